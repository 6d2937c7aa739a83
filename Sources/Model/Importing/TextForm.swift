import Articles

/// Text extractions of articles: the founding dialects (ESSF, International Viewpoint) and whatever plain text is like them.
///
/// Lines become raw blocks, the header is taken off, and each step after it finds out one thing about the drafts that
/// remain. The order of the steps matters where a step's comment says so.
struct TextForm {
    private var article: Article
    private let header: Header
    private var drafts: [Draft]
    private let inline: InlineParser

    static func article(from decoded: TextDecoder.Decoded, named name: String) -> Article {
        var form = TextForm(decoded, name: name)
        return form.parse(warnings: decoded.warnings)
    }

    private init(_ decoded: TextDecoder.Decoded, name: String) {
        let raw = LineReader.blocks(of: decoded.text)
        header = Header(raw)
        inline = InlineParser(base: header.address)
        drafts = raw[header.bodyStart...].map { [inline] in Draft($0, inline: inline) }
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
        article.originalSource = source.name
        article.originalAddress = source.address
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
        article.originalSource = header.original?.name
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
        let found = finder.series() + finder.referencesServingAsNotes()
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

    /// Lines near the end of the text that say who wrote, translated or first published it.
    private mutating func takeCredits(_ names: Set<String>) {
        let body = drafts.indices.filter { drafts[$0].role == .text && drafts[$0].section == .body }
        for (position, index) in body.enumerated() {
            let draft = drafts[index]
            guard draft.kind == .paragraph, draft.speaker == nil, draft.text.utf8.count < 300 else { continue }
            let isNearEnd = position >= body.count - 8 && position > 0
            let isNearStart = position < 2
            let bare = draft.text.trimmed(of: " .\u{A0}—–-")
            if names.contains(Name.key(bare)) || !names.isEmpty && isListOf(names, bare) {
                drafts[index].kind = .credit
            } else if isNearEnd || isNearStart, let translators = Credit.translators(in: draft.line) {
                article.translators += translators.filter { !article.translators.contains($0) }
                if let from = Credit.source(in: draft.text) { article.originalSource = article.originalSource ?? from }
                drafts[index].kind = .credit
            } else if isNearEnd, isDateSignature(bare) {
                drafts[index].kind = .credit
            } else if isNearEnd || isNearStart, let source = Credit.source(in: draft.text) {
                article.originalSource = article.originalSource ?? source
                article.originalAddress = article.originalAddress ?? draft.rich.spans.lazy.compactMap(\.address).first
                drafts[index].kind = .credit
            } else if isNearEnd, case .online(let name, let address)? = HeaderLine.online(draft.line) {
                article.originalSource = article.originalSource ?? (Address.isWeb(name) ? nil : name)
                article.originalAddress = article.originalAddress ?? address
                drafts[index].kind = .credit
            } else if isNearEnd, let link = draft.rich.wholeLink, Credit.looksLikePublication(draft.text) {
                if Address.isWeb(draft.text) {
                    article.originalAddress = article.originalAddress ?? link.address
                } else {
                    article.originalSource = article.originalSource ?? draft.text
                    article.originalAddress = article.originalAddress ?? link.address
                }
                drafts[index].kind = .credit
            }
        }
    }

    private func isListOf(_ names: Set<String>, _ text: String) -> Bool {
        guard text.utf8.count < 200, text.contains(",") || text.contains(" and ") || text.contains(" et ") else {
            return false
        }
        let list = Name.list(text)
        return list.count > 1 && list.allSatisfy { names.contains(Name.key($0)) }
    }

    /// "12 October 2024", "Paris, 12 October 2024", "12 October 2024, Paris"
    private func isDateSignature(_ text: String) -> Bool {
        if text.utf8.count > 60 { return false }
        if DateReader.isOnlyDate(text) { return true }
        let halves = text.split(separator: ",", maxSplits: 1).map { String($0).trimmingSpaces }
        guard halves.count == 2 else { return false }
        if Credit.looksLikePublication(halves[0]),
            DateReader.isOnlyDate(halves[1].trimmed(of: " ").replacingPrefix("le "))
        {
            return true
        }
        return DateReader.isOnlyDate(halves[0]) && Credit.looksLikePublication(halves[1])
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

    // MARK: Putting together

    private mutating func assemble(_ series: [NoteSeries]) {
        let resolver = NoteResolver(series)
        var hasLookalikes = false
        resolveTitle(resolver)
        let standfirst = header.standfirst.map { raw in
            var draft = Draft(raw, inline: inline)
            draft.section = .standfirst
            if case .heading = draft.kind { draft.kind = .paragraph }
            draft.rich.unwrap(.emphasis)
            draft.rich.unwrap(.strong)
            hasLookalikes = resolver.resolve(&draft.rich, at: -1, ownSeries: nil) || hasLookalikes
            return draft.block
        }
        if !standfirst.isEmpty { article.summary = standfirst.map(\.textWithoutMarkers).joined(separator: "\n\n") }
        var blocks = header.boilerplate.map { raw in
            var draft = Draft(raw, inline: inline)
            draft.section = .boilerplate
            return draft.block
        }
        blocks += standfirst
        for index in drafts.indices where drafts[index].role != .note {
            hasLookalikes = resolver.resolve(&drafts[index].rich, at: index, ownSeries: nil) || hasLookalikes
        }
        article.document.notes = notes(series, resolver)
        for draft in drafts {
            switch draft.role {
            case .text, .pageEdge: if !draft.text.isEmpty || draft.kind == .rule { blocks.append(draft.block) }
            case .postscriptLine, .notesLine, .note, .joined: break
            }
        }
        article.document.blocks = blocks
        article.address = header.address ?? article.originalAddress
        if hasLookalikes { article.flags.insert(.notFootnotes) }
        Findings.add(to: &article)
    }

    private mutating func resolveTitle(_ resolver: NoteResolver) {
        guard var title = header.title else { return }
        title.trim()
        _ = resolver.resolve(&title, at: -1, ownSeries: nil)
        // The title is printed without its markers: each becomes an empty span where it stood.
        var position = 0
        while let index = title.spans.indices.first(where: { $0 >= position && title.spans[$0].marker != nil }) {
            let span = title.spans[index]
            title.spans.remove(at: index)
            var range = span.range
            if range.lowerBound > 0, title.text.slice(range.lowerBound - 1..<range.lowerBound) == " " {
                range = range.lowerBound - 1..<range.upperBound
            }
            title.remove(range)
            title.spans.insert(Span(span.kind, range.lowerBound..<range.lowerBound), at: index)
            position = index + 1
        }
        let wholly = title.text.utf8.count
        article.titleSpans = title.spans.filter { $0.range != 0..<wholly && $0.address == nil || $0.marker != nil }
        article.title = title.text
    }

    private mutating func notes(_ series: [NoteSeries], _ resolver: NoteResolver) -> [Note] {
        var notes: [Note] = []
        for one in series {
            for item in one.items {
                var blocks: [Block] = []
                for index in item.drafts where drafts[index].role == .note {
                    drafts[index].dropBackLink()
                    _ = resolver.resolve(&drafts[index].rich, at: index, ownSeries: one)
                    guard !drafts[index].text.isEmpty else { continue }
                    blocks.append(drafts[index].block)
                }
                notes.append(Note(label: item.label, blocks: blocks))
            }
        }
        return notes
    }
}

extension Block {
    /// The text as a summary quotes it.
    fileprivate var textWithoutMarkers: String {
        var rich = RichText(text: text)
        for span in spans.reversed() where span.marker != nil { rich.remove(span.range) }
        rich.trim()
        return rich.text
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
