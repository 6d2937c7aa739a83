import Articles
import Foundation
import Testing

@testable import Importing

/// Mails that nobody writes are held within bounds; those that people write are not touched.
struct MailBoundsTests {
    private func bounded(_ text: String) -> String? {
        MailBounds.bounded(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: Fixture.all.filter { $0.name.hasPrefix("mail-") })
    func writtenMailsAreNotTouched(_ fixture: Fixture) throws {
        #expect(MailBounds.bounded(Array(try Data(contentsOf: fixture.document))) == nil)
    }

    @Test func headersBeyondAThousandAreLeftOut() throws {
        let fields = (1...1_200).map { "X-\($0): y\n  folded\n" }.joined()
        let text = try #require(bounded("Subject: T\n" + fields + "\nText.\nX-1200: is text.\n"))
        #expect(text.contains("X-999: y\n  folded\n"))
        #expect(!text.contains("X-1000:"))
        #expect(text.hasSuffix("folded\n\nText.\nX-1200: is text.\n"))
    }

    @Test func aFieldIsCutAndTheNextStays() throws {
        let text = try #require(bounded("X: " + String(repeating: "y", count: 100_000) + "\n z\nSubject: T\n\nText.\n"))
        #expect(text.utf8.count < 66_000)
        #expect(text.hasSuffix("y\nSubject: T\n\nText.\n"))
    }

    @Test func theHeadersOfMessagesWithinAreBounded() throws {
        let fields = (1...1_200).map { "X-\($0): y\n" }.joined()
        let carried = "Content-Type: message/rfc822\n\nSubject: T\n" + fields + "\nText.\n"
        let text = try #require(bounded("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + carried + "--b--\n"))
        #expect(text.contains("X-999:"))
        #expect(!text.contains("X-1000:"))
        #expect(text.hasSuffix("\nText.\n--b--\n"))
    }

    @Test func longTextsAreNoHeaders() {
        let line = String(repeating: "Note: y ", count: 20_000) + "\n"
        #expect(bounded("Subject: T\n\n" + line + String(repeating: "a: b\n", count: 2_000)) == nil)
        let part = "--b\nContent-Type: text/plain\n\n"
        #expect(bounded("Content-Type: multipart/mixed; boundary=b\n\n" + part + line + "--b--\n") == nil)
    }

    @Test("Lines of dashes in the texts of parts begin no header", arguments: ["-->", "-----------", "-- ", "--other"])
    func dashesAreText(_ dashes: String) {
        let rows = (0..<2_000).map { "\t<tr><td>Row \($0) of a table that goes on and on</td></tr>\n" }.joined()
        let part = "--b\nContent-Type: text/html\n\n<!-- a comment\n\(dashes)\n" + rows
        #expect(bounded("Content-Type: multipart/mixed;\n boundary=\"b\"\n\n" + part + part + "--b--\n") == nil)
    }

    @Test func noTextOfManyPartsIsLost() throws {
        let parts = (0..<25_000).map { "--b\n\nword\($0)\n" }.joined()
        let mail = "Subject: T\nFrom: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--\n"
        let articles = try Importer.articles(from: Array(mail.utf8), named: "a.eml")
        let texts = Set(
            articles.flatMap(\.document.blocks).flatMap { $0.text.split { $0 == " " || $0 == "\n" } }.map(String.init))
        #expect((0..<25_000).filter { !texts.contains("word\($0)") } == [])
    }
}
