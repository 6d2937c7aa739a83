import Articles

/// What is to be done outside: `update` asks, App does, and tells by events how it went.
public enum Effect: Hashable, Sendable {
    case loadArticle(Article.ID)
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
    case rememberSort(RowSort)
    /// Keeps a note that was begun instead of the one that it goes on with; without a text it is forgotten.
    case setDraft(Draft, insteadOf: Draft?)
    case refresh
    case redraw
    case quit
}
