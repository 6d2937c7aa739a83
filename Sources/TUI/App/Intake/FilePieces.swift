import Glibc
import Storage

/// The bytes of a file, piece by piece: what is larger than the memory can be read, too. One thread at a time.
final class FilePieces {
    /// The most bytes of a piece.
    private static let size = 256 << 10

    /// The file as it was when it was opened; of standard input, what has been read of it.
    private(set) var stamp: FileStamp
    private let descriptor: Int32
    private let isStandardInput: Bool
    /// How many bytes are thought to come still: small files get small pieces.
    private var expected: Int

    /// Opens a regular file.
    init(_ path: [UInt8]) throws(FileError) {
        // Not blocking, lest a pipe that nobody writes to hold everything up.
        descriptor = open(path.map(CChar.init(bitPattern:)) + [0], O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system() }
        var info = stat()
        let error: FileError? =
            if fstat(descriptor, &info) != 0 { .system() } else { Self.refusal(of: info) }
        if let error {
            close(descriptor)
            throw error
        }
        stamp = InputFile.stamp(info)
        expected = Int(info.st_size)
        isStandardInput = false
    }

    /// Standard input, whatever it is.
    init() {
        descriptor = STDIN_FILENO
        stamp = InputFile.stamp(stat())
        expected = Self.size
        isStandardInput = true
    }

    deinit {
        if !isStandardInput { close(descriptor) }
    }

    private static func refusal(of info: stat) -> FileError? {
        switch info.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: FileError("it is a folder")
        case S_IFIFO: FileError("it is a pipe, not a file; give it as - on standard input")
        case S_IFSOCK: FileError("it is a socket, not a file")
        default: FileError("it is a device, not a file")
        }
    }

    /// The next piece; empty at the end.
    func next() throws(FileError) -> [UInt8] {
        while true {
            var error: Int32 = 0
            let room = min(Self.size, max(4096, expected))
            let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let result = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if result < 0 { error = errno }
                count = max(0, result)
            }
            if error == EINTR { continue }
            if error != 0 {
                errno = error
                throw .system()
            }
            if isStandardInput { stamp.size += Int64(piece.count) } else { expected -= piece.count }
            return piece
        }
    }

    /// All that is left, of a file that is known to be small.
    func rest() throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        while case let piece = try next(), !piece.isEmpty { bytes += piece }
        return bytes
    }
}
