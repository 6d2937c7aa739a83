import Articles
import Importing
import Testing

/// What looks like a marker, a note or an introduction and is none, and what does not look like one and is.
struct NoteMisfireTests {
    private static let first =
        "This is a long enough paragraph of running text that says what a paragraph says, and goes on for a while so that nobody takes it for a heading."
    private static let second =
        "Quite another paragraph of running text that repeats nothing of what stood before it, but is as long as any other that could be met with here."
    private static let third =
        "A third one, so that no sentence is printed twice in this document, and no program takes it for a quotation pulled out of the text."

    private func article(_ text: String, named name: String = "a.txt") throws -> Article {
        try #require(try Importer.articles(from: Array(text.utf8), named: name).first)
    }

    /// The labels of the markers of the text, with the notes that they call.
    private func markers(_ article: Article) -> [String] {
        article.document.blocks.flatMap(\.spans).compactMap(\.marker).map { marker in
            "\(marker.label ?? "") \(marker.note.map(String.init) ?? "none")"
        }
    }

    private func notes(_ article: Article) -> [[String]] { article.document.notes.map { $0.blocks.map(\.text) } }

    // MARK: Round brackets

    @Test("One marker of another kind leaves those in round brackets bound")
    func roundBesideOne() throws {
        let article = try article(
            "The ballot\n\n\(Self.first) (1)\n\n\(Self.second) (2)\n\n\(Self.third) [3]\n\n"
                + "Notes\n\n1. First note.\n\n2. Second note.\n\n3. Third note.\n")
        #expect(markers(article) == ["1 0", "2 1", "3 2"])
    }

    @Test("Round brackets count where other markers call the same notes, or most of them")
    func roundCounts() throws {
        let notes = "Notes\n\n1. First note.\n\n2. Second note.\n\n3. Third note.\n"
        let same = try article(
            "The ballot\n\nIt was (1) a company, and (2) another. \(Self.first) [1]\n\n\(Self.second) [2]\n\n\(Self.third)\n\n"
                + notes)
        #expect(markers(same) == ["1 0", "2 1"])
        let most = try article(
            "The ballot\n\nIt was (3) a company. \(Self.first) [1]\n\n\(Self.second) [2]\n\n\(Self.third)\n\n" + notes)
        #expect(markers(most) == ["1 0", "2 1"])
        let list = try article(
            "The ballot\n\nIt was (1) a bank, (2) another and (3) the rain. \(Self.first) [1]\n\n\(Self.second) [2]\n\n"
                + notes)
        #expect(markers(list) == ["1 0", "2 1"])
    }

    // MARK: Behind the last note

    @Test("A source and a biography below the last note are not its paragraphs, though a P.S. stands above")
    func sourceBelowNotes() throws {
        let article = try article(
            "The ballot\n\n\(Self.first) [1]\n\n\(Self.second) [2]\n\nP.S.\n\nA word on what came after, by the author.\n\n"
                + "[1] First note.\n\n[2] Second note.\n\nThis text was first published in Jacobin.\n\n"
                + "Ada Byron teaches history in Leeds.\n")
        #expect(notes(article) == [["First note."], ["Second note."]])
        #expect(article.originalSource == "Jacobin")
    }

    @Test(
        "A source or date below notes under a heading is not a paragraph of the last",
        arguments: [
            "This text was first published in Jacobin.", "Paris, 12 October 2024", "Translated by Ada Byron",
        ])
    func creditBelowHeadedNotes(_ credit: String) throws {
        let article = try article(
            "The ballot\n\n\(Self.first) [1]\n\n\(Self.second) [2]\n\nNotes\n\n[1] First note.\n\n[2] Second note.\n\n"
                + "Its second paragraph.\n\n\(credit)\n")
        #expect(notes(article) == [["First note."], ["Second note.", "Its second paragraph."]])
    }

    @Test("A paragraph of the text below the last note stays one")
    func textBelowNotes() throws {
        let article = try article(
            "The ballot\n\n\(Self.first) [1]\n\nP.S.\n\nA word on what came after, by the author.\n\n\(Self.second) [2]\n\n"
                + "* * *\n\n[1] First note.\n\n[2] Second note.\n\n\(Self.third)\n")
        #expect(notes(article) == [["First note."], ["Second note."]])
    }

    // MARK: Stars

    @Test("A star between numbers or letters multiplies", arguments: ["5 * 3 = 15", "a * b = c", "5 * x"])
    func starsMultiply(_ sum: String) throws {
        let article = try article(
            "The sums\n\n\(Self.first) It is \(sum) they said.\n\n\(Self.second) And the end.* \(Self.third)\n\n* This is a note.\n"
        )
        #expect(markers(article) == ["* 0"])
        #expect(article.document.blocks.first?.spans.isEmpty == true)
    }

