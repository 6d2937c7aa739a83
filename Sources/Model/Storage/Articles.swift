import Articles
import Foundation
import GRDB

extension Library {
    /// An article without its text; `nil` when the library has no such article. O(1).
    public func row(_ id: Article.ID) throws(LibraryError) -> ArticleRow? {
        try read { try $0.row(id) }
    }

    /// A number that becomes another one when the text of an article does, or its structure; `nil` when there is no such
    /// article. O(1).
    public func revision(of id: Article.ID) throws(LibraryError) -> Int64? {
        try read {
            try Int64.fetchOne(
                $0.cachedStatement(sql: "SELECT fingerprint FROM article WHERE id = ?"), arguments: [id])
        }
    }

    /// An article with its text; `nil` when the library has no such article. O(bytes of the article).
    /// - Throws: `LibraryError.damaged` when its bytes are not those that were written.
    public func article(_ id: Article.ID) throws(LibraryError) -> Article? {
        try read { try $0.article(id) }
    }
}

extension Database {
    func article(_ id: Article.ID) throws -> Article? {
        let statement = try cachedStatement(
            sql: """
                SELECT CAST(text AS BLOB), structure, fingerprint
                FROM article LEFT JOIN document ON document.article = article.id WHERE article.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        guard let text = row[0] as Data?, let structure = row[1] as Data? else { throw PackingError() }
        let packed = PackedArticle(text: [UInt8](text), structure: [UInt8](structure))
        guard packed.fingerprint == row[2] else { throw PackingError() }
        return try packed.article()
    }
}

extension Database {
    private static let isThere = "article.id = ? AND \(stays)"

    /// Whether an article is in the library, for those who look.
    func hasArticle(_ id: Article.ID) throws -> Bool {
        try Bool.fetchOne(
            cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM article WHERE \(Self.isThere))"), arguments: [id])
            ?? false
    }

    func row(_ id: Article.ID) throws -> ArticleRow? {
        try Row.fetchOne(cachedStatement(sql: "\(ArticleRow.select) WHERE \(Self.isThere)"), arguments: [id]).map(
            ArticleRow.init)
    }
}

extension ArticleRow {
    fileprivate static let select = """
        SELECT id, title, authors, publication, day, status.progress, fraction, status.starred, words, bookmarks
        FROM article LEFT JOIN status ON status.article = article.id
        """

    fileprivate init(_ row: Row) {
        let authors: String = row[2]
        self.init(
            id: row[0], title: row[1], authors: authors.split(separator: "\n").map(String.init), publication: row[3],
            day: row[4], status: Status(row[5], row[6], row[7]), wordCount: row[8], bookmarkCount: row[9])
    }
}
