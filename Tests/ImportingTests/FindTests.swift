import Articles
import Importing
import Testing

/// What the fuzzer found, each with the rule that it broke.
@Suite struct FindTests {
    private func article(_ text: String, named name: String = "find.txt") throws -> Article {
        try #require(try Importer.articles(from: Array(text.utf8), named: name).first)
    }

    @Test(
        "Lines that are kept as they stand are one line where they turn out to be furniture",
        arguments: ["```\nopen\nferry.pdf (PDF - 906.7 KiB)\n```", "```\n© A\nMagazine\n```", "```\nPage 2\n/4\n```"])
    func furnitureIsOneLine(_ lines: String) throws {
        let article = try article("A title\n\nThe text.\n\n\(lines)\n\nMore of it.\n")
        for block in article.document.blocks where block.kind != .preformatted { #expect(!block.text.contains("\n")) }
    }

    @Test("Lines that are kept as they stand are neither kicker nor title")
    func headerIsOneLine() throws {
        let article = try article(
            "```swift\nlet a = 1\n\nlet b\n```\n\nHome > English > A > **T**\n\nT\n\n4 March 2024, by [DUNMORE Ada](#).\n",
            named: "find.md")
        #expect(article.kicker == nil)
        #expect(!article.title.contains("\n"))
        #expect(article.document.blocks.contains { $0.kind == .preformatted })
    }

    @Test("The type of an enclosed document is a type, or is not said")
    func typesAreTokens() throws {
        let article = try article(
            """
            Subject: A title
            From: a@example.org
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain

            The text.
            --x
            Content-Type: image/p\u{95}ng; name=a.png
            Content-Disposition: attachment; filename=a.png

            a
            --x--

            """, named: "find.eml")
        for attachment in article.attachments {
            #expect(attachment.mimeType?.utf8.allSatisfy { (0x21...0x7E).contains($0) } ?? true)
        }
    }

    @Test(
        "Links that markup puts into each other call one note at a place",
        arguments: [
            #"<div class="chapo"><a href=#"><p><a href=#">1<p>2<a><li>;[<a href=#nb2>2</"#,
            #"<a class="footnote"><p><a class="footnote"><h1>u"#,
        ])
    func markersDoNotOverlap(_ page: String) throws {
        let article = try article("<html><body>" + page, named: "find.html")
        for block in article.document.blocks {
            let ranges = block.spans.filter { $0.marker != nil }.map(\.range)
            for (one, next) in zip(ranges, ranges.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
        }
    }

    @Test("The steps of a breadcrumb are lines, also where its lines are kept as they stand")
    func stepsAreLines() throws {
        let text = String(repeating: "The text goes on for a while, as texts do. ", count: 10)
        let article = try article(
            "<html><body><pre class=\"breadcrumb\">Home > Quays\nand locks > Lamps</pre><article><h1>A title</h1><p>\(text)</p></article>",
            named: "find.html")
        #expect(article.breadcrumb == ["Quays and locks", "Lamps"])
    }

    @Test("An emphasis in a title that held nothing but a marker goes with it")
    func emphasisOfAMarkerInATitle() throws {
        let article = try article(
            "# A title *[^1]* and more [^2]\n\nThe text.\n\n[^1]: One.\n\n[^2]: Two.\n", named: "find.md")
        #expect(article.title == "A title and more")
        #expect(article.titleSpans.map(\.marker?.label) == ["1", "2"])
        #expect(article.titleSpans.map(\.range.lowerBound) == [7, 16])
    }

    @Test(
        "An address that is broken over lines is one address, and one with controls in it is none",
        arguments: [
            ("a\nb", "https://a.example/x/ab"), ("https://b.example/\nc", "https://b.example/c"),
            ("a b", "https://a.example/x/a%20b"), ("a&#x202E;b", nil), ("a&#x9b;b", nil),
        ])
    func addressesAreOneLine(_ target: String, _ expected: String?) throws {
        let article = try article(
            "<html><head><base href=\"https://a.example/x/\"></head><body><p>See <a href=\"\(target)\">this</a>.</p></body></html>",
            named: "find.html")
        #expect(article.document.blocks.flatMap(\.spans).compactMap(\.address) == [expected].compactMap(\.self))
    }

    @Test("The cells of a table in a note lie in what is left of its text")
    func cellsLieInTheirText() throws {
        let article = try article(
            "# T\n\nText.[^1]\n\n[^1]: | A | B |\n    | --- | --- |\n    | 1 | 2 [↩](#a) |\n", named: "find.md")
        for block in article.document.notes.flatMap(\.blocks) {
            guard case .cells(let rows, _) = block.detail else { continue }
            #expect(rows.joined().allSatisfy { $0.upperBound <= block.text.utf8.count })
        }
        #expect(article.document.notes.flatMap(\.blocks).contains { $0.kind == .table })
    }

    @Test("A table of contents whose link leads behind the last block is read")
    func fragmentBehindTheEnd() throws {
        let article = try article(
            """
            Subject: A title
            From: a@example.org
            Content-Type: text/html

            <p><a href="#end">The end of it all</a></p><h2>A heading</h2><p>The text.</p><a name="end"></a>
            """, named: "find.eml")
        #expect(article.document.blocks.contains { $0.text == "The text." })
    }

    @Test("What is cut out of a line takes its markers with it")
    func decorationWithMarkers() throws {
        let article = try article(
            "<p>Text<sup>1</sup> and <span class=headerlink>a long permalink<sup>1</sup></span></p><hr><p><sup>1</sup> A note.</p>",
            named: "find.html")
        for block in article.document.blocks {
            #expect(block.spans.allSatisfy { $0.range.upperBound <= block.text.utf8.count })
        }
    }

    @Test("Spans of a title are in order when its markers have gone")
    func spansOfTitles() throws {
        let article = try article(
            "Home > English > A > **A title [2]*.***\n\nA title [2]*.*\n\nThe text [1][2].\n\nNotes\n\n[1] One.\n\n[2] Two.\n"
        )
        #expect(article.titleSpans == article.titleSpans.inOrder())
    }

    @Test("A label is one line, wherever its link stands")
    func labelsAreOneLine() throws {
        let article = try article(
            "<p>Text.</p><pre>one<a class=footnote-ref href=#fn1>two\nthree</a></pre><p id=fn1>1 A note.</p>",
            named: "find.html")
        #expect(article.document.citations.allSatisfy { $0.marker.label?.contains("\n") != true })
    }

    @Test("A text of more paragraphs than any newsletter has keeps every word, and says so")
    func manyParagraphs() throws {
        let article = try article("A title\n\n" + String(repeating: "a\n\n", count: 210_000))
        let letters = article.document.blocks.reduce(0) { $0 + $1.text.utf8.count { $0 == UInt8(ascii: "a") } }
        #expect(letters == 210_000)
        #expect(article.document.blocks.count < 210_000)
        #expect(article.warnings.contains { $0.contains("paragraphs") })
    }
}
