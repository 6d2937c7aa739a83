import Articles
import Testing

@testable import Importing

/// Numbers that are links, numbers that are notes, and both in one text.
@Suite struct NumberedLinkTests {
    @Test(
        "A list of addresses becomes links where they are cited",
        arguments: [
            "[1] https://a.example/\n[2] https://b.example/",
            "Links:\n------\n[1] https://a.example/\n[2] https://b.example/",
            "---links---\n[1] : https://a.example/\n[2] : https://b.example/",
            "Links\n\n[1]: https://a.example/\n\n[2]: https://b.example/",
            "Links:\n[1]\nhttps://a.example/\n[2]\nhttps://b.example/",
            "[1] <https://a.example/>\n[2] <https://b.example/>",
            "References\n\n   Visible links\n   1. https://a.example/\n   2. https://b.example/",
            "Liens :\n[1] https://a.example/\n[2] https://b.example/",
        ])
    func links(_ list: String) throws {
        let article = try article(
            "The first word [1] and the second[2] of it are linked.\n\nNothing else is.\n\n\(list)\n")
        #expect(links(of: article) == ["[1] https://a.example/", "[2] https://b.example/"])
        #expect(article.flags.contains(.numberedLinks))
        #expect(article.document.notes.isEmpty)
        #expect(article.contentText.hasSuffix("Nothing else is."))
    }

    @Test("Where the same number is in two lists, the space before it tells")
    func bothLists() throws {
        let article = try article(
            "A word [1] is linked, and this has a note.[1] So has this.[2]\n\nLinks:\n[1] https://a.example/\n\nNotes\n\n[1] The note.\n\n[2] Another.\n"
        )
        #expect(links(of: article) == ["[1] https://a.example/"])
        #expect(article.document.notes.map(\.label) == ["1", "2"])
        #expect(article.document.citations.map(\.marker.note) == [0, 1])
        #expect(!article.flags.contains(.unreferencedNotes))
    }

    @Test("In one list each entry is what it is")
    func mixedList() throws {
        let article = try article(
            "A word [1] and a note.[2] A word [3].\n\n[1] https://a.example/\n[2] The note.\n[3] https://c.example/\n")
        #expect(links(of: article) == ["[1] https://a.example/", "[3] https://c.example/"])
        #expect(article.document.notes.map { $0.blocks.map(\.text) } == [["The note."]])
        #expect(article.document.citations.map(\.marker.note) == [0])
    }

    @Test("An address that nobody cites is not lost")
    func uncited() throws {
        let article = try article("A word [1] is linked.\n\n[1] https://a.example/\n[2] https://b.example/\n")
        #expect(
            article.document.blocks.contains { $0.section == .boilerplate && $0.text.contains("https://b.example/") })
        #expect(!article.contentText.contains("https://"))
    }

    @Test("Under a heading of notes an address is a note", arguments: ["Notes", "Footnotes"])
    func notes(_ heading: String) throws {
        let article = try article("A word.[1] Another.[2]\n\n\(heading)\n\n[1] https://a.example/\n\n[2] The note.\n")
        #expect(article.document.notes.count == 2)
        #expect(!article.flags.contains(.numberedLinks))
    }

    @Test("A plain text has them too, and its list of notes is none")
    func text() throws {
        let linked = try #require(
            try Importer.articles(
                from: Array("A title\n\nA word [1] is linked here.\n\nLinks:\n[1] https://a.example/\n".utf8),
                named: "x.txt"
            ).first)
        #expect(links(of: linked) == ["[1] https://a.example/"])
        let noted = try #require(
            try Importer.articles(
                from: Array("A title\n\nA word.[1] And another.[2]\n\n[1] https://a.example/\n\n[2] The note.\n".utf8),
                named: "x.txt"
            ).first)
        #expect(noted.document.notes.count == 2)
    }

    @Test("Notes as Substack prints them in plain text")
    func bareNotes() throws {
        let article = try article(
            "It could not agree to shut.1 On paper, in 2017, it has 3.1 things to do.2 So it is.\n\n1\n\nThe first.\n\n2\n\nThe second.\n\nUnsubscribe https://a.example/u\n"
        )
        #expect(article.document.notes.map { $0.blocks.map(\.text) } == [["The first."], ["The second."]])
        #expect(article.document.citations.map(\.marker) == [Marker(label: "1", note: 0), Marker(label: "2", note: 1)])
        let none = try self.article("There were 2 of them.\n\n1\n\nThe first.\n")
        #expect(none.document.notes.isEmpty)
    }

    private func links(of article: Article) -> [String] {
        article.document.blocks.filter { $0.section == .body }.flatMap { block in
            block.spans.compactMap { span in span.address.map { block.text.slice(span.range) + " " + $0 } }
        }
    }

    private func article(_ text: String) throws -> Article {
        try #require(
            try Importer.articles(from: Array("From: B <a@b.c>\nSubject: T\n\n\(text)".utf8), named: "x.eml").first)
    }
}
