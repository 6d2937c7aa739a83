import Articles

/// The facts of a page: title, introduction, byline, date, breadcrumb. What the page says of itself in its head is sure; what
/// it prints is taken out of the text.
struct PageHeader {
    private let facts: PageFacts
    private let shape: PageShape
    private let times: [(text: String, draft: Int, isPublication: Bool)]
    private let context: HTMLForm.Context
    private let base: String?
    private var printed = HeaderLine.Byline()
    private var printedAuthors: [String] = []
    private var hasTitleAgain = false

    init(_ manuscript: Manuscript, _ reader: HTMLReader, _ context: HTMLForm.Context) {
        facts = reader.facts
        times = reader.times
        base = reader.builder.base
        self.context = context
        shape = PageShape(manuscript.drafts, manuscript.containers, isFragment: context.isFragment)
    }

    mutating func take(_ manuscript: inout Manuscript) {
        for index in manuscript.drafts.indices where manuscript.drafts[index].role == .text {
            if !shape.isArticle(index) { manuscript.drafts[index].section = .boilerplate }
        }
        takeAddress(&manuscript)
        takePublication(&manuscript)
        let title = takeTitle(&manuscript)
        takeMarkedLines(&manuscript, title: title)
        takeLinesBelow(title, &manuscript)
        takeAuthors(&manuscript)
        takeDate(&manuscript)
        takeLanguage(&manuscript)
        if hasTitleAgain { manuscript.article.flags.insert(.duplicateTitle) }
    }

    // MARK: What the head says

    private func takeAddress(_ manuscript: inout Manuscript) {
        guard !context.isFragment else { return }
        let stated = [facts.canonical, facts.linked.address, facts.first("og:url")].compactMap(\.self)
        let address = stated.lazy.compactMap { Address.openable($0.trimmingSpaces, base: base) }.first
        guard let address, Address.isWeb(address) else { return }
        manuscript.article.address = address
        manuscript.article.identity = .address(address)
    }

    private func takePublication(_ manuscript: inout Manuscript) {
        let stated = facts.first("og:site_name") ?? facts.linked.publisher ?? facts.first("application-name")
        let known = manuscript.article.address.flatMap(Publisher.at)?.name
        manuscript.article.publication = manuscript.article.publication ?? known ?? stated
    }

    private func takeLanguage(_ manuscript: inout Manuscript) {
        let stated = facts.language ?? facts.linked.language ?? facts.first("og:locale", "content-language", "language")
        guard let stated else {
            manuscript.article.language = manuscript.article.language ?? printed.language
            return
        }
        let code = stated.prefix { $0.isASCII && $0.isLetter }.lowercased()
        if (2...3).contains(code.count) { manuscript.article.language = code }
    }

    private mutating func takeAuthors(_ manuscript: inout Manuscript) {
        let shown = printedAuthors.isEmpty ? printed.authors : printedAuthors
        var names = shown
        if names.isEmpty { names = facts.linked.authors }
        if names.isEmpty { names = facts.authors.flatMap { Name.list($0) } }
        guard manuscript.article.authors.isEmpty else { return }
        manuscript.article.authorsAsPrinted = shown.isEmpty ? names : shown
        manuscript.article.authors = names.map(Name.natural)
        if !shown.isEmpty, facts.linked.authors.count >= shown.count,
            Set(facts.linked.authors.map(Name.key)).isSuperset(of: manuscript.article.authors.map(Name.key))
        {
            manuscript.article.authors = facts.linked.authors
        }
    }

