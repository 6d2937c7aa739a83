import Articles
import Cells

extension State {
    var bookmarksFrame: Rect {
        let count = layers.lazy.compactMap { if case .bookmarks(let popup) = $0 { popup.count } else { nil } }.first
        return middle(columns: 90, rows: max(6, min(count ?? 0, 1_000) * 2 + 2))
    }

    /// A bookmark takes two rows.
    var bookmarksRows: Int { max(1, (bookmarksFrame.height - (isFramed(bookmarksFrame) ? 2 : 0)) / 2) }
}

func drawBookmarks(_ popup: BookmarksPopup, _ state: State, on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    let footer = ["Enter go to", "e edit", "d delete", "/ filter", "Esc close"].joined(
        separator: " \(glyphs.middleDot) ")
    let place = popup.rows.isEmpty ? "0" : "\(popup.selected + 1)"
    let title = "Bookmarks \(place)/\(popup.rows.count)"
    let inner = drawLayer(
        state.bookmarksFrame,
        title: popup.filter.isEmpty ? title : title + " of \(popup.count): '\(popup.filter)'", footer: footer,
        on: &canvas)
    canvas.cursor = Position(row: inner.y, column: inner.x)
    if popup.rows.isEmpty {
        canvas.put(
            cut("No bookmark has these words", to: inner.width, ellipsis: glyphs.ellipsis), row: inner.y,
            column: inner.x, style: Style(.faint), within: inner)
    }
    for (number, index) in (popup.top..<min(popup.rows.count, popup.top + state.bookmarksRows)).enumerated() {
        let row = popup.rows[index]
        let area = Rect(x: inner.x, y: inner.y + number * 2, width: inner.width, height: 2).intersection(inner)
        drawBookmark(row, isSelected: index == popup.selected, in: area, on: &canvas)
        if index == popup.selected { canvas.cursor = Position(row: area.y, column: area.x) }
    }
}

/// The quotation, and below it whether it is gone, the reader's note, the article and the day.
private func drawBookmark(_ row: BookmarkRow, isSelected: Bool, in area: Rect, on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    if isSelected { canvas.put(glyphs.pointer, row: area.y, column: area.x, style: Style(.selection), within: area) }
    let width = area.width - 2
    canvas.put(
        cut(row.bookmark.passage.quote.prefix(mostOfRow).onOneLine, to: width, ellipsis: glyphs.ellipsis), row: area.y,
        column: area.x + 2,
        style: row.isLost ? Style(.faint, .italic) : Style(.bookmark), within: area)
    // The day keeps its place at the right; the rest is cut.
    let day = row.createdDay
    let showsDay = width >= 30
    let room = showsDay ? width - columns(of: day) - 2 : width
    let note = row.bookmark.note.prefix(mostOfRow).onOneLine
    let facts = [row.isLost ? "no longer in the text" : "", note, row.title.prefix(mostOfRow).onOneLine]
    canvas.put(
        cut(
            facts.filter { !$0.isEmpty }.joined(separator: " \(glyphs.middleDot) "), to: room, ellipsis: glyphs.ellipsis
        ), row: area.y + 1, column: area.x + 2,
        style: Style(.faint), within: area)
    if showsDay {
        canvas.put(
            day, row: area.y + 1, column: area.right - columns(of: day), style: Style(.faint), within: area)
    }
    if isSelected { canvas.restyle(area.row(0), role: .selection, adding: .reversed) }
}
