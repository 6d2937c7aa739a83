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

    /// Blocks that say what they stand in: as people nest them.
    private func nested(_ dice: inout Dice) -> [Block] {
        var blocks: [Block] = []
        var (quotes, depth) = (0, -1)
        // Of each open list the number of its last item; `nil` for bullets.
        var ordinals: [Int?] = []
        func words(_ dice: inout Dice) -> String {
            (0..<1 + dice.roll(6)).map { _ in dice.pick(["one", "two", "three", "ten", "eleven"]) }.joined(
                separator: " ")
        }
        for _ in 0..<2 + dice.roll(14) {
            switch dice.roll(5) {
            case 0, 1:
                // An item: of the list that is open, of one outside of it, or of one inside.
                let level = dice.roll(min(depth, 3) + 2)
                if level < ordinals.count {
                    ordinals.removeSubrange((level + 1)...)
                    ordinals[level] = ordinals[level].map { $0 + 1 }
                } else {
                    ordinals.append(dice.roll(2) == 0 ? nil : 1)
                }
                depth = level
                blocks.append(
                    Block(
                        .listItem(ordinal: ordinals[level]), words(&dice), depth: level,
                        enclosure: .init(quotes: quotes)))
            case 2 where depth >= 0:
                let items = 1 + dice.roll(depth + 1)
                // In a quotation a paragraph is one of it.
                let kind: Block.Kind = dice.pick([quotes > 0 ? .quote : .paragraph, .preformatted, .heading(level: 3)])
                let outer = kind == .quote ? 0 : quotes
                blocks.append(Block(kind, words(&dice), enclosure: .init(quotes: outer, items: items)))
                depth = items - 1
                ordinals.removeSubrange(items...)
            default:
                // Something that ends the lists, and from where on there may be a quotation.
                // No two are alike, or one would be a pull quote.
                blocks.append(
                    Block(.paragraph, "Between \(dice.roll(1_000_000)) and \(dice.roll(1_000_000)) stands it."))
                (quotes, depth, ordinals) = (dice.roll(2), -1, [])
            }
        }
        return blocks
    }

    @Test("Whatever is nested comes back from Markdown as it was", arguments: 0..<150)
    func nested(seed: Int) throws {
        var dice = Dice(seed)
        let blocks = [Block(.paragraph, "One paragraph stands above all of it.")] + nested(&dice)
        var export = MarkdownExport()
        let written = export.text(
            of: Article(
                identity: .guid("x"), format: .markdown, title: "A title", document: Document(blocks: blocks),
                digest: ""))
        let read = try Importer.articles(from: [UInt8](written.utf8), named: "a.md")[0].document.blocks
        #expect(read == blocks, "\(written)")
    }

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
        func code(_ pre: String) throws -> String? {
            let page = "<html><body><h1>A title</h1><p>Words above.</p><pre>\(pre)</pre></body></html>"
            return try Importer.articles(from: [UInt8](page.utf8), named: "a.html")[0].document.blocks.last?.text
        }
        #expect(try code("if (a < b)\n\tfoo();\n\t\tbar();") == "if (a < b)\n    foo();\n        bar();")
        #expect(try code("AT&Tcorp\tx\n<!-- don't --><i title='x > y'>\t</i>z") == "AT&Tcorp    x\n    z")
        let breaks = "# A title\n\nThis line ends in a tab,\t\nand goes on.\t\t\n\nBelow.\n"
        #expect(
            try blocks(breaks, named: "a.md") == [
                "paragraph This line ends in a tab, and goes on.", "paragraph Below.",
            ])
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

    @Test("Cells that take several columns or rows leave the others in theirs")
    func cellSpans() throws {
        let page = """
            <html><body><article><h1>A title</h1><p>Words above.</p><table>
            <tr><th>A<th colspan=2>Both</tr><tr><td rowspan=2>tall<td>b1<td>c1</tr><tr><td>b2<td>c2</tr>
            <tr><td colspan=2>wide<td>c3</tr></table></article></body></html>
            """
        let block = try Importer.articles(from: [UInt8](page.utf8), named: "a.html")[0].document.blocks.last
        guard case .cells(let rows, _)? = block?.detail, let text = block?.text else {
            Issue.record("\(String(describing: block))")
            return
        }
        #expect(
            rows.map { $0.map { text.slice($0) } } == [
                ["A", "Both", ""], ["tall", "b1", "c1"], ["", "b2", "c2"], ["wide", "", "c3"],
            ])
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
        #expect(
            try header("<tr><th></th><th></th></tr><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr>")
                == .some(false))
        #expect(try header("<tr><th>1999</th><th>2000</th></tr><tr><td>1</td><td>2</td></tr>") == .some(true))
        #expect(try header("<tr><td></td><th>B</th></tr><tr><th>c</th><td>2</td></tr>") == .some(true))
        #expect(try header("<tr><th>a</th><td>1</td></tr><tr><th>b</th><td>2</td></tr>") == .some(false))
        #expect(try header("<tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>") == .some(nil))
    }
}
