import Articles
import Cells

extension State {
    var bookmarksFrame: Rect {
        let count = if case .bookmarks(let popup)? = layers.last { popup.rows.count } else { 0 }
        return middle(columns: 90, rows: max(6, min(count, 1_000) * 2 + 2))
    }
    /// A bookmark takes two rows.
    var bookmarksRows: Int { max(1, (bookmarksFrame.height - (isFramed(bookmarksFrame) ? 2 : 0)) / 2) }
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
