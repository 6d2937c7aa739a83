import Support
import Testing

/// Links from article to article, and the same issue by two ways.
@Suite struct LibraryLinkJourneys {
    let reading: Reading

    init() throws { reading = try Reading() }

    private static let address = "https://paper.example/2024/bread"

    /// A saved page of our own.
    private static func page(_ title: String, _ address: String, day: String, _ text: String) -> String {
        let more = (1...30).map { "<p>Line \($0) of \(title).</p>" }
        return """
            <html lang="en"><head><title>\(title)</title><link rel="canonical" href="\(address)">
            <meta property="article:published_time" content="\(day)"><meta property="og:site_name" content="The Paper"></head>
            <body><article><h1>\(title)</h1>\(text)\(more.joined())</article></body></html>
            """
    }

    private func writePages() throws {
        let folder = reading.home.folder
        try folder.write(
            Self.page("On bread", Self.address, day: "2024-11-02", "<p>Bread is good.</p>"), to: "pages/a.html")
        for (name, title) in [("b", "On butter"), ("c", "On jam")] {
            let text = """
                <p>First of all a paragraph.</p><p>As <a href="http://www.paper.example/2024/bread/?utm_source=mail#crust">bread
                </a> shows.</p><p>And <a href="https://elsewhere.example/x">elsewhere</a> it is told.</p>
                """
            let page = Self.page(
                title, "https://paper.example/2024/\(name)", day: "2024-11-0\(name == "b" ? 3 : 4)", text)
            try folder.write(page, to: "pages/\(name).html")
        }
    }

    @Test(arguments: [Reading.wide, Reading.medium, Reading.narrow])
    func opensInPlaceAndComesBack(size: Screen.Size) throws {
        try writePages()
        let terminal = try reading.open([reading.home.folder.path("pages")], size: size)
        try terminal.waitFor("Imported: 3 added")
        try terminal.press("g" + Keystroke.enter, toSee: "READING")
        try terminal.moveDown(to: "As bread")
        let before = try terminal.whole()
        try terminal.press("o", toSee: "In your library")
        #expect(terminal.screen.contains("On bread"))
        try terminal.press(Keystroke.enter, toSee: "Bread is good.")
        try terminal.press("5j", toStandOn: "Line")
        try terminal.press(Keystroke.control("o"), for: "the link") {
            differences($0.page, before.page).isEmpty && $0.cursor == before.cursor
        }
        try terminal.press("L", toStandOn: "Line")
        try terminal.quit()
    }

    @Test func citedBy() throws {
        try writePages()
        let terminal = try reading.open([reading.home.folder.path("pages")])
        try terminal.waitFor("Imported: 3 added")
        try terminal.press("G" + Keystroke.enter, toSee: "cited by 2")
        try terminal.press("c", toSee: "Cited by 1/2")
        try terminal.press("j", toSee: "Cited by 2/2")
        try terminal.press(Keystroke.enter, toSee: "Line 1 of On butter")
        try terminal.press("H", toSee: "cited by 2")
        try terminal.press("h", toSee: "ARTICLES")
        try terminal.press("gc", toSee: "No article in the library leads to this one")
        try terminal.quit()
    }

    /// In a mail and in a feed: one article, which both files have.
    @Test func theSameIssueByTwoWays() throws {
        let paragraphs = (1...12).map { number in
            "Paragraph of the letter that tells how the story of bread went on in the town beside the river, for the "
                + "\(["first", "second", "third", "fourth"][number % 4]) time and with \(String(repeating: "x", count: number))."
        }
        let html = paragraphs.map { "<p>\($0)</p>" }.joined()
        let folder = reading.home.folder
        try folder.write(
            """
            From: The Paper <letters@paper.example>
            Subject: How bread came to town
            Date: Sat, 02 Nov 2024 06:00:00 +0000
            Message-ID: <1@paper.example>
            Content-Type: text/html; charset=utf-8

            <html><body>\(html)</body></html>
            """, to: "letter.eml")
        try folder.write(
            """
            <rss version="2.0"><channel><title>The Paper</title><item><title>How bread came to town</title>
            <link>\(Self.address)</link><pubDate>Fri, 01 Nov 2024 20:00:00 +0000</pubDate>
            <description><![CDATA[\(html)]]></description></item></channel></rss>
            """, to: "feed.xml")
        for file in ["letter.eml", "feed.xml", "letter.eml"] {
            #expect(try reading.run("import", folder.path(file)).status == .exited(0))
            #expect(try reading.rows().map(\.title) == ["How bread came to town"])
        }
        #expect(try reading.query("SELECT count(DISTINCT file) FROM copy") == "2\n")
    }

    /// A mail of our own.
    private static func mail(_ title: String, _ number: Int, online: String, _ text: String) -> String {
        """
        From: The Paper <post@paper.example>
        Subject: \(title)
        Date: Mon, 0\(number) Apr 2024 06:00:00 +0000
        Message-ID: <\(number)@paper.example>
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <html><body><p><a href="\(online)">View this email in your browser</a></p>\(text)</body></html>
        """
    }

    /// Each letter says to be online where the latest one is: all of them are kept, and found.
    @Test func lettersThatAreOnlineAtOneAddress() throws {
        let folder = reading.home.folder
        let words = ["wombats", "otters", "herons", "badgers"]
        let pages = ["latest", "latest", "latest/", "latest?utm_source=x"]
        for (number, word) in words.enumerated() {
            try folder.write(
                Self.mail(
                    "Letter of \(word)", number + 1, online: "https://paper.example/" + pages[number],
                    "<p>This week there is much to tell of \(word), and little of anything else.</p>"),
                to: "mails/\(number).eml")
        }
        #expect(try reading.run("import", folder.path("mails")).text == "4 added\n")
        for word in words { #expect(try reading.run("search", word).text.contains("Letter of \(word)")) }
    }

    /// A sentence that only the second way brings is not lost.
    @Test func aSentenceThatOnlyTheMailHas() throws {
        let folder = reading.home.folder
        let text = (1...20).map { "<p>Paragraph of the letter on towns and of what came to pass there: \($0).</p>" }
            .joined()
        try folder.write(
            """
            <rss version="2.0"><channel><title>The Paper</title><item><title>On towns</title>
            <guid isPermaLink="false">towns-1</guid><pubDate>Sun, 07 Apr 2024 20:00:00 +0000</pubDate>
            <description><![CDATA[\(text)]]></description></item></channel></rss>
            """, to: "feed.xml")
        let addition = "<p>The meeting was cancelled because the hall burned; wombats come another evening.</p>"
        try folder.write(
            Self.mail("On towns", 8, online: "https://mail.example/1", text + addition), to: "letter.eml")
        for file in ["feed.xml", "letter.eml", "feed.xml"] {
            #expect(try reading.run("import", folder.path(file)).status == .exited(0))
        }
        #expect(try reading.run("search", "wombats").text.contains("On towns"))
        #expect(try reading.rows().count == 2)
    }
}
