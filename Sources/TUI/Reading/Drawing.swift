import Cells

/// The whole screen: a pure function of the state.
public func draw(_ state: State) -> Canvas {
    var canvas = Canvas(state.size, glyphs: state.glyphs)
    let layout = state.layout
    if let shelves = layout.shelves { drawShelves(state, layout, in: shelves, on: &canvas) }
    if let list = layout.list {
        if state.notes == nil {
            drawList(state, layout, in: list, on: &canvas)
        } else {
            drawNotes(state, layout, in: list, on: &canvas)
        }
    }
    if let page = layout.page { drawPage(state.asShown, layout, in: page, on: &canvas) }
    for layer in state.layers {
        canvas.cursor = nil
        switch layer {
        case .note(let popup): drawNote(popup, state, on: &canvas)
        case .hints(let hints): drawHints(hints, state, on: &canvas)
        case .link(let popup): drawLink(popup, state, on: &canvas)
        case .citing(let popup): drawCiting(popup, state, on: &canvas)
        case .bookmarks(let popup): drawBookmarks(popup, state, on: &canvas)
        case .outline(let popup): drawOutline(popup, state, on: &canvas)
        case .help(let popup): drawHelp(popup, state, on: &canvas)
        case .prompt(let prompt): drawPrompt(prompt, state, on: &canvas)
        case .question(let question): drawQuestion(question, state, on: &canvas)
        }
    }
    // Last: what is said is not to be covered.
    drawStatus(state, in: layout.status, on: &canvas)
    if let cursor = canvas.cursor, !canvas.bounds.contains(row: cursor.row, column: cursor.column) {
        canvas.cursor = nil
    }
    return canvas
}

/// The frame of a pane, when panes have frames.
func drawFrame(_ pane: Rect, title: String, hasFocus: Bool, _ layout: Layout, on canvas: inout Canvas) {
    guard layout.isFramed else { return }
    let style = hasFocus ? Style(.focusedBorder, .bold) : Style(.border)
    canvas.box(pane, title: title, style: style, titleStyle: style)
}

/// A layer has a frame where it has the room for one.
func isFramed(_ layer: Rect) -> Bool { layer.height >= 3 && layer.width >= 8 }

/// A framed layer on blank ground; returns the room inside, with a column of air at either side.
func drawLayer(_ frame: Rect, title: String, footer: String = "", on canvas: inout Canvas) -> Rect {
    canvas.fill(frame)
    guard isFramed(frame) else { return frame }
    canvas.box(
        frame, title: title, footer: footer, style: Style(.focusedBorder), titleStyle: Style(.focusedBorder, .bold),
        isRounded: true)
    return frame.inset(columns: 2, rows: 1)
}

extension State {
    /// The state whose page is drawn: what is being looked for, or where the notes' pane leads, is shown and not gone to.
    fileprivate var asShown: State {
        guard let finding else { return followingNotes }
        var state = self
        state.page = finding
        return state
    }

    /// The frame of a popup in the middle of the window.
    func middle(columns: Int, rows: Int) -> Rect {
        let stage = layout.stage
        let width = min(columns, stage.width)
        let height = min(rows, stage.height)
        return Rect(x: (stage.width - width) / 2, y: (stage.height - height) / 2, width: width, height: height)
    }
}

extension StringProtocol {
    /// Lines that have become one, for a row. Cut what is long before.
    var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}

/// Characters, more than any row shows.
let mostOfRow = 1_000
