import Articles
import Cells

/// A note in the margin, level with its marker or as near below as the notes above leave room.
public struct Sidenote: Sendable {
    /// The first marker that it stands for: an index into the page's markers.
    public let marker: Int
    /// Index of the note in the document.
    public let note: Int
    /// The note set to the width of the margin.
    public let text: Page
    /// The rows of `text` that are shown: all, or the first ones.
    public let lines: [Page.Row]
    /// Where its last line ends and the sign of what is cut off stands: UTF-8 bytes of the printed text. `nil` of a whole note.
    public let cut: Int?
    /// Rows from the row of the first marker of its stretch.
    fileprivate let top: Int
}

/// The notes of a page as they stand in its margin.
///
/// They are placed stretch by stretch, each when it comes into sight: a stretch ends where so much text without a marker follows that
/// nothing above can reach what is below, and after so many notes wherever they stand.
public struct Sidenotes: Sendable {
    /// The columns that a margin must have, and those beyond which it grows no wider.
    public static let narrowest = 28
    public static let widest = 40
    /// A note that is cited again within so many lines is not repeated.
    static let nearby = 12
    /// Rows between two markers that part stretches.
    static let parting = 24
    /// Notes of a stretch, at most.
    static let longest = 64
    /// Rows of a note, at most; the popup shows the rest.
    private static let tallest = 1_000

    /// Columns of the margin.
    public let width: Int
    /// What stands where a note is cut off.
    public let ellipsis: String
    private let page: Page
    private let setter: Typesetter
    /// The indices of the page's markers that have notes in the margin, and their number before each marker.
    private let cited: [Int]
    private let indent: Int
    private let memory = Memory()

    /// Some markers one after the other, and the notes that stand beside them.
    fileprivate struct Stretch: Sendable {
        /// Places among `cited`.
        var members: Range<Int>
        /// The row of the first marker.
        var base: Page.Row
        var notes: [Sidenote]
        /// Which of the notes shows the note of each member; `nil` where there was no room.
        var owners: [Int?]
    }

    /// What was set: a note is cited again and again, and a stretch looked at frame by frame.
    private final class Memory: Sendable {
        let stretches = Remembered<Stretch>()
        let texts = Remembered<Page>()
    }

    /// The notes that the title and the body of a page cite. O(markers); nothing is set yet.
    public init(of page: Page, width: Int) {
        let notes = page.document.notes
        let stamps = page.markers.stamps
        cited = stamps.indices.filter { index in
            guard let note = stamps[index].marker.note, notes.indices.contains(note) else { return false }
            return page.outline.slots[stamps[index].entry].part <= .body
        }
        var setter = page.setter
        setter.width = width
        self.setter = setter
        self.page = page
        self.width = width
        ellipsis = setter.glyphs.ellipsis
        indent = setter.labelIndent(ofNotes: Set(cited.compactMap { stamps[$0].marker.note }), in: page.document)
    }

    /// A note as the margin shows it, whole.
    public func text(ofNote note: Int) -> Page {
        memory.texts(note) { setter.page(ofNote: note, behindLabelOf: indent, in: page.document) }
    }

    /// The sidenote that shows the note of a marker of the page, by its first marker; `nil` where none does.
    public func owner(ofMarker marker: Int) -> Int? {
        let member = cited.partitioningIndex { $0 >= marker }
        guard member < cited.count, cited[member] == marker else { return nil }
        let stretch = stretch(of: member)
        return stretch.owners[member - stretch.members.lowerBound].map { stretch.notes[$0].marker }
    }

    /// The sidenotes that stand beside so many rows from a row on, in order, each with its rows counted from that row.
    public func notes(from top: Page.Row, count: Int) -> [(note: Sidenote, rows: Range<Int>)] {
        guard !cited.isEmpty, count > 0, top < page.lines.endIndex else { return [] }
        var found: [(Sidenote, Range<Int>)] = []
        let bottom = page.lines.row(top, clampedOffsetBy: count - 1)
        let markers = page.markers
        let (first, last) = (markers.index(from: top), markers.index(from: page.lines.index(after: bottom)))
        // What stands in the window belongs to a marker in it, or to the stretch of the last one above.
        var member = max(0, cited.partitioningIndex { $0 >= first } - 1)
        let end = cited.partitioningIndex { $0 >= last }
        while member < max(end, 1) {
            let stretch = stretch(of: member)
            member = stretch.members.upperBound
            // Of what is further away than it reaches nothing is in sight.
            let reach = stretch.notes.map { $0.top + $0.lines.count }.max() ?? 0
            let shift = page.lines.distance(from: top, to: stretch.base, atMost: max(reach, count))
            for note in stretch.notes {
                let rows = shift + note.top..<shift + note.top + note.lines.count
                if rows.overlaps(0..<count) { found.append((note, rows)) }
            }
        }
        return found
    }

