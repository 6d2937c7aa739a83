/// Many measurements of one thing.
struct Figures: Encodable {
    var count: Int
    var median: Double
    var p99: Double
    var minimum: Double
    var maximum: Double

    init(_ values: [Double]) {
        precondition(!values.isEmpty)
        let sorted = values.sorted()
        count = sorted.count
        let middle = sorted.count / 2
        median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        // The nearest rank: of 200, the 198th.
        p99 = sorted[(sorted.count * 99 + 99) / 100 - 1]
        minimum = sorted[0]
        maximum = sorted[sorted.count - 1]
    }
}

extension Duration {
    var inMilliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    }
}
