import Cells
import Typesetting

/// Letters over the links and markers, each where what it stands for begins on the screen.
func drawHints(_ hints: Hints, _ state: State, on canvas: inout Canvas) {
    let index = state.layers.lastIndex { if case .hints = $0 { false } else { true } }
    let page: Page
    let area: Rect
    let top: Int
    if let index, case .note(let popup) = state.layers[index] {
        let placement = NotePlacement(popup, on: state)
        page = popup.current.page
        area = placement.text
        top = popup.current.top
    } else if let open = state.page {
        page = open.page
        area = state.layout.text
        top = open.top
    } else {
        return
    }
    for hint in hints.hints {
        let rest = String(hint.label.dropFirst(hints.typed.count))
        let room = hint.marginPlace == nil ? area : state.layout.margin ?? area
        let place = hint.marginPlace ?? page.position(of: hint.target, in: top..<top + area.height)
        guard let place else { continue }
        let row = room.y + place.row - top
        let column = min(room.x + place.column, room.right - rest.count)
        canvas.put(rest, row: row, column: column, style: Style(.hint, .bold), within: room)
        if canvas.cursor == nil { canvas.cursor = Position(row: row, column: column) }
    }
}

extension Page {
    /// The line, among these, and the column where a target begins or goes on; `nil` where none shows it.
    func position(of target: Target, in lines: Range<Int>) -> Position? {
        var line = max(target.line, lines.lowerBound)
        while lines.contains(line), self.lines.indices.contains(line), self.lines[line].entry == target.entry {
            let columns = columns(of: target.range, on: line)
            if !columns.isEmpty || target.range.isEmpty { return Position(row: line, column: columns.lowerBound) }
            line += 1
        }
        return nil
    }
}
