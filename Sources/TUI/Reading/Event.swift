import Articles
import Cells
import Typesetting

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
    case rowsLoaded(RowRun)
    case unreadFound(Article.ID?, isForward: Bool, hasWrapped: Bool)
    case neighbourFound(Article.ID?, isForward: Bool)
    /// How many rows a listing has that nobody had counted.
    case rowsCounted(Int, of: Listing)
    /// An import or another program has changed what lists show.
    case libraryChanged
    case rowChanged(ArticleRow)
    case shelvesLoaded([ShelfRow])
    /// How many articles stand on a shelf that `shelvesLoaded` did not count.
    case shelfCounted(Shelf, articles: Int)
    case counted(Listing, Int)
    case rangeCollected([Article.ID], then: Command?)
    /// The marks of articles have changed: what they were before.
    case manyMarked([StatusChange], Marking)
    case articleLoaded(LoadedArticle)
    /// Where words of a language may be divided; `nil` where nothing says so.
    case hyphenationFound(Hyphenation?, language: String)
    case bookmarkAdded(Bookmark)
    case bookmarkNoteSaved(Bookmark, was: String)
    case bookmarkRemoved(Bookmark)
    /// A bookmark that had been removed is there again.
    case bookmarkRestored(Bookmark)
    /// A bookmark that was to be changed is not there: another reader has removed it.
    case bookmarkGone(Bookmark.ID)
    /// A bookmark that was to be changed has another note than was known: another reader has written it.
    case bookmarkDiffers(Bookmark)
    /// Another reader may have changed the bookmarks of an article: these it has now.
    case bookmarksChanged([Bookmark], of: Article.ID)
    case bookmarksLoaded([BookmarkRow])
    /// Another reader may have changed the notes that were begun: these there are now.
    case draftsChanged([Draft])
    /// Long work goes on; a line that says how far it is.
    case workProgressed(String)
    /// Long work has ended; what is to be said of it, and whether something went wrong.
    case workFinished(Message?)
    /// The reader's editor has given a text back.
    case textEdited(String, for: Prompt.Purpose)
    /// The address of an article that is not open, `nil` where it has none.
    case addressFound(title: String, address: String?)
    /// The articles that lead to one, newest first.
    case citingLoaded([ArticleRow], of: Article.ID)
    /// Something that was asked for is done, in words.
    case said(Message)
    /// A place, what goes with it, or a draft could not be kept: why.
    case notSaved(Effect, String)
    case failed(String)
    /// The reader ends, in whatever way.
    case leaving
}
