import Articles
import Foundation
import Testing

@testable import Importing

@Suite struct JSONFeedWriterTests {
    /// What is written is JSON, and says what it was given.
    @Test func isJSON() throws {
        let text = "Two\nlines \"quoted\" \\ and \u{1}\u{1F}\t漢\u{1F41F}"
        let blocks = [Block(.paragraph, text, spans: [Span(.emphasis, 4..<9)]), Block(.rule, "")]
        let article = Article(
            identity: .content("x"), format: .text, title: text, document: Document(blocks: blocks), digest: "x")
        let bytes = JSONFeed.data(of: [article, article], title: text)
        let feed = try JSON(parsing: Data(bytes))
        #expect(feed["title"].text == text)
        #expect(feed["items"].list?.count == 2)
        #expect(feed["items"].list?.first?["_broadsheet"]["blocks"].list?.first?["text"].text == text)
        #expect(try JSON(parsing: Data(JSONFeed.data(of: [], title: "")))["items"].list?.isEmpty == true)
    }

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
            for article in articles { writer.write(article) { bytes += $0 } }
            bytes += writer.end()
            #expect(bytes == JSONFeed.data(of: articles, title: "A “title” \\"))
            articles.append(article)
        }
    }
}
