import Articles

/// Blocks, spans and notes of our own export, read back. Offsets count code points there, UTF-8 bytes here.
struct ExportedBlocks {
    private(set) var faults = Faults()
    private let noteCount: Int

    /// No page of a person's making goes beyond these.
    private static let levels = 1...6
    private static let depths = 0...256
    private static let ordinals = -1_000_000_000...1_000_000_000

    /// - Parameter notes: the notes that markers may cite.
    init(notes: Int) { noteCount = notes }

    mutating func notes(_ value: JSONValue?) -> [Note] {
        guard let value else { return [] }
        guard let list = value.list else {
            faults.addWrongType()
            return []
        }
        // One that cannot be read stays as an empty note: markers count them.
        return list.map { note in
            if !note.isObject { faults.addWrongType() }
            return Note(label: line(note["label"]), blocks: blocks(note["blocks"]))
        }
    }

    mutating func blocks(_ value: JSONValue?) -> [Block] {
        guard let value else { return [] }
        guard let list = value.list else {
            faults.addWrongType()
            return []
        }
        return list.compactMap { block in
            guard block.isObject else {
                faults.addWrongType()
                return nil
            }
            return self.block(block)
        }
    }

    private mutating func block(_ value: JSONValue) -> Block {
        let kind = kind(value)
        let isLine = kind != .preformatted && kind != .table
        let (text, spans) = text(value["text"], spans: value["spans"], isLine: isLine)
        var section = Block.Section.body
        if let name = line(value["section"]) {
            if let known = Block.Section(rawValue: name) {
                section = known
            } else {
                faults.add("a section that is not known was taken for body")
            }
        }
        let enclosure = Block.Enclosure(
            quotes: number(value["quotes"], in: Self.depths) ?? 0, items: number(value["items"], in: Self.depths) ?? 0)
        return Block(
            kind, text, spans: spans, section: section, speaker: line(value["speaker"]),
            depth: number(value["depth"], in: Self.depths) ?? 0, enclosure: enclosure, detail: detail(value, in: text))
    }

    private mutating func kind(_ value: JSONValue) -> Block.Kind {
        switch line(value["kind"]) {
        case "paragraph": return .paragraph
        case "heading": return .heading(level: number(value["level"], in: Self.levels) ?? 2)
        case "list_item": return .listItem(ordinal: number(value["ordinal"], in: Self.ordinals))
        case "quote": return .quote
        case "pull_quote": return .pullQuote
        case "preformatted": return .preformatted
        case "table": return .table
        case "image": return .image
        case "caption": return .caption
        case "rule": return .rule
        case "credit": return .credit
        default:
            faults.add("a kind of block that is not known was taken for a paragraph")
            return .paragraph
        }
    }

    // MARK: Details

    private mutating func detail(_ value: JSONValue, in text: String) -> Block.Detail? {
        if let rows = value["rows"] {
            if let cells = cells(rows, in: text) { return .cells(cells, hasHeader: value["header"]?.boolean) }
            faults.add("cells that do not fit their table were left out")
        }
        if let address = line(value["image"]) { return faults.openable(address).map { .image(address: $0) } }
        return line(value["language"]).map { .code(language: $0) }
    }

    /// The cells stand in the text in their order; each is looked for behind the one before it.
    private func cells(_ rows: JSONValue, in text: String) -> [[Range<Int>]]? {
        guard let rows = rows.list else { return nil }
        let utf8 = text.utf8
        var position = 0
        var cells: [[Range<Int>]] = []
        for (number, row) in rows.enumerated() {
            guard let row = row.list else { return nil }
            if number > 0 { position += 1 }
            cells.append([])
            for (column, cell) in row.enumerated() {
                guard let cell = cell.string else { return nil }
                if column > 0 { position += TableReader.separator.utf8.count }
                let clean = TextDecoder.cleaned(cell).text
                if clean.isEmpty { position = min(position, utf8.count) }
                guard utf8.hasBytes(of: clean, at: position) else { return nil }
                cells[number].append(position..<position + clean.utf8.count)
                position += clean.utf8.count
            }
        }
        return cells
    }

    // MARK: Texts and spans

