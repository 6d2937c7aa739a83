/// Some of the articles of a library, as readers think of them.
public enum Shelf: Hashable, Sendable {
    case all, unread, reading, starred
    /// Those with a bookmark.
    case bookmarked
    /// What came from a source, by its row in the library.
    case source(Int64)
    case publication(String)
    /// A query of the reader's own, by the name that the configuration gives it.
    case saved(name: String, query: String)
}

/// A shelf in a list of shelves.
public struct ShelfRow: Hashable, Sendable, Identifiable {
    public var shelf: Shelf
    /// What the reader calls it.
    public var name: String
    /// How many articles stand on it, and how many of them are unread; `nil` while they are not counted.
    public var articles: Int?
    public var unread: Int?

    public var id: Shelf { shelf }

    public init(_ shelf: Shelf, name: String, articles: Int? = nil, unread: Int? = nil) {
        self.shelf = shelf
        self.name = name
        self.articles = articles
        self.unread = unread
    }
}
