import Articles

/// Tells tables of data from those that only lay a page out, and makes one block of the former.
enum TableReader {
    private static let maximumCell = 400
    /// Between the cells of a row; rows are parted by line feeds.
    static let separator = " | "

    /// Replaces the drafts of a table of data by one; `nil` for a table whose cells stay blocks of their own.
    static func take(
        table: Int, in enclosure: Block.Enclosure, _ drafts: inout [BlockDraft], _ containers: [Container]
    ) -> Range<Int>? {
        let start = containers[table].drafts.lowerBound
        let hints = containers[table].hints
        guard start < drafts.count, hints.isDisjoint(with: [.notes, .marker]) else { return nil }
        var rows: [[[Int]]] = []
        var headers: [[Bool]] = []
        var spans = CellSpans()
        // Cells of each row as it is written.
        var written: [Int] = []
        var hasHeader = false
        var isFlat = true
        for index in (table + 1)..<max(table + 1, containers.count) {
            let container = containers[index]
            switch container.element {
            case .row:
                spans.beginRow()
                written.append(0)
                rows.append([])
                headers.append([])
            case .cell(let isHeader):
                guard !rows.isEmpty else { return nil }
                hasHeader = hasHeader || isHeader
                written[written.count - 1] += 1
                let (before, behind) = spans.place(container.span)
                let cells = Array(repeating: [], count: before) + [Array(container.drafts)]
                rows[rows.count - 1] += cells + Array(repeating: [], count: behind)
                headers[rows.count - 1] += Array(repeating: isHeader, count: before + 1 + behind)
            case .tableCaption: hasHeader = true
            case .table, .list, .heading, .quote, .preformatted, .figure, .rule: isFlat = false
            default: break
            }
            if !container.ids.isEmpty, !container.hints.isDisjoint(with: [.notes]) { return nil }
        }
        rows.removeAll(where: \.isEmpty)
        headers.removeAll(where: \.isEmpty)
        guard isFlat, written.contains(where: { $0 > 1 }), isData(rows, drafts, hasHeader: hasHeader) else {
            return nil
        }
        // Markdown has no other way to say that there is none.
        let hasEmptyHeader = headers[0].allSatisfy(\.self) && rows[0].allSatisfy(\.isEmpty)
        if hasEmptyHeader {
            rows.removeFirst()
            headers.removeFirst()
        }

        var text = RichText(text: "")
        var cells: [[Range<Int>]] = []
        let inCells = Set(rows.joined().joined())
        let rest = (start..<drafts.count).filter { !inCells.contains($0) }
        for (number, row) in rows.enumerated() {
            if number > 0 { text.text += "\n" }
            cells.append([])
            for (column, cell) in row.enumerated() {
                if column > 0 { text.text += separator }
                let begin = text.text.utf8.count
                for (position, draft) in cell.enumerated() {
                    text.append(drafts[draft].rich, separator: position == 0 ? "" : " ")
                }
                cells[number].append(begin..<text.text.utf8.count)
            }
        }
        text.cells = cells
        if hasEmptyHeader {
            text.hasHeader = false
        } else if headers.joined().contains(true) {
            // Its corner may be an empty cell like any other.
            text.hasHeader = zip(headers[0], rows[0]).enumerated().allSatisfy { column, cell in
                cell.0 || column == 0 && cell.1.isEmpty
            }
        }
        var made = BlockDraft(.table, text)
        made.container = table
        made.enclosure = enclosure
        made.isHidden = drafts[start].isHidden
        // Captions stand outside of the cells.
        let captions = rest.map { drafts[$0] }
        drafts.removeSubrange(start...)
        drafts += captions + [made]
        return start..<drafts.count
    }

    private static func isData(_ rows: [[[Int]]], _ drafts: [BlockDraft], hasHeader: Bool) -> Bool {
        let columns = rows.map(\.count).max() ?? 0
        guard rows.count >= 2 else { return false }
        var filled = 0
        for cell in rows.joined() {
            if cell.count > (hasHeader ? 4 : 1) { return false }
            for index in cell {
                // Lists and quotations may stand around a table, but not in it.
                switch drafts[index].kind {
                case .paragraph, .quote, .listItem: break
                default: return false
                }
                if drafts[index].text.utf8.count > maximumCell { return false }
            }
            if !cell.isEmpty { filled += 1 }
        }
        if hasHeader { return filled > 1 }
        // Without headers a table is one of data only where it looks like it: rows of equal length, short cells.
        let isEven = rows.allSatisfy { $0.count == columns }
        let isShort = rows.joined().joined().allSatisfy { drafts[$0].text.utf8.count <= 80 }
        return isEven && isShort && filled * 4 >= rows.count * columns * 3
    }
}

/// Where cells stand that take several columns or rows: their text is in the first of these, the others are empty.
private struct CellSpans {
    /// Beyond them nobody made a table by hand, and each cell takes one place.
    private static let mostColumns = 100
    private static let mostEmpty = 20_000

    /// How many more rows each column is taken by a cell from above.
    private var taken: [Int] = []
    private var column = 0
    private var empty = 0

    mutating func beginRow() { column = 0 }

    /// Places the next cell of the row.
    ///
    /// - Returns: how many empty cells stand before it, and how many behind it that belong to it.
    mutating func place(_ span: (columns: Int, rows: Int)) -> (before: Int, behind: Int) {
        var before = 0
        while column < taken.count, taken[column] > 0 {
            taken[column] -= 1
            column += 1
            before += 1
        }
        let columns = empty < Self.mostEmpty ? min(max(1, span.columns), Self.mostColumns) : 1
        let rows = empty < Self.mostEmpty && column < Self.mostColumns ? min(max(1, span.rows), 1_000) : 1
        if rows > 1 {
            while taken.count < column + columns { taken.append(0) }
            for index in column..<column + columns { taken[index] = rows - 1 }
        }
        column += columns
        empty += before + columns - 1
        return (before, columns - 1)
    }
}
