import Cells
import Support

@testable import Articles
@testable import Typesetting

/// A table as blocks hold them: rows are lines, cells stand apart by bars.
struct SampleTable {
    private(set) var text = ""
    private(set) var rows: [[Range<Int>]] = []

    init(_ cells: [[String]]) {
        for (number, row) in cells.enumerated() {
            if number > 0 { text += "\n" }
            rows.append([])
            for (column, cell) in row.enumerated() {
                if column > 0 { text += " | " }
                let start = text.utf8.count
                text += cell
                rows[number].append(start..<text.utf8.count)
            }
        }
    }

    func layout(_ width: Int, hasHeader: Bool? = nil) -> TableLayout {
        TableLayout(text: text, rows: rows, width: width, hasHeader: hasHeader, breaker: atSpaces)
    }

    /// The set table as it is seen, without the spaces at the ends of lines.
    func drawn(_ width: Int, hasHeader: Bool? = nil) -> [String] {
        layout(width, hasHeader: hasHeader).lines(ofRows: rows.indices).map { line in
            var drawing = ""
            let pieces =
                line.segments.map { ($0.column, text.slice($0.range)) } + line.signs.map { ($0.column, $0.text) }
            for (column, piece) in pieces.sorted(by: { $0.0 < $1.0 }) {
                drawing += String(repeating: " ", count: max(0, column - columns(of: drawing))) + piece
            }
            while drawing.last == " " { drawing.removeLast() }
            return drawing
        }
    }
}

/// The simplest breaker: a line ends at the last space that lets it fit, else between cells.
let atSpaces: TableLayout.CellBreaker = { text, range, width in
    var lines: [Range<Int>] = []
    let bytes = Array(text.utf8[text.utf8.index(at: range.lowerBound)..<text.utf8.index(at: range.upperBound)])
    var start = 0
    while true {
        while start < bytes.count, bytes[start] == 0x20 { start += 1 }
        guard start < bytes.count else { return lines }
        let most =
            fitting(text, utf8: range.lowerBound + start..<range.upperBound, columns: width).end - range.lowerBound
        var end = most > start ? most : bytes.count
        if end < bytes.count, bytes[end] != 0x20, let space = bytes[start..<end].lastIndex(of: 0x20) { end = space }
        let next = end
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        lines.append(range.lowerBound + start..<range.lowerBound + end)
        start = next
    }
}

extension Dice {
    mutating func cell() -> String {
        switch roll(6) {
        case 0: ""
        case 1, 2: "\(roll(2) == 0 ? "-" : "")\(roll(100_000))"
        case 3: pick(["Kyiv", "Name", "漢字", "10 %", "n/a", "2024", "a longer text of some words"])
        case 4: text(30)
        default: text(4)
        }
    }

    mutating func table() -> SampleTable {
        let columns = 1 + roll(pick([2, 5, 12]))
        let rows = roll(pick([3, 8, 8, 8, 300]))
        return SampleTable(
            (0..<rows).map { _ in
                let count = roll(5) == 0 ? roll(columns + 3) : columns
                return (0..<count).map { _ in cell() }
            })
    }
}
