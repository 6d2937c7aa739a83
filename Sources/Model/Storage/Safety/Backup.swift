import GRDB
import Glibc

extension Library {
    /// Writes a copy of the library as it is at one moment, into a file that is empty or not there yet. Others read and write
    /// the library meanwhile. Memory does not depend on the size of the library; the copy is as small as it can be.
    ///
    /// The copy is not on the disk before somebody sees to it (`fsync`); what an error leaves of it is of no use.
    /// - Parameters:
    ///   - path: of the copy.
    ///   - goesOn: called several times a second with bytes written and bytes of the library; no ends it.
    /// - Returns: whether the copy is whole; `false` when `goesOn` said no.
    public func copy(
        to path: String, _ goesOn: (_ written: Int, _ all: Int) -> Bool = { _, _ in true }
    ) throws(LibraryError) -> Bool {
        do {
            try queue.inDatabase { database in
                func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
                let all = try number("PRAGMA page_count") * number("PRAGMA page_size")
                let isReadOnly = try number("PRAGMA query_only") == 1
                // It says no to writing any file.
                if isReadOnly { try database.execute(sql: "PRAGMA query_only = 0") }
                defer { if isReadOnly { try? database.execute(sql: "PRAGMA query_only = 1") } }
                try database.watched({ goesOn(size(ofFileAt: path), all) }) {
                    try database.execute(sql: "VACUUM INTO ?", arguments: [FileState.sqlitePath(path)])
                }
            }
            // Libraries are in this mode from their beginning; what VACUUM writes is not.
            let copy = try DatabaseQueue(path: FileState.sqlitePath(path))
            try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try copy.close()
            return true
        } catch  where error.isInterruption {
            return false
        } catch {
            // Of the two files it is the library that is damaged or locked, and the copy that finds no room.
            let meaning = LibraryError(error, at: self.path)
            switch meaning {
            case .full, .readOnly, .failed: throw LibraryError(error, at: path)
            default: throw meaning
            }
        }
    }
}

/// Bytes; 0 where there is no file.
private func size(ofFileAt path: String) -> Int {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
}
