import Articles

/// Binds markers to notes by the links between them, whatever their producer calls them: a link with a label leads to the
/// block that its fragment names, and from there another leads back (PARSING 3b). What producers mark by class, role or the
/// form of their fragments is certain; other links are markers where at least two lead into one list that they do not stand
/// in, and at least three quarters of such links lead there, which keeps references to equations out.
///
/// O(n log n) in drafts, links and fragments; containers are at most `MarkupBuilder.maximumDepth` deep.
struct LinkedNotes {
    private var drafts: [BlockDraft]
    private let containers: [Container]
    private var places: [String: Place]
    private let pageAddress: String?
    private var links: [Link] = []
    private var notes: [Found] = []
    /// A heading such as "Notes" stands above the first.
    private var isHeaded = false

    /// Where a fragment leads.
    private struct Place {
        var draft: Int
        var offset: Int
        var container: Int
        /// The fragment is that of a whole element.
        var isBlock: Bool
    }

    private struct Link {
        var draft: Int
        var page: PageLink
        var text: String
        /// `nil` for what is no label.
        var label: String?
        var place: Place?
        var isCertain: Bool
        var isBack = false
    }

    private struct Found {
        var id: String
        var place: Place
        var label: String?
        var drafts: Range<Int> = 0..<0
        var ids: [String] = []
        /// Its markers print brackets.
        var isBracketed = false
    }

    /// What was found: the drafts with markers as candidates and notes taken out of the text, and the notes as series.
    static func take(
        from drafts: inout [BlockDraft], _ containers: [Container], _ anchors: [Anchor], pageAddress: String?
    ) -> [NoteSeries] {
        guard drafts.contains(where: { !$0.rich.pageLinks.isEmpty }) || containers.contains(where: { $0.isBeside })
        else {
            return []
        }
        var finder = LinkedNotes(drafts, containers, anchors, pageAddress: pageAddress)
        drafts = []
        finder.classify()
        finder.chooseNotes()
        finder.addUncited()
        finder.addSidenotes()
        finder.measure()
        let series = finder.series()
        finder.placeMarkers()
        drafts = finder.drafts
        return series
    }

    private init(_ drafts: [BlockDraft], _ containers: [Container], _ anchors: [Anchor], pageAddress: String?) {
        self.drafts = drafts
        self.containers = containers
        self.pageAddress = pageAddress
        var places: [String: Place] = [:]
        for anchor in anchors where anchor.draft < drafts.count && places[anchor.id] == nil {
            places[anchor.id] = Place(
                draft: anchor.draft, offset: anchor.offset, container: drafts[anchor.draft].container, isBlock: false)
        }
        for (index, container) in containers.enumerated() {
            let range = Self.range(of: container, drafts.count)
            guard let first = range.first else { continue }
            for id in container.ids where places[id]?.isBlock != true {
                places[id] = Place(draft: first, offset: 0, container: index, isBlock: true)
            }
        }
        self.places = places
    }

    private static func range(of container: Container, _ count: Int) -> Range<Int> {
        container.drafts.clamped(to: 0..<count)
    }

    // MARK: What links are

