import Articles
import Foundation
import GRDB

/// A part of the library that can be made again from the rest. A migration that adds such a part adds an entry here.
struct DerivedPart: Sendable {
    /// What is wrong when something is, as a plural.
    let name: String
    /// How many problems there are.
    let count: @Sendable (Database) throws -> Int
    /// Puts them right, in a transaction that somebody else begins and ends.
    let repair: @Sendable (Database) throws -> Void

    init(
        _ name: String, count: @escaping @Sendable (Database) throws -> Int,
        repair: @escaping @Sendable (Database) throws -> Void
    ) {
        self.name = name
        self.count = count
        self.repair = repair
    }

    /// - Parameters:
    ///   - problems: a query for their number.
    ///   - repair: statements that put them right.
    init(_ name: String, problems: String, repair: String) {
        self.init(
            name, count: { try Int.fetchOne($0, sql: problems) ?? 0 }, repair: { try $0.execute(sql: repair) })
    }

    /// What the rows of articles need to be right, in the order in which it is repaired.
    static let beforeArticles = [articles, copies, files, marks, leaving]
    /// What is made of the rows of articles.
    static let afterArticles = [members, shelves, lostBookmarks]

    /// A document holds all that its article's row says.
    private static let articles = DerivedPart(
        "texts that no list shows",
        count: { try Int.fetchOne($0, sql: "SELECT count(*) FROM document WHERE \(withoutArticle)") ?? 0 },
        repair: { database in
            for id in try Int64.fetchAll(database, sql: "SELECT article FROM document WHERE \(withoutArticle)") {
                guard let packed = try database.packed(id), let article = try? packed.article() else { continue }
                try database.insertRow(id, article, packed.fingerprint)
            }
        })

    private static let withoutArticle = "article NOT IN (SELECT id FROM article)"

    /// The next import writes them again.
    private static let copies = DerivedPart(
        "entries of files or articles that are not there",
        problems: """
            SELECT count(*) FROM copy
            WHERE file NOT IN (SELECT id FROM file) OR article NOT IN (SELECT id FROM article)
            """,
        repair: """
            UPDATE file SET parser = 0
            WHERE id IN (SELECT file FROM copy WHERE article NOT IN (SELECT id FROM article));
            DELETE FROM copy WHERE file NOT IN (SELECT id FROM file) OR article NOT IN (SELECT id FROM article);
            """)

    private static let files = DerivedPart(
        "files of sources that are not there",
        problems: "SELECT count(*) FROM file WHERE source IS NOT NULL AND source NOT IN (SELECT id FROM source)",
        repair: "UPDATE file SET source = NULL WHERE source NOT IN (SELECT id FROM source)")

    private static let marks = DerivedPart(
        "rows of the list that say something else than the marks",
        problems: "SELECT count(*) FROM article WHERE (progress, starred, bookmarks) IS NOT \(marksOfArticle)",
        repair: """
            UPDATE article SET (progress, starred, bookmarks) = \(marksOfArticle)
            WHERE (progress, starred, bookmarks) IS NOT \(marksOfArticle)
            """)

    /// Whatever has a file or a mark stays.
    private static let leaving = DerivedPart(
        "articles that leave and should stay",
        problems: "SELECT count(*) FROM leaving WHERE \(wronglyLeaving)",
        repair: "DELETE FROM leaving WHERE \(wronglyLeaving)")

    private static let wronglyLeaving = """
        article NOT IN (SELECT id FROM article) OR article IN (SELECT article FROM copy)
        OR article IN (SELECT article FROM status WHERE progress <> 'unread' OR starred)
        OR article IN (SELECT article FROM place) OR article IN (SELECT article FROM bookmark)
        OR article IN (SELECT article FROM draft)
        """

    private static let marksOfArticle = """
        (SELECT CASE coalesce(status.progress, 'unread') WHEN 'unread' THEN 0 WHEN 'reading' THEN 1 ELSE 2 END,
            coalesce(status.starred, 0), (SELECT count(*) FROM bookmark WHERE bookmark.article = article.id)
        FROM (SELECT 1) LEFT JOIN status ON status.article = article.id)
        """

    private static let members = DerivedPart(
        "entries of sources that are not as their files",
        count: { database in
            let gathered = """
                SELECT file.source, article.moment, article.id FROM copy
                JOIN file ON file.id = copy.file JOIN article ON article.id = copy.article WHERE file.source IS NOT NULL
                """
            return try database.differences("SELECT source, moment, article FROM member", gathered)
        }, repair: Schema.gatherMembers)

    private static let lostBookmarks = DerivedPart(
        "bookmarks of which it is not right whether their text is there",
        count: { try $0.wronglyLostBookmarks().count }, repair: { try $0.lookForAllBookmarks() })

    private static let shelves = DerivedPart(
        "counts of shelves",
        count: { database in
            // A shelf that has been emptied may keep its count of nothing.
            let counted = """
                SELECT 'all', count(*) AS articles, coalesce(sum(progress = 0), 0) FROM article
                    WHERE \(Database.stays) HAVING articles > 0
                UNION ALL SELECT 'publication ' || publication_key, count(*), sum(progress = 0) FROM article
                    WHERE \(Database.stays) GROUP BY publication_key
                UNION ALL SELECT 'source ' || source, count(*), sum(progress = 0)
                    FROM member JOIN article ON article.id = member.article GROUP BY source
                """
            return try database.differences(
                "SELECT shelf, articles, unread FROM tally WHERE articles <> 0 OR unread <> 0", counted)
        },
        repair: { database in
            // Those that leave leave again: each is counted down.
            let leaving = try Int64.fetchAll(database, sql: "SELECT article FROM leaving")
            try database.execute(sql: "DELETE FROM leaving")
            try Schema.countShelves(database)
            for id in leaving {
                try database.execute(sql: "INSERT INTO leaving (article) VALUES (?)", arguments: [id])
            }
        })
}

extension Database {
    /// How many rows one query gives and the other does not, or gives otherwise.
    fileprivate func differences(_ one: String, _ other: String) throws -> Int {
        try Int.fetchOne(
            self,
            sql: """
                SELECT max(
                    (SELECT count(*) FROM (SELECT * FROM (\(one)) EXCEPT SELECT * FROM (\(other)))),
                    (SELECT count(*) FROM (SELECT * FROM (\(other)) EXCEPT SELECT * FROM (\(one)))))
                """) ?? 0
    }

    /// What is stored of an article's text; `nil` when there is none. O(bytes).
    func packed(_ id: Article.ID) throws -> PackedArticle? {
        let statement = try cachedStatement(
            sql: "SELECT CAST(text AS BLOB), structure FROM document WHERE article = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { row in
            PackedArticle(text: [UInt8](row[0] as Data? ?? Data()), structure: [UInt8](row[1] as Data? ?? Data()))
        }
    }
}
