import Articles
import Cells
import Typesetting

extension State {
    /// As large as all that it has, however much of that a filter leaves.
    var outlineFrame: Rect {
        let count = layers.lazy.compactMap { if case .outline(let popup) = $0 { popup.all.count } else { nil } }.first
        return middle(columns: 90, rows: max(6, min(count ?? 0, 1_000) + 2))
    }

    var outlineRows: Int { max(1, outlineFrame.height - (isFramed(outlineFrame) ? 2 : 0)) }
}

func drawOutline(_ popup: OutlinePopup, _ state: State, on canvas: inout Canvas) {
    guard let page = state.page else { return }
    let glyphs = canvas.glyphs
    let footer = ["Enter go there", "/ filter", "Esc close"].joined(separator: " \(glyphs.middleDot) ")
    let place = popup.landmarks.isEmpty ? "0" : "\(popup.selected + 1)"
    let title = "Outline \(place)/\(popup.landmarks.count)"
    let inner = drawLayer(
        state.outlineFrame,
        title: popup.filter.isEmpty ? title : title + " of \(popup.all.count): '\(popup.filter)'", footer: footer,
        on: &canvas)
    canvas.cursor = Position(row: inner.y, column: inner.x)
    if popup.landmarks.isEmpty {
        canvas.put(
            cut("No line has these words", to: inner.width, ellipsis: glyphs.ellipsis), row: inner.y,
            column: inner.x, style: Style(.faint), within: inner)
    }
    let last = min(popup.landmarks.count, popup.top + inner.height)
    for (number, index) in (popup.top..<max(popup.top, last)).enumerated() {
        let row = inner.row(number)
        draw(popup.landmarks[index], of: page.page, page.article.document, in: row, on: &canvas)
        if index == popup.selected {
            canvas.restyle(row, role: .selection, adding: .reversed)
            canvas.cursor = Position(row: row.y, column: row.x)
        }
    }
}

/// A heading indented by its level, a question or a note behind its sign; at the right how much of the text stands above.
private func draw(
    _ landmark: Page.Landmark, of page: Page, _ document: Document, in row: Rect, on canvas: inout Canvas
) {
    let glyphs = canvas.glyphs
    var right = row.right
    if row.width >= 36 {
        if let fraction = page.fraction(before: landmark) {
            let text = percent(fraction)
            canvas.put(text, row: row.y, column: row.right - columns(of: text), style: Style(.faint), within: row)
        }
        right -= 5
    }
    var x = row.x
    var style = Style.text
    func put(_ text: String, _ style: Style) {
        let room = Rect(x: x, y: row.y, width: max(0, right - x), height: 1)
        x += canvas.put(
            cut(text, to: room.width, ellipsis: glyphs.ellipsis), row: row.y, column: x, style: style, within: room)
    }
    let step = row.width >= 36 ? 2 : 1
    switch landmark.kind {
    case .heading(let level):
        style = level == 1 ? Style(.title, .bold) : Style(.heading, .bold)
        x += max(0, min(level, 7) - 1) * step
    case .question:
        x += 2 * step
        put("? ", Style(.speaker, .bold))
    case .note(let note):
        x += 2 * step
        put(
            "[\(cut(document.label(ofNote: note), to: max(2, row.width / 3), ellipsis: glyphs.ellipsis))] ",
            Style(.marker, .bold))
        style = Style(.faint)
    }
    put(page.beginning(of: landmark, bytes: OutlinePopup.mostBytes).onOneLine, style)
}
