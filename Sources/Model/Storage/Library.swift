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
    private let patience: Double
    private let turn = Mutex<WriteTurn?>(nil)

    /// Opens a library, and makes it where there is none: its folder (0700), the file, the tables. A library of an earlier
    /// version is brought to this one. Errors leave the file as it was, byte for byte.
    /// - Parameters:
    ///   - path: the file; absolute, or relative to the working directory.
    ///   - patience: seconds to wait for another program that is writing; an import waits for as long as others make headway.
    public init(at path: String, purpose: Purpose, patience: Double = 2) throws(LibraryError) {
        self.path = path
        self.purpose = purpose
        self.patience = patience
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

    /// Bytes that the log keeps when all that is in it has come into the file; after a long import it has had many more.
    static let logLimit = 4 << 20

    private static func settings(_ purpose: Purpose, _ patience: Double) -> Configuration {
        var settings = Configuration()
        settings.busyMode = .timeout(patience)
        let synchronous = purpose == .reading ? "FULL" : "NORMAL"
        settings.prepareDatabase {
            try $0.execute(sql: "PRAGMA synchronous = \(synchronous); PRAGMA journal_size_limit = \(logLimit)")
        }
        return settings
    }

    // MARK: Access

    /// Runs statements that only read, all of them at one moment of the library.
    func read<T>(_ body: (Database) throws -> T) throws(LibraryError) -> T {
        do {
            return try queue.inDatabase { try $0.transaction(.deferred, body) }
        } catch {
            throw LibraryError(error, at: path)
        }
    }

    /// A number that is another one when another connection, of this program or of another, has changed the library since it
    /// was asked for last.
    public func version() throws(LibraryError) -> Int {
        do {
            return try queue.inDatabase { try $0.dataVersion }
        } catch {
            throw LibraryError(error, at: path)
        }
    }

    /// Runs statements in one transaction: all of them happen, or none.
    func write<T>(_ body: (Database) throws -> T) throws(LibraryError) -> T {
        if purpose == .importing { return try work { database, _ in try body(database) } }
        do {
            try checkPlace()
            return try queue.inDatabase { database in
                guard let turn = writeTurn else { return try database.transaction(.immediate, body) }
                return try turn.wishing { try database.transaction(.immediate, body) }
            }
        } catch {
            throw LibraryError(error, at: path)
        }
    }

    /// Runs one transaction of many that nobody waits for. Marks come before it; of several that work each has its turn, and
    /// waits for it while the others make headway.
    /// - Parameters:
    ///   - isCancelled: asked while it waits; then it throws `LibraryError.interrupted`.
    ///   - body: is to end soon when its second argument says so: others wait, or the transaction has become long.
    func work<T>(
        isCancelled: () -> Bool = { false }, _ body: (Database, _ isOver: () -> Bool) throws -> T
    ) throws(LibraryError) -> T {
        do {
            try checkPlace()
            return try queue.inDatabase { database in
                let turn = writeTurn
                func transaction() throws -> T {
                    try database.patientTransaction(isCancelled) { database in
                        let shift = WorkShift(turn)
                        return try body(database) { shift.isOver }
                    }
                }
                guard let turn else { return try transaction() }
                var version = try database.dataVersion
                return try turn.working(
                    patience: .seconds(patience), isCancelled: isCancelled,
                    hasHeadway: { try database.dataVersion(differsFrom: &version) }, transaction)
            }
        } catch {
            throw LibraryError(error, at: path)
        }
    }

    /// SQLite would write to a file that has no name any more, and say that all is well.
    private func checkPlace() throws {
        if let file, OpenFiles.Key(path) != file { throw LibraryError.moved(path: path) }
    }

    /// Made when something is written first: the first frame does not wait for it.
    private var writeTurn: WriteTurn? {
        guard file != nil else { return nil }
        return turn.withLock { turn in
            if turn == nil { turn = WriteTurn(library: path) }
            return turn
        }
    }
}

/// The time of one transaction of work.
private struct WorkShift {
    private let turn: WriteTurn?
    private let start = ContinuousClock.now

    /// Even who makes no signs gets its turn then; and what others who work must leave for it to be worth a transaction.
    private static let longest = Duration.seconds(1)
    private static let least = Duration.milliseconds(100)

    init(_ turn: WriteTurn?) { self.turn = turn }

    var isOver: Bool {
        if turn?.isWished == true { return true }
        let time = start.duration(to: .now)
        return time > Self.longest || time > Self.least && turn?.isQueued == true
    }
}

extension Database {
    /// Runs statements in a transaction, and gives what they give.
    fileprivate func transaction<T>(_ kind: TransactionKind, _ body: (Database) throws -> T) throws -> T {
        var result: T?
        try inTransaction(kind) {
            result = try body(self)
            return .commit
        }
        return result!
    }

    /// The same for one that writes, and begins as long as others end theirs.
    fileprivate func patientTransaction<T>(_ isCancelled: () -> Bool, _ body: (Database) throws -> T) throws -> T {
        var version = try dataVersion
        while true {
            var hasBegun = false
            do {
                return try transaction(.immediate) {
                    hasBegun = true
                    return try body($0)
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && !hasBegun {
                if isCancelled() { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
                guard try dataVersion(differsFrom: &version) else { throw error }
            }
        }
    }

    /// Another number when another connection has written.
    fileprivate var dataVersion: Int {
        get throws { try Int.fetchOne(cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
    }

    fileprivate func dataVersion(differsFrom last: inout Int) throws -> Bool {
        let now = try dataVersion
        defer { last = now }
        return now != last
    }
}
