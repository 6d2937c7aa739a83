import Articles
import Foundation
import GRDB

// Bookmarks whose passage is no longer in the text. That is found out whenever a text or a bookmark changes, so that a list of
// bookmarks need not read the articles. Nothing else of a bookmark changes: it comes back when its text does.

extension Database {
    /// Looks for the passages of an article's bookmarks in its text as it is now. O(1) for an article without bookmarks.
    func lookForBookmarks(of article: Article.ID, in document: Document) throws {
        for id in try wronglyLostBookmarks(of: article, in: document) {
            try cachedStatement(sql: "UPDATE bookmark SET lost = NOT lost WHERE id = ?").execute(arguments: [id])
        }
    }

    /// The bookmarks of an article that are said to be lost and are not, or the other way round.
    private func wronglyLostBookmarks(of article: Article.ID, in document: Document) throws -> [String] {
        let sql = "SELECT id, lost, \(Passage.columns.joined(separator: ", ")) FROM bookmark WHERE article = ?"
        var finder = PassageFinder(document)
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [article]).compactMap { row in
            let isLost = finder.find(try Passage(row, at: 2)) == nil
            return isLost == (row[1] as Bool) ? nil : row[0]
        }
    }

    /// The same in all articles whose texts can be read. O(bytes of the articles that have bookmarks).
    func wronglyLostBookmarks() throws -> [String] {
        try Int64.fetchAll(self, sql: "SELECT DISTINCT article FROM bookmark").flatMap { article in
            try document(of: article).map { try wronglyLostBookmarks(of: article, in: $0) } ?? []
        }
    }

    /// The same for all articles that have bookmarks, as far as their texts can be read.
    func lookForAllBookmarks() throws {
        for article in try Int64.fetchAll(self, sql: "SELECT DISTINCT article FROM bookmark") {
            guard let document = try document(of: article) else { continue }
            try lookForBookmarks(of: article, in: document)
        }
    }

    /// The text of an article; `nil` where there is none, or its bytes are not those that were written.
    func document(of article: Article.ID) throws -> Document? {
        let sql = "SELECT CAST(text AS BLOB), structure FROM document WHERE article = ?"
        guard let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [article]) else { return nil }
        let packed = PackedArticle(text: [UInt8](row[0] as Data), structure: [UInt8](row[1] as Data))
        return try? packed.article().document
    }
}
