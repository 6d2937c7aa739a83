import Articles

/// The text of a block while its markup is read: white space is collapsed as browsers do (CSS Text 3, section 4.1.1), and what
/// character references brought in is cleaned.
struct InlineBuffer {
    var bytes: [UInt8] = []
    var spans: [Span] = []
    var candidates: [Candidate] = []
    var pageLinks: [PageLink] = []
    /// Stretches that are no place for the label of a note: code, and what was escaped.
    var literals: [Range<Int>] = []
    /// Where line breaks stood.
    var breaks: [Int] = []
    /// UTF-8 bytes that stand in links, wherever they lead.
    var linked = 0
    var hasLookalikes = false
    /// White space was read since the last character.
    private var hasSpace = false
    /// Something that prints was appended.
    private(set) var hasInk = false

    var isEmpty: Bool { bytes.isEmpty }

    /// Where the next character will stand; white space that is still to be written counts.
    var end: Int { bytes.count + (hasSpace && !bytes.isEmpty ? 1 : 0) }

    /// O(bytes).
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, isPreformatted: Bool) {
        if TextDecoder.needsCleaning(text) {
            var cleaned = TextDecoder.cleaned(String(decoding: text, as: UTF8.self)).text
            cleaned.withUTF8 { appendClean($0, isPreformatted: isPreformatted) }
        } else {
            appendClean(text, isPreformatted: isPreformatted)
        }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0, isPreformatted: false) }
    }

    private mutating func appendClean(_ text: UnsafeBufferPointer<UInt8>, isPreformatted: Bool) {
        if isPreformatted {
            bytes.append(contentsOf: text)
            hasInk = hasInk || text.contains { $0 > 0x20 }
            return
        }
        var index = 0
        let count = text.count
        while index < count {
            if text[index] <= 0x20 {
                hasSpace = true
                index += 1
                continue
            }
            var stop = index + 1
            while stop < count, text[stop] > 0x20 { stop += 1 }
            writeSpace()
            if !hasInk { hasInk = Self.hasInk(text[index..<stop]) }
            bytes.append(contentsOf: text[index..<stop])
            index = stop
        }
    }

    mutating func writeSpace() {
        if hasSpace, !bytes.isEmpty, bytes[bytes.count - 1] != 0x20 { bytes.append(0x20) }
        hasSpace = false
    }

    /// A line break: white space that is remembered.
    mutating func addBreak() {
        hasSpace = true
        if !bytes.isEmpty { breaks.append(bytes.count) }
    }

    /// White space where the markup says so: a line break, the border of an element.
    mutating func addSpace() { hasSpace = true }

    /// Padding of mails is made of signs that print nothing: no-break spaces, joiners, soft hyphens.
    private static func hasInk(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if word.contains(where: { $0 < 0x80 }) { return true }
        return String(decoding: word, as: UTF8.self).unicodeScalars.contains {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint && $0 != "\u{FFFC}"
        }
    }

    /// Adds a span over what was appended since `start`, without the white space at its ends.
    mutating func addSpan(_ kind: Span.Kind, from start: Int) {
        let range = trimmed(start..<bytes.count)
        if !range.isEmpty { spans.append(Span(kind, range)) }
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (min(range.lowerBound, bytes.count), range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<max(start, end)
    }

    /// Takes everything off from an offset on, with all that lies in it.
    mutating func removeLast(from start: Int) {
        guard start < bytes.count else { return }
        bytes.removeSubrange(start...)
        func isKept(_ range: Range<Int>) -> Bool { range.lowerBound < start }
        spans = spans.compactMap { isKept($0.range) ? Span($0.kind, $0.range.clamped(to: 0..<start)) : nil }
        candidates.removeAll { $0.range.upperBound > start }
        pageLinks.removeAll { $0.range.upperBound > start }
        literals = literals.filter(isKept).map { $0.clamped(to: 0..<start) }
        breaks.removeAll { $0 > start }
    }

    /// Takes the brackets off that end the line, Pandoc's `[text]{.class}`; links have none of their own.
    mutating func dropBrackets() {
        guard bytes.last == UInt8(ascii: "]"), let open = bytes.lastIndex(of: UInt8(ascii: "[")),
            bytes.count - open < 400
        else { return }
        bytes.removeLast()
        bytes.remove(at: open)
        func moved(_ range: Range<Int>) -> Range<Int> {
            func moved(_ offset: Int) -> Int { min(offset > open ? offset - 1 : offset, bytes.count) }
            return moved(range.lowerBound)..<moved(range.upperBound)
        }
        for index in spans.indices { spans[index].range = moved(spans[index].range) }
        for index in candidates.indices { candidates[index].range = moved(candidates[index].range) }
        for index in pageLinks.indices { pageLinks[index].range = moved(pageLinks[index].range) }
        literals = literals.map(moved)
    }

    /// A raised label may call a note; a link in it has been taken already.
    mutating func takeRaised(from start: Int) {
        let range = trimmed(start..<bytes.count)
        guard !range.isEmpty, range.count <= 12 else { return }
        if let link = pageLinks.last, link.range.lowerBound >= range.lowerBound { return }
        let label = Label.key(text(range))
        guard Label.isLabel(label) || Label.isSigns(label) else { return }
        let before = bytes[max(0, range.lowerBound - 8)..<range.lowerBound]
        let word = before.reversed().prefix { $0 >= 0x80 || Label.isLetterOrDigit($0) }.reversed()
        if Label.isPower(label, of: String(decoding: Array(word), as: UTF8.self)) {
            hasLookalikes = true
            return
        }
        let family: Label.Family =
            switch bytes[range.lowerBound] {
            case UInt8(ascii: "["): .bracket
            case UInt8(ascii: "("): .round
            default: Label.isSigns(label) ? .symbol : .raised
            }
        candidates.append(Candidate(range: range, label: label, family: family))
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The text with its spans in order, and empty again.
    mutating func take() -> RichText {
        defer { self = InlineBuffer() }
        var rich = RichText(
            text: String(decoding: bytes, as: UTF8.self), spans: spans.isEmpty ? [] : spans.inOrder(),
            candidates: candidates)
        rich.pageLinks = pageLinks
        rich.literals = literals
        rich.linked = linked
        rich.breaks = breaks
        rich.hasLookalikes = hasLookalikes
        return rich
    }
}
