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
    public func hits(in text: String, atMost limit: Int = .max) -> [Range<Int>] {
        if phrases.isEmpty { return [] }
        let bytes = text.utf8Span.span
        var index = 0
        var folded: [UInt8] = []
        // The last tokens of the text, as many as the longest phrase has.
        var recent: [(source: Range<Int>, folded: Range<Int>)] = []
        let most = phrases.map(\.tokens.count).max() ?? 0
        var hits: [Range<Int>] = []
        while hits.count < limit {
            let before = folded.count
            guard let source = nextToken(in: bytes, from: &index, into: &folded) else { break }
            recent.append((source, before..<folded.count))
            if recent.count > most { recent.removeFirst() }
            // The longest one that ends here.
            var start: Int?
            for phrase in phrases where ends(phrase, recent, folded) {
                let first = recent[recent.count - phrase.tokens.count].source.lowerBound
                start = min(start ?? first, first)
            }
            if let start {
                if let last = hits.last, last.upperBound > start {
                    hits[hits.count - 1] = min(last.lowerBound, start)..<source.upperBound
                } else {
                    hits.append(start..<source.upperBound)
                }
            }
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
        return hits
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
