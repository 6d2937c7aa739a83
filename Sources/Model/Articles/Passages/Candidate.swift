/// A stretch of text that may be a passage whose words have changed, and how much speaks for it.
struct Candidate {
    /// In the index.
    let words: Range<Int>
    /// Those of them that are words of the passage.
    let same: [Int]
    /// How much of the passage is left, 0 to 1.
    let likeness: Double
    /// How well the text before or after it agrees with what stood there, 0 to 1.
    let surroundings: Double
    /// All that it has in common with the passage, rare words before common ones, 0 to 1.
    let rank: Double
    /// It is what stood before the passage or after it.
    let isNeighbour: Bool

    /// The stretch that is most like the passage of those that begin about there; `nil` when nothing is.
    init?(_ sought: SoughtPassage, near starts: Range<Int>, in index: TextIndex) {
        let pairs = Pair.all(of: sought, near: starts, in: index)
        guard let first = pairs.first(where: \.isKept)?.place, let last = pairs.last(where: \.isKept)?.place else {
            return nil
        }
        let words = first..<last + 1
        self.words = words
        same = pairs.filter { $0.likeness == 1 }.map(\.place)
        if same.isEmpty { return nil }
        let kept = pairs.reduce(0) { $0 + $1.likeness }
        let added = words.count - pairs.count { words.contains($0.place) }
        let changed = Double(sought.words.count + added) - kept
        let likeness = max(0, 1 - changed / Double(max(sought.words.count, words.count)))
        self.likeness = likeness

        let around = Surroundings(of: words, sought, in: index)
        surroundings = around.agreement
        func sum(_ words: [TextIndex.Word]) -> Double { words.reduce(0) { $0 + index.weight(of: $1) } }
        let own = pairs.reduce(0) { $0 + $1.likeness * index.weight(of: sought.words[$1.sought]) }
        rank = (own + around.weight) / (sum(sought.words) + sum(sought.before) + sum(sought.after))

        let text = index.words[words]
        isNeighbour =
            Self.isLike(sought.after.prefix(text.count), text.prefix(sought.after.count), moreThan: likeness)
            || Self.isLike(sought.before.suffix(text.count), text.suffix(sought.before.count), moreThan: likeness)
    }

    /// Whether words that stood beside the passage are these ones, more than the passage is.
    private static func isLike(
        _ beside: ArraySlice<TextIndex.Word>, _ words: ArraySlice<TextIndex.Word>, moreThan likeness: Double
    ) -> Bool {
        guard beside.count >= 3 else { return false }
        let share = Double(common(beside, words) { _ in 0 }.count) / Double(beside.count)
        return share >= 0.9 && share > likeness
    }
}

/// A word of the passage, and the word of the text that it lies over.
private struct Pair {
    var sought: Int
    var place: Int
    /// 1 when they are the same, 0 when one stands in the place of another.
    var likeness: Double

    var isKept: Bool { likeness > 0 }

    static func all(of sought: SoughtPassage, near starts: Range<Int>, in index: TextIndex) -> [Pair] {
        let count = sought.words.count
        let slack = count * 3 / 10 + 3
        let middle = min(max(0, (starts.lowerBound + starts.upperBound + count) / 2), index.words.count - 1)
        let part = index.stretches[index.stretch(of: middle)].ofPart
        let region = (starts.lowerBound - slack..<starts.upperBound + count + slack).clamped(to: part)
        return Alignment(sought.words, weights: sought.weights, in: index.words[region]).pairs.map { pair in
            let place = region.lowerBound + pair.found
            return Pair(
                sought: pair.sought, place: place,
                likeness: pair.isSame ? 1 : index.likeness(of: place, to: sought.folded[pair.sought]))
        }
    }
}

/// How the text around a stretch agrees with what stood around a passage, across the borders of blocks.
private struct Surroundings {
    /// On the side that agrees better, 0 to 1.
    let agreement: Double
    /// Of all words that are there again, on both sides.
    let weight: Double

    init(of words: Range<Int>, _ sought: SoughtPassage, in index: TextIndex) {
        let first = index.stretches[index.stretch(of: words.lowerBound)]
        let last = index.stretches[index.stretch(of: words.upperBound - 1)]
        // A few words may have come between.
        let before = max(first.ofPart.lowerBound, words.lowerBound - sought.before.count - 3)..<words.lowerBound
        let after = words.upperBound..<min(first.ofPart.upperBound, words.upperBound + sought.after.count + 3)
        let agreeingBefore = common(sought.before[...], index.words[before], weight: index.weight)
        let agreeingAfter = common(sought.after[...], index.words[after], weight: index.weight)
        let isAlone = sought.passage.prefix.isEmpty && sought.passage.suffix.isEmpty
        let wasAlone = isAlone && first.block == last.block && first.words == words
        agreement = max(
            Self.share(agreeingBefore.count, of: sought.before), Self.share(agreeingAfter.count, of: sought.after),
            wasAlone ? 0.5 : 0)
        weight = agreeingBefore.weight + agreeingAfter.weight
    }

    private static func share(_ agreeing: Int, of words: [TextIndex.Word]) -> Double {
        // One word says little.
        words.isEmpty ? 0 : Double(agreeing) / Double(max(3, words.count))
    }
}

extension TextIndex {
    /// How much a changed word is like what it was, 0 to 1: a letter that was corrected leaves most of it; less than half is
    /// nothing.
    fileprivate func likeness(of place: Int, to folded: [UInt8]) -> Double {
        let length = max(range(of: place).count, folded.count)
        guard length <= 48 else { return 0 }
        let share = 1 - Double(editDistance(self.folded(place), folded)) / Double(length)
        return share > 0.5 ? share : 0
    }
}
