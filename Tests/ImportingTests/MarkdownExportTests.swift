import Articles
import Foundation
import Importing
import Testing

/// Markdown that goes out shows every sign as it is, and comes back with the same texts, notes and facts.
@Suite struct MarkdownExportTests {
    private func exported(_ blocks: [Block], notes: [Note] = [], title: String = "T") -> String {
        var export = MarkdownExport()
        let article = Article(
            identity: .guid("x"), format: .text, title: title, document: Document(blocks: blocks, notes: notes),
            digest: "")
        return export.text(of: article)
    }

    /// What stands below front matter and title.
    private func body(_ blocks: [Block], notes: [Note] = []) -> String {
        let text = exported(blocks, notes: notes)
        return String(text.split(separator: "# T\n\n", maxSplits: 1, omittingEmptySubsequences: false)[1].dropLast())
    }

    /// What the dialect cannot say: captions, credits and pictures without addresses come back as paragraphs; furniture that is
    /// longer than its article comes back as text. Nothing else is added to a text, and nothing is lost.
    @Test("Export and import keep texts, notes and facts", arguments: Fixture.all)
    func keeps(_ fixture: Fixture) throws {
        let bytes = [UInt8](try Data(contentsOf: fixture.document))
        for article in try Importer.articles(from: bytes, named: fixture.document.lastPathComponent) {
            var export = MarkdownExport()
            let text = export.text(of: article)
            let back = try #require(try Importer.articles(from: Array(text.utf8), named: "export.md").first)
            #expect(back.title == article.title)
            #expect(back.authors == article.authors)
            #expect(back.published == article.published)
            #expect(back.publication == article.publication)
            #expect(back.address == article.address)
            #expect(Self.notes(back).sorted() == Self.notes(article).sorted())
            #expect(Self.cited(back) == Self.cited(article))
            for kind in ["paragraph", "heading", "list_item", "quote", "pull_quote", "preformatted", "table"] {
                let wanted = Self.texts(article, kind)
                let others = Self.otherTexts(article)
                let got = Self.texts(back, kind).filter { wanted.contains($0) || !others.contains($0) }
                #expect(got == wanted, "\(fixture.name), \(kind)")
            }
        }
    }

