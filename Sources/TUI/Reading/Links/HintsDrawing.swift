import Cells
import Typesetting

/// Letters over the links and markers, each where what it stands for begins on the screen.
func drawHints(_ hints: Hints, _ state: State, on canvas: inout Canvas) {
    let index = state.layers.lastIndex { if case .hints = $0 { false } else { true } }
    let page: Page
    let area: Rect
    let rows: Range<Page.Row>
    if let index, case .note(let popup) = state.layers[index] {
        let placement = NotePlacement(popup, on: state)
        page = popup.current.page
        area = placement.text
        rows = popup.rowsInSight(height: placement.rows)
    } else if let open = state.page {
        page = open.page
        area = state.layout.text
        rows = open.rowsInSight
    } else {
        return
    }
    for hint in hints.hints {
        let rest = String(hint.label.dropFirst(hints.typed.count))
        let room = hint.marginPlace == nil ? area : state.layout.margin ?? area
        guard let place = hint.marginPlace?.position ?? page.position(of: hint.target, in: rows) else { continue }
        let row = room.y + place.row
        let column = min(room.x + place.column, room.right - rest.count)
        canvas.put(rest, row: row, column: column, style: Style(.hint, .bold), within: room)
        if canvas.cursor == nil { canvas.cursor = Position(row: row, column: column) }
    }
}

extension Page {
    /// Where a target begins or goes on: its row, counted from the first of these, and its column; `nil` where none shows it.
    func position(of target: Target, in rows: Range<Row>) -> Position? {
        var row = max(target.row, rows.lowerBound)
        while row < min(rows.upperBound, lines.endIndex), lines[row].entry == target.entry || lines[row].entry == nil {
            if lines[row].entry == target.entry, let columns = columns(of: target.range, on: row).first {
                return Position(row: lines.distance(from: rows.lowerBound, to: row), column: columns.lowerBound)
            }
            row = lines.index(after: row)
        }
        return nil
    }
}
