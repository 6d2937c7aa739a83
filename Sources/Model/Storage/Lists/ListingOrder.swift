import Articles
import GRDB

/// What a listing is ordered by: columns that are never NULL, in which no two rows are the same.
struct ListingOrder {
    struct Key {
        /// Of the table that is walked along.
        var column: String
        /// The same value as an expression over the row of an article.
        var ofArticle: String
        var isDescending: Bool

        init(_ column: String, descending: Bool = false, ofArticle: String? = nil) {
            self.column = column
            self.ofArticle = ofArticle ?? column
            isDescending = descending
        }
    }

    private(set) var keys: [Key]
    /// The listing one piece after the other, whatever the keys say: conditions.
    private(set) var pieces = ["TRUE"]

    /// - Parameter walk: the table that has the order of dates.
    init(_ sort: Sort, along walk: ListingSource.Walk) {
        let newest =
            switch walk {
            case .articles: [Key("article.moment", descending: true), Key("article.id")]
            case .member:
                [
                    Key("member.moment", descending: true, ofArticle: "article.moment"),
                    Key("member.article", ofArticle: "article.id"),
                ]
            // One that has no seat (any more) would sit next to those that are a little older.
            case .search:
                [
                    Key(
                        "search.rowid", descending: true,
                        ofArticle: """
                            coalesce(article.seat, (SELECT max(seat) FROM article AS seated INDEXED BY article_seating
                                WHERE (seated.seat IS NULL) = 0 AND seated.moment <= article.moment), 0)
                            """)
                ]
            }
        switch sort {
        case .newest, .relevance: keys = newest
        case .oldest:
            keys = newest
            reverse()
            // What states no date is not older than all that does.
            pieces = ["article.moment >= 0", "article.moment < 0"]
        case .title: keys = [Key("article.title_key")] + newest
        case .publication: keys = [Key("article.publication_key")] + newest
        case .longest: keys = [Key("article.words", descending: true)] + newest
        case .shortest:
            keys = [Key("article.words", descending: true)] + newest
            reverse()
        }
    }

    mutating func reverse() {
        for index in keys.indices { keys[index].isDescending.toggle() }
        pieces.reverse()
    }

    var reversed: ListingOrder {
        var order = self
        order.reverse()
        return order
    }

    /// As ORDER BY.
    var sql: String { keys.map { $0.column + ($0.isDescending ? " DESC" : "") }.joined(separator: ", ") }

    /// The conditions under which a row stands behind one with these values, the nearest rows first: all rows of a condition
    /// stand before those of the next one, and each is a range of an index.
    func behind(_ values: [DatabaseValue]) -> [(sql: String, arguments: StatementArguments)] {
        keys.indices.reversed().map { last in
            let equal = keys[..<last].map { "\($0.column) = ?" }
            let beyond = "\(keys[last].column) \(keys[last].isDescending ? "<" : ">") ?"
            return ((equal + [beyond]).joined(separator: " AND "), StatementArguments(values[...last]))
        }
    }
}
