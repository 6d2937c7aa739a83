import Articles

/// A text with its spans and with what may turn out to be markers: what the parsers of inline markup yield.
struct RichText: Hashable {
    var text: String
    var spans: [Span] = []
    /// Sorted by start.
    var candidates: [Candidate] = []
    /// Things were seen that look like markers and cannot be any (R6): `[2023]`, `[sic]`, `m²`.
    var hasLookalikes = false
    /// Links that may lead into the page, sorted by start.
    var pageLinks: [PageLink] = []
    /// Stretches in which no label is looked for.
    var literals: [Range<Int>] = []
    /// UTF-8 bytes that stood in links, wherever they lead: lists of other pages consist of them.
    var linked = 0
    /// The cells of a table, row by row.
    var cells: [[Range<Int>]] = []
    /// Whether the first of them names the columns, where the source says so.
    var hasHeader: Bool?
    /// UTF-8 bytes at which the markup broke the line.
    var breaks: [Int] = []

    var isEmpty: Bool { text.isEmpty }

    /// Removes UTF-8 bytes of the text; spans shrink, and those that become empty go. O(text + spans).
    mutating func remove(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        func moved(_ offset: Int) -> Int {
            offset <= range.lowerBound ? offset : max(range.lowerBound, offset - range.count)
        }
        text.removeSubrange(text.utf8.index(at: range.lowerBound)..<text.utf8.index(at: range.upperBound))
        spans = spans.compactMap { span in
            let new = moved(span.range.lowerBound)..<moved(span.range.upperBound)
            return new.isEmpty && !span.range.isEmpty ? nil : Span(span.kind, new)
        }
        candidates = candidates.compactMap { candidate in
            let wasEmpty = candidate.range.isEmpty
            var candidate = candidate
            candidate.range = moved(candidate.range.lowerBound)..<moved(candidate.range.upperBound)
            // One that prints nothing stays; one whose print is gone does not.
            return candidate.range.isEmpty && !wasEmpty ? nil : candidate
        }
        pageLinks = pageLinks.compactMap { link in
            var link = link
            link.range = moved(link.range.lowerBound)..<moved(link.range.upperBound)
            return link.range.isEmpty ? nil : link
        }
        literals = literals.map { moved($0.lowerBound)..<moved($0.upperBound) }
        if !breaks.isEmpty { breaks = breaks.map(moved) }
        if !cells.isEmpty { cells = cells.map { $0.map { moved($0.lowerBound)..<moved($0.upperBound) } } }
    }

