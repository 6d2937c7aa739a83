import Articles
import Cells

extension State {
    var citingFrame: Rect {
        let count = layers.lazy.compactMap { if case .citing(let popup) = $0 { popup.rows.count } else { nil } }.first
        return middle(columns: 90, rows: max(4, min(count ?? 0, 1_000) * 2 + 2))
    }

    /// An article takes two rows.
    var citingRows: Int { max(1, (citingFrame.height - (isFramed(citingFrame) ? 2 : 0)) / 2) }
}

func drawCiting(_ popup: CitingPopup, _ state: State, on canvas: inout Canvas) {
    let footer = ["Enter read", "Esc close"].joined(separator: " \(canvas.glyphs.middleDot) ")
    let title = "Cited by \(popup.selected + 1)/\(popup.rows.count)"
    let inner = drawLayer(state.citingFrame, title: title, footer: footer, on: &canvas)
    canvas.cursor = Position(row: inner.y, column: inner.x)
    for (number, index) in (popup.top..<min(popup.rows.count, popup.top + state.citingRows)).enumerated() {
        let area = Rect(x: inner.x, y: inner.y + number * 2, width: inner.width, height: 2).intersection(inner)
        draw(popup.rows[index], isSelected: index == popup.selected, in: area, on: &canvas)
        if index == popup.selected { canvas.cursor = Position(row: area.y, column: area.x) }
    }
}

/// The title, and below it the day, the publication and the authors.
private func draw(_ row: ArticleRow, isSelected: Bool, in area: Rect, on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    if isSelected { canvas.put(glyphs.pointer, row: area.y, column: area.x, style: Style(.selection), within: area) }
    func put(_ text: String, row: Int, _ style: Style) {
        canvas.put(
            cut(text.prefix(mostOfRow).onOneLine, to: area.width - 2, ellipsis: glyphs.ellipsis), row: area.y + row,
            column: area.x + 2, style: style, within: area)
    }
    put(row.title.isEmpty ? "(untitled)" : row.title, row: 0, Style(.text, .bold))
    let authors = row.authors.isEmpty ? nil : row.authors.joined(separator: ", ")
    let facts = [row.day, row.publication, authors].compactMap(\.self)
    put(facts.joined(separator: " \(glyphs.middleDot) "), row: 1, Style(.faint))
    if isSelected { canvas.restyle(area.row(0), role: .selection, adding: .reversed) }
}
