import GRDB
import GRDBSQLite

extension Database {
    /// Runs statements that may take long, and lets somebody look up from them many times a second.
    /// - Parameter goesOn: called on this thread, while a statement runs; it must not use the database.
    /// - Throws: `SQLITE_INTERRUPT` when it said no.
    func watched<T>(_ goesOn: () -> Bool, _ body: () throws -> T) throws -> T {
        try withoutActuallyEscaping(goesOn) { goesOn in
            let watcher = Watcher(goesOn: goesOn)
            sqlite3_progress_handler(
                sqliteConnection, 1_000,
                { Unmanaged<Watcher>.fromOpaque($0!).takeUnretainedValue().goesOn() ? 0 : 1 },
                Unmanaged.passUnretained(watcher).toOpaque())
            defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
            return try withExtendedLifetime(watcher) { try body() }
        }
    }
}

private final class Watcher {
    let goesOn: () -> Bool
    init(goesOn: @escaping () -> Bool) { self.goesOn = goesOn }
}

extension Error {
    /// Whether a statement was stopped by whoever watched it.
    var isInterruption: Bool { (self as? DatabaseError)?.resultCode == .SQLITE_INTERRUPT }
}
