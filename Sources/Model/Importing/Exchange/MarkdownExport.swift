import Articles

/// Articles as Markdown: CommonMark with GitHub's tables and notes, which other programs read and our own importer, too. The
/// facts of the first stand in front matter; those of others, for which a file has no room, in lines below their titles.
public struct MarkdownExport {
    private var count = 0

    public init() {}

    /// The next lines of the file. O(n log n) in the article.
    public mutating func text(of article: Article) -> String {
        defer { count += 1 }
        let body = MarkdownBody(article, number: count)
        var parts: [String] = []
        if count == 0 {
            parts.append(FrontMatterWriter.text(of: article))
        } else {
            parts.append("***")
        }
        parts.append("# " + body.title)
        if count > 0 { parts += Self.facts(of: article) }
        parts += body.parts
        return (count == 0 ? "" : "\n") + parts.joined(separator: "\n\n") + "\n"
    }

    /// What front matter would say, as lines for readers.
    private static func facts(of article: Article) -> [String] {
        let authors =
            article.authors.isEmpty ? nil : article.authors.map { Markdown.escaped(line: $0) }.joined(separator: ", ")
        let line = [
            authors, article.published?.dayText, article.publication.map { Markdown.escaped(line: $0) },
            article.address.map(Markdown.link),
        ]
        .compactMap(\.self).joined(separator: " · ")
        return line.isEmpty ? [] : [line]
    }
}

/// The facts of an article as YAML between lines `---`.
enum FrontMatterWriter {
    static func text(of article: Article) -> String {
        var lines = ["---", "title: \(quoted(article.title))"]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append("\(name): \(quoted(value))") }
        }
        func add(_ name: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            lines.append("\(name):")
            lines += values.map { "  - \(quoted($0))" }
        }
        if MarkdownBody.hasPlainStandfirst(article) { add("subtitle", article.summary) }
        add("authors", article.authors)
        // A date is a value of its own in YAML.
        if let published = article.published { lines.append("date: \(published)") }
        add("publication", article.publication)
        add("url", article.address)
        add("lang", article.language)
        add("kicker", article.kicker)
        add("series", article.series)
        add("issue", article.issue)
        add("breadcrumb", article.breadcrumb)
        add("translators", article.translators)
        if let first = article.firstPublished { lines.append("first_published: \(first)") }
        add("original_source", article.originalSource)
        add("original_url", article.originalAddress)
        lines.append("---")
        return lines.joined(separator: "\n")
    }

    /// In double quotation marks, in single ones where a sign in it would need a backslash.
    private static func quoted(_ text: String) -> String {
        let line = text.inOneLine
        guard line.contains("\"") || line.contains("\\") else { return "\"\(line)\"" }
        return "'" + line.replacing("'", with: "''") + "'"
    }
}
