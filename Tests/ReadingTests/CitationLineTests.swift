import Articles
import Testing

@testable import Reading

/// The line below what is quoted: what is known of the article, and no more.
@Suite struct CitationLineTests {
    private static var full: Article {
        var article = Article.sample("The printers", [])
        article.authors = ["Ada Lovelace"]
        article.publication = "The Analyst"
        article.published = PublicationDate(year: 2024, month: 11, day: 10, time: "08:30:00Z")
        article.address = "https://paper.example/printers"
        return article
    }

    private func line(_ change: (inout Article) -> Void) -> String? {
        var article = Self.full
        change(&article)
        return article.citationLine
    }

    @Test("All that is known, in one line")
    func full() {
        #expect(
            line { _ in }
                == "— Ada Lovelace, \"The printers\", The Analyst, 10 November 2024, https://paper.example/printers")
    }

    @Test("What is not known is left out")
    func missing() {
        #expect(
            line { $0.authors = [] }
                == "— \"The printers\", The Analyst, 10 November 2024, https://paper.example/printers")
        #expect(line { $0.title = "" }?.hasPrefix("— Ada Lovelace, The Analyst") == true)
        #expect(line { $0.publication = nil }?.contains("\"The printers\", 10 November") == true)
        #expect(line { $0.published = nil }?.contains("The Analyst, https:") == true)
        #expect(line { $0.address = nil }?.hasSuffix("10 November 2024") == true)
        #expect(Article.sample("", []).citationLine == nil)
        #expect(Article.sample("Alone", []).citationLine == "— \"Alone\"")
    }

    @Test("Where this copy says nothing, what is known of the original counts")
    func original() {
        let text = line {
            ($0.publication, $0.published, $0.address) = (nil, nil, nil)
            $0.originalSource = "Another paper"
            $0.firstPublished = PublicationDate(year: 1999, month: 1, day: 2)
            $0.originalAddress = "https://other.example/"
        }
        #expect(text == "— Ada Lovelace, \"The printers\", Another paper, 2 January 1999, https://other.example/")
    }

    @Test(
        "Several authors",
        arguments: [
            (["A", "B"], "— A and B, "), (["A", "B", "C"], "— A, B and C, "),
            (["A", "B", "C", "D"], "— A and others, "),
            (["", "B"], "— B, "),
        ])
    func authors(names: [String], start: String) {
        #expect(line { $0.authors = names }?.hasPrefix(start) == true)
    }

    @Test("It is one line, whatever the facts hold, and its quotation marks are those of the title")
    func oneLine() {
        let text = line {
            $0.title = " The \"road\"\nto\u{1B}[31m vic\u{AD}tory "
            $0.publication = "\u{202E}The\tAnalyst"
        }
        #expect(
            text
                == "— Ada Lovelace, \"The 'road' to[31m victory\", The Analyst, 10 November 2024, https://paper.example/printers"
        )
    }
}
