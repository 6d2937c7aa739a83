import Cells
import Support
import Testing

@testable import Articles
@testable import Typesetting

/// Tables that nobody writes.
@Suite struct TableFloodTests {
    @Test("A thousand columns are records", arguments: [0, 1, 2, 72])
    func manyColumns(width: Int) {
        let table = SampleTable((0..<3).map { row in (0..<1000).map { row == 0 ? "Column \($0)" : "\($0)" } })
        let layout = table.layout(width)
        #expect(layout.isFolded && layout.hasHeader)
        let lines = layout.lines(ofRows: 1..<2)
        let shown = lines.flatMap(\.segments).map(\.range.count).reduce(0, +)
        #expect(shown == 10 + 180 + 2700)
        if width == 72 {
            #expect(lines.count == 1000)
            #expect(lines.allSatisfy { $0.signs.count == 1 })
        }
    }

    @Test("A cell of a megabyte wraps in its column", arguments: ["x", "漢", "word ", "e\u{301}"])
    func megabyte(piece: String) {
        let text = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
        let table = SampleTable([["Name", "Text"], ["a", text], ["b", "c"]])
        let layout = table.layout(40)
        let lines = layout.lines(ofRows: 1..<2)
        #expect(!layout.isFolded && lines.count > 10_000)
        let ends = lines.compactMap(\.segments.last).map { $0.column + $0.columns }
        #expect(ends.allSatisfy { $0 <= 40 })
    }

    @Test("Of a million rows those asked for are set")
    func manyRows() {
        // Each row is the same text.
        let rows = Array(repeating: [0..<3, 6..<8], count: 1_000_000)
        let layout = TableLayout(text: "one | 12", rows: rows, width: 40, breaker: atSpaces)
        #expect(layout.lines(ofRows: 999_990..<2_000_000).map(\.row) == Array(999_990..<1_000_000))
        #expect(layout.row(at: 0) == 999_999)
        let empty = TableLayout(text: "", rows: Array(repeating: [], count: 100_000), width: 40, breaker: atSpaces)
        #expect(empty.row(at: 5) == 0 && empty.lines(ofRows: 5..<7).map(\.row).starts(with: [5]))
    }

    @Test("Cells beyond the text, and over one another, do no harm", arguments: 0..<40)
    func ranges(seed: Int) {
        var dice = Dice(seed)
        let text = dice.text(30)
        let rows = dice.list(6) { dice in
            dice.list(5) { dice -> Range<Int> in
                let start = dice.roll(120) - 20
                return start..<start + dice.roll(60)
            }
        }
        for width in [Int.min, 0, 2, 9, 30, Int.max] {
            let layout = TableLayout(text: text, rows: rows + [[Int.min..<Int.max]], width: width, breaker: atSpaces)
            for line in layout.lines(ofRows: 0..<Int.max) {
                let inside = line.segments.filter { $0.range.clamped(to: 0..<text.utf8.count) == $0.range }
                #expect(inside == line.segments)
            }
        }
    }

    @Test("Whatever the breaker says, no line is too wide and none shows a text twice", arguments: 0..<40)
    func breakers(seed: Int) {
        var dice = Dice(seed)
        let table = dice.table()
        let width = 2 + dice.roll(60)
        let moves = (0..<8).map { _ in dice.roll(90) - 30 }
        let layout = TableLayout(text: table.text, rows: table.rows, width: width) { _, range, _ in
            zip(moves, moves.dropFirst()).map { range.lowerBound + $0..<range.lowerBound + $0 + abs($1) }
        }
        for line in layout.lines(ofRows: table.rows.indices) {
            var end = 0
            for segment in line.segments {
                #expect(segment.column >= end && table.rows[line.row][segment.cell].contains(segment.range.lowerBound))
                end = segment.column + segment.columns
            }
            #expect(end <= width)
        }
    }
}
