/// Finds passages in a document that may have been edited since they were marked: where they were, else where the same words
/// stand, else the stretch of text that is nearest to them.
///
/// It never takes one sentence for another: what is not much like the passage, or is like it in several places, is not found.
public struct PassageFinder: Sendable {
    let document: Document
    /// Made when the first passage is not where it was.
    private var index: TextIndex?

    public init(_ document: Document) { self.document = document }

    /// The passage as it stands in the document now; its quotation is another one where the text has changed. `nil` when it is
    /// gone.
    ///
    /// O(1) for one that stands where it stood; O(UTF-8 bytes of the document) for the first that does not, and for each of them
    /// what its rarer words and a few comparisons take.
    public mutating func find(_ passage: Passage) -> Passage? {
        guard !passage.quote.isEmpty else { return nil }
        if let here = document.passage(inPlaceOf: passage) { return here }
        let index = self.index ?? TextIndex(document)
        self.index = index
        let sought = SoughtPassage(passage, in: index)
        return sameWords(sought, in: index) ?? closest(sought, in: index)
    }

    /// Where exactly the words of the passage stand: of several places the one in the most similar surroundings, then the nearest.
    private func sameWords(_ sought: SoughtPassage, in index: TextIndex) -> Passage? {
        let quote = sought.passage.quote
        var best: (score: Int, distance: Int, passage: Passage)?
        func consider(_ part: Place.Part, _ block: Int, at offset: Int) {
            let range = offset..<offset + quote.utf8.count
            guard let candidate = document.passage(part, block: block, range: range) else { return }
            let score = candidate.likeness(to: sought.passage)
            let distance = abs(block - sought.passage.place.block)
            // A word or two stand anywhere.
            guard sought.words.count > 2 || candidate.hasSurroundings(of: sought.passage, agreeing: score) else {
                return
            }
            if best.map({ (score, -distance) > ($0.score, -$0.distance) }) ?? true {
                best = (score, distance, candidate)
            }
        }
        if sought.words.count < 3 {
            // Perhaps no words at all.
            document.forEachBlock { part, number, block in
                for offset in block.text.occurrences(of: quote) { consider(part, number, at: offset) }
            }
            return best?.passage
        }
        // A word within the quotation is the same word wherever the quotation stands; the first and the last may be parts of others.
        let inner = sought.words.indices.dropFirst().dropLast()
        guard
            let rarest = inner.min(by: {
                index.places(of: sought.words[$0]).count < index.places(of: sought.words[$1]).count
            })
        else { return nil }
        for place in index.places(of: sought.words[rarest]) {
            let stretch = index.stretches[index.stretch(of: Int(place))]
            let offset = index.range(of: Int(place)).lowerBound - sought.ranges[rarest].lowerBound
            guard let block = document.block(stretch.part, stretch.block),
                block.text.utf8.hasBytes(of: quote, at: offset)
            else { continue }
            consider(stretch.part, stretch.block, at: offset)
        }
        return best?.passage
    }
}

extension Document {
    /// The passage, if it stands where it stood, in surroundings that are the same on one side.
    fileprivate func passage(inPlaceOf passage: Passage) -> Passage? {
        let place = passage.place
        guard let block = block(place.part, place.block), block.text.utf8.hasBytes(of: passage.quote, at: place.offset),
            let here = self.passage(place.part, block: place.block, range: passage.range),
            here.isSurrounded(as: passage)
        else { return nil }
        return here
    }
}

extension Passage {
    /// How many bytes next to the quotation agree, before and after it.
    fileprivate func likeness(to other: Passage) -> Int {
        let before = zip(prefix.utf8.reversed(), other.prefix.utf8.reversed()).prefix { $0 == $1 }.count
        let after = zip(suffix.utf8, other.suffix.utf8).prefix { $0 == $1 }.count
        return before + after + (place.part == other.place.part ? 1 : 0)
    }

    /// Whether what stands next to this one is enough to know the other by.
    fileprivate func hasSurroundings(of other: Passage, agreeing count: Int) -> Bool {
        let length = other.prefix.utf8.count + other.suffix.utf8.count
        return length == 0 ? isWholeBlock : count >= min(8, length)
    }

    private var isWholeBlock: Bool {
        (prefix.isEmpty || prefix.hasSuffix("\n")) && (suffix.isEmpty || suffix.hasPrefix("\n"))
    }

    /// Whether on one side the same text stands as beside the other, which may know less of it. One that knows nothing of either
    /// side stood alone in its block.
    fileprivate func isSurrounded(as other: Passage) -> Bool {
        if prefix == other.prefix || suffix == other.suffix { return true }
        if other.prefix.isEmpty, other.suffix.isEmpty { return isWholeBlock }
        return !other.prefix.isEmpty && prefix.hasSuffix(other.prefix)
            || !other.suffix.isEmpty && suffix.hasPrefix(other.suffix)
    }
}
