import Articles
import Cells

/// Sets an article as a page: title block, text, folded furniture, notes.
public struct Typesetter: Sendable {
    /// Columns of the measure.
    public var width: Int
    /// First blocks of the runs of furniture that are unfolded; `nil` unfolds all.
    public var unfolded: Set<Int>?
    public var glyphs: GlyphSet

    public init(width: Int, unfolded: Set<Int>? = [], glyphs: GlyphSet = .unicode) {
        self.width = width
        self.unfolded = unfolded
        self.glyphs = glyphs
    }

    /// O(UTF-8 bytes of the article).
    public func page(of article: Article) -> Page {
        let entries = titleBlock(of: article) + text(of: article.document) + notes(of: article)
        return Page(entries: entries, document: article.document, width: width)
    }

    /// The blocks of one note alone, as a popup shows them.
    public func page(ofNote index: Int, in document: Document) -> Page {
        guard document.notes.indices.contains(index) else { return Page(entries: [], document: document, width: width) }
        let entries = document.notes[index].blocks.enumerated().flatMap { number, block in
            self.entries(for: block, .note(index), number)
        }
        return Page(entries: entries, document: document, width: width)
    }

    // MARK: Above the text

    private func titleBlock(of article: Article) -> [Entry] {
        var entries: [Entry] = []
        func add(_ role: Entry.Role, _ text: String?, spans: [Span] = []) {
            guard let text, !text.isEmpty else { return }
            entries.append(Entry(role, .title, block: entries.count, text: text, spans: spans))
        }
        func link(_ address: String, over range: Range<Int>) -> Span { Span(.link(address: address), range) }
        /// Where the text first appeared: the source's name leads to its address.
        func addOrigin() {
            // Where the name is not known, its address is one, if it does not stand below anyway.
            let original = article.originalAddress
            let source = article.originalSource ?? (original == article.address ? nil : original)
            let facts = [source, article.firstPublished?.dayText].compactMap(\.self)
            guard !facts.isEmpty else { return }
            let words = "First published: "
            let start = words.utf8.count
            var spans: [Span] = []
            if let original, let source { spans = [link(original, over: start..<start + source.utf8.count)] }
            add(.facts, words + facts.joined(separator: ", "), spans: spans)
        }
        let dot = " \(glyphs.middleDot) "
        add(.kicker, article.kicker)
        add(.title, article.title, spans: article.titleSpans)
        add(.byline, article.authors.isEmpty ? nil : "By " + article.authors.joined(separator: ", "))
        if !article.translators.isEmpty { add(.facts, "Translated by " + article.translators.joined(separator: ", ")) }
        add(
            .facts,
            [article.published?.dayText, article.publication, article.issue].compactMap(\.self).joined(separator: dot))
        addOrigin()
        add(.facts, article.series.map { "Series: " + $0 })
        if let address = article.address { add(.facts, address, spans: [link(address, over: 0..<address.utf8.count)]) }
        return entries
    }

    // MARK: The text

    private func text(of document: Document) -> [Entry] {
        var entries: [Entry] = []
        var index = 0
        while index < document.blocks.count {
            guard document.blocks[index].isFurniture else {
                entries += self.entries(for: document.blocks[index], .body, index)
                index += 1
                continue
            }
            var end = index
            while end < document.blocks.count, document.blocks[end].isFurniture { end += 1 }
            let isOpen = unfolded?.contains(index) ?? true
            entries.append(fold(document.blocks[index..<end], isOpen: isOpen))
            if isOpen {
                for inner in index..<end { entries += self.entries(for: document.blocks[inner], .body, inner) }
            }
            index = end
        }
        return entries
    }

    /// The line that stands for a run of furniture.
    private func fold(_ blocks: ArraySlice<Block>, isOpen: Bool) -> Entry {
        let hasPostscript = blocks.contains { $0.section == .postscript }
        let name = hasPostscript ? "P.S." : "Not part of the article"
        let sign = isOpen ? glyphs.unfolded : glyphs.folded
        let preview = isOpen ? "" : ": " + (blocks.first?.text ?? "")
        return Entry(
            .fold(blocks.startIndex..<blocks.endIndex, isOpen: isOpen), .body, block: blocks.startIndex,
            text: "\(sign) \(name)\(preview)")
    }

