import Articles
import Foundation
import GRDB

// The full-text index: what it is given, and how it follows the articles.
//
// It keeps no text, so whatever it is to forget must be said to it again, word by word: `unindex` comes before any change of
// what it was given. What has no seat is to be indexed: new articles, changed ones, all after a repair.

/// How far the index is.
public struct IndexProgress: Hashable, Sendable {
    public var indexed: Int
    public var total: Int

    /// How many articles cannot be found yet.
    public var left: Int { total - indexed }
    public var isDone: Bool { left <= 0 }
}

extension Library {
    /// Indexes some of the articles that are not yet, the newest first, in one transaction.
    /// - Parameters:
    ///   - limit: at most so many articles.
    ///   - isWanted: asked after each article: whether to go on. What is indexed by then stays. (It also ends when others want to
    ///     write, or it has become long.)
    /// - Returns: how many were indexed; 0 when there is nothing left to do.
    public func indexSome(atMost limit: Int, while isWanted: () -> Bool = { true }) throws(LibraryError) -> Int {
        // Most often there is nothing to do, and nobody is made to wait for that.
        guard try read({ try $0.hasUnindexed() }) else { return 0 }
        return try work(isCancelled: { !isWanted() }) { database, isOver in
            let waiting = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT id, moment FROM article INDEXED BY article_seating
                        WHERE \(Database.isUnindexed) ORDER BY moment DESC, id LIMIT ?
                        """), arguments: [limit]
            ).map { Seating.Candidate(article: $0[0], moment: $0[1]) }
            var seating = Seating(waiting.reversed(), in: database)
            return try seating.run { isWanted() && !isOver() }
        }
    }

    /// How much of the library is indexed.
    public func indexProgress() throws(LibraryError) -> IndexProgress {
        try read { database in
            let total = try Int.fetchOne(database, sql: "SELECT articles FROM tally WHERE shelf = 'all'") ?? 0
            let left = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM article INDEXED BY article_seating WHERE \(Database.isUnindexed)")
            return IndexProgress(indexed: total - (left ?? 0), total: total)
        }
    }
}

extension Database {
    func hasUnindexed() throws -> Bool {
        try Bool.fetchOne(
            cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM article INDEXED BY article_seating WHERE \(Self.isUnindexed))"))
            ?? false
    }

    fileprivate static let isUnindexed = "(seat IS NULL) = 1 AND \(stays)"

    /// Gives an article to the index, at a seat.
    func index(_ id: Article.ID, at seat: Int64) throws {
        guard let words = try IndexedWords(of: id, in: self) else { return }
        try cachedStatement(
            sql:
                "INSERT INTO search (rowid, title, author, publication, text, note, remark) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [seat] + words.columns)
        try cachedStatement(sql: "UPDATE article SET seat = ?, indexed = ? WHERE id = ?")
            .execute(arguments: [seat, words.fingerprint, id])
    }

    /// Takes an article out of the index, if it is there. To be called before anything changes of what the index was given:
    /// title, authors, publication, text, the notes on bookmarks.
    /// - Returns: the seat that it had.
    @discardableResult
    func unindex(_ id: Article.ID) throws -> Int64? {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT seat, indexed FROM article WHERE id = ?"), arguments: [id])
        guard let row, let seat: Int64 = row[0] else { return nil }
        guard let words = try IndexedWords(of: id, in: self), words.fingerprint == row[1] as Int64? else {
            // It was given something else, and nobody knows what: only all of it can be made anew.
            try emptyIndex()
            return seat
        }
        try cachedStatement(
            sql: """
                INSERT INTO search (search, rowid, title, author, publication, text, note, remark)
                VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [seat] + words.columns)
        try cachedStatement(sql: "UPDATE article SET seat = NULL, indexed = NULL WHERE id = ?").execute(arguments: [id])
        return seat
    }

    /// Changes something of what the index was given of an article; the article stays found meanwhile.
    func reindexing<Result>(_ id: Article.ID, _ change: () throws -> Result) throws -> Result {
        let seat = try unindex(id)
        let result = try change()
        if let seat { try giveBack(id, to: seat) }
        return result
    }

    /// Gives an article back to the index, at the seat that it had. It waits for another one where somebody sits there now.
    func giveBack(_ id: Article.ID, to seat: Int64) throws {
        let isTaken = try Bool.fetchOne(
            cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM article WHERE seat = ?)"), arguments: [seat])
        if isTaken == false { try index(id, at: seat) }
    }

    /// Forgets the whole index: every article is to be indexed again.
    func emptyIndex() throws {
        try execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
        try execute(sql: "UPDATE article SET seat = NULL, indexed = NULL WHERE seat IS NOT NULL")
    }
}

/// What the index is given of an article, as tokens.
struct IndexedWords {
    private var title: [UInt8] = []
    private var author: [UInt8] = []
    private var publication: [UInt8] = []
    private var text: [UInt8] = []
    private var note: [UInt8] = []
    private var remark: [UInt8] = []

    /// `nil` where there is no such article. O(bytes of the article).
    init?(of id: Article.ID, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT title, replace(authors, char(10), char(10, 10)), publication, text, notes_at,
                    CASE WHEN bookmarks > 0 THEN
                        (SELECT group_concat(note, char(10, 10)) FROM
                            (SELECT note FROM bookmark WHERE bookmark.article = article.id AND note <> '' ORDER BY id))
                    END
                FROM article LEFT JOIN document ON document.article = article.id WHERE article.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        (row[0] as String).appendTokens(to: &title)
        (row[1] as String).appendTokens(to: &author)
        (row[2] as String?)?.appendTokens(to: &publication)
        if let whole: String = row[3] {
            let bytes = whole.utf8
            let border = bytes.index(at: bytes.scalarBorder(atOrBefore: row[4] ?? 0))
            text.reserveCapacity(bytes.count)
            if border < bytes.endIndex {
                String(whole[..<border]).appendTokens(to: &text)
                String(whole[border...]).appendTokens(to: &note)
            } else {
                whole.appendTokens(to: &text)
            }
        }
        (row[5] as String?)?.appendTokens(to: &remark)
    }

    private var all: [[UInt8]] { [title, author, publication, text, note, remark] }

    var columns: StatementArguments { StatementArguments(all.map { String(decoding: $0, as: UTF8.self) }) }

    var fingerprint: Int64 { Fingerprint.of(all) }
}
