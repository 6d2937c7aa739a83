import Articles
import Cells

/// A note in the margin, level with its marker or as near below as the notes above leave room.
public struct Sidenote: Hashable, Sendable {
    /// The first marker that it stands for: an index into the page's markers.
    public let marker: Int
    /// Index of the note in the document.
    public let note: Int
    /// The lines of the page that it stands beside.
    public let rows: Range<Int>
    /// As many lines of the set notes, which it shows.
    public let lines: Range<Int>
    /// Where its last line ends and the sign of what is cut off stands: UTF-8 bytes of the printed text. `nil` of a whole note.
    public let cut: Int?
}

/// The notes of a page as they stand in its margin. The rows are lines of the page, so scrolling moves text and notes together.
public struct Sidenotes: Sendable {
    /// The columns that a margin must have, and those beyond which it grows no wider.
    public static let narrowest = 28
    public static let widest = 40
    /// A note that is cited again within so many lines is not repeated.
    static let nearby = 12

    /// Every note that is shown, set to the width of the margin.
    public let text: Page
    /// In the order of their rows, which are apart from one another.
    public let notes: [Sidenote]
    /// What stands where a note is cut off.
    public let ellipsis: String
    /// The index of the sidenote of each of the page's markers.
    private let owners: [Int?]

    /// The notes that the title and the body of a page cite. O(UTF-8 bytes of these notes + markers).
    public init(of page: Page, in document: Document, width: Int, glyphs: GlyphSet = .unicode) {
        let cited = page.markers.indices.filter { index in
            guard let note = page.markers[index].marker.note, document.notes.indices.contains(note) else {
                return false
            }
            return page.entries[page.markers[index].entry].part <= .body
        }
        func note(_ marker: Int) -> Int { page.markers[marker].marker.note ?? 0 }
        func line(_ marker: Int) -> Int { page.markers[marker].line }

        // What is shown, and by which sidenote each marker's note is.
        var owners = [Int?](repeating: nil, count: page.markers.count)
        var shown: [Int] = []
        var latest: [Int: Int] = [:]
        for marker in cited {
            if let owner = latest[note(marker)], line(marker) - line(shown[owner]) <= Self.nearby {
                owners[marker] = owner
            } else {
                owners[marker] = shown.count
                latest[note(marker)] = shown.count
                shown.append(marker)
            }
        }
        let text = Typesetter(width: width, glyphs: glyphs).page(ofNotes: latest.keys.sorted(), in: document)
        let lines = text.linesOfNotes
        let rows = Self.rows(
            markers: shown.map(line), heights: shown.map { lines[note($0)]?.count ?? 1 }, end: page.lines.count)
        self.owners = owners
        self.text = text
        ellipsis = glyphs.ellipsis
        notes = zip(shown, rows).map { marker, rows in
            let whole = lines[note(marker)] ?? 0..<0
            return Sidenote(marker: marker, note: note(marker), at: rows, of: whole, text, ellipsis: glyphs.ellipsis)
        }
    }

    /// Index of the sidenote that shows the note of a marker of the page.
    public func index(ofMarker marker: Int) -> Int? { owners.indices.contains(marker) ? owners[marker] : nil }

    /// The sidenotes that stand beside some of these lines. O(log notes).
    public func notes(in rows: Range<Int>) -> ArraySlice<Sidenote> {
        let first = firstIndex { $0.rows.upperBound > rows.lowerBound }
        return notes[first..<max(first, firstIndex { $0.rows.lowerBound >= rows.upperBound })]
    }

    /// What stands beside a line of the page: the sidenote, and its line in `text`. O(log notes).
    public func line(atRow row: Int) -> (note: Sidenote, line: Int)? {
        notes(in: row..<row + 1).first.map { ($0, $0.lines.lowerBound + row - $0.rows.lowerBound) }
    }

    private func firstIndex(where condition: (Sidenote) -> Bool) -> Int {
        var low = 0
        var high = notes.count
        while low < high {
            let middle = (low + high) / 2
            if condition(notes[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Sidenote {
    /// As much of the lines of a note as the rows hold.
    fileprivate init(
        marker: Int, note: Int, at rows: Range<Int>, of whole: Range<Int>, _ text: Page, ellipsis: String
    ) {
        self.marker = marker
        self.note = note
        guard rows.count < whole.count else {
            (self.rows, lines, cut) = (rows, whole, nil)
            return
        }
        var height = rows.count
        // The sign stands behind words, not on an empty line.
        while height > 1, text.lines[whole.lowerBound + height - 1].entry == nil { height -= 1 }
        self.rows = rows.prefix(height)
        lines = whole.prefix(height)
        cut = text.end(ofLine: lines.upperBound - 1, before: ellipsis)
    }
}

extension Page {
    /// The lines of each note on the page.
    fileprivate var linesOfNotes: [Int: Range<Int>] {
        var found: [Int: Range<Int>] = [:]
        for index in lines.indices {
            guard let note = note(ofLine: index) else { continue }
            found[note] = (found[note]?.lowerBound ?? index)..<index + 1
        }
        return found
    }

    /// Where a line ends so that an ellipsis has room behind it: at a word's end if the line has one.
    fileprivate func end(ofLine index: Int, before ellipsis: String) -> Int {
        let line = lines[index]
        guard let entry = line.entry else { return line.range.upperBound }
        let text = entries[entry].text
        let room = width - line.indent - Cells.columns(of: ellipsis)
        let end = fitting(text, utf8: line.range, columns: room).end
        guard end < line.range.upperBound else { return end }
        let kept = text.slice(line.range.lowerBound..<end)
        if text.slice(end..<line.range.upperBound).hasPrefix(" ") { return end }
        guard let space = kept.lastIndex(of: " ") else { return end }
        return line.range.lowerBound + kept[..<space].utf8.count
    }
}

extension Article {
    /// Whether its title or body cites a note that exists: only then a margin has something to show. O(spans).
    public var citesNotes: Bool {
        func cites(_ spans: [Span]) -> Bool { spans.contains { $0.marker?.note != nil } }
        return cites(titleSpans) || document.blocks.contains { cites($0.spans) }
    }
}
