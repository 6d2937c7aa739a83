import Articles
import Cells

func drawShelves(_ state: State, _ layout: Layout, in pane: Rect, on canvas: inout Canvas) {
    let hasFocus = state.layers.isEmpty && state.focus == .shelves
    drawFrame(pane, title: "Shelves", hasFocus: hasFocus, layout, on: &canvas)
    let area = layout.shelvesRows
    let shelves = state.shelves
    for number in 0..<area.height where shelves.top + number < shelves.lines.count {
        let rect = area.row(number)
        switch shelves.lines[shelves.top + number] {
        case .air: break
        case .heading(let group):
            canvas.put(
                cut(group.title, to: rect.width, ellipsis: canvas.glyphs.ellipsis),
                row: rect.y, column: rect.x,
                style: Style(.faint, .bold), within: rect)
        case .shelf(let index):
            let isSelected = index == shelves.selected
            drawShelf(shelves.rows[index], isSelected: isSelected, hasFocus: hasFocus, in: rect, on: &canvas)
            if isSelected, hasFocus { canvas.cursor = Position(row: rect.y, column: rect.x) }
        }
    }
}

private func showsBoth(_ rect: Rect) -> Bool { rect.width >= 22 }

private func drawShelf(_ row: ShelfRow, isSelected: Bool, hasFocus: Bool, in rect: Rect, on canvas: inout Canvas) {
    let style = (row.unread ?? 0) > 0 ? Style(.text, .bold) : Style(.text)
    if isSelected { canvas.put(canvas.glyphs.pointer, row: rect.y, column: rect.x, style: style, within: rect) }
    let numbers = numbers(of: row, showsBoth: showsBoth(rect))
    let right = rect.right - columns(of: numbers)
    canvas.put(numbers, row: rect.y, column: right, style: Style(.faint), within: rect)
    let name = cut(row.name, to: max(0, right - rect.x - 3), ellipsis: canvas.glyphs.ellipsis)
    canvas.put(name, row: rect.y, column: rect.x + 2, style: style, within: rect)
    if isSelected { canvas.restyle(rect, role: .selection, adding: hasFocus ? .reversed : .bold) }
}

/// How many are unread, and of how many where there is the room for both; else of sources and publications only the unread ones.
private func numbers(of row: ShelfRow, showsBoth: Bool) -> String {
    guard let articles = row.articles else { return "" }
    guard let unread = row.unread, row.shelf.isPartlyUnread else { return "\(articles)" }
    if showsBoth { return unread > 0 ? "\(unread)/\(articles)" : "\(articles)" }
    guard row.shelf.group.countsUnread else { return "\(articles)" }
    return unread > 0 ? "\(unread)" : ""
}

extension Shelf {
    /// Not all of what stands on it has been read, or has not.
    fileprivate var isPartlyUnread: Bool { self != .unread && self != .reading }
}

extension Shelf.Group {
    /// Where there is room for one number only.
    fileprivate var countsUnread: Bool { self == .sources || self == .publications }
}
