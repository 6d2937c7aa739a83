import Articles
import GRDB

// Whether the full-text index holds what the articles say.

extension Database {
    /// Articles whose seat in the index is empty, seats that no article has, and those that are not in the order of dates.
    /// An index that cannot be read to its end counts as one more.
    func misplacedSeats() throws -> Int {
        let count = try Int.fetchOne(
            self,
            sql: """
                SELECT (SELECT count(*) FROM article
                        WHERE seat IS NOT NULL AND seat NOT IN (SELECT id FROM search_docsize))
                    + (SELECT count(*) FROM search_docsize
                        WHERE id NOT IN (SELECT seat FROM article WHERE seat IS NOT NULL))
                    + (SELECT count(*) FROM (
                        SELECT seat, lag(seat) OVER (ORDER BY moment, id DESC) AS before
                        FROM article WHERE seat IS NOT NULL) WHERE before >= seat)
                """)
        return try (count ?? 0) + (canReadIndex() ? 0 : 1)
    }

    /// Reads all words of the index. (Its own `integrity-check` is a write to SQLite, and would keep others from writing.)
    private func canReadIndex() throws -> Bool {
        let isReadOnly = try Bool.fetchOne(self, sql: "PRAGMA query_only") ?? false
        if isReadOnly { try execute(sql: "PRAGMA query_only = 0") }
        defer { if isReadOnly { try? execute(sql: "PRAGMA query_only = 1") } }
        do {
            try execute(sql: "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, row)")
            defer { try? execute(sql: "DROP TABLE temp.words") }
            _ = try Int.fetchOne(self, sql: "SELECT sum(doc + cnt) FROM temp.words")
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return false
        }
    }

    /// Whether the index was given something else of an article than it says now.
    func indexDiffers(from id: Article.ID) throws -> Bool {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT seat, indexed FROM article WHERE id = ?"), arguments: [id])
        guard let row, row[0] as Int64? != nil else { return false }
        return try IndexedWords(of: id, in: self)?.fingerprint != row[1] as Int64?
    }

    /// SQLite's own look at the index.
    func examineIndex() throws { try execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')") }
}
