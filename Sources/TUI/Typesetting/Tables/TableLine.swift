import Cells

/// A line of a table as it is set: the text of cells, and the page's own signs beside it.
public struct TableLine: Hashable, Sendable {
    /// A piece of a cell. A cell is shown by one, or by several on as many lines.
    public struct Segment: Hashable, Sendable {
        /// Index of the cell in its row.
        public let cell: Int
        /// UTF-8 bytes of the text; never empty.
        public let range: Range<Int>
        /// The column at which it begins, from 0.
        public let column: Int
        /// Columns that it takes.
        public let columns: Int
        /// Whether its cell begins at the right.
        public var isRightToLeft = false
    }

    /// What the page adds: no text of the table stands in it that does not stand in a segment, too.
    public struct Sign: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// Between columns, or between the cells of a header that is set as running text.
            case bar
            /// Below the header.
            case rule
            /// The cell of the header that names a value of a record; cut when it is long.
            case label
        }

        public let kind: Kind
        public let text: String
        /// The column at which it begins, from 0.
        public let column: Int
    }

    /// Index of the row. The rule below the header is its last line; the empty line between two records is the first of the
    /// lower one.
    public let row: Int
    /// In the order of their columns, apart from one another.
    public let segments: [Segment]
    /// In the order of their columns, apart from one another and from the segments.
    public let signs: [Sign]

    init(row: Int, segments: [Segment] = [], signs: [Sign] = []) {
        self.row = row
        self.segments = segments
        self.signs = signs
    }

    /// The line seen from the right of so many columns.
    func turned(width: Int) -> TableLine {
        TableLine(
            row: row,
            segments: segments.reversed().map { segment in
                Segment(
                    cell: segment.cell, range: segment.range, column: max(0, width - segment.column - segment.columns),
                    columns: segment.columns, isRightToLeft: segment.isRightToLeft)
            },
            signs: signs.reversed().map { sign in
                // The joints of a rule stand below the bars.
                let text = sign.kind == .rule ? String(sign.text.reversed()) : sign.text
                return Sign(
                    kind: sign.kind, text: text, column: max(0, width - sign.column - Cells.columns(of: sign.text))
                )
            })
    }
}

extension RandomAccessCollection<TableLine> {
    /// The line that shows an offset of the text, among the lines of its row or of several; one at the end of a piece, or
    /// between two cells, is on the line of what stands before it. `nil` without lines. O(segments).
    public func index(showing offset: Int) -> Index? {
        var found = startIndex < endIndex ? startIndex : nil
        var start = Int.min
        for index in indices {
            for segment in self[index].segments where segment.range.lowerBound <= offset {
                guard segment.range.lowerBound > start else { continue }
                start = segment.range.lowerBound
                found = index
            }
        }
        return found
    }
}
