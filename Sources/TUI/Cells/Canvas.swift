/// A grid of cells that panes draw on and the terminal is made to show.
///
/// A plain value: two canvases can be compared, printed and kept. Every wide character on it has both its halves; drawing over
/// one half makes a space of the other. Drawing outside it, or outside the rectangle one is given, does nothing.
public struct Canvas: Equatable, Sendable {
    public let size: Size
    /// The signs to draw with.
    public var glyphs: GlyphSet
    /// Where the terminal's cursor stands; `nil` hides it.
    public var cursor: Position?
    // Row after row. Kept to Canvas*.swift, which keeps wide characters whole.
    var cells: [Cell]

    /// All spaces. O(cells).
    public init(_ size: Size, glyphs: GlyphSet = .unicode) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: .blank(.text), count: size.columns * size.rows)
    }

    public var bounds: Rect { Rect(size) }

    /// The row and the column are on the canvas.
    public subscript(row: Int, column: Int) -> Cell {
        precondition(bounds.contains(row: row, column: column), "No such cell on the canvas")
        return cells[row * size.columns + column]
    }

    /// The cells of a row that is on the canvas, left to right.
    public subscript(row row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// The rows that look otherwise than on `other`, in order; all of them when the sizes differ. O(cells), by memory.
    public func rowsChanged(since other: Canvas) -> [Int] {
        guard size == other.size else { return Array(0..<size.rows) }
        return (0..<size.rows).filter { self[row: $0] != other[row: $0] }
    }

    /// Makes spaces of a rectangle, or repeats a sign of one column in it.
    public mutating func fill(_ rect: Rect, with sign: Character = " ", style: Style = .text) {
        let rect = rect.intersection(bounds)
        let text = String(sign)
        let bytes = text.utf8Span.span
        var offset = 0
        var cell = nextCell(in: bytes, at: &offset, end: bytes.count) ?? .blank(style)
        if cell.width != 1 { cell = .blank(style) }
        cell.style = style
        for row in rect.rows {
            for column in rect.columns { place(cell, row: row, column: column) }
        }
    }

    /// Changes the look of what stands in a rectangle: another role, traits added and taken away. A wide character changes
    /// when its left half is inside.
    public mutating func restyle(
        _ rect: Rect, role: Style.Role? = nil, adding: Style.Traits = [], removing: Style.Traits = []
    ) {
        let rect = rect.intersection(bounds)
        for row in rect.rows {
            for index in row * size.columns + rect.x..<row * size.columns + rect.right where cells[index].width > 0 {
                var style = cells[index].style
                style.role = role ?? style.role
                style.traits = style.traits.union(adding).subtracting(removing)
                for half in index..<index + cells[index].width { cells[half].style = style }
            }
        }
    }

    /// Puts a cell where there is room for its whole width, and makes spaces of the halves it leaves.
    mutating func place(_ cell: Cell, row: Int, column: Int) {
        let index = row * size.columns + column
        let last = index + cell.width - 1
        if cells[index].width == 0 { cells[index - 1] = .blank(cells[index - 1].style) }
        if cells[last].width == 2 { cells[last + 1] = .blank(cells[last + 1].style) }
        cells[index] = cell
        if cell.width == 2 { cells[last] = .rightHalf(cell.style) }
    }
}
