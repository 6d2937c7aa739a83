import Articles
import Testing

@testable import Importing

/// Messages that are made to be slow or deep: each is read to its end.
@Suite(.serialized) struct MailFloodTests {
    @Test("A flood is read to its end", .timeLimit(.minutes(1)), arguments: MailFlood.all)
    func flood(_ flood: MailFlood) throws {
        let articles = try Importer.articles(from: Array(flood.text.utf8), named: "flood.eml")
        #expect(!articles.isEmpty)
    }
}

/// Messages that are made to be slow or deep.
struct MailFlood: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var testDescription: String { name }

    init(_ name: String, _ header: String, _ count: Int, _ unit: (Int) -> String) {
        self.name = name
        text = "From: a@b.c\nSubject: T\n" + header + (0..<count).map(unit).joined() + "\nText.\n"
    }

    static let all: [MailFlood] = [
        MailFlood("nested multiparts", "", 10_000) { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" },
        MailFlood("nested messages", "", 10_000) { _ in "Content-Type: message/rfc822\n\n" },
        MailFlood("nested digests", "", 10_000) {
            "Content-Type: multipart/digest; boundary=b\($0)\n\n--b\($0)\n\nFrom: a@b\n"
        },
        MailFlood("parts", "Content-Type: multipart/mixed; boundary=b\n\n", 20_000) { _ in "--b\n\nx\n" },
        MailFlood("messages", "Content-Type: multipart/digest; boundary=b\n\n", 1_000) { _ in "--b\n\nFrom: a@b\n\nx\n"
        },
        MailFlood("attachments", "Content-Type: multipart/mixed; boundary=b\n\n", 20_000) { _ in
            "--b\nContent-Type: application/pdf; name=a\n\nx\n"
        },
        MailFlood("headers", "", 100_000) { "X-\($0): y\n" },
        MailFlood("encoded words", "X: ", 50_000) { _ in "=?utf-8?Q?" },
        MailFlood("encoded words in the subject", "To: x\nsubject: ", 50_000) { _ in "=?utf-8?q?=C3?= " },
        MailFlood("open sender", "From: ", 100_000) { _ in "\"(<" },
        MailFlood("groups of addressees", "To: ", 200_000) { _ in "a:" },
        MailFlood("headers of parts", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", 100_000) { "X-\($0): y\n" },
        MailFlood("parameters", "Content-Type: text/plain", 5_000) { "; a*\($0)=x" },
        MailFlood("list of links", "\n", 30_000) { "[\($0 % 999)] https://a.example/\($0)\n" },
        MailFlood("links and notes", "\n", 10_000) {
            "Word [\($0 % 99)]\n\n[\($0 % 99)] https://a.example/\n[\($0 % 99)] note\n\n"
        },
        MailFlood("separators of digests", "\nToday's Topics:\n\n" + String(repeating: "-", count: 70) + "\n", 20_000) {
            _ in
            "\n------------------------------\n"
        },
        MailFlood("signatures", "\n", 20_000) { _ in "-- \n\n" },
        MailFlood("quotes", "Content-Type: text/plain; format=flowed\n\n", 300) {
            String(repeating: ">", count: $0) + " a \n"
        },
        MailFlood("unsubscribe", "\n", 20_000) { _ in "unsubscribe\n\n" },
    ]
}
