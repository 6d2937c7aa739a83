import Articles
import Foundation
import Importing
import Support
import Testing

/// Our export comes back as it was, and nothing in it is trusted.
@Suite struct JSONFeedTests {
    private func articles(_ json: String, named name: String = "feed.json") throws -> [Article] {
        try Importer.articles(from: Array(json.utf8), named: name)
    }

    private func own(_ members: String, item: String = #""id": "x", "title": "T""#) throws -> Article {
        let json =
            #"{"version": "https://jsonfeed.org/version/1.1", "title": "E", "items": [{\#(item), "_broadsheet": {"format": "text", \#(members)}}]}"#
        return try #require(try articles(json).first)
    }

    @Test("Export and import yield equal articles", arguments: Fixture.all)
    func losslessly(_ fixture: Fixture) throws {
        let bytes = [UInt8](try Data(contentsOf: fixture.document))
        let articles = try Importer.articles(from: bytes, named: fixture.document.lastPathComponent)
        let again = try Importer.articles(from: JSONFeed.data(of: articles, title: "Export"), named: "export.json")
        #expect(articles.count == again.count)
        for (article, back) in zip(articles, again) where article != back {
            Issue.record("\(fixture.name): \(article.title)\n\(article.tree)\n---\n\(back.tree)")
        }
    }

    @Test func randomArticlesComeBack() throws {
        var dice = Dice(11)
        for _ in 0..<300 {
            let articles = (0...dice.roll(3)).map { _ in dice.article() }
            let again = try Importer.articles(from: JSONFeed.data(of: articles, title: "Export"), named: "export.json")
            #expect(articles == again)
        }
    }

    // MARK: Distrust

