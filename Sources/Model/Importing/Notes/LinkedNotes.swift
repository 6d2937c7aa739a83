import Articles

/// Binds markers to notes by the links between them, whatever their producer calls them: a link with a label leads to the
/// block that its fragment names, and from there another leads back (PARSING 3b). What producers mark by class, role or the
/// form of their fragments is certain; other links are markers where at least two lead into one list that they do not stand
/// in, and at least three quarters of such links lead there, which keeps references to equations out.
///
/// O(n log n) in drafts, links and fragments; containers are at most `MarkupBuilder.maximumDepth` deep.
struct LinkedNotes {
    private var whole: LinkedPage
    private var notes: [Found] = []
    /// A heading such as "Notes" stands above the first.
    private var isHeaded = false

    private typealias Link = LinkedPage.Link
    private typealias Place = LinkedPage.Place

    struct Found {
        var id: String
        var place: LinkedPage.Place
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
        let page = LinkedPage(drafts, containers, anchors)
        drafts = []
        let whole = PageLinks.read(page, address: pageAddress)
        let found = LinkedNotes(whole).found()
        return LinkedText.finish(&drafts, of: whole, notes: found)
    }

    private init(_ whole: LinkedPage) { self.whole = whole }

    private consuming func found() -> [Found] {
        chooseNotes()
        addUncited()
        addSidenotes()
        measure()
        return notes
    }

    // MARK: Which of them are notes

    private mutating func chooseNotes() {
        var chosen: [String: Bool] = [:]
        let backTargets = Set(whole.links.lazy.filter(\.isBack).map(\.page.fragment))
        for link in whole.links where !link.isBack && link.label != nil && !whole.drafts[link.draft].isOutside {
            guard let place = link.place, isNotHeading(place), !holds(place, link) else { continue }
            let isAnswered = link.page.ids.contains { backTargets.contains($0) }
            if link.isCertain || isAnswered || opensWith(link.label!, place.draft) { chosen[link.page.fragment] = true }
        }
        let others = whole.links.filter {
            !$0.isBack && $0.label != nil && chosen[$0.page.fragment] == nil && $0.page.address == nil
                && !whole.drafts[$0.draft].isOutside
        }
        if let list = list(of: others) {
            for link in others {
                guard let place = link.place, isNotHeading(place), whole.contains(list, place.draft),
                    !whole.contains(list, link.draft)
                else { continue }
                chosen[link.page.fragment] = true
            }
        }
        var byDraft: [String: Int] = [:]
        var seen: Set<String> = []
        for link in whole.links
        where !link.isBack && chosen[link.page.fragment] == true && !whole.drafts[link.draft].isOutside {
            guard let place = link.place, seen.insert(link.page.fragment).inserted else { continue }
            let key = "\(place.draft) \(place.isBlock ? 0 : place.offset)"
            if let known = byDraft[key] {
                notes[known].ids.append(link.page.fragment)
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
        return before >= 0 && whole.drafts[link.draft].text.slice(before..<before + 1) == "["
    }

    /// Whether a block that is no item of a list prints the label before its text.
    private func opensWith(_ label: String, _ draft: Int) -> Bool {
        guard whole.drafts[draft].mark == nil else { return false }
        let text = whole.drafts[draft].text.prefix(16).drop { " \u{A0}[(^".contains($0) }
        let printed = text.prefix { $0.isNumber || $0.isLetter || "*†‡".contains($0) }
        guard Label.key(String(printed)) == label else { return false }
        return text.dropFirst(printed.count).first.map { !$0.isLetter && !$0.isNumber } ?? false
    }

    /// Notes in the margin are called by where they stand.
    private mutating func addSidenotes() {
        let known = Set(notes.map(\.place.draft))
        for (index, container) in whole.containers.enumerated()
        where container.hints.contains(.sidenote) && container.isBeside {
            guard let first = whole.range(index).first, !known.contains(first), let id = container.ids.first else {
                continue
            }
            notes.append(
                Found(
                    id: id, place: Place(draft: first, offset: 0, container: index, isBlock: true), label: nil,
                    ids: [id]))
        }
    }

    private func isNotHeading(_ place: Place) -> Bool {
        if case .heading = whole.drafts[place.draft].kind { return false }
        return true
    }

    /// A link to the block that it stands in calls nothing.
    private func holds(_ place: Place, _ link: Link) -> Bool {
        place.draft == link.draft && !whole.drafts[link.draft].isHidden
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
                if whole.containers[index].parent == index { break }
                index = whole.containers[index].parent
                steps += 1
            }
        }
        // The smallest that holds three quarters of the targets, and not the links themselves.
        let fitting = counts.filter { $0.value * 4 >= links.count * 3 && $0.value >= 2 }.keys
        return fitting.filter { index in
            let inside = links.count { whole.contains(index, $0.draft) }
            return inside * 4 <= links.count
        }.min {
            whole.range($0).count < whole.range($1).count
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
                let item = whole.item(of: note.place.container)
                return whole.range(item).lowerBound == note.place.draft ? whole.containers[item].parent : nil
            })
        for (id, place) in whole.places where !known.contains(id) && shapes.contains(NoteLink.shape(id)) {
            guard isNotHeading(place), !starts.contains(place.draft),
                parents.contains(whole.containers[whole.item(of: place.container)].parent)
            else { continue }
            starts.insert(place.draft)
            notes.append(Found(id: id, place: place, label: nil, ids: [id]))
        }
        for (index, container) in whole.containers.enumerated() where container.element == .item {
            let range = whole.range(index)
            guard parents.contains(container.parent), case .list = whole.containers[container.parent].element,
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
                whole.drafts[..<first].last { $0.kind != .rule && !$0.text.isEmpty }.map(NoteFinder.announcesNotes)
                    ?? false
            } ?? false
        for index in notes.indices {
            let next = index + 1 < starts.count ? starts[index + 1] : whole.drafts.count
            notes[index].drafts = extent(of: notes[index], next: next, isLast: index + 1 == starts.count)
        }
    }

    private func extent(of note: Found, next: Int, isLast: Bool) -> Range<Int> {
        let first = note.place.draft
        var container = note.place.container
        var range = whole.range(container)
        var isItem = false
        func isItemLike(_ container: Int) -> Bool {
            [.item, .aside, .row, .definition].contains(whole.containers[container].element)
        }
        // The largest element that begins with the note and holds no other, nor what cites it.
        while whole.containers[container].parent != container {
            let parent = whole.containers[container].parent
            let wider = whole.range(parent)
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
        let isLabelAlone = whole.drafts[first].rich.pageLinks.count == 1 && whole.drafts[first].text.utf8.count <= 12
        if isLabelAlone, end == first + 1, end < min(next, whole.drafts.count),
            continues(whole.drafts[end], isLast: false, in: 0)
        {
            end += 1
        }
        // Further paragraphs of notes that are paragraphs themselves.
        let parent = whole.containers[container].parent
        isItem = isItem || isItemLike(container)
        if !isItem || range.lowerBound < first {
            let limit = min(next, whole.range(range.lowerBound < first ? container : parent).upperBound)
            while end < limit, continues(whole.drafts[end], isLast: isLast, in: parent) { end += 1 }
        }
        return first..<max(first + 1, end)
    }

    private func isPage(_ container: Int) -> Bool {
        switch whole.containers[container].element {
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
        return !isLast || isHeaded || whole.containers[parent].hints.contains(.notes)
    }
}
