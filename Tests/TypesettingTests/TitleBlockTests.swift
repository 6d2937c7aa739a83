import Testing

@testable import Articles
@testable import Typesetting

/// The addresses above the text: shown, and to be followed.
@Suite struct TitleBlockTests {
    private func article(
        address: String? = nil, original: String? = nil, source: String? = nil, day: PublicationDate? = nil
    ) -> Article {
        var article = Article(
            identity: .content(""), format: .text, title: "A title", document: Document(), digest: "")
        article.address = address
        article.originalAddress = original
        article.originalSource = source
        article.firstPublished = day
        return article
    }

    private func links(_ page: Page) -> [String] {
        page.targets(in: page.lines.startIndex..<page.lines.endIndex).map { target in
            guard case .link(let address?) = target.kind else { return "-" }
            return page.entries[target.entry].text.slice(target.range) + " > " + address
        }
    }

    @Test("The address stands below the facts, all of it a link, on each of its lines", arguments: [10, 30, 72])
    func address(width: Int) {
        let address = "https://example.org/articles/of-a-long-name-without-a-place/to_break_it_at_this_width"
        let page = Typesetter(width: width).page(of: article(address: address))
        #expect(links(page) == ["\(address) > \(address)"])
        #expect(page.plainText.split(separator: "\n").dropFirst().joined() == address)
        for (line, text) in page.plainText.split(separator: "\n").enumerated().dropFirst() {
            for column in 0..<text.count { #expect(page.target(atRow: page.row(line), column: column) != nil) }
        }
    }

    @Test(
        "The name of the first source leads to its address; without a name the address is one, unless it stands there anyway"
    )
    func origin() {
        let day = PublicationDate(year: 1843, month: 9, day: 1)
        func shown(_ article: Article) -> (String, [String]) {
            let page = Typesetter(width: 72).page(of: article)
            return (page.plainText, links(page))
        }
        #expect(
            shown(article(original: "a://b", source: "The Émigré", day: day)) == (
                "A title\nFirst published: The Émigré, 1843-09-01\n", ["The Émigré > a://b"]
            ))
        #expect(
            shown(article(address: "a://b", original: "a://b", source: "The Paper")) == (
                "A title\nFirst published: The Paper\na://b\n", ["The Paper > a://b", "a://b > a://b"]
            ))
        #expect(
            shown(article(address: "a://c", original: "a://b", day: day)) == (
                "A title\nFirst published: a://b, 1843-09-01\na://c\n", ["a://b > a://b", "a://c > a://c"]
            ))
        #expect(
            shown(article(address: "a://b", original: "a://b", day: day)) == (
                "A title\nFirst published: 1843-09-01\na://b\n", ["a://b > a://b"]
            ))
        #expect(shown(article(address: "a://b", original: "a://b")) == ("A title\na://b\n", ["a://b > a://b"]))
        #expect(shown(article(source: "The Paper")) == ("A title\nFirst published: The Paper\n", []))
    }
}
