import Articles
import Testing

@testable import Importing

@Suite struct JSONFeedWriterTests {
    /// Article by article it is the document that it is as a whole.
    @Test func theSameBytes() throws {
        var articles: [Article] = []
        for text in ["", "One line.", "Two\nlines \"quoted\" \\ and /slashed/, {\"a\": []}", "é\u{2028}\u{7F}\t漢"] {
            var article = Article(
                identity: .content("x"), format: .text, title: text,
                document: Document(blocks: text.isEmpty ? [] : [Block(.paragraph, text)]), digest: "x")
            article.authors = text.isEmpty ? [] : ["A", text]
            article.flags = text.isEmpty ? [] : [.interview]
            var writer = JSONFeed.Writer(title: "A “title” \\")
            var bytes: [UInt8] = []
            for article in articles { bytes += try writer.bytes(of: article) }
            bytes += try writer.end()
            #expect(try bytes == JSONFeed.data(of: articles, title: "A “title” \\"))
            articles.append(article)
        }
    }
}
