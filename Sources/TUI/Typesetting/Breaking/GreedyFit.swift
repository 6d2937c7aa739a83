/// Fills one line after the other, each with as much as it can hold, in one pass over the boxes.
struct GreedyFit {
    private(set) var lines: [BrokenLine] = []
    private let rest: Int
    private let cutter: WideWord
    private let divider: WordDivider?

    // The line that is being filled: its columns, and what stands on it. It has no text before `add` was called.
    private var width: Int
    private var start = 0
    private var end = 0
    private var used = 0
    /// Columns of the spaces behind what stands on it, and where the text goes on.
    private var gap = 0
    private var next = 0
    private var isEmpty = true
    private var endsInHyphen = false
    /// The last place on the line where it may end, if it may not where it does now: a hyphen has no room there.
    private var lastEnd: LineEnd?

    private struct LineEnd {
        var end: Int
        var columns: Int
        var hyphen: Bool
        /// Where the next line would begin, and at which column of this one that is.
        var next: Int
        var nextColumn: Int
    }

    init(first: Int, rest: Int, cutter: WideWord, divider: WordDivider?) {
        self.rest = rest
        self.cutter = cutter
        self.divider = divider
        width = first
    }

    /// Takes the next box. Amortized O(its bytes).
    mutating func add(_ box: Box) {
        if box.isEmpty {
            if box.end == .mandatory { finishMandatory(at: box.start) }
            return
        }
        if isEmpty ? box.columns <= width : used + gap + box.columns <= width {
            put(box)
        } else if let parts = divider?.parts(of: box), !parts.isEmpty {
            for part in parts { addWhole(part) }
        } else {
            addWhole(box)
        }
        if box.end == .mandatory { finishMandatory(at: box.start) }
    }

    /// Ends the text, which began at an offset.
    mutating func finish(from start: Int) {
        if !isEmpty {
            finish(at: end, columns: used, hyphen: false)
        } else if lines.isEmpty {
            lines.append(BrokenLine(range: start..<start, columns: 0))
        }
    }

    private mutating func addWhole(_ box: Box) {
        if !isEmpty, used + gap + box.columns > width {
            if !endsInHyphen || used < width {
                finish(at: end, columns: used, hyphen: endsInHyphen)
            } else if let last = lastEnd {
                let carried = Box(
                    start: last.next, textEnd: end, next: next, columns: used - last.nextColumn, end: .hyphen)
                finish(at: last.end, columns: last.columns, hyphen: last.hyphen)
                addWhole(carried)
                return addWhole(box)
            } else {
                // A part as wide as the line: the hyphen gives way.
                finish(at: end, columns: used, hyphen: false)
            }
        }
        put(box)
    }

    /// Puts a box on the line, for which there is room, or which is the first on it.
    private mutating func put(_ box: Box) {
        if isEmpty {
            (start, used, gap) = (box.start, box.columns, 0)
            isEmpty = false
            lastEnd = nil
            if box.columns > width {
                let left = cutter.cut(box, first: width, rest: rest) { range, columns in
                    lines.append(BrokenLine(range: range, columns: columns))
                }
                if left.start > box.start { width = rest }
                (start, used) = (left.start, left.columns)
            }
        } else {
            if box.end == .hyphen, !endsInHyphen || used < width {
                lastEnd = LineEnd(
                    end: end, columns: used, hyphen: endsInHyphen, next: next, nextColumn: used + gap)
            }
            used += gap + box.columns
        }
        end = box.textEnd
        next = box.next
        gap = box.gap
        endsInHyphen = box.end == .hyphen
    }

    private mutating func finish(at end: Int, columns: Int, hyphen: Bool) {
        lines.append(BrokenLine(range: start..<end, columns: hyphen ? columns + 1 : columns, endsInHyphen: hyphen))
        isEmpty = true
        width = rest
    }

    private mutating func finishMandatory(at offset: Int) {
        if isEmpty {
            lines.append(BrokenLine(range: offset..<offset, columns: 0))
            width = rest
        } else {
            finish(at: end, columns: used, hyphen: false)
        }
    }
}
