import Articles
import Cells

/// An article set to a measure: lines that know which text they hold.
///
/// Nothing is set before it is asked for: lines stand in pieces (an entry, or some of a long one), each of which is set by itself and
/// kept while it is near. So a page costs what its outline costs, and whoever shows forty lines pays for forty lines, wherever in
/// the article they stand.
public struct Page: Sendable {
    /// Where a line stands. Rows are in the order of the page, whatever else of it has been set; how far they are apart is known to
    /// `lines`.
    public struct Row: Comparable, Hashable, Sendable {
        let piece: Int
        let line: Int

        public static func < (a: Row, b: Row) -> Bool { (a.piece, a.line) < (b.piece, b.line) }
    }

    public struct Line: Hashable, Sendable {
        /// Index of the entry, or `nil` for an empty line.
        public let entry: Int?
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
        /// Columns that the text takes, a hyphen of the page's own included.
        public let columns: Int
        /// Columns before the text, at the side where its lines begin.
        public let indent: Int
        /// The first and the last line of the entry.
        public let isFirst: Bool
        public let isLast: Bool
        /// What the page adds at its end.
        public let end: End

        public enum End: Hashable, Sendable {
            case asWritten
            /// The word goes on on the next line.
            case hyphen
            /// The rest is not shown.
            case ellipsis
        }

        init(
            entry: Int?, range: Range<Int> = 0..<0, columns: Int = 0, indent: Int = 0, isFirst: Bool = false,
            isLast: Bool = false, end: End = .asWritten
        ) {
            self.entry = entry
            self.range = range
            self.columns = columns
            self.indent = indent
            self.isFirst = isFirst
            self.isLast = isLast
            self.end = end
        }

        static let empty = Line(entry: nil)
    }

    /// Columns of the measure.
    public var width: Int { setter.width }
    /// Columns of lines that are wider than the page which stand beyond its left edge.
    public var shift = 0
    let setter: Typesetter
    let outline: Outline
    let document: Document
    let memory = PageMemory()

    /// O(entries).
    init(_ outline: Outline, of document: Document, by setter: Typesetter) {
        var setter = setter
        setter.width = max(1, setter.width)
        (self.setter, self.outline, self.document) = (setter, outline, document)
    }

    /// Every line, set when it is asked for.
    public var lines: Lines { Lines(page: self) }
    /// Everything that the page sets, made when it is asked for.
    public var entries: Entries { Entries(page: self) }

    func piece(_ index: Int) -> Piece { memory.pieces(index) { Piece(index, of: self) } }
}

extension Page {
    /// The lines of a page. `count`, and whatever else goes through all of them, sets all of it.
    public struct Lines: BidirectionalCollection {
        let page: Page

        public var startIndex: Row { Row(piece: 0, line: 0) }
        public var endIndex: Row { Row(piece: page.outline.pieceCount, line: 0) }

        public subscript(row: Row) -> Line { page.piece(row.piece).lines[row.line] }

        public func index(after row: Row) -> Row {
            row.line + 1 < page.piece(row.piece).lines.count
                ? Row(piece: row.piece, line: row.line + 1) : Row(piece: row.piece + 1, line: 0)
        }

        public func index(before row: Row) -> Row {
            row.line > 0
                ? Row(piece: row.piece, line: row.line - 1)
                : Row(piece: row.piece - 1, line: page.piece(row.piece - 1).lines.count - 1)
        }

        /// O(pieces between).
        public func index(_ row: Row, offsetBy distance: Int, limitedBy limit: Row) -> Row? {
            let result = self.row(row, movedBy: distance)
            let isLimiting = distance >= 0 ? limit >= row : limit <= row
            guard let result else { return isLimiting ? nil : row }
            return isLimiting && (distance >= 0 ? result > limit : result < limit) ? nil : result
        }

        public func index(_ row: Row, offsetBy distance: Int) -> Row {
            self.row(row, movedBy: distance) ?? (distance < 0 ? startIndex : endIndex)
        }

