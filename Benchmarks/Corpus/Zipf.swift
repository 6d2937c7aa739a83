/// Ranks as often as Zipf's law has them: the rank r (from 1) in proportion to 1/r. Vose's alias method: a rank costs O(1).
struct Zipf {
    /// Beneath the threshold a column gives itself, else its alias.
    private var columns: [(threshold: UInt32, alias: UInt32)]

    /// - Parameter count: of ranks, below 2³².
    init(_ count: Int) {
        columns = Array(repeating: (.max, 0), count: count)
        let sum = (1...count).reduce(0.0) { $0 + 1 / Double($1) }
        var shares = (1...count).map { Double(count) / Double($0) / sum }
        var small = shares.indices.filter { shares[$0] < 1 }
        var large = shares.indices.filter { shares[$0] >= 1 }
        while let low = small.popLast(), let high = large.last {
            columns[low] = (UInt32(shares[low] * 0x1p32), UInt32(high))
            shares[high] -= 1 - shares[low]
            if shares[high] < 1 { small.append(large.removeLast()) }
        }
    }

    /// From 0: the commonest.
    func rank(_ chance: inout Chance) -> Int {
        let bits = chance.next()
        let column = Int(((bits >> 32) &* UInt64(columns.count)) >> 32)
        return UInt32(truncatingIfNeeded: bits) <= columns[column].threshold ? column : Int(columns[column].alias)
    }
}
