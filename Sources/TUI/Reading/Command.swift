import Cells

/// What a key can ask for. Keys become commands before any pane sees them.
public enum Command: String, Hashable, Sendable, CaseIterable {
    case moveDown, moveUp, pageDown, pageUp, halfPageDown, halfPageUp, goToStart, goToEnd
    case nextPane, focusList, focusPage, focusShelves, showShelves, openShelf
    case openArticle, activate, followTarget, openBookmark
    case nextArticle, previousArticle
    case nextUnread, previousUnread
    case nextMarker, previousMarker
    case nextTarget, previousTarget, previousNote
    case nextCitation, previousCitation
    case showNotes, followNote
    case bookmark, bookmarkWithNote, showBookmarks
    case toggleUnread, toggleStar, toggleMark, toggleRange, markAll, undo, redo, refresh, cancelWork
    case search, filter, sort
    case toggleFold, toggleAllFolds
    case widen, narrow, changeNotes, toggleJustification, toggleHyphenation, toggleSpacing, toggleWrapping
    case scrollLeft, scrollRight
    case find, nextHit, previousHit, clearHits
    case deleteBookmark, editBookmark, editInEditor
    case showHints, followLink, openLink, copy
    case select, widenSelection, swapEnds, copyCited
    case showCiting, openCiting
    case goBack, goForward
    case nextParagraph, previousParagraph, nextHeading, previousHeading, nextQuestion, previousQuestion
    case nextLink, previousLink, nextBookmark, previousBookmark, goToPercentage
    case showOutline, goToLandmark
    case showHelp, showPalette, runCommand, redraw, back, quit
}

/// Where a key is pressed: the layer or pane that is asked first.
public enum Context: String, Hashable, Sendable, CaseIterable {
    case list, shelves, page, selection, notes, note, link, citing, bookmarks, outline, help

    public var title: String {
        switch self {
        case .list: "Articles"
        case .shelves: "Shelves"
        case .page: "Reading"
        case .selection: "Selection"
        case .notes: "Notes"
        case .note: "Note"
        case .link: "Link"
        case .citing: "Cited by"
        case .bookmarks: "Bookmarks"
        case .outline: "Outline"
        case .help: "Help"
        }
    }
}

/// The one table of keys: whatever shows or reads keys is made from it.
public struct Binding: Hashable, Sendable {
    public let command: Command
    public let keys: [Key]
    public let contexts: Set<Context>
    public let help: String
    /// A word or two for the status line; `nil` for keys that nobody has to be reminded of.
    public let reminder: String?

    /// Keys by their names, apart from one another by spaces.
    private init(
        _ command: Command, _ keys: String, in contexts: Set<Context>, _ help: String, reminder: String? = nil
    ) {
        self.command = command
        self.keys = keys.split(separator: " ").compactMap { Key(name: String($0)) }
        self.contexts = contexts
        self.help = help
        self.reminder = reminder
    }

    private static let all = Set(Context.allCases)
    private static let panes: Set<Context> = [.list, .shelves, .page, .notes]
    private static let articles: Set<Context> = [.list, .page, .notes]

