import Articles
import Cells
import Typesetting

/// Where the popup of a note lies: under its marker, else above, else in the larger gap, always inside the window; as large as
/// its text, and scrolled where that is too long.
struct NotePlacement {
    let frame: Rect
    /// Rows of text.
    let rows: Int

    /// Where the text stands.
    var text: Rect { isFramed(frame) ? frame.inset(columns: 2, rows: 1) : frame }

    private static let smallest = 3

    init(_ popup: NotePopup, on state: State) {
        let layout = state.layout
        let stage = layout.stage
        let page = popup.current.page
        let width = min(stage.width, min(layout.noteWidth, max(popup.current.columns, 36)) + 4)
        let isFramed = stage.height >= Self.smallest && width >= 8
        let border = isFramed ? 2 : 0
        let wanted = max(1, page.lines.prefix(stage.height + 1).count) + border

        let anchor = Self.anchor(popup, state, layout)
        let below = stage.bottom - (anchor.row + 1)
        let above = anchor.row - stage.y
        let y: Int
        let height: Int
        if wanted <= below {
            (y, height) = (anchor.row + 1, wanted)
        } else if wanted <= above {
            (y, height) = (anchor.row - wanted, wanted)
        } else if max(below, above) >= Self.smallest + 1 {
            height = max(below, above)
            y = below >= above ? anchor.row + 1 : anchor.row - height
        } else {
            // No gap is large enough: the popup covers its marker.
            height = min(wanted, stage.height)
            y = stage.bottom - height
        }
        let x = max(stage.x, min(anchor.column - 3, stage.right - width))
        frame = Rect(x: x, y: max(0, y), width: width, height: max(0, height))
        rows = max(1, frame.height - border)
    }

    /// The cell of the marker; the middle of the stage when it is out of sight.
    private static func anchor(_ popup: NotePopup, _ state: State, _ layout: Layout) -> Position {
        let middle = Position(row: layout.stage.height / 3, column: layout.text.x)
        guard let page = state.page else { return middle }
        guard let index = popup.marker, page.page.markers.indices.contains(index) else {
            // A note that no marker cites opens where the reader is.
            let row = layout.text.y + page.lead
            return layout.text.rows.contains(row) ? Position(row: row, column: layout.text.x) : middle
        }
        let marker = page.page.markers[index]
        let line = page.page.row(of: marker)
        let row = layout.text.y + page.page.lines.distance(from: page.top, to: line, atMost: layout.text.height)
        guard layout.text.rows.contains(row) else { return middle }
        let columns = page.page.columns(of: marker.range, on: line).first
        return Position(row: row, column: layout.text.x + (columns?.lowerBound ?? 0))
    }
}

func drawNote(_ popup: NotePopup, _ state: State, on canvas: inout Canvas) {
    let placement = NotePlacement(popup, on: state)
    let frame = placement.frame
    let current = popup.current
    let glyphs = canvas.glyphs
    // Two corners, and a space at either side.
    let room = frame.width - 4
    let title = popup.title(columns: room, glyphs: glyphs)
    let footer = popup.footer(rows: placement.rows, columns: room, glyphs: glyphs)
    _ = drawLayer(frame, title: title, footer: footer, on: &canvas)
    let area = placement.text
    let shown = popup.rowsInSight(height: placement.rows)
    for (row, line) in current.page.lines.indices[shown].enumerated() {
        drawLine(line, of: current.page, row: area.y + row, in: area, linked: state.page?.linked ?? [:], on: &canvas)
        guard current.holdsText, let page = state.page else { continue }
        let sign = area == frame ? nil : area.x - 1
        drawBookmarks(
            on: line, of: current.page, bookmarksOf: page, sign: sign, row: area.y + row, in: area, canvas: &canvas)
        drawHits(on: line, of: current.page, hitsOf: page, row: area.y + row, in: area, canvas: &canvas)
    }
    canvas.cursor = Position(row: area.y, column: area.x)
    if let target = popup.chosenTarget, shown.contains(target.row) {
        let row = area.y + current.page.lines.distance(from: current.top, to: target.row)
        let rects = current.page.rects(of: target.range, on: target.row, at: row, in: area)
        for rect in rects { canvas.restyle(rect, adding: [.reversed]) }
        canvas.cursor = Position(row: row, column: min(rects.first?.x ?? area.x, canvas.size.columns - 1))
    }
}