    private mutating func takeDate(_ manuscript: inout Manuscript) {
        guard manuscript.article.published == nil else { return }
        var stated = [
            facts.linked.published,
            facts.first(
                "article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "dcterms.date",
                "dc.date.issued", "citation_publication_date", "parsely-pub-date", "pubdate", "publish_date"),
        ].compactMap(\.self)
        stated += times.filter(\.isPublication).map(\.text)
        stated += times.filter { shape.isArticle($0.draft) || $0.draft == 0 }.map(\.text)
        let date = stated.lazy.compactMap(DateReader.standard).first
        if date == nil, !stated.isEmpty { printed.hasImpossibleDate = printed.hasImpossibleDate || printed.date == nil }
        manuscript.article.published = date ?? printed.date
        manuscript.article.firstPublished = manuscript.article.firstPublished ?? printed.firstPublished
        if manuscript.article.published == nil, printed.hasImpossibleDate {
            manuscript.article.warnings.append("a date is printed that no calendar has")
        }
    }

    // MARK: The title

    /// Names the article; the index of the draft that prints the title.
    private mutating func takeTitle(_ manuscript: inout Manuscript) -> Int? {
        if context.isFragment { return takeTitleAgain(&manuscript, Header.key(context.title)) }
        let drafts = manuscript.drafts
        var stated = facts.linked.headline ?? facts.first("og:title", "twitter:title", "citation_title", "dc.title")
        let site = manuscript.article.publication
        let documentTitle = facts.title.map { Self.withoutSite($0, site) }
        stated = stated.map { Self.withoutSite($0, site).title }
        let keys = [stated, documentTitle?.title, facts.title].compactMap { $0.map(Header.key) }.filter { !$0.isEmpty }
        let heads = drafts.indices.filter {
            drafts[$0].role == .text && drafts[$0].level > 0 && !drafts[$0].text.isEmpty
        }
        let named = heads.first {
            drafts[$0].level == 1 && shape.isArticle($0) && keys.contains(Header.key(drafts[$0].text))
        }
        let marked = drafts.indices.first {
            drafts[$0].role == .text && shape.isArticle($0) && shape.hints(of: $0).contains(.title)
                && drafts[$0].text.utf8.count < 300
        }
        let start = shape.range(shape.root).lowerBound
        let above = heads.last {
            $0 < start && drafts[$0].level == 1 && Header.key(drafts[$0].text) != site.map(Header.key)
        }
        let index =
            named ?? heads.first { drafts[$0].level == 1 && shape.isArticle($0) } ?? marked
            ?? heads.first { keys.contains(Header.key(drafts[$0].text)) } ?? above
        if let index {
            manuscript.title = drafts[index].rich
            manuscript.article.title = drafts[index].text
            manuscript.drafts[index].role = .dropped
            let key = Header.key(drafts[index].text)
            for other in heads where other != index && Header.key(drafts[other].text) == key {
                manuscript.drafts[other].role = .dropped
                if shape.isArticle(other) { hasTitleAgain = true }
            }
            if manuscript.article.publication == nil, let documentTitle, Header.key(documentTitle.title) == key {
                manuscript.article.publication = documentTitle.site
            }
            return index
        }
        if let title = stated ?? documentTitle?.title, !title.isEmpty {
            manuscript.article.title = title
            if manuscript.article.publication == nil { manuscript.article.publication = documentTitle?.site }
        } else if let first = heads.first(where: shape.isArticle) {
            manuscript.title = drafts[first].rich
            manuscript.article.title = drafts[first].text
            manuscript.drafts[first].role = .dropped
            return first
        }
        return nil
    }

    /// In a piece of a page the title is known, and may be printed again above the text.
    private mutating func takeTitleAgain(_ manuscript: inout Manuscript, _ key: String) -> Int? {
        let live = manuscript.drafts.indices.filter { manuscript.drafts[$0].role == .text }
        for index in live.prefix(24) where Header.key(manuscript.drafts[index].text) == key && !key.isEmpty {
            manuscript.title = manuscript.drafts[index].rich
            manuscript.title?.spans.removeAll { $0.address != nil }
            manuscript.drafts[index].role = .dropped
            hasTitleAgain = true
            return index
        }
        return nil
    }

