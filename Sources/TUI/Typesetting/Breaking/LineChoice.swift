/// For each place where a line may end, the best place where it may have begun: `OptimalFit` tells it the boxes one after the
/// other.
///
/// Of the places from which a line would fit, the first leaves least empty, and each further one more. So they are tried in
/// this order, and no longer than one can still be better whose lines before cost the least of all of them: a few of a dozen.
struct LineChoice {
    /// A place between two boxes. 32 bits are enough for all that a text of `LineBreaker.mostOptimal` bytes can cost: its lines
    /// are at most so wide and hold, two by two, more than a width.
    struct Place {
        /// Where a line begins here: columns before it if all stood on one line.
        var origin: Int32
        /// The least cost of all lines before.
        var cost: Int32
        /// Where the last of these begins.
        var other: Int32
        /// Whether the page adds a hyphen to it.
        var isBehindHyphen: Bool
        /// At some index, not of this place: one of the places whose costs are less than those of all later ones.
        fileprivate var cheap: Int32
    }

    private let places: UnsafeMutableBufferPointer<Place>
    private var first: Int32
    private let rest: Int32
    /// The place before the box that was begun.
    private var current = -1
    /// The first place, but for that of the first line, from which a line fits.
    private var lowest = 1
    /// The indices `cheap` of the places that count: their costs rise.
    private var cheap = 0..<0

    /// One place more than there are boxes. `first` and `rest` are columns of the first line and the others.
    init(_ places: UnsafeMutableBufferPointer<Place>, first: Int, rest: Int) {
        self.places = places
        self.first = Int32(first)
        self.rest = Int32(rest)
        places.initialize(repeating: Place(origin: 0, cost: 0, other: 0, isBehindHyphen: false, cheap: 0))
    }

    /// Begins the next box. Where it is wider than the line that it begins, lines were cut off: what they cost, and the columns
    /// that they hold.
    @inline(__always)
    mutating func begin(cost: Int = 0, cutOff: Int = 0) {
        current += 1
        if cutOff > 0 {
            places[current].origin += Int32(cutOff)
            places[current].cost += Int32(cost)
            places[current].isBehindHyphen = false
            if current == 0 { first = rest }
        }
        guard current > 0 else { return }
        let cost = places[current].cost
        while !cheap.isEmpty, places[Int(places[cheap.upperBound - 1].cheap)].cost >= cost {
            cheap = cheap.lowerBound..<cheap.upperBound - 1
        }
        places[cheap.upperBound].cheap = Int32(current)
        cheap = cheap.lowerBound..<cheap.upperBound + 1
    }

    /// Chooses the line that ends behind the box at a column; the next box begins at another.
    @inline(__always)
    mutating func end(at column: Int, next: Int) {
        let column = Int32(column)
        let least = leastCost(at: column)
        // The box by itself: as a last resort, if even that is wider than a line.
        let alone = max(0, (current == 0 ? first : rest) &- (column &- places[current].origin))
        var best = current
        var cost = places[current].cost &+ alone &* alone
        let inFirst = first &- column &+ places[0].origin
        if inFirst >= 0, places[0].cost &+ inFirst &* inFirst <= cost {
            (best, cost) = (0, places[0].cost &+ inFirst &* inFirst)
        }
        let inRest = rest &- column
        var start = lowest
        while start < current {
            let empty = inRest &+ places[start].origin
            let square = empty &* empty
            if least &+ square >= cost { break }
            if places[start].cost &+ square < cost { (best, cost) = (start, places[start].cost &+ square) }
            start += 1
        }
        finish(cost: cost, start: best, next: next, hyphen: false)
    }

    /// The same where the page adds a hyphen, if there is room.
    mutating func endHyphenated(at column: Int, next: Int) {
        _ = leastCost(at: Int32(column))
        let found = best(at: Int32(column) + 1) { columns, width, start in
            guard columns <= width else { return nil }
            return Raggedness.cost(
                of: columns, width: width, endsInHyphen: true, isBelow: places[start].isBehindHyphen)
        }
        if let found {
            finish(cost: found.cost, start: found.start, next: next, hyphen: true)
        } else {
            // A part that takes the whole line: the hyphen gives way.
            finish(cost: places[current].cost, start: current, next: next, hyphen: false)
        }
    }

    /// Chooses the last line.
    mutating func endLast(at column: Int) {
        _ = leastCost(at: Int32(column))
        let found = best(at: Int32(column)) { columns, width, start in
            guard columns <= width || start == current else { return nil }
            return start == 0 && places[0].origin == 0 ? 0 : Raggedness.costOfLast(columns, width: width)
        }
        finish(cost: found?.cost ?? 0, start: found?.start ?? current, next: column, hyphen: false)
    }

    /// The best of all lines that end at a column, by what each costs: its columns, its width and the place where it begins;
    /// `nil` where it does not fit.
    private func best(
        at column: Int32, _ cost: (_ columns: Int, _ width: Int, _ start: Int) -> Int?
    ) -> (cost: Int32, start: Int)? {
        var found: (cost: Int32, start: Int)?
        var start = 0
        while start <= current {
            let width = start == 0 ? first : rest
            if let line = cost(Int(column - places[start].origin), Int(width), start) {
                let total = places[start].cost + Int32(line)
                if total < found?.cost ?? .max { found = (total, start) }
            }
            start = max(start + 1, lowest)
        }
        return found
    }

    /// Forgets the places from which a line to a column is too long. What the lines before the others cost at least.
    @inline(__always)
    private mutating func leastCost(at column: Int32) -> Int32 {
        while lowest < current, rest &- column &+ places[lowest].origin < 0 { lowest += 1 }
        while !cheap.isEmpty, Int(places[cheap.lowerBound].cheap) < lowest {
            cheap = cheap.lowerBound + 1..<cheap.upperBound
        }
        return cheap.isEmpty ? 0 : places[Int(places[cheap.lowerBound].cheap)].cost
    }

    @inline(__always)
    private func finish(cost: Int32, start: Int, next: Int, hyphen: Bool) {
        places[current + 1].origin = Int32(next)
        places[current + 1].cost = cost
        places[current + 1].other = Int32(start)
        places[current + 1].isBehindHyphen = hyphen
    }
}
