import Articles
import Support

extension Dice {
    mutating func list<T>(_ most: Int, _ make: (inout Dice) -> T) -> [T] {
        (0..<roll(most + 1)).map { _ in make(&self) }
    }

    mutating func text(_ most: Int = 40) -> String {
        // Most texts run in one direction.
        let right = roll(4) == 0 ? ["עברית", "שלום", "العربية", "(", ")", "12", "\u{2067}", "\u{2069}"] : []
        let pieces =
            [
                "a", "word", "longer", "hyphen-ated", " ", " ", " ", " ", "  ", ".", "é", "e\u{301}", "\u{301}", "漢",
                "字、",
                "。",
                "か\u{3099}", "漢\u{301}", "한국", "👩‍👩‍👧", "👍🏽", "🇺🇦", "—", "–", "\u{200B}", "\u{AD}", "\u{A0}", "\u{200D}",
                "\u{202E}", "\u{FFFD}", "-", "[", "]", "ﬁ", "\u{E000}", "https://example.org/", "ไทยแลนด์",
            ] + right
        return list(most) { $0.pick(pieces) }.joined()
    }

    /// A border of scalars in a text.
    mutating func border(in text: String) -> Int { text.utf8.scalarBorder(atOrBefore: roll(text.utf8.count + 1)) }

    mutating func spans(in text: String, notes: Int) -> [Span] {
        var end = 0
        return list(5) { dice -> Span in
            let ends = [dice.border(in: text), dice.border(in: text)].sorted()
            let note = dice.roll(notes + 2)
            let marker = Marker(label: dice.pick([nil, "1", "12", "a"]), note: note < notes ? note : nil)
            return Span(
                dice.pick([.emphasis, .link(address: nil), .marker(marker), .marker(marker)]), ends[0]..<ends[1])
        }.inOrder().filter { span in
            // Markers lie beside one another.
            guard span.marker != nil else { return true }
            guard span.range.lowerBound >= end else { return false }
            end = span.range.upperBound
            return true
        }
    }

    mutating func block(notes: Int) -> Block {
        let kinds: [Block.Kind] = [
            .paragraph, .paragraph, .paragraph, .heading(level: 2), .listItem(ordinal: nil), .listItem(ordinal: 1234),
            .quote,
            .pullQuote, .preformatted, .table, .image, .caption, .rule, .credit,
        ]
        let kind = pick(kinds)
        if kind == .table, roll(3) > 0 { return table(notes: notes) }
        let text = kind == .preformatted || kind == .table ? list(3) { $0.text(12) }.joined(separator: "\n") : text()
        return Block(
            kind, text, spans: spans(in: text, notes: notes),
            section: pick([.body, .body, .body, .standfirst, .postscript, .boilerplate]),
            speaker: pick([nil, nil, nil, "Ada Lovelace"]), depth: pick([0, 0, 1, 9]),
            enclosure: .init(quotes: pick([0, 0, 1, 40]), items: pick([0, 0, 1, 40])),
            detail: kind == .image ? pick([nil, .image(address: "https://example.org/picture.png")]) : nil)
    }

    /// A table whose cells are known; rows may differ in length.
    mutating func table(notes: Int) -> Block {
        var text = ""
        var cells: [[Range<Int>]] = []
        for row in 0..<1 + roll(5) {
            if row > 0 { text += "\n" }
            cells.append([])
            for cell in 0..<roll(5) {
                if cell > 0 { text += " │ " }
                let start = text.utf8.count
                text += pick(["", "7", "1,234", self.text(8)])
                cells[row].append(start..<text.utf8.count)
            }
        }
        let all = cells.flatMap(\.self)
        guard !all.isEmpty else { return Block(.table, text, detail: .cells(cells)) }
        // What stands in a table stands in a cell of it.
        let cell = pick(all)
        let spans = spans(in: text.slice(cell), notes: notes).map { span in
            Span(span.kind, cell.lowerBound + span.range.lowerBound..<cell.lowerBound + span.range.upperBound)
        }
        return Block(.table, text, spans: spans, detail: .cells(cells))
    }

    mutating func article() -> Article {
        let count = roll(4)
        let document = Document(
            blocks: list(10) { $0.block(notes: count) },
            notes: (0..<count).map { _ in
                Note(label: pick([nil, "1", "2", "a longer label"]), blocks: list(2) { $0.block(notes: count) })
            })
        var article = Article(identity: .content(""), format: .text, title: text(20), document: document, digest: "")
        article.titleSpans = spans(in: article.title, notes: count)
        article.kicker = pick([nil, text(5)])
        article.authors = list(2) { $0.text(5) }
        article.series = pick([nil, "Series"])
        return article
    }
}
