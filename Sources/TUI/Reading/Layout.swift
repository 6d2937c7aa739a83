import Cells
import Typesetting

/// Where the panes lie. Wide and medium windows show list and page side by side, narrow ones the one with the focus.
struct Layout {
    /// Whole panes, with their frames if they have any; `nil` for one that is not shown. The list's place is also that of the notes.
    let list: Rect?
    let page: Rect?
    /// The shelves: at the left of the list in wide windows, else in its place while they have the focus.
    let shelves: Rect?
    /// The place of the list, whatever is in it.
    private let column: Rect
    let status: Rect
    let isFramed: Bool
    /// The text of the page: the measure, with a gutter at its left for signs; centred, with its margin if it has one.
    private(set) var text: Rect
    /// Where notes stand beside the text; `nil` where there is no room, or nothing to show.
    let margin: Rect?

    /// Columns from which both panes are shown, and from which the window counts as wide.
    static let medium = 80
    static let wide = 120
    /// Columns from which the shelves stand beside both, and the page still has its full measure.
    static let shelved = 133
    /// Columns between the text and its margin.
    private static let air = 3

    /// `hasNotes`: the open article cites notes.
    init(size: Size, focus: Focus, hasNotes: Bool = false, preferences: Preferences = Preferences()) {
        let rows = max(0, size.rows - 1)
        let main = Rect(x: 0, y: 0, width: size.columns, height: size.rows > 1 ? rows : size.rows)
        status = Rect(x: 0, y: main.height, width: size.columns, height: size.rows > 1 ? 1 : 0)
        isFramed = size.columns >= 40 && rows >= 10
        let hasShelves = size.columns >= Self.shelved
        let side = hasShelves ? Self.shelvesWidth(size.columns) : 0
        let columns =
            if hasShelves { Self.listWidth(size.columns - side, measure: preferences.measure) } else {
                size.columns >= Self.wide ? 44 : size.columns >= Self.medium ? 30 : size.columns
            }
        column = Rect(x: side, y: 0, width: columns, height: main.height)
        let isColumnShown = size.columns >= Self.medium || focus != .page
        let isListHidden = !hasShelves && focus == .shelves
        list = isColumnShown && !isListHidden ? column : nil
        shelves = hasShelves ? Rect(x: 0, y: 0, width: side, height: main.height) : isListHidden ? column : nil
        page =
            if size.columns >= Self.medium {
                Rect(x: column.right, y: 0, width: main.width - column.right, height: main.height)
            } else {
                focus == .page ? main : nil
            }
        // A page that is not shown is still set, as it would be shown.
        let pane = page ?? column
        let inner = isFramed ? pane.inset() : pane
        // Signs stand in a gutter at the left: two columns and one of air, one column where every one counts.
        let gutter = inner.width >= 36 ? 3 : 1
        let width = max(1, min(preferences.measure, inner.width - gutter - 1))
        let beside = min(Sidenotes.widest, inner.width - gutter - width - Self.air - 1)
        let hasMargin = hasNotes && preferences.notes == .auto && page != nil && beside >= Sidenotes.narrowest
        let all = hasMargin ? width + Self.air + beside : width
        let x = min(inner.x + max(gutter, (inner.width - all) / 2), inner.right)
        text = Rect(x: x, y: inner.y, width: width, height: inner.height)
        margin = hasMargin ? Rect(x: text.right + Self.air, y: inner.y, width: beside, height: inner.height) : nil
    }

    /// The page above a prompt: without frames, the prompt lies on its last row.
    var sparingPrompt: Layout {
        var layout = self
        if !isFramed {
            layout.text = Rect(x: text.x, y: text.y, width: text.width, height: max(0, text.height - 1))
        }
        return layout
    }

    /// Columns of the shelves: with numbers of all articles where there is the room.
    private static func shelvesWidth(_ columns: Int) -> Int { columns >= 175 ? 26 : 19 }

    /// Columns of the list, of those that it shares with the page: it makes room for notes in the margin, else for a line of the
    /// full measure.
    private static func listWidth(_ columns: Int, measure: Int) -> Int {
        let margined = measure + 2 * air + Sidenotes.narrowest + 3
        return columns - margined >= 36 ? min(44, columns - margined) : max(40, min(44, columns - measure - 8))
    }

    func inside(_ pane: Rect) -> Rect { isFramed ? pane.inset() : pane }

    /// Rows at the bottom of the list that tell more of the selected article, the line above them included.
    var detailRows: Int { isFramed ? 3 : 0 }

    /// The rows of the list; of one that is not shown, as it would be shown.
    var listRows: Rect {
        let inner = inside(column)
        return Rect(x: inner.x, y: inner.y, width: inner.width, height: max(0, inner.height - detailRows))
    }

    /// The rows of the notes' pane; of one that is not shown, as it would be shown.
    var notes: Rect { inside(column) }

    /// The lines of the shelves; of ones that are not shown, as they would be shown.
    var shelvesRows: Rect { inside(shelves ?? column) }

    /// The window that popups may cover: everything above the status line.
    var stage: Rect { Rect(x: 0, y: 0, width: status.width, height: status.y == 0 ? 0 : status.y) }

    /// Columns of a note's text in its popup.
    var noteWidth: Int { max(1, min(60, min(stage.width, (page?.width ?? stage.width)) - 4)) }
}
