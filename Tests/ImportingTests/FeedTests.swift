import Articles
import Importing
import Testing

/// Rules for feeds of XML; whole feeds are fixtures.
@Suite struct FeedTests {
    private func articles(_ xml: String, named name: String = "feed.xml") throws -> [Article] {
        try Importer.articles(from: Array(xml.utf8), named: name)
    }

    private func item(_ inner: String, channel: String = "") throws -> Article {
        let xml = """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"><channel>
            <title>The Paper</title><link>https://paper.example/</link>\(channel)<item>\(inner)</item></channel></rss>
            """
        return try #require(try articles(xml).first)
    }

    // MARK: Recognition

    @Test(arguments: [
        "<rss version='0.92'><channel><title>T</title><item><title>A</title></item></channel></rss>",
        "\n\n  <?xml version='1.0'?><!-- c --><!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><item><title>A</title></item></channel></rss>",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>A</title></entry></feed>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>A</a:title></a:entry></a:feed>",
    ]) func documentsThatAreFeeds(_ xml: String) throws {
        #expect(try articles(xml, named: "x").map(\.title) == ["A"])
    }

    @Test func inUTF16() throws {
        let xml =
            "<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>Œuvre</title></item></channel></rss>"
        let bytes: [UInt8] =
            [0xFF, 0xFE] + xml.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try Importer.articles(from: bytes, named: "x").map(\.title) == ["Œuvre"])
    }

    @Test(arguments: [
        ("<?xml version='1.0'?><note><to>you</to></note>", "an XML document that is no feed"),
        ("<?xml version='1.0'?><opml version='2.0'><body/></opml>", "an OPML list of feeds"),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><x/></rdf:RDF>",
            "an XML document that is no feed"
        ),
        ("<rss><channel><title>T</title></channel></rss>", "a feed without articles"),
    ]) func documentsThatAreNone(_ xml: String, _ what: String) {
        #expect(throws: ImportError.foreign(what)) { try articles(xml) }
    }

    @Test func aPageOfXMLIsAPage() throws {
        let page =
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html><head><title>T</title></head><body><p>Text of it.</p></body></html>"
        let found = try articles(page)
        #expect(found.map(\.format) == [.html])
    }

    // MARK: Facts

    @Test(arguments: [
        ("Tue, 05 Mar 2024 10:00:00 +0100", "2024-03-05T10:00:00+01:00"),
        ("5 Mar 24 10:00 GMT", "2024-03-05T10:00:00+00:00"),
        ("Tue, 5 Mar 99 10:00:00 EST", "1999-03-05T10:00:00-05:00"), ("2024-03-05T10:00:00Z", "2024-03-05T10:00:00Z"),
        ("Tue, 05 Mar 2024 10:00:00 GMT+2", "2024-03-05T10:00:00+02:00"), ("2024-03-05", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00", "2024-03-05"), ("5 March 2024", "2024-03-05"),
    ]) func dates(_ text: String, _ date: String) throws {
        #expect(try item("<title>A</title><pubDate>\(text)</pubDate>").published?.description == date)
    }

    @Test func anImpossibleDateGivesNone() throws {
        let article = try item("<title>A</title><pubDate>Tue, 31 Feb 2024 10:00:00 +0100</pubDate>")
        #expect(article.published == nil)
        #expect(article.warnings == ["a date is stated that no calendar has"])
    }

    @Test(arguments: [
        ("<author>desk@paper.example (Ada Byron)</author>", ["Ada Byron"]),
        ("<author>Ada Byron &lt;ada@paper.example&gt;</author>", ["Ada Byron"]),
        ("<author>ada@paper.example</author>", []),
        ("<author>noreply@blogger.example (Unknown)</author>", []),
        (
            "<itunes:author>Radio</itunes:author><author>a@b.example (Bo)</author><dc:creator> Ada Byron, Cy Dee</dc:creator>",
            ["Ada Byron", "Cy Dee"]
        ),
        ("<itunes:author>Radio</itunes:author>", ["Radio"]),
        ("<dc:creator>BYRON Ada</dc:creator><dc:creator>Bo</dc:creator>", ["Ada Byron", "Bo"]),
    ]) func authors(_ xml: String, _ names: [String]) throws {
        #expect(try item("<title>A</title>" + xml).authors == names)
    }

    @Test(arguments: [
        ("Rope &amp;amp; wire", "Rope & wire"), ("Rope & wire", "Rope & wire"), ("a &lt; b", "a < b"),
        ("<![CDATA[<b>Slow</b> boats]]>", "Slow boats"), ("The &lt;canvas&gt; element", "The <canvas> element"),
        ("It&amp;#146;s", "It’s"), ("Two\n   lines", "Two lines"), ("A <i>b</i> c", "A b c"), ("Caf&eacute;", "Café"),
        ("What&foo; now", "What&foo; now"),
    ]) func titles(_ xml: String, _ title: String) throws {
        #expect(try item("<title>\(xml)</title>").title == title)
    }

    @Test func anItemWithoutTitle() throws {
        let words = "High water at seven, and the baker is back from his journey to the island of cats."
        #expect(
            try item("<description>\(words)</description>").title
                == "High water at seven, and the baker is back from his journey…")
        #expect(try item("<link>https://other.example/a</link>").title == "other.example")
        #expect(try item("<description>Short.</description>").title == "Short.")
    }

    @Test func identities() throws {
        #expect(
            try item("<title>A</title><link>https://paper.example/a</link><guid>x1</guid>").identity
                == .address("https://paper.example/a"))
        #expect(
            try item("<title>A</title><link>https://paper.example/a</link><guid>x1</guid>").guid == "x1",
            "what stands at an address may be another article the next day")
        let permanent = "<title>A</title><link>https://paper.example/a</link><guid>https://paper.example/a</guid>"
        #expect(try item(permanent).guid == nil)
        #expect(try item("<title>A</title><guid isPermaLink='false'>x1</guid>").identity == .guid("x1"))
        #expect(try item("<title>A</title><guid>https://paper.example/g</guid>").address == "https://paper.example/g")
        // The page of the whole feed names none of its items.
        let shared = try item("<title>A</title><link>https://paper.example/</link><guid isPermaLink='false'>x1</guid>")
        #expect(shared.identity == .guid("x1"))
        #expect(shared.address == "https://paper.example/")
        guard case .content = try item("<title>A</title>").identity else { return #expect(Bool(false)) }
    }

    @Test func attachments() throws {
        let article = try item(
            """
            <title>A</title><enclosure url='/a.mp3?x=1&y=2' type='audio/mpeg'/><media:content url='https://m.example/v.mp4'
            type='video/mp4'><media:title>Not the title</media:title></media:content><media:content medium='image' url='https://m.example/i'/>
            """)
        #expect(article.title == "A")
        #expect(
            article.attachments == [
                .init(address: "https://paper.example/a.mp3?x=1&y=2", title: nil, mimeType: "audio/mpeg"),
                .init(address: "https://m.example/v.mp4", title: nil, mimeType: "video/mp4"),
            ])
        #expect(article.flags.contains(.attachments))
    }

    // MARK: Texts

    @Test func theSummaryOfAtomIsAnIntroductionUnlessTheTextBeginsWithIt() throws {
        func entry(_ summary: String) throws -> Article {
            let text = "<p>The ferry was late on Monday. Nobody minded, since there was coffee.</p>"
            let xml =
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>P</title><entry><title>A</title><summary>\(summary)</summary><content type='html'><![CDATA[\(text)]]></content></entry></feed>"
            return try articles(xml)[0]
        }
        #expect(try entry("A letter about coffee.").summary == "A letter about coffee.")
        #expect(try entry("The ferry was late on Monday. Nobody […]").summary == nil)
    }

    @Test func nestedBasesAndLanguages() throws {
        let xml = """
            <feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/' xml:lang='de'><title>P</title>
            <entry xml:lang='fr-CA'><title>A</title><link href='y'/><content type='xhtml' xml:base='z/'><div
            xmlns='http://www.w3.org/1999/xhtml'><p><a href='1'>one</a> <span xml:base='../w/'><a href='2'>two</a></span></p></div></content></entry></feed>
            """
        let article = try articles(xml)[0]
        #expect(article.address == "https://a.example/x/y")
        #expect(article.language == "fr")
        #expect(
            article.document.blocks[0].spans.compactMap(\.address) == [
                "https://a.example/x/z/1", "https://a.example/x/w/2",
            ])
    }

    @Test func nothingOfABrokenItemIsLost() throws {
        let xml = """
            <rss><channel><title>P</title>
            <item><title>One<link>https://a.example/1</link><description>Some <b>bold<br>text</description> stray words</item>
            <item><category>x<title>Two</title><description><p>In <a href=https://a.example/q>two</a> parts.<p>Here & there.</description>
            <item><title>Three</title><p>Text without an element.</p>
            """
        let found = try articles(xml)
        #expect(found.map(\.title).suffix(2) == ["Two", "Three"])
        #expect(found[0].contentText.contains("Some boldtext") || found[0].contentText.contains("Some bold text"))
        #expect(found[0].contentText.contains("stray words"))
        #expect(found[1].contentText == "In two parts.\n\nHere & there.")
        #expect(found[2].contentText == "Text without an element.")
    }

    @Test func anEmptyItemIsLeftOut() throws {
        let found = try articles("<rss><channel><item/><item><title>A</title></item></channel></rss>")
        #expect(found.count == 1)
        #expect(found[0].warnings == ["1 item without any content was left out"])
    }

    // MARK: Floods

    @Test(arguments: [
        String(repeating: "<item>", count: 50_000), String(repeating: "<description>", count: 50_000),
        String(repeating: "<![CDATA[", count: 50_000), String(repeating: "<!--", count: 50_000),
        "<item><description>" + String(repeating: "<b>", count: 50_000),
        String(repeating: "<a xmlns:b='c'>", count: 20_000),
        "<item " + String(repeating: "a='b' ", count: 50_000) + "/>",
        "<item><title>" + String(repeating: "&", count: 100_000),
        String(repeating: "<item><title>a</title></item>", count: 2_000), String(repeating: "</item>", count: 50_000),
        "<item><description>" + String(repeating: "</b><i>", count: 30_000),
    ]) func floods(_ flood: String) throws {
        // That it ends at all is what is tested.
        _ = try? articles("<?xml version='1.0'?><rss><channel><title>F</title><item><title>T</title></item>" + flood)
    }

    @Test func entitiesDoNotGrow() throws {
        let laughs = (0..<20).map { "<!ENTITY l\($0) '&l\($0 + 1);&l\($0 + 1);&l\($0 + 1);'>" }.joined()
        let xml =
            "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>\(laughs)]><rss><channel><item><title>&l0;&x;</title></item></channel></rss>"
        let article = try #require(try articles(xml).first)
        #expect(article.title == "&l0;&x;")
    }
}