    // MARK: Stretches

    private func row(ofMember member: Int) -> Page.Row { page.row(of: page.markers[cited[member]]) }

    /// Whether a stretch begins with a member.
    private func parts(before member: Int) -> Bool {
        if member % Self.longest == 0 { return true }
        let rows = (row(ofMember: member - 1), row(ofMember: member))
        return page.lines.distance(from: rows.0, to: rows.1, atMost: Self.parting) >= Self.parting
    }

    private func stretch(of member: Int) -> Stretch {
        var first = member
        while !parts(before: first) { first -= 1 }
        return memory.stretches(first) {
            var end = first + 1
            while end < cited.count, !parts(before: end) { end += 1 }
            return place(first..<end)
        }
    }

    private func place(_ members: Range<Int>) -> Stretch {
        let base = row(ofMember: members.lowerBound)
        let stamps = page.markers.stamps
        var shown: [(marker: Int, note: Int, line: Int)] = []
        var owners: [Int?] = []
        var latest: [Int: Int] = [:]
        for member in members {
            let note = stamps[cited[member]].marker.note ?? 0
            let line = page.lines.distance(from: base, to: row(ofMember: member), atMost: .max)
            if let owner = latest[note], line - shown[owner].line <= Self.nearby {
                owners.append(owner)
            } else {
                latest[note] = shown.count
                owners.append(shown.count)
                shown.append((cited[member], note, line))
            }
        }
        let isLast = members.upperBound == cited.count
        let below = isLast ? page.lines.endIndex : row(ofMember: members.upperBound)
        let heights = shown.map { text(ofNote: $0.note).lines.prefix(Self.tallest).count }
        let span = page.lines.distance(
            from: base, to: below, atMost: (shown.last?.line ?? 0) + (heights.last ?? 0) + Self.parting)
        // Air above the next stretch.
        let end = isLast ? span : span - 1
        var rows = Self.rows(markers: shown.map(\.line), heights: heights, end: end)
        // Where the next stretch begins at once there may be no room left.
        if !isLast { rows = rows.map { $0.clamped(to: min($0.lowerBound, end)..<max(end, $0.lowerBound)) } }
        var notes: [Sidenote] = []
        var places: [Int?] = []
        for (shown, rows) in zip(shown, rows) {
            guard !rows.isEmpty else {
                places.append(nil)
                continue
            }
            places.append(notes.count)
            notes.append(
                Sidenote(
                    marker: shown.marker, note: shown.note, at: rows, text(ofNote: shown.note), ellipsis: ellipsis))
        }
        return Stretch(members: members, base: base, notes: notes, owners: owners.map { $0.flatMap { places[$0] } })
    }
}

extension Sidenote {
    /// As much of the lines of a note as the rows hold.
    fileprivate init(marker: Int, note: Int, at rows: Range<Int>, _ text: Page, ellipsis: String) {
        var lines = Array(text.lines.indices.prefix(rows.count))
        let isWhole = lines.last.map { text.lines.index(after: $0) == text.lines.endIndex } ?? true
        // The sign stands behind words, not on an empty line.
        while !isWhole, lines.count > 1, let last = lines.last, text.lines[last].entry == nil { lines.removeLast() }
        self.marker = marker
        self.note = note
        self.text = text
        self.lines = lines
        top = rows.lowerBound
        cut = isWhole ? nil : lines.last.map { text.end(ofRow: $0, before: ellipsis) }
    }
}

extension Page {
    /// Where a line ends so that an ellipsis has room behind it: at a word's end if the line has one.
    fileprivate func end(ofRow row: Row, before ellipsis: String) -> Int {
        let line = lines[row]
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
