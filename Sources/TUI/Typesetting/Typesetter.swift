import Articles
import Cells

/// Sets an article as a page: title block, text, folded furniture, notes.
public struct Typesetter: Sendable {
    /// Columns of the measure.
    public var width: Int
    /// First blocks of the runs of furniture that are unfolded; `nil` unfolds all.
    public var unfolded: Set<Int>?
    public var glyphs: GlyphSet
    public var style: PageStyle
    /// Where words may be divided; `nil` divides none.
    public var hyphenation: Hyphenation?
    /// The language of the text (BCP 47), as far as it is known.
    public var language: String?

    public init(
        width: Int, unfolded: Set<Int>? = [], glyphs: GlyphSet = .unicode, style: PageStyle = PageStyle(),
        hyphenation: Hyphenation? = nil
    ) {
        self.width = width
        self.unfolded = unfolded
        self.glyphs = glyphs
        self.style = style
        self.hyphenation = hyphenation
    }

    /// O(entries + spans of the notes' markers); nothing is set yet.
    public func page(of article: Article) -> Page {
        var outline = Outline(titles: titleBlock(of: article))
        addText(of: article.document, to: &outline)
        addNotes(of: article, to: &outline)
        var setter = self
        setter.language = article.language
        return Page(outline, of: article.document, by: setter)
    }

    /// The blocks of one note alone, as a popup shows them.
    public func page(ofNote index: Int, in document: Document) -> Page {
        var outline = Outline()
        document.blocks(of: .note(index)).withUnsafeBufferPointer { blocks in
            for block in blocks.indices { outline.append(.note(index), block, of: blocks) }
        }
        return Page(outline, of: document, by: self)
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
        let words = article.document.estimatedWordCount
        let time = words == 0 ? nil : "\(readingMinutes(words: words)) min"
        add(.kicker, article.kicker)
        add(.title, article.title, spans: article.titleSpans)
        add(.byline, article.authors.isEmpty ? nil : "By " + article.authors.joined(separator: ", "))
        if !article.translators.isEmpty { add(.facts, "Translated by " + article.translators.joined(separator: ", ")) }
        let facts = [article.published?.dayText, article.publication, article.issue].compactMap(\.self)
        add(.facts, facts.isEmpty ? nil : (facts + [time].compactMap(\.self)).joined(separator: dot))
        addOrigin()
        add(.facts, article.series.map { "Series: " + $0 })
        if let address = article.address { add(.facts, address, spans: [link(address, over: 0..<address.utf8.count)]) }
        return entries
    }

    // MARK: Outlines

    private func addText(of document: Document, to outline: inout Outline) {
        document.blocks.withUnsafeBufferPointer { blocks in
            var index = 0
            while index < blocks.count {
                guard blocks[index].section.isFurniture else {
                    outline.append(.body, index, of: blocks)
                    index += 1
                    continue
                }
                var end = index
                while end < blocks.count, blocks[end].section.isFurniture { end += 1 }
                let isOpen = unfolded?.contains(index) ?? true
                outline.append(.fold(index..<end, isOpen: isOpen))
                if isOpen { for inner in index..<end { outline.append(.body, inner, of: blocks) } }
                index = end
            }
        }
    }

    private func addNotes(of article: Article, to outline: inout Outline) {
        let document = article.document
        guard !document.notes.isEmpty else { return }
        let cited = Set(article.citations.compactMap(\.marker.note))
        outline.append(.notesHeading)
        for note in document.notes.indices {
            addNote(note, of: document, to: &outline)
            if !cited.contains(note) { outline.append(.remark(note: note)) }
        }
    }

    private func addNote(_ note: Int, of document: Document, to outline: inout Outline) {
        outline.hasLabels = true
        document.notes[note].blocks.withUnsafeBufferPointer { blocks in
            outline.append(.note(note), pieces: blocks.first.map(Pieces.count) ?? 1)
            for block in blocks.indices.dropFirst() { outline.append(.note(note), block, of: blocks) }
        }
    }

    /// A note behind its label, as it stands in a margin; its text begins at a column, unless the label is very long.
    func page(ofNote note: Int, behindLabelOf indent: Int, in document: Document) -> Page {
        var outline = Outline()
        outline.noteIndent = indent
        addNote(note, of: document, to: &outline)
        return Page(outline, of: document, by: self)
    }

