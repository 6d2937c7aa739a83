/// The measure of how well lines are set, the less the better: what the optimal fit minimises over all lines together.
///
/// Every line but the last costs the square of the columns that it leaves empty, so that one very short line is worse than
/// several that are a little short. A hyphen that the page adds costs as much as seven empty columns, one below another as much
/// as ten more; a last line of no more than an eighth of the width, as a short word leaves it, as six.
enum Raggedness {
    static let hyphen = 7 * 7
    static let hyphenBelowHyphen = 10 * 10
    static let shortLastLine = 6 * 6

    /// What a line before the last costs; `isBelow` says that the one above it ends in a hyphen, too.
    @inline(__always)
    static func cost(of columns: Int, width: Int, endsInHyphen: Bool, isBelow: Bool) -> Int {
        let empty = max(0, width - columns)
        guard endsInHyphen else { return empty * empty }
        return empty * empty + hyphen + (isBelow ? hyphenBelowHyphen : 0)
    }

    /// What the last of several lines costs.
    @inline(__always)
    static func costOfLast(_ columns: Int, width: Int) -> Int { columns <= width / 8 ? shortLastLine : 0 }

    /// What all lines of a text cost. O(lines).
    static func cost(of lines: [BrokenLine], first: Int, rest: Int) -> Int {
        var cost = 0
        for (number, line) in lines.enumerated() {
            let width = number == 0 ? first : rest
            if number + 1 < lines.count {
                let isBelow = number > 0 && lines[number - 1].endsInHyphen
                cost += Self.cost(of: line.columns, width: width, endsInHyphen: line.endsInHyphen, isBelow: isBelow)
            } else if number > 0 {
                cost += costOfLast(line.columns, width: width)
            }
        }
        return cost
    }
}
