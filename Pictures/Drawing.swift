import Cells

/// Signs that are drawn: the strokes of frames, which meet in the middle of their cells, and the areas of gauges.
struct Drawing {
    /// From one point of a row or a column to another.
    private struct Stroke {
        var isHorizontal: Bool
        /// Where the row or column lies, and the part of it.
        var line: Double
        var from: Double
        var to: Double
    }

    private var strokes: [Stroke] = []
    private var corners = ""
    /// The commands of a path that is filled.
    private(set) var areas = ""

    enum Sign: Hashable {
        /// Strokes from the middle of the cell to these sides.
        case strokes(left: Bool = false, right: Bool = false, up: Bool = false, down: Bool = false)
        /// A quarter of a circle between two sides.
        case corner(right: Bool, down: Bool)
        /// A part of the cell, from and to so many eighths of its width.
        case area(from: Int, to: Int)

        /// `nil` for a sign that is written.
        init?(_ cell: Cell) {
            guard cell.count == 1, let sign = Self.table[cell[0]] else { return nil }
            self = sign
        }

        private static let table: [Unicode.Scalar: Sign] = [
            "─": .strokes(left: true, right: true), "│": .strokes(up: true, down: true),
            "┌": .strokes(right: true, down: true), "┐": .strokes(left: true, down: true),
            "└": .strokes(right: true, up: true), "┘": .strokes(left: true, up: true),
            "├": .strokes(right: true, up: true, down: true), "┤": .strokes(left: true, up: true, down: true),
            "┬": .strokes(left: true, right: true, down: true), "┴": .strokes(left: true, right: true, up: true),
            "┼": .strokes(left: true, right: true, up: true, down: true),
            "╭": .corner(right: true, down: true), "╮": .corner(right: false, down: true),
            "╰": .corner(right: true, down: false), "╯": .corner(right: false, down: false),
            "▏": .area(from: 0, to: 1), "▎": .area(from: 0, to: 2), "▍": .area(from: 0, to: 3),
            "▌": .area(from: 0, to: 4), "▋": .area(from: 0, to: 5), "▊": .area(from: 0, to: 6),
            "▉": .area(from: 0, to: 7), "█": .area(from: 0, to: 8), "▕": .area(from: 7, to: 8),
            "┃": .area(from: 3, to: 5),
        ]
    }

    mutating func add(_ sign: Sign, row: Int, column: Int) {
        let left = Double(column * SVG.cell.width)
        let top = Double(row * SVG.cell.height)
        let (right, bottom) = (left + Double(SVG.cell.width), top + Double(SVG.cell.height))
        let (x, y) = ((left + right) / 2, (top + bottom) / 2)
        switch sign {
        case .strokes(let toLeft, let toRight, let up, let down):
            if toLeft || toRight { addRow(y, toLeft ? left : x, toRight ? right : x) }
            if up || down { addColumn(x, up ? top : y, down ? bottom : y) }
        case .corner(let toRight, let down):
            let radius = right - x
            let turn = down ? y + radius : y - radius
            addColumn(x, down ? turn : top, down ? bottom : turn)
            // Clockwise where the way from the column to the row turns right.
            let sweep = toRight == down ? 1 : 0
            corners += "M\(number(x)) \(number(turn))A\(number(radius)) \(number(radius)) 0 0 \(sweep) "
            corners += "\(number(toRight ? right : left)) \(number(y))"
        case .area(let from, let to):
            let eighth = (right - left) / 8
            areas += "M\(number(left + Double(from) * eighth)) \(number(top))h\(number(Double(to - from) * eighth))"
            areas += "V\(number(bottom))H\(number(left + Double(from) * eighth))z"
        }
    }

    mutating func underline(_ columns: Range<Int>, row: Int) {
        let width = Double(SVG.cell.width)
        addRow(
            Double((row + 1) * SVG.cell.height - 3), Double(columns.lowerBound) * width,
            Double(columns.upperBound) * width)
    }

    private mutating func addRow(_ y: Double, _ from: Double, _ to: Double) {
        strokes.append(Stroke(isHorizontal: true, line: y, from: from, to: to))
    }

    private mutating func addColumn(_ x: Double, _ from: Double, _ to: Double) {
        strokes.append(Stroke(isHorizontal: false, line: x, from: from, to: to))
    }

    /// The commands of a path that is stroked. What touches is one stroke, so that nothing shows between.
    var lines: String {
        let sorted = strokes.sorted {
            ($0.isHorizontal ? 0 : 1, $0.line, $0.from) < ($1.isHorizontal ? 0 : 1, $1.line, $1.from)
        }
        var joined: [Stroke] = []
        for stroke in sorted {
            if let last = joined.last, last.isHorizontal == stroke.isHorizontal, last.line == stroke.line,
                stroke.from <= last.to
            {
                joined[joined.count - 1].to = max(last.to, stroke.to)
            } else {
                joined.append(stroke)
            }
        }
        return joined.map { stroke in
            stroke.isHorizontal
                ? "M\(number(stroke.from)) \(number(stroke.line))H\(number(stroke.to))"
                : "M\(number(stroke.line)) \(number(stroke.from))V\(number(stroke.to))"
        }.joined() + corners
    }
}

/// Without the `.0` of whole numbers.
private func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
}
