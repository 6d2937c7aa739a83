import Articles
import Cells

/// An article set to a measure: lines that know which text they hold. Lines hold no text themselves, so a page costs what its
/// line breaks cost, and only the lines that are shown are ever drawn.
public struct Page: Sendable {
    public struct Line: Hashable, Sendable {
        /// Index of the entry, or `nil` for an empty line.
        public let entry: Int?
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
        /// Columns before the text.
        public let indent: Int
        public let isFirst: Bool
    }

    /// A marker with the line it is printed on.
    public struct PrintedMarker: Hashable, Sendable {
        public let marker: Marker
        public let entry: Int
        public let line: Int
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
    }

    /// Columns of the measure.
    public let width: Int
    public let entries: [Entry]
    public let lines: [Line]
    /// Every marker that is printed, in order.
    public let markers: [PrintedMarker]
    /// The last line of the article's own text: what stands below are furniture and notes.
    public let lastTextLine: Int
    /// Index of the first line of each entry.
    private let firstLines: [Int]
    private let document: Document

    /// Sets entries, with empty lines between them. O(UTF-8 bytes).
    init(entries: [Entry], document: Document, width: Int) {
        self.width = max(1, width)
        self.entries = entries
        self.document = document
        var lines: [Line] = []
        var firstLines: [Int] = []
        for (index, entry) in entries.enumerated() {
            if index > 0 {
                let gap = Self.gap(between: entries[index - 1], entry)
                lines += Array(repeating: Line(entry: nil, range: 0..<0, indent: 0, isFirst: false), count: gap)
            }
            firstLines.append(lines.count)
            Self.set(entry, index, width: self.width, into: &lines)
        }
        self.lines = lines
        self.firstLines = firstLines
        markers = Self.markers(entries, lines, firstLines)
        lastTextLine = Self.lastTextLine(entries, lines, document)
    }

    private static func set(_ entry: Entry, _ index: Int, width: Int, into lines: inout [Line]) {
        // Indents give way where the window is too narrow for them.
        let most = max(0, width - 8)
        let hanging = min(entry.hanging, most)
        let first = min(entry.indent + Cells.columns(of: entry.prefix), most)
        func append(_ range: Range<Int>, isFirst: Bool) {
            lines.append(Line(entry: index, range: range, indent: isFirst ? first : hanging, isFirst: isFirst))
        }
        switch entry.role {
        case .fold, .rule:
            append(0..<fitting(entry.text, utf8: 0..<entry.text.utf8.count, columns: width).end, isFirst: true)
        case .preformatted, .table:
            var start = 0
            for line in entry.text.split(separator: "\n", omittingEmptySubsequences: false) {
                let end = start + line.utf8.count
                var offset = start
                repeat {
                    let fit = fitting(entry.text, utf8: offset..<end, columns: width - hanging)
                    let stop = fit.end > offset ? fit.end : end
                    append(offset..<stop, isFirst: offset == 0)
                    offset = stop
                } while offset < end
                start = end + 1
            }
        default:
            let breaker = LineBreaker(first: width - first, rest: width - hanging, fit: .greedy)
            for (number, line) in breaker.lines(of: entry.text).enumerated() {
                append(line.range, isFirst: number == 0)
            }
        }
    }

    private static func gap(between above: Entry, _ below: Entry) -> Int {
        switch (above.role, below.role) {
        case (.kicker, .title), (.title, .byline), (.title, .facts), (.byline, .facts), (.facts, .facts), (.speaker, _):
            0
        case (.listItem, .listItem), (_, .remark), (.credit, .credit): 0
        case (.fold(_, isOpen: true), _): 0
        default: 1
        }
    }

    private static func lastTextLine(_ entries: [Entry], _ lines: [Line], _ document: Document) -> Int {
        lines.lastIndex { line in
            guard let number = line.entry else { return false }
            let entry = entries[number]
            guard entry.part <= .body, entry.holdsText, entry.role != .credit else { return false }
            return document.block(entry.part, entry.block)?.isFurniture != true
        } ?? 0
    }