    /// "Title | Site", "Title - Site": the last part is the site where it is known to be, or shorter than the title.
    private static func withoutSite(_ text: String, _ site: String?) -> (title: String, site: String?) {
        for separator in [" | ", " — ", " – ", " - ", " · ", " • ", " : ", " « ", " » "] {
            guard let cut = text.range(ofLast: separator) else { continue }
            let head = String(text[..<cut]).trimmingSpaces
            let tail = String(text[cut...].dropFirst(separator.count)).trimmingSpaces
            guard !head.isEmpty, !tail.isEmpty else { continue }
            if let site {
                if Header.key(tail) == Header.key(site) { return (head, site) }
            } else if tail.wordCount <= 5, tail.utf8.count < head.utf8.count, separator != " : " {
                return (head, tail)
            }
        }
        return (text, nil)
    }

    // MARK: What the page prints

    /// Lines that their elements say to be byline, introduction, breadcrumb.
    private mutating func takeMarkedLines(_ manuscript: inout Manuscript, title: Int?) {
        let titleKey = Header.key(manuscript.article.title)
        let firstText =
            manuscript.drafts.indices.first {
                let draft = manuscript.drafts[$0]
                return shape.isArticle($0) && draft.role == .text && draft.kind == .paragraph
                    && draft.text.utf8.count > 200
                    && shape.hints(of: $0).isDisjoint(with: [.standfirst, .byline, .kicker, .breadcrumb])
            } ?? manuscript.drafts.count
        var steps: [String] = []
        for index in manuscript.drafts.indices where manuscript.drafts[index].role == .text {
            let draft = manuscript.drafts[index]
            var hints: Hints = []
            var container = draft.container
            while manuscript.containers[container].parent != container, container != shape.root {
                hints.formUnion(manuscript.containers[container].hints)
                container = manuscript.containers[container].parent
            }
            if hints.contains(.breadcrumb), draft.text.utf8.count < 600, index < firstText || !shape.isArticle(index) {
                steps += Self.steps(draft.text)
                manuscript.drafts[index].role = .dropped
                continue
            }
            guard
                shape.isArticle(index)
                    || index < firstText && hints.contains(.byline) && title.map({ index > $0 }) == true
            else { continue }
            if hints.contains(.original), case .online(let name, let address)? = HeaderLine.online(draft.line) {
                manuscript.article.originalSource = Address.isWeb(name) ? nil : name
                manuscript.article.originalAddress = draft.rich.spans.lazy.compactMap(\.address).first ?? address
                manuscript.drafts[index].kind = .credit
                continue
            }
            guard index < firstText || hints.contains(.standfirst) else { continue }
            if hints.contains(.kicker), draft.text.utf8.count < 200 {
                manuscript.article.kicker = manuscript.article.kicker ?? draft.text
                manuscript.drafts[index].role = .dropped
            } else if hints.contains(.standfirst), index <= firstText, draft.kind != .image {
                var introduction = draft
                if case .heading = introduction.kind { introduction.kind = .paragraph }
                manuscript.standfirst.append(introduction)
                manuscript.drafts[index].role = .dropped
            } else if hints.contains(.byline) || !hints.isDisjoint(with: [.author, .date]), draft.text.utf8.count < 300
            {
                takeByline(draft, isAuthor: hints.contains(.author))
                manuscript.drafts[index].role = .dropped
            }
        }
        let home: Set<String> = ["home", "accueil", "homepage", "start"]
        let site = manuscript.article.publication.map(Header.key)
        manuscript.article.breadcrumb = steps.enumerated().filter { position, step in
            let key = Header.key(step)
            let isHome = home.contains(key) || position == 0 && (key == site || Publisher.named(step) != nil)
            return !isHome && key != titleKey && !key.isEmpty
        }.map(\.element)
    }

    private static func steps(_ text: String) -> [String] {
        var text = text
        for sign in [" » ", " › ", " / ", " → ", " | ", " ▸ "] { text = text.replacing(sign, with: " > ") }
        return text.split(separator: " > ").map { String($0).trimmed(of: " \u{A0}>»›/") }.filter { !$0.isEmpty }
    }

