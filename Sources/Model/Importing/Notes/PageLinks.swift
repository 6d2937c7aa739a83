import Articles

/// Reads the links of a page: by their labels, by the names of their fragments, and by those that answer them.
struct PageLinks {
    private typealias Link = LinkedPage.Link
    private typealias Place = LinkedPage.Place

    private var whole: LinkedPage
    private let pageAddress: String?

    /// Says of each link what it is: the call of a note, a link back, or neither.
    ///
    /// - Parameter address: of the page itself. Without one no page can be told from others.
    static func read(_ page: consuming LinkedPage, address: String?) -> LinkedPage {
        var reader = PageLinks(whole: page, pageAddress: address)
        reader.classify()
        return reader.whole
    }

    private mutating func classify() {
        let hasOwnCalls = pageAddress != nil && whole.drafts.contains { $0.rich.pageLinks.contains(where: isOwnCall) }
        for index in whole.drafts.indices {
            if hasOwnCalls { takeForeignLinks(index) }
            for page in whole.drafts[index].rich.pageLinks {
                let text = whole.drafts[index].text.slice(page.range)
                var link = Link(
                    draft: index, page: page, text: text, label: NoteLink.label(text, isCertain: page.isMarker),
                    place: whole.places[page.fragment], isCertain: page.isMarker)
                if let address = page.address, !isThisPage(address), link.label == nil, !page.isBackLink {
                    link.place = nil
                }
                if link.label != nil, NoteLink.looksLikeNote(page.fragment) { link.isCertain = true }
                let leadsUp =
                    NoteLink.leadsBack(page.fragment) && !NoteLink.looksLikeNote(page.fragment)
                    && (link.place.map { $0.draft < index } ?? false)
                // Programs that call both ends links back (Org) are believed of the one that leads up.
                let leadsDown =
                    link.label != nil && NoteLink.looksLikeNote(page.fragment)
                    && (link.place.map { $0.draft > index } ?? false)
                link.isBack = page.isBackLink && !leadsDown || leadsUp || link.label == nil && NoteLink.isBackText(text)
                whole.links.append(link)
            }
        }
        pair()
        // A label that opens a block and leads to another label, which leads here, is the note's own.
        var byDraft: [Int: [Int]] = [:]
        for (index, link) in whole.links.enumerated() where link.label != nil {
            byDraft[link.draft, default: []].append(index)
        }
        for index in whole.links.indices where !whole.links[index].isBack && whole.links[index].label != nil {
            let link = whole.links[index]
            guard let place = link.place, whole.opensBlock(link), place.draft != link.draft else { continue }
            let isAnswered = (byDraft[place.draft] ?? []).contains { other in
                let marker = whole.links[other]
                guard !whole.opensBlock(marker) || other < index else { return false }
                let isNear =
                    marker.page.ids.contains(link.page.fragment)
                    || abs(marker.page.range.lowerBound - place.offset) <= 8
                    || place.isBlock && marker.label == link.label
                guard isNear else { return false }
                return marker.place.map { $0.draft == link.draft || whole.contains($0.container, link.draft) }
                    ?? (marker.label == link.label)
            }
            if isAnswered { whole.links[index].isBack = true }
        }
    }

    /// Whether a link calls a note by its fragment alone, or by the page's own address.
    private func isOwnCall(_ link: PageLink) -> Bool {
        !link.isBackLink && (link.isMarker || NoteLink.looksLikeNote(link.fragment))
            && link.address.map(isThisPage) ?? true
    }

    /// Addresses of elsewhere call notes only where all do, in mails and pages that moved: beside links within the page they
    /// lead to other pages, whatever those call their parts.
    private mutating func takeForeignLinks(_ index: Int) {
        let links = whole.drafts[index].rich.pageLinks
        let foreign = links.filter(isForeign)
        guard !foreign.isEmpty else { return }
        whole.drafts[index].rich.pageLinks = links.filter { !isForeign($0) }
        let spans = foreign.map { Span(.link(address: $0.address), $0.range) }
        whole.drafts[index].rich.spans = (whole.drafts[index].rich.spans + spans).inOrder()
    }

    private func isForeign(_ link: PageLink) -> Bool {
        guard let address = link.address, !link.isMarker, !link.isBackLink else { return false }
        return !isThisPage(address)
    }

    /// Exports lose the ids that links lead to, but not the links: a label whose fragment leads nowhere calls the next block that
    /// opens with the same label and another fragment, which leads back.
    private mutating func pair() {
        var openers: [String: [Int]] = [:]
        for (index, link) in whole.links.enumerated() {
            if let label = link.label, whole.opensBlock(link),
                link.place == nil || link.isBack || link.place!.draft < link.draft
            {
                openers[label, default: []].append(index)
            }
        }
        guard !openers.isEmpty else { return }
        for index in whole.links.indices {
            let link = whole.links[index]
            guard let label = link.label, link.place == nil, !link.isBack, let known = openers[label],
                !whole.opensBlock(link)
            else { continue }
            let others = known.filter { whole.links[$0].page.fragment != link.page.fragment }
            guard let opener = others.first(where: { whole.links[$0].draft > link.draft }) ?? others.last else {
                continue
            }
            let draft = whole.links[opener].draft
            guard draft != link.draft, link.isCertain || NoteLink.leadsBack(whole.links[opener].page.fragment) else {
                continue
            }
            if whole.places[link.page.fragment] == nil {
                whole.places[link.page.fragment] = Place(
                    draft: draft, offset: 0, container: whole.drafts[draft].container, isBlock: false)
            }
            whole.links[opener].isBack = true
            whole.links[index].page.ids.append(whole.links[opener].page.fragment)
        }
        for index in whole.links.indices where whole.links[index].place == nil && whole.links[index].label != nil {
            whole.links[index].place = whole.places[whole.links[index].page.fragment]
        }
    }

    private func isThisPage(_ address: String) -> Bool {
        guard let pageAddress else { return false }
        func bare(_ text: String) -> Substring { text.prefix { $0 != "#" } }
        return bare(address) == bare(pageAddress)
    }
}
