import Articles
import Foundation
import GRDB

/// A part of the library that can be made again from the rest. A migration that adds such a part adds an entry to `all`.
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

    /// In the order in which they are repaired: what others are made of comes first.
    static let all = [articles, copies, files]

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
        problems: "SELECT count(*) FROM file WHERE source NOT IN (SELECT id FROM source)",
        repair: "UPDATE file SET source = NULL WHERE source NOT IN (SELECT id FROM source)")
}

extension Database {
    /// What is stored of an article's text; `nil` when there is none. O(bytes).
    func packed(_ id: Article.ID) throws -> PackedArticle? {
        let statement = try cachedStatement(
            sql: "SELECT CAST(text AS BLOB), structure FROM document WHERE article = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { row in
            PackedArticle(text: [UInt8](row[0] as Data? ?? Data()), structure: [UInt8](row[1] as Data? ?? Data()))
        }
    }
}
