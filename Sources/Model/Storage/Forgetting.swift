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
    ///
    /// The articles are gone for everybody, but `removeForgotten` frees their space.
    /// - Parameter isRehearsal: only says what would happen.
    /// - Throws: `LibraryError.gone` when there is no such source.
    public func forget(_ id: Source.ID, isRehearsal: Bool = false) throws(LibraryError) -> Forgotten {
        if isRehearsal { return try read { try $0.partings(from: id).forgotten } }
        return try write { try $0.forget(id) }
    }

    /// Whether there are forgotten articles to be removed. O(1).
    public func hasForgotten() throws(LibraryError) -> Bool { try read { try $0.hasLeaving() } }

    /// Removes the articles of forgotten sources, in many transactions between which others write, and gives their space back
    /// where that takes no time. Whoever stops it loses nothing: the next import goes on. O(bytes of the articles).
    /// - Parameters:
    ///   - isCancelled: asked after each article.
    ///   - headway: called after each transaction with how many are left.
    public func removeForgotten(
        isCancelled: () -> Bool = { false }, _ headway: (_ left: Int) -> Void = { _ in }
    ) throws(LibraryError) {
        guard try hasForgotten() else { return }
        try work(isCancelled: isCancelled) { database, _ in
            if try database.isIndexBestEmptied() { try database.emptyIndex() }
        }
        var left = 1
        while left > 0, !isCancelled() {
            left = try work(isCancelled: isCancelled) { database, isOver in
                let ids = try Int64.fetchAll(database, sql: "SELECT article FROM leaving LIMIT \(Self.mostRemoved)")
                for id in ids {
                    try database.remove(id)
                    if isCancelled() || isOver() { break }
                }
                return try Int.fetchOne(database, sql: "SELECT count(*) FROM leaving") ?? 0
            }
            headway(left)
        }
        if left == 0 { shrink() }
    }

    /// Articles of one transaction; without words to be taken out of the index they go fast.
    private static let mostRemoved = 1_000

    /// What stays is written anew, when that is less than what is free and takes a moment: others cannot write meanwhile.
    /// Where it fails, the free pages are used by what comes.
    private func shrink() {
        _ = try? queue.inDatabase { database in
            func number(_ pragma: String) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA \(pragma)") ?? 0 }
            let (pages, free) = (try number("page_count"), try number("freelist_count"))
            guard free > pages / 2, try (pages - free) * number("page_size") <= Self.mostRewritten else { return }
            try database.execute(sql: "VACUUM")
        }
    }

    /// Bytes.
    private static let mostRewritten = 64 << 20
}

extension Database {
    /// What becomes of the articles of a source.
    fileprivate struct Partings {
        var forgotten = Forgotten()
        /// Those that go.
        var articles: [Article.ID] = []
    }

    /// SQL for the innermost of the other sources that a file stands in; `?1` is the source.
    private static let otherSource = """
        SELECT other.id FROM source AS other
        WHERE other.id <> ?1 AND (file.uri = other.uri
            OR substr(file.uri, 1, length(other.uri) + 1) = other.uri || '/')
        ORDER BY length(other.uri) DESC LIMIT 1
        """

    fileprivate func forget(_ id: Source.ID) throws -> Forgotten {
        let partings = try partings(from: id)
        try execute(
            sql: "UPDATE file SET source = (\(Self.otherSource)) WHERE source = ?1 AND EXISTS (\(Self.otherSource))",
            arguments: [id])
        // First what would be counted down one by one.
        try execute(sql: "DELETE FROM tally WHERE shelf = 'source ' || ?", arguments: [id])
        try execute(sql: "DELETE FROM member WHERE source = ?", arguments: [id])
        try execute(sql: "DELETE FROM file WHERE source = ?", arguments: [id])
        try execute(sql: "DELETE FROM source WHERE id = ?", arguments: [id])
        let leave = try cachedStatement(sql: "INSERT INTO leaving (article) VALUES (?)")
        for article in partings.articles { try leave.execute(arguments: [article]) }
        return partings.forgotten
    }

    /// Looks which articles of a source stand in no other file and have no marks.
    fileprivate func partings(from id: Source.ID) throws -> Partings {
        guard try Bool.fetchOne(self, sql: "SELECT EXISTS (SELECT 1 FROM source WHERE id = ?)", arguments: [id]) == true
        else { throw DatabaseError(resultCode: .SQLITE_CONSTRAINT_FOREIGNKEY) }
        let rows = try Row.fetchCursor(
            self,
            sql: """
                WITH own AS MATERIALIZED (
                    SELECT id FROM file WHERE source = ?1 AND NOT EXISTS (\(Self.otherSource)))
                SELECT article,
                    EXISTS (SELECT 1 FROM copy WHERE copy.article = mine.article AND file NOT IN own),
                    EXISTS (SELECT 1 FROM place WHERE place.article = mine.article)
                        OR EXISTS (SELECT 1 FROM status WHERE status.article = mine.article AND progress <> 'unread'),
                    EXISTS (SELECT 1 FROM status WHERE status.article = mine.article AND starred),
                    EXISTS (SELECT 1 FROM bookmark WHERE bookmark.article = mine.article),
                    EXISTS (SELECT 1 FROM draft WHERE draft.article = mine.article)
                FROM (SELECT DISTINCT article FROM copy JOIN file ON file.id = copy.file WHERE file.source = ?1) AS mine
                """, arguments: [id])
        var partings = Partings()
        while let row = try rows.next() {
            let marks: [Bool] = [row[2], row[3], row[4], row[5]]
            if row[1] {
                partings.forgotten.shared += 1
            } else if marks.contains(true) {
                partings.forgotten.kept += 1
                partings.forgotten.read += marks[0] ? 1 : 0
                partings.forgotten.starred += marks[1] ? 1 : 0
                partings.forgotten.bookmarked += marks[2] ? 1 : 0
                partings.forgotten.drafted += marks[3] ? 1 : 0
            } else {
                partings.forgotten.gone += 1
                partings.articles.append(row[0])
            }
        }
        return partings
    }

    /// A condition over `article`: it is not leaving.
    static let stays = "article.id NOT IN (SELECT article FROM leaving)"

    /// Whether articles are leaving.
    func hasLeaving() throws -> Bool {
        try Bool.fetchOne(cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM leaving)")) ?? false
    }

    /// Whether it is less work to index anew what stays than to take out, word by word, what leaves. A large index cannot be
    /// emptied at once: others would have to wait.
    fileprivate func isIndexBestEmptied() throws -> Bool {
        let leaving = try Int.fetchOne(
            self,
            sql: "SELECT count(*) FROM leaving JOIN article ON article.id = leaving.article WHERE seat IS NOT NULL")
        let all = try Int.fetchOne(self, sql: "SELECT count(*) FROM article WHERE seat IS NOT NULL")
        guard let leaving, let all else { return false }
        return leaving > all / 2 && all <= Self.mostEmptied
    }

    /// Articles of an index that is emptied in a second.
    private static let mostEmptied = 25_000

    /// Removes an article that is leaving, and what was derived from it.
    fileprivate func remove(_ article: Article.ID) throws {
        try unindex(article)
        // A status that says nothing.
        try cachedStatement(sql: "DELETE FROM status WHERE article = ?").execute(arguments: [article])
        try cachedStatement(sql: "DELETE FROM article WHERE id = ?").execute(arguments: [article])
    }
}
