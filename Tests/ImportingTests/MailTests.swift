import Articles
import Testing

@testable import Importing

/// Messages as mailers write them, and what a reader would say they are.
@Suite struct MailTests {
    // MARK: Headers

    @Test(
        "A header is decoded as it was meant",
        arguments: [
            ("plain", "plain"), ("=?utf-8?Q?Caf=C3=A9?=", "Café"), ("=?UTF-8?B?Q2Fmw6k=?=", "Café"),
            ("=?UTF-8?B?Q2Fmw6k?= noir", "Café noir"), ("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9_noir?=", "Café noir"),
            ("=?utf-8?Q?Caf=C3?=\n =?utf-8?Q?=A9?=", "Café"), ("=?iso-8859-1?Q?=93a=94_=E9?=", "“a” é"),
            ("=?iso-8859-1*en?Q?=E9?=", "é"), ("a =?utf-8?q?b?= c", "a b c"), ("a\n  b\r\n\tc", "a b c"),
            ("Caf\u{E9}", "Café"), ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
            ("=?utf-8?Q?never ends", "=?utf-8?Q?never ends"),
            ("=?utf-8?Q?a b?=", "a b"), ("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "日本"), ("=?x", "=?x"), ("", ""),
            ("=?utf-8?Q?a=0D=0Ab=00?=", "a b\u{FFFD}"), ("=?koi8-r?Q?=F0?= =?utf-8?Q?=D0=9F?=", "ПП"),
        ])
    func headerText(_ raw: String, _ text: String) { #expect(HeaderText(Array(raw.utf8)).text == text) }

    @Test("Bytes beyond ASCII in a header are UTF-8 or windows-1252")
    func rawHeader() {
        #expect(HeaderText([0x43, 0xE9]).text == "Cé")
        #expect(HeaderText(Array("=?utf-8?Q?=E9t=E9?=".utf8)).text == "été")
        #expect(HeaderText(Array("=?utf-8?Q?=E9t=E9?=".utf8)).isRepaired)
    }

    @Test(
        "The sender has a name and an address",
        arguments: [
            ("Jane Doe <jane@example.org>", "Jane Doe", "jane@example.org"),
            ("\"Doe, Jane\" <jane@example.org>", "Doe, Jane", "jane@example.org"),
            ("jane@example.org (Jane Doe)", "Jane Doe", "jane@example.org"),
            ("jane at example.org (Jane Doe)", "Jane Doe", "jane at example.org"),
            ("jane@example.org", nil, "jane@example.org"), ("<jane@example.org>", nil, "jane@example.org"),
            ("\"jane@example.org\" <jane@example.org>", nil, "jane@example.org"),
            ("=?utf-8?Q?Jos=C3=A9?= from The \"Bolt\" <a@b.c>", "José from The Bolt", "a@b.c"),
            ("\"=?utf-8?Q?Jos=C3=A9?=\" <a@b.c>", "José", "a@b.c"), ("'Jane' <a@b.c>", "Jane", "a@b.c"),
            ("\"A \\\"B\\\" <C>\" <a@b.c>", "A \"B\" <C>", "a@b.c"), ("\"open <a@b.c>", "open", "a@b.c"),
        ] as [(String, String?, String)])
    func sender(_ raw: String, _ name: String?, _ address: String) {
        let found = MailAddress(Array(raw.utf8))
        #expect(found?.name == name)
        #expect(found?.address == address)
    }

    @Test(
        "A date keeps its own zone, and what no calendar has is no date",
        arguments: [
            ("Thu, 23 Nov 2023 08:30:00 +0100", "2023-11-23T08:30:00+01:00"),
            ("23 Nov 2023 08:30 -0500 (EST)", "2023-11-23T08:30:00-05:00"),
            ("Thu, 23 Nov 2023 08:30:00 GMT", "2023-11-23T08:30:00+00:00"),
            ("Thu, 23 Nov 23 8:05:09 EST", "2023-11-23T08:05:09-05:00"), ("Thu Nov 23 08:30:00 2023", "2023-11-23"),
            ("Wed, 1 Jan 97 00:00:00 +0000", "1997-01-01T00:00:00+00:00"), ("31 Jun 2023 08:30:00 +0000", nil),
            ("Thu, 23 Nov 2023 25:00:00 +0000", nil), ("yesterday", nil), ("", nil),
            ("Thu, 23 Nov 2023 08:30:00 +9900", "2023-11-23"),
        ] as [(String, String?)])
    func date(_ text: String, _ expected: String?) { #expect(MailDate.date(text)?.description == expected) }

    @Test(
        "Of a subject, tag and publication are no title",
        arguments: [
            ("[bolt] A title", "A title"), ("Re: [bolt] A title", "Re: A title"), ("[bolt] Re: A title", "Re: A title"),
            ("Re: [bolt] Re: A title", "Re: A title"), ("The Bolt: A title", "A title"),
            ("Issue 12: A title", "Issue 12: A title"),
            ("[Video] A title", "[Video] A title"), ("[bolt]", "[bolt]"), ("The Bolt", "The Bolt"),
            ("The Bolt:", "The Bolt:"),
            ("Re: A title", "Re: A title"), ("The Bolted door", "The Bolted door"), ("Re: ", "Re:"),
        ])
    func subject(_ text: String, _ title: String) {
        #expect(
            Subject(text).without(tags: ["bolt"], isList: true, "The Bolt") == title
                || Subject(text).without(tags: ["bolt"], isList: true, "The Bolt").trimmingSpaces == title)
    }

    @Test(
        "The sender is the publication, but in lists and where it names an author",
        arguments: [
            ("From: The Bolt <a@b.org>", [], "The Bolt"),
            ("From: Jane Doe from The Bolt <a@b.org>", ["Jane Doe"], "The Bolt"),
            (
                "From: Jane Doe <a@b.org>\nList-Id: The Bolt <bolt.b.org>\nList-Post: <mailto:bolt@b.org>",
                ["Jane Doe"], "The Bolt"
            ),
            (
                "From: Jane Doe via bolt <bolt@b.org>\nList-Id: <bolt.b.org>\nX-BeenThere: bolt@b.org", ["Jane Doe"],
                "bolt"
            ),
            (
                "From: The Bolt <a@b.org>\nList-Id: x <1234567890.list-id.mcsv.net>\nList-Unsubscribe: <mailto:u@b.org>",
                [], "The Bolt"
            ),
            ("From: a@b.org\nList-Id: The Bolt <bolt.b.org>", [], "The Bolt"), ("From: a@b.org", [], "b.org"),
        ] as [(String, [String], String)])
    func facts(_ headers: String, _ authors: [String], _ publication: String) throws {
        let article = try article("\(headers)\nSubject: A title\nMessage-ID: <1@b.org>\n\nText.\n")
        #expect(article.authors == authors)
        #expect(article.publication == publication)
        #expect(article.title == "A title")
        #expect(article.identity == .guid("1@b.org"))
        #expect(article.format == .eml)
    }

    @Test("A web address of the mail's own is its identity")
    func webAddress() throws {
        let posted = try article(
            "From: A from B <a@b.c>\nList-Post: <https://b.example/p/title>\nMessage-ID: <1@b>\nSubject: T\n\nText.\n")
        #expect(posted.identity == .address("https://b.example/p/title") && posted.guid == "1@b")
        #expect(posted.address == "https://b.example/p/title")
        let printed = try article(
            "From: A from B <a@b.c>\nMessage-ID: <1@b>\nSubject: T\n\nView this post on the web at https://b.example/p/t\n\nText.\n"
        )
        #expect(printed.address == "https://b.example/p/t")
        #expect(printed.contentText == "Text.")
        let french = try article(
            "From: B <a@b.c>\nMessage-ID: <1@b>\nSubject: T\n\nTexte.\n\n-- \nVoir dans le navigateur : https://b.example/p/t\n"
        )
        #expect(french.address == "https://b.example/p/t")
    }

    // MARK: Bodies

    @Test(
        "Of the versions of a text the fuller is read",
        arguments: [("<p>A long text in the page.</p>", "text in the page"), ("<p></p>", "in plain")])
    func alternatives(_ html: String, _ words: String) throws {
        let article = try article(
            """
            From: B <a@b.c>
            Subject: T
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="x"

            --x
            Content-Type: text/plain

            A long text in plain.
            --x
            Content-Type: text/html

            \(html)
            --x--
            """)
        #expect(article.contentText.contains(words))
    }

    @Test("A stub says nothing beside the page")
    func stub() throws {
        let article = try article(
            "From: B <a@b.c>\nSubject: T\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nThis message is in HTML. Please see the HTML version, which your program cannot show.\n"
                + "--x\nContent-Type: text/html\n\n<p>The real text, which is what the reader wants to read.</p>\n--x--\n"
        )
        #expect(article.contentText.contains("The real text"))
    }

    @Test(
        "Flowed lines are one paragraph, and delsp takes the space", arguments: [("yes", "abcdef"), ("no", "abc def")])
    func flowed(_ deletes: String, _ text: String) throws {
        let article = try article(
            "From: B <a@b.c>\nSubject: T\nContent-Type: text/plain; format=flowed; delsp=\(deletes)\n\nabc \ndef\n\nNext.\n\n> quoted \n> on\n\n From here.\n"
        )
        #expect(
            article.document.blocks.map(\.text) == [
                text, "Next.", deletes == "yes" ? "quotedon" : "quoted on", "From here.",
            ])
        #expect(article.document.blocks[2].kind == .quote)
    }

    @Test("Text in transfer encodings and charsets is decoded")
    func encodings() throws {
        let quoted = try article(
            "From: B <a@b.c>\nSubject: T\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nCaf=E9 =93noir=94 and=\n more.\n"
        )
        #expect(quoted.contentText == "Café “noir” and more.")
        #expect(!quoted.flags.contains(.charsetRepaired))
        let base64 = try article(
            "From: B <a@b.c>\nSubject: T\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: base64\n\nQ2Fmw6k=\n"
        )
        #expect(base64.contentText == "Café")
        #expect(base64.flags.contains(.charsetRepaired))
        #expect(base64.warnings.contains("the file says us-ascii but is UTF-8"))
    }

    @Test("Documents are attachments; pictures of the page and signatures are not")
    func attachments() throws {
        let article = try article(
            """
            From: B <a@b.c>
            Subject: T
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/plain

            Text of the mail.
            --r
            Content-Type: image/png; name="logo.png"
            Content-ID: <logo@b>
            Content-Transfer-Encoding: base64

            AAAA
            --r--
            --m
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=utf-8''R%C3%A9sum%C3%A9.pdf

            x
            --m
            Content-Type: application/pgp-signature; name=signature.asc

            x
            --m--
            """)
        #expect(
            article.attachments == [Article.Attachment(address: nil, title: "Résumé.pdf", mimeType: "application/pdf")])
        #expect(article.flags.contains(.attachments))
        #expect(article.contentText == "Text of the mail.")
    }

