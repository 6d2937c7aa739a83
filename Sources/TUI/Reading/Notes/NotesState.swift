import Articles
import Cells
import Typesetting

/// The pane of the notes: every note of the open article, each with the sentences that cite it. Only what is shown is ever set,
/// so the pane opens as fast for a book as for a page.
struct NotesState: Sendable {
    enum Item: Hashable, Sendable {
        case note(Int, isCited: Bool)
        /// Markers that print this label and have no note.
        case missing(String?)
        /// A place that cites the note, or prints the label, above; with the UTF-8 bytes of its sentence in the block.
        case citation(Citation, sentence: Range<Int>)

        var isCitation: Bool { if case .citation = self { true } else { false } }
    }

    let items: [Item]
    /// Where the focus goes when the pane closes.
    var origin: Focus
    private(set) var selected = 0
    /// The first item shown.
    private(set) var top = 0
    /// The page shows where the selected item leads; until the mouse goes elsewhere on it.
    var isFollowed = true

    /// O(UTF-8 bytes of the blocks that have markers).
    init(_ article: Article, origin: Focus) {
        self.origin = origin
        var ofNotes: [[Item]] = Array(repeating: [], count: article.document.notes.count)
        var missing: [(label: String?, items: [Item])] = []
        var indices: [String?: Int] = [:]
        var finder = SentenceFinder(article)
        for citation in article.citations {
            let item = Item.citation(citation, sentence: finder.sentence(of: citation))
            if let note = citation.marker.note, ofNotes.indices.contains(note) {
                ofNotes[note].append(item)
            } else if let index = indices[citation.marker.label] {
                missing[index].items.append(item)
            } else {
                indices[citation.marker.label] = missing.count
                missing.append((citation.marker.label, [item]))
            }
        }
        items =
            ofNotes.enumerated().flatMap { [.note($0, isCited: !$1.isEmpty)] + $1 }
            + missing.flatMap { [.missing($0.label)] + $0.items }
    }

    var selectedItem: Item? { items.indices.contains(selected) ? items[selected] : nil }

    /// The citation that the selected item stands for; `nil` for a note.
    var selectedCitation: Citation? {
        switch selectedItem {
        case .citation(let citation, _): citation
        case .missing:
            // Whatever is missing was missed somewhere: its citations follow.
            if case .citation(let first, _) = items[selected + 1] { first } else { nil }
        case .note, nil: nil
        }
    }

    /// "3/5": which of the notes, the missing ones too.
    var position: String {
        "\(items.prefix(selected + 1).count { !$0.isCitation })/\(items.count { !$0.isCitation })"
    }

    /// The item of a citation, else the first one that stands below a Place, else the first.
    func index(at place: Place, preferring chosen: (Citation) -> Bool) -> Int {
        var next: (index: Int, start: Place)?
        for (index, item) in items.enumerated() {
            guard case .citation(let citation, _) = item else { continue }
            if chosen(citation) { return index }
            let start = Place(part: citation.part, block: citation.block, offset: citation.range.lowerBound)
            if start >= place, next.map({ start < $0.start }) ?? true { next = (index, start) }
        }
        return next?.index ?? 0
    }

    // MARK: Scrolling

    /// Empty rows above an item that is not the first one shown.
    func gap(above index: Int) -> Int { items[index].isCitation ? 0 : 1 }

    /// Selects an item and brings it into sight, the whole of it. `height` are the rows of an item, at most `rows`.
    mutating func move(to index: Int, rows: Int, height: (Int) -> Int) {
        guard !items.isEmpty else { return }
        selected = max(0, min(index, items.count - 1))
        top = min(top, first(showing: items.count - 1, rows: rows, height: height))
        if selected < top {
            top = selected
        } else if selected > top {
            top = max(top, first(showing: selected, rows: rows, height: height))
        }
    }

    /// The first item that can be on top while the whole of another one is in sight. O(rows).
    private func first(showing index: Int, rows: Int, height: (Int) -> Int) -> Int {
        var first = index
        var used = height(index)
        while first > 0 {
            used += gap(above: first) + height(first - 1)
            guard used <= rows else { break }
            first -= 1
        }
        return first
    }
}

/// Finds the sentences of citations that come in order; each block is divided once.
private struct SentenceFinder {
    let article: Article
    var part: Place.Part?
    var block = 0
    var sentences: [Range<Int>] = []
    var next = 0

    init(_ article: Article) { self.article = article }

    mutating func sentence(of citation: Citation) -> Range<Int> {
        guard citation.part != .title else { return 0..<article.title.utf8.count }
        if citation.part != part || citation.block != block {
            (part, block, next) = (citation.part, citation.block, 0)
            sentences = article.document.block(citation.part, citation.block).map(Sentence.ranges) ?? []
        }
        // A marker without a print, behind a full stop, belongs to what stands before it.
        let end = citation.range.isEmpty ? citation.range.lowerBound : citation.range.lowerBound + 1
        while next + 1 < sentences.count, sentences[next].upperBound < end { next += 1 }
        return next < sentences.count ? sentences[next] : citation.range
    }
}
