import Cells

extension State {
    var helpFrame: Rect { middle(columns: 74, rows: .max) }
    var helpRows: Int { max(1, helpFrame.height - (isFramed(helpFrame) ? 2 : 0)) }
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
