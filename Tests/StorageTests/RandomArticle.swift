import Articles

extension Numbers {
    /// An article with every kind of thing in it, in all forms that its types allow.
    mutating func article() -> Article {
        let identity: Article.Identity = pick([.address(text()), .guid(text()), .content(text())])
        let document = Document(
            blocks: list(8) { $0.block() },
            notes: list(3) { n in Note(label: n.maybe { $0.text() }, blocks: n.list(3) { $0.block() }) })
        var article = Article(
            identity: identity, format: pick(Article.Format.allCases), title: text(), document: document,
            digest: "\(int(0...1_000_000_000)) \(text())")
        article.titleSpans = spans(in: article.title)
        article.guid = maybe { $0.text() }
        article.address = maybe { $0.text() }
        article.authors = list(3) { $0.text() }
        article.authorsAsPrinted = list(3) { $0.text() }
        article.translators = list(2) { $0.text() }
        article.published = maybe { $0.date() }
        article.firstPublished = maybe { $0.date() }
        article.summary = maybe { $0.text() }
        article.language = maybe { $0.text() }
        article.publication = maybe { $0.text() }
        article.kicker = maybe { $0.text() }
        article.breadcrumb = list(3) { $0.text() }
        article.series = maybe { $0.text() }
        article.issue = maybe { $0.text() }
        article.originalSource = maybe { $0.text() }
        article.originalAddress = maybe { $0.text() }
        article.speakers = list(3) { $0.text() }
        article.attachments = list(2) { n in
            .init(address: n.maybe { $0.text() }, title: n.maybe { $0.text() }, mimeType: n.maybe { $0.text() })
        }
        article.flags = Set(list(20) { $0.pick(Article.Flag.allCases) })
        article.warnings = list(2) { $0.text() }
        return article
    }

    mutating func block() -> Block {
        let kinds: [Block.Kind] = [
            .paragraph, .heading(level: number()), .listItem(ordinal: nil), .listItem(ordinal: number()), .quote,
            .pullQuote,
            .preformatted, .table, .image, .caption, .rule, .credit,
        ]
        let text = text()
        return Block(
            pick(kinds), text, spans: spans(in: text), section: pick(Block.Section.allCases),
            speaker: maybe { $0.text() },
            depth: number(), enclosure: .init(quotes: pick([0, 0, number()]), items: pick([0, 0, number()])),
            detail: maybe { $0.detail() })
    }

    mutating func detail() -> Block.Detail {
        switch int(0...2) {
        case 0: .image(address: text())
        case 1: .code(language: text())
        default:
            .cells(
                list(3) { n in
                    n.list(3) { n in
                        let start = n.int(0...100)
                        return start..<n.int(start...200)
                    }
                }, hasHeader: pick([nil, true, false]))
        }
    }

    mutating func spans(in text: String) -> [Span] {
        list(4) { n in
            let start = n.int(0...text.utf8.count)
            let kinds: [Span.Kind] = [
                .emphasis, .strong, .code, .link(address: nil), .link(address: n.text()),
                .marker(Marker(label: n.maybe { $0.text() }, note: n.maybe { $0.number() })),
            ]
            return Span(n.pick(kinds), start..<n.int(start...text.utf8.count))
        }
    }

    mutating func date() -> PublicationDate {
        PublicationDate(year: int(1...9999), month: int(1...12), day: int(1...28), time: maybe { $0.text() })!
    }

    /// Small numbers, and those at the ends of what there is.
    mutating func number() -> Int { pick([0, 1, 2, 63, 64, 127, 128, -1, -64, -65, .max, .min, int(-9999...9999)]) }

    /// Texts in several scripts, also with signs that a text should not hold.
    mutating func text() -> String {
        let pieces = [
            "a", "Ukraine", " ", "\n\n", "é", "e\u{301}", "’", "«\u{A0}", "中文", "🏳️‍🌈", "\u{202E}", "\u{1B}[31m", "\0",
            "\r\n",
            "\u{10FFFF}", "עברית", "<b>", "'; DROP TABLE article; --",
        ]
        return list(12) { $0.pick(pieces) }.joined()
    }
}
