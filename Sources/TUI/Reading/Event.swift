import Articles
import Cells

/// What happened: the past tense of the world, told to `update`.
public enum Event: Sendable {
    case keyPressed(Key)
    /// Text that was pasted as a whole: never keys.
    case pasted(String)
    case mouseUsed(Mouse)
    case resized(Size)
    /// Nothing has happened for a blink: time to show what the reader only passed by before.
    case rested
    /// Nothing has happened for a moment: time to save the place.
    case settled
    case rowsLoaded([ArticleRow])
    case rowChanged(ArticleRow)
    case articleLoaded(LoadedArticle)
    case bookmarkAdded(Bookmark)
    case bookmarkNoteSaved(Bookmark, was: String)
    case bookmarkRemoved(Bookmark)
    /// A bookmark that had been removed is there again.
    case bookmarkRestored(Bookmark)
    /// A bookmark that was to be changed is not there: another reader has removed it.
    case bookmarkGone(Bookmark.ID)
    /// Another reader may have changed the bookmarks of an article: these it has now.
    case bookmarksChanged([Bookmark], of: Article.ID)
    case bookmarksLoaded([BookmarkRow])
    /// Long work goes on; a line that says how far it is.
    case workProgressed(String)
    /// Long work has ended; what is to be said of it, and whether something went wrong.
    case workFinished(Message?)
    /// The reader's editor has given a text back.
    case textEdited(String, for: Prompt.Purpose)
    /// The address of an article that is not open, `nil` where it has none.
    case addressFound(title: String, address: String?)
    /// Something that was asked for is done, in words.
    case said(Message)
    /// A place, or what goes with it, could not be kept: why.
    case notSaved(Effect, String)
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
    /// The article that is read, to be opened when the reader begins again.
    case rememberArticle(Article.ID)
    case savePlace(Article.ID, Place, Progress, lead: Int)
    case setProgress(Article.ID, Progress)
    case setStarred(Article.ID, Bool)
    case addBookmark(Article.ID, Passage, note: String)
    case setBookmarkNote(Bookmark.ID, note: String)
    case removeBookmark(Bookmark.ID)
    case restoreBookmark(Bookmark)
    case loadBookmarks
    /// Gives a text to the reader's editor.
    case edit(String, for: Prompt.Purpose)
    case findAddress(Article.ID)
    /// Gives a link's address to a browser.
    case open(Link)
    /// Gives a text to the terminal's clipboard; `name` is what it is: "the address".
    case copy(String, name: String)
    case rememberFocus(Focus)
    case rememberSort(Sort)
    case refresh
    case redraw
    case quit
}

/// Which pane keys go to when no layer lies above.
public enum Focus: String, Hashable, Sendable {
    /// `notes` is the pane of the notes, in the place of the list.
    case list, page, notes
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
