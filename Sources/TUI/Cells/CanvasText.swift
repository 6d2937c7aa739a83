// Putting text on a canvas.

extension Canvas {
    /// Puts a text on a row from a column on, clipped to a rectangle and to so many columns. Returns how many columns it went
    /// on, also left of the rectangle; 0 when the row is not in it.
    ///
    /// A wide character that would be cut in two leaves a space. O(bytes that fit); nothing is allocated.
    @discardableResult
    public mutating func put(
        _ text: String, row: Int, column: Int, style: Style = .text, within rect: Rect? = nil, columns limit: Int = .max
    ) -> Int {
        let bytes = text.utf8Span.span
        return put(bytes, bytes.indices, row: row, column: column, style: style, within: rect, columns: limit)
    }

    @discardableResult
    public mutating func put(
        _ text: Substring, row: Int, column: Int, style: Style = .text, within rect: Rect? = nil,
        columns limit: Int = .max
    ) -> Int {
        let bytes = text.utf8Span.span
        return put(bytes, bytes.indices, row: row, column: column, style: style, within: rect, columns: limit)
    }

    /// Puts a range of UTF-8 bytes of a text, without copying it.
    @discardableResult
    public mutating func put(
        _ text: String, utf8 range: Range<Int>, row: Int, column: Int, style: Style = .text, within rect: Rect? = nil,
        columns limit: Int = .max
    ) -> Int {
        let bytes = text.utf8Span.span
        return put(
            bytes, range.clamped(to: bytes.indices), row: row, column: column, style: style, within: rect,
            columns: limit)
    }

    @discardableResult
    public mutating func put(
        _ sign: Character, row: Int, column: Int, style: Style = .text, within rect: Rect? = nil
    ) -> Int {
        put(String(sign), row: row, column: column, style: style, within: rect)
    }

    private mutating func put(
        _ bytes: Span<UInt8>, _ range: Range<Int>, row: Int, column: Int, style: Style, within rect: Rect?,
        columns limit: Int
    ) -> Int {
        let area = (rect ?? bounds).intersection(bounds)
        guard !area.isEmpty, area.rows.contains(row), column < area.right else { return 0 }
        let right = limit < area.right - column ? column + max(0, limit) : area.right
        var x = column
        var offset = range.lowerBound
        while x < right, var cell = nextCell(in: bytes, at: &offset, end: range.upperBound) {
            cell.style = style
            let next = x + cell.width
            if x >= area.x, next <= right {
                place(cell, row: row, column: x)
            } else if next > area.x {
                place(.blank(style), row: row, column: max(x, area.x))
            }
            x = min(next, right)
        }
        return x - column
    }
}
