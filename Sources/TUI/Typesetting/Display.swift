import Articles

/// A block's text as the page prints it: the same, but for what the page adds. These are its own signs where a marker has no print
/// of its own, or one that would read as a digit of the word before it; notes behind the sentences that cite them; and what closes
/// a frame.
struct Display {
    /// Words of the page's own, or of another block, that stand between those of the text.
    struct Aside {
        /// UTF-8 offset in the block's text.
        var at: Int
        var text: String
        /// Spans over the aside.
        var spans: [Span] = []
        /// It is a note, and no mere sign.
        var isNote = false
    }

    private(set) var text: String
    private(set) var spans: [Span]
    /// Those of the block's own that are markers.
    private(set) var markers: [Span] = []
    /// UTF-8 bytes of the printed text that notes take, in order.
    private(set) var notes: [Range<Int>] = []
    /// Where the furthest of the spans up to each one ends: what a search for those of a range can begin by.
    private var reaches: [Int] = []
    /// Bytes that the page adds, by their offset in the block's text, and how many it has added until then.
    private var insertions: [(at: Int, length: Int, sum: Int)] = []

    /// `asides` are in the order of their offsets.
    init(text: String, spans: [Span], asides: [Aside] = []) {
        self.text = text
        self.spans = spans
        var end = 0
        let bare = spans.indices.filter { index in
            // One that begins inside another has the other's signs.
            let span = spans[index]
            guard span.marker != nil, span.range.lowerBound >= end, Display.needsSign(span, in: text) else {
                return false
            }
            end = span.range.upperBound
            return end <= text.utf8.count
        }
        if bare.isEmpty, asides.isEmpty {
            markers = spans.filter { $0.marker != nil }
        } else {
            insert(signsOf: bare, asides)
        }
        reaches.reserveCapacity(self.spans.count)
        for span in self.spans { reaches.append(max(reaches.last ?? 0, span.range.upperBound)) }
    }

    /// The spans of which some byte is in a range, and the empty ones that stand in it; in order. O(log spans + those from the
    /// first that reaches the range to the last that begins in it).
    func spans(touching range: Range<Int>) -> [Span] {
        let first = reaches.partitioningIndex { $0 >= range.lowerBound }
        return spans[first...].prefix { $0.range.lowerBound < range.upperBound }.filter { span in
            span.range.isEmpty ? span.range.lowerBound >= range.lowerBound : span.range.upperBound > range.lowerBound
        }
    }

    /// A marker printed as bare letters or digits, or not at all.
    private static func needsSign(_ span: Span, in text: String) -> Bool {
        if span.range.isEmpty { return true }
        return text.slice(span.range).utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    /// `bare` are the indices of the markers that get signs.
    private mutating func insert(signsOf bare: [Int], _ asides: [Aside]) {
        var printed = ""
        var end = 0
        var sum = 0
        var ranges: [Range<Int>] = []
        var others: [Span] = []
        func insert(_ words: String, at offset: Int) {
            printed += text.slice(end..<offset) + words
            end = max(end, offset)
            sum += words.utf8.count
            insertions.append((offset, words.utf8.count, sum))
        }
        var waiting = asides[...]
        func insertAsides(before offset: Int) {
            while let aside = waiting.first, aside.at < offset {
                waiting.removeFirst()
                insert(aside.text, at: max(end, aside.at))
                let start = printed.utf8.count - aside.text.utf8.count
                if aside.isNote { notes.append(start..<printed.utf8.count) }
                others += aside.spans.map { Span($0.kind, start + $0.range.lowerBound..<start + $0.range.upperBound) }
            }
        }
        for index in bare {
            let span = spans[index]
            insertAsides(before: span.range.lowerBound)
            let label = span.range.isEmpty ? span.marker?.label ?? span.marker?.note.map { String($0 + 1) } ?? "*" : ""
            insert("[" + label, at: span.range.lowerBound)
            let start = printed.utf8.count - 1 - label.utf8.count
            insert("]", at: span.range.upperBound)
            ranges.append(start..<printed.utf8.count)
        }
        insertAsides(before: .max)
        printed += text.slice(end..<text.utf8.count)
        // Other spans end before what follows them.
        spans = spans.map { span in
            let start = printedOffset(span.range.lowerBound)
            return Span(span.kind, start..<max(start, printedOffset(span.range.upperBound, including: false)))
        }
        // A bare marker takes its signs in.
        for (index, range) in zip(bare, ranges) { spans[index].range = range }
        spans = spans.inOrder()
        markers = spans.filter { $0.marker != nil }
        if !others.isEmpty { spans = (spans + others).inOrder() }
        text = printed
    }

    /// The printed offset of an offset in the block's text; what is added exactly there stands before it when `including`.
    /// O(log additions).
    func printedOffset(_ offset: Int, including: Bool = true) -> Int {
        let count = insertions.partitioningIndex { $0.at > offset || !including && $0.at == offset }
        return count > 0 ? offset + insertions[count - 1].sum : offset
    }

    /// The offset in the block's text of a printed offset. O(log additions).
    func sourceOffset(_ printed: Int) -> Int {
        let count = insertions.partitioningIndex { $0.at + $0.sum - $0.length >= printed }
        guard count > 0 else { return printed }
        let last = insertions[count - 1]
        return max(last.at, printed - last.sum)
    }
}
