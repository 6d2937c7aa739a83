extension Array {
    /// The first index from which on a condition holds that, once true, stays so; `count` where it never does. O(log n).
    @inlinable
    public func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
