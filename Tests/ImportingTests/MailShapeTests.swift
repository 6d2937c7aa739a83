import Articles
import Testing

@testable import Importing

/// What mails in the wild look like: texts in parts, forwards, rows of links.
@Suite struct MailShapeTests {
    static func article(_ head: String, _ body: String) throws -> Article {
        let mail = "From: Bolt <bolt@example.org>\nTo: r@example.org\nSubject: A title\n\(head)\n\n\(body)"
        return try #require(try MailForm.articles(from: Array(mail.utf8), titled: "mail", format: .eml).first)
    }

    static func body(_ article: Article) -> [String] {
        article.document.blocks.filter { $0.section == .body && $0.kind != .credit }.map(\.text)
    }

    @Test(
        "A text in parts with a document between them is one text",
        arguments: [
            (
                "text/html", "<html><body><p>First half, which is cited [1].</p></body></html>",
                "<p>Second half.</p><p>[1] A note.</p>"
            ),
            ("text/plain", "First half, which is cited [1].", "Second half.\n\n[1] A note."),
        ])
    func parts(_ type: String, _ first: String, _ second: String) throws {
        let article = try Self.article(
            "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"A\"",
            """
            --A
            Content-Type: text/plain

            A stub.
            --A
            Content-Type: multipart/mixed; boundary="B"

            --B
            Content-Type: \(type)

            \(first)
            --B
            Content-Type: application/pdf; name="map.pdf"
            Content-Disposition: inline; filename="map.pdf"

            %PDF
            --B
            Content-Type: \(type)

            \(second)
            --B--
            --A--

            """)
        #expect(Self.body(article) == ["First half, which is cited [1].", "Second half."])
        #expect(article.document.citations.map(\.marker.note) == [0])
        #expect(article.document.notes.count == 1)
        #expect(article.attachments.map(\.title) == ["map.pdf"])
    }

    @Test(
        "The header of a forwarded message is set apart",
        arguments: [
            "---------- Forwarded message ---------\nFrom: Ost <a@ost.example>\nDate: Sun, Feb 9, 2025 at 8:14 AM\nSubject: The bell\nTo: <r@ost.example>\n\n",
            "Début du message transféré :\n\n> De: Ost <a@ost.example>\n> Objet: La cloche\n> Date: 9 février 2025\n\n",
            "________________________________\nFrom: Ost <a@ost.example>\nSent: Sunday, February 9, 2025 8:14 AM\nTo: r@ost.example\nSubject: The bell\n\n",
        ])
    func forwarded(_ head: String) throws {
        let article = try Self.article(
            "Content-Type: text/plain; charset=utf-8", head + "The bell was rung on Sunday.\n")
        #expect(Self.body(article) == ["The bell was rung on Sunday."])
        #expect(article.originalSource == nil)
        #expect(article.document.blocks.allSatisfy { $0.section == .body || $0.kind == .paragraph || $0.kind == .rule })
    }

    @Test("Rows of links that only do something are set apart; a source is none of them")
    func actions() throws {
        let row = ["Like", "Comment", "Share this post", "Leave a comment", "J’aime", "Read in app"]
        let links = row.map { "<td><a href='https://a.example/x'>\($0)</a></td>" }.joined()
        let article = try Self.article(
            "Content-Type: text/html; charset=utf-8",
            "<p>The bell was rung.</p><table><tr>\(links)</tr></table><p><a href='https://a.example'>Ost Record</a></p>"
        )
        #expect(Self.body(article) == ["The bell was rung."])
        #expect(article.originalSource == "Ost Record")
        #expect(!Actions.isAction("Like Water for Chocolate"))
    }

    @Test(
        "Who writes to a list is the author, in natural order",
        arguments: [
            ("\"Bell, Aurelia\" <a@b.org>\nList-Post: <mailto:bolt@b.org>", ["Aurelia Bell"], "The Bolt"),
            ("Piet Aalders <a@b.org>\nIn-Reply-To: <1@b.org>", ["Piet Aalders"], "The Bolt"),
            ("Piet Aalders <a@b.org>", [], "Piet Aalders"),
            ("The Bolt <a@b.org>\nIn-Reply-To: <1@b.org>", [], "The Bolt"),
            ("Letters from Bern <a@b.org>", [], "Letters from Bern"),
        ] as [(String, [String], String)])
    func authors(_ from: String, _ authors: [String], _ publication: String) throws {
        let mail = "From: \(from)\nList-Id: The Bolt <bolt.b.org>\nSubject: A title\n\nText.\n"
        let article = try #require(try MailForm.articles(from: Array(mail.utf8), titled: "mail", format: .eml).first)
        #expect(article.authors == authors)
        #expect(article.publication == publication)
    }

    @Test("UTF-7 is decoded in mails, and cleaned after it")
    func utf7() throws {
        let article = try Self.article("Content-Type: text/plain; charset=utf-7", "Caf+AOk- +IBw-noir+IB0-+ABs-.\n")
        #expect(article.contentText == "Café “noir”\u{FFFD}.")
    }

    @Test("A multipart that is not closed gives a warning", arguments: [("--A--\n", true), ("", false)])
    func cut(_ end: String, _ isWhole: Bool) throws {
        let article = try Self.article(
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"A\"",
            "--A\nContent-Type: text/plain\n\nText that is\n\(end)")
        #expect(article.warnings.isEmpty == isWhole)
    }

    @Test("Why one gets the mail, and a street above the way out, are no text")
    func footer() throws {
        let article = try Self.article(
            "",
            "The bell was rung on Sunday.\n\nYou receive this because you subscribed.\n\nQuay Street 14, Hallow\n\nUnsubscribe | Preferences\n"
        )
        #expect(Self.body(article) == ["The bell was rung on Sunday."])
    }
}
