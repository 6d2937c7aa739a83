import Glibc
import Importing
import Storage

/// Why a file could not be read, as the reader is told: in words that follow the file's name and a colon.
struct FileError: Error {
    let reason: String
    /// There is nothing by that name.
    var isMissing = false

    init(_ reason: String) { self.reason = reason }

    private static var missing: FileError {
        var error = FileError("no such file or folder")
        error.isMissing = true
        return error
    }

    /// From `errno`.
    static func system() -> FileError {
        switch errno {
        case ENOENT: missing
        case EACCES, EPERM: FileError("no permission to read it")
        case ELOOP: FileError("its links lead in a circle")
        default: FileError(String(cString: strerror(errno)).lowercased())
        }
    }
}

/// Files as the importer wants them: found by their bytes, regular.
enum InputFile {
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
}
