import Articles

/// A block's text as the page prints it: the same, but for the page's own signs where a marker has no print of its own, or
/// one that would read as a digit of the word before it.
struct Display {
    private(set) var text: String
    private(set) var spans: [Span]
    /// Bytes that the page adds, by their offset in the block's text.
    private var insertions: [(at: Int, length: Int)] = []

    init(text: String, spans: [Span]) {
        self.text = text
        self.spans = spans
        let bare = spans.filter { $0.marker != nil && Display.needsSign($0, in: text) }
        if !bare.isEmpty { addSigns(bare) }
    }

    /// A marker printed as bare letters or digits, or not at all.
    private static func needsSign(_ span: Span, in text: String) -> Bool {
        if span.range.isEmpty { return true }
        return text.slice(span.range).utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    private mutating func addSigns(_ bare: [Span]) {
        var printed = ""
        var end = 0
        for span in bare {
            let label = span.range.isEmpty ? span.marker?.label ?? span.marker?.note.map { String($0 + 1) } ?? "*" : ""
            printed += text.slice(end..<span.range.lowerBound) + "[" + label
            insertions.append((span.range.lowerBound, 1 + label.utf8.count))
            printed += text.slice(span.range) + "]"
            insertions.append((span.range.upperBound, 1))
            end = span.range.upperBound
        }
        printed += text.slice(end..<text.utf8.count)
        let isBare = Set(bare)
        spans = spans.map { span in
            // A bare marker takes its signs in; other spans end before signs that follow them.
            let isMarker = isBare.contains(span)
            let start = printedOffset(span.range.lowerBound, including: !isMarker)
            let stop = printedOffset(span.range.upperBound, including: isMarker)
            return Span(span.kind, start..<max(start, stop))
        }
        text = printed
    }

    /// The printed offset of an offset in the block's text; signs added exactly there stand before it when `including`.
    func printedOffset(_ offset: Int, including: Bool = true) -> Int {
        insertions.reduce(offset) { $1.at < offset || including && $1.at == offset ? $0 + $1.length : $0 }
    }

    /// The offset in the block's text of a printed offset.
    func sourceOffset(_ printed: Int) -> Int {
        var source = printed
        var shift = 0
        for insertion in insertions {
            let start = insertion.at + shift
            if printed <= start { break }
            source -= min(insertion.length, printed - start)
            shift += insertion.length
        }
        return source
    }
}
