import Articles

/// Makes articles of the items of a feed.
struct FeedArticles {
    private let feed: Feed
    /// Links that several items have: to a show's page, to the feed's own. They name none of them.
    private let shared: Set<String>

    init(_ feed: Feed) {
        self.feed = feed
        var seen: Set<String> = []
        var shared: Set<String> = []
        for link in feed.items.compactMap(\.link) where !seen.insert(link).inserted { shared.insert(link) }
        if let link = feed.link { shared.insert(link) }
        self.shared = shared
    }

    /// `nil` for an item in which there is nothing to read and nothing to follow. O(n log n) in the bytes of its text.
    func article(_ item: FeedItem) throws(ImportError) -> Article? {
        guard item.title != nil || item.content != nil || item.link != nil || !item.attachments.isEmpty else {
            return nil
        }
        var manuscript = try manuscript(item)
        let first = manuscript.drafts.first { $0.role == .text && !$0.text.isEmpty }
        guard item.title != nil || first != nil || item.link != nil || !item.attachments.isEmpty else { return nil }

        let host = (item.link ?? item.attachments.first?.address).flatMap(Address.host)
        let title = item.title ?? first.map { FeedText.firstWords(of: $0.text) } ?? host ?? "Untitled"
        manuscript.article.title = title
        let digest = SHA256.hexadecimal("\(title)\n\(item.content?.text ?? "")".utf8)
        manuscript.article.digest = digest
        takeIdentity(item, digest, &manuscript.article)
        takeFacts(item, &manuscript.article)
        if let summary = item.summary, item.hasOwnSummary || Self.isIntroduction(summary) {
            setApart(summary, &manuscript)
        }
        markSignature(item, &manuscript)
        var article = manuscript.finished()
        if article.titleSpans.isEmpty { article.title = title }
        return article
    }

    private func manuscript(_ item: FeedItem) throws(ImportError) -> Manuscript {
        let content = item.content ?? FeedItem.Content(text: "", form: .html)
        if content.form == .plain || !FeedText.looksLikeMarkup(content.text) && content.text.contains("\n\n") {
            let text = content.form == .plain ? content.text : Entities.decoded(content.text)
            var manuscript = TextForm.manuscript(
                of: TextDecoder.cleaned(text), titled: item.title ?? "", format: feed.format, hasHeader: false)
            manuscript.traits.remove(.hasPages)
            return manuscript
        }
        var context = HTMLForm.Context(format: feed.format, title: item.title ?? "")
        context.base = content.base ?? item.link ?? item.base
        context.isFragment = true
        return try HTMLForm.manuscript(of: TextDecoder.Decoded(text: content.text), in: context)
    }

    /// Programs end each item with a line that leads to the item and to the feed's page and nowhere else.
    private func markSignature(_ item: FeedItem, _ manuscript: inout Manuscript) {
        guard let link = item.link, let home = feed.link,
            let last = manuscript.drafts.lastIndex(where: { $0.role == .text && !$0.text.isEmpty }),
            manuscript.drafts[last].kind == .paragraph, manuscript.drafts[last].text.utf8.count < 400
        else { return }
        func key(_ address: String) -> Substring { address.prefix { $0 != "?" && $0 != "#" }.drop { $0 != ":" } }
        func bare(_ address: String) -> Substring {
            key(address).hasSuffix("/") ? key(address).dropLast() : key(address)
        }
        let addresses = Set(manuscript.drafts[last].rich.spans.compactMap(\.address).map(bare))
        if addresses == [bare(link), bare(home)] { manuscript.drafts[last].section = .boilerplate }
    }

    // MARK: Facts

    private func takeIdentity(_ item: FeedItem, _ digest: String, _ article: inout Article) {
        let address = item.link.flatMap { Address.isWeb($0) ? $0 : nil }
        article.address = address
        if let address, !shared.contains(address) {
            article.identity = .address(address)
            if item.guid != address { article.guid = item.guid }
        } else if let guid = item.guid {
            article.identity = Address.isWeb(guid) ? .address(guid) : .guid(guid)
        } else {
            article.identity = .content(digest)
        }
        if address == nil, let external = item.external { article.originalAddress = external }
    }

