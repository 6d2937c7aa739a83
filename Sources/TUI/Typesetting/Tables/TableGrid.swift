import Cells

/// A table set as columns beside one another.
struct TableGrid: Sendable {
    struct Column: Hashable, Sendable {
        /// From 0.
        var start: Int
        var width: Int
        var isNumeric: Bool
    }

    private let columns: [Column]
    private let width: Int
    /// On every line of a row, so all lines share one array.
    private let bars: [TableLine.Sign]
    private let rule: [TableLine.Sign]

    /// Columns from one column of the table to the next, as far as there is room: with a bar, without, or a mere space.
    private static let gaps = [3, 2, 1]

    /// `nil` where the table does not fit into the width, however it is narrowed.
    init?(_ table: TableText, columns count: Int, hasHeader: Bool, width: Int, glyphs: GlyphSet) {
        // Columns of one sign, a space apart.
        guard count > 0, count <= (width + 1) / 2 else { return nil }
        let measure = TableMeasure(table, columns: count, hasHeader: hasHeader, limit: width)
        func room(_ gap: Int) -> Int { width - gap * (count - 1) }
        let whole = measure.widest.reduce(0, +)
        var chosen = Self.gaps.first { whole <= room($0) }.map { (measure.widest, $0) }
        if chosen == nil {
            let least = measure.least(table)
            for gap in Self.gaps where chosen == nil {
                chosen = TableMeasure.narrowed(measure.widest, least: least, room: room(gap)).map { ($0, gap) }
            }
        }
        guard let (widths, gap) = chosen else { return nil }
        var columns: [Column] = []
        for (width, isNumeric) in zip(widths, measure.isNumeric) {
            let start = columns.last.map { $0.start + $0.width + gap } ?? 0
            columns.append(Column(start: start, width: width, isNumeric: isNumeric))
        }
        self.columns = columns
        self.width = width
        bars =
            gap < 3
            ? []
            : columns.dropFirst().map {
                TableLine.Sign(kind: .bar, text: String(glyphs.square.vertical), column: $0.start - 2)
            }
        rule = hasHeader ? [Self.rule(below: columns, gap: gap, glyphs)] : []
    }

    private static func rule(below columns: [Column], gap: Int, _ glyphs: GlyphSet) -> TableLine.Sign {
        let line = String(glyphs.square.horizontal)
        let joint = gap < 3 ? String(repeating: " ", count: gap) : line + String(glyphs.cross) + line
        let text = columns.map { String(repeating: line, count: $0.width) }.joined(separator: joint)
        return TableLine.Sign(kind: .rule, text: text, column: 0)
    }

    /// O(bytes of the row + its lines x columns).
    func append(row: Int, of table: TableText, to lines: inout [TableLine]) {
        let cells = table.cells(ofRow: row)
        var pieces: [TableText.Piece] = []
        var starts = [0]
        for (column, cell) in zip(columns, cells) {
            table.pieces(of: cell, width: column.width, into: &pieces)
            starts.append(pieces.count)
        }
        let directions = cells.map(table.isRightToLeft)
        let height = zip(starts, starts.dropFirst()).reduce(1) { max($0, $1.1 - $1.0) }
        for line in 0..<height {
            var segments: [TableLine.Segment] = []
            segments.reserveCapacity(starts.count - 1)
            for cell in 0..<starts.count - 1 where starts[cell] + line < starts[cell + 1] {
                let piece = pieces[starts[cell] + line]
                let column = columns[cell]
                // In a table that is turned, everything ends there at the right.
                let isAtEnd = !table.isRightToLeft && (column.isNumeric || directions[cell])
                let air = isAtEnd ? max(0, column.width - piece.columns) : 0
                segments.append(
                    TableLine.Segment(
                        cell: cell, range: piece.range, column: column.start + air, columns: piece.columns,
                        isRightToLeft: directions[cell]))
            }
            lines.append(TableLine(row: row, segments: segments, signs: bars))
        }
        for cell in cells.indices.dropFirst(columns.count) { appendExtra(cell, cells[cell], row, table, to: &lines) }
        if row == 0, !rule.isEmpty { lines.append(TableLine(row: row, signs: rule)) }
    }

    /// A cell for which there is no column stands below its row.
    private func appendExtra(
        _ cell: Int, _ range: Range<Int>, _ row: Int, _ table: TableText, to lines: inout [TableLine]
    ) {
        let indent = width < 16 ? 0 : 2
        var pieces: [TableText.Piece] = []
        table.pieces(of: range, width: width - indent, into: &pieces)
        let isRightToLeft = table.isRightToLeft(range)
        for piece in pieces {
            let segment = TableLine.Segment(
                cell: cell, range: piece.range, column: indent, columns: piece.columns, isRightToLeft: isRightToLeft)
            lines.append(TableLine(row: row, segments: [segment]))
        }
    }
}
