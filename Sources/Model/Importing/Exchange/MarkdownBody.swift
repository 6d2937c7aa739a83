import Articles

/// The text of an article as blocks of Markdown, and its notes as definitions below it.
struct MarkdownBody {
    let title: String
    /// Between them stand empty lines.
    private(set) var parts: [String] = []

    private let article: Article
    private let names: NoteNames
    private let inline: MarkdownInline
    /// Notes that are written where they are cited.
    private let inlined: [Int: String]

    init(_ article: Article, number: Int) {
        self.article = article
        let names = NoteNames(article.document.notes, article: number)
        self.names = names
        let inlined = Self.inlined(article)
        self.inlined = inlined
        inline = MarkdownInline { marker in
            marker.note.flatMap { note in
                guard article.document.notes.indices.contains(note) else { return nil }
                return inlined[note].map { "^[\($0)]" } ?? "[^\(names[note])]"
            }
        }
        title = inline.line(article.title, article.titleSpans)
        writeBlocks()
        writeNotes()
    }

    /// Whether the introduction is one text that front matter can hold.
    static func hasPlainStandfirst(_ article: Article) -> Bool {
        let blocks = article.document.blocks.filter { $0.section == .standfirst }
        return blocks.count == 1 && blocks[0].spans.isEmpty && blocks[0].text == article.summary
    }

    /// Notes without a label that are cited once and are one short paragraph: `^[text]`.
    private static func inlined(_ article: Article) -> [Int: String] {
        var citations: [Int: Int] = [:]
        for note in article.citations.compactMap(\.marker.note) { citations[note, default: 0] += 1 }
        var found: [Int: String] = [:]
        for (index, note) in article.document.notes.enumerated() where note.label == nil && citations[index] == 1 {
            guard note.blocks.count == 1, note.blocks[0].kind == .paragraph, note.blocks[0].text.utf8.count < 2_000,
                !note.blocks[0].text.isEmpty, !note.blocks[0].spans.contains(where: { $0.marker != nil })
            else { continue }
            found[index] = MarkdownInline { _ in nil }.line(note.blocks[0].text, note.blocks[0].spans)
        }
        return found
    }

    // MARK: Blocks

    private mutating func writeBlocks() {
        let isStandfirstAbove = Self.hasPlainStandfirst(article)
        let blocks = article.document.blocks[...].drop { isStandfirstAbove && $0.section == .standfirst }
        var start = blocks.startIndex
        while start < blocks.endIndex {
            let section = blocks[start].section
            let end = blocks[start...].firstIndex { $0.section != section } ?? blocks.endIndex
            let lines = self.blocks(blocks[start..<end])
            switch section {
            case .standfirst where isStandfirstAbove: break
            case .body: parts += lines
            case .standfirst: parts += ["::: standfirst"] + lines + [":::"]
            case .postscript: parts += ["P.S."] + lines
            case .boilerplate: parts += ["::: footer"] + lines + [":::"]
            }
            start = end
        }
    }

    /// Blocks in order; items of lists, what goes on in them, and quotations that follow each other are one part.
    private func blocks(_ blocks: some Sequence<Block>) -> [String] {
        var parts: [String] = []
        var list = MarkdownList()
        /// Quotations that the list stands in.
        var quotesOfList = 0
        var wasQuoted = false
        for block in blocks {
            let isQuote = block.kind == .quote
            let quotes = isQuote ? min(max(block.depth, 0), 8) + 1 : min(block.enclosure.quotes, 9)
            func signs(_ count: Int) -> String { String(repeating: "> ", count: count) }
            if case .listItem(let ordinal) = block.kind {
                if quotes != quotesOfList { list = list.ended }
                quotesOfList = quotes
                let lines = list.lines(text(block), ordinal: ordinal, depth: block.depth).behind(signs(quotes))
                if list.isNew { parts.append(lines) } else { parts[parts.count - 1] += "\n" + lines }
                wasQuoted = false
                continue
            }
            guard let part = isQuote ? text(block) : part(block) else { continue }
            let mayGoOn = quotes >= quotesOfList && block.kind != .pullQuote
            if mayGoOn, let indent = list.goOn(in: block.enclosure.items) {
                let lines = part.behind(signs(quotes - quotesOfList)).behind(String(repeating: " ", count: indent))
                parts[parts.count - 1] += "\n" + ("\n" + lines).behind(signs(quotesOfList))
                continue
            }
            list = list.ended
            let lines = part.behind(signs(quotes))
            if isQuote, wasQuoted { parts[parts.count - 1] += "\n>\n" + lines } else { parts.append(lines) }
            wasQuoted = isQuote
        }
        return parts
    }

    private func text(_ block: Block) -> String {
        let speaker = block.speaker.map { "**\(Markdown.escapedSigns($0)):** " } ?? ""
        let line = inline.line(block.text, block.spans)
        return speaker.isEmpty ? Markdown.withPlainStart(line) : speaker + line
    }

