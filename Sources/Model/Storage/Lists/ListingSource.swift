import Articles
import GRDB

/// Where the rows of a listing come from, as SQL: the tables, and what holds of the rows.
struct ListingSource {
    /// The table whose order the listing follows, as far as that is the order of dates.
    enum Walk {
        case articles, member, search
    }

    /// What stands behind FROM; `article` is in it. The way to the rows is a part of it.
    private(set) var tables: String
    /// The same for whoever knows another way.
    let anyTables: String
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
            if isByDate, asked.match != nil {
                .search
            } else if case .source = listing.shelf, try isByDate || database.isSmall(listing.shelf) {
                .member
            } else {
                .articles
            }
        order = ListingOrder(listing.sort, along: walk)
        switch walk {
        case .articles: anyTables = "article"
        case .member: anyTables = "member CROSS JOIN article ON article.id = member.article"
        case .search: anyTables = "search CROSS JOIN article ON article.seat = search.rowid"
        }
        tables = anyTables
        if walk == .articles {
            // All of them have the order of dates; where another is wanted, few rows are better sorted than all rows read.
            let shelves = [listing.shelf] + query.shelves
            let index =
                try isByDate
                ? shelves.compactMap(\.index).min()
                : shelves.compactMap { try database.isSmall($0) ? $0.index : nil }.min()
            if let index { tables += " INDEXED BY \(index.name)" }
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
        if try database.hasLeaving() { conditions.append(Database.stays) }
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
        return asked == .everything ? own : .all(of: [own, asked])
    }
}

/// An index that has all rows of a shelf, by date.
private struct ShelfIndex: Comparable {
    var name: String
    /// How small it can be expected to be, the smallest first.
    var rank: Int

    static func < (one: ShelfIndex, other: ShelfIndex) -> Bool { one.rank < other.rank }
}

extension Shelf {
    fileprivate var index: ShelfIndex? {
        switch self {
        case .reading: ShelfIndex(name: "article_reading", rank: 0)
        case .bookmarked: ShelfIndex(name: "article_bookmarked", rank: 1)
        case .starred: ShelfIndex(name: "article_starred", rank: 2)
        case .publication: ShelfIndex(name: "article_publication", rank: 3)
        case .unread: ShelfIndex(name: "article_unread", rank: 4)
        case .all: ShelfIndex(name: "article_moment", rank: 5)
        case .source, .saved: nil
        }
    }
}

extension Query {
    /// Shelves on which everything stands that answers this.
    fileprivate var shelves: [Shelf] {
        switch self {
        case .fact(.reading): [.reading]
        case .fact(.starred): [.starred]
        case .fact(.hasBookmark): [.bookmarked]
        case .fact(.unread): [.unread]
        case .all(let parts): parts.flatMap(\.shelves)
        case .everything, .words, .fact, .any, .not: []
        }
    }
}

extension Database {
    /// Whether a shelf has so few articles that they are soon sorted. O(1).
    fileprivate func isSmall(_ shelf: Shelf) throws -> Bool {
        let most = 2_000
        if let (name, figure) = shelf.tally { return try tally(name)[keyPath: figure] <= most }
        let condition: String
        switch shelf {
        case .reading: condition = "INDEXED BY article_reading WHERE progress = 1"
        case .starred: condition = "INDEXED BY article_starred WHERE starred = 1"
        case .bookmarked: condition = "INDEXED BY article_bookmarked WHERE bookmarks > 0"
        default: return false
        }
        let sql = "SELECT count(*) <= \(most) FROM (SELECT 1 FROM article \(condition) LIMIT \(most + 1))"
        return try Bool.fetchOne(cachedStatement(sql: sql)) ?? false
    }
}
