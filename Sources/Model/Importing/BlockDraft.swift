import Articles

/// A block while its place in the article is being found out.
struct BlockDraft {
    enum Role: Hashable {
        /// Part of the article, as its kind says.
        case text
        /// A line "P.S."
        case postscriptLine
        /// A line that only announces the notes.
        case notesLine
        /// A running title or page number that the page's edge left in the text.
        case pageEdge
        /// Part of a series of notes.
        case note
        /// The second half of a paragraph that was joined to its first.
        case joined
        /// Not of the text: what is metadata already, and what no page shows.
        case dropped
    }

    var kind: Block.Kind
    var rich: RichText
    /// The whole line as it stood, with its markup.
    var line: String
    /// The mark of a list item, as printed: `-`, `*`, `1.`.
    var mark: String?
    var indent: Int
    var depth: Int
    var enclosure = Block.Enclosure()
    var section = Block.Section.body
    var speaker: String?
    var role = Role.text
    /// The line directly follows another, with no empty line between.
    var isTight = false
    var detail: Block.Detail?
    /// Index of the element that it stands in.
    var container = 0
    /// Shown on no page.
    var isHidden = false
    /// Not of the article: what the page shows around it.
    var isOutside = false
    /// The page says that it stands in the P.S.
    var isPostscript = false
    /// Of a heading as the page has it, 0 for other blocks.
    var level = 0

    init(_ kind: Block.Kind, _ rich: RichText) {
        self.kind = kind
        self.rich = rich
        line = rich.text
        indent = 0
        depth = 0
    }

    init(_ raw: RawBlock, inline: InlineParser) {
        line = raw.line
        indent = raw.indent
        depth = raw.depth
        isTight = raw.isTight
        switch raw.kind {
        case .text: kind = .paragraph
        case .heading(let level): kind = .heading(level: max(2, level))
        case .item(let ordinal, let printed):
            kind = .listItem(ordinal: ordinal)
            mark = printed
        case .quote: kind = .quote
        case .preformatted: kind = .preformatted
        case .rule: kind = .rule
        }
        rich = raw.kind == .preformatted ? RichText(text: raw.text) : inline.parse(raw.text)
        rich.trim()
    }

    var text: String { rich.text }

    /// Running text, in which paragraphs may be broken and pull quotes stand.
    var isParagraph: Bool { kind == .paragraph && role == .text && section == .body }

    var block: Block {
        Block(
            kind, rich.text, spans: rich.spans, section: section, speaker: speaker, depth: depth,
            enclosure: enclosure,
            detail: rich.cells.isEmpty || kind != .table ? detail : .cells(rich.cells, hasHeader: rich.hasHeader))
    }

    /// Gives the block another kind. Only preformatted texts and tables hold line feeds: in any other kind each is a space.
    mutating func turn(into kind: Block.Kind) {
        if rich.text.utf8.contains(UInt8(ascii: "\n")) {
            rich.text = String(decoding: rich.text.utf8.map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }, as: UTF8.self)
        }
        self.kind = kind
        enclosure = Block.Enclosure()
    }

    /// The label that this block begins with, if it may be the beginning of a note, and the UTF-8 bytes that it covers.
    var leadingLabel: (label: String, family: Label.Family, length: Int)? {
        guard !isOutside, role != .note, role != .dropped else { return nil }
        if let mark {
            if case .listItem(.some(let ordinal)) = kind { return (String(ordinal), .numbered, 0) }
            return mark == "*" ? ("*", .symbol, 0) : nil
        }
        guard kind == .paragraph, let first = rich.candidates.first, first.range.lowerBound == 0, first.group == nil
        else {
            return nil
        }
        return (first.label, first.family, first.range.upperBound)
    }

    /// Turns the block into the beginning of a note: its label goes, with what stands between it and the text.
    mutating func dropLeadingLabel() {
        if let length = leadingLabel?.length, length > 0 {
            rich.remove(0..<length)
            let rest = rich.text.utf8.prefix { $0 == 0x20 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
            rich.remove(0..<rest.count)
            while rich.text.hasPrefix("\u{A0}") { rich.remove(0..<2) }
            rich.trim()
        }
        mark = nil
        kind = .paragraph
    }

    /// Takes off arrows back to the marker, and links that are nothing else.
    mutating func dropBackLink() {
        let scalars = Array(rich.text.unicodeScalars)
        var length = 0
        for scalar in scalars.reversed() {
            guard "↑↩↥↵⤴⤵⏎^\u{FE0E}\u{FE0F} ".unicodeScalars.contains(scalar) else { break }
            length += UTF8.width(scalar)
        }
        let count = rich.text.utf8.count
        if length > 0, length < count { rich.remove(count - length..<count) }
    }
}
