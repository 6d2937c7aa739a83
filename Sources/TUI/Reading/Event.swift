import Articles
import Cells

/// What happened: the past tense of the world, told to `update`.
public enum Event: Sendable {
    case keyPressed(Key)
    case resized(Size)
    /// Nothing has happened for a moment: time to save the place.
    case settled
    case rowsLoaded([ArticleRow])
    case rowChanged(ArticleRow)
    case articleLoaded(LoadedArticle)
    case bookmarkAdded(Bookmark)
    case bookmarkNoteSaved(Bookmark)
    case bookmarksLoaded([BookmarkRow])
    /// Long work goes on; a line that says how far it is.
    case workProgressed(String)
    /// Long work has ended; what is to be said of it, and whether something went wrong.
    case workFinished(Message?)
    case failed(String)
    /// The reader ends, in whatever way.
    case leaving
}

/// An article with everything the reader left in it.
public struct LoadedArticle: Sendable {
    public var id: Article.ID
    public var article: Article
    public var place: Place?
    /// Lines between the top of the window and the cursor when the article was left.
    public var lead: Int?
    public var bookmarks: [Bookmark]

    public init(id: Article.ID, article: Article, place: Place?, lead: Int? = nil, bookmarks: [Bookmark]) {
        self.id = id
        self.article = article
        self.place = place
        self.lead = lead
        self.bookmarks = bookmarks
    }
}

/// What is to be done outside: `update` asks, App does, and tells by events how it went.
public enum Effect: Hashable, Sendable {
    case loadArticle(Article.ID)
    case savePlace(Article.ID, Place, Progress, lead: Int)
    case setProgress(Article.ID, Progress)
    case addBookmark(Article.ID, Passage, note: String)
    case setBookmarkNote(Bookmark.ID, note: String)
    case loadBookmarks
    case rememberFocus(Focus)
    case refresh
    case redraw
    case quit
}

/// Which pane keys go to when no layer lies above.
public enum Focus: String, Hashable, Sendable {
    case list, page
}

/// A line for the reader, in the status line.
public struct Message: Hashable, Sendable {
    public var text: String
    public var isError: Bool

    public init(_ text: String, isError: Bool = false) {
        self.text = text
        self.isError = isError
    }
}
