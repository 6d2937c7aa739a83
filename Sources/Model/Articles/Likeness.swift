/// Whether two articles are one text that came by two ways: in a mail and in a feed, in two files.
///
/// They are when nearly all runs of five words are in both (Jaccard's index of them is at least 0.9) and what only one has are lines
/// that stand by themselves and are no sentences: a greeting, a button, a footer. Where a word stands for another, where a sentence
/// or a few words are put in, where a correction is spoken of, or numbers differ, it is in doubt whether it is a part of a series
/// or a corrected reissue, and they are not the same. Words are tokens as search knows them, without markers, furniture and pictures.
public struct Likeness: Sendable {
    private var words: [Word] = []

    private struct Word: Hashable {
        var hash: UInt64
        var isNumber: Bool
        var isCorrection: Bool
        /// Whether it is of a block of few words that is no sentence.
        var isOfLine: Bool

        static func == (a: Word, b: Word) -> Bool { a.hash == b.hash }
        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }

    /// Texts of fewer words say too little to be known by.
    public static let fewest = 40
    /// Words of a run.
    private static let run = 5
    /// What is put in is a part of its own from so many words on.
    private static let part = 3
    /// A line has no more words than these.
    private static let line = 8
    /// A teaser has so many: fewer may open every letter.
    private static let teaser = 12

    /// O(bytes of the article).
    public init(_ article: Article) {
        let document = article.document
        for block in document.blocks + document.notes.flatMap(\.blocks)
        where !block.isFurniture && block.kind != .image && block.kind != .rule {
            let first = words.count
            var start = 0
            for span in block.spans where span.marker != nil && span.range.lowerBound >= start {
                add(block.text.slice(start..<span.range.lowerBound))
                start = span.range.upperBound
            }
            add(start == 0 ? block.text : block.text.slice(start..<block.text.utf8.count))
            guard words.count - first <= Self.line, !Self.isSentence(block.text) else { continue }
            for index in first..<words.count { words[index].isOfLine = true }
        }
    }

    /// Whether a text ends as sentences do, be it within quotation marks or before a marker.
    private static func isSentence(_ text: String) -> Bool {
        let end = text.unicodeScalars.suffix(24).last {
            $0.properties.isAlphabetic || ".!?…。！？".unicodeScalars.contains($0)
        }
        return end.map { !$0.properties.isAlphabetic } ?? false
    }

