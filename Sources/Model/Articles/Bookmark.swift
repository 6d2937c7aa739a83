/// A passage that the reader marked, with a note of the reader's own. It is kept apart from the article and survives a new
/// import; when its passage has gone it is shown as such and never deleted.
public struct Bookmark: Hashable, Sendable, Identifiable {
    /// A name that is unique in all libraries.
    public var id: String
    /// The article's row in the library.
    public var article: Article.ID
    public var passage: Passage
    /// The reader's own words; empty when there are none.
    public var note: String
    /// Seconds since 1970-01-01T00:00:00Z.
    public var created: Int64

    public init(id: String, article: Article.ID, passage: Passage, note: String = "", created: Int64) {
        self.id = id
        self.article = article
        self.passage = passage
        self.note = note
        self.created = created
    }
}

/// A bookmark in a list of bookmarks: with what a list or a citation says of its article.
public struct BookmarkRow: Hashable, Sendable {
    public var bookmark: Bookmark
    public var title: String
    public var authors: [String]
    public var publication: String?
    /// `YYYY-MM-DD`, or `nil` where the article states none.
    public var day: String?
    /// The article's own, `nil` where it has none.
    public var address: String?
    /// The day on which the bookmark was made, `YYYY-MM-DD`, in UTC.
    public var createdDay: String

    public init(
        bookmark: Bookmark, title: String, authors: [String] = [], publication: String? = nil, day: String? = nil,
        address: String? = nil, createdDay: String = ""
    ) {
        self.bookmark = bookmark
        self.title = title
        self.authors = authors
        self.publication = publication
        self.day = day
        self.address = address
        self.createdDay = createdDay
    }
}
