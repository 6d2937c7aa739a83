import Articles

/// An article on its way: what a form has read of a file, before anything is known about its notes. Every form yields one;
/// `article()` runs the steps that each find out one thing about the drafts. Where the order of the steps matters, a comment
/// says why.
struct Manuscript {
    /// How the text came about, by which it is known what may be wrong with it.
    struct Traits: OptionSet {
        let rawValue: Int
        /// Pages were cut and their edges left in the text.
        static let hasPages = Traits(rawValue: 1)
        /// No mark tells headings from paragraphs.
        static let hasPlainHeadings = Traits(rawValue: 2)
        /// Byline and source stand where SPIP prints them.
        static let hasCredits = Traits(rawValue: 4)
    }

    /// The facts that stand above the text or in the file's metadata.
    var article: Article
    var title: RichText?
    /// What stands above the introduction and is not of the article.
    var front: [BlockDraft] = []
    /// The introduction that is set apart.
    var standfirst: [BlockDraft] = []
    var drafts: [BlockDraft] = []
    /// The elements that the drafts stand in; empty for forms without elements.
    var containers: [Container] = []
    var traits: Traits = []
    /// Notes that the form has found already, by marks of its own; their drafts have the role `note`.
    var series: [NoteSeries] = []

    mutating func finished() -> Article {
        // Numbers that are links are no candidates for markers, so before all else.
        if containers.isEmpty { takeNumberedLinks() }
        if traits.contains(.hasPages) { PageEdges.mark(&drafts, title: title?.text) }
        Postscript.markLines(&drafts)
        let attachments = Furniture.mark(&drafts)
        article.attachments += attachments
        if !article.attachments.isEmpty { article.flags.insert(.attachments) }

        // Speakers before headings, so that a turn is no heading; names before both.
        let introduction = standfirst.map(\.text).joined(separator: " ")
        let interview = Interview(
            &drafts, authors: article.authors, introduction: introduction, publication: article.publication)
        article.speakers = interview.speakers
        let names = Set(
            (article.authors + article.authorsAsPrinted + interview.speakers + article.translators).map(Name.key))
        markHeadings(names)

        // Notes before the P.S., which ends where they begin, and before paragraphs are joined, which never joins into notes.
        takeNotes(names)
        let source = Postscript.divide(&drafts)
        article.originalSource = source.name ?? article.originalSource
        article.originalAddress = source.address ?? article.originalAddress
        article.translators += source.translators
        takeCredits(names)
        takeBibliographies()
        if traits.contains(.hasPages) {
            // Halves that stand side by side are joined first, lest a half be taken for a pull quote; those around one after it.
            let breaks = PageBreaks(drafts)
            let adjacent = breaks.mend(&drafts, onlySure: true)
            PullQuotes.mark(&drafts)
            report(mended: adjacent + breaks.mend(&drafts, onlySure: false))
        } else {
            PullQuotes.mark(&drafts)
        }
        dropOuterRules()
        assemble()
        return article
    }

    // MARK: Steps

    private mutating func markHeadings(_ names: Set<String>) {
        // Plain lines are headings above the P.S. and the last notes: below stand signatures and names.
        let postscript = drafts.firstIndex { $0.role == .postscriptLine } ?? drafts.count
        let notes = drafts.lastIndex { NoteFinder.announcesNotes($0) } ?? drafts.count
        let plainEnd = traits.contains(.hasPlainHeadings) ? min(postscript, notes) : 0
        Headings.mark(&drafts, isInterview: !article.speakers.isEmpty, plainEnd: plainEnd) {
            names.contains(Name.key($0))
        }
    }

    /// What may be markers in the title and the introduction.
    var candidatesAbove: [Candidate] { (title?.candidates ?? []) + standfirst.flatMap(\.rich.candidates) }