    public static let table: [Binding] = [
        Binding(.moveDown, "j Down", in: all, "one line down"),
        Binding(.moveUp, "k Up", in: all, "one line up"),
        Binding(.pageDown, "Space PgDn", in: all, "one page down"),
        Binding(.pageUp, "b PgUp", in: all, "one page up"),
        Binding(.halfPageDown, "^D", in: all, "half a page down"),
        Binding(.halfPageUp, "^U", in: all, "half a page up"),
        Binding(.goToStart, "g Home", in: all, "to the beginning"),
        Binding(.goToEnd, "G End", in: all, "to the end"),
        Binding(.openArticle, "Enter", in: [.list], "read the article", reminder: "read"),
        Binding(.openShelf, "Enter", in: [.shelves], "to the articles of the shelf", reminder: "articles"),
        Binding(.activate, "Enter", in: [.page], "open the note or fold here; with a number, that note"),
        Binding(.followTarget, "Enter", in: [.note], "follow the chosen note or link; else go to the note's place"),
        Binding(.followNote, "Enter", in: [.notes], "go to the marker, or to the note's place", reminder: "go to"),
        Binding(.openBookmark, "Enter", in: [.bookmarks], "go to the passage"),
        Binding(.goToLandmark, "Enter", in: [.outline], "go there"),
        Binding(.nextMarker, "]", in: [.list, .page, .note], "next note marker", reminder: "note"),
        Binding(.previousMarker, "[", in: [.list, .page, .note], "previous note marker"),
        Binding(.bookmark, "m", in: [.page, .note], "bookmark the passage at the cursor", reminder: "bookmark"),
        Binding(.bookmarkWithNote, "M", in: [.page, .note], "bookmark it with a note of your own, or edit that note"),
        Binding(
            .showHints, "f", in: [.list, .page, .note], "letters over every link and marker; type one to follow it",
            reminder: "follow"),
        Binding(
            .openLink, "o", in: [.list, .page, .note],
            "the link here, else the article's own page; shown before it is opened"),
        Binding(.followLink, "Enter", in: [.link], "read it here, if the library has it; else open it in $BROWSER"),
        Binding(.openLink, "o", in: [.link], "open it in $BROWSER"),
        Binding(.copy, "y", in: [.page, .note, .link, .bookmarks], "copy the link, note, quotation or passage"),
        Binding(.select, "v", in: [.page], "select the sentence here, to extend, copy or bookmark it"),
        Binding(
            .widenSelection, "v", in: [.selection], "select by paragraphs, by lines, by sentences", reminder: "wider"),
        Binding(.swapEnds, "o", in: [.selection], "go on at the other end"),
        Binding(.copy, "y", in: [.selection], "copy the selection", reminder: "copy"),
        Binding(
            .copyCited, "Y", in: [.page, .selection], "copy the passage or selection, with a line that says its source"),
        Binding(.bookmark, "m", in: [.selection], "bookmark the selection", reminder: "bookmark"),
        Binding(.bookmarkWithNote, "M", in: [.selection], "bookmark it with a note of your own"),
        Binding(.nextTarget, "Tab", in: [.note], "choose the next link or marker in the note"),
        Binding(.previousTarget, "Shift-Tab", in: [.note], "choose the previous one"),
        Binding(.previousNote, "Backspace", in: [.note], "back to the note before"),
        Binding(.nextCitation, "c", in: [.note], "go to the next place that cites this note"),
        Binding(.previousCitation, "C", in: [.note], "go to the previous one"),
        Binding(.showCiting, "c", in: [.list, .page], "the articles that lead to this one"),
        Binding(.openCiting, "Enter", in: [.citing], "read the article"),
        Binding(.showNotes, "t", in: articles, "all notes, with the sentences that cite them; again closes them"),
        Binding(.showOutline, "T", in: [.page], "the outline: headings, questions, notes"),
        Binding(.toggleFold, "z", in: [.page], "fold or unfold what is not part of the article"),
        Binding(.toggleAllFolds, "Z", in: [.page], "fold or unfold all of it"),
        Binding(.widen, "+", in: [.page], "wider lines; a number before it is their columns"),
        Binding(.narrow, "-", in: [.page], "narrower lines"),
        Binding(.changeNotes, "F", in: [.page], "where notes stand: margin, text, end of the article, popup"),
        Binding(.toggleJustification, "|", in: [.page], "lines end at one column, or as they come"),
        Binding(.toggleHyphenation, "~", in: [.page], "divide words at the ends of lines, or do not"),
        Binding(.toggleSpacing, "=", in: [.page], "an empty line between lines, or none"),
        Binding(.toggleWrapping, "w", in: [.page], "long lines of code go on below, or beyond the edge"),
        Binding(.scrollRight, ">", in: [.page], "to what lies beyond the edge at the right"),
        Binding(.scrollLeft, "<", in: [.page], "back to the left"),
        Binding(.nextParagraph, "}", in: [.page, .selection], "to the next paragraph"),
        Binding(
            .previousParagraph, "{", in: [.page, .selection], "to the beginning of the paragraph, or to the one before"),
        Binding(.nextHeading, ")", in: [.page], "to the next heading"),
        Binding(.previousHeading, "(", in: [.page], "to the heading above"),
        Binding(.nextQuestion, "i", in: [.page], "to the next question of an interview"),
        Binding(.previousQuestion, "I", in: [.page], "to the question before"),
        Binding(.nextLink, ".", in: [.page], "next link: Enter or o follows it, y copies it"),
        Binding(.previousLink, ",", in: [.page], "previous link"),
        Binding(.nextBookmark, "e", in: [.page], "to the article's next bookmark"),
        Binding(.previousBookmark, "E", in: [.page], "to the bookmark before"),
        Binding(.goToPercentage, "%", in: [.page], "to a percentage of the text: 50%"),
        Binding(.showBookmarks, "'", in: panes, "list the bookmarks"),
        Binding(.nextPane, "Tab", in: panes, "the other pane"),
        Binding(.focusList, "h Left", in: [.page], "to the pane at the left"),
        Binding(.focusShelves, "h Left", in: [.list], "to the shelves"),
        Binding(.showShelves, "B", in: panes, "the shelves: all, unread, starred..., sources and publications"),
        Binding(.focusPage, "l Right", in: [.list, .notes], "to the page"),
        Binding(.focusList, "l Right", in: [.shelves], "to the articles"),
        Binding(.nextArticle, "J", in: panes, "next article"),
        Binding(.previousArticle, "K", in: panes, "previous article"),
        Binding(.nextUnread, "n", in: [.list], "to the next unread article"),
        Binding(.previousUnread, "N", in: [.list], "to the unread article before"),
        Binding(.nextUnread, "^N", in: [.page], "read the next unread article"),
        Binding(.toggleUnread, "u", in: articles, "mark unread, or finished"),
        Binding(.toggleStar, "*", in: articles, "star, or take the star away"),
        Binding(.toggleMark, "x Ins", in: [.list], "select the article, to mark several together"),
        Binding(.toggleRange, "V", in: [.list], "select from here on; again ends it"),
        Binding(.markAll, "A", in: [.list, .shelves], "mark all articles of the list finished"),
        Binding(.undo, "U", in: panes.union([.note, .bookmarks]), "undo the last change"),
        Binding(.redo, "^R", in: panes.union([.note, .bookmarks]), "do again what was undone"),
        Binding(.goBack, "H ^O", in: panes, "back to where you were before"),
        Binding(.goForward, "L", in: panes, "forward again"),
        Binding(
            .deleteBookmark, "d Del", in: [.bookmarks], "delete the bookmark; U brings it back", reminder: "delete"),
        Binding(.editBookmark, "e", in: [.bookmarks], "edit your note; a long one in $EDITOR", reminder: "edit"),
        Binding(.editInEditor, "E", in: [.bookmarks], "edit your note in $EDITOR"),
        Binding(
            .search, "s", in: panes,
            "search the library: words, \"phrases\", author: title: from: note: date: is: has: lang: in:",
            reminder: "search"),
        Binding(
            .filter, "/", in: [.list, .bookmarks, .outline, .help], "show only what has the words", reminder: "filter"),
        Binding(.find, "/", in: [.page], "search in the article"),
        Binding(.nextHit, "n", in: [.page], "to the next hit of the search"),
        Binding(.previousHit, "N", in: [.page], "to the hit before"),
        Binding(.sort, "S", in: [.list, .shelves], "sort by something else: date, title, publication, length"),
        Binding(.runCommand, "Enter", in: [.help], "do what the line says"),
        Binding(.refresh, "r", in: panes, "look at the sources again"),
        Binding(.cancelWork, "X", in: panes, "stop the import; what is imported stays", reminder: "stop"),
        Binding(.showHelp, "?", in: all.subtracting([.help]), "this help", reminder: "help"),
        Binding(.showPalette, ":", in: all.subtracting([.help]), "find a command by its words, and do it"),
        Binding(.redraw, "^L", in: all, "draw the screen anew"),
        Binding(.clearHits, "Esc", in: [.page], "no longer mark the hits of the search; then back"),
        Binding(.back, "q", in: [.page], "back"),
        Binding(.back, "q Esc", in: all.subtracting([.list, .page]), "back"),
        Binding(.back, "Esc", in: [.list], "select nothing, show all articles again"),
        Binding(.quit, "q", in: [.list], "quit"),
        Binding(.quit, "Q", in: all, "quit"),
    ]

