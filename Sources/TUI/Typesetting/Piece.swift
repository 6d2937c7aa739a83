import Articles
import Cells

/// Lines that are set together: an entry, or a piece of a long one, with the empty lines above it.
struct Piece: Sendable {
    /// Empty lines above.
    let gap: Int
    private(set) var lines: [Page.Line]

    /// O(UTF-8 bytes of the piece).
    init(_ index: Int, of page: Page) {
        let (number, ordinal) = page.outline.entry(ofPiece: index)
        let entry = page.entries[number]
        gap = ordinal > 0 || number == 0 ? 0 : Self.gap(between: page.entries[number - 1].role, entry.role)
        lines = Array(repeating: .empty, count: gap)
        var range = 0..<entry.text.utf8.count
        if page.outline.pieces(ofEntry: number).count > 1, let block = page.document.block(entry.part, entry.block) {
            let source = Pieces.range(ordinal, of: block)
            let isLast = source.upperBound == block.text.utf8.count
            let start = ordinal == 0 ? 0 : entry.printedOffset(source.lowerBound)
            range = start..<(isLast ? range.upperBound : entry.printedOffset(source.upperBound))
        }
        set(entry, number, range, width: page.width)
    }

    private mutating func set(_ entry: Entry, _ number: Int, _ whole: Range<Int>, width: Int) {
        // Indents give way where the window is too narrow for them.
        let most = max(0, width - 8)
        let hanging = min(entry.hanging, most)
        let first = whole.lowerBound > 0 ? hanging : min(entry.indent + columns(of: entry.prefix), most)
        func append(_ range: Range<Int>, isFirst: Bool) {
            lines.append(
                Page.Line(entry: number, range: range, indent: isFirst ? first : hanging, isFirst: isFirst))
        }
        switch entry.role {
        case .fold, .rule:
            append(0..<fitting(entry.text, utf8: whole, columns: width).end, isFirst: true)
        case .preformatted, .table:
            let bytes = entry.text.utf8Span.span
            var start = whole.lowerBound
            repeat {
                var end = start
                while end < whole.upperBound, bytes[end] != 0x0A { end += 1 }
                var offset = start
                repeat {
                    let fit = fitting(entry.text, utf8: offset..<end, columns: width - hanging)
                    let stop = fit.end > offset ? fit.end : end
                    append(offset..<stop, isFirst: offset == 0)
                    offset = stop
                } while offset < end
                start = end + 1
            } while start < whole.upperBound || (start == whole.upperBound && start == bytes.count)
        default:
            let breaker = LineBreaker(first: width - first, rest: width - hanging)
            for (index, range) in breaker.lines(of: entry.text, in: whole).enumerated() {
                append(range, isFirst: index == 0 && whole.lowerBound == 0)
            }
        }
    }

    /// The line on which an offset of the entry's printed text stands; one between two lines is on the upper one. O(log lines).
    func line(at offset: Int) -> Int {
        max(gap, lines.partitioningIndex { $0.entry != nil && $0.range.lowerBound > offset } - 1)
    }

    private static func gap(between above: Entry.Role, _ below: Entry.Role) -> Int {
        switch (above, below) {
        case (.kicker, .title), (.title, .byline), (.title, .facts), (.byline, .facts), (.facts, .facts), (.speaker, _):
            0
        case (.listItem, .listItem), (_, .remark), (.credit, .credit): 0
        case (.fold(_, isOpen: true), _): 0
        default: 1
        }
    }
}
