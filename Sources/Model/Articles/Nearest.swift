/// The name that was probably meant by a misspelt one: the nearest that differs in at most a third of its letters (a letter too
/// many, too few, another one, or two in each other's place). `nil` where none is near.
public func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let letters = Array(word.folded.utf8.prefix(64))
    var best: (name: String, distance: Int)?
    for name in names {
        let distance = distance(letters, Array(name.folded.utf8.prefix(64)))
        let most = max(1, max(letters.count, name.utf8.count) / 3)
        if distance <= most, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
}

/// Optimal string alignment. O(product of the lengths).
private func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var before = Array(repeating: 0, count: other.count + 1)
    var last = Array(0...other.count)
    for row in one.indices {
        var current = [row + 1]
        for column in other.indices {
            var best = min(last[column + 1], current[column]) + 1
            best = min(best, last[column] + (one[row] == other[column] ? 0 : 1))
            if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                best = min(best, before[column - 1] + 1)
            }
            current.append(best)
        }
        (before, last) = (last, current)
    }
    return last[other.count]
}
