// Where the words of a passage are no longer the same: the stretch of text that is nearest to them.
//
// Its rarer words vote for where it may stand; there the words are laid over the text, and what comes out is judged by how many of
// them are left and by what stands around.

extension PassageFinder {
    /// Places that are compared word by word.
    private static let mostCandidates = 8
    /// Words times words that one passage may be compared over.
    private static let mostComparisons = 2_000_000
    /// Of the words of the passage, how many must be left where its surroundings agree, and where they do not.
    private static let leastLikeness = 0.7
    private static let leastLikenessAlone = 0.8
    /// By how much a place must be better than the next one to be taken for the passage.
    private static let leastLead = 0.04

    /// The stretch nearest to a passage; `nil` when none is near enough, or several are alike.
    func closest(_ sought: SoughtPassage, in index: TextIndex) -> Passage? {
        guard !sought.words.isEmpty, !index.words.isEmpty else { return nil }
        var found: [Candidate] = []
        for start in likelyStarts(of: sought, in: index) {
            guard let candidate = Candidate(sought, near: start, in: index) else { continue }
            if let known = found.firstIndex(where: { $0.words.overlaps(candidate.words) }) {
                if candidate.rank > found[known].rank { found[known] = candidate }
            } else {
                found.append(candidate)
            }
        }
        // Where only what stood around it is left, something else stands between.
        found.removeAll { !isEnough($0, of: sought) }
        guard let best = found.max(by: { $0.rank < $1.rank }) else { return nil }
        let next = found.lazy.filter { $0.words != best.words }.map(\.rank).max() ?? 0
        // The same words with other marks are found wherever they are; of changed ones it must be clear which.
        guard best.likeness == 1 || best.rank - next >= Self.leastLead else { return nil }
        return passage(of: best, sought, in: index)
    }

    private func isEnough(_ candidate: Candidate, of sought: SoughtPassage) -> Bool {
        if candidate.isNeighbour { return false }
        let isPlaced = candidate.surroundings >= 0.5
        switch sought.words.count {
        case ..<3: return candidate.likeness == 1 && isPlaced
        case ..<5: return candidate.likeness >= (isPlaced ? Self.leastLikeness : 1)
        default: return candidate.likeness >= (isPlaced ? Self.leastLikeness : Self.leastLikenessAlone)
        }
    }

    // MARK: Candidates

    /// Where in the text the first word of the passage may stand, as its rarer words say; the most likely first.
    private func likelyStarts(of sought: SoughtPassage, in index: TextIndex) -> [Range<Int>] {
        let count = sought.words.count
        let width = max(8, count / 2)
        let shift = count
        var votes = [Int32](repeating: 0, count: (index.words.count + shift) / width + 2)
        var voted: [Int] = []
        // At most three in ten words may be changed: of one more than that, one is left.
        let enough = count * 3 / 10 + 2
        let rarest = sought.words.indices.sorted {
            index.places(of: sought.words[$0]).count < index.places(of: sought.words[$1]).count
        }
        var total = 0
        for (number, position) in rarest.enumerated() {
            let places = index.places(of: sought.words[position])
            if number >= enough, total + places.count > 4_096 { break }
            total += places.count
            if total > 65_536, number > 0 { break }
            for place in places {
                let bin = (Int(place) - position + shift) / width
                if votes[bin] == 0 { voted.append(bin) }
                votes[bin] += sought.weights[position]
            }
        }
        // Beside the likeliest, where the passage stood.
        let old = sought.passage.place
        let stretch = index.stretches.first { $0.part == old.part && $0.block >= old.block }
        let here = ((stretch?.words.lowerBound ?? 0) + shift) / width
        let most = max(1, min(Self.mostCandidates, Self.mostComparisons / (count * count * 3)))
        var best: [(votes: Int32, distance: Int, bin: Int)] = []
        for bin in voted {
            let candidate = (votes[bin] + votes[bin + 1], abs(bin - here), bin)
            let place = best.firstIndex { ($0.votes, -$0.distance) < (candidate.0, -candidate.1) } ?? best.count
            guard place < most else { continue }
            best.insert(candidate, at: place)
            if best.count > most { best.removeLast() }
        }
        return best.map { $0.bin * width - shift..<($0.bin + 2) * width - shift }
    }

    // MARK: The passage

    /// What was found as a passage: in the block that holds most of it, and as a whole sentence where it is nearly one.
    private func passage(of candidate: Candidate, _ sought: SoughtPassage, in index: TextIndex) -> Passage? {
        var counts: [Int: Int] = [:]
        for place in candidate.same { counts[index.stretch(of: place), default: 0] += 1 }
        guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { return nil }
        let stretch = index.stretches[most]
        let words = candidate.words.clamped(to: stretch.words)
        guard let block = document.block(stretch.part, stretch.block), !words.isEmpty else { return nil }
        var start = index.range(of: words.lowerBound).lowerBound
        var end = index.range(of: words.upperBound - 1).upperBound
        let spare = max(1, sought.words.count / 5)
        let sentences = Sentence.ranges(in: block)
        if let sentence = sentences.first(where: { start < $0.upperBound }), sentence.lowerBound < start {
            let place = words.lowerBound - spare - 1
            let isNear = place < stretch.words.lowerBound || index.range(of: place).lowerBound < sentence.lowerBound
            if isNear { start = sentence.lowerBound }
        }
        if let sentence = sentences.first(where: { end <= $0.upperBound }), sentence.upperBound > end {
            let place = words.upperBound + spare
            let isNear = place >= stretch.words.upperBound || index.range(of: place).upperBound > sentence.upperBound
            if isNear { end = sentence.upperBound }
        }
        return document.passage(stretch.part, block: stretch.block, range: start..<end)
    }
}