    private func takeFacts(_ item: FeedItem, _ article: inout Article) {
        article.publication = feed.title ?? article.publication
        let printed = item.authors.isEmpty ? feed.authors : item.authors
        if !printed.isEmpty {
            article.authorsAsPrinted = unique(printed)
            article.authors = unique(printed.map(Name.natural))
        }
        let stated = item.published ?? item.updated
        article.published = stated.map { $0.date ?? item.updated?.date } ?? article.published
        if let stated, stated.date == nil { article.warnings.append("a date is stated that no calendar has") }
        article.language = (item.language ?? feed.language).flatMap(Self.code) ?? article.language
        article.attachments = item.attachments
    }

    private func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// `en-GB` is `en`.
    private static func code(_ language: String) -> String? {
        let code = language.trimmingSpaces.prefix { $0.isASCII && $0.isLetter }.lowercased()
        return (2...3).contains(code.count) ? code : nil
    }

    // MARK: Summary

    /// A summary is an introduction unless it only says what stands in the text.
    private func setApart(_ summary: FeedItem.Content, _ manuscript: inout Manuscript) {
        guard manuscript.standfirst.isEmpty else { return }
        let line = FeedText.line(summary.text, isMarkup: summary.form == .html)
        let key = Header.key(line.trimmed(of: " .…[]"))
        guard !key.isEmpty, key != Header.key(manuscript.article.title) else { return }
        // Long summaries are only looked for at the beginning, to stay linear; a few words may stand in any text by chance.
        let isSought = key.utf8.count <= Self.longestIntroduction && line.wordCount >= 6
        var text = ""
        for draft in manuscript.drafts where draft.role == .text && (isSought || text.utf8.count < key.utf8.count) {
            text += Header.key(draft.text)
        }
        guard isSought ? !text.contains(key) : !text.hasPrefix(key) else { return }
        manuscript.standfirst = [BlockDraft(.paragraph, RichText(text: line))]
    }

    /// Whether what RSS describes an item with was written for that: a sentence, or at least some words, that are not cut off,
    /// lead nowhere and are no list of rubrics.
    private static func isIntroduction(_ summary: FeedItem.Content) -> Bool {
        let line = FeedText.line(summary.text)
        let end = line.trimmed(of: " ])")
        guard line.utf8.count <= longestIntroduction, !end.hasSuffix("…"), !end.hasSuffix("..."), !line.hasPrefix("- "),
            !summary.text.contains("<a "), !isProgramsLine(line)
        else { return false }
        if line.trimmed(of: " ])”’\"'»").last.map({ ".?!".contains($0) }) ?? false { return true }
        // A few words may be a rubric's name.
        return !isListOfRubrics(line)
            && (line.wordCount >= 6 || line.wordCount >= 4 && !Credit.looksLikePublication(line))
    }

    /// UTF-8 bytes.
    private static let longestIntroduction = 400

    /// "Politics, Economy, France": few words between commas, each with a capital when there are but two.
    private static func isListOfRubrics(_ line: String) -> Bool {
        let parts = line.split(separator: ",").map { String($0).trimmingSpaces }
        return parts.count > 1 && parts.allSatisfy { $0.wordCount <= 3 }
            && (parts.count > 2 || parts.allSatisfy { $0.first?.isUppercase == true })
    }

    /// "The post X appeared first on Y.", which WordPress ends every item with; "Listen now (45 mins)".
    private static func isProgramsLine(_ line: String) -> Bool {
        let small = line.lowercased()
        return [
            ("the post ", " appeared first on "), ("l’article ", " est apparu en premier sur "),
            ("der beitrag ", " erschien zuerst auf "), ("la entrada ", " se publicó primero en "),
            ("listen now (", " min"), ("watch now (", " min"),
        ].contains { small.hasPrefix($0) && small.contains($1) }
    }
}
