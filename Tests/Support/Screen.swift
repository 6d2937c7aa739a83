/// What a terminal shows at one moment.
public struct Screen: Hashable, Sendable, CustomStringConvertible {
    public struct Size: Hashable, Sendable, CustomStringConvertible {
        public var columns: Int
        public var rows: Int

        public init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }

        public var description: String { "\(columns)x\(rows)" }
    }

    public enum Color: Hashable, Sendable {
        /// The terminal's own.
        case standard
        case palette(UInt8)
        case rgb(UInt8, UInt8, UInt8)
    }

    /// One position. A wide character fills its first position; the second is empty and of width 0.
    public struct Glyph: Hashable, Sendable {
        public var text = " "
        public var width = 1
        public var isBold = false
        public var isUnderlined = false
        public var isItalic = false
        public var isBlinking = false
        public var isReversed = false
        public var isStruck = false
        public var foreground = Color.standard
        public var background = Color.standard
    }

    public struct Cursor: Hashable, Sendable {
        public var row: Int
        public var column: Int
        public var isVisible: Bool

        public init(row: Int, column: Int, isVisible: Bool) {
            self.row = row
            self.column = column
            self.isVisible = isVisible
        }
    }

    public struct Position: Hashable, Sendable {
        public var row: Int
        public var column: Int

        public init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    public var size: Size
    /// By row, then by column.
    public var glyphs: [[Glyph]]
    public var cursor: Cursor
    /// Whether the program has switched to the alternate screen.
    public var isAlternate: Bool

    /// The text of each row, without the blanks at its end.
    public var rows: [String] {
        glyphs.map { row in
            var text = row.reduce(into: "") { $0 += $1.text }
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// All rows.
    public var text: String { rows.joined(separator: "\n") }

    public subscript(row: Int, column: Int) -> Glyph { glyphs[row][column] }

    public func contains(_ text: some StringProtocol) -> Bool { position(of: text) != nil }

    /// Where the text first stands, within one row.
    public func position(of text: some StringProtocol) -> Position? {
        for (row, line) in rows.enumerated() {
            guard let range = line.firstRange(of: String(text)) else { continue }
            return Position(
                row: row,
                column: column(ofOffset: line.utf8.distance(from: line.startIndex, to: range.lowerBound), in: row))
        }
        return nil
    }

    /// The glyphs of the text, where it first stands.
    public func glyphs(of text: some StringProtocol) -> [Glyph]? {
        guard let start = position(of: text) else { return nil }
        var length = String(text).utf8.count
        var found: [Glyph] = []
        for glyph in glyphs[start.row][start.column...] where length > 0 {
            found.append(glyph)
            length -= glyph.text.utf8.count
        }
        return found
    }

    private func column(ofOffset offset: Int, in row: Int) -> Int {
        var passed = 0
        for (column, glyph) in glyphs[row].enumerated() {
            if passed >= offset, glyph.width > 0 { return column }
            passed += glyph.text.utf8.count
        }
        return size.columns
    }

    /// A framed picture, for people.
    public var description: String {
        let edge = String(repeating: "─", count: size.columns)
        let lines = glyphs.map { row in "│" + row.map(\.text).joined() + "│" }
        let place = "cursor \(cursor.row),\(cursor.column) \(cursor.isVisible ? "visible" : "hidden")"
        return (["┌\(edge)┐"] + lines + ["└\(edge)┘ \(size), \(place)\(isAlternate ? ", alternate screen" : "")"])
            .joined(separator: "\n")
    }
}
