import Articles
import GRDB

/// Where the rows of a listing come from, as SQL: the tables, and what holds of the rows.
struct ListingSource {
    /// The table whose order the listing follows, as far as that is the order of dates.
    enum Walk {
        case articles, member, search
    }

    /// What stands behind FROM; `article` is in it.
    private(set) var tables: String
    private(set) var condition: String
    private(set) var arguments = StatementArguments()
    let order: ListingOrder
    let walk: Walk
    /// What is looked for.
    let query: Query

    init(_ listing: Listing, in database: Database) throws {
        query = listing.wholeQuery
        let asked = try QuerySQL(query, in: database)
        let isByDate = [.newest, .oldest, .relevance].contains(listing.sort)
        var conditions: [String] = []
        walk =
            if !isByDate {
                .articles
            } else if asked.match != nil {
                .search
            } else if case .source = listing.shelf {
                .member
            } else {
                .articles
            }
        order = ListingOrder(listing.sort, along: walk)
        /// The small index of a shelf is the way to it, unless another order or the words asked for have one.
        let index: String? = isByDate && walk == .articles ? listing.shelf.index : nil
        switch walk {
        case .articles: tables = "article" + (index.map { " INDEXED BY \($0)" } ?? "")
        case .member: tables = "member CROSS JOIN article ON article.id = member.article"
        case .search: tables = "search CROSS JOIN article ON article.seat = search.rowid"
        }
        if let match = asked.match {
            conditions.append(
                walk == .search
                    ? "search MATCH ?" : "article.seat IN (SELECT rowid FROM search WHERE search MATCH ?)")
            arguments += [match]
        }
        switch listing.shelf {
        case .all, .saved: break
        case .unread: conditions.append("article.progress = 0")
        case .reading: conditions.append("article.progress = 1")
        case .starred: conditions.append("article.starred = 1")
        case .bookmarked: conditions.append("article.bookmarks > 0")
        case .source(let id):
            conditions.append(
                walk == .member
                    ? "member.source = ?"
                    : "EXISTS (SELECT 1 FROM member WHERE member.article = article.id AND member.source = ?)")
            arguments += [id]
        case .publication(let name):
            conditions.append("article.publication_key = ?")
            arguments += [name.sortForm()]
        }
        if try database.hasLeaving() { conditions.append("article.id NOT IN (SELECT article FROM leaving)") }
        conditions += asked.conditions
        arguments += asked.arguments
        condition = conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
    }

    /// The same, with one condition more, over `article` and without arguments.
    func narrowed(by other: String) -> ListingSource {
        var source = self
        source.condition += " AND \(other)"
        return source
    }
}

extension Listing {
    /// What is looked for, also by the shelf.
    var wholeQuery: Query {
        let asked = Query.parse(query, isBeingTyped: isBeingTyped).query
        guard case .saved(_, let saved) = shelf, case let own = Query.parse(saved).query, own != .everything else {
            return asked
        }
        return asked == .everything ? own : .all([own, asked])
    }
}

extension Shelf {
    fileprivate var index: String? {
        switch self {
        case .unread: "article_unread"
        case .reading: "article_reading"
        case .starred: "article_starred"
        case .bookmarked: "article_bookmarked"
        case .publication: "article_publication"
        case .all: "article_moment"
        case .source, .saved: nil
        }
    }
}