    @Test("A star that stands alone behind a word or at the end calls a note", arguments: ["book * of", "in 1999 *"])
    func starsAlone(_ words: String) throws {
        let article = try article("The sums\n\n\(Self.first)\n\n\(Self.second) A \(words)\n\n* This is a note.\n")
        #expect(markers(article) == ["* 0"])
    }

    // MARK: Descriptions of feeds

    private func feedItem(_ description: String) throws -> Article {
        try article(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Site</title><link>https://s.example/</link><item><title>Second</title><link>https://s.example/2</link>
            <description>\(description)</description>
            <content:encoded><![CDATA[<p>\(Self.first)</p><p>\(Self.second)</p>]]></content:encoded></item></channel></rss>
            """, named: "a.xml")
    }

    @Test(
        "What RSS describes an item with is no introduction",
        arguments: [
            "Politics, Economy, France", "Middle East, Latin America, Housing and rent, Books", "Listen now (45 mins)",
            "Middle East and Africa",
            "The post Second appeared first on Site.",
            "Quite another paragraph of running text that repeats nothing of what stood",
            "Quite another paragraph of running text […]",
        ])
    func isNoIntroduction(_ description: String) throws {
        #expect(try feedItem(description).summary == nil)
    }

    @Test(
        "What RSS describes an item with is an introduction",
        arguments: [
            "Who counts the votes?", "The house is moving", "Ada Byron on the men who counted the votes",
            "Leeds, London, Paris.",
            "“Nobody counted.”", "In Leeds, in London, and then, a year later, in Paris as well",
        ])
    func isIntroduction(_ description: String) throws {
        #expect(try feedItem(description).summary == description)
    }

    // MARK: Addresses of the page

    private func page(_ canonical: String, _ link: String, id: String = "", back: String = "r1") throws -> Article {
        try article(
            """
            <html><head><title>T</title><link rel="canonical" href="\(canonical)"></head><body><article><h1>T</h1>
            <p>\(Self.first)<a \(id)href="\(link)#fn1">1</a></p><p>\(Self.second)<a href="#fn2">2</a></p><p>\(Self.third)</p>
            <ol><li id="fn1">First note. <a href="#\(back)">↩</a></li><li id="fn2">Second note. <a href="#r2">↩</a></li></ol>
            </article></body></html>
            """, named: "a.html")
    }

    @Test(
        "An address of the page itself calls its notes",
        arguments: [
            ("https://a.example/post", "https://a.example/post?utm=1"),
            ("https://a.example/post", "http://a.example/post/"),
            ("https://a.example/?p=12", "https://a.example/?p=12&amp;utm_source=x"),
            ("https://a.example/spip.php?article12", "https://a.example/spip.php?article12&amp;fbclid=x"),
        ])
    func samePage(_ canonical: String, _ link: String) throws {
        #expect(markers(try page(canonical, link)) == ["1 0", "2 1"])
    }

    @Test(
        "An address of another page calls nothing",
        arguments: [
            ("https://a.example/post", "https://a.example/other"),
            ("https://a.example/?p=12", "https://a.example/?p=13"),
            ("https://a.example/spip.php?article12", "https://a.example/spip.php?article13"),
            ("https://a.example/index.php?id=1", "https://a.example/index.php?id=2"),
        ])
    func otherPage(_ canonical: String, _ link: String) throws {
        #expect(markers(try page(canonical, link)) == ["2 1"])
    }

    @Test("An address of elsewhere that a link back answers calls its note")
    func answered() throws {
        let moved = try page("https://a.example/post", "https://old.example/x", id: "id=\"r1\" ")
        #expect(markers(moved) == ["1 0", "2 1"])
    }

    // MARK: Floods of links

    @Test(
        "Links that lead to each other without end are read", .timeLimit(.minutes(1)),
        arguments: [
            #"<p id="p">"# + (0..<8_000).map { "w <a href=\"#n\($0)\">\($0 % 9)</a> " }.joined() + "</p>"
                + (0..<8_000).map { "<p id=\"n\($0)\"><a href=\"#p\">1</a> note.</p>\n" }.joined(),
            (0..<8_000).map { "<p>Word \($0)<a href=\"#fn1\">1</a> goes on.</p>\n" }.joined()
                + (0..<8_000).map { "<p><a href=\"#fn1\">1</a> note \($0).</p>\n" }.joined(),
        ])
    func floodOfLinks(_ text: String) throws {
        let article = try article("<html><body>\(text)</body></html>", named: "a.html")
        #expect(!article.document.blocks.isEmpty)
    }
}
