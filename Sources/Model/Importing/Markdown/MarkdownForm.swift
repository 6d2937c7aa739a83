import Articles

/// Markdown: CommonMark and GitHub's additions, with the notes of its dialects.
struct MarkdownForm {
    static func manuscript(of decoded: TextDecoder.Decoded, titled title: String) throws(ImportError) -> Manuscript {
        let source = MarkdownSource(decoded.text)
        let front = source.frontMatter
        let address = front["canonical_url", "canonical", "url", "link", "permalink", "original_url"]
            .flatMap { Address.openable($0, base: nil) }
        let reader = MarkdownReader(source, base: address)
        try reader.read()

        var facts = PageFacts()
        facts.take(front, address: address)
        let context = HTMLForm.Context(format: .markdown, title: title)
        var manuscript = try HTMLForm.manuscript(
            of: reader.take(), facts: facts, decoded: decoded, context,
            notes: notes(source, reader.notes))
        if let subtitle = front["subtitle", "description", "dek", "summary", "standfirst", "excerpt"],
            manuscript.standfirst.isEmpty
        {
            var rich = InlineParser(base: address).parse(subtitle)
            rich.trim()
            manuscript.standfirst = [BlockDraft(.paragraph, rich)]
        }
        manuscript.article.kicker = manuscript.article.kicker ?? front["kicker"]
        manuscript.article.series = manuscript.article.series ?? front["series"]
        manuscript.article.issue = manuscript.article.issue ?? front["issue"]
        manuscript.article.translators += front.list("translator", "translators").map(Name.natural)
        if reader.hasNumberedLinks { manuscript.article.flags.insert(.numberedLinks) }
        return manuscript
    }

    /// md4c takes some 60 bytes for each sign of markup in a paragraph: a line of millions of them is not Markdown that a person
    /// wrote.
    static func isTooDense(_ text: String) -> Bool {
        guard text.utf8.count > maximumLine else { return false }
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true).contains { $0.count > maximumLine }
    }

    /// UTF-8 bytes.
    private static let maximumLine = 1 << 20

    /// The notes that the source defines, as a series.
    private static func notes(_ source: MarkdownSource, _ drafts: [Range<Int>]) -> [NoteSeries.Item] {
        zip(source.notes, drafts).enumerated().map { index, pair in
            NoteSeries.Item(
                label: pair.0.label.map(Label.key) ?? "", family: .caret, drafts: pair.1, ids: ["inline:\(index)"],
                print: pair.0.label)
        }
    }
}

extension PageFacts {
    /// Takes what stands above a Markdown text.
    mutating func take(_ front: FrontMatter, address: String?) {
        linked.headline = front["title"]
        let authors = front.list("authors", "author", "by", "creator")
        // Of several each is one, also "Surname, Given"; one line may name several.
        linked.authors =
            authors.count > 1
            ? authors.map { author in
                let halves = author.split(separator: ",").map { String($0).trimmingSpaces }
                return halves.count == 2 && halves.allSatisfy(Name.hasShape) ? "\(halves[1]) \(halves[0])" : author
            } : authors.flatMap { Name.list($0) }
        linked.published = front["date", "published", "publishdate", "date_published", "pubdate"]
        linked.publisher = front["publication", "publisher", "site", "newsletter", "source"]
        linked.language = front["lang", "language", "locale"]
        linked.address = address
    }
}
