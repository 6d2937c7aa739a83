import Articles
import Testing

@testable import Importing

/// Mailboxes: where a message begins, and that no piece of a file and no message spoils another.
@Suite struct MailboxTests {
    private static let separator = "From a@b.c Thu Nov 23 10:15:00 2023\n"

    private static func message(_ number: Int, _ text: String = "Text.") -> String {
        separator + "From: B <a@b.c>\nSubject: T\(number)\nMessage-ID: <\(number)@b>\n\n\(text)\n\n"
    }

    @Test(
        "A separator has a date",
        arguments: [
            ("From a@b.c Thu Nov 23 10:15:00 2023", true), ("From a@b.c Thu Nov  3 10:15 2023", true),
            ("From - Thu Nov 23 10:15:00 2023", true), ("From MAILER-DAEMON Thu Nov 23 10:15:00 2023", true),
            ("From 17@xxx Thu Nov 23 10:15:00 +0000 2023", true), ("From a@b Thu Nov 23 10:15:00 EST 2023", true),
            ("From a@b Thu Nov 23 10:15:00 2023 +0100", true),
            ("From a@b Thu Nov 23 10:15:00 2023 remote from x", true),
            ("From Monday to Friday we worked.", false), ("From the start", false), ("From ", false),
            ("From a@b Thu Nov 23", false), ("from a@b.c Thu Nov 23 10:15:00 2023", false), ("From: a@b.c", false),
            ("From Thu on, Nov 23 was the day", false), ("From us on Thu Nov 40 10:15:00 2023", false),
        ])
    func separators(_ line: String, _ isSeparator: Bool) {
        #expect(Mailbox.isSeparator(Array(line.utf8)) == isSeparator)
        #expect(Mailbox.isSeparator(Array((line + "\r\n").utf8)) == isSeparator)
    }

    @Test("Each message is an article", arguments: ["\n", "\r\n"])
    func messages(_ lineEnd: String) throws {
        let text = (1...3).map { Self.message($0) }.joined().replacing("\n", with: lineEnd)
        let articles = try Importer.articles(from: Array(text.utf8), named: "x")
        #expect(articles.map(\.title) == ["T1", "T2", "T3"])
        #expect(articles.map(\.identity) == [.guid("1@b"), .guid("2@b"), .guid("3@b")])
        #expect(articles.allSatisfy { $0.format == .mbox && $0.contentText == "Text." })
        #expect(articles.allSatisfy { $0.flags.contains(.severalArticles) })
    }

    @Test("One mark is taken off quoted lines, and a line in the text divides nothing")
    func quoting() throws {
        let text = Self.message(
            1, "One.\nFrom a@b.c Thu Nov 23 10:15:00 2023\n\n>From here on.\n\n>>From there.\n\nFrom Monday to Friday.")
        let articles = try Importer.articles(from: Array(text.utf8), named: "x")
        #expect(articles.count == 1)
        let texts = articles[0].document.blocks.map(\.text)
        #expect(texts.contains("From here on."))
        #expect(texts.contains("From there."))
        #expect(texts.contains("From Monday to Friday."))
    }

    @Test("A length that is said is not believed")
    func contentLength() throws {
        let text = Self.message(1).replacing("Subject", with: "Content-Length: 100000\nSubject") + Self.message(2)
        #expect(try Importer.articles(from: Array(text.utf8), named: "x").count == 2)
    }

    @Test("Pieces of any size yield the same articles", arguments: [1, 2, 3, 7, 64, 1_000, 100_000])
    func pieces(_ size: Int) throws {
        let text =
            Self.message(1)
            + Self.message(2, ">From x\n\nFrom a@b.c Thu Nov 23 10:15:00 2023 is no header\n\nEnd.").replacing(
                "\n", with: "\r\n")
            + (3...80).map { Self.message($0, String(repeating: "Word ", count: $0)) }.joined()
        let bytes = Array(text.utf8)
        let whole = try Importer.articles(from: bytes, named: "x")
        #expect(whole.count >= 80)
        var position = 0
        var batches: [[Article]] = []
        try Importer.read(named: "x") {
            let end = min(bytes.count, position + size)
            defer { position = end }
            return Array(bytes[position..<end])
        } take: {
            batches.append($0)
        }
        #expect(batches.flatMap { $0 } == whole)
        #expect(batches.count > 1)
        #expect(batches.allSatisfy { !$0.isEmpty })
    }

    @Test(
        "A file of one piece is read like one of many",
        arguments: ["A title\n\nA text.", "From: a@b.c\nSubject: T\nDate: x\n\nText."])
    func otherFiles(_ text: String) throws {
        var pieces = text.utf8.map { [$0] }[...]
        var articles: [Article] = []
        try Importer.read(named: "x") {
            pieces.popFirst() ?? []
        } take: {
            articles += $0
        }
        #expect(articles == (try Importer.articles(from: Array(text.utf8), named: "x")))
    }

    @Test("A message that is too large does not cost the others")
    func large() {
        var mailbox = Mailbox(maximumSize: 1_000)
        let text = Self.message(1) + Self.message(2, String(repeating: "x", count: 5_000)) + Self.message(3)
        let messages = mailbox.read(Array(text.utf8)) + mailbox.finish()
        #expect(messages.map { $0 == nil } == [false, true, false])
        // Nor does a line without end.
        var endless = Mailbox(maximumSize: 1_000)
        let read =
            endless.read(Array(Self.message(1).utf8))
            + endless.read(Array((Self.separator + String(repeating: "x", count: 5_000)).utf8))
            + endless.read(Array(repeating: 0x78, count: 5_000)) + endless.read(Array(("\n\n" + Self.message(3)).utf8))
            + endless.finish()
        #expect(read.map { $0 == nil } == [false, true, false])
    }

    @Test("What stands above the first message, and what is none, is passed over")
    func odd() throws {
        let internalData =
            Self.separator
            + "From: MAILER <m@b>\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nX-IMAP: 1\n\nKeep.\n\n"
        let text = internalData + Self.message(1) + Self.separator + "\n" + Self.message(2)
        #expect(try Importer.articles(from: Array(text.utf8), named: "x").map(\.title) == ["T1", "T2"])
    }
}
