import Articles
import Cells
import Typesetting

func drawList(_ state: State, _ layout: Layout, in pane: Rect, on canvas: inout Canvas) {
    let hasFocus = state.isListFocused
    let list = state.list
    drawFrame(pane, title: title(of: list, on: state.shelves), hasFocus: hasFocus, layout, on: &canvas)
    let room = layout.listRows
    let rows = Rect(
        x: room.x, y: room.y, width: room.width, height: min(room.height, state.listHeight * state.rowHeight))
    guard list.isLoaded else { return }
    guard !list.isShelfEmpty else {
        if list.listing.shelf == .all {
            drawWelcome(state, layout, in: layout.inside(pane), on: &canvas)
        } else {
            drawRemark("No article stands on this shelf.", in: rows, hasFocus: hasFocus, on: &canvas)
        }
        return
    }
    if list.rows.isEmpty, !list.isSearching {
        let remark =
            list.isPartial ? "None so far; not all articles are searchable yet." : "No article has all of this."
        drawRemark(remark + " Esc goes back.", in: rows, hasFocus: hasFocus, on: &canvas)
    }
    let height = state.rowHeight
    for (number, index) in (list.top..<list.top + rows.height / height).enumerated() {
        guard let row = list.row(at: index) else { continue }
        let rect = Rect(x: rows.x, y: rows.y + number * height, width: rows.width, height: height)
        drawRow(
            row, found: list.sought, isSelected: index == list.selected, isMarked: list.isMarked(row, at: index),
            hasFocus: hasFocus, in: rect, on: &canvas)
        if index == list.selected, hasFocus { canvas.cursor = Position(row: rect.y, column: rect.x) }
    }
    drawDetail(state, layout, in: pane, on: &canvas)
}

/// What is shown, and in which order where it is not the usual one.
private func title(of list: ListState, on shelves: ShelvesState) -> String {
    var title = list.listing.shelf == .all ? "Articles" : shelves.name(of: list.listing.shelf)
    if list.isSearching {
        title += ", searching"
    } else if list.isFiltered, let count = list.total {
        title += list.shelfTotal.map { " \(count) of \($0)" } ?? " \(count) found"
    } else if list.isFiltered {
        title += " \(list.isNumbered ? list.end : list.rows.count)+ found"
    }
    if list.isPartial, !list.isSearching { title += " so far" }
    let sort = list.listing.sort
    if sort != .newest { title += "\(sort.name.hasPrefix("by ") ? "" : ",") \(sort.name)" }
    if list.isFiltered { title += ": '\(list.filterText)'" }
    return title
}

private func drawRemark(_ text: String, in area: Rect, hasFocus: Bool, on canvas: inout Canvas) {
    let width = max(1, area.width - (area.width > 20 ? 2 : 0))
    let x = area.x + (area.width - width) / 2
    let lines = LineBreaker(first: width, rest: width, fit: .greedy).lines(of: text)
    for (number, line) in lines.prefix(area.height).enumerated() {
        canvas.put(text, utf8: line.range, row: area.y + number, column: x, style: Style(.faint), within: area)
    }
    if hasFocus, area.height > 0 { canvas.cursor = Position(row: area.y, column: area.x) }
}

/// Columns from which rows show the day and how far an article is read; narrower ones leave the room to the title.
private let columnsForDay = 34
/// Columns from which they show the publication and the minutes, too.
private let columnsForPublication = 64
/// Columns from which there is room for signs beside a title.
private let columnsForSigns = 12

