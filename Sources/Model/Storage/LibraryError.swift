import GRDB

/// Why a library could not be used. The library's file is as it was before.
public enum LibraryError: Error, Hashable, Sendable {
    /// The folder of a new library cannot be made.
    case noFolder(String, reason: String)
    case unreadable(path: String, reason: String)
    /// Another program was writing for longer than we wait.
    case locked(path: String)
    /// The file, its folder or its file system.
    case readOnly(path: String)
    /// A later version of Broadsheet wrote it.
    case newer(path: String)
    /// Not a database at all.
    case notALibrary(path: String)
    /// A database, cut short or with bytes that cannot be.
    case damaged(path: String)
    /// The database of another program.
    case foreign(path: String)
    case full(path: String)
    /// The file is no longer where it was when it was opened, or another one is.
    case moved(path: String)
    /// The article or the bookmark of a change is not there, or no longer.
    case gone(path: String)
    /// `Library.interrupt` was called while it was read.
    case interrupted(path: String)
    /// Anything else, in SQLite's words.
    case failed(path: String, message: String)
}

extension LibraryError: CustomStringConvertible {
    /// One or two sentences: what is wrong with which file, and what to do.
    public var description: String {
        let another = "name another library with --library FILE"
        return switch self {
        case .noFolder(let folder, let reason):
            "The folder \(folder) cannot be made (\(reason)). Make it yourself, or \(another)."
        case .unreadable(let path, let reason):
            "The library \(path) cannot be opened (\(reason)). Make it readable, or \(another)."
        case .locked(let path):
            "The library \(path) is locked by another program. Wait until that has finished, or end it, and try again."
        case .readOnly(let path):
            "The library \(path) cannot be written: the file, its folder or the file system is read-only. "
                + "Make them writable, or \(another)."
        case .newer(let path):
            "The library \(path) was written by a newer Broadsheet. Update Broadsheet, or \(another)."
        case .notALibrary(let path):
            "\(path) is not a library. If it should be one, restore it from a backup; else \(another)."
        case .damaged(let path):
            "The library \(path) is damaged: broadsheet check says where. Put a backup in its place, or move it away, "
                + "and broadsheet restore brings the marks of the last snapshot into a new one."
        case .foreign(let path):
            "\(path) is the database of another program, and is left alone. Please \(another)."
        case .full(let path):
            "The disk of the library \(path) is full. Free some space and try again."
        case .moved(let path):
            "The library \(path) has been removed or replaced since it was opened: what is done now would be lost. Put it back, or "
                + "begin again."
        case .gone(let path):
            "The library \(path) does not hold that article or bookmark any more. List it again."
        case .interrupted(let path): "Reading the library \(path) was stopped."
        case .failed(let path, let message):
            "The library \(path) cannot be used (\(message)). Try again, or \(another)."
        }
    }
}

extension LibraryError {
    /// What an error of SQLite's or of ours means for the library at a path.
    init(_ error: any Error, at path: String) {
        switch error {
        case let error as LibraryError: self = error
        case is PackingError: self = .damaged(path: path)
        case let error as DatabaseError: self.init(error, at: path)
        default: self = .failed(path: path, message: "\(error)")
        }
    }

    private init(_ error: DatabaseError, at path: String) {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            self = .gone(path: path)
            return
        case .SQLITE_IOERR_SHORT_READ:
            self = .damaged(path: path)
            return
        // There is no room for what its connections share.
        case .SQLITE_IOERR_SHMSIZE:
            self = .full(path: path)
            return
        default: break
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        // The file itself was readable: what cannot be opened is the log beside it.
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path)
        case .SQLITE_NOTADB: self = .notALibrary(path: path)
        case .SQLITE_INTERRUPT: self = .interrupted(path: path)
        case .SQLITE_FULL: self = .full(path: path)
        default: self = .failed(path: path, message: error.message ?? error.resultCode.description)
        }
    }
}