    @Test("A forwarded message is what is read")
    func forwarded() throws {
        let article = try article(
            """
            From: Friend <f@b.c>
            Subject: Fwd: A title
            Message-ID: <outer@b>
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/plain

            Do read this.
            --m
            Content-Type: message/rfc822

            From: Jane Doe from The Bolt <jane@bolt.example>
            Subject: A title
            Message-ID: <inner@bolt>
            Date: Thu, 23 Nov 2023 08:30:00 +0100

            The text of the newsletter.
            --m--
            """)
        #expect(article.title == "A title")
        #expect(article.publication == "The Bolt")
        #expect(article.identity == .guid("inner@bolt"))
        #expect(article.contentText == "The text of the newsletter.")
        #expect(article.document.blocks.first?.text == "Do read this.")
        #expect(article.document.blocks.first?.section == .boilerplate)
    }

    @Test(
        "A damaged structure loses no text",
        arguments: [
            "Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\nThe text.\n--x--\n",
            "Content-Type: multipart/mixed; boundary=y\n\n--x\nContent-Type: text/plain\n\nThe text.\n--x--\n",
            "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe text.\n",
            "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nThe text.\n--x\n",
            "Content-Type: multipart/mixed; boundary=x\n\nThe text.\n", "Content-Type: nonsense\n\nThe text.\n",
            "Content-Type: text/plain; charset=\n\nThe text.\n",
            "Content-Type: text/plain\nContent-Transfer-Encoding: nonsense\n\nThe text.\n",
            "Content-Type: multipart/alternative; boundary=x\nContent-Type: multipart/mixed; boundary=z\n\n--x\n\nThe text.\n--x--\n",
        ])
    func damaged(_ rest: String) throws {
        let article = try article("From: B <a@b.c>\nSubject: T\n" + rest)
        #expect(article.contentText == "The text.")
    }

