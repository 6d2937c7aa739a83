import Articles
import Cells

/// Lines that are set together: an entry, or a piece of a long one, with the empty lines above it.
struct Piece: Sendable {
    /// Empty lines above.
    let gap: Int
    /// From one line of text to the next.
    private let spacing: Int
    private(set) var lines: [Page.Line]
    /// The directions of its text; `nil` where all of it runs from left to right, or each line has its own.
    private(set) var bidi: BidiParagraph?
    /// Lines begin at the right.
    private(set) var isRightToLeft = false
    /// What stands on the lines below the gap, where it is a table.
    private(set) var tableLines: [TableLine] = []

    /// O(UTF-8 bytes of the piece).
    init(_ index: Int, of page: Page) {
        let (number, ordinal) = page.outline.entry(ofPiece: index)
        let entry = page.entries[number]
        // Paragraphs are further apart than their lines.
        let lineSpacing = max(1, min(page.setter.style.lineSpacing, 2))
        let air = lineSpacing - 1
        if ordinal > 0 || number == 0 {
            gap = air * ordinal.signum()
        } else {
            let above = page.entries[number - 1]
            gap = air + (page.beginsList(entry, below: above) ? 1 : Self.gap(between: above.role, entry.role))
        }
        spacing = entry.table == nil ? lineSpacing : 1
        lines = Array(repeating: .empty, count: gap)
        var range = 0..<entry.text.utf8.count
        if page.outline.pieces(ofEntry: number).count > 1, let block = page.document.block(entry.part, entry.block) {
            let source = Pieces.range(ordinal, of: block)
            let isLast = source.upperBound == block.text.utf8.count
            let start = ordinal == 0 ? 0 : entry.printedOffset(source.lowerBound)
            range = start..<(isLast ? range.upperBound : entry.printedOffset(source.upperBound))
        }
        if let table = entry.table {
            let rows = ordinal * Pieces.rows..<(ordinal + 1) * Pieces.rows
            set(table.lines(ofRows: rows), number, range.lowerBound, indent: entry.indent(width: page.width))
        } else {
            set(entry, number, range, on: page)
        }
    }

    private mutating func set(_ found: [TableLine], _ number: Int, _ start: Int, indent: Int) {
        tableLines = found
        var end = start
        for (index, line) in found.enumerated() {
            let isLast = index + 1 == found.count
            guard !line.segments.isEmpty || !line.signs.isEmpty || index == 0 || isLast else {
                lines.append(.empty)
                continue
            }
            let ends = line.segments.map { ($0.range, $0.column + $0.columns) }
            let first = ends.map(\.0.lowerBound).min() ?? end
            end = ends.map(\.0.upperBound).max() ?? end
            lines.append(
                Page.Line(
                    entry: number, range: first..<max(first, end), columns: ends.map(\.1).max() ?? 0,
                    indent: indent, isFirst: index == 0 && start == 0, isLast: isLast))
        }
    }

    private mutating func set(_ entry: Entry, _ number: Int, _ whole: Range<Int>, on page: Page) {
        let width = page.width
        let most = max(0, width - 8)
        let hanging = entry.indent(width: width)
        let first = whole.lowerBound > 0 ? hanging : min(entry.indent + columns(of: entry.bars + entry.prefix), most)
        var broken: [BrokenLine]
        switch entry.role {
        case .fold: return setFold(entry, number, page)
        case .rule:
            let fit = fitting(entry.text, utf8: whole, columns: width)
            let indent = max(0, width - fit.columns) / 2
            lines.append(
                Page.Line(
                    entry: number, range: 0..<fit.end, columns: fit.columns, indent: indent, isFirst: true, isLast: true
                ))
            return
        case .preformatted, .table:
            isRightToLeft = BidiParagraph.isRightToLeft(entry.text)
            // What begins at the right, or behind a bar, has no edge to go beyond.
            let isWrapped =
                page.setter.style.wrapsPreformatted || entry.role == .table || isRightToLeft
                || !entry.bars.isEmpty
            broken = Self.keepingLines(of: entry.text, whole, width: isWrapped ? width - hanging : .max)
        default:
            let wholes = entry.wholes(in: whole)
            // An address is filled up, line by line: even lines would tear it where nobody would.
            let isAddress = wholes.contains { $0.count == entry.text.utf8.count }
            let breaker = LineBreaker(
                first: width - first, rest: width - hanging, fit: isAddress ? .greedy : page.setter.style.fit,
                language: page.setter.language, hyphenation: page.setter.hyphenation)
            broken = breaker.lines(of: entry.text, in: whole, whole: wholes)
            setDirections(of: entry, number, whole, on: page)
        }
        for (index, line) in broken.enumerated() {
            let isFirst = index == 0 && whole.lowerBound == 0
            let isLast = index + 1 == broken.count
            lines.append(
                Page.Line(
                    entry: number, range: line.range, columns: line.columns, indent: isFirst ? first : hanging,
                    isFirst: isFirst, isLast: isLast, end: line.endsInHyphen ? .hyphen : .asWritten))
            if !isLast, spacing > 1 { lines.append(.empty) }
        }
    }

