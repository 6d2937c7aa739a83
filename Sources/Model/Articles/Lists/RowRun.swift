/// Which rows of a listing are wanted. A library of any size is read only as far as it is shown.
public struct RowRequest: Hashable, Sendable {
    public enum Anchor: Hashable, Sendable {
        /// The first rows, the last ones.
        case start, end
        /// From this index on, from 0.
        case at(Int)
        /// Those that follow an article, or stand before it, whether or not the article is in the listing (any more).
        case after(Article.ID), before(Article.ID)
        /// An article in the midst of its neighbours; where it is not in the listing, where it would stand.
        case around(Article.ID)
    }

    public var listing: Listing
    public var anchor: Anchor
    /// At most so many rows.
    public var count: Int

    public init(_ listing: Listing, _ anchor: Anchor, count: Int) {
        self.listing = listing
        self.anchor = anchor
        self.count = count
    }
}

/// Rows that stand one after the other in a listing.
public struct RowRun: Hashable, Sendable {
    public var request: RowRequest
    public var rows: [ArticleRow]
    /// How many rows of the listing stand before these; `nil` where nobody has counted them (`after`, `before`, some searches).
    public var first: Int?
    /// How many rows the listing has; `nil` while a search has not counted them.
    public var total: Int?
    /// Whether nothing stands before these rows, and whether nothing follows.
    public var reachesStart: Bool
    public var reachesEnd: Bool
    /// Words were looked for, and not all articles are in the index yet: there may be more.
    public var isPartial: Bool

    public init(
        _ request: RowRequest, rows: [ArticleRow], first: Int? = nil, total: Int? = nil, reachesStart: Bool,
        reachesEnd: Bool, isPartial: Bool = false
    ) {
        self.request = request
        self.rows = rows
        self.first = first
        self.total = total
        self.reachesStart = reachesStart
        self.reachesEnd = reachesEnd
        self.isPartial = isPartial
    }
}
