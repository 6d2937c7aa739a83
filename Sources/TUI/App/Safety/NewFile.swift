import Glibc

/// A file that is there as a whole or not at all: it is written under another name beside its place, for the reader alone, and
/// moved there when all of it is on the disk. It goes when its holder does before that.
final class NewFile {
    /// Where it is until it is published.
    let temporary: String
    private let path: String
    private let descriptor: Int32
    private var isPublished = false
    private var buffer: [UInt8] = []

    /// What such names begin with, after a dot.
    static let prefix = ".broadsheet-"

    init(at path: String) throws(FileError) {
        self.path = path
        var template = Array("\(Self.folder(of: path))/\(Self.prefix)XXXXXX".utf8CString)
        descriptor = mkstemp(&template)  // 0600
        guard descriptor >= 0 else { throw .writing() }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        close(descriptor)
        remove()
    }

    /// Gives it up, with what SQLite may have put beside it.
    func remove() {
        guard !isPublished else { return }
        for suffix in ["", "-journal", "-wal", "-shm"] { unlink(temporary + suffix) }
    }

    func write(_ bytes: some Sequence<UInt8>) throws(FileError) {
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Puts it in its place, and what was there out of it.
    func publish() throws(FileError) {
        try flush()
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw .writing() }
        isPublished = true
        // The name is in the folder; it need not be on the disk yet.
        let folder = open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        defer { close(folder) }
        if fsync(folder) != 0, errno != EINVAL { throw .writing() }
    }

    private func flush() throws(FileError) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { throw .writing() }
            rest = rest.dropFirst(max(0, count))
        }
        buffer = []
    }

    /// As it was named.
    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension FileError {
    /// Why something could not be written, from `errno`.
    static func writing() -> FileError {
        switch errno {
        case ENOENT: FileError("its folder does not exist")
        case EACCES, EPERM: FileError("no permission to write there")
        case ENOSPC, EDQUOT: FileError("the disk is full; free some space and try again")
        default: FileError(String(cString: strerror(errno)).lowercased())
        }
    }
}
