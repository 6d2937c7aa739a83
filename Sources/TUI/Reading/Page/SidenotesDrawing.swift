import Articles
import Cells
import Typesetting

/// The notes beside the lines that the window shows; that of the chosen marker is emphasised as its marker is.
func drawSidenotes(of page: PageState, in margin: Rect, on canvas: inout Canvas) {
    guard let sidenotes = page.sidenotes else { return }
    let chosen = page.marker.flatMap { sidenotes.index(ofMarker: $0) }.map { sidenotes.notes[$0].marker }
    let shown = page.top..<page.top + margin.height
    for note in sidenotes.notes(in: shown) {
        for (line, row) in zip(note.lines, note.rows) where shown.contains(row) {
            let row = margin.y + row - page.top
            drawLine(line, of: sidenotes.text, row: row, in: margin, linked: page.linked, on: &canvas)
            drawHits(on: line, of: sidenotes.text, hitsOf: page, row: row, in: margin, canvas: &canvas)
            if let end = note.cut, line == note.lines.upperBound - 1 {
                let x = margin.x + sidenotes.text.columns(of: end..<end, on: line).lowerBound
                canvas.fill(Rect(x: x, y: row, width: margin.right - x, height: 1))
                canvas.put(sidenotes.ellipsis, row: row, column: x, style: Style(.marker), within: margin)
            }
            if note.marker == chosen, line == note.lines.lowerBound,
                let lead = sidenotes.text.lead(of: sidenotes.text.lines[line])
            {
                let label = lead.text.prefix { $0 != " " }
                let rect = Rect(x: margin.x + lead.column, y: row, width: columns(of: label), height: 1)
                canvas.restyle(rect, adding: .reversed)
            }
        }
    }
}

extension PageState {
    /// What can be followed in the margin and is in sight, with the line of the page beside which it begins or goes on.
    var marginTargets: [(target: Page.Target, place: Position)] {
        guard let sidenotes else { return [] }
        let shown = top..<top + rowsOfPage
        return sidenotes.notes(in: shown).flatMap { note -> [(Page.Target, Position)] in
            let shift = note.rows.lowerBound - note.lines.lowerBound
            let lines = note.lines.clamped(to: shown.lowerBound - shift..<shown.upperBound - shift)
            return sidenotes.text.targets(in: lines).compactMap { target in
                // What is cut off is not there.
                if let end = note.cut, target.range.lowerBound >= end,
                    sidenotes.text.lines[note.lines.upperBound - 1].entry == target.entry
                {
                    return nil
                }
                guard let place = sidenotes.text.position(of: target, in: lines) else { return nil }
                return (target, Position(row: place.row + shift, column: place.column))
            }
        }
    }

    /// The link in the margin at a cell of the screen.
    func marginLink(at position: Position, in layout: Layout) -> Page.Target? {
        guard let margin = layout.margin, margin.contains(position), let sidenotes,
            let (_, line) = sidenotes.line(atRow: top + position.row - margin.y),
            let target = sidenotes.text.target(atLine: line, column: position.column - margin.x),
            case .link = target.kind
        else { return nil }
        return target
    }

    /// The marker whose note stands in the margin at a cell of the screen: an index into the page's markers.
    func sidenote(at position: Position, in layout: Layout) -> Int? {
        guard let margin = layout.margin, margin.contains(row: position.row, column: position.column) else {
            return nil
        }
        return sidenotes?.line(atRow: top + position.row - margin.y)?.note.marker
    }
}
