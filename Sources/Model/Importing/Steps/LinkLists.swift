import Articles

/// Where a text lists addresses by number, and which of the entries are notes.
struct LinkLists {
    struct Entry {
        var label: String
        var address: String
        /// The label may stand on a line of its own, above the address.
        var drafts: Range<Int>
    }

    private(set) var entries: [Entry] = []
    /// Drafts that only announce a list: "Links:", and the line under it.
    private(set) var headings: [Int] = []
    /// Notes that stand in one list with addresses, list by list.
    private(set) var notes: [[NoteSeries.Item]] = []
    private var listed: Set<Int> = []
    /// Entries by label, in order.
    private var byLabel: [String: [Int]] = [:]
    /// Where notes begin with a label.
    private var notesByLabel: [String: [Int]] = [:]
    /// Some numbers stand close to their word, others behind a space: then the latter are the links.
    private var isMixedStyle = false

    /// - Parameter isMail: in mails a list without heading may hold both; elsewhere it holds addresses alone, or it is one
    ///   of notes.
    init(_ drafts: [BlockDraft], isMail: Bool) {
        var index = 0
        /// Below a heading of notes, addresses are notes like the others.
        var isUnderNotes = false
        while index < drafts.count {
            if let below = Self.list(headedAt: index, drafts) {
                headings += index..<below
                index = takeRun(from: below, drafts, isHeaded: true, isMail: isMail)
                isUnderNotes = false
            } else if NoteFinder.announcesNotes(drafts[index]) {
                isUnderNotes = true
                index += 1
            } else if !isUnderNotes, Self.begins(drafts[index]) {
                index = takeRun(from: index, drafts, isHeaded: false, isMail: isMail)
            } else {
                if case .heading = drafts[index].kind { isUnderNotes = false }
                if isUnderNotes, Self.begins(drafts[index]), let label = drafts[index].leadingLabel?.label {
                    notesByLabel[label, default: []].append(index)
                }
                index += 1
            }
        }
        listed.formUnion(headings)
        for (number, entry) in entries.enumerated() {
            byLabel[entry.label, default: []].append(number)
            listed.formUnion(entry.drafts)
        }
        noteStyles(drafts)
    }

    func isListed(_ draft: Int) -> Bool { listed.contains(draft) }

    /// The entry that a number in the text means: of the nearest following list that has it, else of the nearest before. `nil`
    /// when it means a note.
    func entry(for candidate: Candidate, at draft: Int, isSpaced: Bool) -> Int? {
        guard candidate.family == .bracket, !candidate.isLink, let known = byLabel[candidate.label] else { return nil }
        let following = known.first { entries[$0].drafts.lowerBound > draft }
        if let notes = notesByLabel[candidate.label] {
            if isMixedStyle { return isSpaced ? following ?? known.last : nil }
            if let note = notes.first(where: { $0 > draft }) {
                guard let following, entries[following].drafts.lowerBound < note else { return nil }
            }
        }
        return following ?? known.last
    }

    // MARK: Lists

    /// Reads entries, notes and their further paragraphs; returns the index behind them.
    private mutating func takeRun(from start: Int, _ drafts: [BlockDraft], isHeaded: Bool, isMail: Bool) -> Int {
        var found: [Entry] = []
        var items: [NoteSeries.Item] = []
        var index = start
        while index < drafts.count {
            if let entry = Self.entry(at: index, drafts, isHeaded: isHeaded) {
                found.append(entry)
                index = entry.drafts.upperBound
            } else if Self.begins(drafts[index]), let label = drafts[index].leadingLabel?.label {
                items.append(NoteSeries.Item(label: label, family: .bracket, drafts: index..<index + 1))
                index += 1
            } else if let last = items.indices.last, items[last].drafts.upperBound == index, drafts[index].indent >= 2,
                drafts[index].kind == .paragraph
            {
                items[last].drafts = items[last].drafts.lowerBound..<index + 1
                index += 1
            } else {
                break
            }
        }
        for item in items { notesByLabel[item.label, default: []].append(item.drafts.lowerBound) }
        guard isHeaded || isMail || items.isEmpty else { return index }
        entries += found
        if !found.isEmpty, !items.isEmpty {
            notes.append(items)
            listed.formUnion(items.flatMap(\.drafts))
        }
        return max(index, start + 1)
    }

