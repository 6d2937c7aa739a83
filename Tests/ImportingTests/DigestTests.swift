import Articles
import Testing

@testable import Importing

/// Digests: one article for each message, and nothing of what stands around them lost.
@Suite struct DigestTests {
    private static let rule = String(repeating: "-", count: 70)
    private static let separator = String(repeating: "-", count: 30)

    /// A digest as Mailman prints it; `topics` and `end` are its words.
    private static func digest(subject: String, topics: String, end: String, bodies: [String]) -> String {
        let messages = bodies.enumerated().map { number, body in
            """
            Message: \(number + 1)
            Date: Tue, 05 Mar 2024 09:12:44 +0100
            From: Judith Amsel <judith@amsel.example>
            To: bolt@lists.example
            Subject: [Bolt] Title \(number + 1)
            Message-ID: <\(number + 1)@amsel.example>
            Content-Type: text/plain; charset="utf-8"

            \(body)


            """
        }
        return """
            From: bolt-request@lists.example
            Subject: \(subject)
            Message-ID: <digest@lists.example>
            List-Id: <bolt.lists.example>
            List-Post: <mailto:bolt@lists.example>
            Content-Type: text/plain; charset=utf-8

            Send Bolt mailing list submissions to
            \tbolt@lists.example

            \(topics)

               1. Title 1 (Judith Amsel)
               2. Title 2 (Judith Amsel)


            \(rule)

            \(messages.joined(separator: separator + "\n\n"))
            \(separator)

            Subject: Digest Footer

            _______________________________________________
            Bolt mailing list
            Bolt@lists.example


            \(separator)

            \(end)
            ****************************************
            """
    }

    @Test(
        "A digest in plain text is one article for each message",
        arguments: [
            ("Bolt Digest, Vol 14, Issue 9", "Today's Topics:", "End of Bolt Digest, Vol 14, Issue 9", "en"),
            ("Groupe Bolt, Vol. 14, Parution 9", "Thèmes du jour :", "Fin de Groupe Bolt, Vol. 14, Parution 9", "fr"),
        ])
    func plain(_ subject: String, _ topics: String, _ end: String, _ language: String) throws {
        let text = Self.digest(
            subject: subject, topics: topics, end: end,
            bodies: ["One.[1]\n\n[1] First note.", "Two.[1]\n\n\(Self.separator)\n\nStill two.\n\n[1] Second note."])
        let articles = try Importer.articles(from: Array(text.utf8), named: "x.eml")
        #expect(articles.map(\.title) == ["Title 1", "Title 2"])
        #expect(articles.map(\.identity) == [.guid("1@amsel.example"), .guid("2@amsel.example")])
        #expect(articles.allSatisfy { $0.authors == ["Judith Amsel"] && $0.publication == "bolt" })
        #expect(articles.allSatisfy { $0.language == language && $0.flags.contains(.severalArticles) })
        #expect(articles.allSatisfy { $0.document.notes.count == 1 && $0.document.citations.map(\.marker.note) == [0] })
        #expect(articles[1].document.blocks.contains { $0.text == "Still two." && $0.section == .body })
        let furniture = articles.map { article in
            article.document.blocks.filter { $0.section == .boilerplate }.map(\.text).joined(separator: "\n")
        }
        #expect(furniture[0].contains("mailing list submissions"))
        #expect(furniture[1].contains("Bolt mailing list"))
        #expect(furniture[1].contains(end))
        #expect(!articles.contains { $0.contentText.contains("Digest Footer") || $0.contentText.contains("Topics") })
    }

    @Test("A MIME digest is one article for each message", arguments: ["multipart/digest", "multipart/mixed"])
    func mime(_ type: String) throws {
        let header = type == "multipart/digest" ? "" : "Content-Type: message/rfc822\n"
        let text = """
            From: bolt-request@lists.example
            Subject: Bolt Digest, Vol 14, Issue 9
            List-Post: <mailto:bolt@lists.example>
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/plain

            Send Bolt mailing list submissions to bolt@lists.example

            --m
            Content-Type: \(type); boundary=d

            --d
            \(header)
            From: Judith Amsel <judith@amsel.example>
            Subject: [bolt] Title 1
            Message-ID: <1@amsel.example>

            One.
            --d
            \(header)
            From: Piet Donker <piet@donker.example>
            Subject: Re: [bolt] Title 1
            Message-ID: <2@amsel.example>
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Tw=F6.
            --d--
            --m
            Content-Type: text/plain

            _______________________________________________
            Bolt mailing list
            --m--
            """
        let articles = try Importer.articles(from: Array(text.utf8), named: "x.eml")
        #expect(articles.map(\.title) == ["Title 1", "Re: Title 1"])
        #expect(articles.map(\.contentText) == ["One.", "Twö."])
        #expect(articles.map(\.authors) == [["Judith Amsel"], ["Piet Donker"]])
        #expect(articles[0].document.blocks.first?.section == .boilerplate)
        #expect(articles[1].document.blocks.last?.section == .boilerplate)
    }

    @Test("Lines of hyphens alone make no digest")
    func noDigest() throws {
        let text = "From: a@b.c\nSubject: T\n\nOne.\n\n\(Self.rule)\n\nTwo.\n\n\(Self.separator)\n\nThree.\n"
        let articles = try Importer.articles(from: Array(text.utf8), named: "x.eml")
        #expect(articles.count == 1)
        #expect(articles[0].contentText.contains("Three."))
    }
}
