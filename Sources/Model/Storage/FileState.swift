import GRDB
import Glibc

/// What stands at the path of a library, found out without changing a byte: SQLite rolls back and checkpoints whatever it
/// opens for writing, also what turns out to be another program's.
enum FileState: Equatable {
    /// Nothing, an empty file, or a database without any table.
    case new
    case library(version: Int)

    /// - Throws: `LibraryError` for everything that is not a library of this or an earlier version.
    init(at path: String, in open: OpenFiles, writable: Bool, patience: Double) throws {
        if open.contains(path) {
            self = .library(version: Schema.version)
            return
        }
        guard let header = try Header(at: path, writable: writable) else {
            self = .new
            return
        }
        if Header.size(ofFileAt: path + "-wal") > 0 {
            // The newest header is in the log.
            self = try Self.askSQLite(path, patience)
        } else if header.isTruncated {
            throw LibraryError.damaged(path: path)
        } else {
            try self.init(
                application: header.application, version: header.version, schemaChanges: header.schemaChanges,
                path: path)
        }
    }

    /// - Parameters:
    ///   - schemaChanges: how often tables were made or dropped; 0 in a database that never had any.
    ///   - current: the version that we write.
    init(
        application: Int32, version: Int32, schemaChanges: Int32, path: String, current: Int = Schema.version
    ) throws(LibraryError) {
        switch (application, version) {
        case (Schema.application, 1...Int32(current)): self = .library(version: Int(version))
        case (Schema.application, Int32(current)...): throw .newer(path: path)
        case (0, 0) where schemaChanges == 0: self = .new
        default: throw .foreign(path: path)
        }
    }

    /// SQLite takes some names for other things than files.
    static func sqlitePath(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

    private static func askSQLite(_ path: String, _ patience: Double) throws -> FileState {
        var settings = Configuration()
        settings.readonly = true
        settings.busyMode = .timeout(patience)
        let queue = try DatabaseQueue(path: sqlitePath(path), configuration: settings)
        defer { try? queue.close() }
        return try queue.inDatabase { database in
            func number(_ pragma: String) throws -> Int32 { try Int32.fetchOne(database, sql: "PRAGMA \(pragma)") ?? 0 }
            return try FileState(
                application: number("application_id"), version: number("user_version"),
                schemaChanges: number("schema_version"), path: path)
        }
    }
}

/// The first hundred bytes of an SQLite file (sqlite.org/fileformat.html, 1.3).
private struct Header {
    let application: Int32
    let version: Int32
    let schemaChanges: Int32
    /// Whether the file is shorter than it says.
    let isTruncated: Bool

    /// `nil` for a file that is missing or empty.
    init?(at path: String, writable: Bool) throws(LibraryError) {
        var facts = stat()
        if stat(path, &facts) != 0 {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, reason: reason(errno))
        }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(
                path: path, reason: facts.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is not a file")
        }
        var descriptor = Glibc.open(path, (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC)
        let isReadOnly = descriptor < 0 && writable
        let error = errno
        if isReadOnly { descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: reason(errno)) }
        defer { close(descriptor) }
        if isReadOnly {
            throw [EACCES, EPERM, EROFS].contains(error)
                ? .readOnly(path: path) : .unreadable(path: path, reason: reason(error))
        }
        if facts.st_size == 0 { return nil }
        var bytes = [UInt8](repeating: 0, count: 100)
        guard pread(descriptor, &bytes, 100, 0) == 100, bytes.starts(with: "SQLite format 3\0".utf8) else {
            throw .notALibrary(path: path)
        }
        func number(_ offset: Int) -> UInt32 { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
        let pages = Int(number(28))
        let countsPages = number(24) == number(92)
        isTruncated = countsPages && Int(facts.st_size) < pages * (pageSize == 1 ? 65536 : pageSize)
        schemaChanges = Int32(bitPattern: number(40))
        version = Int32(bitPattern: number(60))
        application = Int32(bitPattern: number(68))
    }

    /// Bytes; 0 where there is no file.
    static func size(ofFileAt path: String) -> Int {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
    }
}

/// Makes the folder of a library and those above it, for the reader alone.
func makeFolder(of path: String) throws(LibraryError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o700) == 0 || errno == EEXIST && OpenFiles.Key(folder + "/.") != nil { return }
    guard errno == ENOENT else { throw .noFolder(folder, reason: reason(errno)) }
    try makeFolder(of: folder)
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .noFolder(folder, reason: reason(errno)) }
}

private func reason(_ error: Int32) -> String { String(cString: strerror(error)).lowercased() }
