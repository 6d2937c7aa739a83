/// Finds in texts what a query asks for, as the index finds it: to mark it, and to go from one to the next.
public struct HitFinder: Sendable {
    /// Words that follow each other, as tokens.
    private struct Phrase: Sendable {
        var tokens: [[UInt8]]
        var isPrefix: Bool
    }

    private let phrases: [Phrase]

    /// For all words of a query, wherever they are asked for, but those that must not be there.
    public init(_ query: Query) {
        phrases = query.wanted.compactMap { words in
            let tokens = words.text.tokens.map { Array($0.utf8) }
            return tokens.isEmpty ? nil : Phrase(tokens: tokens, isPrefix: words.isPrefix)
        }
    }

    public var isEmpty: Bool { phrases.isEmpty }

    /// The UTF-8 bytes of a text that were asked for, in order, none over another. O(bytes of the text).
    public func hits(in text: String) -> [Range<Int>] {
        var hits: [Range<Int>] = []
        scan(text) { range, _ in
            if let last = hits.last, last.upperBound > range.lowerBound {
                hits[hits.count - 1] = min(last.lowerBound, range.lowerBound)..<range.upperBound
            } else {
                hits.append(range)
            }
            return true
        }
        return hits
    }

    /// Where most of what is sought stands together.
    public struct Gathering: Hashable, Sendable {
        /// UTF-8 bytes of the text, from the beginning of the first hit to the end of the last one.
        public var range: Range<Int>
        /// How many of the phrases stand there.
        public var count: Int
    }

    /// UTF-8 bytes within which words stand together.
    private static let nearness = 200
    /// Hits of a text that are looked at for a better gathering.
    private static let mostLookedAt = 1_000

    /// The first place of a text where as many as possible of the phrases stand near one another; `nil` where there is none of
    /// them. O(bytes of the text), and no further than to a place that has all of them.
    public func gathering(in text: String) -> Gathering? {
        var best: Gathering?
        var near: [(range: Range<Int>, phrases: UInt64)] = []
        var looked = 0
        let bytes = text.utf8Span.span
        scan(text) { range, phrases in
            // Only what stands in one paragraph stands together.
            if let last = near.last?.range.upperBound, last + Self.nearness > range.lowerBound, last < range.lowerBound,
                bytes.hasEmptyLine(in: last..<range.lowerBound)
            {
                near.removeAll()
            }
            near.append((range, phrases))
            near.removeAll { $0.range.lowerBound + Self.nearness < range.upperBound && $0.range != range }
            // What comes again later does not stand in front.
            while near.count > 1, near[0].phrases & ~near.dropFirst().reduce(0, { $0 | $1.phrases }) == 0 {
                near.removeFirst()
            }
            let count = near.reduce(0) { $0 | $1.phrases }.nonzeroBitCount
            if count > best?.count ?? 0 {
                best = Gathering(range: near[0].range.lowerBound..<range.upperBound, count: count)
            }
            looked += 1
            return count < self.phrases.count && looked < Self.mostLookedAt
        }
        return best
    }

    /// Tells of every hit, by the order of their ends, with the phrases that end there as bits (those behind the 63rd share the
    /// last one), until `isWanted` says no more.
    private func scan(_ text: String, _ isWanted: (Range<Int>, UInt64) -> Bool) {
        if phrases.isEmpty { return }
        let bytes = text.utf8Span.span
        var index = 0
        var end = 0
        var folded: [UInt8] = []
        // The last tokens of the text, as many as the longest phrase has.
        var recent: [(source: Range<Int>, folded: Range<Int>)] = []
        let most = phrases.map(\.tokens.count).max() ?? 0
        while true {
            let before = folded.count
            guard let source = nextToken(in: bytes, from: &index, into: &folded) else { return }
            // No phrase goes over the border of paragraphs.
            if most > 1, bytes.hasEmptyLine(in: end..<source.lowerBound) { recent.removeAll(keepingCapacity: true) }
            end = source.upperBound
            recent.append((source, before..<folded.count))
            if recent.count > most { recent.removeFirst() }
            // The longest one that ends here.
            var start: Int?
            var found: UInt64 = 0
            for (number, phrase) in phrases.enumerated() where ends(phrase, recent, folded) {
                let first = recent[recent.count - phrase.tokens.count].source.lowerBound
                start = min(start ?? first, first)
                found |= 1 << UInt64(min(number, 63))
            }
            if let start, !isWanted(start..<source.upperBound, found) { return }
            if folded.count > 65_536 {
                // Only what the recent tokens need.
                let base = recent[0].folded.lowerBound
                folded.removeFirst(base)
                for index in recent.indices {
                    let range = recent[index].folded
                    recent[index].folded = range.lowerBound - base..<range.upperBound - base
                }
            }
        }
    }

    private func ends(
        _ phrase: Phrase, _ recent: [(source: Range<Int>, folded: Range<Int>)], _ folded: [UInt8]
    ) -> Bool {
        let count = phrase.tokens.count
        guard recent.count >= count else { return false }
        for number in 0..<count {
            let range = recent[recent.count - count + number].folded
            let token = phrase.tokens[number]
            let isPrefix = phrase.isPrefix && number == count - 1
            guard isPrefix ? range.count >= token.count : range.count == token.count else { return false }
            for offset in token.indices where folded[range.lowerBound + offset] != token[offset] { return false }
        }
        return true
    }
}

extension Query {
    /// The words that are asked for, without those of which there must be none.
    public var wanted: [Words] {
        switch self {
        case .everything, .fact, .not: []
        case .words(let words): [words]
        case .all(let parts), .any(let parts): parts.flatMap(\.wanted)
        }
    }
}
