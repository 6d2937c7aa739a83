import Articles
import Cells

extension Page {
    /// A stretch of a line's text, and the columns on which it stands.
    public struct Run: Hashable, Sendable {
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
        /// From the left of the text area.
        public let columns: Range<Int>
        /// Its cells are shown last one first.
        public let isRightToLeft: Bool
    }

    /// A sign of the page's own on a line, and the column where it stands.
    public struct Sign: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// A bullet, a number, a label, a bar.
            case lead
            /// A hyphen, or what stands for a rest that is not shown.
            case ending
            /// Between the columns of a table, below its header, and what names a value of a record.
            case bar, rule, label
            /// More stands beyond the edge of the page.
            case edge
        }

        public let kind: Kind
        public let text: String
        public let column: Int
    }

    /// Whether a line goes on beyond the page's edge.
    public func isCut(_ row: Row) -> Bool { lines[row].indent + lines[row].columns > width && width > 2 }

    /// Whether a row is empty, or shows nothing but signs of the page's own: nobody stops there.
    public func isBlank(_ row: Row) -> Bool {
        let line = lines[row]
        guard line.entry != nil else { return true }
        return !line.isFirst && piece(row.piece).tableLine(row.line)?.segments.isEmpty == true
    }

    /// What of its text a line shows, from left to right. O(bytes of the line).
    public func runs(of row: Row) -> [Run] {
        let line = lines[row]
        guard let number = line.entry else { return [] }
        let piece = piece(row.piece)
        if let line = piece.tableLine(row.line) {
            return line.segments.flatMap { runs(of: $0, entries[number].text, indent: lines[row].indent) }
        }
        let text = entries[number].text
        let start = line.indent - (isCut(row) ? shift : 0)
        let slack = slack(of: line)
        let bidi = entries[number].role == .preformatted ? BidiParagraph(text: text, range: line.range) : piece.bidi
        guard bidi != nil || slack > 0 || piece.isRightToLeft else {
            let end = start + line.columns - ending(of: line).columns
            return [Run(range: line.range, columns: start..<end, isRightToLeft: false)]
        }
        let grown = grown(by: slack, line.range, of: text)
        let left = piece.isRightToLeft ? width - line.indent - line.columns - slack + ending(of: line).columns : start
        let shown = bidi?.runs(of: line.range) ?? [.init(range: line.range, isRightToLeft: false)]
        return runs(of: shown, from: left, grown, text)
    }

    /// What is shown from a column on; behind each of some spaces, by their offsets, the gap is a column wider.
    private func runs(of runs: [BidiParagraph.Run], from start: Int, _ grown: [Int], _ text: String) -> [Run] {
        var found: [Run] = []
        var column = start
        func add(_ range: Range<Int>, isRightToLeft: Bool) {
            let columns = Cells.columns(of: text, utf8: range)
            found.append(Run(range: range, columns: column..<column + columns, isRightToLeft: isRightToLeft))
            column += columns
        }
        for run in runs {
            let first = grown.partitioningIndex { $0 >= run.range.lowerBound }
            let ends = grown[first...].prefix { $0 < run.range.upperBound }.map { $0 + 1 }
            let starts = [run.range.lowerBound] + ends
            let parts = zip(starts, ends + [run.range.upperBound]).map { $0..<$1 }
            if run.isRightToLeft {
                for (number, part) in parts.enumerated().reversed() {
                    // Its last space stands at its left.
                    if number < ends.count { column += 1 }
                    if !part.isEmpty { add(part, isRightToLeft: true) }
                }
            } else {
                for (number, part) in parts.enumerated() {
                    if !part.isEmpty { add(part, isRightToLeft: false) }
                    if number < ends.count { column += 1 }
                }
            }
        }
        return found
    }

    /// Signs that stand on a line besides its lead; in the order in which they are shown, or `inOrder` of reading.
    public func signs(of row: Row, inOrder: Bool = false) -> [Sign] {
        let line = lines[row]
        if let line = piece(row.piece).tableLine(row.line) {
            let indent = lines[row].indent
            return line.signs.map { sign in
                let text = inOrder ? sign.text : asShown(sign.text)
                return Sign(kind: .init(sign.kind), text: text, column: sign.column + indent)
            }
        }
        if isCut(row) {
            let start = shift > 0 ? [Sign(kind: .edge, text: "<", column: 0)] : []
            let goesOn = line.indent + line.columns - shift > width
            return start + (goesOn ? [Sign(kind: .edge, text: ">", column: width - 1)] : [])
        }
        guard line.end != .asWritten else { return [] }
        let ending = ending(of: line)
        let runs = runs(of: row)
        let column =
            isRightToLeft(row)
            ? runs.first.map { $0.columns.lowerBound - ending.columns } : runs.last?.columns.upperBound ?? line.indent
        return column.map { [Sign(kind: .ending, text: ending.text, column: $0)] } ?? []
    }

    /// Whether the lines of a row's entry begin at the right.
    public func isRightToLeft(_ row: Row) -> Bool { piece(row.piece).isRightToLeft }

    /// What stands before the text of a line, and its column; cut where the indent has given way to a narrow window. In the
    /// order in which it is shown, or `inOrder` of reading.
    public func lead(of row: Row, inOrder: Bool = false) -> Sign? {
        let line = lines[row]
        guard let number = line.entry else { return nil }
        let entry = entries[number]
        let whole = line.isFirst ? entry.bars + entry.prefix : entry.bars
        guard !whole.isEmpty else { return nil }
        let column = max(0, min(entry.indent, line.indent - Cells.columns(of: whole)))
        let text = cut(whole, to: line.indent - column, ellipsis: "")
        guard isRightToLeft(row) else { return Sign(kind: .lead, text: text, column: column) }
        // The space of a bullet is at the side of the text.
        let turned = inOrder ? text : asShown(text, isRightToLeft: true)
        return Sign(kind: .lead, text: turned, column: width - column - Cells.columns(of: text))
    }

    /// A text in the order in which it is shown.
    private func asShown(_ text: String, isRightToLeft: Bool? = nil) -> String {
        guard let bidi = BidiParagraph(text: text, isRightToLeft: isRightToLeft) else { return text }
        return bidi.runs(of: 0..<text.utf8.count).map { run in
            run.isRightToLeft ? reversed(text, utf8: run.range, mirrored: mirrored) : text.slice(run.range)
        }.joined()
    }

    /// The columns that a range of an entry's printed text covers on one of its lines, from the left of the text area: one range,
    /// or several where directions change; none where the line shows nothing of it. An empty range that stands on the line is one
    /// empty range.
    public func columns(of range: Range<Int>, on row: Row) -> [Range<Int>] {
        guard let number = lines[row].entry else { return [] }
        let text = entries[number].text
        var found: [Range<Int>] = []
        let runs = runs(of: row)
        for (index, run) in runs.enumerated() {
            let shown = range.clamped(to: run.range)
            guard !shown.isEmpty || range.isEmpty else { continue }
            if range.isEmpty, !run.range.contains(range.lowerBound),
                range.lowerBound != run.range.upperBound || index + 1 < runs.count
            {
                continue
            }
            let before = Cells.columns(of: text, utf8: run.range.lowerBound..<shown.lowerBound)
            let columns = Cells.columns(of: text, utf8: shown)
            let start = run.isRightToLeft ? run.columns.upperBound - before - columns : run.columns.lowerBound + before
            // What the gaps of a justified line part belongs together.
            if let last = found.last, run.isRightToLeft == runs[index - 1].isRightToLeft,
                run.isRightToLeft
                    ? shown.upperBound == runs[index - 1].range.lowerBound
                    : shown.lowerBound == runs[index - 1].range.upperBound
            {
                found[found.count - 1] = last.lowerBound..<start + columns
            } else {
                found.append(start..<start + columns)
            }
        }
        return found
    }

    /// What the page adds behind the text of a line.
    private func ending(of line: Line) -> (text: String, columns: Int) {
        switch line.end {
        case .asWritten: ("", 0)
        case .hyphen: ("-", 1)
        case .ellipsis: (setter.glyphs.ellipsis, Cells.columns(of: setter.glyphs.ellipsis))
        }
    }

    // MARK: Directions

    private func runs(of segment: TableLine.Segment, _ text: String, indent: Int) -> [Run] {
        let bidi = BidiParagraph(text: text, range: segment.range, isRightToLeft: segment.isRightToLeft)
        guard let bidi else {
            let columns = indent + segment.column..<indent + segment.column + segment.columns
            return [Run(range: segment.range, columns: columns, isRightToLeft: false)]
        }
        return runs(of: bidi.runs(of: segment.range), from: indent + segment.column, [], text)
    }

    // MARK: Justification

    /// The columns by which a line is stretched, 0 where it is not. A gap never grows by more than a column: a line that would
    /// need that stays ragged.
    private func slack(of line: Line) -> Int {
        guard setter.style.isJustified, !line.isLast, let entry = line.entry, entries[entry].role.isJustified else {
            return 0
        }
        let slack = width - line.indent - line.columns
        guard slack > 0 else { return 0 }
        return slack <= gaps(in: line.range, of: entries[entry].text).count ? slack : 0
    }

    /// The spaces of a line that can grow: on some stand marks, which would lose them.
    private func gaps(in range: Range<Int>, of text: String) -> [Int] {
        let bytes = text.utf8Span.span
        return range.filter { offset in
            guard bytes[offset] == 0x20, offset + 1 < range.upperBound else { return false }
            return bytes[offset + 1] < 0x80
                || Cells.columns(of: text.unicodeScalars[text.utf8.index(at: offset + 1)]) != 0
        }
    }

    /// Those spaces of a line that grow by a column, so that it grows by so many: evenly, and not always on the same side.
    private func grown(by slack: Int, _ line: Range<Int>, of text: String) -> [Int] {
        if slack == 0 { return [] }
        let spaces = gaps(in: line, of: text)
        var given = 0
        return spaces.enumerated().compactMap { index, space in
            let due = ((index + 1) * slack + (line.lowerBound & 1 == 0 ? spaces.count - 1 : 0)) / spaces.count
            defer { given = due }
            return due > given ? space : nil
        }
    }
}

extension Page {
    /// Whether a row stands in the header of a table.
    public func isHeader(_ row: Row) -> Bool {
        guard let line = piece(row.piece).tableLine(row.line), line.row == 0, let entry = lines[row].entry else {
            return false
        }
        return entries[entry].table?.hasHeader == true
    }
}

extension Piece {
    /// What stands on one of the lines of a table.
    fileprivate func tableLine(_ line: Int) -> TableLine? {
        tableLines.indices.contains(line - gap) ? tableLines[line - gap] : nil
    }
}

extension Page.Sign.Kind {
    fileprivate init(_ kind: TableLine.Sign.Kind) {
        switch kind {
        case .bar: self = .bar
        case .rule: self = .rule
        case .label: self = .label
        }
    }
}

extension Entry.Role {
    /// Running text, which may be stretched to both edges.
    fileprivate var isJustified: Bool {
        switch self {
        case .standfirst, .paragraph, .listItem, .quote, .note: true
        case .kicker, .title, .byline, .facts, .heading, .speaker, .pullQuote, .preformatted, .table, .image, .address,
            .caption, .credit, .rule, .fold, .notesHeading, .remark:
            false
        }
    }
}
