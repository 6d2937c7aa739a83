import Articles
import Testing

@testable import Importing

/// What feeds in the wild look like.
@Suite struct FeedShapeTests {
    @Test("The entities of HTML are known without being declared, and a name that is none stays as it stands")
    func entities() throws {
        let item = """
            <item><title>Sal&eacute; &amp; co</title><link>https://a.example/1</link>
            <description>Un caf&eacute;&nbsp;noir &mdash; bien &lt;&bogus;&gt;.</description></item>
            """
        let articles = try FeedForm.articles(from: Array("<rss version=\"2.0\"><channel>\(item)</channel></rss>".utf8))
        #expect(articles.map(\.title) == ["Salé & co"])
        #expect(articles.map(\.contentText) == ["Un café\u{A0}noir — bien <&bogus;>."])
    }

    @Test(
        "A feed that ends in the middle of an item says so",
        arguments: [("</description></item></channel></rss>", true), ("", false)])
    func cut(_ end: String, _ isWhole: Bool) throws {
        let feed = "<rss version=\"2.0\"><channel><item><title>A</title><description>Pepper came by mule.\(end)"
        let articles = try FeedForm.articles(from: Array(feed.utf8))
        #expect(articles.map(\.contentText) == ["Pepper came by mule."])
        #expect(articles[0].warnings.isEmpty == isWhole)
    }
}