    @Test(arguments: [
        #"{"kind": "emphasis", "start": -1, "end": 2}"#, #"{"kind": "emphasis", "start": 3, "end": 1}"#,
        #"{"kind": "emphasis", "start": 9, "end": 12}"#, #"{"kind": "emphasis", "start": 0.5, "end": 2}"#,
        #"{"kind": "emphasis", "start": "0", "end": 2}"#, #"{"kind": "emphasis", "start": 1e300, "end": 1e301}"#,
        #"{"kind": "shine", "start": 0, "end": 2}"#, "[]", "7", "null", #"{"kind": "emphasis"}"#,
    ]) func spansThatDoNotFit(_ span: String) throws {
        let article = try own(#""blocks": [{"kind": "paragraph", "text": "words", "spans": [\#(span)]}]"#)
        #expect(article.document.blocks == [Block(.paragraph, "words")])
        #expect(article.warnings.count == 1)
    }

    @Test func spansAreCutAndOrdered() throws {
        let spans = [
            #"{"kind": "strong", "start": 2, "end": 99}"#, #"{"kind": "emphasis", "start": 0.0, "end": 4}"#,
            #"{"kind": "link", "start": 0, "end": 3, "url": "javascript:x"}"#,
        ]
        let article = try own(
            #""blocks": [{"kind": "paragraph", "text": "é words", "spans": [\#(spans.joined(separator: ","))]}]"#)
        #expect(article.document.blocks[0].spans == [Span(.emphasis, 0..<5), Span(.link(address: nil), 0..<4)])
        #expect(article.warnings.count == 3)
    }

    @Test func otherValues() throws {
        let article = try own(
            """
            "blocks": [{"kind": "blob", "text": "a\\u001b[31m\\u202eb\\nc", "section": 4, "depth": 1e9, "speaker": ["x"],
              "spans": [{"kind": "marker", "start": 10, "end": 11, "label": "1", "note": 7}]},
             {"kind": "heading", "level": -3, "text": 5}, 12, {"kind": "table", "text": "a | b", "rows": [["b", "a"]]},
             {"kind": "image", "text": "", "image": "file:///etc/passwd"}],
            "notes": [4, {"label": 4, "blocks": {}}], "flags": ["shiny", "interview", 4], "digest": "x", "first_published": "2024-02-31"
            """, item: #""id": 4, "title": "One\nline", "date_published": "soon", "url": "javascript:alert(1)""#)
        #expect(article.title == "One line")
        let blocks = article.document.blocks
        #expect(blocks[0].text == "a\u{FFFD}[31mb c")
        #expect(blocks[0].depth == 256)
        #expect(blocks[0].spans.map(\.marker) == [Marker(label: "1", note: nil)])
        #expect(blocks[1].kind == .heading(level: 1))
        #expect(blocks[2].detail == nil && blocks[3].detail == nil)
        #expect(article.document.notes == [Note(label: nil, blocks: []), Note(label: nil, blocks: [])])
        #expect(article.flags == [.interview])
        #expect(article.address == nil && article.published == nil && article.firstPublished == nil)
        #expect(article.digest.utf8.count == 64)
        #expect(article.warnings.count >= 10)
    }

    @Test(arguments: [
        "{\"a\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}",
        "{\"items\": [" + String(repeating: "{\"items\":[", count: 50_000) + String(repeating: "]}", count: 50_000)
            + "], \"version\": \"https://jsonfeed.org/version/1\"}",
        String(repeating: "{\"", count: 100_000),
        "{\"a\": \"" + String(repeating: "\\u", count: 50_000),
    ]) func nestedAndCutOff(_ json: String) {
        #expect(throws: ImportError.self) { try articles(json) }
    }

    @Test func textThatBeginsLikeJSONIsText() throws {
        #expect(try articles("{ A text that begins with a brace.\n\nAnd goes on.", named: "x").map(\.format) == [.text])
        #expect(try articles("[1] A note, and no JSON.", named: "x").map(\.format) == [.text])
        #expect(throws: ImportError.foreign("a JSON document that is no feed")) {
            try articles(#"{"a": 1}"#, named: "x")
        }
        #expect(throws: ImportError.foreign("a JSON document that is no feed")) {
            try articles(#"[{"a": 1}]"#, named: "x")
        }
        #expect(throws: ImportError.foreign("a JSON document that is damaged or cut off")) { try articles(#"{"a": "#) }
    }

    // MARK: Feeds of others

    @Test func version1() throws {
        let found = try articles(
            """
            {"version": "https://jsonfeed.org/version/1", "title": "P &amp; Q", "author": {"name": "BYRON Ada"}, "items": [
             {"id": 7, "content_html": "<p>Words \\ud83c\\udf3b of <a href='b'>it</a></p>", "external_url": "https://b.example/a", "date_published": "2024-02-31T00:00:00Z"},
             {"id": "https://a.example/2", "content_text": "Text only."}, 5, {"id": "e"}]}
            """)
        #expect(found.map(\.publication) == ["P & Q", "P & Q"])
        #expect(found.map(\.authors) == [["Ada Byron"], ["Ada Byron"]])
        #expect(found.map(\.identity) == [.guid("7"), .address("https://a.example/2")])
        #expect(found[0].address == "https://b.example/a")
        #expect(found[0].contentText == "Words 🌻 of it")
        #expect(found[0].document.blocks[0].spans.map(\.address) == ["https://b.example/b"])
        #expect(found[0].warnings.count == 3)
        #expect(found[0].flags.contains(.severalArticles))
    }
}

// MARK: Random articles

extension Dice {
    /// An article with every kind of thing in it, in all forms that the importer may yield.
    fileprivate mutating func article() -> Article {
        let notes = (0..<roll(4)).map { _ in Note(label: maybe { $0.line() }, blocks: []) }
        var document = Document(blocks: (0..<roll(9)).map { _ in block(notes: notes.count) }, notes: notes)
        for index in notes.indices {
            document.notes[index].blocks = (0..<roll(3)).map { _ in block(notes: notes.count) }
        }
        let digest = String((0..<64).map { _ in pick(Array("0123456789abcdef")) })
        let identity = pick([
            Article.Identity.address("https://a.example/1"), .guid("https://a.example/g"), .guid("g"), .content(digest),
        ])
        var article = Article(
            identity: identity, format: pick(Article.Format.allCases), title: "T" + line(), document: document,
            digest: digest)
        article.titleSpans = spans(in: article.title, notes: notes.count)
        article.guid = maybe { $0.line() }
        article.address = maybe { $0.pick(["https://a.example/x?a=1&b=2", "mailto:a@b.example"]) }
        article.authors = lines()
        article.authorsAsPrinted = lines()
        article.translators = lines()
        article.published = maybe { $0.date() }
        article.firstPublished = maybe { $0.date() }
        article.summary = maybe { $0.line() + "\n\n" + $0.line() }
        article.language = maybe { $0.line() }
        article.publication = maybe { $0.line() }
        article.kicker = maybe { $0.line() }
        article.breadcrumb = lines()
        article.series = maybe { $0.line() }
        article.issue = maybe { $0.line() }
        article.originalSource = maybe { $0.line() }
        article.originalAddress = maybe { $0.pick(["http://b.example"]) }
        article.speakers = lines()
        article.attachments = (0..<roll(3)).map { _ in
            .init(
                address: maybe { _ in "https://a.example/f" }, title: maybe { $0.line() }, mimeType: maybe { $0.line() }
            )
        }
        article.flags = Set((0..<roll(6)).map { _ in pick(Article.Flag.allCases) })
        article.warnings = lines()
        return article
    }

    private mutating func maybe<T>(_ make: (inout Dice) -> T) -> T? { roll(2) == 0 ? nil : make(&self) }

    private mutating func line() -> String {
        let pieces = [
            "a", "Ukraine", " ", "é", "e\u{301}", "’", "«\u{A0}", "中文", "🏳️‍🌈", "\u{10FFFF}", "עברית", "<b>", "\"\\",
            "\u{FFFD}",
        ]
        return (0..<roll(12)).map { _ in pick(pieces) }.joined()
    }

    private mutating func lines() -> [String] { (0..<roll(4)).map { _ in line() } }

    private mutating func date() -> PublicationDate {
        let times: [String?] = [nil, "08:30:00+01:00", "23:59:60Z", "00:00:00-11:30"]
        return PublicationDate(year: 1 + roll(9_999), month: 1 + roll(12), day: 1 + roll(28), time: pick(times))!
    }

    private mutating func block(notes: Int) -> Block {
        let kinds: [Block.Kind] = [
            .paragraph, .heading(level: 1 + roll(6)), .listItem(ordinal: nil), .listItem(ordinal: roll(2_000) - 1_000),
            .quote,
            .pullQuote, .preformatted, .image, .caption, .rule, .credit, .table,
        ]
        let kind = pick(kinds)
        var text = line()
        var detail: Block.Detail?
        switch kind {
        case .table:
            text = ""
            var cells: [[Range<Int>]] = []
            for row in 0..<roll(4) {
                if row > 0 { text += "\n" }
                cells.append([])
                for column in 0..<roll(4) {
                    if column > 0 { text += " | " }
                    let start = text.utf8.count
                    text += line()
                    cells[row].append(start..<text.utf8.count)
                }
            }
            detail = .cells(cells, hasHeader: pick([nil, true, false]))
        case .preformatted:
            text += "\n" + line()
            detail = maybe { _ in .code(language: "swift") }
        case .image: detail = maybe { _ in .image(address: "https://a.example/i.png") }
        default: break
        }
        return Block(
            kind, text, spans: spans(in: text, notes: notes), section: pick(Block.Section.allCases),
            speaker: maybe { $0.line() },
            depth: roll(5), enclosure: .init(quotes: roll(3), items: roll(3)), detail: detail)
    }

    /// Spans that nest.
    private mutating func spans(in text: String, notes: Int) -> [Span] {
        var borders: [Int] = [0]
        for scalar in text.unicodeScalars { borders.append(borders[borders.count - 1] + UTF8.width(scalar)) }
        var spans: [Span] = []
        var from = 0
        var to = borders.count - 1
        for _ in 0..<roll(4) {
            // Each in the one before it, or behind it.
            let start = from + roll(to - from + 1)
            let end = start + roll(to - start + 1)
            // A marker covers its label, or nothing.
            let covered = String(decoding: Array(text.utf8)[borders[start]..<borders[end]], as: UTF8.self)
            let label = covered.isEmpty ? maybe { $0.line() } : covered.contains("\n") ? nil : covered
            let kinds: [Span.Kind] = [
                .emphasis, .strong, .code, .link(address: nil), .link(address: "https://a.example/l"),
                .marker(Marker(label: label, note: notes > 0 ? maybe { $0.roll(notes) } : nil)),
            ]
            let kind = start == end ? kinds[5] : pick(kinds)
            spans.append(Span(kind, borders[start]..<borders[end]))
            if roll(2) == 0 { (from, to) = (start, end) } else { (from, to) = (end, borders.count - 1) }
            if from >= to { break }
        }
        return spans.inOrder().reduce(into: []) { kept, span in
            if !kept.contains(where: {
                $0.range.lowerBound < span.range.lowerBound && span.range.lowerBound < $0.range.upperBound
                    && $0.range.upperBound < span.range.upperBound
            }) {
                kept.append(span)
            }
        }
    }
}
