import Articles
import Cells
import Typesetting

/// The popup of a note. A note inside a note stacks, and the stack is the trail.
public struct NotePopup: Sendable {
    struct Frame: Sendable {
        var label: String?
        /// Index of the note; `nil` for a marker that has none.
        var note: Int?
        var page: Page
        /// Columns of its widest line.
        var columns: Int
        /// What can be followed, in order.
        var targets: [Page.Target]
        /// The first line shown.
        var top = 0
        /// The chosen one of the targets.
        var target: Int?
    }

    private(set) var frames: [Frame]
    /// The marker on the page that the popup was opened at, an index into the page's markers.
    let marker: Int?

    init(_ marker: Marker, at index: Int?, in article: Article, width: Int, glyphs: GlyphSet) {
        self.marker = index
        frames = [Self.frame(marker, in: article, width: width, glyphs: glyphs)]
    }

    private static func frame(_ marker: Marker, in article: Article, width: Int, glyphs: GlyphSet) -> Frame {
        let document = article.document
        let label = marker.label ?? marker.note.flatMap { document.notes[$0].label ?? String($0 + 1) }
        var page = Typesetter(width: width, glyphs: glyphs).page(ofNote: marker.note ?? -1, in: document)
        if page.lines.isEmpty {
            let text = marker.note == nil ? "There is no note \(label ?? "") in this article." : "The note has no text."
            let said = Document(notes: [Note(label: nil, blocks: [Block(.paragraph, text)])])
            page = Typesetter(width: width, glyphs: glyphs).page(ofNote: 0, in: said)
        }
        let columns = page.lines.reduce(0) { widest, line in
            guard let entry = line.entry else { return widest }
            return max(widest, line.indent + Cells.columns(of: page.entries[entry].text, utf8: line.range))
        }
        return Frame(
            label: label, note: marker.note, page: page, columns: columns,
            targets: page.targets(in: page.lines.indices))
    }

    var current: Frame { frames[frames.count - 1] }

    /// "Note 3 > Note 7"
    var title: String {
        let labels = frames.suffix(4).map { $0.label ?? "*" }
        return "Note " + labels.joined(separator: " > ")
    }

    mutating func push(_ marker: Marker, in article: Article, width: Int, glyphs: GlyphSet) {
        frames.append(Self.frame(marker, in: article, width: width, glyphs: glyphs))
    }

    /// Takes the top note off; false when it is the only one.
    mutating func pop() -> Bool {
        guard frames.count > 1 else { return false }
        frames.removeLast()
        return true
    }

    mutating func set(width: Int, in article: Article, glyphs: GlyphSet) {
        for index in frames.indices where frames[index].page.width != width {
            var frame = Self.frame(
                Marker(label: frames[index].label, note: frames[index].note), in: article, width: width, glyphs: glyphs)
            frame.target = frames[index].target
            let place = frames[index].page.place(ofLine: frames[index].top)
            frame.top = frames[index].top == 0 ? 0 : frame.page.line(of: place)
            frames[index] = frame
        }
    }

    mutating func scroll(to top: Int, height: Int) {
        let last = max(0, current.page.lines.count - height)
        frames[frames.count - 1].top = max(0, min(top, last))
    }

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
        frames[frames.count - 1].target = next
        let line = targets[next].line
        if line < current.top || line >= current.top + height { scroll(to: line - height / 2, height: height) }
        return targets[next]
    }
}
