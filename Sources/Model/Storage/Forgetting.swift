import Articles
import GRDB

/// What forgetting a source does, or did.
public struct Forgotten: Hashable, Sendable {
    /// Articles that came only from the source and go with it.
    public var gone = 0
    /// Articles that came only from it and stay, because the reader did something with them.
    public var kept = 0
    /// Of those that are kept: how many were read or begun, starred, bookmarked, have a note that was begun. One may count
    /// several times.
    public var read = 0
    public var starred = 0
    public var bookmarked = 0
    public var drafted = 0
    /// Articles that other sources have brought, too.
    public var shared = 0
}

extension Library {
    /// Forgets a source, in one transaction: its files, and the articles that came only from them. Articles with any mark are
    /// kept. Files that stand in another source, too, are that one's from now on. O(articles of the source).
    /// - Parameter isRehearsal: only says what would happen.
    /// - Throws: `LibraryError.gone` when there is no such source.
    public func forget(_ id: Source.ID, isRehearsal: Bool = false) throws(LibraryError) -> Forgotten {
        try write(keeping: !isRehearsal) { try $0.forget(id, isRehearsal: isRehearsal) }
    }
}

extension Database {
    fileprivate func forget(_ id: Source.ID, isRehearsal: Bool) throws -> Forgotten {
        guard try Bool.fetchOne(self, sql: "SELECT EXISTS (SELECT 1 FROM source WHERE id = ?)", arguments: [id]) == true
        else { throw DatabaseError(resultCode: .SQLITE_CONSTRAINT_FOREIGNKEY) }
        let articles = try Int64.fetchAll(
            self,
            sql: "SELECT DISTINCT article FROM copy JOIN file ON file.id = copy.file WHERE file.source = ?",
            arguments: [id])
        // The innermost of the sources that a file stands in.
        let other = """
            SELECT other.id FROM source AS other
            WHERE other.id <> ?1 AND (file.uri = other.uri
                OR substr(file.uri, 1, length(other.uri) + 1) = other.uri || '/')
            ORDER BY length(other.uri) DESC LIMIT 1
            """
        try execute(
            sql: "UPDATE file SET source = (\(other)) WHERE source = ?1 AND EXISTS (\(other))", arguments: [id])
        try execute(sql: "DELETE FROM file WHERE source = ?", arguments: [id])
        var forgotten = Forgotten()
        for article in articles where try outcome(of: article, &forgotten) && !isRehearsal { try remove(article) }
        try execute(sql: "DELETE FROM source WHERE id = ?", arguments: [id])
        try execute(sql: "DELETE FROM tally WHERE shelf = 'source ' || ?", arguments: [id])
        return forgotten
    }

    /// Counts what becomes of an article: whether it goes, because it stands in no file any more and has no marks.
    private func outcome(of article: Article.ID, _ forgotten: inout Forgotten) throws -> Bool {
        let statement = try cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM copy WHERE article = ?1),
                    EXISTS (SELECT 1 FROM place WHERE article = ?1)
                        OR EXISTS (SELECT 1 FROM status WHERE article = ?1 AND progress <> 'unread'),
                    EXISTS (SELECT 1 FROM status WHERE article = ?1 AND starred),
                    EXISTS (SELECT 1 FROM bookmark WHERE article = ?1),
                    EXISTS (SELECT 1 FROM draft WHERE article = ?1)
                """)
        guard let row = try Row.fetchOne(statement, arguments: [article]) else { return false }
        let marks: [Bool] = [row[1], row[2], row[3], row[4]]
        if row[0] {
            forgotten.shared += 1
        } else if marks.contains(true) {
            forgotten.kept += 1
            forgotten.read += marks[0] ? 1 : 0
            forgotten.starred += marks[1] ? 1 : 0
            forgotten.bookmarked += marks[2] ? 1 : 0
            forgotten.drafted += marks[3] ? 1 : 0
        } else {
            forgotten.gone += 1
            return true
        }
        return false
    }

    /// Removes an article that has no marks, and what was derived from it.
    private func remove(_ article: Article.ID) throws {
        try unindex(article)
        // A status that says nothing.
        try cachedStatement(sql: "DELETE FROM status WHERE article = ?").execute(arguments: [article])
        try cachedStatement(sql: "DELETE FROM article WHERE id = ?").execute(arguments: [article])
    }
}
