import Articles

/// Tells tables of data from those that only lay a page out, and makes one block of the former.
enum TableReader {
    private static let maximumCell = 400
    /// Between the cells of a row; rows are parted by line feeds.
    static let separator = " | "

    /// Replaces the drafts of a table of data by one; `nil` for a table whose cells stay blocks of their own.
    static func take(table: Int, _ drafts: inout [BlockDraft], _ containers: [Container]) -> Range<Int>? {
        let start = containers[table].drafts.lowerBound
        let hints = containers[table].hints
        guard start < drafts.count, hints.isDisjoint(with: [.notes, .marker]) else { return nil }
        var rows: [[[Int]]] = []
        var headers: [[Bool]] = []
        var hasHeader = false
        var isFlat = true
        for index in (table + 1)..<max(table + 1, containers.count) {
            let container = containers[index]
            switch container.element {
            case .row:
                rows.append([])
                headers.append([])
            case .cell(let isHeader):
                guard !rows.isEmpty else { return nil }
                hasHeader = hasHeader || isHeader
                rows[rows.count - 1].append(Array(container.drafts))
                headers[rows.count - 1].append(isHeader)
            case .tableCaption: hasHeader = true
            case .table, .list, .heading, .quote, .preformatted, .figure, .rule: isFlat = false
            default: break
            }
            if !container.ids.isEmpty, !container.hints.isDisjoint(with: [.notes]) { return nil }
        }
        rows.removeAll(where: \.isEmpty)
        headers.removeAll(where: \.isEmpty)
        guard isFlat, isData(rows, drafts, hasHeader: hasHeader) else { return nil }

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
        if headers.joined().contains(true) {
            // Its corner may be an empty cell like any other.
            text.hasHeader = zip(headers[0], rows[0]).enumerated().allSatisfy { column, cell in
                cell.0 || column == 0 && cell.1.isEmpty
            }
        }
        var made = BlockDraft(.table, text)
        made.container = table
        made.isHidden = drafts[start].isHidden
        // Captions stand outside of the cells.
        let captions = rest.map { drafts[$0] }
        drafts.removeSubrange(start...)
        drafts += captions + [made]
        return start..<drafts.count
    }

    private static func isData(_ rows: [[[Int]]], _ drafts: [BlockDraft], hasHeader: Bool) -> Bool {
        let columns = rows.map(\.count).max() ?? 0
        guard rows.count >= 2, columns >= 2 else { return false }
        var filled = 0
        for cell in rows.joined() {
            if cell.count > (hasHeader ? 4 : 1) { return false }
            for index in cell {
                if drafts[index].kind != .paragraph { return false }
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