    private static func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }

    private static func texts(_ article: Article, _ kind: String) -> [String] {
        article.document.blocks.filter { $0.kindName == kind && $0.section == .body }.map { block in
            var text = block.text
            for span in block.spans.reversed() where span.marker?.note != nil {
                text = text.slice(0..<span.range.lowerBound) + text.slice(span.range.upperBound..<text.utf8.count)
            }
            return letters(text)
        }
    }

    /// One after the other, since lines of furniture may come back as one paragraph.
    private static func otherTexts(_ article: Article) -> String {
        article.document.blocks
            .filter { $0.section != .body || [.caption, .credit, .image].contains($0.kind) }
            .map { letters($0.text) }.joined()
    }

    private static func notes(_ article: Article) -> [String] {
        article.document.notes.map { $0.blocks.map { letters($0.text) }.joined(separator: "|") }
    }

    private static func cited(_ article: Article) -> [String] {
        let notes = notes(article)
        return article.citations.compactMap { $0.marker.note.map { notes[$0] } }
    }

    // MARK: Signs

    @Test(arguments: [
        (
            "a *b* _c_ `d` [e](f) <g> &amp; ~h~ | $i$ ^j^",
            #"a \*b\* \_c\_ \`d\` \[e\](f) \<g\> \&amp; \~h\~ \| \$i\$ \^j\^"#
        ),
        ("# not a heading", ##"\# not a heading"##), ("12. not a list", #"12\. not a list"#),
        ("- not a list", #"\- not a list"#),
        ("::: not a division", #"\::: not a division"#),
        ("see https://a.example, www.b.example, c@d.example", #"see https\://a.example, www\.b.example, c\@d.example"#),
    ]) func signs(_ text: String, _ markdown: String) throws {
        #expect(body([Block(.paragraph, text)]) == markdown)
        let back = try Importer.articles(from: Array(exported([Block(.paragraph, text)]).utf8), named: "x.md")
        #expect(back[0].document.blocks == [Block(.paragraph, text)])
    }

    @Test func spansDoNotBreak() throws {
        let text = "foo“bar”baz qux!link (x) y"
        let spans = [
            Span(.strong, 3..<12), Span(.emphasis, 6..<9),
            Span(.link(address: "https://a.example/(b)?c=\\&copy;"), 20..<24),
            Span(.link(address: nil), 26..<27), Span(.code, 29..<30),
        ]
        let block = Block(.paragraph, text, spans: spans)
        #expect(
            body([block])
                == #"foo<strong>“<em>bar</em>”</strong>baz qux\![link](<https://a.example/(b)?c=%5C&amp;copy;>) ([x](#)) `y`"#
        )
        let back = try Importer.articles(from: Array(exported([block]).utf8), named: "x.md")[0].document.blocks[0]
        #expect(back.text == text)
        #expect(back.spans.map(\.kind).prefix(2) == [.strong, .emphasis])
    }

    @Test func blocks() {
        let blocks = [
            Block(.heading(level: 3), "H"), Block(.listItem(ordinal: 1), "one"),
            Block(.listItem(ordinal: nil), "in one", depth: 1),
            Block(.listItem(ordinal: 2), "two"), Block(.listItem(ordinal: 7), "seven"), Block(.quote, "q"),
            Block(.quote, "r"),
            Block(.preformatted, "a\n```\nb", detail: .code(language: "swift")), Block(.rule, ""),
            Block(.table, "a|b | c\nd | e", detail: .cells([[0..<3, 6..<7], [8..<9, 12..<13]])),
            Block(.image, "A cat", detail: .image(address: "https://a.example/c.png")),
            Block(.paragraph, "Yes.", speaker: "Ada"),
            Block(.paragraph, "Later.", section: .postscript), Block(.paragraph, "Give.", section: .boilerplate),
        ]
        #expect(
            body(blocks) == """
                ### H

                1. one
                   - in one
                2. two

                <!-- -->

                7. seven

                > q
                >
                > r

                ````swift
                a
                ```
                b
                ````

                ***

                | a\\|b | c |
                | --- | --- |
                | d | e |

                ![A cat](<https://a.example/c.png>)

                **Ada:** Yes.

                P.S.

                Later.

                ::: footer

                Give.

                :::
                """)
    }

    @Test func aListWithinAnItemMayBeginWithAnyNumber() throws {
        let blocks = [Block(.listItem(ordinal: 1), "one"), Block(.listItem(ordinal: 2), "two", depth: 1)]
        #expect(body(blocks) == "1. one\n\n   2. two")
        #expect(try Importer.articles(from: Array(exported(blocks).utf8), named: "x.md")[0].document.blocks == blocks)
    }

    @Test func notes() {
        func marker(_ label: String?, _ note: Int?, _ range: Range<Int>) -> Span {
            Span(.marker(Marker(label: label, note: note)), range)
        }
        let block = Block(
            .paragraph, "a [1] b[1](c) d* e e[9]",
            spans: [
                marker("1", 0, 2..<5), marker("1", 1, 7..<10), marker("*", 2, 15..<16), marker(nil, 3, 18..<18),
                marker("9", nil, 20..<23),
            ])
        let notes = [
            Note(label: "1", blocks: [Block(.paragraph, "First."), Block(.paragraph, "More of it.")]),
            Note(label: "1", blocks: [Block(.listItem(ordinal: nil), "x")]), Note(label: "*", blocks: []),
            Note(label: nil, blocks: [Block(.paragraph, "Inline [it].")]),
            Note(label: "uncited", blocks: [Block(.paragraph, "U.")]),
        ]
        #expect(
            body([block], notes: notes) == #"""
                a [^1] b[^1-2]\(c) d[^asterisk] e^[Inline \[it\].] e\[9\]

                [^1]: First.

                    More of it.

                [^1-2]:

                    - x

                [^asterisk]:

                [^uncited]: U.
                """#)
    }

    @Test func frontMatter() {
        var article = Article(
            identity: .guid("x"), format: .text, title: "A: \"b\" it's", document: Document(), digest: "")
        article.authors = ["Ada Byron", "Bo"]
        article.published = PublicationDate("2024-03-05T10:00:00+01:00")
        article.publication = "P"
        article.address = "https://a.example/?a=1&b"
        article.originalSource = "Q"
        var export = MarkdownExport()
        #expect(
            export.text(of: article) == """
                ---
                title: 'A: "b" it''s'
                authors:
                  - "Ada Byron"
                  - "Bo"
                date: 2024-03-05T10:00:00+01:00
                publication: "P"
                url: "https://a.example/?a=1&b"
                original_source: "Q"
                ---

                # A: "b" it's

                """)
    }

    @Test func severalArticles() {
        var export = MarkdownExport()
        let marker = Block(.paragraph, "a1", spans: [Span(.marker(Marker(label: "1", note: 0)), 1..<2)])
        var article = Article(
            identity: .guid("x"), format: .text, title: "T",
            document: Document(blocks: [marker], notes: [Note(label: "1", blocks: [Block(.paragraph, "N")])]),
            digest: "")
        article.authors = ["Ada"]
        _ = export.text(of: article)
        #expect(export.text(of: article) == "\n***\n\n# T\n\nAda\n\na[^2-1]\n\n[^2-1]: N\n")
    }
}
