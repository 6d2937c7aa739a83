import Articles
import Cells

/// Draws what was found of an article on a line: as much before the first hit as leaves the hit in sight.
func drawSnippet(_ snippet: Snippet, in rect: Rect, on canvas: inout Canvas) -> [Rect] {
    let text = snippet.text.onOneLine
    guard rect.width > 0, text.utf8.count == snippet.text.utf8.count else { return [] }
    let start = text.start(showing: snippet.hits.first, columns: rect.width)
    let lead = start > 0 ? canvas.glyphs.ellipsis : ""
    let rest = text.slice(start..<text.utf8.count)
    let before = columns(of: lead)
    canvas.put(lead, row: rect.y, column: rect.x, style: Style(.faint), within: rect)
    canvas.put(
        cut(rest, to: rect.width - before, ellipsis: canvas.glyphs.ellipsis), row: rect.y, column: rect.x + before,
        style: Style(.faint), within: rect)
    return snippet.hits.filter { $0.lowerBound >= start }.map { hit in
        let x = rect.x + before + columns(of: text, utf8: start..<hit.lowerBound)
        return Rect(x: x, y: rect.y, width: columns(of: text, utf8: hit), height: 1).intersection(rect)
    }
}

extension String {
    /// From where on a text is shown so that a hit can be seen, with some words before it. UTF-8 bytes.
    fileprivate func start(showing hit: Range<Int>?, columns room: Int) -> Int {
        guard let hit, Cells.columns(of: self, utf8: 0..<min(hit.upperBound, utf8.count)) > room else { return 0 }
        let bytes = utf8Span.span
        // The nearest beginning of a word within a third of the room; where there is none, the hit's own.
        var start = hit.lowerBound
        var position = hit.lowerBound
        while position > 0, Cells.columns(of: self, utf8: position..<hit.lowerBound) <= room / 3 {
            if bytes[position - 1] == UInt8(ascii: " ") { start = position }
            position -= 1
            while position > 0, bytes[position] & 0xC0 == 0x80 { position -= 1 }
        }
        return start
    }
}