    /// The beginning of the block says how all of it runs.
    private mutating func setDirections(of entry: Entry, _ number: Int, _ whole: Range<Int>, on page: Page) {
        let first = page.outline.pieces(ofEntry: number).lowerBound
        let direction = whole.lowerBound == 0 ? nil : page.piece(first).bidi?.isRightToLeft ?? false
        bidi = BidiParagraph(text: entry.text, range: whole, isRightToLeft: direction)
        isRightToLeft = bidi?.isRightToLeft == true
    }

    /// One line, whatever it stands for.
    private mutating func setFold(_ entry: Entry, _ number: Int, _ page: Page) {
        let ellipsis = columns(of: page.setter.glyphs.ellipsis)
        let whole = 0..<entry.text.utf8.count
        var fit = fitting(entry.text, utf8: whole, columns: page.width)
        let isCut = fit.end < whole.upperBound && ellipsis <= page.width
        if isCut {
            fit = fitting(entry.text, utf8: whole, columns: page.width - ellipsis)
            fit.columns += ellipsis
        }
        bidi = BidiParagraph(text: entry.text, range: 0..<fit.end, isRightToLeft: false)
        lines.append(
            Page.Line(
                entry: number, range: 0..<fit.end, columns: fit.columns, isFirst: true, isLast: true,
                end: isCut ? .ellipsis : .asWritten))
    }

    /// Lines as the text has them, each cut at the width.
    private static func keepingLines(of text: String, _ whole: Range<Int>, width: Int) -> [BrokenLine] {
        let bytes = text.utf8Span.span
        var lines: [BrokenLine] = []
        var start = whole.lowerBound
        repeat {
            var end = start
            while end < whole.upperBound, bytes[end] != 0x0A { end += 1 }
            var offset = start
            repeat {
                var fit = fitting(text, utf8: offset..<end, columns: width)
                // What is wider than the line still has to go somewhere.
                if fit.end == offset { fit = fitting(text, utf8: offset..<end, columns: 2) }
                lines.append(BrokenLine(range: offset..<fit.end, columns: fit.columns, endsInHyphen: false))
                offset = fit.end
            } while offset < end
            start = end + 1
        } while start < whole.upperBound || (start == whole.upperBound && start == bytes.count)
        return lines
    }

    /// The line on which an offset of the entry's printed text stands; one between two lines is on the upper one. O(log lines).
    func line(at offset: Int) -> Int {
        if let line = tableLines.index(showing: offset) { return gap + line }
        // Between lines of text may stand empty ones.
        let count = (lines.count - gap + spacing - 1) / spacing
        let next = (0..<count).partitioningIndex { lines[gap + $0 * spacing].range.lowerBound > offset }
        return gap + max(0, next - 1) * spacing
    }

    private static func gap(between above: Entry.Role, _ below: Entry.Role) -> Int {
        switch (above, below) {
        case (.kicker, .title), (.title, .byline), (.title, .facts), (.byline, .facts), (.facts, .facts), (.speaker, _):
            0
        case (.listItem, .listItem), (_, .remark), (.credit, .credit), (_, .address): 0
        case (.fold(_, isOpen: true), _): 0
        // A heading belongs to what follows it.
        case (.heading, .heading): 1
        case (_, .heading(level: ...2)), (_, .notesHeading): 2
        default: 1
        }
    }
}

extension Page {
    /// Whether an item begins a list of its own, though that above has ended right before it: its number does not follow, or only
    /// one of them has a number.
    fileprivate func beginsList(_ entry: Entry, below above: Entry) -> Bool {
        guard entry.role == .listItem, above.role == .listItem, let item = document.block(entry.part, entry.block),
            let other = document.block(above.part, above.block), item.depth == other.depth,
            case .listItem(let number) = item.kind, case .listItem(let before) = other.kind
        else { return false }
        if let number, let before { return number <= before }
        return (number == nil) != (before == nil)
    }
}
