import Articles
import GRDB

/// A row of the table `tally`.
struct Tally {
    var articles = 0
    var unread = 0
}

extension Shelf {
    /// Where its number is kept, if it is: the row of the tally, and which figure of it.
    var tally: (shelf: String, figure: KeyPath<Tally, Int>)? {
        switch self {
        case .all: ("all", \.articles)
        case .unread: ("all", \.unread)
        case .source(let id): ("source \(id)", \.articles)
        case .publication(let name): ("publication \(name.sortForm())", \.articles)
        case .reading, .starred, .bookmarked, .saved: nil
        }
    }
}

extension Database {
    func tally(_ shelf: String) throws -> Tally {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT articles, unread FROM tally WHERE shelf = ?"), arguments: [shelf.stored])
        return row.map { Tally(articles: $0[0], unread: $0[1]) } ?? Tally()
    }
}

extension Library {
    /// The shelves of the library with their numbers: the readers' own ones, then the sources, then the publications by name.
    /// (Saved queries are the configuration's; `count` tells their numbers.) O(shelves + articles begun, starred, bookmarked).
    public func shelves() throws(LibraryError) -> [ShelfRow] {
        try read { database in
            let all = try database.tally("all")
            var rows = [
                ShelfRow(.all, name: "All", articles: all.articles, unread: all.unread),
                ShelfRow(.unread, name: "Unread", articles: all.unread, unread: all.unread),
            ]
            let own: [(Shelf, String, String)] = [
                (.reading, "Reading", "INDEXED BY article_reading WHERE progress = 1"),
                (.starred, "Starred", "INDEXED BY article_starred WHERE starred = 1"),
                (.bookmarked, "Bookmarks", "INDEXED BY article_bookmarked WHERE bookmarks > 0"),
            ]
            for (shelf, name, condition) in own {
                let unread = shelf == .reading ? "0" : "coalesce(sum(progress = 0), 0)"
                let row = try Row.fetchOne(
                    database.cachedStatement(sql: "SELECT count(*), \(unread) FROM article \(condition)"))!
                rows.append(ShelfRow(shelf, name: name, articles: row[0], unread: row[1]))
            }
            rows += try Row.fetchAll(
                database,
                sql: """
                    SELECT id, uri, name, coalesce(articles, 0), coalesce(unread, 0)
                    FROM source LEFT JOIN tally ON tally.shelf = 'source ' || source.id ORDER BY source.id
                    """
            ).map {
                ShelfRow(
                    .source($0[0]), name: Source(id: $0[0], uri: $0[1], name: $0[2]).title, articles: $0[3],
                    unread: $0[4])
            }
            // Its name is how the newest article spells it.
            rows += try Row.fetchAll(
                database,
                sql: """
                    SELECT (SELECT publication FROM article INDEXED BY article_publication
                            WHERE publication_key = substr(shelf, 13) ORDER BY moment DESC LIMIT 1), articles, unread
                    FROM tally WHERE shelf > 'publication ' AND shelf < 'publication ' || ? AND articles > 0
                    ORDER BY shelf
                    """, arguments: [String.lastSortForm]
            ).compactMap { row in
                (row[0] as String?).map { ShelfRow(.publication($0), name: $0, articles: row[1], unread: row[2]) }
            }
            return rows
        }
    }
}
