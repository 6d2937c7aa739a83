/// How a row of words lies best over a longer one: with the fewest words changed, added or left out; what stands before and
/// after it in the longer one counts for nothing (Sellers' algorithm).
struct Alignment {
    /// A word of the one and the word of the other that it lies over: the same, or changed.
    struct Pair {
        var sought: Int
        var found: Int
        var isSame: Bool
    }

    /// In order.
    private(set) var pairs: [Pair] = []

    static let unit: Int32 = 16

    private enum Step: UInt8 { case pair, leftOut, added }

    /// O(words of the one × words of the other).
    /// - Parameter weights: what each of the words that are sought costs when it is not there; one that was added costs `unit`.
    init(_ sought: [TextIndex.Word], weights: [Int32], in found: ArraySlice<TextIndex.Word>) {
        let found = Array(found)
        let width = found.count + 1
        var steps = [UInt8](repeating: 0, count: (sought.count + 1) * width)
        var costs = [Int32](repeating: 0, count: width)
        for (row, word) in sought.enumerated() {
            let weight = weights[row]
            var diagonal = costs[0]
            costs[0] += weight
            steps[(row + 1) * width] = Step.leftOut.rawValue
            for column in 1..<width {
                var cost = diagonal + (word == found[column - 1] ? 0 : weight)
                var step = Step.pair
                diagonal = costs[column]
                if diagonal + weight < cost { (cost, step) = (diagonal + weight, .leftOut) }
                if costs[column - 1] + Self.unit < cost {
                    (cost, step) = (costs[column - 1] + Self.unit, .added)
                }
                costs[column] = cost
                steps[(row + 1) * width + column] = step.rawValue
            }
        }
        // Of several ends the last one: a word that was changed belongs to what was sought.
        var column = costs.indices.reversed().min { costs[$0] < costs[$1] } ?? 0
        var row = sought.count
        while row > 0 {
            switch Step(rawValue: steps[row * width + column]) {
            case .leftOut: row -= 1
            case .added: column -= 1
            case .pair, nil:
                row -= 1
                column -= 1
                pairs.append(Pair(sought: row, found: column, isSame: sought[row] == found[column]))
            }
        }
        pairs.reverse()
    }
}

/// The number of words that two rows have in common, in the same order, and what they weigh. O(product of both).
func common(
    _ one: ArraySlice<TextIndex.Word>, _ other: ArraySlice<TextIndex.Word>, weight: (TextIndex.Word) -> Double
) -> (count: Int, weight: Double) {
    var row = Array(repeating: (count: 0, weight: 0.0), count: other.count + 1)
    for word in one {
        var diagonal = row[0]
        for (column, candidate) in other.enumerated() {
            let above = row[column + 1]
            var best = above.count >= row[column].count ? above : row[column]
            if word == candidate, diagonal.count + 1 > best.count {
                best = (diagonal.count + 1, diagonal.weight + weight(word))
            }
            row[column + 1] = best
            diagonal = above
        }
    }
    return row[other.count]
}

/// How many bytes have to be changed, added or left out to make one text of another. O(product of both).
func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (index, byte) in one.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for (column, candidate) in other.enumerated() {
            let above = row[column + 1]
            row[column + 1] = min(diagonal + (byte == candidate ? 0 : 1), above + 1, row[column] + 1)
            diagonal = above
        }
    }
    return row[other.count]
}
