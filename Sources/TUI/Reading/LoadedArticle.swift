import Articles

/// An article with everything the reader left in it.
public struct LoadedArticle: Sendable {
    public var id: Article.ID
    public var article: Article
    public var place: Place?
    /// Lines between the top of the window and the cursor when the article was left.
    public var lead: Int?
    public var bookmarks: [Bookmark]
    /// What lists show of it.
    public var row: ArticleRow?

    public init(
        id: Article.ID, article: Article, place: Place?, lead: Int? = nil, bookmarks: [Bookmark],
        row: ArticleRow? = nil
    ) {
        self.id = id
        self.article = article
        self.place = place
        self.lead = lead
        self.bookmarks = bookmarks
        self.row = row
    }
}