    private mutating func takeNotes(_ names: Set<String>) {
        let authors = article.authors
        BareLabels.find(in: &drafts)
        let finder = NoteFinder(drafts: drafts, above: candidatesAbove) { draft in
            let key = Name.key(draft.text)
            if draft.section != .body || names.contains(key) || Furniture.isAppeal(draft) { return true }
            // A name alone signs.
            if draft.text.utf8.count < 40, draft.text.contains(" "), Name.hasShape(draft.text) { return true }
            if Credit.translators(in: draft.line) != nil || HeaderLine.isCopyright(draft.line) { return true }
            return Self.isBiography(draft, of: authors)
        }
        let notes = finder.series()
        let found = notes + finder.referencesServingAsNotes(beside: notes + series)
        for one in found {
            for item in one.items { drafts[item.drafts.lowerBound].dropLeadingLabel() }
            for index in one.range { drafts[index].role = .note }
            if one.isHeaded { drafts[one.range.lowerBound].role = .notesLine }
        }
        // A heading without notes below it still only announces them.
        for index in drafts.indices where drafts[index].role == .text && NoteFinder.announcesNotes(drafts[index]) {
            if index + 1 == drafts.count || drafts[index + 1].role != .text { drafts[index].role = .notesLine }
        }
        markAnnouncements()
        series = (series + found).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether a block says something of an author: it begins with the name as people say it, and goes on as a sentence, not
    /// with another name. (A bibliography mostly begins with the surname.)
    private static func isBiography(_ draft: BlockDraft, of authors: [String]) -> Bool {
        isBiography(draft.text[...], of: authors)
    }

    private static func isBiography(_ text: Substring, of authors: [String]) -> Bool {
        authors.contains { author in
            let head = text.prefix(author.count)
            guard head.first == author.first, Name.key(String(head)) == Name.key(author) else { return false }
            let rest = text[head.endIndex...].drop { $0 == "," }
            guard rest.first == " " else { return false }
            let word = rest.dropFirst().prefix { $0 != " " && $0 != "\u{A0}" }
            // Two authors may have one biography.
            if links.contains(word) {
                return isBiography(rest.dropFirst(word.count + 2), of: authors.filter { $0 != author })
            }
            return word.first?.isLowercase == true
        }
    }

    /// Words between two names.
    private static let links: Set<Substring> = [
        "&", "and", "et", "und", "y", "e", "with", "avec", "mit", "con", "en", "och",
    ]

    /// "Leeds 1843.", "(1843), pp. 3-4": books and papers end so, sentences with "in 1843".
    private static func endsInYear(_ text: String) -> Bool {
        let words = text.slice(max(0, text.utf8.count - 40)..<text.utf8.count).split { $0 == " " || $0 == "\u{A0}" }
        return words.indices.contains { index in
            let number = String(words[index]).trimmed(of: "()[].,;:")
            guard number.utf8.count == 4, let year = Int(number), (1500...2100).contains(year) else { return false }
            return index == 0 || !["in", "since", "until", "from", "of", "en", "depuis"].contains(words[index - 1])
        }
    }

    /// Headings and rules right above notes only set them apart.
    private mutating func markAnnouncements() {
        var isAboveNotes = false
        for index in drafts.indices.reversed() {
            switch drafts[index].role {
            case .note, .notesLine: isAboveNotes = true
            case .dropped, .joined, .pageEdge: continue
            case .postscriptLine: isAboveNotes = false
            case .text:
                guard isAboveNotes, !drafts[index].text.isEmpty || drafts[index].kind == .rule else { continue }
                if NoteFinder.announcesNotes(drafts[index]) || NoteFinder.announcesReferences(drafts[index])
                    || drafts[index].kind == .rule
                {
                    drafts[index].role = .notesLine
                } else {
                    isAboveNotes = false
                }
            }
        }
    }

    /// Rules that part the text from what is not of it part nothing in it.
    private mutating func dropOuterRules() {
        let text = drafts.indices.filter { drafts[$0].role == .text && drafts[$0].section == .body }
        for edge in [Array(text), text.reversed()] {
            for index in edge {
                guard drafts[index].kind == .rule else { break }
                drafts[index].role = .dropped
            }
        }
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
            } else if drafts[index].section != .body
                || isInside && Self.isBiography(drafts[index], of: article.authors)
                    && !Self.endsInYear(drafts[index].text)
            {
                isInside = false
            } else if isInside {
                switch drafts[index].kind {
                case .heading, .credit: isInside = false
                case .paragraph: drafts[index].turn(into: .listItem(ordinal: nil))
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
