import Articles
import Cells
import Typesetting

/// The popup of a note. A note inside a note stacks, and the stack is the trail.
public struct NotePopup: Sendable {
    struct Opened: Sendable {
        var marker: Marker
        var label: String?
        /// Every place that cites the note; none for a marker that has no note.
        var citations: [Citation]
        /// The one of them that the popup was opened at.
        var citation: Int?
        var page: Page
        /// Whether the page is the note's text, and not a word of our own.
        var holdsText: Bool
        /// Columns of its widest line.
        var columns: Int
        /// What can be followed, in order.
        var targets: [Page.Target]
        /// The first row shown.
        var top: Page.Row
        /// The chosen one of the targets.
        var target: Int?

        /// Index of the note; `nil` for a marker that has none.
        var note: Int? { marker.note }
    }

    private(set) var trail: [Opened]
    /// The marker on the page that the popup stands at, an index into the page's markers.
    private(set) var marker: Int?

    init(_ marker: Marker, at index: Int?, on page: PageState, width: Int) {
        self.marker = index
        trail = [Self.opened(marker, on: page, width: width)]
        if let index {
            let printed = page.page.markers[index]
            choose { page.page.prints($0, entry: printed.entry, range: printed.range) }
        }
    }

    private static func opened(_ marker: Marker, on state: PageState, width: Int) -> Opened {
        let document = state.article.document
        let setter = state.setter(width: width)
        let label = marker.label ?? marker.note.map { document.label(ofNote: $0) }
        var page = setter.page(ofNote: marker.note ?? -1, in: document)
        let holdsText = !page.lines.isEmpty
        if !holdsText {
            let text = marker.note == nil ? missing(label) : "The note has no text."
            let said = Document(notes: [Note(label: nil, blocks: [Block(.paragraph, text)])])
            page = setter.page(ofNote: 0, in: said)
        }
        // Lines that begin at the right begin at the right of all its columns.
        let columns = page.lines.indices.reduce(0) { widest, row in
            max(widest, page.isRightToLeft(row) ? width : page.lines[row].indent + page.lines[row].columns)
        }
        return Opened(
            marker: marker, label: label, citations: marker.note.map { state.article.citations(of: $0) } ?? [],
            page: page,
            holdsText: holdsText, columns: columns,
            targets: page.targets(in: page.lines.startIndex..<page.lines.endIndex),
            top: page.lines.startIndex)
    }

    /// What is said of a marker whose note is not there.
    static func missing(_ label: String?) -> String {
        label.map { "There is no note \($0) in this article." } ?? "This marker has no note in this article."
    }

    var current: Opened { trail[trail.count - 1] }

    /// Finds out which of the citations the top note was opened at.
    private mutating func choose(_ isHere: (Citation) -> Bool) {
        trail[trail.count - 1].citation = current.citations.firstIndex(where: isHere)
    }

    /// Opens the note of a target of the top note above it; nothing for a link.
    mutating func push(_ target: Page.Target, on state: PageState, width: Int) {
        guard case .marker(let marker) = target.kind else { return }
        let page = current.page
        trail.append(Self.opened(marker, on: state, width: width))
        choose { page.prints($0, entry: target.entry, range: target.range) }
    }

    /// Takes the top note off; false when it is the only one.
    mutating func pop() -> Bool {
        guard trail.count > 1 else { return false }
        trail.removeLast()
        return true
    }

    /// Lets the top note stand at another of its citations, whose marker on the page is given. A new trail begins.
    mutating func move(to citation: Int, marker: Int?) {
        trail = [current]
        trail[0].citation = citation
        self.marker = marker
    }

    mutating func set(width: Int, on state: PageState) {
        for index in trail.indices where trail[index].page.width != width {
            let old = trail[index]
            var opened = Self.opened(old.marker, on: state, width: width)
            opened.citation = old.citation
            opened.target = old.target
            if old.top > old.page.lines.startIndex { opened.top = opened.page.row(of: old.page.place(ofRow: old.top)) }
            trail[index] = opened
        }
    }

    /// Scrolls so many rows down or up, as far as there are more than `height`.
    mutating func scroll(by rows: Int, height: Int) {
        let lines = current.page.lines
        let last = lines.row(lines.endIndex, clampedOffsetBy: -height)
        trail[trail.count - 1].top = min(lines.row(current.top, clampedOffsetBy: rows), last)
    }

    func rowsInSight(height: Int) -> Range<Page.Row> { current.page.lines.rows(from: current.top, count: height) }

    // MARK: Targets

    var chosenTarget: Page.Target? {
        guard let index = current.target, current.targets.indices.contains(index) else { return nil }
        return current.targets[index]
    }

    /// Chooses the next or previous target and scrolls to it; nil when there is none.
    mutating func chooseTarget(after step: Int, height: Int) -> Page.Target? {
        let targets = current.targets
        guard !targets.isEmpty else { return nil }
        let next =
            current.target.map { ($0 + step + targets.count) % targets.count } ?? (step > 0 ? 0 : targets.count - 1)
        trail[trail.count - 1].target = next
        let row = targets[next].row
        if !rowsInSight(height: height).contains(row) {
            trail[trail.count - 1].top = row
            scroll(by: -height / 2, height: height)
        }
        return targets[next]
    }

    /// The passage that a bookmark means: the sentence of the chosen target, else that of the first line.
    func passage(in document: Document) -> Passage? {
        guard current.holdsText else { return nil }
        let page = current.page
        if let target = chosenTarget {
            let entry = page.entries[target.entry]
            return document.passage(
                at: Place(part: entry.part, block: entry.block, offset: entry.sourceOffset(target.range.lowerBound)))
        }
        return page.lines.indices[current.top...].lazy.compactMap { page.passage(atRow: $0) }.first
    }
}
