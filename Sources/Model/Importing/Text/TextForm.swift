import Articles

/// Text extractions of articles: the founding dialects (ESSF, International Viewpoint) and whatever plain text is like them.
/// Lines become raw blocks, and the header is taken off.
struct TextForm {
    private let header: Header
    private let inline: InlineParser
    private let raw: ArraySlice<RawBlock>

    static func article(from decoded: TextDecoder.Decoded, named name: String, format: Article.Format = .text)
        -> Article
    {
        var manuscript = manuscript(of: decoded, titled: FileName.title(name), format: format)
        return manuscript.finished()
    }

    /// - Parameter title: what an article without a title is called.
    /// - Parameter hasHeader: whether title, byline and the like may stand above the text; else all of it is text.
    static func manuscript(
        of decoded: TextDecoder.Decoded, titled title: String, format: Article.Format, hasHeader: Bool = true
    ) -> Manuscript {
        let raw = LineReader.blocks(of: decoded.text)
        let form = TextForm(raw, hasHeader ? Header(raw) : Header())
        return form.manuscript(decoded, title: title, format: format)
    }

    /// Whether a text begins as the founding dialects do: with a breadcrumb, an issue line or a line of its own for the date.
    static func hasKnownHeader(_ text: String) -> Bool {
        let head = text.split(separator: "\n" as Character, maxSplits: 12).prefix(12)
        return head.contains { line in
            // No line of a header is as long as a paragraph may be.
            guard line.utf8.count < 600 else { return false }
            let line = line.trimmingSpaces
            let raw = RawBlock(kind: .text, text: line, line: line, indent: 0)
            switch HeaderLine(raw) {
            case .breadcrumb, .issue: return true
            case .byline(let byline): return byline.isLabelled
            default: return false
            }
        }
    }

    private init(_ raw: [RawBlock], _ header: Header) {
        self.header = header
        inline = InlineParser(base: header.address)
        self.raw = raw[header.bodyStart...]
    }

    private func manuscript(_ decoded: TextDecoder.Decoded, title: String, format: Article.Format) -> Manuscript {
        let digest = SHA256.hexadecimal(decoded.text.utf8)
        let identity = header.address.map { Article.Identity.address($0) } ?? .content(digest)
        var manuscript = Manuscript(
            article: Article(
                identity: identity, format: format, title: header.title?.text ?? title, document: Document(),
                digest: digest))
        manuscript.article.warnings = decoded.warnings
        if raw.endIndex > LineReader.maximumBlocks {
            manuscript.article.warnings.append(
                "only the first \(LineReader.maximumBlocks) paragraphs are told apart; the others stand as they are")
        }
        if decoded.isRepaired { manuscript.article.flags.insert(.charsetRepaired) }
        manuscript.title = header.title
        manuscript.traits = [.hasPages, .hasPlainHeadings, .hasCredits]
        manuscript.front = header.boilerplate.map { raw in
            var draft = BlockDraft(raw, inline: inline)
            draft.section = .boilerplate
            return draft
        }
        manuscript.standfirst = header.standfirst.map { BlockDraft($0, inline: inline) }
        manuscript.drafts = raw.map { BlockDraft($0, inline: inline) }
        takeFacts(&manuscript)
        return manuscript
    }

    private func takeFacts(_ manuscript: inout Manuscript) {
        manuscript.article.address = header.address
        manuscript.article.authorsAsPrinted = header.byline.authors
        manuscript.article.authors = header.byline.authors.map { spelledAsInText(Name.natural($0), manuscript.drafts) }
        manuscript.article.translators = header.translators
        manuscript.article.published = header.byline.date
        manuscript.article.firstPublished = header.byline.firstPublished
        manuscript.article.language = header.language
        manuscript.article.publication = header.publication
        manuscript.article.kicker = header.kicker
        manuscript.article.breadcrumb = header.breadcrumb
        manuscript.article.series = header.series
        manuscript.article.issue = header.issue
        manuscript.article.originalSource = header.original.flatMap { Address.isWeb($0.name) ? nil : $0.name }
        manuscript.article.originalAddress = header.original?.address
        if header.byline.hasImpossibleDate {
            manuscript.article.warnings.append("a date is printed that no calendar has")
        }
        if header.titleIsRepeated { manuscript.article.flags.insert(.duplicateTitle) }
    }

    /// A byline in capitals does not say which letters of a name are small ("d'Argenson", "McDonald"); where the text prints
    /// the name, it does.
    private func spelledAsInText(_ name: String, _ drafts: [BlockDraft]) -> String {
        guard header.byline.authors.first(where: { Name.natural($0) == name }) != name else { return name }
        let key = Name.key(name)
        let length = key.split(separator: " ").count
        // Most paragraphs do not name the author, and need not be read word by word.
        let first = key.prefix { ("a"..."z").contains($0) }
        for text in header.standfirst.map(\.text) + drafts.map(\.text) where text.utf8.count < 20_000 {
            guard text.holdsLetters(String(first)) else { continue }
            let words = text.split { $0 == " " || $0 == "\u{A0}" }.map { String($0).trimmed(of: ".,:;!?()[]\"“”«»*_") }
            guard words.count >= length else { continue }
            for start in 0...words.count - length where key.hasPrefix(Name.key(words[start])) {
                let printed = words[start..<start + length]
                let isShouted = printed.contains { $0.count > 2 && !$0.contains(where: \.isLowercase) }
                if !isShouted, Name.key(printed.joined(separator: " ")) == key { return printed.joined(separator: " ") }
            }
        }
        return name
    }
}

/// What a file's name says.
enum FileName {
    /// An article without a title is called by its file's name, without the ending.
    static func title(_ name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        let stem = file.lastIndex(of: ".").map { $0 > file.startIndex ? String(file[..<$0]) : file } ?? file
        // Names of files hold whatever their maker wanted (R16).
        let title = TextDecoder.cleaned(stem).text.collapsed
        return title.isEmpty ? "Untitled" : title
    }

    /// In small letters, without the full stop; empty for none.
    static func ending(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