    /// Columns for the labels of notes whose texts begin at the same column. O(notes).
    func labelIndent(ofNotes notes: some Sequence<Int>, in document: Document) -> Int {
        min(5, (notes.map { columns(of: label(of: $0, in: document)) }.max() ?? 0) + 2)
    }

    // MARK: Entries

    /// What a slot of a page's outline stands for.
    func entry(for slot: Outline.Slot, on page: Page) -> Entry {
        let document = page.document
        switch slot {
        case .title(let index): return page.outline.titles[index]
        case .speaker(let part, let block):
            return Entry(.speaker, part, block: block, text: document.block(part, block)?.speaker ?? "")
        case .fold(let blocks, let isOpen): return fold(document.blocks[blocks], isOpen: isOpen)
        case .text(let part, let block):
            let content = document.block(part, block) ?? Block(.paragraph, "")
            let asides = style.hasInlineNotes && part == .body ? page.asides(ofBlock: block) : []
            return entry(for: content, part, block, on: page, asides)
        case .address(let part, let block):
            let image = document.block(part, block)
            let address = image?.imageAddress ?? ""
            let indent = lead(of: part, on: page) + 2
            return Entry(
                .address, part, block: block, text: address,
                spans: [Span(.link(address: address), 0..<address.utf8.count)], indent: indent, hanging: indent,
                anchor: image?.text.utf8.count ?? 0)
        case .notesHeading: return Entry(.notesHeading, .note(0), block: 0, text: "Notes")
        case .note(let note):
            let (prefix, hanging) = noteLead(note, on: page)
            guard let first = document.notes[note].blocks.first else {
                let text = "(no text)"
                return Entry(.note, .note(note), block: 0, text: text, prefix: prefix, hanging: hanging, anchor: 0)
            }
            return Entry(
                .note, .note(note), block: 0, text: first.text, spans: first.spans, prefix: prefix, hanging: hanging)
        case .remark(let note):
            let blocks = document.notes[note].blocks
            let hanging = noteLead(note, on: page).hanging
            return Entry(
                .remark, .note(note), block: max(0, blocks.count - 1), text: "(no marker cites this note)",
                indent: hanging, hanging: hanging, anchor: blocks.last?.text.utf8.count ?? 0)
        }
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

    private func entry(
        for block: Block, _ part: Place.Part, _ index: Int, on page: Page, _ asides: [Display.Aside]
    ) -> Entry {
        let margin = lead(of: part, on: page)
        let item = item(of: block, at: index, part, page.document)
        func entry(
            _ role: Entry.Role, quotes: Int = 0, prefix: String = "", indent: Int = 0, asides: [Display.Aside]
        ) -> Entry {
            func bars(_ count: Int) -> String { String(repeating: String(glyphs.track) + " ", count: count) }
            func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
            // Some bars stand before the item in which the block goes on, the others behind its indent.
            let all = min(block.enclosure.quotes + quotes, 7)
            let outer = min(all, item.quotes)
            let shown = outer == 0 ? bars(all) : bars(outer) + spaces(item.indent) + bars(all - outer)
            let first = margin + (outer == 0 ? item.indent : 0) + (shown.isEmpty ? indent : 0)
            let inner = shown.isEmpty ? prefix : spaces(indent) + prefix
            return Entry(
                role, part, block: index, text: block.text, spans: block.spans, bars: shown, prefix: inner,
                indent: first, hanging: first + columns(of: shown + inner), asides: asides)
        }
        switch block.kind {
        case .paragraph: return entry(block.section == .standfirst ? .standfirst : .paragraph, asides: asides)
        case .heading(let level): return entry(.heading(level: level), asides: asides)
        case .listItem(let ordinal):
            let mark = ordinal.map { "\($0)." } ?? String(glyphs.bullet)
            let air = widestMark(ofItem: index, part, page.document) - columns(of: mark)
            let prefix = String(repeating: " ", count: max(0, air)) + mark + " "
            let indent = indent(ofItem: block, at: index, part, page.document)
            return entry(.listItem, prefix: prefix, indent: indent, asides: asides)
        case .quote: return entry(.quote, quotes: min(max(0, block.depth), 6) + 1, asides: asides)
        case .pullQuote: return entry(.pullQuote, indent: 4, asides: asides)
        case .preformatted: return entry(.preformatted, indent: 2, asides: [])
        case .table:
            var entry = entry(.table, asides: [])
            if case .cells(let cells, let hasHeader)? = block.detail, !cells.isEmpty {
                entry.lay(cells, hasHeader: hasHeader, by: self)
            }
            return entry
        case .image:
            let end = Display.Aside(at: block.text.utf8.count, text: "]")
            return entry(.image, prefix: block.text.isEmpty ? "[Image" : "[Image: ", asides: [end])
        case .caption: return entry(.caption, asides: asides)
        case .credit: return entry(.credit, asides: asides)
        case .rule:
            let dots = Array(repeating: String(glyphs.middleDot), count: 3).joined(separator: " ")
            return Entry(.rule, part, block: index, text: dots)
        }
    }

    /// Blocks that are looked at for the other items of a list. One that is longer has numbers of many widths in any case.
    private static let longestList = 200

    /// Columns of the widest mark in a list, from one of its items on: the numbers end at one column.
    private func widestMark(ofItem index: Int, _ part: Place.Part, _ document: Document) -> Int {
        guard let first = document.block(part, index), case .listItem(.some) = first.kind else {
            return columns(of: glyphs.bullet)
        }
        var widest = 0
        for next in index..<index + Self.longestList {
            guard let block = document.block(part, next) else { break }
            if block.enclosure.items > first.depth { continue }
            guard case .listItem(let ordinal) = block.kind, block.depth >= first.depth else { break }
            guard block.depth == first.depth else { continue }
            guard let ordinal else { break }
            widest = max(widest, String(ordinal).utf8.count + 1)
        }
        return widest
    }

    private func textColumn(ofItem item: Block, at index: Int, _ part: Place.Part, _ document: Document) -> Int {
        indent(ofItem: item, at: index, part, document) + widestMark(ofItem: index, part, document) + 1
    }

    /// The columns before the mark of an item: below the text of the item that it stands in.
    private func indent(ofItem item: Block, at index: Int, _ part: Place.Part, _ document: Document) -> Int {
        let deepest = 6
        guard item.depth > 0 else { return 0 }
        for above in (max(0, index - Self.longestList)..<index).reversed() where item.depth <= deepest {
            guard let outer = document.block(part, above) else { break }
            if case .listItem = outer.kind, outer.depth < item.depth {
                return textColumn(ofItem: outer, at: above, part, document)
            }
            guard outer.enclosure.items > 0 || outer.depth > 0 else { break }
        }
        return min(item.depth, deepest) * 2
    }

    /// The item of a list that a block goes on in, if it has any text: the columns before that text, and the quotations around it.
    private func item(
        of block: Block, at index: Int, _ part: Place.Part, _ document: Document
    ) -> (indent: Int, quotes: Int) {
        guard block.enclosure.items > 0 else { return (0, 0) }
        for above in (max(0, index - Self.longestList)..<index).reversed() {
            guard let item = document.block(part, above) else { break }
            if case .listItem = item.kind, item.depth < block.enclosure.items {
                return (textColumn(ofItem: item, at: above, part, document), min(item.enclosure.quotes, 7))
            }
            guard item.enclosure.items > 0 || item.depth > 0 else { break }
        }
        return (0, 0)
    }

    // MARK: Notes

    /// What stands before a note, and the columns before its lines below the first.
    private func noteLead(_ note: Int, on page: Page) -> (prefix: String, hanging: Int) {
        let label = label(of: note, in: page.document)
        guard let hanging = page.outline.noteIndent else {
            let prefix = "[\(label)] "
            return (prefix, min(6, columns(of: prefix)))
        }
        return (label + String(repeating: " ", count: max(1, hanging - columns(of: label))), hanging)
    }

    /// Columns before the blocks of a part.
    private func lead(of part: Place.Part, on page: Page) -> Int {
        guard case .note(let note) = part, page.outline.hasLabels else { return 0 }
        return noteLead(note, on: page).hanging
    }

    /// What the reader knows a note by, cut where it would fill the line.
    private func label(of note: Int, in document: Document) -> String {
        cut(document.label(ofNote: note), to: max(2, width / 2 - 3), ellipsis: glyphs.ellipsis)
    }
}