    /// Keys that are no commands of the table, for the help.
    public static let otherKeys = [
        ("3j", "a number repeats a movement; 3 Enter opens note 3"),
        ("^O", "where you write a note: go on in your editor"),
        ("^U ^K ^W ^A ^E", "where you write: delete to the left, to the right, a word; to the beginning, to the end"),
        ("^Z", "suspend; fg comes back"),
    ]

    /// Where it works, in words.
    var places: String { Context.allCases.filter(contexts.contains).map(\.title).joined(separator: ", ") }

    /// The command of a key, `nil` for a key that means nothing there.
    public static func command(for key: Key, in context: Context) -> Command? {
        table.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.command
    }

    /// Why a key does nothing there.
    static func refusal(of key: Key, in context: Context) -> String {
        let help = context == .help ? "" : "; ? shows the keys"
        guard let other = table.first(where: { $0.keys.contains(key) }) else {
            return "\(key.name) does nothing here" + help
        }
        return "\(key.name) (\(other.help)) works in: \(other.places)" + help
    }
}

extension Command {
    /// Where a movement leads from an index, `nil` for a command that is none: what lists, bookmarks, help and notes share.
    /// `height` is the rows of the window; the result may lie outside of `0...last`, to be brought back by whoever scrolls.
    func destination(from index: Int, times: Int, height: Int, last: Int) -> Int? {
        switch self {
        case .moveDown: index + times
        case .moveUp: index - times
        case .pageDown: index + times * height
        case .pageUp: index - times * height
        case .halfPageDown: index + times * max(1, height / 2)
        case .halfPageUp: index - times * max(1, height / 2)
        case .goToStart: 0
        case .goToEnd: last
        default: nil
        }
    }
}
