import Cells
import Support
import Testing

@testable import Articles
@testable import Typesetting

/// Rules that hold for every table and every width.
@Suite struct TablePropertyTests {
    private static let seeds = 0..<60
    private static let widths = [0, 1, 2, 3, 5, 8, 11, 15, 16, 17, 28, 40, 72, 200]

    private func forEachLayout(
        _ seed: Int, widths: [Int] = Self.widths, _ check: (SampleTable, TableLayout, [TableLine]) -> Void
    ) {
        var dice = Dice(seed)
        let table = dice.table()
        for width in widths {
            let layout = table.layout(width, hasHeader: dice.pick([nil, true, false]))
            check(table, layout, layout.lines(ofRows: table.rows.indices))
        }
    }

    @Test("No line is wider than the width, and what stands on it stands apart and in order", arguments: seeds)
    func width(seed: Int) {
        forEachLayout(seed) { table, layout, lines in
            for line in lines {
                var all = line.segments.map { ($0.column, $0.columns) }
                let isOrdered = zip(all, all.dropFirst()).allSatisfy { $0.0 < $1.0 }
                all += line.signs.map { ($0.column, columns(of: $0.text)) }
                var end = 0
                var areApart = true
                for (column, width) in all.sorted(by: { $0.0 < $1.0 }) {
                    areApart = areApart && column >= end
                    end = column + width
                }
                let areMeasured = line.segments.allSatisfy {
                    !$0.range.isEmpty && columns(of: table.text, utf8: $0.range) == $0.columns
                }
                // A sign of two columns has to go somewhere.
                let isNarrow = end <= (layout.width == 1 ? 2 : layout.width)
                let isRight = isOrdered && areApart && areMeasured && isNarrow
                if !isRight { #expect(isRight, "\(layout.width): \(line)") }
            }
        }
    }

    @Test("The pieces of a cell are its text, but for the spaces at breaks", arguments: seeds)
    func text(seed: Int) {
        forEachLayout(seed) { table, layout, lines in
            var pieces: [[[Range<Int>]]] = table.rows.map { $0.map { _ in [] } }
            for line in lines { for segment in line.segments { pieces[line.row][segment.cell].append(segment.range) } }
            for (row, cells) in table.rows.enumerated() {
                for (cell, range) in cells.enumerated() {
                    var end = range.lowerBound
                    var between = ""
                    for piece in pieces[row][cell] {
                        #expect(piece.lowerBound >= end)
                        between += table.text.slice(end..<piece.lowerBound)
                        end = piece.upperBound
                        for border in [piece.lowerBound, end] {
                            #expect(table.text.utf8.scalarBorder(atOrBefore: border) == border)
                        }
                    }
                    between += table.text.slice(end..<max(end, range.upperBound))
                    #expect(end <= range.upperBound && between.allSatisfy { $0 == " " }, "\(layout.width) \(row)")
                }
            }
        }
    }

    @Test("Every offset of a cell is found on the one line that shows it", arguments: seeds)
    func offsets(seed: Int) {
        forEachLayout(seed, widths: [1, 8, 17, 40]) { table, layout, lines in
            var rest = lines[...]
            for (row, cells) in table.rows.enumerated() {
                let own = rest.prefix { $0.row == row }
                rest = rest.dropFirst(own.count)
                #expect(!own.isEmpty && own.elementsEqual(layout.lines(ofRows: row..<row + 1)))
                for cell in cells {
                    for offset in stride(from: cell.lowerBound, to: cell.upperBound, by: 5) {
                        #expect(layout.row(at: offset) == row)
                        let showing = own.indices.filter { index in
                            own[index].segments.contains { $0.range.contains(offset) }
                        }
                        guard let found = own.index(showing: offset) else {
                            Issue.record("Nothing shows \(offset)")
                            continue
                        }
                        #expect(showing.count <= 1 && showing.allSatisfy { $0 == found })
                        let piece = own[found].segments.last { $0.range.lowerBound <= offset }
                        if showing.isEmpty, let piece, piece.range.lowerBound >= cell.lowerBound {
                            let passed = table.text.slice(piece.range.upperBound..<offset)
                            #expect(passed.allSatisfy { $0 == " " })
                        }
                    }
                }
            }
            #expect(rest.isEmpty)
        }
    }

    @Test("Rows set in parts are the rows set at once", arguments: seeds)
    func parts(seed: Int) {
        var dice = Dice(seed)
        forEachLayout(seed, widths: [5, 17, 40]) { table, layout, lines in
            var parts: [TableLine] = []
            var row = 0
            while row < table.rows.count {
                let next = row + 1 + dice.roll(40)
                parts += layout.lines(ofRows: row..<next)
                row = next
            }
            #expect(parts == lines)
            #expect(layout.lines(ofRows: -3 ..< -1).isEmpty && layout.lines(ofRows: row..<row + 3).isEmpty)
        }
    }

    @Test("A row is found by any offset as by looking at all rows", arguments: seeds)
    func rows(seed: Int) {
        forEachLayout(seed, widths: [40]) { table, layout, _ in
            var row = 0
            for offset in 0...table.text.utf8.count + 1 {
                let next = table.rows.indices.dropFirst(row + 1).first { !table.rows[$0].isEmpty }
                if let next, table.rows[next][0].lowerBound <= offset { row = next }
                let expected = table.rows.isEmpty ? nil : row
                if layout.row(at: offset) != expected { #expect(layout.row(at: offset) == expected) }
            }
        }
    }

    @Test("Columns are narrowed fairly: the widest give, down to one width, and no more than must be", arguments: seeds)
    func narrowing(seed: Int) {
        var dice = Dice(seed)
        for _ in 0..<50 {
            let widest = (0..<1 + dice.roll(9)).map { _ in 1 + dice.roll(dice.pick([4, 20, 90])) }
            let least = widest.map { 1 + dice.roll($0) }
            let room = dice.roll(200)
            let narrowed = TableMeasure.narrowed(widest, least: least, room: room)
            #expect((narrowed == nil) == (least.reduce(0, +) > room))
            guard let narrowed else { continue }
            #expect(narrowed.reduce(0, +) == min(room, widest.reduce(0, +)))
            for (column, width) in narrowed.enumerated() {
                #expect(least[column]...widest[column] ~= width)
                // Whoever gave has at least what each of the others keeps that could give, too.
                guard width < widest[column] else { continue }
                for other in narrowed.indices where narrowed[other] > least[other] {
                    #expect(narrowed[other] <= width + 1, "\(widest) \(least) \(room): \(narrowed)")
                }
            }
        }
    }
}
