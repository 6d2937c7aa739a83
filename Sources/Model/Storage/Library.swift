import Articles
import GRDB
import Synchronization

/// Everything that a reader keeps, in one SQLite file: articles, where they came from, and what the reader did with them.
///
/// One connection. It may be used from any thread, one call at a time: calls wait for one another. Several libraries may be
/// open on one file, in one process or in many: readers are never blocked, writers wait for each other `patience` seconds.
public final class Library: Sendable {
    /// What a library is opened for.
    public enum Purpose: Sendable {
        /// Reads and writes; every write is on the disk (`synchronous=FULL`) when the call returns.
        case reading
        /// Reads and writes; a power failure may undo the last writes, but never tears one (`synchronous=NORMAL`).
        case importing
        /// Reads only. A library that does not exist is an empty one, and is not created.
        case inspecting
    }

    /// The file, as it was named.
    public let path: String

    let queue: DatabaseQueue
    private let file: OpenFiles.Key?
    private let purpose: Purpose
    private let wish = Mutex<WriteWish?>(nil)

    /// Opens a library, and makes it where there is none: its folder (0700), the file, the tables. A library of an earlier
    /// version is brought to this one. Errors leave the file as it was, byte for byte.
    /// - Parameters:
    ///   - path: the file; absolute, or relative to the working directory.
    ///   - patience: seconds to wait for another program that is writing.
    public init(at path: String, purpose: Purpose, patience: Double = 2) throws(LibraryError) {
        self.path = path
        self.purpose = purpose
        do {
            (queue, file) = try OpenFiles.all.withLock { open in
                let found = try FileState(at: path, in: open, writable: purpose != .inspecting, patience: patience)
                if found == .new, purpose == .inspecting { return (try Self.empty(), nil) }
                if found == .new { try makeFolder(of: path) }
                let queue = try DatabaseQueue(
                    path: FileState.sqlitePath(path), configuration: Self.settings(purpose, patience))
                if found != .library(version: Schema.version) { try Schema.migrate(queue, at: path) }
                if purpose == .inspecting { try queue.inDatabase { try $0.execute(sql: "PRAGMA query_only = 1") } }
                return (queue, open.add(path))
            }
        } catch {
            throw LibraryError(error, at: path)
        }
    }

    deinit {
        try? queue.close()
        if let file { OpenFiles.all.withLock { $0.remove(file) } }
    }

    private static func empty() throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try Schema.migrate(queue, at: "")
        try queue.inDatabase { try $0.execute(sql: "PRAGMA query_only = 1") }
        return queue
    }

    private static func settings(_ purpose: Purpose, _ patience: Double) -> Configuration {
        var settings = Configuration()
        settings.busyMode = .timeout(patience)
        let synchronous = purpose == .reading ? "FULL" : "NORMAL"
        settings.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = \(synchronous)") }
        return settings
    }

    // MARK: Access

    /// Runs statements that only read.
    func read<T>(_ body: (Database) throws -> T) throws(LibraryError) -> T {
        do {
            return try queue.inDatabase(body)
        } catch {
            throw LibraryError(error, at: path)
        }
    }

    /// A number that is another one when another connection, of this program or of another, has changed the library since it
    /// was asked for last.
    public func version() throws(LibraryError) -> Int {
        try read { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
    }

    /// Runs statements in one transaction: all of them happen, or none. Marks come before imports: those let them.
    /// - Parameter isKept: whether they are to last; else they are undone, and only their result is left.
    func write<T>(keeping isKept: Bool = true, _ body: (Database) throws -> T) throws(LibraryError) -> T {
        func transaction() throws -> T {
            var result: T?
            try queue.inTransaction(.immediate) { database in
                result = try body(database)
                return isKept ? .commit : .rollback
            }
            return result!
        }
        do {
            guard let wish = writeWish else { return try transaction() }
            if purpose == .reading { return try wish.making(transaction) }
            wish.grant()
            return try transaction()
        } catch {
            throw LibraryError(error, at: path)
        }
    }

    /// Whether somebody waits for this writer's transaction to end.
    var isAwaited: Bool { purpose == .importing && writeWish?.isMade == true }

    /// Made when something is written first: the first frame does not wait for it.
    private var writeWish: WriteWish? {
        guard file != nil else { return nil }
        return wish.withLock { wish in
            if wish == nil { wish = WriteWish(library: path) }
            return wish
        }
    }
}
