import Articles
import Importing
import Testing

/// Texts that are made to be slow. That time grows no faster than n log n is measured, not tested; here each must end, whole.
@Suite(.serialized) struct FloodTests {
    @Test("A flood is parsed", .timeLimit(.minutes(1)), arguments: Flood.all)
    func isParsed(_ flood: Flood) throws {
        let bytes = Array((Flood.header + flood.text(flood.size * 8)).utf8)
        let articles = try Importer.articles(from: bytes, named: "flood.txt")
        let article = try #require(articles.first)
        #expect(article.title == "A title")
        #expect(articles.count == 1)
    }
}

struct Flood: CustomTestStringConvertible, Sendable {
    var name: String
    var size: Int
    var text: @Sendable (Int) -> String

    var testDescription: String { name }

    static let header = "A title\n\nThursday 23 November 2023, by [SMITH Ashley](#).\n\n"

    private static func repeated(_ name: String, _ size: Int, _ unit: String) -> Flood {
        Flood(name: name, size: size) { String(repeating: unit, count: $0) }
    }

    private static func numbered(_ name: String, _ size: Int, _ unit: @escaping @Sendable (Int) -> String) -> Flood {
        Flood(name: name, size: size) { (1...$0).map(unit).joined() }
    }

    /// Searches that look ahead by a bounded stretch are linear only beyond it: those floods are longer than 8,000 bytes.
    static let all: [Flood] = [
        repeated("[ in one line", 5_000, "["),
        repeated("] in one line", 5_000, "]"),
        repeated("]( in one line", 5_000, "]("),
        repeated("[a]( in one line", 2_500, "[a]("),
        repeated("[a](b in one line", 2_000, "[a](b "),
        Flood(name: "nested brackets", size: 5_000) {
            String(repeating: "[", count: $0) + String(repeating: "]", count: $0)
        },
        Flood(name: "nested links", size: 1_000) {
            String(repeating: "[a", count: $0) + String(repeating: "](#)", count: $0)
        },
        repeated("* in one line", 5_000, "*"),
        repeated("*a in one line", 2_500, "*a "),
        repeated("a**b_c in one line", 1_000, "a **b _c *d "),
        Flood(name: "openers of one sign, closers of the other", size: 1_000) {
            String(repeating: "*a ", count: $0) + String(repeating: "b_ ", count: $0)
        },
        repeated("* and _ in turn", 2_500, "*_"),
        repeated("backticks", 5_000, "`"),
        Flood(name: "backticks of many lengths", size: 40) {
            (1...$0).map { String(repeating: "`", count: $0) + "a" }.joined()
        },
        repeated("< in one line", 2_500, "<"),
        repeated("<a in one line", 2_500, "<http://a "),
        repeated("http:// in one line", 1_000, "http://a"),
        repeated("![ in one line", 2_500, "!["),
        repeated("backslashes", 5_000, "\\"),
        repeated("¹ in one line", 2_500, "a¹ "),
        repeated("[1] in one line", 2_500, "[1]"),
        repeated("[1] lines", 250, "[1]\n"),
        repeated("[1] paragraphs", 250, "[1] a\n\n"),
        repeated("* lines", 500, "* a\n"),
        repeated("dashes", 500, "- \n"),
        repeated("list items", 500, "- a\n"),
        repeated("> in one line", 5_000, "> "),
        repeated("quotations", 1_000, "> a\n\n"),
        repeated("one word", 100_000, "a"),
        repeated("one long line", 20_000, "word "),
        repeated("wrapped lines", 1_000, String(repeating: "word ", count: 14) + "\n"),
        repeated("short paragraphs", 500, "A short one.\n\n"),
        repeated("open paragraphs", 500, "an open one\n\n"),
        repeated("open paragraphs that end in a hyphen", 500, "an open-\n\n"),
        repeated("headings", 500, "**Heading**\n\n"),
        repeated("plain short lines", 500, "Heading\n\n"),
        numbered("notes under a heading", 500) { ($0 == 1 ? "Text [1].\n\nNotes\n\n" : "") + "[\($0)] note\n\n" },
        numbered("notes without a heading", 500) { ($0 == 1 ? "Text [1].\n\n" : "") + "[\($0)] note\n\n" },
        numbered("markers and notes", 250) {
            "Text number \($0) [\($0)].\n\n" + ($0 % 10 == 0 ? "Notes\n\n[\($0)] note\n\n" : "")
        },
        repeated("series of one label", 250, "A text [1].\n\nNotes\n\n[1] note [1]\n\n"),
        repeated("lists of references", 250, "References\n\n[1] a\n\n"),
        repeated("headings of notes", 500, "Notes\n\n"),
        repeated("lines P.S.", 500, "P.S.\n\n"),
        repeated("page numbers", 500, "a text\n\nPage 2/4\n\n"),
        // Letters alone make a name: the number in a notation of ten letters.
        numbered("speakers", 250) { number in
            let name = String(number).map { String(Unicode.Scalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue!))) }
                .joined()
            return "Abcd E\(name): one.\n\nAbcd E\(name): two.\n\n"
        },
        repeated("turns", 250, "Ashley Smith: a text.\n\n"),
        repeated("breadcrumb", 500, "a > "),
        repeated("commas", 2_500, "a, "),
        repeated("[1, in one line", 2_500, "[1, "),
        Flood(name: "one long list of labels", size: 2_500) { "[" + String(repeating: "1, ", count: $0) + "1]" },
        repeated("combining marks", 2_500, "\u{301}"),
        repeated("no-break spaces", 2_500, "\u{A0}"),
        repeated("empty lines", 10_000, "\n"),
        Flood(name: "long title", size: 2_500) { "**" + String(repeating: "*", count: $0) },
    ]
}
