import Articles
import Cells
import Typesetting

/// The notes beside the lines that the window shows; that of the chosen marker is emphasised as its marker is.
func drawSidenotes(of page: PageState, in margin: Rect, on canvas: inout Canvas) {
    guard let sidenotes = page.sidenotes else { return }
    let chosen = page.marker.flatMap { sidenotes.owner(ofMarker: $0) }
    for (note, rows) in sidenotes.notes(from: page.top, count: margin.height) {
        for (line, row) in zip(note.lines, rows) where (0..<margin.height).contains(row) {
            let row = margin.y + row
            drawLine(line, of: note.text, row: row, in: margin, linked: page.linked, on: &canvas)
            drawHits(on: line, of: note.text, hitsOf: page, row: row, in: margin, canvas: &canvas)
            if let end = note.cut, line == note.lines.last {
                let x = margin.x + (note.text.columns(of: end..<end, on: line).first?.lowerBound ?? 0)
                let sign = columns(of: sidenotes.ellipsis)
                if note.text.isRightToLeft(line) {
                    canvas.fill(Rect(x: margin.x, y: row, width: x - margin.x, height: 1))
                    canvas.put(
                        sidenotes.ellipsis, row: row, column: x - sign, style: Style(.marker), within: margin)
                } else {
                    canvas.fill(Rect(x: x, y: row, width: margin.right - x, height: 1))
                    canvas.put(sidenotes.ellipsis, row: row, column: x, style: Style(.marker), within: margin)
                }
            }
            if note.marker == chosen, line == note.lines.first, let lead = note.text.lead(of: line) {
                let label = lead.text.prefix { $0 != " " }
                let rect = Rect(x: margin.x + lead.column, y: row, width: columns(of: label), height: 1)
                canvas.restyle(rect, adding: .reversed)
            }
        }
    }
}

extension PageState {
    /// What can be followed in the margin and is in sight.
    var marginTargets: [(target: Page.Target, place: Hints.MarginPlace)] {
        guard let sidenotes else { return [] }
        return sidenotes.notes(from: top, count: rowsOfPage).flatMap { note, rows in
            let shown = zip(note.lines, rows).filter { (0..<rowsOfPage).contains($1) }
            guard let first = shown.first, let last = shown.last?.0 else { return [(Page.Target, Hints.MarginPlace)]() }
            let lines = first.0..<note.text.lines.index(after: last)
            return note.text.targets(in: lines).compactMap { target in
                // What is cut off is not there.
                if let end = note.cut, target.range.lowerBound >= end,
                    note.lines.last.map({ note.text.lines[$0].entry == target.entry }) == true
                {
                    return nil
                }
                guard var place = note.text.position(of: target, in: lines) else { return nil }
                place.row += first.1
                return (target, Hints.MarginPlace(note: note.note, position: place))
            }
        }
    }

    /// What stands in the margin at a cell of the screen: the note, and the line of it.
    private func margin(at position: Position, in layout: Layout) -> (note: Sidenote, line: Page.Row)? {
        guard let margin = layout.margin, margin.contains(position), let sidenotes else { return nil }
        let row = position.row - margin.y
        guard
            let (note, rows) = sidenotes.notes(from: top, count: margin.height).first(where: { $0.rows.contains(row) })
        else { return nil }
        return (note, note.lines[row - rows.lowerBound])
    }

    /// The link in the margin at a cell of the screen, and the index of the note that it stands in.
    func marginLink(at position: Position, in layout: Layout) -> (target: Page.Target, note: Int)? {
        guard let (note, line) = margin(at: position, in: layout), let margin = layout.margin,
            let target = note.text.target(atRow: line, column: position.column - margin.x), case .link = target.kind
        else { return nil }
        return (target, note.note)
    }

    /// The marker whose note stands in the margin at a cell of the screen: an index into the page's markers.
    func sidenote(at position: Position, in layout: Layout) -> Int? { margin(at: position, in: layout)?.note.marker }
}