    /// Whether a block begins as an entry or a note does: `[1] `.
    private static func begins(_ draft: BlockDraft) -> Bool {
        guard draft.kind == .paragraph, draft.role == .text, draft.mark == nil, let leading = draft.leadingLabel else {
            return false
        }
        return leading.family == .bracket
    }

    /// `[1] https://…`, `[1] : https://…`, the address below the number; under a heading also `1. https://…`.
    private static func entry(at index: Int, _ drafts: [BlockDraft], isHeaded: Bool) -> Entry? {
        let draft = drafts[index]
        guard draft.role == .text, let leading = draft.leadingLabel else { return nil }
        switch leading.family {
        case .bracket: break
        case .numbered, .round: guard isHeaded else { return nil }
        default: return nil
        }
        let rest = draft.text.utf8.dropFirst(leading.length).drop { " :\u{A0}".utf8.contains($0) }
        let start = draft.text.utf8.count - rest.count
        if rest.isEmpty, index + 1 < drafts.count, drafts[index + 1].isTight,
            let address = wholeAddress(drafts[index + 1], from: 0)
        {
            return Entry(label: leading.label, address: address, drafts: index..<index + 2)
        }
        return wholeAddress(draft, from: start).map {
            Entry(label: leading.label, address: $0, drafts: index..<index + 1)
        }
    }

    /// The address that is all of a block from an offset on.
    private static func wholeAddress(_ draft: BlockDraft, from start: Int) -> String? {
        let end = draft.text.utf8.count
        guard start < end, draft.kind == .paragraph || draft.mark != nil else { return nil }
        if let link = draft.rich.spans.first(where: { $0.range == start..<end }), let address = link.address {
            return address
        }
        let text = draft.text.slice(start..<end)
        return text.hasPrefix("mailto:") ? Address.openable(text, base: nil) : nil
    }

    // MARK: Headings

    /// Whether a block only announces a list of addresses.
    static func isHeading(_ draft: BlockDraft) -> Bool {
        guard draft.text.utf8.count < 40 else { return false }
        let key = draft.text.lowercased().trimmed(of: " :.-=*_#[]\u{A0}")
        return words.contains(key)
    }

    private static let words: Set<String> = [
        "links", "link", "visible links", "hidden links", "url", "urls", "references", "web links",
        "links in this issue",
        "liens", "lien", "liens visibles", "liens cachés", "références", "adresses", "enlaces",
    ]

    /// The index of the first entry below headings of a list, and the lines under them; `nil` when none begins here.
    private static func list(headedAt start: Int, _ drafts: [BlockDraft]) -> Int? {
        guard isHeading(drafts[start]) else { return nil }
        var index = start
        while index < drafts.count, index - start < 6, isHeading(drafts[index]) || drafts[index].kind == .rule {
            index += 1
        }
        guard index < drafts.count, entry(at: index, drafts, isHeaded: true) != nil else { return nil }
        return index
    }

    // MARK: Numbers that two lists have

    private mutating func noteStyles(_ drafts: [BlockDraft]) {
        guard notesByLabel.keys.contains(where: { byLabel[$0] != nil }) else { return }
        var hasSpaced = false
        var hasClose = false
        for (index, draft) in drafts.enumerated() where !listed.contains(index) {
            for candidate in draft.rich.candidates where candidate.range.lowerBound > 0 {
                guard candidate.family == .bracket, byLabel[candidate.label] != nil else { continue }
                let before = draft.text.slice(candidate.range.lowerBound - 1..<candidate.range.lowerBound)
                if before == " " || before == "" { hasSpaced = true } else { hasClose = true }
            }
        }
        isMixedStyle = hasSpaced && hasClose
    }
}
