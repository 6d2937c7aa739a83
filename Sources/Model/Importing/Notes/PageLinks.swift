import Articles

/// Reads the links of a page: by their labels, by the names of their fragments, and by those that answer them.
struct PageLinks {
    private typealias Link = LinkedPage.Link
    private typealias Place = LinkedPage.Place

    private var whole: LinkedPage
    private let pageAddress: String?
    private let pageKey: PageKey?

    /// Says of each link what it is: the call of a note, a link back, or neither.
    ///
    /// - Parameter address: of the page itself. Without one no page can be told from others.
    static func read(_ page: consuming LinkedPage, address: String?) -> LinkedPage {
        var reader = PageLinks(page, address: address)
        reader.classify()
        return reader.whole
    }

    private init(_ page: consuming LinkedPage, address: String?) {
        whole = page
        pageAddress = address
        pageKey = address.flatMap(PageKey.init)
    }

    private mutating func classify() {
        if pageAddress != nil, whole.drafts.contains(where: { $0.rich.pageLinks.contains(where: isOwnCall) }) {
            takeForeignLinks()
        }
        for index in whole.drafts.indices {
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
        markAnswers()
    }

    /// A label that opens a block and leads to another label, which leads here, is the note's own.
    private mutating func markAnswers() {
        let opens = whole.links.map(whole.opensBlock)
        var byPlace = AnsweringLinks()
        for (index, link) in whole.links.enumerated() where link.label != nil { byPlace.add(link, at: index) }
        for index in whole.links.indices where opens[index] && !whole.links[index].isBack {
            let link = whole.links[index]
            guard link.label != nil, let place = link.place, place.draft != link.draft else { continue }
            let isAnswered = byPlace.links(near: place, for: link).contains { other in
                guard !opens[other] || other < index else { return false }
                let marker = whole.links[other]
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

    /// Addresses of elsewhere call notes only where all do, in mails and pages that moved, or where a link of this page answers
    /// them: beside links within the page the others lead to other pages, whatever those call their parts.
    private mutating func takeForeignLinks() {
        // The drafts from which each fragment is called, in order.
        var callers: [String: [Int]] = [:]
        for (index, draft) in whole.drafts.enumerated() {
            for link in draft.rich.pageLinks { callers[link.fragment, default: []].append(index) }
        }
        for index in whole.drafts.indices {
            let links = whole.drafts[index].rich.pageLinks
            let foreign = links.filter { isForeign($0) && !isAnswered($0, callers) }
            guard !foreign.isEmpty else { continue }
            let known = Set(foreign)
            whole.drafts[index].rich.pageLinks = links.filter { !known.contains($0) }
            let spans = foreign.map { Span(.link(address: $0.address), $0.range) }
            whole.drafts[index].rich.spans = (whole.drafts[index].rich.spans + spans).inOrder()
        }
    }

    private func isForeign(_ link: PageLink) -> Bool {
        guard let address = link.address, !link.isMarker, !link.isBackLink else { return false }
        return !isThisPage(address)
    }

    /// Whether from where the fragment leads on this page another link leads back to the link itself.
    private func isAnswered(_ link: PageLink, _ callers: [String: [Int]]) -> Bool {
        guard let place = whole.places[link.fragment] else { return false }
        let range = place.isBlock ? whole.range(place.container) : place.draft..<place.draft + 1
        return link.ids.contains { id in
            guard let drafts = callers[id] else { return false }
            let first = drafts.partitioningIndex { $0 >= range.lowerBound }
            return first < drafts.count && drafts[first] < range.upperBound
        }
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
        let known = openers.mapValues { Openers($0, in: whole.links) }
        for index in whole.links.indices {
            let link = whole.links[index]
            guard let label = link.label, link.place == nil, !link.isBack, let openers = known[label],
                !whole.opensBlock(link), let opener = openers.opener(for: link, in: whole.links)
            else { continue }
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
        if let pageKey, let key = PageKey(address) { return key == pageKey }
        func bare(_ text: String) -> Substring { text.prefix { $0 != "#" } }
        return bare(address) == bare(pageAddress)
    }
}

/// Links that open blocks with one label, in order.
private struct Openers {
    private let links: [Int]
    /// For each the first behind it, and the last before it, that has another fragment: positions in `links`.
    private var next: [Int]
    private var previous: [Int]

    init(_ links: [Int], in all: [LinkedPage.Link]) {
        self.links = links
        next = Array(repeating: links.count, count: links.count)
        previous = Array(repeating: -1, count: links.count)
        func isSame(_ one: Int, _ other: Int) -> Bool {
            all[links[one]].page.fragment == all[links[other]].page.fragment
        }
        for index in links.indices.dropFirst() {
            previous[index] = isSame(index, index - 1) ? previous[index - 1] : index - 1
        }
        for index in links.indices.dropLast().reversed() {
            next[index] = isSame(index, index + 1) ? next[index + 1] : index + 1
        }
    }

    /// The first below a link that has another fragment, else the last that has. O(log n).
    func opener(for link: LinkedPage.Link, in all: [LinkedPage.Link]) -> Int? {
        func isOther(_ index: Int) -> Bool { all[links[index]].page.fragment != link.page.fragment }
        var index = links.partitioningIndex { all[$0].draft > link.draft }
        if index < links.count, !isOther(index) { index = next[index] }
        if index < links.count { return links[index] }
        index = links.count - 1
        if index >= 0, !isOther(index) { index = previous[index] }
        return index >= 0 ? links[index] : nil
    }
}

/// Links with labels by where they stand, so that only few must be asked whether they answer another.
private struct AnsweringLinks {
    private struct Key: Hashable {
        var draft: Int
        var text: String
    }

    /// No block that a person wrote holds more links of one label, or within one id.
    private static let most = 64

    /// Of each draft, in order, with where in it they stand.
    private var byDraft: [Int: [(offset: Int, link: Int)]] = [:]
    private var byLabel: [Key: [Int]] = [:]
    private var byID: [Key: [Int]] = [:]

    /// In the order of the text.
    mutating func add(_ link: LinkedPage.Link, at index: Int) {
        byDraft[link.draft, default: []].append((link.page.range.lowerBound, index))
        if let label = link.label { byLabel[Key(draft: link.draft, text: label), default: []].append(index) }
        for id in link.page.ids { byID[Key(draft: link.draft, text: id), default: []].append(index) }
    }

    /// Those that a link may mean that leads to a place: they have its fragment, stand there, or have its label in the block.
    func links(near place: LinkedPage.Place, for link: LinkedPage.Link) -> [Int] {
        var found = Array((byID[Key(draft: place.draft, text: link.page.fragment)] ?? []).prefix(Self.most))
        if place.isBlock, let label = link.label {
            found += (byLabel[Key(draft: place.draft, text: label)] ?? []).prefix(Self.most)
        }
        let all = byDraft[place.draft] ?? []
        let start = all.partitioningIndex { $0.offset >= place.offset - 8 }
        found += all[start...].prefix(Self.most).prefix { $0.offset <= place.offset + 8 }.map(\.link)
        return found
    }
}