    private mutating func classify() {
        // Without an address of its own no page can be told from others.
        let hasOwnCalls = pageAddress != nil && drafts.contains { $0.rich.pageLinks.contains(where: isOwnCall) }
        for index in drafts.indices {
            if hasOwnCalls { takeForeignLinks(index) }
            for page in drafts[index].rich.pageLinks {
                let text = drafts[index].text.slice(page.range)
                var link = Link(
                    draft: index, page: page, text: text, label: NoteLink.label(text, isCertain: page.isMarker),
                    place: places[page.fragment], isCertain: page.isMarker)
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
                links.append(link)
            }
        }
        pair()
        // A label that opens a block and leads to another label, which leads here, is the note's own.
        var byDraft: [Int: [Int]] = [:]
        for (index, link) in links.enumerated() where link.label != nil {
            byDraft[link.draft, default: []].append(index)
        }
        for index in links.indices where !links[index].isBack && links[index].label != nil {
            let link = links[index]
            guard let place = link.place, opensBlock(link), place.draft != link.draft else { continue }
            let isAnswered = (byDraft[place.draft] ?? []).contains { other in
                let marker = links[other]
                guard !opensBlock(marker) || other < index else { return false }
                let isNear =
                    marker.page.ids.contains(link.page.fragment)
                    || abs(marker.page.range.lowerBound - place.offset) <= 8
                    || place.isBlock && marker.label == link.label
                guard isNear else { return false }
                return marker.place.map { $0.draft == link.draft || contains($0.container, link.draft) }
                    ?? (marker.label == link.label)
            }
            if isAnswered { links[index].isBack = true }
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
        let links = drafts[index].rich.pageLinks
        let foreign = links.filter(isForeign)
        guard !foreign.isEmpty else { return }
        drafts[index].rich.pageLinks = links.filter { !isForeign($0) }
        let spans = foreign.map { Span(.link(address: $0.address), $0.range) }
        drafts[index].rich.spans = (drafts[index].rich.spans + spans).inOrder()
    }

    private func isForeign(_ link: PageLink) -> Bool {
        guard let address = link.address, !link.isMarker, !link.isBackLink else { return false }
        return !isThisPage(address)
    }

    /// Exports lose the ids that links lead to, but not the links: a label whose fragment leads nowhere calls the next block that
    /// opens with the same label and another fragment, which leads back.
    private mutating func pair() {
        var openers: [String: [Int]] = [:]
        for (index, link) in links.enumerated() {
            if let label = link.label, opensBlock(link),
                link.place == nil || link.isBack || link.place!.draft < link.draft
            {
                openers[label, default: []].append(index)
            }
        }
        guard !openers.isEmpty else { return }
        for index in links.indices {
            let link = links[index]
            guard let label = link.label, link.place == nil, !link.isBack, let known = openers[label], !opensBlock(link)
            else { continue }
            let others = known.filter { links[$0].page.fragment != link.page.fragment }
            guard let opener = others.first(where: { links[$0].draft > link.draft }) ?? others.last else { continue }
            let draft = links[opener].draft
            guard draft != link.draft, link.isCertain || NoteLink.leadsBack(links[opener].page.fragment) else {
                continue
            }
            if places[link.page.fragment] == nil {
                places[link.page.fragment] = Place(
                    draft: draft, offset: 0, container: drafts[draft].container, isBlock: false)
            }
            links[opener].isBack = true
            links[index].page.ids.append(links[opener].page.fragment)
        }
        for index in links.indices where links[index].place == nil && links[index].label != nil {
            links[index].place = places[links[index].page.fragment]
        }
    }

    private func isThisPage(_ address: String) -> Bool {
        guard let pageAddress else { return false }
        func bare(_ text: String) -> Substring { text.prefix { $0 != "#" } }
        return bare(address) == bare(pageAddress)
    }

    private func contains(_ container: Int, _ draft: Int) -> Bool { range(container).contains(draft) }

    private func range(_ container: Int) -> Range<Int> { Self.range(of: containers[container], drafts.count) }

    /// Nothing but brackets and white space stands before it.
    private func opensBlock(_ link: Link) -> Bool {
        drafts[link.draft].text.slice(0..<min(link.page.range.lowerBound, 16)).allSatisfy { " [(\u{A0}".contains($0) }
            && link.page.range.lowerBound <= 16
    }

    // MARK: Which of them are notes

    private mutating func chooseNotes() {
        var chosen: [String: Bool] = [:]
        let backTargets = Set(links.lazy.filter(\.isBack).map(\.page.fragment))
        for link in links where !link.isBack && link.label != nil && !drafts[link.draft].isOutside {
            guard let place = link.place, isNotHeading(place), !holds(place, link) else { continue }
            let isAnswered = link.page.ids.contains { backTargets.contains($0) }
            if link.isCertain || isAnswered || opensWith(link.label!, place.draft) { chosen[link.page.fragment] = true }
        }
        let others = links.filter {
            !$0.isBack && $0.label != nil && chosen[$0.page.fragment] == nil && $0.page.address == nil
                && !drafts[$0.draft].isOutside
        }
        if let list = list(of: others) {
            for link in others {
                guard let place = link.place, isNotHeading(place), contains(list, place.draft),
                    !contains(list, link.draft)
                else { continue }
                chosen[link.page.fragment] = true
            }
        }
        var byDraft: [String: Int] = [:]
        for link in links where !link.isBack && chosen[link.page.fragment] == true && !drafts[link.draft].isOutside {
            guard let place = link.place else { continue }
            let key = "\(place.draft) \(place.isBlock ? 0 : place.offset)"
            if let known = byDraft[key] {
                if !notes[known].ids.contains(link.page.fragment) { notes[known].ids.append(link.page.fragment) }
            } else {
                byDraft[key] = notes.count
                notes.append(
                    Found(
                        id: link.page.fragment, place: place, label: link.label, ids: [link.page.fragment],
                        isBracketed: isBracketed(link)))
            }
        }
    }

    private func isBracketed(_ link: Link) -> Bool {
        if link.text.hasPrefix("[") { return true }
        let before = link.page.range.lowerBound - 1
        return before >= 0 && drafts[link.draft].text.slice(before..<before + 1) == "["
    }

    /// Whether a block that is no item of a list prints the label before its text.
    private func opensWith(_ label: String, _ draft: Int) -> Bool {
        guard drafts[draft].mark == nil else { return false }
        let text = drafts[draft].text.prefix(16).drop { " \u{A0}[(^".contains($0) }
        let printed = text.prefix { $0.isNumber || $0.isLetter || "*†‡".contains($0) }
        guard Label.key(String(printed)) == label else { return false }
        return text.dropFirst(printed.count).first.map { !$0.isLetter && !$0.isNumber } ?? false
    }

    /// Notes in the margin are called by where they stand.
    private mutating func addSidenotes() {
        let known = Set(notes.map(\.place.draft))
        for (index, container) in containers.enumerated()
        where container.hints.contains(.sidenote) && container.isBeside {
            guard let first = range(index).first, !known.contains(first), let id = container.ids.first else { continue }
            notes.append(
                Found(
                    id: id, place: Place(draft: first, offset: 0, container: index, isBlock: true), label: nil,
                    ids: [id]))
        }
    }

    private func isNotHeading(_ place: Place) -> Bool {
        if case .heading = drafts[place.draft].kind { return false }
        return true
    }

    /// A link to the block that it stands in calls nothing.
    private func holds(_ place: Place, _ link: Link) -> Bool {
        place.draft == link.draft && !drafts[link.draft].isHidden
    }

    /// The container that most of these links lead into, when the rule of two targets and three quarters accepts it.
    private func list(of links: [Link]) -> Int? {
        let targets = links.compactMap(\.place)
        guard Set(targets.map(\.draft)).count >= 2 else { return nil }
        var counts: [Int: Int] = [:]
        for place in targets {
            var index = place.container
            var steps = 0
            while steps < MarkupBuilder.maximumDepth + 2 {
                counts[index, default: 0] += 1
                if containers[index].parent == index { break }
                index = containers[index].parent
                steps += 1
            }
        }
        // The smallest that holds three quarters of the targets, and not the links themselves.
        let fitting = counts.filter { $0.value * 4 >= links.count * 3 && $0.value >= 2 }.keys
        return fitting.filter { index in
            let inside = links.count { contains(index, $0.draft) }
            return inside * 4 <= links.count
        }.min {
            Self.range(of: containers[$0], drafts.count).count < Self.range(of: containers[$1], drafts.count).count
        }
    }

    /// Notes that nobody cites stand among the others and are called alike.
    private mutating func addUncited() {
        guard !notes.isEmpty else { return }
        let shapes = Set(notes.flatMap(\.ids).map(NoteLink.shape))
        let known = Set(notes.flatMap(\.ids))
        var starts = Set(notes.map(\.place.draft))
        let parents = Set(
            notes.compactMap { note -> Int? in
                let item = item(of: note.place.container)
                return range(item).lowerBound == note.place.draft ? containers[item].parent : nil
            })
        for (id, place) in places where !known.contains(id) && shapes.contains(NoteLink.shape(id)) {
            guard isNotHeading(place), !starts.contains(place.draft),
                parents.contains(containers[item(of: place.container)].parent)
            else { continue }
            starts.insert(place.draft)
            notes.append(Found(id: id, place: place, label: nil, ids: [id]))
        }
        for (index, container) in containers.enumerated() where container.element == .item {
            let range = Self.range(of: container, drafts.count)
            guard parents.contains(container.parent), case .list = containers[container.parent].element,
                let first = range.first, !range.contains(where: starts.contains)
            else { continue }
            starts.insert(first)
            notes.append(
                Found(
                    id: container.ids.first ?? "",
                    place: Place(draft: first, offset: 0, container: index, isBlock: true), label: nil,
                    ids: container.ids))
        }
    }

    /// The item of a list that a container stands in, else itself.
    private func item(of container: Int) -> Int {
        var index = container
        for _ in 0..<4 {
            if containers[index].element == .item { return index }
            if containers[index].element == .aside { return container }
            if containers[index].parent == index { break }
            index = containers[index].parent
        }
        return container
    }

    // MARK: How far each note reaches

    private mutating func measure() {
        notes.sort { ($0.place.draft, $0.place.offset) < ($1.place.draft, $1.place.offset) }
        // Anchors within one line cannot part it; the first has it.
        var seen = Set<Int>()
        var kept: [Found] = []
        for note in notes {
            if seen.insert(note.place.draft).inserted {
                kept.append(note)
            } else if let last = kept.indices.last {
                kept[last].ids += note.ids
            }
        }
        notes = kept
        let starts = notes.map(\.place.draft)
        isHeaded =
            starts.first.map { first in
                drafts[..<first].last { $0.kind != .rule && !$0.text.isEmpty }.map(NoteFinder.announcesNotes) ?? false
            } ?? false
        for index in notes.indices {
            let next = index + 1 < starts.count ? starts[index + 1] : drafts.count
            notes[index].drafts = extent(of: notes[index], next: next, isLast: index + 1 == starts.count)
        }
    }

    private func extent(of note: Found, next: Int, isLast: Bool) -> Range<Int> {
        let first = note.place.draft
        var container = note.place.container
        var range = Self.range(of: containers[container], drafts.count)
        var isItem = false
        func isItemLike(_ container: Int) -> Bool {
            [.item, .aside, .row, .definition].contains(containers[container].element)
        }
        // The largest element that begins with the note and holds no other, nor what cites it.
        while containers[container].parent != container {
            let parent = containers[container].parent
            let wider = Self.range(of: containers[parent], drafts.count)
            guard wider.lowerBound == first, wider.upperBound <= next, parent != 0, !isPage(parent) else { break }
            isItem = isItem || isItemLike(container)
            container = parent
            range = wider
        }
        guard range.lowerBound <= first, range.upperBound <= next || range.lowerBound == first else {
            return first..<first + 1
        }
        var end = min(range.upperBound, next)
        if range.lowerBound < first {
            // The fragment stands in the middle of its element.
            end = first + 1
        }
        // A label that is a block of its own says that its text stands in the next.
        let isLabelAlone = drafts[first].rich.pageLinks.count == 1 && drafts[first].text.utf8.count <= 12
        if isLabelAlone, end == first + 1, end < min(next, drafts.count), continues(drafts[end], isLast: false, in: 0) {
            end += 1
        }
        // Further paragraphs of notes that are paragraphs themselves.
        let parent = containers[container].parent
        isItem = isItem || isItemLike(container)
        if !isItem || range.lowerBound < first {
            let limit = min(
                next, Self.range(of: containers[range.lowerBound < first ? container : parent], drafts.count).upperBound
            )
            while end < limit, continues(drafts[end], isLast: isLast, in: parent) { end += 1 }
        }
        return first..<max(first + 1, end)
    }

    private func isPage(_ container: Int) -> Bool {
        switch containers[container].element {
        case .root, .body, .article, .main: true
        default: false
        }
    }

    private func continues(_ draft: BlockDraft, isLast: Bool, in parent: Int) -> Bool {
        guard draft.section == .body, draft.role == .text else { return false }
        switch draft.kind {
        case .heading, .rule: return false
        default: break
        }
        if NoteFinder.announcesNotes(draft) || Postscript.isLine(draft.line) { return false }
        return !isLast || isHeaded || containers[parent].hints.contains(.notes)
    }

    // MARK: The outcome

    private mutating func series() -> [NoteSeries] {
        var series: [NoteSeries] = []
        let backs = Dictionary(grouping: links.filter { $0.isBack || $0.place == nil && opensBlock($0) }, by: \.draft)
        for note in notes {
            var label = note.label
            for index in note.drafts {
                clean(index, backs[index] ?? [], isFirst: index == note.drafts.lowerBound, &label)
            }
            var drafts = note.drafts
            // A label that is a block of its own goes.
            while drafts.count > 1, self.drafts[drafts.lowerBound].text.isEmpty {
                self.drafts[drafts.lowerBound].role = .note
                drafts = drafts.lowerBound + 1..<drafts.upperBound
            }
            if label == nil, let first = self.drafts[note.drafts.lowerBound].mark?.dropLast(), !first.isEmpty {
                label = String(first)
            }
            for index in drafts {
                self.drafts[index].role = .note
                self.drafts[index].isHidden = false
                self.drafts[index].isOutside = false
                self.drafts[index].section = .body
                if index == drafts.lowerBound {
                    self.drafts[index].mark = nil
                    if case .listItem = self.drafts[index].kind { self.drafts[index].kind = .paragraph }
                    if self.drafts[index].kind == .caption { self.drafts[index].kind = .paragraph }
                }
                self.drafts[index].depth = max(0, self.drafts[index].depth - 1)
            }
            let family: Label.Family = note.isBracketed ? .bracket : .raised
            let item = NoteSeries.Item(label: label ?? "", family: family, drafts: drafts, ids: note.ids)
            if let last = series.indices.last, series[last].range.upperBound == note.drafts.lowerBound {
                series[last].items.append(item)
                series[last].range = series[last].range.lowerBound..<note.drafts.upperBound
            } else {
                series.append(
                    NoteSeries(family: .bracket, items: [item], range: note.drafts, isHeaded: true, isLinked: true))
            }
        }
        return series
    }

    /// Takes the label and the links back out of a note's block.
    private mutating func clean(_ index: Int, _ backs: [Link], isFirst: Bool, _ label: inout String?) {
        for link in backs.sorted(by: { $0.page.range.lowerBound > $1.page.range.lowerBound }) {
            if isFirst, label == nil, let own = link.label, opensBlock(link) { label = own }
            var range = link.page.range
            let text = Array(drafts[index].text.utf8)
            guard range.upperBound <= text.count else { continue }
            // The brackets around it, and raising that is no element.
            while range.lowerBound > 0, range.upperBound < text.count, text[range.lowerBound - 1] == UInt8(ascii: "["),
                text[range.upperBound] == UInt8(ascii: "]")
            {
                range = range.lowerBound - 1..<range.upperBound + 1
            }
            drafts[index].rich.remove(range)
        }
        drafts[index].rich.pageLinks.removeAll { $0.isBackLink || $0.range.isEmpty }
        if isFirst { dropLabel(index, &label) }
        drafts[index].dropBackLink()
        drafts[index].rich.trimSpaces()
    }

    /// `1. text`, `[1] text`, `¹ text`, and what is left of it when the number was a link: `. text`.
    private mutating func dropLabel(_ index: Int, _ label: inout String?) {
        let text = drafts[index].text
        let head = text.prefix(24)
        var rest = head.drop { " \u{A0}[(^↑↩".contains($0) }
        let printed = rest.prefix { $0.isNumber || $0.isLetter || "*†‡".contains($0) }
        let key = Label.key(String(printed))
        if !key.isEmpty, label == nil || label == key, Label.isLabel(key) || Label.isSigns(key) || label == key {
            let behind = rest.dropFirst(printed.count)
            let isRaised = drafts[index].rich.candidates.first?.range.lowerBound == 0
            let isBold = drafts[index].rich.spans.contains { $0.kind == .strong && $0.range.lowerBound == 0 }
            // A sign, or a number before a capital letter, needs nothing to close it.
            let isApart =
                behind.first == " "
                && (Label.isSigns(key) || behind.dropFirst().first?.isUppercase == true && label == key)
            let isClosed = isApart || behind.first.map { "]).:\u{A0}".contains($0) } ?? true
            if isClosed || isRaised || isBold || head.first == "[" {
                label = label ?? key
                rest = behind
            } else {
                return
            }
        } else if rest.startIndex == text.startIndex, !".:)]\u{A0}".contains(text.first ?? "x") {
            return
        } else {
            rest = text[...]
        }
        rest = rest.drop { " ]).:\u{A0}-–".contains($0) }
        guard rest.startIndex > text.startIndex, !rest.isEmpty || head.count < 24 else { return }
        drafts[index].rich.remove(0..<text.utf8.distance(from: text.startIndex, to: rest.startIndex))
    }

    /// Turns the links into what they are: candidates for markers, links that lead somewhere, or nothing.
    private mutating func placeMarkers() {
        let called = Set(notes.flatMap(\.ids))
        for index in drafts.indices where !drafts[index].rich.pageLinks.isEmpty {
            let pages = drafts[index].rich.pageLinks
            drafts[index].rich.pageLinks = []
            let bytes = Array(drafts[index].text.utf8)
            for page in pages {
                let text = drafts[index].text.slice(page.range)
                let label = NoteLink.label(text, isCertain: page.isMarker)
                if let label, !drafts[index].isOutside || drafts[index].role == .note,
                    called.contains(page.fragment) || page.isMarker && !page.isBackLink && page.address == nil
                {
                    var range = page.range
                    if range.lowerBound > 0, range.upperBound < bytes.count,
                        bytes[range.lowerBound - 1] == UInt8(ascii: "["), bytes[range.upperBound] == UInt8(ascii: "]")
                    {
                        range = range.lowerBound - 1..<range.upperBound + 1
                    }
                    var candidate = Candidate(range: range, label: label, family: .bracket, isLink: true)
                    candidate.target = page.fragment
                    drafts[index].rich.candidates.append(candidate)
                } else if let address = page.address {
                    drafts[index].rich.spans.append(Span(.link(address: address), page.range))
                } else if let label, places[page.fragment] == nil {
                    let family: Label.Family = page.isRaised ? .raised : .bracket
                    drafts[index].rich.candidates.append(Candidate(range: page.range, label: label, family: family))
                }
            }
            drafts[index].rich.spans = drafts[index].rich.spans.inOrder()
            drafts[index].rich.candidates.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
    }
}
