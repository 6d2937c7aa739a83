/// A stretch of an article's text with what is needed to find it again, as in the W3C Web Annotation selectors: its
/// position, the exact quotation, and what stands before and after it.
public struct Passage: Hashable, Sendable {
    public var place: Place
    /// The text itself.
    public var quote: String
    /// At most `surroundingLength` bytes before the quotation, in the same block.
    public var prefix: String
    /// At most `surroundingLength` bytes after the quotation, in the same block.
    public var suffix: String

    public static let surroundingLength = 64
    /// The bytes of the longest quotation: of a sentence that is longer, the beginning is marked.
    public static let maximumLength = 4_096

    public init(place: Place, quote: String, prefix: String, suffix: String) {
        self.place = place
        self.quote = quote
        self.prefix = prefix
        self.suffix = suffix
    }

    /// UTF-8 bytes that the passage covers in its block.
    public var range: Range<Int> { place.offset..<place.offset + quote.utf8.count }
}

extension Document {
    /// The sentence at a Place; `nil` where no text stands (the title block, an empty block).
    public func passage(at place: Place) -> Passage? {
        guard let block = block(place.part, place.block) else { return nil }
        let range = Sentence.range(in: block, at: place.offset)
        return range.isEmpty ? nil : passage(place.part, block: place.block, range: range)
    }

    /// The passage that covers these UTF-8 bytes of a block.
    public func passage(_ part: Place.Part, block index: Int, range: Range<Int>) -> Passage? {
        guard let block = block(part, index) else { return nil }
        let length = Passage.surroundingLength
        let range = range.lowerBound..<min(range.upperBound, range.lowerBound + Passage.maximumLength)
        return Passage(
            place: place(part, block: index, offset: range.lowerBound),
            quote: block.text.slice(range),
            prefix: block.text.slice(max(0, range.lowerBound - length)..<range.lowerBound),
            suffix: block.text.slice(range.upperBound..<range.upperBound + length))
    }

    /// The passage as it stands in this document, which may have been edited since: where it was, else where the same
    /// words stand in the most similar surroundings. `nil` when its words are gone. O(UTF-8 bytes) when it has moved.
    public func find(_ passage: Passage) -> Passage? {
        guard !passage.quote.isEmpty else { return nil }
        let place = passage.place
        if let block = block(place.part, place.block), block.text.utf8.hasBytes(of: passage.quote, at: place.offset),
            let here = self.passage(place.part, block: place.block, range: passage.range),
            here.prefix == passage.prefix || here.suffix == passage.suffix
        {
            return here
        }
        var best: (score: Int, distance: Int, passage: Passage)?
        forEachBlock { part, index, block in
            for offset in block.text.occurrences(of: passage.quote) {
                let range = offset..<offset + passage.quote.utf8.count
                guard let candidate = self.passage(part, block: index, range: range) else { continue }
                let score = candidate.likeness(to: passage)
                let distance = abs(index - place.block)
                if best.map({ (score, -distance) > ($0.score, -$0.distance) }) ?? true {
                    best = (score, distance, candidate)
                }
            }
        }
        return best?.passage
    }
}

extension Passage {
    /// How many bytes next to the quotation agree, before and after it.
    fileprivate func likeness(to other: Passage) -> Int {
        let before = zip(prefix.utf8.reversed(), other.prefix.utf8.reversed()).prefix { $0 == $1 }.count
        let after = zip(suffix.utf8, other.suffix.utf8).prefix { $0 == $1 }.count
        return before + after + (place.part == other.place.part ? 1 : 0)
    }
}
