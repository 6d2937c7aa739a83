extension RandomAccessCollection where Index == Int {
    /// The first index from which on a condition holds that, once true, stays so; the end where it never does. O(log n).
    @inlinable
    public func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
