import Glibc

/// A file that is written from its beginning on, in large pieces.
final class OutputFile {
    let path: String
    /// Bytes so far.
    private(set) var size = 0
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ path: String) throws(CorpusError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite(path, String(cString: strerror(errno))) }
    }

    deinit { Glibc.close(descriptor) }

    func write(_ bytes: some Collection<UInt8>) throws(CorpusError) {
        buffer.append(contentsOf: bytes)
        size += bytes.count
        if buffer.count >= 1 << 18 { try flush() }
    }

    /// To be called at the end: what is in memory is lost without it.
    func flush() throws(CorpusError) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path, String(cString: strerror(errno))) }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Why a corpus could not be written.
public enum CorpusError: Error, CustomStringConvertible {
    case cannotWrite(String, String)
    case notEmpty(String)
    case tooSmall(Int)
    case unreadable(String)

    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
        case .notEmpty(let path): "\(path) is not empty: name a new folder, or remove it"
        case .tooSmall(let size): "a corpus has \(Composer.leastSize) articles or more, not \(size)"
        case .unreadable(let path): "\(path) holds no corpus, or an unfinished one: remove it, or name another folder"
        }
    }
}
