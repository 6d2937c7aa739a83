import Articles

/// What is to be done outside: `update` asks, App does, and tells by events how it went.
public enum Effect: Hashable, Sendable {
    /// At once: the frame after the key that asks for them shows them. With a query as soon as they are found; those that were
    /// asked for before are no longer wanted.
    case loadRows(RowRequest)
    /// The unread article of a listing that follows one, or stands before it; on from the other end, but not twice.
    case findUnread(Listing, from: Article.ID, isForward: Bool, times: Int)
    /// What lies so many steps after an article in a listing, or before it for less than 0, as far as there is something.
    case findNeighbour(Listing, of: Article.ID, steps: Int)
    case loadArticle(Article.ID)
    /// Finds out where words of a language may be divided; nobody waits for it.
    case findHyphenation(language: String)
    /// The article that is read, to be opened when the reader begins again.
    case rememberArticle(Article.ID)
    case savePlace(Article.ID, Place, Progress, lead: Int)
    case setProgress(Article.ID, Progress)
    case setStarred(Article.ID, Bool)
    case addBookmark(Article.ID, Passage, note: String)
    /// Replaces the note of a bookmark, as far as it is known.
    case setBookmarkNote(Bookmark, note: String)
    /// Removes a bookmark, unless it has another note than is known.
    case removeBookmark(Bookmark)
    case restoreBookmark(Bookmark)
    case loadBookmarks
    /// Gives a text to the reader's editor.
    case edit(String, for: Prompt.Purpose)
    case findAddress(Article.ID)
    /// Finds the articles that lead to one.
    case loadCiting(Article.ID)
    /// Gives a link's address to a browser.
    case open(Link)
    /// Gives a text to the terminal's clipboard; `name` is what it is: "the address".
    case copy(String, name: String)
    case rememberFocus(Focus)
    case rememberSort(Sort)
    /// How pages are set, as keys have changed it.
    case rememberPreferences(Preferences)
    /// What the list shows, to be shown when the reader begins again.
    case rememberShelf(Shelf)
    /// The shelves with their numbers: nobody waits for them.
    case loadShelves
    /// How many articles stand on shelves that have to be searched for; told one after the other.
    case countShelves([Shelf])
    /// How many articles a listing has.
    case count(Listing)
    /// The articles of a listing from one to another, both included.
    case collect(Listing, from: Article.ID, to: Article.ID, then: Command?)
    /// Finished, or unread where all of them are finished.
    case toggleProgress([Article.ID])
    /// Starred, or not where all of them are.
    case toggleStars([Article.ID])
    case markAll(Listing, Progress)
    case restoreStatuses([StatusChange])
    /// What lists show of articles whose marks have changed.
    case refreshRows([Article.ID])
    /// Stops importing; what is imported stays.
    case cancelWork
    /// Keeps a note that was begun instead of the one that it goes on with; without a text it is forgotten.
    case setDraft(Draft, insteadOf: Draft?)
    case refresh
    case redraw
    case quit
}
