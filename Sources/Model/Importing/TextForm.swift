import Articles

/// Text extractions of articles: the founding dialects (ESSF, International Viewpoint) and whatever plain text is like them.
///
/// Lines become raw blocks, the header is taken off, and each step after it finds out one thing about the drafts that
/// remain. The order of the steps matters where a step's comment says so.
struct TextForm {
    var article: Article
    let header: Header
    var drafts: [BlockDraft]
    let inline: InlineParser

    static func article(from decoded: TextDecoder.Decoded, named name: String) -> Article {
        var form = TextForm(decoded, name: name)
        return form.parse(warnings: decoded.warnings)
    }

    private init(_ decoded: TextDecoder.Decoded, name: String) {
        let raw = LineReader.blocks(of: decoded.text)
        header = Header(raw)
        inline = InlineParser(base: header.address)
        drafts = raw[header.bodyStart...].map { [inline] in BlockDraft($0, inline: inline) }
        let digest = SHA256.hexadecimal(decoded.text.utf8)
        let identity = header.address.map { Article.Identity.address($0) } ?? .content(digest)
        let title = header.title?.text ?? TextForm.title(fromName: name)
        article = Article(identity: identity, format: .text, title: title, document: Document(), digest: digest)
    }

    /// A file without a title is called by its name, without the ending.
    private static func title(fromName name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        let stem = file.lastIndex(of: ".").map { $0 > file.startIndex ? String(file[..<$0]) : file } ?? file
        return stem.isEmpty ? "Untitled" : stem
    }

    private mutating func parse(warnings: [String]) -> Article {
        article.warnings = warnings
        takeFacts()
        PageEdges.mark(&drafts, title: header.title?.text)
        Postscript.markLines(&drafts)
        article.attachments = Furniture.mark(&drafts)
        if !article.attachments.isEmpty { article.flags.insert(.attachments) }

        // Speakers before headings, so that a turn is no heading; names before both.
        let introduction = header.standfirst.map(\.text).joined(separator: " ")
        let interview = Interview(
            &drafts, authors: article.authors, introduction: introduction, publication: article.publication)
        article.speakers = interview.speakers
        let names = Set(
            (article.authors + article.authorsAsPrinted + interview.speakers + article.translators).map(Name.key))
        markHeadings(names)

        // Notes before the P.S., which ends where they begin, and before paragraphs are joined, which never joins into notes.
        let series = takeNotes(names)
        let source = Postscript.divide(&drafts)
        article.originalSource = source.name ?? article.originalSource
        article.originalAddress = source.address ?? article.originalAddress
        article.translators += source.translators
        takeCredits(names)
        takeBibliographies()
        // Halves that stand side by side are joined first, lest a half be taken for a pull quote; those around one after it.
        let breaks = PageBreaks(drafts)
        let adjacent = breaks.mend(&drafts, onlySure: true)
        PullQuotes.mark(&drafts)
        report(mended: adjacent + breaks.mend(&drafts, onlySure: false))
        assemble(series)
        return article
    }

    // MARK: Steps

    private mutating func takeFacts() {
        article.authorsAsPrinted = header.byline.authors
        article.authors = header.byline.authors.map { spelledAsInText(Name.natural($0)) }
        article.translators = header.translators
        article.published = header.byline.date
        article.firstPublished = header.byline.firstPublished
        article.language = header.language
        article.publication = header.publication
        article.kicker = header.kicker
        article.breadcrumb = header.breadcrumb
        article.series = header.series
        article.issue = header.issue
        article.originalSource = header.original.flatMap { Address.isWeb($0.name) ? nil : $0.name }
        article.originalAddress = header.original?.address
        if header.byline.hasImpossibleDate { article.warnings.append("a date is printed that no calendar has") }
        if header.titleIsRepeated { article.flags.insert(.duplicateTitle) }
    }

    /// A byline in capitals does not say which letters of a name are small ("d'Argenson", "McDonald"); where the text prints
    /// the name, it does.
    private func spelledAsInText(_ name: String) -> String {
        guard header.byline.authors.first(where: { Name.natural($0) == name }) != name else { return name }
        let key = Name.key(name)
        let length = key.split(separator: " ").count
        for text in header.standfirst.map(\.text) + drafts.map(\.text) where text.utf8.count < 20_000 {
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

    private mutating func markHeadings(_ names: Set<String>) {
        // Plain lines are headings above the P.S. and the last notes: below stand signatures and names.
        let postscript = drafts.firstIndex { $0.role == .postscriptLine } ?? drafts.count
        let notes = drafts.lastIndex { NoteFinder.announcesNotes($0) } ?? drafts.count
        Headings.mark(&drafts, isInterview: !article.speakers.isEmpty, plainEnd: min(postscript, notes)) {
            names.contains(Name.key($0))
        }
    }

    /// What may be markers in the title and the introduction.
    private var candidatesAbove: [Candidate] {
        (header.title?.candidates ?? []) + header.standfirst.flatMap { inline.parse($0.text).candidates }
    }

    private mutating func takeNotes(_ names: Set<String>) -> [NoteSeries] {
        let authors = article.authors.map(Name.key)
        let finder = NoteFinder(drafts: drafts, above: candidatesAbove) { draft in
            let key = Name.key(draft.text)
            if draft.section != .body || names.contains(key) || Furniture.isAppeal(draft) { return true }
            if Credit.translators(in: draft.line) != nil || HeaderLine.isCopyright(draft.line) { return true }
            return authors.contains {
                key.hasPrefix($0 + " is ") || key.hasPrefix($0 + " was ") || key.hasPrefix($0 + " est ")
            }
        }
        let notes = finder.series()
        let found = notes + finder.referencesServingAsNotes(beside: notes)
        for series in found {
            for index in series.range { drafts[index].role = .note }
            for item in series.items { drafts[item.drafts.lowerBound].dropLeadingLabel() }
            if series.isHeaded { drafts[series.range.lowerBound].role = .notesLine }
        }
        // A heading without notes below it still only announces them.
        for index in drafts.indices where drafts[index].role == .text && NoteFinder.announcesNotes(drafts[index]) {
            if index + 1 == drafts.count || drafts[index + 1].role != .text { drafts[index].role = .notesLine }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The heading of a bibliography stays, and each of its entries is an item of a list.
    private mutating func takeBibliographies() {
        var isInside = false
        for index in drafts.indices where drafts[index].role == .text {
            if NoteFinder.announcesReferences(drafts[index]), index + 1 < drafts.count, drafts[index + 1].role == .text
            {
                isInside = true
                if case .heading = drafts[index].kind {} else { drafts[index].kind = .heading(level: 2) }
                drafts[index].rich.unwrap(.strong)
            } else if drafts[index].section != .body {
                isInside = false
            } else if isInside {
                switch drafts[index].kind {
                case .heading, .credit: isInside = false
                case .paragraph: drafts[index].kind = .listItem(ordinal: nil)
                default: break
                }
            }
        }
    }

    private mutating func report(mended: Int) {
        guard mended > 0 else { return }
        article.flags.insert(.joinedParagraphs)
        let what =
            mended == 1
            ? "1 paragraph cut by a page break was joined" : "\(mended) paragraphs cut by page breaks were joined"
        article.warnings.append(what)
    }
}