    // MARK: Furniture

    @Test("Signature and footer are set apart, and nothing of them is lost")
    func furniture() throws {
        let article = try article(
            """
            From: The Bolt <a@b.c>
            Subject: T

            A paragraph of the text that has something to say, as the paragraphs of newsletters have.

            The last of the text.

            -- 
            The Bolt, 12 Some Street, 12345 Town
            You received this because you asked. Unsubscribe: https://b.example/u?utm_source=x
            """)
        #expect(article.document.blocks.filter { $0.section == .body }.count == 2)
        #expect(article.document.blocks.contains { $0.section == .boilerplate && $0.text.contains("Some Street") })
        #expect(article.document.blocks.contains { $0.section == .boilerplate && $0.text.contains("Unsubscribe") })
        #expect(article.flags.contains(.tracking))
    }

    @Test("A quoted line holds no marker")
    func quoted() throws {
        let article = try article(
            "From: B <a@b.c>\nSubject: T\n\n> As was said.[1]\n\nBut it was not said so.[1]\n\n[1] Where it was said.\n"
        )
        #expect(article.document.notes.count == 1)
        #expect(article.document.citations.count == 1)
        #expect(article.document.blocks[1].spans.contains { $0.marker?.note == 0 })
    }

    @Test(
        "What is no mail is read as it is",
        arguments: [
            "From Monday to Friday they worked.\n\nAnd rested then.", "Subject: matter\n\nOf the text.",
            "Date: today\nTitle: x\n\nText of it.", "Note: this\n\nis a text.",
        ])
    func noMail(_ text: String) throws {
        #expect(try Importer.articles(from: Array(text.utf8), named: "x.txt").first?.format == .text)
    }

    @Test(
        "A mail is known by its bytes",
        arguments: [
            ("x.txt", "Received: from a by b; Thu, 23 Nov 2023 08:30:00 +0100\nFrom: B <a@b.c>\nSubject: T\n\nText.\n"),
            ("x", "\u{FEFF}Subject: T\r\nMIME-Version: 1.0\r\nX-Odd: 1\r\nFrom: a@b.c\r\n\r\nText.\r\n"),
            ("x.eml", "X-Odd: 1\nSubject: T\n\nText.\n"), ("x", "\n\nFrom: a@b.c\nDate: Thu\nSubject: T\n\nText.\n"),
        ])
    func isMail(_ name: String, _ text: String) throws {
        let article = try #require(try Importer.articles(from: Array(text.utf8), named: name).first)
        #expect(article.format == .eml)
        #expect(article.title == "T")
        #expect(article.contentText == "Text.")
    }

    private func article(_ text: String) throws -> Article {
        let articles = try Importer.articles(from: Array(text.utf8), named: "x.eml")
        try #require(articles.count == 1)
        return articles[0]
    }
}
