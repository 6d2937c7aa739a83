import Articles
import Cells

extension State {
    /// The frame of a popup in the middle of the window.
    func middle(columns: Int, rows: Int) -> Rect {
        let stage = layout.stage
        let width = min(columns, stage.width)
        let height = min(rows, stage.height)
        return Rect(x: (stage.width - width) / 2, y: (stage.height - height) / 2, width: width, height: height)
    }

    var bookmarksFrame: Rect {
        let count = if case .bookmarks(let popup)? = layers.last { popup.rows.count } else { 0 }
        return middle(columns: 90, rows: max(6, min(count, 1_000) * 2 + 2))
    }
    /// A bookmark takes two rows.
    var bookmarksRows: Int { max(1, (bookmarksFrame.height - (isFramed(bookmarksFrame) ? 2 : 0)) / 2) }
    var helpFrame: Rect { middle(columns: 74, rows: .max) }
    var helpRows: Int { max(1, helpFrame.height - (isFramed(helpFrame) ? 2 : 0)) }
}

func drawBookmarks(_ popup: BookmarksPopup, _ state: State, on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    let footer = ["Enter go to", "Esc close"].joined(separator: " \(glyphs.middleDot) ")
    let inner = drawLayer(
        state.bookmarksFrame, title: "Bookmarks \(popup.selected + 1)/\(popup.rows.count)", footer: footer, on: &canvas)
    var popup = popup
    popup.move(to: popup.selected, height: state.bookmarksRows)
    for (number, index) in (popup.top..<min(popup.rows.count, popup.top + state.bookmarksRows)).enumerated() {
        let row = popup.rows[index]
        let y = inner.y + number * 2
        let isSelected = index == popup.selected
        let quote = cut(row.bookmark.passage.quote, to: inner.width - 2, ellipsis: glyphs.ellipsis)
        if isSelected {
            canvas.put(glyphs.pointer, row: y, column: inner.x, style: Style(.selection), within: inner)
            canvas.cursor = Position(row: y, column: inner.x)
        }
        canvas.put(quote, row: y, column: inner.x + 2, style: Style(.bookmark), within: inner)
        let note = row.bookmark.note.isEmpty ? "" : "\(row.bookmark.note) \(glyphs.middleDot) "
        let detail = cut(note + row.title, to: inner.width - 2, ellipsis: glyphs.ellipsis)
        canvas.put(detail, row: y + 1, column: inner.x + 2, style: Style(.faint), within: inner)
        if isSelected {
            canvas.restyle(
                Rect(x: inner.x, y: y, width: inner.width, height: 1).intersection(inner), role: .selection,
                adding: .reversed)
        }
    }
}

func drawHelp(_ popup: HelpPopup, _ state: State, on canvas: inout Canvas) {
    var popup = popup
    popup.scroll(to: popup.top, height: state.helpRows)
    let last = min(popup.lines.count, popup.top + state.helpRows)
    let isWhole = last - popup.top == popup.lines.count
    let inner = drawLayer(
        state.helpFrame, title: "Keys",
        footer: isWhole
            ? "Esc close" : "\(popup.top + 1)-\(last)/\(popup.lines.count) \(canvas.glyphs.middleDot) Esc close",
        on: &canvas)
    let keyColumns = min(14, inner.width / 3)
    for (number, line) in popup.lines[popup.top..<last].enumerated() {
        let y = inner.y + number
        if line.isHeading {
            canvas.put(line.keys, row: y, column: inner.x, style: Style(.heading, .bold), within: inner)
        } else {
            canvas.put(
                cut(line.keys, to: keyColumns, ellipsis: canvas.glyphs.ellipsis), row: y, column: inner.x,
                style: Style(.hint, .bold), within: inner)
            canvas.put(
                cut(line.text, to: inner.width - keyColumns - 1, ellipsis: canvas.glyphs.ellipsis), row: y,
                column: inner.x + keyColumns + 1, within: inner)
        }
    }
    canvas.cursor = Position(row: inner.y, column: inner.x)
}

func drawPrompt(_ prompt: Prompt, _ state: State, on canvas: inout Canvas) {
    let stage = state.layout.stage
    let row = max(0, stage.bottom - 1)
    let line = Rect(x: 0, y: row, width: stage.width, height: 1)
    canvas.fill(line, style: Style(.status))
    let title = " \(prompt.title): "
    var x = canvas.put(title, row: row, column: 0, style: Style(.status, .bold), within: line)
    // The caret stays in sight: what does not fit is cut at the left.
    let before = prompt.beforeCaret
    var start = before.endIndex
    var room = max(1, line.width - x - 1)
    while start > before.startIndex {
        let previous = before.index(before: start)
        room -= columns(of: before[previous])
        guard room >= 0 else { break }
        start = previous
    }
    x += canvas.put(before[start...], row: row, column: x, style: Style(.status), within: line)
    canvas.put(prompt.afterCaret, row: row, column: x, style: Style(.status), within: line)
    canvas.cursor = Position(row: row, column: min(x, max(0, line.width - 1)))
}