private func drawRow(
    _ row: ArticleRow, found: Sought?, isSelected: Bool, isMarked: Bool, hasFocus: Bool, in rect: Rect,
    on canvas: inout Canvas
) {
    let glyphs = canvas.glyphs
    let style: Style
    let sign: Character
    switch row.status.progress {
    case .unread: (style, sign) = (Style(.text, .bold), glyphs.bullet)
    case .reading: (style, sign) = (Style(.text), glyphs.middleDot)
    case .finished: (style, sign) = (Style(.faint), " ")
    }
    if isSelected { canvas.put(glyphs.pointer, row: rect.y, column: rect.x, style: style, within: rect) }
    canvas.put(sign, row: rect.y, column: rect.x + 1, style: style, within: rect)
    if isMarked { canvas.put("+", row: rect.y, column: rect.x + 2, style: Style(.marker, .bold), within: rect) }
    var x = rect.x + 3
    if rect.width >= columnsForDay {
        canvas.put(row.day ?? "", row: rect.y, column: x, style: Style(.faint), within: rect)
        x += 12
    }
    var right = rect.right
    /// Puts a text at the right end of what is left, after a space.
    func add(_ text: String, _ style: Style = Style(.faint)) {
        right -= columns(of: text) + 1
        canvas.put(text, row: rect.y, column: right + 1, style: style, within: rect)
    }
    if rect.width >= columnsForPublication {
        // Columns under each other, whatever stands in them.
        let minutes = "\(row.minutes) min"
        add(String(repeating: " ", count: max(0, 7 - minutes.count)) + minutes)
        let room = rect.width / 4
        let publication = cut(row.publication ?? "", to: room, ellipsis: glyphs.ellipsis)
        add(publication + String(repeating: " ", count: max(0, room - columns(of: publication))))
    }
    if rect.width >= columnsForSigns {
        if row.bookmarkCount > 0 { add(String(glyphs.bookmark), Style(.bookmark)) }
        if row.status.isStarred { add(String(glyphs.star), Style(.bookmark)) }
    }
    // What was only begun leaves the room to the title.
    if rect.width >= columnsForDay, case .reading(let fraction) = row.status.progress, fraction >= 0.01 {
        add(percent(fraction))
    }
    canvas.put(
        cut(row.title.isEmpty ? "(untitled)" : row.title, to: right - x, ellipsis: glyphs.ellipsis), row: rect.y,
        column: x, style: style, within: rect)
    var marks = found.map { hits(of: $0, in: row.title, at: Rect(x: x, y: rect.y, width: right - x, height: 1)) } ?? []
    if rect.height > 1, let snippet = row.snippet {
        let line = Rect(x: rect.x + 3, y: rect.y + 1, width: rect.width - 3, height: 1)
        marks += drawSnippet(snippet, in: line, on: &canvas)
    }
    if isSelected { canvas.restyle(rect, role: .selection, adding: hasFocus ? .reversed : .bold) }
    for mark in marks { canvas.restyle(mark, role: .hit, adding: .underline) }
}

/// Where a title shows what was looked for.
private func hits(of sought: Sought, in title: String, at rect: Rect) -> [Rect] {
    guard rect.width > 0 else { return [] }
    return sought.finders.flatMap { $0.hits(in: title) }.compactMap { hit in
        let x = rect.x + columns(of: title, utf8: 0..<hit.lowerBound)
        let mark = Rect(x: x, y: rect.y, width: columns(of: title, utf8: hit), height: 1).intersection(rect)
        return mark.isEmpty ? nil : mark
    }
}

/// What there is to say of the selected article, below a line.
private func drawDetail(_ state: State, _ layout: Layout, in pane: Rect, on canvas: inout Canvas) {
    guard layout.detailRows > 0, let row = state.list.selectedRow else { return }
    let inner = layout.inside(pane)
    let y = inner.bottom - layout.detailRows
    let glyphs = canvas.glyphs
    let hasFocus = state.isListFocused
    let style = hasFocus ? Style(.focusedBorder, .bold) : Style(.border)
    canvas.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), with: glyphs.square.horizontal, style: style)
    canvas.put(glyphs.teeLeft, row: y, column: pane.x, style: style)
    canvas.put(glyphs.teeRight, row: y, column: pane.right - 1, style: style)
    let showsDay = inner.width >= columnsForDay
    let status =
        switch row.status.progress {
        case .unread: "unread"
        case .reading(let fraction):
            fraction < 0.01 ? "begun" : (showsDay ? "read to " : "") + percent(fraction)
        case .finished: "finished"
        }
    let dot = " \(glyphs.middleDot) "
    let lines = [
        [row.publication, row.authors.isEmpty ? nil : row.authors.joined(separator: ", ")].compactMap(\.self).joined(
            separator: dot),
        [showsDay ? nil : row.day, status, "\(row.minutes) min", row.status.isStarred ? "starred" : nil]
            .compactMap(\.self).joined(separator: dot),
    ]
    for (number, line) in lines.enumerated() {
        let text = cut(line, to: inner.width - 1, ellipsis: glyphs.ellipsis)
        canvas.put(text, row: y + 1 + number, column: inner.x + 1, style: Style(.faint), within: inner)
    }
}

/// 0.624 -> "62%"; only the end is 100 %.
func percent(_ fraction: Double) -> String { "\(max(0, min(99, Int(fraction * 100))))%" }
