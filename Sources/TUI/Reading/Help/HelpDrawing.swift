import Cells

extension State {
    var helpFrame: Rect { middle(columns: 90, rows: .max) }
    var helpRows: Int { max(1, helpFrame.height - (isFramed(helpFrame) ? 2 : 0)) }
}

func drawHelp(_ popup: HelpPopup, _ state: State, on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    let last = min(popup.lines.count, popup.top + state.helpRows)
    let isWhole = last - popup.top == popup.lines.count
    let footer =
        (isWhole ? [] : ["\(popup.top + 1)-\(last)/\(popup.lines.count)"]) + ["/ search", "Enter do it", "Esc close"]
    let title = popup.search.isEmpty ? "Keys" : "Keys with '\(popup.search)'"
    let inner = drawLayer(
        state.helpFrame, title: title, footer: footer.joined(separator: " \(glyphs.middleDot) "), on: &canvas)
    canvas.cursor = Position(row: inner.y, column: inner.x)
    if popup.lines.isEmpty {
        canvas.put("No key does that", row: inner.y, column: inner.x, style: Style(.faint), within: inner)
    }
    let keyColumns = min(14, inner.width / 3)
    for (number, line) in popup.lines[popup.top..<last].enumerated() {
        let row = inner.row(number)
        if line.isHeading {
            canvas.put(line.keys, row: row.y, column: row.x, style: Style(.heading, .bold), within: row)
            continue
        }
        canvas.put(
            cut(line.keys, to: keyColumns, ellipsis: glyphs.ellipsis), row: row.y, column: row.x,
            style: Style(.title, .bold), within: row)
        canvas.put(
            cut(line.text, to: row.width - keyColumns - 1, ellipsis: glyphs.ellipsis), row: row.y,
            column: row.x + keyColumns + 1, within: row)
        if popup.top + number == popup.selected {
            canvas.restyle(row, role: .selection, adding: .reversed)
            canvas.cursor = Position(row: row.y, column: row.x)
        }
    }
}
