import Articles
import Cells

/// A table whose columns have no room beside one another: each row is a record, its cells below one another, each behind what
/// the header calls it. Empty cells are passed over.
struct TableRecords: Sendable {
    private let width: Int
    private let hasHeader: Bool
    /// By the cells of the header.
    private let labels: [[TableLine.Sign]]
    /// The column at which values begin.
    private let indent: Int
    /// Whether labels stand beside their values, else above them.
    private let isBeside: Bool
    private let bar: String
    private let line: String

    /// Below it labels stand above their values. Columns.
    private static let narrowest = 16

    /// O(cells of the header).
    init(_ table: TableText, hasHeader: Bool, width: Int, glyphs: GlyphSet) {
        self.width = width
        self.hasHeader = hasHeader
        bar = String(glyphs.square.vertical)
        line = String(glyphs.square.horizontal)
        isBeside = hasHeader && width >= Self.narrowest
        // Of a long label a third of the width is shown; the whole stands in the header above.
        let room = isBeside ? max(width / 3, min(12, width / 2)) : width
        let names =
            hasHeader ? table.cells(ofRow: 0).map { Self.label(table.text, $0, room: room, glyphs.ellipsis) } : []
        labels = names.map { $0.isEmpty ? [] : [TableLine.Sign(kind: .label, text: $0, column: 0)] }
        let longest = names.reduce(0) { max($0, columns(of: $1)) }
        indent = isBeside ? (longest == 0 ? 0 : longest + 1) : width < 8 ? 0 : 2
    }

    /// The name and a colon, cut to the room.
    private static func label(_ text: String, _ cell: Range<Int>, room: Int, _ ellipsis: String) -> String {
        // No more is looked at than has room.
        let fit = fitting(text, utf8: cell, columns: room)
        let name = text.slice(cell.lowerBound..<fit.end)
        if name.isEmpty { return name }
        if fit.end == cell.upperBound {
            if name.hasSuffix(":") { return name }
            if fit.columns < room { return name + ":" }
        }
        let start = cut(name, to: max(1, room - columns(of: ellipsis) - 1), ellipsis: "")
        return cut(start + ellipsis + ":", to: room, ellipsis: "")
    }

    /// O(bytes of the row).
    func append(row: Int, of table: TableText, to lines: inout [TableLine]) {
        if hasHeader, row == 0 { return appendHeader(of: table, to: &lines) }
        if row > (hasHeader ? 1 : 0) { lines.append(TableLine(row: row)) }
        let start = lines.count
        var pieces: [TableText.Piece] = []
        for (cell, range) in table.cells(ofRow: row).enumerated() {
            pieces.removeAll(keepingCapacity: true)
            table.pieces(of: range, width: max(1, width - indent), into: &pieces)
            let isRightToLeft = table.isRightToLeft(range)
            var label = cell < labels.count ? labels[cell] : []
            if !isBeside, !label.isEmpty, !pieces.isEmpty {
                lines.append(TableLine(row: row, signs: label))
                label = []
            }
            for (number, piece) in pieces.enumerated() {
                // Without labels, what hangs tells where a cell begins.
                let column = number == 0 && labels.isEmpty ? 0 : indent
                let segment = TableLine.Segment(
                    cell: cell, range: piece.range, column: column, columns: piece.columns,
                    isRightToLeft: isRightToLeft)
                lines.append(TableLine(row: row, segments: [segment], signs: number == 0 ? label : []))
            }
        }
        if lines.count == start { lines.append(TableLine(row: row)) }
    }

    /// The header as running text, its cells apart by bars: what it says is on the page once as it stands there, with its links
    /// and markers. A rule is below it.
    private func appendHeader(of table: TableText, to lines: inout [TableLine]) {
        var segments: [TableLine.Segment] = []
        var bars: [TableLine.Sign] = []
        var end = 0
        var longest = 1
        func finish() {
            if !segments.isEmpty { lines.append(TableLine(row: 0, segments: segments, signs: bars)) }
            longest = max(longest, end)
            segments = []
            bars = []
            end = 0
        }
        var pieces: [TableText.Piece] = []
        for (cell, range) in table.cells(ofRow: 0).enumerated() {
            pieces.removeAll(keepingCapacity: true)
            table.pieces(of: range, width: width, into: &pieces)
            let isRightToLeft = table.isRightToLeft(range)
            for (number, piece) in pieces.enumerated() {
                if number > 0 || !segments.isEmpty && end + 3 + piece.columns > width { finish() }
                if !segments.isEmpty {
                    bars.append(TableLine.Sign(kind: .bar, text: bar, column: end + 1))
                    end += 3
                }
                segments.append(
                    TableLine.Segment(
                        cell: cell, range: piece.range, column: end, columns: piece.columns,
                        isRightToLeft: isRightToLeft))
                end += piece.columns
            }
        }
        finish()
        let rule = String(repeating: line, count: min(width, longest))
        lines.append(TableLine(row: 0, signs: [TableLine.Sign(kind: .rule, text: rule, column: 0)]))
    }
}
