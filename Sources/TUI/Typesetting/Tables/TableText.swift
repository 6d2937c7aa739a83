import Cells

/// The cells of a table, and how one is divided into lines.
struct TableText: Sendable {
    /// A line of a cell.
    struct Piece: Hashable, Sendable {
        /// UTF-8 bytes of the text; never empty.
        var range: Range<Int>
        var columns: Int
    }

    let text: String
    /// As they were given: the ranges may lie beyond the text.
    let rows: [[Range<Int>]]
    let breaker: TableLayout.CellBreaker
    /// Whether the first column stands at the right, as the first letter of the table says.
    let isRightToLeft: Bool

    init(text: String, rows: [[Range<Int>]], breaker: @escaping TableLayout.CellBreaker) {
        (self.text, self.rows, self.breaker) = (text, rows, breaker)
        isRightToLeft = BidiParagraph.isRightToLeft(text)
    }

    /// UTF-8 bytes of each cell. O(cells).
    func cells(ofRow row: Int) -> [Range<Int>] {
        let whole = 0..<text.utf8.count
        return rows[row].map { $0.clamped(to: whole) }
    }

    /// The lines of a cell in a column of so many columns, at least one. An empty cell has none. No line is wider, whatever
    /// the breaker does, unless a single sign is. O(bytes).
    func pieces(of cell: Range<Int>, width: Int, into pieces: inout [Piece]) {
        let whole = fitting(text, utf8: cell, columns: width)
        if whole.end == cell.upperBound {
            if !cell.isEmpty { pieces.append(Piece(range: cell, columns: whole.columns)) }
            return
        }
        var start = cell.lowerBound
        for line in breaker(text, cell, width) {
            var rest = max(start, line.lowerBound)..<max(start, line.lowerBound, min(line.upperBound, cell.upperBound))
            while !rest.isEmpty {
                var fit = fitting(text, utf8: rest, columns: width)
                if fit.end == rest.lowerBound { fit = fitting(text, utf8: rest, columns: 2) }
                pieces.append(Piece(range: rest.lowerBound..<fit.end, columns: fit.columns))
                rest = fit.end..<rest.upperBound
            }
            start = rest.upperBound
        }
    }

    /// Whether a cell begins at the right. O(1).
    func isRightToLeft(_ cell: Range<Int>) -> Bool { BidiParagraph.isRightToLeft(text, cell) }

    // MARK: What stands for the whole

    /// Rows that are looked at for the widths of columns, at most: so a table of a million rows is begun as fast as one of 200.
    static let sampleSize = 200

    /// The first rows, and as many more evenly from the others. O(1).
    var sample: [Int] {
        guard rows.count > Self.sampleSize else { return Array(rows.indices) }
        let first = Self.sampleSize / 2
        let others = rows.count - first
        return (0..<first) + (0..<first).map { first + $0 * others / first }
    }

    var isSampledWhole: Bool { rows.count <= Self.sampleSize }
}
