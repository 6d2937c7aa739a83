import Articles
import GRDB

extension Library {
    /// Shows every mark of the library, as they are at one moment: those of one kind after the other, in the order of
    /// articles; bookmarks and drafts in the order in which they were made. One that cannot be read is left out (`check` tells
    /// of it). O(number of marks); memory does not depend on it.
    /// - Parameter sources: called once, first, with the addresses of what was imported.
    /// - Throws: `LibraryError`, and whatever the two throw.
    public func forEachMark(sources: ([String]) throws -> Void, _ body: (Mark) throws -> Void) throws {
        do {
            try queue.inTransaction(.deferred) { database in
                try sources(String.fetchAll(database, sql: "SELECT uri FROM source ORDER BY id"))
                for kind in Kind.all {
                    let rows = try Row.fetchCursor(database, sql: kind.query)
                    while let row = try rows.next() {
                        guard let contents = try? kind.contents(row) else { continue }
                        for content in contents { try body(Mark(content, of: ArticleKey(row))) }
                    }
                }
                return .commit
            }
        } catch let error as DatabaseError {
            throw LibraryError(error, at: path)
        }
    }
}

/// A table of marks. The columns of what finds the article stand before those of the table.
private struct Kind {
    let query: String
    let contents: (Row) throws -> [Mark.Content]

    init(_ table: String, _ columns: String, _ order: String, contents: @escaping (Row) throws -> [Mark.Content]) {
        query = """
            SELECT \(ArticleKey.columns), \(columns)
            FROM \(table) JOIN article ON article.id = \(table).article ORDER BY \(order)
            """
        self.contents = contents
    }

    private static let first = ArticleKey.count

    private static func columns(_ table: String, _ names: [String]) -> String {
        names.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    static var all: [Kind] {
        [
            Kind("status", columns("status", ["progress", "fraction", "starred"]), "status.article") { row in
                let status = Status(row[first], row[first + 1], row[first + 2])
                return (status.progress == .unread ? [] : [.progress(status.progress)])
                    + (status.isStarred ? [.star] : [])
            },
            Kind("place", columns("place", ["part", "block", "offset", "context"]), "place.article") { row in
                [
                    .place(
                        Place(
                            part: try Place.Part(stored: row[first]), storedBlock: row[first + 1],
                            offset: row[first + 2], context: row[first + 3]))
                ]
            },
            Kind("bookmark", columns("bookmark", ["id"] + Passage.columns + ["note", "created"]), "bookmark.rowid") {
                row in
                [
                    .bookmark(
                        id: row[first], try Passage(row, at: first + 1), note: row[first + 8],
                        created: row[first + 9])
                ]
            },
            Kind("draft", columns("draft", ["id"] + Passage.columns + ["text"]), "draft.rowid") { row in
                [.draft(id: row[first], try Passage(row, at: first + 1), text: row[first + 8])]
            },
        ]
    }
}

extension ArticleKey {
    fileprivate static let count = 6

    /// A file that holds the article: the first that was imported.
    fileprivate static let columns = """
        article.identity, article.digest, article.title, article.day,
            (SELECT uri FROM copy JOIN file ON file.id = copy.file
                WHERE copy.article = article.id AND position >= 0 ORDER BY copy.file, position LIMIT 1),
            (SELECT position FROM copy
                WHERE copy.article = article.id AND position >= 0 ORDER BY copy.file, position LIMIT 1)
        """

    fileprivate init(_ row: Row) {
        self.init(
            identity: row[0], digest: row[1], title: row[2], day: row[3], file: row[4], position: row[5])
    }
}
