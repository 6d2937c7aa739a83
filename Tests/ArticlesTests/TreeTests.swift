import Articles
import Testing

@Suite struct TreeTests {
    @Test("The tree shows every fact, block, span and note, and nothing that is not there")
    func tree() {
        var article = Article(
            identity: .address("https://example.org/a"), format: .text, title: "A “title”",
            document: Document(
                blocks: [
                    Block(.paragraph, "An introduction.", section: .standfirst),
                    Block(.heading(level: 2), "Head"),
                    Block(.listItem(ordinal: 3), "Third", depth: 1),
                    Block(.listItem(ordinal: nil), "Bullet"),
                    Block(
                        .paragraph, "Read this [1] or that",
                        spans: [
                            Span(.link(address: nil), 0..<4), Span(.emphasis, 5..<9),
                            Span(.marker(Marker(label: "1", note: 0)), 10..<13),
                            Span(.link(address: "https://example.org/b"), 17..<21),
                            Span(.marker(Marker(label: nil, note: nil)), 21..<21),
                        ], speaker: "Ada Lovelace"),
                    Block(.preformatted, "a\nb"),
                    Block(.paragraph, "Subscribe!", section: .boilerplate),
                ],
                notes: [
                    Note(label: "1", blocks: [Block(.paragraph, "A note.", spans: [Span(.strong, 2..<6)])]),
                    Note(label: nil, blocks: []),
                ]), digest: "d")
        article.titleSpans = [Span(.code, 0..<1)]
        article.authors = ["Ada Lovelace", "Alan Turing"]
        article.published = PublicationDate(year: 2024, month: 11, day: 10)
        article.flags = [.pullQuote, .attachments]
        article.attachments = [.init(address: "https://example.org/x.pdf", title: "X", mimeType: nil)]
        #expect(
            article.tree == """
                article "A “title”"
                  title code "A"
                  format: text
                  authors: Ada Lovelace | Alan Turing
                  published: 2024-11-10
                  attachments: X https://example.org/x.pdf
                  flags: attachments | pull_quote
                  paragraph (standfirst) "An introduction."
                  heading 2 "Head"
                  list_item 3 depth 1 "Third"
                  list_item "Bullet"
                  paragraph <Ada Lovelace> "Read this [1] or that"
                    link "Read" -> nowhere
                    emphasis "this"
                    marker "[1]" 1 -> note[0]
                    link "that" -> https://example.org/b
                    marker "" without label -> no note
                  preformatted "a\\nb"
                  paragraph (boilerplate) "Subscribe!"
                  note 1
                    paragraph "A note."
                      strong "note"
                  note without label

                """)
    }
}
