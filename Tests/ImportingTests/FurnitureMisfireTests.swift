import Articles
import Importing
import Testing

/// Texts that look like furniture and are the article's.
struct FurnitureMisfireTests {
    private func article(_ text: String, named name: String) throws -> Article {
        try #require(try Importer.articles(from: Array(text.utf8), named: name).first)
    }

    private func body(_ article: Article) -> String {
        article.document.blocks.filter { $0.section == .body }.map(\.text).joined(separator: "\n")
    }

    @Test("Headings between dashes part no attachments")
    func dashedHeadings() throws {
        let article = try article(
            """
            Subject: Termine
            From: a@b.example

            -------------- Termine --------------

            Demo am Samstag um 14 Uhr auf dem Bahnhofsplatz, danach Suppe.
            Infos: https://a.example/demo

            -------------- Rückblick --------------

            Die Versammlung war gut besucht.
            """, named: "a.eml")
        #expect(body(article).contains("Rückblick") && body(article).contains("Demo am Samstag"))
        #expect(article.attachments.isEmpty)
    }

    @Test("A letter in one cell with the way out is a letter")
    func letterBesideItsFooter() throws {
        let article = try article(
            """
            Subject: The old dairy
            From: "The Weekly Letter" <a@b.example>
            Content-Type: text/html

            <table><tr><td><p>The Weekly Letter</p></td></tr>
            <tr><td><p>Dear readers,</p><p>From Monday on our office is in the old dairy, behind the school.</p><p>Ada</p>
            <p>You receive this mail because you subscribed. <a href="https://b.example/u">Unsubscribe</a></p></td></tr></table>
            """, named: "a.eml")
        #expect(body(article).contains("From Monday on our office"))
        #expect(!body(article).contains("You receive this mail"))
    }

    @Test(
        "Words that hold \"vous\" or \"you\" do not speak to the reader",
        arguments: [
            "Le rendez-vous de lundi est reporté ; les contributions des syndicats paraîtront ici.",
            "The young workers of the yard have supported each other for years.",
        ])
    func postscripts(_ text: String) throws {
        let article = try article(
            "A title\n\nThursday 23 November 2023, by [SMITH Ashley](#).\n\nThe text is a short one.\n\nP.S.\n\n\(text)\n",
            named: "a.txt")
        #expect(article.document.blocks.contains { $0.section == .postscript && $0.text == text })
    }

    @Test(
        "Two short class names are names like others",
        arguments: [("dek pb2", true), ("ab cd dek", true), ("pq pr ps", false)])
    func shortClassNames(_ names: String, isIntroduction: Bool) throws {
        let text = String(repeating: "The text goes on for a while, as texts do. ", count: 10)
        let article = try article(
            "<html><body><article><h1>A title</h1><p class=\"\(names)\">A few words above.</p><p>\(text)</p></article></body></html>",
            named: "a.html")
        #expect((article.summary == "A few words above.") == isIntroduction)
    }

    @Test("A petition in a form is text; a button leads nowhere by nature")
    func formsAndButtons() throws {
        let text = String(repeating: "The text goes on for a while, as texts do. ", count: 10)
        let petition =
            "We who live on the quay ask the council to leave the lamps on until the last ferry has come in, as it has always been done."
        let article = try article(
            "<html><body><article><h1>A title</h1><p>\(text)</p><form><p>\(petition)</p></form><p><a href=\"#\">↑</a></p>"
                + "<p><a href=\"#\" role=\"button\">Show more</a></p><p>\(text)</p></article></body></html>",
            named: "a.html")
        #expect(body(article).contains(petition))
        #expect(!article.flags.contains(.placeholderLinks))
    }
}
