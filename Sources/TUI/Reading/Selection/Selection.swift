import Articles

/// What is selected on a page: all from one end to the other. Both are Places in the text, whatever lines it is set in.
struct Selection: Hashable, Sendable {
    /// By what the moving end moves.
    enum Unit: String, Hashable, Sendable, CaseIterable {
        case sentences, paragraphs
        /// As they are shown when the end goes there; afterwards the text stays, and not the lines.
        case lines

        var wider: Unit {
            switch self {
            case .sentences: .paragraphs
            case .paragraphs: .lines
            case .lines: .sentences
            }
        }
    }

    /// All of a unit is selected, and a point in it says which of another unit would be.
    struct End: Hashable, Sendable {
        var stretch: Stretch
        /// UTF-8 bytes of the block's text.
        var point: Int
    }

    var unit: Unit
    /// Where it was begun, and the end that keys move.
    var fixed: End
    var moving: End

    /// The moving end is the upper one.
    var isUpward: Bool { moving.stretch < fixed.stretch }

    mutating func swapEnds() { (fixed, moving) = (moving, fixed) }

    /// Some text of a block, as far as it is selected.
    func selected(_ stretch: Stretch) -> Range<Int>? {
        let first = min(fixed.stretch, moving.stretch)
        let last = last
        let block = (stretch.part, stretch.block)
        guard block >= (first.part, first.block), block <= (last.part, last.block) else { return nil }
        let start = stretch.isInBlock(of: first) ? first.range.lowerBound : 0
        let end = stretch.isInBlock(of: last) ? last.range.upperBound : Int.max
        guard start < end, stretch.range.overlaps(start..<end) else { return nil }
        return stretch.range.clamped(to: start..<end)
    }

    var first: Stretch { min(fixed.stretch, moving.stretch) }

    /// The one that ends last.
    var last: Stretch {
        func end(_ stretch: Stretch) -> (Place.Part, Int, Int) {
            (stretch.part, stretch.block, stretch.range.upperBound)
        }
        return end(fixed.stretch) > end(moving.stretch) ? fixed.stretch : moving.stretch
    }

    /// The blocks are given their bullets, bars and names: paragraphs are, and what goes over several of them; words are not.
    var hasSigns: Bool { unit == .paragraphs || !first.isInBlock(of: last) }

    /// Where the moving end is: its last sign, or its first where it is the upper one. UTF-8 bytes of the block's text.
    var offset: Int { isUpward ? moving.stretch.range.lowerBound : moving.stretch.range.upperBound - 1 }
}