    /// A text without what no text may hold, and the spans that fit it. O(text + spans log spans).
    mutating func text(_ value: JSONValue?, spans: JSONValue?, isLine: Bool) -> (text: String, spans: [Span]) {
        guard let value else { return ("", []) }
        guard let text = value.string else {
            faults.addWrongType()
            return ("", [])
        }
        let read = read(spans, count: text.unicodeScalars.count)
        let borders = Set(read.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted()
        var pieces = CleanedPieces(text, at: borders)
        if pieces.wasCleaned { faults.add("signs that no text may hold were replaced") }
        if isLine { pieces.text = pieces.text.inOneLine }
        let placed = read.map { span in
            let range = (pieces.offsets[span.range.lowerBound] ?? 0)..<(pieces.offsets[span.range.upperBound] ?? 0)
            return Span(span.kind, covered(range, by: span.kind, in: pieces.text))
        }
        return (pieces.text, nested(placed))
    }

    /// A marker covers its label as printed; one that covers anything else is empty, so that the page draws a sign for it.
    private mutating func covered(_ range: Range<Int>, by kind: Span.Kind, in text: String) -> Range<Int> {
        guard case .marker(let marker) = kind, let label = marker.label, !range.isEmpty else { return range }
        let print = text.slice(range)
        // A label may be long, and so may be what it is said to stand in.
        if range.count <= label.utf8.count + 100, print.contains(label) || Label.key(String(print)) == Label.key(label)
        {
            return range
        }
        faults.add("a marker that does not cover its label was made empty")
        return range.lowerBound..<range.lowerBound
    }

    /// Spans in code points, those that do not fit left out.
    private mutating func read(_ value: JSONValue?, count: Int) -> [Span] {
        guard let value else { return [] }
        guard let list = value.list else {
            faults.addWrongType()
            return []
        }
        return list.compactMap { one in
            guard let start = one["start"]?.integer, let end = one["end"]?.integer, 0 <= start, start <= end,
                start <= count
            else {
                faults.add("a span that does not fit its text was left out")
                return nil
            }
            if end > count { faults.add("a span that does not fit its text was cut") }
            guard let kind = spanKind(one) else { return nil }
            if start == end, kind.needsText {
                faults.add("a span that does not fit its text was left out")
                return nil
            }
            return Span(kind, start..<min(end, count))
        }
    }

    private mutating func spanKind(_ value: JSONValue) -> Span.Kind? {
        switch line(value["kind"]) {
        case "emphasis": return .emphasis
        case "strong": return .strong
        case "code": return .code
        case "link": return .link(address: line(value["url"]).flatMap { faults.openable($0) })
        case "marker":
            var note: Int?
            if let stated = value["note"] {
                note = stated.integer.flatMap { (0..<noteCount).contains($0) ? $0 : nil }
                if note == nil { faults.add("a marker cites a note that does not exist") }
            }
            return .marker(Marker(label: line(value["label"]), note: note))
        default:
            faults.add("a kind of span that is not known was left out")
            return nil
        }
    }

    /// Spans in their order; one that begins in another and ends outside of it is left out. O(spans log spans).
    private mutating func nested(_ spans: [Span]) -> [Span] {
        var open: [Int] = []
        var kept: [Span] = []
        kept.reserveCapacity(spans.count)
        for span in spans.isInOrder ? spans : spans.inOrder() {
            while let end = open.last, end <= span.range.lowerBound { open.removeLast() }
            if let end = open.last, end < span.range.upperBound {
                faults.add("a span that crosses another was left out")
                continue
            }
            open.append(span.range.upperBound)
            kept.append(span)
        }
        return kept
    }

    // MARK: Values

    private mutating func line(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        guard let text = value.string else {
            faults.addWrongType()
            return nil
        }
        return faults.cleaned(text).inOneLine
    }

    private mutating func number(_ value: JSONValue?, in range: ClosedRange<Int>) -> Int? {
        guard let value else { return nil }
        guard let number = value.integer else {
            faults.addWrongType()
            return nil
        }
        if !range.contains(number) { faults.add("a number was brought within its bounds") }
        return min(max(number, range.lowerBound), range.upperBound)
    }
}

extension Span.Kind {
    /// An empty span of this kind says nothing.
    fileprivate var needsText: Bool {
        switch self {
        case .emphasis, .strong, .code: true
        case .link, .marker: false
        }
    }
}

extension [Span] {
    fileprivate var isInOrder: Bool {
        zip(self, dropFirst()).allSatisfy {
            ($0.range.lowerBound, $1.range.upperBound) <= ($1.range.lowerBound, $0.range.upperBound)
        }
    }
}
