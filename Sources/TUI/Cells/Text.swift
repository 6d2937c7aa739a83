// Text measured, cut and cleaned by the same rule as text put on a canvas.

/// How much of a range of UTF-8 bytes fits into so many columns: where it ends (at the border of a cell) and its columns.
/// What is passed over at the end is included. O(bytes taken).
public func fitting(_ text: String, utf8 range: Range<Int>, columns limit: Int) -> (end: Int, columns: Int) {
    let bytes = text.utf8Span.span
    let range = range.clamped(to: bytes.indices)
    var columns = 0
    var end = range.lowerBound
    var offset = end
    while let cell = nextCell(in: bytes, at: &offset, end: range.upperBound) {
        guard columns + cell.width <= limit else { return (end, columns) }
        columns += cell.width
        end = offset
    }
    return (range.upperBound, columns)
}

/// The text when it fits into so many columns; else as much of its beginning as leaves room for the ellipsis, and the ellipsis.
/// Where not even the ellipsis fits, as much of that as does. O(bytes that fit).
public func cut(_ text: String, to limit: Int, ellipsis: String = "…") -> String {
    let whole = 0..<text.utf8.count
    guard fitting(text, utf8: whole, columns: limit).end < whole.upperBound else { return text }
    let room = limit - columns(of: ellipsis)
    guard room >= 0 else { return cut(ellipsis, to: limit, ellipsis: "") }
    let end = fitting(text, utf8: whole, columns: room).end
    return text[..<text.utf8.index(text.startIndex, offsetBy: end)] + ellipsis
}

/// A range of UTF-8 bytes of a text with its cells in the opposite order, as right-to-left text is shown; each base may be
/// replaced by its mirror image. O(bytes).
public func reversed(
    _ text: String, utf8 range: Range<Int>, mirrored: (Unicode.Scalar) -> Unicode.Scalar
) -> String {
    let bytes = text.utf8Span.span
    let range = range.clamped(to: bytes.indices)
    var cells: [Cell] = []
    var offset = range.lowerBound
    while let cell = nextCell(in: bytes, at: &offset, end: range.upperBound) { cells.append(cell) }
    var result = String.UnicodeScalarView()
    for cell in cells.reversed() {
        for index in 0..<cell.count { result.append(index == 0 ? mirrored(cell[0]) : cell[index]) }
    }
    return String(result)
}

/// The text as a canvas would show it, for standard output and error: no control or escape is left, and nothing that
/// terminals would measure otherwise. Tabs become spaces, and so do line ends unless `keepingLines`. O(bytes).
public func printable(_ text: String, keepingLines: Bool = false) -> String {
    let bytes = text.utf8Span.span
    var result = ""
    result.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
        switch bytes[offset] {
        case UInt8(ascii: "\r") where offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n"):
            offset += 1
        case UInt8(ascii: "\n"):
            result.append(keepingLines ? "\n" : " ")
            offset += 1
        case UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            result.append(" ")
            offset += 1
        default:
            if let cell = nextCell(in: bytes, at: &offset, end: bytes.count) {
                for index in 0..<cell.count { result.unicodeScalars.append(cell[index]) }
            }
        }
    }
    return result
}
