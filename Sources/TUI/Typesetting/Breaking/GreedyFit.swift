/// Fills one line after the other, each with as much as it can hold, in one pass over the pieces.
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

    /// Takes the next piece. Amortized O(its bytes).
    mutating func add(_ piece: Piece) {
        if piece.isEmpty {
            if piece.end == .mandatory { finishMandatory(at: piece.start) }
            return
        }
        if isEmpty ? piece.columns <= width : used + gap + piece.columns <= width {
            put(piece)
        } else if let parts = divider?.parts(of: piece), !parts.isEmpty {
            for part in parts { addWhole(part) }
        } else {
            addWhole(piece)
        }
        if piece.end == .mandatory { finishMandatory(at: piece.start) }
    }

    /// Ends the text, which began at an offset.
    mutating func finish(from start: Int) {
        if !isEmpty {
            finish(at: end, columns: used, hyphen: false)
        } else if lines.isEmpty {
            lines.append(BrokenLine(range: start..<start, columns: 0))
        }
    }

    private mutating func addWhole(_ piece: Piece) {
        if !isEmpty, used + gap + piece.columns > width {
            if !endsInHyphen || used < width {
                finish(at: end, columns: used, hyphen: endsInHyphen)
            } else if let last = lastEnd {
                let carried = Piece(
                    start: last.next, textEnd: end, next: next, columns: used - last.nextColumn, end: .hyphen)
                finish(at: last.end, columns: last.columns, hyphen: last.hyphen)
                addWhole(carried)
                return addWhole(piece)
            } else {
                // A part as wide as the line: the hyphen gives way.
                finish(at: end, columns: used, hyphen: false)
            }
        }
        put(piece)
    }

    /// Puts a piece on the line, for which there is room, or which is the first on it.
    private mutating func put(_ piece: Piece) {
        if isEmpty {
            (start, used, gap) = (piece.start, piece.columns, 0)
            isEmpty = false
            lastEnd = nil
            if piece.columns > width {
                let left = cutter.cut(piece, first: width, rest: rest) { range, columns in
                    lines.append(BrokenLine(range: range, columns: columns))
                }
                if left.start > piece.start { width = rest }
                (start, used) = (left.start, left.columns)
            }
        } else {
            if piece.end == .hyphen, !endsInHyphen || used < width {
                lastEnd = LineEnd(
                    end: end, columns: used, hyphen: endsInHyphen, next: next, nextColumn: used + gap)
            }
            used += gap + piece.columns
        }
        end = piece.textEnd
        next = piece.next
        gap = piece.gap
        endsInHyphen = piece.end == .hyphen
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
