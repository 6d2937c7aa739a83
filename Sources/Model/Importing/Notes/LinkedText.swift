import Articles

/// What becomes of the text of a page whose notes are found: labels and links back go from the notes, and links become what
/// they are.
struct LinkedText {
    private typealias Link = LinkedPage.Link

    private var whole: LinkedPage
    private let notes: [LinkedNotes.Found]

    /// The notes as series, and the drafts with markers as candidates and notes taken out of the text.
    static func finish(
        _ drafts: inout [BlockDraft], of whole: consuming LinkedPage, notes: [LinkedNotes.Found]
    ) -> [NoteSeries] {
        var text = LinkedText(whole: whole, notes: notes)
        let series = text.series()
        text.placeMarkers()
        drafts = text.whole.drafts
        return series
    }

    private mutating func series() -> [NoteSeries] {
        var series: [NoteSeries] = []
        let backs = Dictionary(
            grouping: whole.links.filter { $0.isBack || $0.place == nil && whole.opensBlock($0) }, by: \.draft)
        for note in notes {
            var label = note.label
            for index in note.drafts {
                clean(index, backs[index] ?? [], isFirst: index == note.drafts.lowerBound, &label)
            }
            var drafts = note.drafts
            // A label that is a block of its own goes.
            while drafts.count > 1, whole.drafts[drafts.lowerBound].text.isEmpty {
                whole.drafts[drafts.lowerBound].role = .note
                drafts = drafts.lowerBound + 1..<drafts.upperBound
            }
            if label == nil, let first = whole.drafts[note.drafts.lowerBound].mark?.dropLast(), !first.isEmpty {
                label = String(first)
            }
            for index in drafts {
                whole.drafts[index].role = .note
                whole.drafts[index].isHidden = false
                whole.drafts[index].isOutside = false
                whole.drafts[index].section = .body
                if index == drafts.lowerBound {
                    whole.drafts[index].mark = nil
                    if case .listItem = whole.drafts[index].kind { whole.drafts[index].kind = .paragraph }
                    if whole.drafts[index].kind == .caption { whole.drafts[index].kind = .paragraph }
                }
                whole.drafts[index].depth = max(0, whole.drafts[index].depth - 1)
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
            if isFirst, label == nil, let own = link.label, whole.opensBlock(link) { label = own }
            var range = link.page.range
            let text = Array(whole.drafts[index].text.utf8)
            guard range.upperBound <= text.count else { continue }
            // The brackets around it, and raising that is no element.
            while range.lowerBound > 0, range.upperBound < text.count, text[range.lowerBound - 1] == UInt8(ascii: "["),
                text[range.upperBound] == UInt8(ascii: "]")
            {
                range = range.lowerBound - 1..<range.upperBound + 1
            }
            whole.drafts[index].rich.remove(range)
        }
        whole.drafts[index].rich.pageLinks.removeAll { $0.isBackLink || $0.range.isEmpty }
        if isFirst { dropLabel(index, &label) }
        whole.drafts[index].dropBackLink()
        whole.drafts[index].rich.trimSpaces()
    }

    /// `1. text`, `[1] text`, `¹ text`, and what is left of it when the number was a link: `. text`.
    private mutating func dropLabel(_ index: Int, _ label: inout String?) {
        let text = whole.drafts[index].text
        let head = text.prefix(24)
        var rest = head.drop { " \u{A0}[(^↑↩".contains($0) }
        let printed = rest.prefix { $0.isNumber || $0.isLetter || "*†‡".contains($0) }
        let key = Label.key(String(printed))
        if !key.isEmpty, label == nil || label == key, Label.isLabel(key) || Label.isSigns(key) || label == key {
            let behind = rest.dropFirst(printed.count)
            let isRaised = whole.drafts[index].rich.candidates.first?.range.lowerBound == 0
            let isBold = whole.drafts[index].rich.spans.contains { $0.kind == .strong && $0.range.lowerBound == 0 }
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
        whole.drafts[index].rich.remove(0..<text.utf8.distance(from: text.startIndex, to: rest.startIndex))
    }

    /// Turns the links into what they are: candidates for markers, links that lead somewhere, or nothing.
    private mutating func placeMarkers() {
        let called = Set(notes.flatMap(\.ids))
        for index in whole.drafts.indices where !whole.drafts[index].rich.pageLinks.isEmpty {
            let pages = whole.drafts[index].rich.pageLinks
            whole.drafts[index].rich.pageLinks = []
            let bytes = Array(whole.drafts[index].text.utf8)
            for page in pages {
                let text = whole.drafts[index].text.slice(page.range)
                let label = NoteLink.label(text, isCertain: page.isMarker)
                if let label, !whole.drafts[index].isOutside || whole.drafts[index].role == .note,
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
                    whole.drafts[index].rich.candidates.append(candidate)
                } else if let address = page.address {
                    whole.drafts[index].rich.spans.append(Span(.link(address: address), page.range))
                } else if let label, whole.places[page.fragment] == nil {
                    let family: Label.Family = page.isRaised ? .raised : .bracket
                    whole.drafts[index].rich.candidates.append(
                        Candidate(range: page.range, label: label, family: family))
                }
            }
            whole.drafts[index].rich.spans = whole.drafts[index].rich.spans.inOrder()
            whole.drafts[index].rich.candidates.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
    }
}