        /// So many lines further down, or up; `nil` beyond the ends. O(pieces between).
        private func row(_ row: Row, movedBy distance: Int) -> Row? {
            var piece = row.piece
            var line = row.line + distance
            while line < 0 {
                guard piece > 0 else { return nil }
                piece -= 1
                line += page.piece(piece).lines.count
            }
            while line > 0, piece < page.outline.pieceCount, line >= page.piece(piece).lines.count {
                line -= page.piece(piece).lines.count
                piece += 1
            }
            guard piece < page.outline.pieceCount || line == 0 else { return nil }
            return Row(piece: piece, line: line)
        }

        /// The lines from one row to another one, less than 0 when that is above; at most `limit` either way. O(pieces between,
        /// up to the limit).
        public func distance(from start: Row, to end: Row, atMost limit: Int) -> Int {
            if end < start { return -distance(from: end, to: start, atMost: limit) }
            var count = end.line - start.line
            for piece in start.piece..<end.piece {
                guard count < limit else { break }
                count += page.piece(piece).lines.count
            }
            return Swift.min(count, limit)
        }

        public func distance(from start: Row, to end: Row) -> Int { distance(from: start, to: end, atMost: .max) }

        /// So many rows from one on, as far as there are any. O(pieces between).
        public func rows(from row: Row, count: Int) -> Range<Row> {
            row..<(index(row, offsetBy: count, limitedBy: endIndex) ?? endIndex)
        }

        /// A row so many lines away, or the first or last of the page. The page has lines.
        public func row(_ row: Row, clampedOffsetBy distance: Int) -> Row {
            let last = index(before: endIndex)
            return self.row(row, movedBy: distance).map { Swift.min($0, last) } ?? (distance < 0 ? startIndex : last)
        }
    }

    /// The entries of a page.
    public struct Entries: RandomAccessCollection {
        let page: Page

        public var startIndex: Int { 0 }
        public var endIndex: Int { page.outline.slots.count }

        public subscript(index: Int) -> Entry {
            page.memory.entries(index) { page.setter.entry(for: page.outline.slots[index], on: page) }
        }
    }
}

// MARK: - What stands where

extension Page {
    /// The runs of furniture, in order, each with the entry that is its line.
    public var folds: [(entry: Int, blocks: Range<Int>, isOpen: Bool)] {
        outline.slots.enumerated().compactMap { index, slot in
            if case .fold(let blocks, let isOpen) = slot { (index, blocks, isOpen) } else { nil }
        }
    }

    /// The first row of an entry that is not empty.
    public func firstRow(ofEntry entry: Int) -> Row {
        let piece = outline.pieces(ofEntry: entry).lowerBound
        return Row(piece: piece, line: self.piece(piece).gap)
    }

    /// The last row of the article's own text: what stands below are furniture and notes. O(entries).
    public var lastTextRow: Row {
        let last = outline.slots.indices.last { index in
            switch outline.slots[index] {
            case .title: return true
            case .text(.body, let block):
                let block = document.blocks[block]
                return !block.isFurniture && block.kind != .credit && block.kind != .rule
            default: return false
            }
        }
        return last.map(lastRow) ?? lines.startIndex
    }

    func lastRow(ofEntry entry: Int) -> Row {
        let piece = outline.pieces(ofEntry: entry).upperBound - 1
        return Row(piece: piece, line: self.piece(piece).lines.count - 1)
    }

    /// Whether an entry shows what is not part of the article.
    public func isFurniture(_ entry: Int) -> Bool {
        let entry = entries[entry]
        return entry.part == .body && document.block(.body, entry.block)?.isFurniture == true
    }

    /// The note that a line belongs to.
    public func note(ofRow row: Row) -> Int? {
        guard row >= lines.startIndex, row < lines.endIndex, lines[row].entry != nil,
            case .note(let note) = outline.slots[outline.entry(ofPiece: row.piece).entry].part
        else { return nil }
        return note
    }
}
