/// Chooses the breaks of a whole paragraph so that `Raggedness` is least: total fit, as Knuth and Plass describe it, with columns
/// for widths and no stretching of spaces. O(boxes * boxes of a line): of each place where a line may end, all are tried at
/// which it may have begun.
struct OptimalFit {
    private(set) var lines: [BrokenLine] = []
    private let rest: Int
    private let cutter: WideWord
    private let divider: WordDivider?
    /// Columns of the first line of what is being taken.
    private var width: Int
    private var boxes: [Box] = []

    init(first: Int, rest: Int, cutter: WideWord, divider: WordDivider?, bytes: Int) {
        width = min(first, LineBreaker.mostOptimal)
        self.rest = min(rest, LineBreaker.mostOptimal)
        self.cutter = cutter
        self.divider = divider
        boxes.reserveCapacity(bytes / 4 + 1)
    }

    /// Takes the next box.
    mutating func add(_ box: Box) {
        if !box.isEmpty {
            if let parts = divider?.parts(of: box), !parts.isEmpty { boxes += parts } else { boxes.append(box) }
        }
        guard box.end == .mandatory else { return }
        if boxes.isEmpty { lines.append(BrokenLine(range: box.start..<box.start, columns: 0)) }
        setParagraph()
        width = rest
    }

    /// Ends the text, which began at an offset.
    mutating func finish(from start: Int) {
        setParagraph()
        if lines.isEmpty { lines.append(BrokenLine(range: start..<start, columns: 0)) }
    }

    /// Sets what was taken until a line has to end.
    private mutating func setParagraph() {
        guard !boxes.isEmpty else { return }
        let count = boxes.count
        withUnsafeTemporaryAllocation(of: LineChoice.Place.self, capacity: count + 1) { places in
            boxes.withUnsafeBufferPointer { decide(places, $0) }
            // Back from the end to what is chosen, and forth to set it.
            var end = count
            var start = Int(places[end].other)
            while end > 0 {
                let before = Int(places[start].other)
                places[start].other = Int32(end)
                (end, start) = (start, before)
            }
            while end < count {
                let next = Int(places[end].other)
                append(end..<next)
                end = next
            }
        }
        boxes.removeAll(keepingCapacity: true)
    }

    /// Fills in the places before the boxes and behind the last.
    private func decide(
        _ places: UnsafeMutableBufferPointer<LineChoice.Place>, _ boxes: UnsafeBufferPointer<Box>
    ) {
        var choice = LineChoice(places, first: width, rest: rest)
        var column = 0
        for index in boxes.indices {
            let box = boxes[index]
            let width = index == 0 ? self.width : rest
            if box.columns > width {
                let cut = costOfCuts(in: box, width: width)
                choice.begin(cost: cut.cost, cutOff: box.columns - cut.columns)
            } else {
                choice.begin()
            }
            column += box.columns
            if index == boxes.count - 1 {
                choice.endLast(at: column)
            } else if box.end == .hyphen {
                choice.endHyphenated(at: column, next: column + box.gap)
            } else {
                choice.end(at: column, next: column + box.gap)
            }
            column += box.gap
        }
    }

    /// What the lines cost that are cut off a box that is wider than its line, and the columns that are left of it.
    private func costOfCuts(in box: Box, width: Int) -> (cost: Int, columns: Int) {
        var cost = 0
        var width = width
        let left = cutter.cut(box, first: width, rest: rest) { _, columns in
            cost += Raggedness.cost(of: columns, width: width, endsInHyphen: false, isBelow: false)
            width = rest
        }
        return (cost, left.columns)
    }

    /// Sets a line of some of the boxes, and what is cut off before it where the first of them is wider.
    private mutating func append(_ range: Range<Int>) {
        let first = boxes[range.lowerBound]
        let last = boxes[range.upperBound - 1]
        var width = range.lowerBound == 0 ? self.width : rest
        var left = WideWord.Rest(start: first.start, columns: first.columns)
        if first.columns > width {
            left = cutter.cut(first, first: width, rest: rest) { range, columns in
                lines.append(BrokenLine(range: range, columns: columns))
                width = rest
            }
        }
        var columns = left.columns + first.gap
        for box in boxes[range].dropFirst() { columns += box.columns + box.gap }
        columns -= last.gap
        let hasHyphen = last.end == .hyphen && range.upperBound < boxes.count && columns < width
        lines.append(
            BrokenLine(
                range: left.start..<last.textEnd, columns: hasHyphen ? columns + 1 : columns, endsInHyphen: hasHyphen))
    }
}
