import CICU

/// The order in which a text is shown that holds something right-to-left (UAX #9, by ICU). Lines are broken before, in the
/// order of the text; each is then reordered by itself. Overrides are passed over: they make a text read other than it is
/// written.
public struct BidiParagraph: Sendable {
    /// A part of a line that runs in one direction.
    public struct Run: Hashable, Sendable {
        /// UTF-8 bytes of the text.
        public var range: Range<Int>
        /// Its cells are shown last one first, each mirrored where it has a mirror image.
        public var isRightToLeft: Bool

        public init(range: Range<Int>, isRightToLeft: Bool) {
            self.range = range
            self.isRightToLeft = isRightToLeft
        }
    }

    /// Whether the paragraph begins at the right: its first strong character says so, unless the caller did.
    public let isRightToLeft: Bool
    private let text: String
    private let range: Range<Int>
    private let levels: LevelRuns

    /// `nil` when nothing in the range of UTF-8 bytes (default all) is right-to-left or controls directions: a scan of the
    /// bytes that costs next to nothing; and where ICU is not there. `isRightToLeft` says the direction of the paragraph where
    /// it is known. O(bytes); memory for working is bounded, that of the result O(changes of direction).
    public init?(text: String, range: Range<Int>? = nil, isRightToLeft: Bool? = nil) {
        let range = (range ?? 0..<text.utf8.count).clamped(to: 0..<text.utf8.count)
        let found = text.utf8Span.span.withUnsafeBufferPointer { all -> (runs: LevelRuns, base: UInt8)? in
            let bytes = UnsafeBufferPointer(rebasing: all[range])
            guard needsBidi(bytes) || isRightToLeft == true else { return nil }
            return LevelRuns.levels(of: bytes, from: range.lowerBound, base: isRightToLeft.map { $0 ? 1 : 0 })
        }
        guard let found else { return nil }
        self.isRightToLeft = found.base & 1 == 1
        self.text = text
        self.range = range
        levels = found.runs
    }

    /// UTF-8 bytes in which the first letter is looked for that says a direction.
    private static let searched = 1024

    /// Whether a text, or a range of its UTF-8 bytes, begins at the right, as its first letter says. O(1).
    static func isRightToLeft(_ text: String, _ range: Range<Int>? = nil) -> Bool {
        let range = range ?? 0..<text.utf8.count
        let bytes = text.utf8Span.span
        var end = min(range.upperBound, range.lowerBound + searched)
        while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return BidiParagraph(text: text, range: range.lowerBound..<end)?.isRightToLeft == true
    }

    /// The runs of a line, a range of the text's UTF-8 bytes, from left to right as they are shown (rules L1 and L2).
    /// O(log changes of direction + runs of the line * their levels + spaces at its end).
    public func runs(of line: Range<Int>) -> [Run] {
        let line = line.clamped(to: range)
        guard !line.isEmpty else { return [] }
        let base: UInt8 = isRightToLeft ? 1 : 0
        // L1: spaces at the end of the line go where the paragraph ends.
        let end = text.utf8Span.span.withUnsafeBufferPointer { endWithoutSpace(of: $0, in: line) }
        var pieces = levels.pieces(of: line.lowerBound..<end)
        if end < line.upperBound {
            if let last = pieces.last, last.level == base {
                pieces[pieces.count - 1].range = last.range.lowerBound..<line.upperBound
            } else {
                pieces.append((end..<line.upperBound, base))
            }
        }
        // L2: from the highest level down to the lowest odd one, all that is at least so high is reversed.
        let highest = pieces.map(\.level).max() ?? 0
        let lowestOdd = pieces.map { $0.level | 1 }.min() ?? 1
        var level = highest
        while level >= lowestOdd {
            var start = 0
            while start < pieces.count {
                guard pieces[start].level >= level else {
                    start += 1
                    continue
                }
                var stop = start + 1
                while stop < pieces.count, pieces[stop].level >= level { stop += 1 }
                pieces[start..<stop].reverse()
                start = stop
            }
            level -= 1
        }
        return pieces.map { Run(range: $0.range, isRightToLeft: $0.level & 1 == 1) }
    }
}

/// The sign that is shown for one in right-to-left text (rule L4): `)` for `(`. Where ICU is not there, the sign itself.
public func mirrored(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(CICUMirrored(scalar.value)) ?? scalar
}
