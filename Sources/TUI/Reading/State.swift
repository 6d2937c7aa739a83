import Articles
import Cells
import Typesetting

/// Everything that the screen shows. `update` is its one writer; panes are functions of it.
public struct State: Sendable {
    public internal(set) var size: Size
    public let glyphs: GlyphSet
    /// The text of an empty library.
    let welcome: String
    var preferences: Preferences
    /// The reader's own queries, as shelves.
    public private(set) var savedQueries: [ShelfRow]
    public internal(set) var list: ListState
    /// The shelves of the library, of which the list shows one.
    var shelves = ShelvesState()
    var rememberedShelf: Shelf
    public internal(set) var page: PageState?
    /// What lists show of the article on the page.
    var openRow: ArticleRow?
    /// The pane of the notes, in the place of the list while it is open.
    var notes: NotesState?
    public internal(set) var focus = Focus.list
    /// What lies above the panes; the last is on top and asked first.
    public internal(set) var layers: [Layer] = []
    /// Digits typed before a command.
    var count: Int?
    var message: Message?
    var history = History()
    /// Where the reader was when the focus went from the page to the list.
    var left: Spot?
    var undos: [Undo] = []
    /// The article that is opened when the reader begins again, as far as was asked for.
    var remembered: Article.ID?
    /// What was undone.
    var redos: [Undo] = []
    /// An undo is being done.
    var undoing: Undoing?
    /// Notes that were begun and not kept.
    var drafts: [Draft] = []
    /// Drafts are called by this and a number.
    let session: String
    var draftCount = 0
    /// Places and drafts whose saving has failed.
    var unsaved: [Effect] = []
    /// Long work that goes on, as the status line says it.
    var work: String?
    /// Where words may be divided, by the languages that were asked for.
    var hyphenations: [String: Hyphenation?] = [:]
    /// What was last looked for in articles, and whether it is marked on the pages.
    var sought: Sought?
    var marksHits = false
    /// The page as the words show it that are being typed: only to be drawn.
    var finding: PageState?
    /// What was shown before the search that is being typed, and what the list showed before the one that it shows.
    var searchOrigin: SearchOrigin?
    var listingBeforeSearch: Listing?
    /// The pane of the notes that a search has closed, until its article is there again.
    var notesToReopen: (NotesState, Focus)?
    /// What is to be said when a selection has become a bookmark.
    var remark: (passage: Passage, words: String)?
    /// Where to go when the article that is being loaded has come.
    var arrival: Arrival?

    public init(
        size: Size, glyphs: GlyphSet = .unicode, welcome: String = "", listing: Listing = Listing(),
        session: String = "", preferences: Preferences = Preferences(), savedQueries: [ShelfRow] = []
    ) {
        self.size = size
        self.glyphs = glyphs
        self.welcome = welcome
        list = ListState(listing)
        rememberedShelf = listing.shelf
        self.session = session
        self.preferences = preferences
        self.savedQueries = savedQueries
    }

    /// Takes the number of a saved query's shelf, which is known until it is counted again.
    mutating func takeCount(_ articles: Int, of shelf: Shelf) {
        for index in savedQueries.indices where savedQueries[index].shelf == shelf {
            savedQueries[index].articles = articles
        }
        shelves.take(articles, of: shelf)
    }

    /// What keys are asked of first; `nil` while they are taken as text or letters.
    public var context: Context? {
        switch layers.last {
        case .note: .note
        case .link: .link
        case .citing: .citing
        case .bookmarks: .bookmarks
        case .help: .help
        case .prompt, .hints, .question: nil
        case nil:
            switch focus {
            case .list: .list
            case .shelves: .shelves
            case .page: isSelecting ? .selection : .page
            case .notes: .notes
            }
        }
    }

    /// The prompt on top, which takes the keys as text. It can be changed there, not put there.
    var prompt: Prompt? {
        get { if case .prompt(let prompt)? = layers.last { prompt } else { nil } }
        set { if prompt != nil, let newValue { layers[layers.count - 1] = .prompt(newValue) } }
    }

    var layout: Layout {
        Layout(
            size: size, focus: page == nil && focus != .shelves ? .list : focus,
            hasNotes: page?.citesNotes ?? false, preferences: preferences)
    }

    /// Asks for an article, to be shown where it was left. A preview leaves the focus where it is.
    public mutating func open(_ id: Article.ID, asPreview: Bool = false) -> [Effect] {
        arrival = asPreview ? .preview : .whereLeft
        select(id)
        return [.loadArticle(id)]
    }

    /// Selects the article that is asked for, or has come. What is only looked at was selected before, but not chosen.
    mutating func select(_ id: Article.ID) {
        if arrival != .preview || list.selectedRow?.id != id { list.select(id) }
    }

    /// An article, as far as it is known: one that is open or lies about the selected one.
    func row(_ id: Article.ID?) -> ArticleRow? { openRow.flatMap { $0.id == id ? $0 : nil } ?? list.row(id) }

    /// The focus is in a pane beside the page, which is only looked at from there.
    var isBesidePage: Bool { focus == .list || focus == .shelves }
    var isListFocused: Bool { layers.isEmpty && (focus == .list || (page == nil && focus != .shelves)) }

    /// The page beside the list is only looked at, and not what is read.
    var isPreview: Bool { isBesidePage && left?.article != page?.id }
}

/// Something above the panes.
public enum Layer: Sendable {
    case note(NotePopup)
    case hints(Hints)
    case link(LinkPopup)
    case citing(CitingPopup)
    case bookmarks(BookmarksPopup)
    case help(HelpPopup)
    case prompt(Prompt)
    case question(Question)
}