    /// Removes ranges in any order, of which some may overlap. O(ranges * (text + spans)).
    mutating func remove(_ ranges: [Range<Int>]) {
        var end = text.utf8.count
        for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) {
            let range = range.clamped(to: 0..<end)
            remove(range)
            end = range.lowerBound
        }
    }

    /// A part of the text with all that lies in it. O(text + spans).
    func part(_ range: Range<Int>) -> RichText {
        var part = self
        part.remove(range.upperBound..<text.utf8.count)
        part.remove(0..<range.lowerBound)
        part.breaks = []
        part.trim()
        return part
    }

    /// The text, parted at those line breaks behind which a label of a note stands: `[1]`, `1.`, `*`.
    func partedAtLabels() -> [RichText] {
        guard !breaks.isEmpty, breaks.count < 1_000 else { return [self] }
        let bytes = Array(text.utf8)
        let places = breaks.filter { $0 < bytes.count && Self.opensNote(bytes, at: $0) }
        guard !places.isEmpty else { return [self] }
        let borders = [0] + places + [bytes.count]
        return zip(borders, borders.dropFirst()).map { part($0..<$1) }.filter { !$0.isEmpty }
    }

    /// Whether a text begins with what may be the label of a note.
    static func opensNote(_ text: String) -> Bool { opensNote(Array(text.utf8.prefix(24)), at: 0) }

    private static func opensNote(_ bytes: [UInt8], at place: Int) -> Bool {
        var index = place
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        guard index < bytes.count else { return false }
        let rest = String(decoding: bytes[index..<min(bytes.count, index + 12)], as: UTF8.self)
        let label = rest.prefix { !$0.isWhitespace && !($0.isLetter && $0.isUppercase) }
        guard label.count < rest.count || label.utf8.count <= 6 else { return false }
        if Label.isSigns(label.prefix { "*†‡".contains($0) }), label.allSatisfy({ "*†‡".contains($0) }) { return true }
        if label.first.map({ Label.raisedDigits[$0] != nil }) == true { return true }
        guard let last = label.last else { return false }
        let digits = label.dropLast().drop { $0 == "[" || $0 == "(" }
        let isNumber = !digits.isEmpty && digits.count <= 3 && digits.allSatisfy { $0.isASCII && $0.isNumber }
        return isNumber && (last == "]" && label.first == "[" || last == ")" || last == ".")
    }

    /// Takes off the sign that a word processor printed before an item of a list.
    mutating func dropBullet() {
        guard let first = text.unicodeScalars.first, "·•o§–-▪●◦".unicodeScalars.contains(first) else { return }
        let rest = text.unicodeScalars.dropFirst()
        guard let next = rest.first, next == " " || next == "\u{A0}" else { return }
        let count = 1 + rest.prefix { $0 == " " || $0 == "\u{A0}" }.count
        remove(0..<text.unicodeScalars.prefix(count).reduce(0) { $0 + UTF8.width($1) })
    }

    /// Removes white space at both ends.
    mutating func trim() {
        let utf8 = Array(text.utf8)
        var end = utf8.count
        while end > 0, utf8[end - 1] <= 0x20 { end -= 1 }
        remove(end..<utf8.count)
        var start = 0
        while start < end, utf8[start] <= 0x20 { start += 1 }
        remove(0..<start)
    }

    /// Whether it may introduce an article: whole sentences in bold, and not the turn of an interview. A question behind an
    /// introduction, or before others in bold, is its first.
    func isBoldIntroduction(isFirst: Bool, isFollowedByBold: @autoclosure () -> Bool) -> Bool {
        guard isWholly(.strong), text.wordCount > 12, let last = text.last, ".!?…”\"".contains(last) else {
            return false
        }
        return Interview.speaker(openingOf: text) == nil && (last != "?" || isFirst && !isFollowedByBold())
    }

    /// Whether it is wholly in bold and ends as a sentence ends, as headings do not.
    var isBoldSentence: Bool { isWholly(.strong) && text.last.map { ".!?…".contains($0) } ?? false }

    /// Removes white space and no-break spaces at both ends. O(text).
    mutating func trimSpaces() {
        trim()
        while text.hasSuffix("\u{A0}") {
            remove(text.utf8.count - 2..<text.utf8.count)
            trim()
        }
        while text.hasPrefix("\u{A0}") {
            remove(0..<2)
            trim()
        }
    }

    /// Removes signs that print nothing from the end; returns how many scalars went. O(text).
    mutating func dropPadding() -> Int {
        guard let last = text.unicodeScalars.last, last.value >= 0x80, Self.isPadding(last) else { return 0 }
        let run = text.unicodeScalars.reversed().prefix(while: Self.isPadding)
        let bytes = run.reduce(0) { $0 + UTF8.width($1) }
        let length = text.utf8.count
        remove(length - bytes..<length)
        return run.count
    }

    private static func isPadding(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
            || scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{FE0F}"
                && scalar != "\u{FE0E}"
    }

    /// Appends another text, with a separator between them.
    mutating func append(_ other: RichText, separator: String = "") {
        let shift = text.utf8.count + separator.utf8.count
        text += separator + other.text
        spans += other.spans.map { Span($0.kind, $0.range.lowerBound + shift..<$0.range.upperBound + shift) }
        candidates += other.candidates.map { candidate in
            var candidate = candidate
            candidate.range = candidate.range.lowerBound + shift..<candidate.range.upperBound + shift
            candidate.group = candidate.group.map { $0 + shift }
            return candidate
        }
        pageLinks += other.pageLinks.map { link in
            var link = link
            link.range = link.range.lowerBound + shift..<link.range.upperBound + shift
            return link
        }
        literals += other.literals.map { $0.lowerBound + shift..<$0.upperBound + shift }
        linked += other.linked
        hasLookalikes = hasLookalikes || other.hasLookalikes
    }

    /// Whether one span of this kind covers the whole text, markers and punctuation at its end left aside.
    func isWholly(_ kind: Span.Kind) -> Bool { wholeSpan(kind) != nil }

    /// Takes off emphasis that covers the whole text and so emphasizes nothing in it.
    mutating func unwrap(_ kind: Span.Kind) {
        if let index = wholeSpan(kind) { spans.remove(at: index) }
    }

    private func wholeSpan(_ kind: Span.Kind) -> Int? {
        spans.firstIndex { span in
            guard span.kind == kind, span.range.lowerBound == 0 else { return false }
            var end = span.range.upperBound
            for candidate in candidates where candidate.range.lowerBound >= end {
                guard isFiller(end..<candidate.range.lowerBound) else { return false }
                end = candidate.range.upperBound
            }
            return isFiller(end..<text.utf8.count)
        }
    }

    private func isFiller(_ range: Range<Int>) -> Bool { text.slice(range).allSatisfy { " .:\u{A0}".contains($0) } }

    /// The single link that is the whole text, if it is one: its address may be a placeholder's `nil`.
    var wholeLink: Span? {
        spans.first { span in
            guard case .link = span.kind else { return false }
            return span.range == 0..<text.utf8.count
        }
    }
}
