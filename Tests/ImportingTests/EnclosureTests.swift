import Articles
import Support
import Testing

@testable import Importing

/// What blocks stand in: quotations, items of lists.
@Suite struct EnclosureTests {
    private func blocks(_ text: String, named name: String) throws -> [String] {
        let article = try Importer.articles(from: [UInt8](text.utf8), named: name)[0]
        return article.document.blocks.map { block in
            let kind =
                if case .listItem(let ordinal) = block.kind { ordinal.map { "\($0)." } ?? "-" } else { block.kindName }
            let marks = [
                String(repeating: ">", count: block.enclosure.quotes),
                String(repeating: "|", count: block.enclosure.items),
                block.depth > 0 ? "\(block.depth)" : "",
            ]
            return "\(marks.joined())\(kind) \(block.text)"
        }
    }

    private static let markdown = """
        # A title

        One paragraph stands above all of it, and is as long as paragraphs are in letters.

        > ## Quoted heading
        >
        > Quoted words.
        >
        > - quoted item
        >
        >       code of the item
        >
        > > Within

        1. First item

           goes on in a paragraph.

           > Quoted in an item.

           - inner item

             goes on, too
        2. Second item

        After the list.
        """

    private static let expected = [
        "paragraph One paragraph stands above all of it, and is as long as paragraphs are in letters.",
        ">heading Quoted heading", "quote Quoted words.", ">- quoted item", ">|preformatted code of the item",
        "1quote Within", "1. First item", "|paragraph goes on in a paragraph.", "|quote Quoted in an item.",
        "1- inner item", "||paragraph goes on, too", "2. Second item", "paragraph After the list.",
    ]

    @Test("Markdown: headings, items and code in quotations, and what goes on in an item")
    func markdown() throws {
        #expect(try blocks(Self.markdown, named: "a.md") == Self.expected)
    }

    @Test("Markdown out and in again is the same")
    func comesBack() throws {
        let article = try Importer.articles(from: [UInt8](Self.markdown.utf8), named: "a.md")[0]
        var export = MarkdownExport()
        let written = export.text(of: article)
        #expect(try blocks(written, named: "b.md") == Self.expected, "\(written)")
    }

    @Test("HTML, where items and quotations hold whatever they like")
    func html() throws {
        let page = """
            <html><body><article><h1>A title</h1>
            <p>One paragraph stands above all of it, and is as long as paragraphs are in letters.</p>
            <blockquote><h3>Quoted heading</h3><p>Quoted words.</p><ul><li>quoted item<pre>code of the item</pre></li></ul></blockquote>
            <ol><li><p>First item</p><p>goes on in a paragraph.</p></li></ol>
            <p>After the list.</p></article></body></html>
            """
        #expect(
            try blocks(page, named: "a.html").dropFirst() == [
                ">heading Quoted heading", "quote Quoted words.", ">- quoted item", ">|preformatted code of the item",
                "1. First item", "|paragraph goes on in a paragraph.", "paragraph After the list.",
            ])
    }

    @Test("Tabs of code go to the next tab stop")
    func tabs() throws {
        let expected = "if a:\n    b       c\n  x d"
        let markdown = "# A title\n\nWords above.\n\n```\nif a:\n\tb\t\tc\n  x\td\n```\n"
        #expect(try blocks(markdown, named: "a.md").last == "preformatted \(expected)")
        let page =
            "<html><body><h1>A title</h1><p>Words above.</p><pre>if a:\n\tb\t<i\tid='x'>\t</i>c\n  x<b>\t</b>d\n&amp;\t&amp;</pre></body></html>"
        #expect(try blocks(page, named: "a.html").last == "preformatted \(expected)\n&   &")
        let list = "# A title\n\nWords above.\n\n-\touter\n\t-\tinner\n\n\t\tgoes on\n"
        #expect(try blocks(list, named: "a.md").suffix(3) == ["- outer", "1- inner", "||paragraph goes on"])
    }

    @Test("A note that is an item of a list goes on without being one")
    func notes() throws {
        let page = """
            <html><body><article><h1>A title</h1>
            <p>One paragraph cites<a id="r1" href="#n1">1</a> what stands below, as paragraphs do in letters of some length.</p>
            <ol class="footnotes"><li id="n1"><p>The note. <a href="#r1">↩</a></p><p>It goes on.</p></li></ol>
            </article></body></html>
            """
        let notes = try Importer.articles(from: [UInt8](page.utf8), named: "a.html")[0].document.notes
        #expect(notes.map { $0.blocks.map(\.text) } == [["The note.", "It goes on."]])
        #expect(notes[0].blocks.allSatisfy { $0.enclosure == Block.Enclosure() && $0.kind == .paragraph })
    }

    @Test("The header of a table is what the source says")
    func headers() throws {
        func header(_ rows: String) throws -> Bool?? {
            let page =
                "<html><body><article><h1>A title</h1><p>Words above the table.</p><table>\(rows)</table></article></body></html>"
            let article = try Importer.articles(from: [UInt8](page.utf8), named: "a.html")[0]
            return article.document.blocks.compactMap {
                if case .cells(_, let hasHeader)? = $0.detail { hasHeader } else { nil }
            }.first
        }
        #expect(try header("<tr><th>1999</th><th>2000</th></tr><tr><td>1</td><td>2</td></tr>") == .some(true))
        #expect(try header("<tr><td></td><th>B</th></tr><tr><th>c</th><td>2</td></tr>") == .some(true))
        #expect(try header("<tr><th>a</th><td>1</td></tr><tr><th>b</th><td>2</td></tr>") == .some(false))
        #expect(try header("<tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>") == .some(nil))
    }
}
