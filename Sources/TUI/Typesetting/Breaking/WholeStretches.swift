import Articles

/// Stretches of a text, in order, in which no word is divided: addresses, code.
struct WholeStretches {
    private let ranges: [Range<Int>]

    init(_ ranges: [Range<Int>]) { self.ranges = ranges }

    /// Whether one of them has a byte of the range. O(log stretches).
    func touch(_ range: Range<Int>) -> Bool {
        let first = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        return first < ranges.count && ranges[first].lowerBound < range.upperBound
    }
}