    /// Short lines right below the title that have the shape of a byline or a date.
    private mutating func takeLinesBelow(_ title: Int?, _ manuscript: inout Manuscript) {
        let start = title.map { $0 + 1 } ?? 0
        var looked = 0
        for index in start..<max(start, manuscript.drafts.count) where manuscript.drafts[index].role == .text {
            let draft = manuscript.drafts[index]
            guard shape.isArticle(index) else { continue }
            looked += 1
            guard looked <= 4, draft.text.utf8.count < 200 else { return }
            let line = draft.text
            if draft.kind == .image || draft.kind == .rule { continue }
            if let byline = HeaderLine.byline(line) ?? Self.dotted(line) {
                merge(byline)
                manuscript.drafts[index].role = .dropped
            } else if Self.isReadingTime(line) {
                manuscript.drafts[index].section = .boilerplate
            } else if draft.kind != .paragraph || draft.text.utf8.count > 60 {
                return
            }
        }
    }

    private mutating func takeByline(_ draft: BlockDraft, isAuthor: Bool) {
        let line = draft.text
        if let byline = HeaderLine.byline(line) ?? Self.dotted(line) {
            merge(byline)
        } else if Self.isReadingTime(line) {
            return
        } else if isAuthor, Name.hasShape(line) {
            if !printedAuthors.contains(line) { printedAuthors.append(line) }
        }
    }

    private mutating func merge(_ byline: HeaderLine.Byline) {
        printed.date = printed.date ?? byline.date
        printed.firstPublished = printed.firstPublished ?? byline.firstPublished
        if printed.authors.isEmpty { printed.authors = byline.authors }
        printed.language = printed.language ?? byline.language
        printed.hasImpossibleDate = printed.hasImpossibleDate || byline.hasImpossibleDate
    }

    /// "Ada Byron · 12 March 2024 · 5 min read", "By A, 3 March 2024", "12 March 2024 | by A"
    static func dotted(_ line: String) -> HeaderLine.Byline? {
        guard line.utf8.count < 240 else { return nil }
        var text = line
        for sign in [" · ", " • ", " | ", " — ", " – ", " ∙ ", " / ", "\u{A0}· "] {
            text = text.replacing(sign, with: "\u{1F}")
        }
        var parts = text.split(separator: "\u{1F}").map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        if parts.count == 1, let comma = line.range(ofFirst: ", "),
            ["By ", "by ", "Par ", "par "].contains(where: line.hasPrefix)
        {
            // "By A, 3 March 2024": names and a date in one.
            var cut: String.Index? = comma
            while let at = cut {
                let tail = line[at...].dropFirst(2)
                if let found = DateReader.date(atStartOf: tail), found.rest.allSatisfy({ " .)".contains($0) }) {
                    parts = [String(line[..<at]), String(tail)]
                    break
                }
                cut = tail.range(ofFirst: ", ")
            }
        }
        guard parts.count > 1 else { return nil }
        var byline = HeaderLine.Byline()
        var isSure = false
        for part in parts {
            if let found = HeaderLine.byline(part) {
                byline.date = byline.date ?? found.date
                if byline.authors.isEmpty { byline.authors = found.authors }
                byline.language = byline.language ?? found.language
                byline.hasImpossibleDate = byline.hasImpossibleDate || found.hasImpossibleDate
                isSure = true
            } else if isReadingTime(part) {
                isSure = true
            } else if byline.authors.isEmpty, Name.list(part).allSatisfy(Name.hasShape) {
                byline.authors = Name.list(part)
            } else {
                return nil
            }
        }
        return isSure ? byline : nil
    }

    static func isReadingTime(_ line: String) -> Bool {
        let small = line.lowercased()
        return small.utf8.count < 40 && small.contains("min")
            && (small.contains("read") || small.contains("lecture") || small.contains("minute"))
    }
}

extension StringProtocol {
    /// The index at which a short text last stands. O(bytes).
    func range(ofLast needle: String) -> Index? {
        var found: Index?
        var from = startIndex
        while let index = self[from...].range(ofFirst: needle) {
            found = index
            from = self.index(after: index)
        }
        return found
    }
}
