import Articles

/// The facts of a page: title, introduction, byline, date, breadcrumb. What the page says of itself in its head is sure; what
/// it prints is taken out of the text.
struct PageHeader {
    private let facts: PageFacts
    private let shape: PageShape
    private let times: [PageTime]
    private let names: [(text: String, draft: Int)]
    private let context: HTMLForm.Context
    private let base: String?
    private var printed = PrintedByline()

    init(
        _ facts: PageFacts, _ times: [PageTime], _ builder: MarkupBuilder, _ shape: PageShape,
        _ context: HTMLForm.Context
    ) {
        self.facts = facts
        self.times = times
        names = builder.names
        base = builder.base
        self.context = context
        self.shape = shape
    }

    mutating func take(_ manuscript: inout Manuscript) {
        takeAddress(&manuscript)
        takePublication(&manuscript)
        var pageTitle = PageTitle(facts, shape, context)
        let title = pageTitle.take(&manuscript)
        if let title { setApart(above: title, &manuscript) }
        takeMarkedLines(&manuscript, title: title)
        takeSubtitle(title, &manuscript)
        takeLinesBelow(title, &manuscript)
        takeEmphasized(title, &manuscript)
        takeAuthors(&manuscript, title: title)
        takeDate(&manuscript)
        takeLanguage(&manuscript)
        if pageTitle.isRepeated { manuscript.article.flags.insert(.duplicateTitle) }
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
            let texts = manuscript.drafts.lazy.filter { $0.section == .body && $0.kind == .paragraph }.map(\.text)
            manuscript.article.language =
                manuscript.article.language ?? printed.byline.language
                ?? (context.isFragment ? nil : Language.evident(in: texts))
            return
        }
        let code = stated.prefix { $0.isASCII && $0.isLetter }.lowercased()
        if (2...3).contains(code.count) { manuscript.article.language = code }
    }

    private mutating func takeAuthors(_ manuscript: inout Manuscript, title: Int?) {
        let shown = printed.authors
        var names = shown
        if names.isEmpty { names = facts.linked.authors }
        if names.isEmpty { names = facts.authors.flatMap { Name.list($0) } }
        if names.isEmpty, !context.isFragment {
            // Below the text, where some programs sign.
            let start = title ?? shape.range(shape.root).lowerBound
            let signed = self.names.first { $0.draft >= start && Name.hasShape($0.text) }
            if let signed { names = [signed.text] }
        }
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
        stated += times.filter { time in
            guard manuscript.drafts.indices.contains(time.draft) else { return false }
            return shape.isArticle(time.draft) && !Furniture.isEditLine(manuscript.drafts[time.draft].text)
        }.map(\.text)
        let date = stated.lazy.compactMap(DateReader.standard).first
        manuscript.article.published = date ?? printed.byline.date
        manuscript.article.firstPublished = manuscript.article.firstPublished ?? printed.byline.firstPublished
        if manuscript.article.published == nil, printed.byline.hasImpossibleDate || !stated.isEmpty {
            manuscript.article.warnings.append("a date is printed that no calendar has")
        }
    }

    // MARK: What the page prints

    /// What stands above the title is the site's, but for the lines that are the article's: the section that the page says it is
    /// of is the kicker.
    private func setApart(above title: Int, _ manuscript: inout Manuscript) {
        let section = Header.key(facts.first("article:section", "article:tag") ?? "")
        for index in 0..<title where manuscript.drafts[index].role == .text {
            let hints = shape.hints(of: index)
            guard hints.isDisjoint(with: [.kicker, .byline, .date, .author, .breadcrumb, .standfirst]) else { continue }
            let draft = manuscript.drafts[index]
            guard draft.text.utf8.count < 200 else { continue }
            if shape.isArticle(index), Header.key(draft.text) == section, !section.isEmpty {
                manuscript.article.kicker = draft.text
                manuscript.drafts[index].role = .dropped
                continue
            }
            // Above the title of a letter its writer may greet; a name or a picture that leads to the site is a masthead.
            let isMasthead = draft.kind == .image || draft.rich.linked * 4 >= draft.text.utf8.count * 3
            guard !context.isFragment || isMasthead else { continue }
            manuscript.drafts[index].section = .boilerplate
            manuscript.drafts[index].isOutside = true
        }
    }

    /// Whether a draft stands beside the title, in the page's header when the title does.
    private func isBesideTitle(_ index: Int, _ title: Int?, _ manuscript: Manuscript) -> Bool {
        guard let title, !shape.isArticle(title) else { return false }
        let containers = manuscript.containers
        return shape.range(containers[manuscript.drafts[title].container].parent).contains(index)
            || index > title && index < shape.range(shape.root).lowerBound
    }

    /// Lines that their elements say to be byline, introduction, breadcrumb.
    private mutating func takeMarkedLines(_ manuscript: inout Manuscript, title: Int?) {
        var bareTitle = manuscript.title ?? RichText(text: manuscript.article.title)
        bareTitle.remove(bareTitle.candidates.filter { $0.target != nil }.map(\.range))
        let titleKey = Header.key(bareTitle.text)
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
            if hints.contains(.breadcrumb), draft.level == 0, draft.text.utf8.count < 600,
                index < firstText || !shape.isArticle(index)
            {
                steps += Breadcrumb.printed(draft.text)
                manuscript.drafts[index].role = .dropped
                continue
            }
            guard shape.isArticle(index) || index < firstText && isBesideTitle(index, title, manuscript) else {
                continue
            }
            if !shape.isArticle(index), printed.take(draft.text, names: nil) {
                manuscript.drafts[index].role = .dropped
                continue
            }
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
                printed.add(names.filter { $0.draft == index && Name.hasShape($0.text) }.map(\.text))
                manuscript.drafts[index].role = .dropped
            }
        }
        manuscript.article.breadcrumb = Breadcrumb.steps(
            steps, site: manuscript.article.publication.map(Header.key), title: titleKey)
    }

    /// In Markdown, which has no element for it, a heading of the third level right below the title.
    private func takeSubtitle(_ title: Int?, _ manuscript: inout Manuscript) {
        guard context.format == .markdown, let title, manuscript.standfirst.isEmpty,
            let next = manuscript.drafts.indices.first(where: { $0 > title && manuscript.drafts[$0].role == .text }),
            manuscript.drafts[next].level == 3
        else { return }
        manuscript.drafts[next].kind = .paragraph
        manuscript.standfirst = [manuscript.drafts[next]]
        manuscript.drafts[next].role = .dropped
    }

    /// Whole paragraphs in emphasis above the text are set apart as well.
    private func takeEmphasized(_ title: Int?, _ manuscript: inout Manuscript) {
        let start = firstHeading(title, manuscript)
        for index in start..<max(start, manuscript.drafts.count)
        where manuscript.drafts[index].role == .text && shape.isArticle(index) {
            let draft = manuscript.drafts[index]
            if draft.section != .body || draft.kind == .image || draft.kind == .rule || draft.kind == .caption {
                continue
            }
            guard draft.kind == .paragraph, draft.text.utf8.count < 4_000 else { return }
            let later = manuscript.drafts[(index + 1)...].lazy.filter {
                $0.kind == .paragraph && $0.role == .text && $0.section == .body
            }
            let isStrong = draft.rich.isBoldIntroduction(
                isFirst: manuscript.standfirst.isEmpty, isFollowedByBold: later.contains(where: \.rich.isBoldSentence))
            guard draft.rich.isWholly(.emphasis) && draft.text.wordCount > 3 || isStrong,
                manuscript.drafts[(index + 1)...].contains(where: { $0.kind == .paragraph && $0.role == .text })
            else { return }
            manuscript.standfirst.append(draft)
            manuscript.drafts[index].role = .dropped
        }
    }

    /// Where the article may begin: below its title, or below the first heading of the first level that stands near the top of a
    /// piece of a page, whose title is stated elsewhere.
    private func firstHeading(_ title: Int?, _ manuscript: Manuscript) -> Int {
        if let title { return title + 1 }
        guard context.isFragment else { return 0 }
        let live = manuscript.drafts.indices.filter { manuscript.drafts[$0].role == .text }.prefix(8)
        return live.first { manuscript.drafts[$0].level == 1 }.map { $0 + 1 } ?? 0
    }

    /// Short lines right below the title. Where one of them is a byline or a date, the others are metadata too: "by", "—",
    /// a category.
    private mutating func takeLinesBelow(_ title: Int?, _ manuscript: inout Manuscript) {
        let start = title.map { $0 + 1 } ?? 0
        var zone: [Int] = []
        for index in start..<max(start, manuscript.drafts.count) where manuscript.drafts[index].role == .text {
            let draft = manuscript.drafts[index]
            guard shape.isArticle(index) else { continue }
            if draft.kind == .image || draft.kind == .rule || draft.kind == .caption { continue }
            guard draft.text.utf8.count < 200, zone.count < 8, draft.level == 0, draft.kind != .quote else { break }
            zone.append(index)
        }
        var hasMetadata = false
        var isBy = false
        for index in zone {
            let line = manuscript.drafts[index].text
            if printed.take(line, names: names.filter { $0.draft == index }.map(\.text)) {
                manuscript.drafts[index].role = .dropped
                hasMetadata = true
            } else if isBy, Name.list(line).allSatisfy(Name.hasShape) {
                printed.add(Name.list(line))
                manuscript.drafts[index].role = .dropped
                hasMetadata = true
            } else if Byline.isReadingTime(line) || Furniture.isEditLine(line) || DateReader.isDayWithoutYear(line) {
                manuscript.drafts[index].section = .boilerplate
                hasMetadata = true
            }
            isBy = ["by", "par", "written by"].contains(line.lowercased().trimmed(of: " :"))
        }
        if hasMetadata, printed.authors.isEmpty {
            // Names alone beside a date are the byline.
            for index in zone where manuscript.drafts[index].role == .text {
                let line = manuscript.drafts[index].text
                let names = Name.list(line)
                guard line.utf8.count < 120, !names.isEmpty, names.allSatisfy({ Name.hasShape($0) && $0.contains(" ") })
                else {
                    continue
                }
                printed.add(names)
                manuscript.drafts[index].role = .dropped
                break
            }
        }
        guard hasMetadata, let last = zone.lastIndex(where: { manuscript.drafts[$0].role != .text }) else { return }
        for index in zone.prefix(last + 4) where manuscript.drafts[index].role == .text {
            let draft = manuscript.drafts[index]
            let isShort = draft.text.utf8.count <= 40 && !(draft.text.last.map { ".!?:…”\"".contains($0) } ?? false)
            guard isShort, draft.kind != .listItem(ordinal: nil) || draft.rich.linked > 0 else { return }
            manuscript.drafts[index].section = .boilerplate
            manuscript.drafts[index].isOutside = true
        }
    }

    private mutating func takeByline(_ draft: BlockDraft, isAuthor: Bool) {
        let line = draft.text
        // Names in the line that elements say to be authors'.
        let marked = names.map(\.text).filter { line.contains($0) }
        if printed.take(line, names: marked) || Byline.isReadingTime(line) { return }
        let listed = Name.list(line)
        if isAuthor, listed.allSatisfy(Name.hasShape) { printed.add(listed) }
    }
}
