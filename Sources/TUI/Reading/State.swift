import Articles
import Cells

/// Everything that the screen shows. `update` is its one writer; panes are functions of it.
public struct State: Sendable {
    public internal(set) var size: Size
    public let glyphs: GlyphSet
    /// The text of an empty library.
    let welcome: String
    public internal(set) var list = ListState()
    public internal(set) var page: PageState?
    public internal(set) var focus = Focus.list
    /// What lies above the panes; the last is on top and asked first.
    public internal(set) var layers: [Layer] = []
    /// Digits typed before a command.
    var count: Int?
    var message: Message?
    /// Long work that goes on, as the status line says it.
    var work: String?
    /// Where to go when the article that is being loaded has come.
    var arrival: Arrival?

    enum Arrival: Hashable {
        /// Where the reader left it.
        case whereLeft
        case passage(Passage)
        /// As above, but the list keeps the focus: how the reader begins.
        case inBackground
    }

    public init(size: Size, glyphs: GlyphSet = .unicode, welcome: String = "") {
        self.size = size
        self.glyphs = glyphs
        self.welcome = welcome
    }

    /// What keys are asked of first; `nil` while a prompt takes them as text.
    public var context: Context? {
        switch layers.last {
        case .note: .note
        case .bookmarks: .bookmarks
        case .help: .help
        case .prompt: nil
        case nil: focus == .list ? .list : .page
        }
    }

    var layout: Layout {
        Layout(size: size, focus: page == nil ? .list : focus, hasNotes: page?.citesNotes ?? false)
    }

    /// Asks for an article, to be shown where it was left. `inBackground` leaves the focus where it is.
    public mutating func open(_ id: Article.ID, inBackground: Bool = false) -> [Effect] {
        arrival = inBackground ? .inBackground : .whereLeft
        list.select(id)
        return [.loadArticle(id)]
    }
}

/// Something above the panes.
public enum Layer: Sendable {
    case note(NotePopup)
    case bookmarks(BookmarksPopup)
    case help(HelpPopup)
    case prompt(Prompt)
}