    /// `margin` columns stand before all of it.
    private func entries(for block: Block, _ part: Place.Part, _ index: Int, margin: Int = 0) -> [Entry] {
        var entries: [Entry] = []
        func add(_ role: Entry.Role, prefix: String = "", indent: Int = 0, hanging: Int = 0) {
            entries.append(
                Entry(
                    role, part, block: index, text: block.text, spans: block.spans, prefix: prefix,
                    indent: margin + indent,
                    hanging: margin + hanging))
        }
        if let speaker = block.speaker { entries.append(Entry(.speaker, part, block: index, text: speaker)) }
        switch block.kind {
        case .paragraph: add(block.section == .standfirst ? .standfirst : .paragraph)
        case .heading(let level): add(.heading(level: level))
        case .listItem(let ordinal):
            let prefix = ordinal.map { "\($0). " } ?? "\(glyphs.bullet) "
            let indent = min(block.depth, 6) * 2
            add(.listItem, prefix: prefix, indent: indent, hanging: indent + columns(of: prefix))
        case .quote:
            let bar = String(glyphs.track) + " "
            let indent = min(block.depth, 6) * 2
            add(.quote, prefix: bar, indent: indent, hanging: indent + columns(of: bar))
        case .pullQuote: add(.pullQuote, indent: 4, hanging: 4)
        case .preformatted: add(.preformatted, indent: 2, hanging: 2)
        case .table: add(.table)
        case .image: add(.image)
        case .caption: add(.caption)
        case .credit: add(.credit)
        case .rule:
            entries.append(
                Entry(
                    .rule, part, block: index,
                    text: Array(repeating: String(glyphs.middleDot), count: 3).joined(separator: " ")))
        }
        return entries
    }

    // MARK: The notes

    private func notes(of article: Article) -> [Entry] {
        let notes = article.document.notes
        guard !notes.isEmpty else { return [] }
        let markers = article.citations.map(\.marker)
        let cited = Set(markers.compactMap(\.note))
        var entries = [Entry(.notesHeading, .note(0), block: 0, text: "Notes")]
        for (index, note) in notes.enumerated() {
            let prefix = "[\(label(of: index, in: article.document))] "
            let hanging = min(6, columns(of: prefix))
            entries += self.entries(ofNote: index, in: article.document, prefix: prefix, hanging: hanging)
            if !cited.contains(index) {
                let last = max(0, note.blocks.count - 1)
                let end = note.blocks.last?.text.utf8.count ?? 0
                entries.append(
                    Entry(
                        .remark, .note(index), block: last, text: "(no marker cites this note)", indent: hanging,
                        hanging: hanging, anchor: end))
            }
        }
        return entries
    }
    /// The blocks of a note behind its label; `hanging` columns stand before the lines below the first.
    private func entries(ofNote index: Int, in document: Document, prefix: String, hanging: Int) -> [Entry] {
        let blocks = document.notes[index].blocks
        guard let first = blocks.first else {
            let text = "(no text)"
            return [Entry(.note, .note(index), block: 0, text: text, prefix: prefix, hanging: hanging, anchor: 0)]
        }
        let opening = Entry(
            .note, .note(index), block: 0, text: first.text, spans: first.spans, prefix: prefix, hanging: hanging)
        return [opening]
            + blocks.indices.dropFirst().flatMap { entries(for: blocks[$0], .note(index), $0, margin: hanging) }
    }

    /// What the reader knows a note by, cut where it would fill the line.
    private func label(of note: Int, in document: Document) -> String {
        cut(
            document.label(ofNote: note), to: max(2, width / 2 - 3),
            ellipsis: glyphs.ellipsis)
    }

    /// Notes one after the other, each behind its label, as they stand in a margin. O(UTF-8 bytes of the notes).
    func page(ofNotes notes: [Int], in document: Document) -> Page {
        let labels = notes.map { label(of: $0, in: document) }
        // The texts of all notes begin at the same column, unless a label is very long.
        let hanging = min(5, (labels.map { columns(of: $0) }.max() ?? 0) + 2)
        let entries = zip(notes, labels).flatMap { note, label in
            let air = String(repeating: " ", count: max(1, hanging - columns(of: label)))
            return self.entries(ofNote: note, in: document, prefix: label + air, hanging: hanging)
        }
        return Page(entries: entries, document: document, width: width)
    }
}