    private static func markers(_ entries: [Entry], _ lines: [Line], _ firstLines: [Int]) -> [PrintedMarker] {
        var markers: [PrintedMarker] = []
        for (index, entry) in entries.enumerated() where entry.holdsText {
            var line = firstLines[index]
            for span in entry.spans {
                guard let marker = span.marker else { continue }
                while line + 1 < lines.count, lines[line + 1].entry == index,
                    lines[line + 1].range.lowerBound <= span.range.lowerBound
                {
                    line += 1
                }
                markers.append(PrintedMarker(marker: marker, entry: index, line: line, range: span.range))
            }
        }
        return markers
    }
}

extension Page {
    /// What stands before the text of a line, and its column; cut where the indent has given way to a narrow window.
    public func lead(of line: Line) -> (text: String, column: Int)? {
        guard let number = line.entry else { return nil }
        let entry = entries[number]
        guard !entry.prefix.isEmpty, line.isFirst || entry.role == .quote else { return nil }
        let column = max(0, min(entry.indent, line.indent - Cells.columns(of: entry.prefix)))
        return (cut(entry.prefix, to: line.indent - column, ellipsis: ""), column)
    }
}

// MARK: - Places

extension Page {
    /// The Place at the beginning of a line; of an empty line, that of the next one with text. O(log entries).
    public func place(ofLine index: Int) -> Place {
        guard
            let line = lines.dropFirst(index).first(where: { $0.entry != nil })
                ?? lines.last(where: { $0.entry != nil }),
            let number = line.entry
        else { return .start }
        let entry = entries[number]
        return document.place(entry.part, block: entry.block, offset: entry.sourceOffset(line.range.lowerBound))
    }

    /// The line that shows a Place of this document; a Place inside folded furniture is on the folded line. O(log lines).
    public func line(of place: Place) -> Int {
        guard let entry = entry(of: place) else { return 0 }
        return line(ofEntry: entry, offset: entries[entry].printedOffset(place.offset))
    }

    /// The line of an entry on which an offset of its printed text stands; one between two lines is on the upper one.
    /// O(log lines).
    func line(ofEntry entry: Int, offset: Int) -> Int {
        var low = firstLines[entry]
        var high = lastLine(ofEntry: entry)
        while low < high {
            let middle = (low + high + 1) / 2
            if lines[middle].range.lowerBound <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// O(1).
    func lastLine(ofEntry entry: Int) -> Int {
        var last = (entry + 1 < firstLines.count ? firstLines[entry + 1] : lines.count) - 1
        while lines[last].entry == nil { last -= 1 }
        return last
    }

    /// The entry that holds a Place's text, else the one that stands for it, else the last before it. O(log entries).
    private func entry(of place: Place) -> Int? {
        // Entries are in the order of Places.
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if (entries[middle].part, entries[middle].block) <= (place.part, place.block) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0 else { return entries.isEmpty ? nil : 0 }
        // Of several entries for one block (speaker, turn, remark) the one with the text.
        var best = low - 1
        while !entries[best].holdsText, best > 0,
            (entries[best - 1].part, entries[best - 1].block) == (entries[best].part, entries[best].block)
        {
            best -= 1
        }
        return entries[best].holdsText ? best : low - 1
    }

    /// Whether an entry shows what is not part of the article.
    public func isFurniture(_ entry: Int) -> Bool {
        entries[entry].part == .body && document.block(.body, entries[entry].block)?.isFurniture == true
    }

    /// The note that a line belongs to.
    public func note(ofLine index: Int) -> Int? {
        guard lines.indices.contains(index), let entry = lines[index].entry, case .note(let note) = entries[entry].part
        else {
            return nil
        }
        return note
    }

    /// The sentence that a line shows most of; `nil` where no text of the article stands.
    public func passage(atLine index: Int) -> Passage? {
        guard lines.indices.contains(index), let number = lines[index].entry else { return nil }
        let entry = entries[number]
        guard entry.holdsText, let block = document.block(entry.part, entry.block) else { return nil }
        let line = lines[index].range
        let shown = entry.sourceOffset(line.lowerBound)..<entry.sourceOffset(line.upperBound)
        func share(_ range: Range<Int>) -> Int { range.clamped(to: shown).count }
        var best: Range<Int>?
        for range in Sentence.ranges(in: block) where range.overlaps(shown) {
            if best.map({ share(range) > share($0) }) ?? true { best = range }
        }
        return best.flatMap { document.passage(entry.part, block: entry.block, range: $0) }
    }
}
