import Glibc
import Importing
import Storage

/// Why a file could not be read, as the reader is told: in words that follow the file's name and a colon.
struct FileError: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }

    /// From `errno`.
    static func system() -> FileError {
        switch errno {
        case ENOENT: FileError("no such file or folder")
        case EACCES, EPERM: FileError("no permission to read it")
        case ELOOP: FileError("its links lead in a circle")
        default: FileError(String(cString: strerror(errno)).lowercased())
        }
    }
}

/// Files as the importer wants them: regular, bounded, whole.
enum InputFile {
    /// A newsletter is far smaller; a disk image should not fill the memory.
    static let maximumSize = 256 << 20

    /// The absolute path without links.
    static func realPath(_ path: [UInt8]) throws(FileError) -> [UInt8] {
        guard !path.contains(0), let resolved = realpath(path.map(CChar.init(bitPattern:)) + [0], nil) else {
            throw .system()
        }
        defer { free(resolved) }
        return Array(UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map(UInt8.init(bitPattern:)))
    }

    static func status(_ path: [UInt8], followingLinks: Bool = true) throws(FileError) -> stat {
        var info = stat()
        let name = path.map(CChar.init(bitPattern:)) + [0]
        guard (followingLinks ? stat(name, &info) : lstat(name, &info)) == 0 else { throw .system() }
        return info
    }

    enum Kind { case file, folder, link, other }

    static func kind(_ info: stat) -> Kind {
        switch info.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// Whether a path leads to a folder, by links or not.
    static func isFolder(_ path: [UInt8]) -> Bool { (try? status(path)).map(kind) == .folder }

    static func stamp(_ info: stat) -> FileStamp {
        FileStamp(
            size: Int64(info.st_size),
            modified: Int64(info.st_mtim.tv_sec) * 1_000_000_000 + Int64(info.st_mtim.tv_nsec),
            inode: UInt64(info.st_ino), parser: Importer.version)
    }

    /// The bytes of a regular file, and its stamp as it was when they were read.
    static func read(_ path: [UInt8]) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp) {
        // Not blocking, lest a pipe that nobody writes to hold everything up.
        let descriptor = open(path.map(CChar.init(bitPattern:)) + [0], O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system() }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw .system() }
        switch info.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw FileError("it is a folder")
        case S_IFIFO: throw FileError("it is a pipe, not a file; give it as - on standard input")
        case S_IFSOCK: throw FileError("it is a socket, not a file")
        default: throw FileError("it is a device, not a file")
        }
        return (try readAll(descriptor, expecting: Int(info.st_size)), stamp(info))
    }

    static func readStandardInput() throws(FileError) -> [UInt8] { try readAll(STDIN_FILENO, expecting: 65_536) }

    private static func readAll(_ descriptor: Int32, expecting size: Int) throws(FileError) -> [UInt8] {
        guard size <= maximumSize else { throw FileError("it is larger than \(maximumSize >> 20) MB") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system()
            }
            bytes += buffer[..<count]
            guard bytes.count <= maximumSize else { throw FileError("it is larger than \(maximumSize >> 20) MB") }
        }
    }
}
