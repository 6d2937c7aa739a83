/// What a list of articles shows: a shelf, narrowed by a query, in an order.
public struct Listing: Hashable, Sendable {
    public var shelf: Shelf
    /// As the reader wrote it (see `Query`); empty for everything on the shelf.
    public var query: String
    public var sort: Sort
    /// Whether the last word of the query may be only the beginning of one, as while it is typed.
    public var isBeingTyped: Bool

    /// Whether something has to be searched for: nobody knows how long that takes.
    public var isSearch: Bool { if case .saved = shelf { true } else { !query.isEmpty } }

    public init(
        _ shelf: Shelf = .all, query: String = "", sort: Sort = .newest, isBeingTyped: Bool = false
    ) {
        self.shelf = shelf
        self.query = query
        self.sort = sort
        self.isBeingTyped = isBeingTyped
    }
}

/// The order of a list of articles. Where an order sees no difference, the newest comes first.
public enum Sort: String, Hashable, Sendable, CaseIterable {
    case newest, oldest, title, publication, longest, shortest
    /// How well an article answers a query (bm25), best first; without one as `newest`.
    case relevance
}
