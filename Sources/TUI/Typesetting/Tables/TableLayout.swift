import Cells

/// A table of data, set to a measure.
///
/// Where it fits, each column is as wide as its widest cell, and columns of numbers are aligned to the right. Else the widest are
/// narrowed in turn, and their cells wrap. Where that does not do either, each row becomes a record: lines that say what the
/// header calls a value, and the value. The widths are decided at the start, from a sample of rows, so rows may be set whenever
/// they are needed and in any order: those of a range are the lines of its rows, one after the other.
///
/// A table that begins with right-to-left text has its first column at the right.
///
/// The text of every cell is shown whole. No line is wider than the width, unless a single sign is (of two columns in a width of
/// one).
public struct TableLayout: Sendable {
    /// Divides a range of UTF-8 bytes of a text into lines of at most so many columns, at least one: ranges of it in their
    /// order, which leave out nothing but spaces at their ends. Only asked for cells that are wider than their column.
    public typealias CellBreaker = @Sendable (_ text: String, _ range: Range<Int>, _ width: Int) -> [Range<Int>]

    /// Columns that a measure has at most.
    public static let widest = 10_000

    private enum Form {
        case grid(TableGrid)
        case records(TableRecords)
    }

    /// Columns of the measure, 1 to `widest`.
    public let width: Int
    /// Whether the first row names the columns.
    public let hasHeader: Bool
    private let form: Form
    private let table: TableText

    /// Decides the widths of the columns. O(cells of the first rows x width), whatever the table's length.
    /// - Parameters:
    ///   - text: of the block, or as it is printed.
    ///   - rows: the cells of each row, as UTF-8 bytes of the text, in its order; rows may differ in length.
    ///   - width: columns of the measure; taken as 1 below that, and as `widest` above.
    ///   - hasHeader: `nil` where nothing says whether the first row is the header: then it is found out by a rule (see
    ///     `TableText.hasHeader`).
    public init(
        text: String, rows: [[Range<Int>]], width: Int, hasHeader: Bool? = nil, glyphs: GlyphSet = .unicode,
        breaker: @escaping CellBreaker
    ) {
        let width = min(max(1, width), Self.widest)
        let table = TableText(text: text, rows: rows, breaker: breaker)
        let columns = table.sample.reduce(0) { max($0, rows[$1].count) }
        let hasHeader = !rows.isEmpty && (hasHeader ?? table.hasHeader(columns: columns))
        if let grid = TableGrid(table, columns: columns, hasHeader: hasHeader, width: width, glyphs: glyphs) {
            form = .grid(grid)
        } else {
            form = .records(TableRecords(table, hasHeader: hasHeader, width: width, glyphs: glyphs))
        }
        self.width = width
        self.hasHeader = hasHeader
        self.table = table
    }

    /// Whether rows are set as records.
    public var isFolded: Bool {
        if case .records = form { true } else { false }
    }

    /// The lines of these rows, at least one each; rows that there are not have none. O(bytes of the rows + lines x columns).
    public func lines(ofRows rows: Range<Int>) -> [TableLine] {
        var lines: [TableLine] = []
        for row in rows.clamped(to: table.rows.indices) {
            switch form {
            case .grid(let grid): grid.append(row: row, of: table, to: &lines)
            case .records(let records): records.append(row: row, of: table, to: &lines)
            }
        }
        return table.isRightToLeft ? lines.map { $0.turned(width: width) } : lines
    }

    /// The row in which an offset of the text stands; one between two rows is in the upper one. `nil` without rows.
    /// O(log rows), and the rows without cells that are in the way.
    public func row(at offset: Int) -> Int? {
        let rows = table.rows
        guard !rows.isEmpty else { return nil }
        var found = 0
        var low = 0
        var high = rows.count
        while high - low > 1 {
            let middle = (low + high) / 2
            // Only rows with cells say where they are.
            guard let known = (low + 1...middle).last(where: { !rows[$0].isEmpty }) else {
                low = middle
                continue
            }
            if rows[known][0].lowerBound <= offset { (found, low) = (known, middle) } else { high = known }
        }
        return found
    }
}
