/// A stretch of an article's text with what is needed to find it again, as in the W3C Web Annotation selectors: its
/// position, the exact quotation, and what stands before and after it.
public struct Passage: Hashable, Sendable {
    public var place: Place
    /// The text itself.
    public var quote: String
    /// At most `surroundingLength` bytes before the quotation, also of blocks before its own, a line feed behind each. (Of passages
    /// that were marked long ago, only those of the same block.)
    public var prefix: String
    /// At most `surroundingLength` bytes after the quotation, also of the blocks that follow, a line feed before each.
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

    /// Whether the two share text, in the same document.
    public func overlaps(_ other: Passage) -> Bool {
        place.part == other.place.part && place.block == other.place.block && range.overlaps(other.range)
    }
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
        let range = range.lowerBound..<min(range.upperBound, range.lowerBound + Passage.maximumLength)
        return Passage(
            place: place(part, block: index, offset: range.lowerBound),
            quote: block.text.slice(range),
            prefix: text(before: range.lowerBound, of: block, part, index),
            suffix: text(after: range.upperBound, of: block, part, index))
    }

    private func text(before offset: Int, of block: Block, _ part: Place.Part, _ index: Int) -> String {
        let length = Passage.surroundingLength
        var text = block.text.slice(max(0, offset - length)..<offset)
        var index = index - 1
        while text.utf8.count < length - 1, let other = self.block(part, index)?.text {
            let room = length - 1 - text.utf8.count
            text = other.slice(max(0, other.utf8.count - room)..<other.utf8.count) + "\n" + text
            index -= 1
        }
        return text
    }

    private func text(after offset: Int, of block: Block, _ part: Place.Part, _ index: Int) -> String {
        let length = Passage.surroundingLength
        var text = block.text.slice(offset..<offset + length)
        var index = index + 1
        while text.utf8.count < length - 1, let other = self.block(part, index)?.text {
            text += "\n" + other.slice(0..<length - 1 - text.utf8.count)
            index += 1
        }
        return text
    }

    /// The passage as it stands in this document, which may have been edited since (see `PassageFinder`). `nil` when it is gone.
    public func find(_ passage: Passage) -> Passage? {
        var finder = PassageFinder(self)
        return finder.find(passage)
    }
}
