import Cells

/// What the cells of a table ask for, column by column, as far as its sample shows.
struct TableMeasure {
    /// Columns of the widest cell of each column, and one more than the limit where that is wider.
    private(set) var widest: [Int]
    /// Whether the cells below the header are numbers.
    private(set) var isNumeric: [Bool]

    /// O(cells of the sample x limit).
    init(_ table: TableText, columns: Int, hasHeader: Bool, limit: Int) {
        // A sign of two columns may stand in a row that nobody has looked at.
        let least = table.isSampledWhole ? 1 : 2
        widest = Array(repeating: least, count: columns)
        isNumeric = Array(repeating: false, count: columns)
        var isOther = isNumeric
        for row in table.sample {
            for (column, cell) in table.cells(ofRow: row).prefix(columns).enumerated() {
                let fit = fitting(table.text, utf8: cell, columns: limit)
                widest[column] = max(widest[column], fit.end < cell.upperBound ? limit + 1 : fit.columns)
                guard row > 0 || !hasHeader, !isOther[column] else { continue }
                switch Numeral(table.text, utf8: cell) {
                case .number: isNumeric[column] = true
                case .missing: break
                case .other: isOther[column] = true
                }
            }
        }
        for column in 0..<columns where isOther[column] { isNumeric[column] = false }
    }

    // MARK: Narrowing

    /// Columns below which no column is narrowed, and those that its longest word may ask for.
    static let narrowest = 8
    static let longestWord = 12
    /// UTF-8 bytes of a cell that are looked at for its longest word.
    private static let searched = 1024

    /// Below which no column is narrowed. O(bytes of the sample, a kilobyte of a cell).
    func least(_ table: TableText) -> [Int] {
        // Records would not make more of a single column.
        if widest.count == 1 { return [1] }
        var longest = widest.map { _ in Self.narrowest }
        for row in table.sample {
            for (column, cell) in table.cells(ofRow: row).prefix(longest.count).enumerated()
            where longest[column] < min(widest[column], Self.longestWord) {
                longest[column] = max(longest[column], Self.longestWord(in: table.text, cell.prefix(Self.searched)))
            }
        }
        return zip(widest, longest).map { min($0, $1) }
    }

    /// Columns, as far as `longestWord`.
    private static func longestWord(in text: String, _ cell: Range<Int>) -> Int {
        let bytes = text.utf8Span.span
        var longest = 0
        var start = cell.lowerBound
        for offset in cell.lowerBound...cell.upperBound where offset == cell.upperBound || bytes[offset] == 0x20 {
            // No character takes more columns than bytes.
            if offset - start > longest {
                let fit = fitting(text, utf8: start..<offset, columns: longestWord)
                if fit.end < offset { return longestWord }
                longest = max(longest, fit.columns)
            }
            start = offset + 1
        }
        return longest
    }

    /// Takes from the widest columns until all have room: those that are not at their least end up equally wide, but for one
    /// column more that the first of them get. `nil` where there is no room for the least. O(columns x log room).
    static func narrowed(_ widest: [Int], least: [Int], room: Int) -> [Int]? {
        func widths(at level: Int) -> [Int] { zip(widest, least).map { max($1, min($0, level)) } }
        func sum(at level: Int) -> Int { zip(widest, least).reduce(0) { $0 + max($1.1, min($1.0, level)) } }
        guard sum(at: 0) <= room else { return nil }
        var low = 0
        var high = room + 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if sum(at: middle) <= room { low = middle } else { high = middle }
        }
        var widths = widths(at: low)
        var rest = room - sum(at: low)
        for column in widths.indices where rest > 0 && widths[column] == low && widest[column] > low {
            widths[column] += 1
            rest -= 1
        }
        return widths
    }
}
