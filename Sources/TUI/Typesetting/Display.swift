import Articles

/// A block's text as the page prints it: the same, but for the page's own signs where a marker has no print of its own, or
/// one that would read as a digit of the word before it.
struct Display {
    private(set) var text: String
    private(set) var spans: [Span]
    /// Bytes that the page adds, by their offset in the block's text, and how many it has added until then.
    private var insertions: [(at: Int, length: Int, sum: Int)] = []

    init(text: String, spans: [Span]) {
        self.text = text
        self.spans = spans
        var end = 0
        let bare = spans.filter { span in
            // One that begins inside another has the other's signs.
            guard span.marker != nil, span.range.lowerBound >= end, Display.needsSign(span, in: text) else {
                return false
            }
            end = span.range.upperBound
            return end <= text.utf8.count
        }
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
        var sum = 0
        func insert(_ length: Int, at offset: Int) {
            sum += length
            insertions.append((offset, length, sum))
        }
        for span in bare {
            let label = span.range.isEmpty ? span.marker?.label ?? span.marker?.note.map { String($0 + 1) } ?? "*" : ""
            printed += text.slice(end..<span.range.lowerBound) + "[" + label
            insert(1 + label.utf8.count, at: span.range.lowerBound)
            printed += text.slice(span.range) + "]"
            insert(1, at: span.range.upperBound)
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
    /// O(log signs).
    func printedOffset(_ offset: Int, including: Bool = true) -> Int {
        let count = countOfInsertions { $0.at < offset || including && $0.at == offset }
        return count > 0 ? offset + insertions[count - 1].sum : offset
    }

    /// The offset in the block's text of a printed offset. O(log signs).
    func sourceOffset(_ printed: Int) -> Int {
        let count = countOfInsertions { $0.at + $0.sum - $0.length < printed }
        guard count > 0 else { return printed }
        let last = insertions[count - 1]
        return max(last.at, printed - last.sum)
    }

    /// How many of the first insertions fulfil a condition that none behind them does.
    private func countOfInsertions(_ condition: ((at: Int, length: Int, sum: Int)) -> Bool) -> Int {
        var low = 0
        var high = insertions.count
        while low < high {
            let middle = (low + high) / 2
            if condition(insertions[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
