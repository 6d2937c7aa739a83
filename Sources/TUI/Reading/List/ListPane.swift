import Articles
import Cells

func drawList(_ state: State, _ layout: Layout, in pane: Rect, on canvas: inout Canvas) {
    let hasFocus = state.layers.isEmpty && (state.focus == .list || state.page == nil)
    let list = state.list
    drawFrame(pane, title: "Articles", hasFocus: hasFocus, layout, on: &canvas)
    let rows = layout.listRows
    guard !list.rows.isEmpty else {
        if list.isLoaded { drawWelcome(state, layout, in: layout.inside(pane), on: &canvas) }
        return
    }
    for (number, index) in (list.top..<min(list.rows.count, list.top + rows.height)).enumerated() {
        drawRow(
            list.rows[index], isSelected: index == list.selected, hasFocus: hasFocus, in: rows.row(number), on: &canvas)
        if index == list.selected, hasFocus { canvas.cursor = Position(row: rows.y + number, column: rows.x) }
    }
    drawDetail(state, layout, in: pane, on: &canvas)
}

/// Narrower lists leave the row to the title, and the day to the detail below.
private let columnsForDay = 34

private func drawRow(_ row: ArticleRow, isSelected: Bool, hasFocus: Bool, in rect: Rect, on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    let style: Style =
        switch row.status.progress {
        case .unread: Style(.text, .bold)
        case .reading: Style(.text)
        case .finished: Style(.faint)
        }
    if isSelected { canvas.put(glyphs.pointer, row: rect.y, column: rect.x, style: style, within: rect) }
    let sign: String =
        switch row.status.progress {
        case .unread: String(glyphs.bullet)
        case .reading: String(glyphs.middleDot)
        case .finished: " "
        }
    canvas.put(sign, row: rect.y, column: rect.x + 1, style: style, within: rect)
    var x = rect.x + 3
    if rect.width >= columnsForDay {
        canvas.put(row.day ?? "", row: rect.y, column: x, style: Style(.faint), within: rect)
        x += 12
    }
    var right = rect.right
    if row.bookmarkCount > 0 {
        right -= 2
        canvas.put(glyphs.bookmark, row: rect.y, column: right + 1, style: Style(.bookmark), within: rect)
    }
    if rect.width >= 64, let publication = row.publication {
        let room = rect.width / 4
        right -= room + 1
        canvas.put(
            cut(publication, to: room, ellipsis: glyphs.ellipsis), row: rect.y, column: right + 1, style: Style(.faint),
            within: rect)
    }
    canvas.put(
        cut(row.title.isEmpty ? "(untitled)" : row.title, to: right - x, ellipsis: glyphs.ellipsis), row: rect.y,
        column: x, style: style, within: rect)
    if isSelected { canvas.restyle(rect, role: .selection, adding: hasFocus ? .reversed : .bold) }
}

/// What there is to say of the selected article, below a line.
private func drawDetail(_ state: State, _ layout: Layout, in pane: Rect, on canvas: inout Canvas) {
    guard layout.detailRows > 0, let row = state.list.selectedRow else { return }
    let inner = layout.inside(pane)
    let y = inner.bottom - layout.detailRows
    let glyphs = canvas.glyphs
    let hasFocus = state.layers.isEmpty && (state.focus == .list || state.page == nil)
    let style = hasFocus ? Style(.focusedBorder, .bold) : Style(.border)
    canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), with: glyphs.square.horizontal, style: style)
    canvas.put(glyphs.teeLeft, row: y, column: pane.x, style: style)
    canvas.put(glyphs.teeRight, row: y, column: pane.right - 1, style: style)
    let status =
        switch row.status.progress {
        case .unread: "unread"
        case .reading(let fraction): fraction < 0.01 ? "begun" : "read to \(percent(fraction))"
        case .finished: "finished"
        }
    let dot = " \(glyphs.middleDot) "
    let showsDay = inner.width >= columnsForDay
    let lines = [
        [row.publication, row.authors.isEmpty ? nil : row.authors.joined(separator: ", ")].compactMap(\.self).joined(
            separator: dot),
        [status, showsDay ? nil : row.day, "\(row.minutes) min"].compactMap(\.self).joined(separator: dot),
    ]
    for (number, line) in lines.enumerated() {
        let text = cut(line, to: inner.width - 2, ellipsis: glyphs.ellipsis)
        canvas.put(text, row: y + 1 + number, column: inner.x + 1, style: Style(.faint), within: inner)
    }
}

/// 0.624 -> "62%"; only the end is 100 %.
func percent(_ fraction: Double) -> String { "\(max(0, min(99, Int(fraction * 100))))%" }