    private func part(_ block: Block) -> String? {
        switch block.kind {
        case .heading(let level): return String(repeating: "#", count: min(max(level, 2), 6)) + " " + text(block)
        case .rule: return "***"
        case .pullQuote: return "::: pullquote\n\n> \(text(block))\n\n:::"
        case .preformatted:
            var language: String?
            if case .code(let name) = block.detail { language = name }
            return Markdown.fence(block.text, language: language).joined(separator: "\n")
        case .table:
            if case .cells(let rows, let hasHeader) = block.detail,
                let table = table(block, rows, hasHeader: hasHeader ?? true)
            {
                return table
            }
            return block.text.split(separator: "\n").map { Markdown.escaped(line: $0) }.joined(separator: "\\\n")
        case .image:
            guard case .image(let address) = block.detail else { break }
            return "![\(Markdown.escapedSigns(block.text.inOneLine))](\(Markdown.destination(address)))"
        case .caption:
            return block.text.isEmpty
                ? nil : "*\(inline.line(block.text, block.spans.filter { $0.kind != .emphasis }))*"
        default: break
        }
        let line = text(block)
        return line.isEmpty ? nil : line
    }

    /// GitHub's tables; the first row is the head, which is empty where the table has none.
    private func table(_ block: Block, _ rows: [[Range<Int>]], hasHeader: Bool) -> String? {
        let columns = rows.map(\.count).max() ?? 0
        guard columns > 0, rows.count > 0 else { return nil }
        let size = block.text.utf8.count
        let head = hasHeader ? [] : [[Range<Int>](repeating: 0..<0, count: columns)]
        var lines = (head + rows).map { row in
            let cells = row.map { $0.upperBound <= size ? inline.line(block.text, block.spans, in: $0) : "" }
            return "| " + (cells + Array(repeating: "", count: columns - cells.count)).joined(separator: " | ") + " |"
        }
        lines.insert("|" + String(repeating: " --- |", count: columns), at: 1)
        return lines.joined(separator: "\n")
    }

    // MARK: Notes

    private mutating func writeNotes() {
        for (index, note) in article.document.notes.enumerated() where inlined[index] == nil {
            let parts = blocks(note.blocks)
            var lines = "[^\(names[index])]:"
            let startsInLine = note.blocks.first.map { $0.kind == .paragraph } ?? true
            for (position, part) in parts.enumerated() {
                if position == 0, startsInLine {
                    lines += " " + part
                } else {
                    lines +=
                        "\n\n"
                        + part.split(separator: "\n", omittingEmptySubsequences: false)
                        .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
                }
            }
            self.parts.append(lines)
        }
    }
}

/// The lines of a list, whose items stand below those that they belong to.
struct MarkdownList {
    /// Of each open level: how far its texts are indented, and the number of its last item.
    private var levels: [(indent: Int, ordinal: Int?)] = []
    /// The lines begin a part of their own.
    private(set) var isNew = false

    /// Behind a block that is no item.
    var ended: MarkdownList { MarkdownList() }

    /// The item that stands in so many lists goes on, those inside of it do not.
    ///
    /// - Returns: how far its text is indented; `nil` without one.
    mutating func goOn(in items: Int) -> Int? {
        guard items > 0, !levels.isEmpty else { return nil }
        let level = min(items, levels.count)
        levels.removeSubrange(level...)
        return levels[level - 1].indent
    }

    /// - Parameter text: Markdown of one line.
    mutating func lines(_ text: String, ordinal: Int?, depth: Int) -> String {
        let depth = min(max(depth, 0), levels.count, 12)
        isNew = levels.isEmpty
        var separator = ""
        let hadLevel = depth < levels.count
        if hadLevel {
            let last = levels[depth].ordinal
            // Numbers count on by themselves; what does not follow begins a list of its own.
            if let ordinal, let last, ordinal != last &+ 1 {
                separator =
                    "\n" + String(repeating: " ", count: depth == 0 ? 0 : levels[depth - 1].indent) + "<!-- -->\n\n"
            }
            levels.removeSubrange(depth...)
        }
        let indent = levels.last?.indent ?? 0
        let isNumber = ordinal.map { (0...999_999_999).contains($0) } ?? false
        // Within an item's paragraph only a list that begins with 1 begins.
        if isNumber, ordinal != 1, !isNew, !hadLevel { separator = "\n" }
        let mark = isNumber ? "\(ordinal ?? 0). " : "- "
        levels.append((indent + mark.utf8.count, isNumber ? ordinal : nil))
        return separator + String(repeating: " ", count: indent) + mark + text
    }
}

extension String {
    /// With something before each of its lines; before an empty one without the space at its end.
    fileprivate func behind(_ signs: String) -> String {
        if signs.isEmpty { return self }
        return split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? signs.trimmingSpacesAtEnd : signs + $0 }.joined(separator: "\n")
    }

    private var trimmingSpacesAtEnd: Substring {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
