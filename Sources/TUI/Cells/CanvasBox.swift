// Boxes around panes and popups.

extension Canvas {
    /// Draws a frame along the inner edge of a rectangle, its title from the left of the top side and its footer to the right
    /// of the bottom one, each cut with an ellipsis where the room ends. What is inside stays. A rectangle of less than two
    /// columns or rows has no frame.
    public mutating func box(
        _ rect: Rect, title: String = "", footer: String = "", style: Style = Style(.border), titleStyle: Style? = nil,
        isRounded: Bool = false
    ) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        let frame = isRounded ? glyphs.rounded : glyphs.square
        let right = rect.right - 1
        let bottom = rect.bottom - 1
        let inner = rect.inset()
        fill(Rect(x: inner.x, y: rect.y, width: inner.width, height: 1), with: frame.horizontal, style: style)
        fill(Rect(x: inner.x, y: bottom, width: inner.width, height: 1), with: frame.horizontal, style: style)
        fill(Rect(x: rect.x, y: inner.y, width: 1, height: inner.height), with: frame.vertical, style: style)
        fill(Rect(x: right, y: inner.y, width: 1, height: inner.height), with: frame.vertical, style: style)
        put(frame.topLeft, row: rect.y, column: rect.x, style: style)
        put(frame.topRight, row: rect.y, column: right, style: style)
        put(frame.bottomLeft, row: bottom, column: rect.x, style: style)
        put(frame.bottomRight, row: bottom, column: right, style: style)
        label(title, row: rect.y, inner: inner, style: titleStyle ?? style) { _ in inner.x }
        label(footer, row: bottom, inner: inner, style: style) { inner.right - $0 }
    }

    /// Puts a text with a space on either side into a side of a frame, where its columns begin as `start` says.
    private mutating func label(_ text: String, row: Int, inner: Rect, style: Style, start: (Int) -> Int) {
        guard !text.isEmpty, inner.width > 2 else { return }
        let text = " " + cut(text, to: inner.width - 2, ellipsis: glyphs.ellipsis) + " "
        put(text, row: row, column: start(Cells.columns(of: text)), style: style)
    }
}
