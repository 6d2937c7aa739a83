import Articles

/// An article with everything the reader left in it.
public struct LoadedArticle: Sendable {
    public var id: Article.ID
    public var article: Article
    public var place: Place?
    /// Lines between the top of the window and the cursor when the article was left.
    public var lead: Int?
    public var bookmarks: [Bookmark]
    /// The articles of the library to which its links lead, by address.
    public var linked: [String: ArticleRow]
    /// How many articles lead here.
    public var citingCount: Int

    /// What lists show of it.
    public var row: ArticleRow?

    public init(
        id: Article.ID, article: Article, place: Place?, lead: Int? = nil, bookmarks: [Bookmark],
        row: ArticleRow? = nil, linked: [String: ArticleRow] = [:], citingCount: Int = 0
    ) {
        self.id = id
        self.article = article
        self.place = place
        self.lead = lead
        self.bookmarks = bookmarks
        self.linked = linked
        self.citingCount = citingCount
        self.row = row
    }
}
