/// Some of the text of one block, by where it stands.
public struct Stretch: Hashable, Sendable {
    public var part: Place.Part
    /// Index of the block in its part.
    public var block: Int
    /// UTF-8 bytes of the block's text.
    public var range: Range<Int>

    public init(_ part: Place.Part, block: Int, range: Range<Int>) {
        self.part = part
        self.block = block
        self.range = range
    }

    public func isInBlock(of other: Stretch) -> Bool { part == other.part && block == other.block }
}

extension Stretch: Comparable {
    /// The order of reading, by the beginnings; of two that begin together the shorter comes first.
    public static func < (a: Stretch, b: Stretch) -> Bool {
        (a.part, a.block, a.range.lowerBound, a.range.upperBound)
            < (b.part, b.block, b.range.lowerBound, b.range.upperBound)
    }
}

extension Block {
    /// A stretch of the block alone, with the spans that lie within it.
    public func slice(_ range: Range<Int>) -> Block {
        var block = self
        block.text = text.slice(range)
        block.detail = nil
        block.spans = spans.filter {
            $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound
        }
        .map { span in
            Span(span.kind, span.range.lowerBound - range.lowerBound..<span.range.upperBound - range.lowerBound)
        }
        return block
    }
}