    private mutating func add(_ text: String) {
        let bytes = text.utf8Span.span
        var index = 0
        var token: [UInt8] = []
        while nextToken(in: bytes, from: &index, into: &token) != nil {
            words.append(
                Word(
                    hash: token.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 },
                    isNumber: token.contains { $0.isDigit },
                    isCorrection: Self.corrections.contains { token.starts(with: $0) }, isOfLine: false))
            token.removeAll(keepingCapacity: true)
        }
    }

    /// How words begin that speak of a correction.
    private static let corrections = [
        "correct", "corrig", "updat", "errat", "revis", "reissu", "resen", "resend", "rectif", "actualis", "korrig",
        "aktualis", "correg", "actualiz", "retract", "clarific",
    ].map { Array($0.utf8) }

    /// O(words of both).
    public func isSame(as other: Likeness) -> Bool {
        let (a, b) = (words, other.words)
        guard min(a.count, b.count) >= Self.fewest else { return false }
        if a == b { return true }
        guard 10 * min(a.count, b.count) >= 8 * max(a.count, b.count) else { return false }
        let (runsOfA, runsOfB) = (Self.runs(of: a), Self.runs(of: b))
        let (setA, setB) = (Set(runsOfA), Set(runsOfB))
        let shared = setA.intersection(setB).count
        guard 10 * shared >= 9 * (setA.count + setB.count - shared) else { return false }
        guard let rangeA = Self.range(of: runsOfA, in: setB), let rangeB = Self.range(of: runsOfB, in: setA) else {
            return false
        }
        var (onlyA, onlyB): ([Word], [Word]) = ([], [])
        for (edgeA, edgeB) in [
            (a[..<rangeA.lowerBound], b[..<rangeB.lowerBound]), (a[rangeA.upperBound...], b[rangeB.upperBound...]),
        ] {
            guard edgeA.isEmpty || edgeB.isEmpty else { return false }
            let edge = edgeA.isEmpty ? edgeB : edgeA
            guard edge.isEmpty || edge.count >= Self.part else { return false }
            onlyA += edgeA
            onlyB += edgeB
        }
        if rangeA.count >= rangeB.count {
            guard let parts = Self.parts(of: a[rangeA], besides: b[rangeB]) else { return false }
            onlyA += parts
        } else {
            guard let parts = Self.parts(of: b[rangeB], besides: a[rangeA]) else { return false }
            onlyB += parts
        }
        return (onlyA + onlyB).allSatisfy { $0.isOfLine && !$0.isCorrection }
            && !(onlyA.contains(where: \.isNumber) && onlyB.contains(where: \.isNumber))
    }

    /// Whether all words are the same. O(words).
    public func isEqual(to other: Likeness) -> Bool { words == other.words }

    /// Whether there are no words at all.
    public var isEmpty: Bool { words.isEmpty }

    /// Whether the texts are at least as long as one must be to be known by it.
    public var isLong: Bool { words.count >= Self.fewest }

    /// Whether another text stands in this one as a whole, as a teaser does. O(words of both).
    public func contains(_ other: Likeness) -> Bool {
        let sought = other.words
        guard sought.count >= Self.teaser, sought.count <= words.count else { return false }
        // Knuth, Morris and Pratt's way: a text of one word over and over must not take the square of the time.
        var borders = [0]
        func extended(_ border: Int, by word: Word) -> Int {
            var border = border
            while border > 0, sought[border] != word { border = borders[border - 1] }
            return sought[border] == word ? border + 1 : border
        }
        for word in sought.dropFirst() { borders.append(extended(borders.last!, by: word)) }
        var found = 0
        for word in words {
            found = extended(found, by: word)
            if found == sought.count { return true }
        }
        return false
    }

    /// Whether this text has all words of another, in their order, and more. O(words of both).
    func extends(_ other: Likeness) -> Bool {
        var rest = other.words[...]
        for word in words where word == rest.first { rest.removeFirst() }
        return rest.isEmpty && words.count > other.words.count
    }

    /// Whether one may have become the other by an edit: a quarter of the runs of the shorter are in both, or, of texts too short for
    /// that, half of the words. O(words of both).
    public func hasMuchInCommon(with other: Likeness) -> Bool {
        let isLong = isLong && other.isLong
        let (a, b) =
            isLong
            ? (Set(Self.runs(of: words)), Set(Self.runs(of: other.words)))
            : (Set(words.map(\.hash)), Set(other.words.map(\.hash)))
        return a.intersection(b).count * (isLong ? 4 : 2) >= min(a.count, b.count)
    }

    private static func runs(of words: [Word]) -> [UInt64] {
        words.indices.dropLast(run - 1).map { start in
            words[start..<start + run].reduce(0) { ($0 ^ $1.hash) &* 0x9E37_79B9_7F4A_7C15 ^ $0 >> 29 }
        }
    }

    /// From the first to the last word of those runs that the other text has too.
    private static func range(of runs: [UInt64], in other: Set<UInt64>) -> Range<Int>? {
        guard let first = runs.firstIndex(where: other.contains), let last = runs.lastIndex(where: other.contains)
        else {
            return nil
        }
        return first..<last + run
    }

    /// What a text has besides all the words of another, when it comes in parts.
    private static func parts(of longer: ArraySlice<Word>, besides shorter: ArraySlice<Word>) -> [Word]? {
        var parts: [Word] = []
        var (index, at) = (longer.startIndex, shorter.startIndex)
        while index < longer.endIndex {
            if at < shorter.endIndex, longer[index] == shorter[at] {
                index += 1
                at += 1
                continue
            }
            let rest = shorter[at...].prefix(run)
            guard
                let next = (index + part...max(index + part, longer.endIndex)).first(where: {
                    $0 <= longer.endIndex && (rest.isEmpty ? $0 == longer.endIndex : longer[$0...].starts(with: rest))
                })
            else { return nil }
            parts += longer[index..<next]
            index = next
        }
        return at == shorter.endIndex ? parts : nil
    }
}

extension Article {
    /// How much a copy of an article tells that other copies may not: the longer text is the richer one, and so is that which has all
    /// of the other and more; then that with more notes, then that with more links and emphasis. Differences that may be chance count
    /// for nothing. O(words of both).
    public func isRicher(than other: Article) -> Bool {
        let (words, others) = (document.wordCount, other.document.wordCount)
        if abs(words - others) > max(40, max(words, others) / 10) { return words > others }
        let (own, otherOwn) = (Likeness(self), Likeness(other))
        if own.extends(otherOwn) { return true }
        if otherOwn.extends(own) { return false }
        let (notes, otherNotes) = (
            citations.count { $0.marker.note != nil }, other.citations.count { $0.marker.note != nil }
        )
        if notes != otherNotes { return notes > otherNotes }
        func spans(_ article: Article) -> Int { article.document.blocks.reduce(0) { $0 + $1.spans.count } }
        let (spans, otherSpans) = (spans(self), spans(other))
        return abs(spans - otherSpans) > max(2, max(spans, otherSpans) / 4) && spans > otherSpans
    }
}
