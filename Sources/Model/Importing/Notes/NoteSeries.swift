import Articles

/// A run of notes with one kind of label, where it stands among the drafts.
struct NoteSeries {
    struct Item {
        /// As `Label.key` makes it.
        var label: String
        /// Of the series, but for a starred note among numbered ones.
        var family: Label.Family
        /// Indices of the drafts that hold the note's text.
        var drafts: Range<Int>
        /// Fragments by which links call it.
        var ids: [String] = []
        /// As printed; `label` where nothing else is known.
        var print: String?
    }

    var family: Label.Family
    var items: [Item]
    /// Drafts of the series, its heading included.
    var range: Range<Int>
    /// A heading such as "Notes" announces it.
    var isHeaded: Bool
    /// Its markers are links: a label that is none calls no note of it.
    var isLinked = false

    func contains(_ label: String) -> Bool { items.contains { $0.label == label } }
}

/// Finds where the notes are (R2), how far each reaches (R4), and where numbering begins anew (R5).
struct NoteFinder {
    let drafts: [BlockDraft]
    /// What may be markers above the drafts: in the title and the introduction.
    let above: [Candidate]
    /// Whether a block cannot be a note's further paragraph: signatures, appeals, biographies.
    let isForeign: (BlockDraft) -> Bool
    /// Where each label may be cited, in order.
    private let citations: [String: [(draft: Int, family: Label.Family)]]

    init(drafts: [BlockDraft], above: [Candidate], isForeign: @escaping (BlockDraft) -> Bool) {
        self.drafts = drafts
        self.above = above
        self.isForeign = isForeign
        var citations: [String: [(draft: Int, family: Label.Family)]] = [:]
        for candidate in above { citations[candidate.label, default: []].append((-1, candidate.family)) }
        for (index, draft) in drafts.enumerated() {
            // A label at the beginning of a block calls nothing.
            for candidate in draft.rich.candidates where candidate.range.lowerBound > 0 && candidate.target == nil {
                citations[candidate.label, default: []].append((index, candidate.family))
            }
        }
        self.citations = citations
    }

    func series() -> [NoteSeries] {
        var found: [NoteSeries] = []
        var index = 0
        while index < drafts.count {
            if Self.announcesNotes(drafts[index]), let series = headed(at: index) {
                found.append(series)
                index = series.range.upperBound
            } else {
                index += 1
            }
        }
        if let trailing = trailing(behind: found.last?.range.upperBound ?? 0) { found.append(trailing) }
        return found
    }

    // MARK: Notes under a heading

    static func announcesNotes(_ draft: BlockDraft) -> Bool {
        switch draft.kind {
        case .paragraph, .heading, .caption: break
        default: return false
        }
        return words.contains(key(draft))
    }

    /// Headings of lists that may serve as notes when nothing else does (R7).
    static func announcesReferences(_ draft: BlockDraft) -> Bool {
        switch draft.kind {
        case .paragraph, .heading, .caption: break
        default: return false
        }
        let key = key(draft)
        if referenceWords.contains(key) { return true }
        // "Selected bibliography", "Suggested further reading"
        let words = key.split(separator: " ")
        guard (2...4).contains(words.count), !draft.text.hasSuffix("."), let last = words.last else { return false }
        return listWords.contains(String(last)) || key.hasSuffix("further reading") || key.hasSuffix("works cited")
    }

    private static func key(_ draft: BlockDraft) -> String {
        guard draft.text.utf8.count < 40 else { return "" }
        return draft.text.lowercased().trimmed(of: " .:\u{A0}[]*_")
    }

    private static let words: Set<String> = [
        "footnotes", "footnote", "foot notes", "notes", "note", "endnotes", "end notes", "notes de bas de page",
        "notas",
        "notes and references", "references and notes", "notes et références", "notes & references", "notes de fin",
    ]
    private static let listWords: Set<String> = ["bibliography", "bibliographie", "references", "références"]
    private static let referenceWords: Set<String> = [
        "references", "bibliography", "bibliographie", "références", "works cited", "further reading", "sources",
        "select bibliography", "reading list", "pour aller plus loin", "lectures", "sources and further reading",
        "reading",
    ]

    /// The notes right below a heading.
    private func headed(at heading: Int) -> NoteSeries? {
        let start = heading + 1
        guard start < drafts.count, let first = drafts[start].leadingLabel else { return nil }
        return series(from: start, heading: heading, family: first.family, isHeaded: true)
    }

    /// Reads notes of one family from `start` on: each to the next label, the last to what cannot belong to it.
    private func series(from start: Int, heading: Int, family: Label.Family, isHeaded: Bool) -> NoteSeries? {
        var family = family
        var items: [NoteSeries.Item] = []
        var index = start
        var unlabelled = 0
        while index < drafts.count {
            let draft = drafts[index]
            if let leading = draft.leadingLabel,
                isNext(leading, behind: items.last?.label, family: family, isHeaded: isHeaded)
            {
                items.append(NoteSeries.Item(label: leading.label, family: leading.family, drafts: index..<index + 1))
                // The series is of the others' family wherever the starred one stands.
                if family == .symbol { family = leading.family }
                unlabelled = 0
            } else if ends(draft, at: index) {
                break
            } else {
                guard !items.isEmpty else { return nil }
                unlabelled += 1
            }
            index += 1
        }
        guard !items.isEmpty else { return nil }
        // Unlabelled paragraphs continue the note above them; behind the last note only within a headed section or indented.
        var end = index
        for position in items.indices {
            let start = items[position].drafts.lowerBound
            if position + 1 < items.count {
                items[position].drafts = start..<items[position + 1].drafts.lowerBound
            } else {
                var stop = start + 1
                let isApart = isHeaded || isBehindText(heading)
                while stop < index, continuesLastNote(drafts[stop], isApart: isApart) { stop += 1 }
                items[position].drafts = start..<stop
                end = stop
            }
        }
        return NoteSeries(family: family, items: items, range: heading..<end, isHeaded: isHeaded)
    }

    private func isNext(
        _ leading: (label: String, family: Label.Family, length: Int), behind last: String?, family: Label.Family,
        isHeaded: Bool
    ) -> Bool {
        guard leading.family == family else {
            // Under a heading starred notes may stand among others or above them, when all are cited so.
            guard isHeaded, last != nil, let calls = citations[leading.label] else { return false }
            return leading.family == .symbol
                || family == .symbol
                    && calls.contains { NoteResolver.fits($0.family, leading.family, isHeaded: true) }
        }
        guard let last else { return true }
        if isHeaded && family != .numbered { return true }
        guard let number = Int(leading.label), let previous = Int(last) else { return true }
        return number > previous && number <= previous + 10 || (family != .numbered && number == 1)
    }

    private func ends(_ draft: BlockDraft, at index: Int) -> Bool {
        if draft.role == .postscriptLine || draft.kind == .rule { return true }
        if case .heading = draft.kind { return true }
        return Self.announcesNotes(draft) || Self.announcesReferences(draft)
    }

    private func continuesLastNote(_ draft: BlockDraft, isApart: Bool) -> Bool {
        guard draft.section == .body, !isForeign(draft), draft.role == .text, draft.kind != .rule else { return false }
        if Credit.source(in: draft.text) != nil || Credit.isDateSignature(draft.text.trimmed(of: " .\u{A0}—–-")) {
            return false
        }
        return draft.indent >= 2 || isApart
    }

    /// Whether the text has ended right above these notes, with its source as SPIP prints it: what follows belongs to no
    /// paragraph of the text.
    private func isBehindText(_ index: Int) -> Bool {
        guard let last = drafts[..<index].last(where: { $0.role == .text }) else { return false }
        return last.rich.wholeLink != nil && Credit.looksLikePublication(last.text)
    }

    // MARK: Notes without a heading

    /// The run at the end whose labels rise from the first; at least one of them is cited before it.
    private func trailing(behind floor: Int) -> NoteSeries? {
        // Starts are tried from the front: the first from which a run reaches the end is the longest. A text of nothing but
        // first labels must not cost the square of its length.
        var attempts = 0
        for index in floor..<drafts.count where attempts < 100 {
            guard drafts[index].role == .text || drafts[index].section != .body,
                let leading = drafts[index].leadingLabel,
                isFirst(leading), drafts[index].indent < 8
            else { continue }
            if leading.family == .symbol, leading.length == 0, isBulletList(at: index) { continue }
            attempts += 1
            guard let series = series(from: index, heading: index, family: leading.family, isHeaded: false),
                isCited(series), reachesEnd(series) || isBetweenRules(series)
            else { continue }
            return series
        }
        return nil
    }

    private func isFirst(_ leading: (label: String, family: Label.Family, length: Int)) -> Bool {
        switch leading.family {
        case .symbol: leading.label == "*" || leading.label == "†"
        default: ["1", "01", "a", "i", "*", "note 1", "0"].contains(leading.label) || leading.family == .caret
        }
    }

    private func isBulletList(at index: Int) -> Bool {
        func isStar(_ index: Int) -> Bool { drafts.indices.contains(index) && drafts[index].mark == "*" }
        return isStar(index + 1) || isStar(index - 1)
    }

    /// Behind an unheaded run stands nothing but furniture, and between its notes little else than notes.
    private func reachesEnd(_ series: NoteSeries) -> Bool {
        let labelled = series.items.count
        let covered = series.items.reduce(0) { $0 + $1.drafts.count }
        guard covered - labelled <= max(3, labelled) else { return false }
        // A signature and a word of thanks may follow, and a P.S. of any length.
        let behind = drafts[series.range.upperBound...].prefix { $0.role != .postscriptLine }
        if series.family != .numbered, isShort(behind),
            behind.allSatisfy({ $0.kind == .paragraph || $0.kind == .rule || $0.section != .body || $0.role != .text })
        {
            return true
        }
        return behind.allSatisfy { draft in
            draft.section != .body || draft.role != .text || draft.leadingLabel != nil || draft.kind == .rule
                || isForeign(draft)
        }
    }

    /// At most four paragraphs of the article's own, and few words in them.
    private func isShort(_ behind: ArraySlice<BlockDraft>) -> Bool {
        var count = 0
        var length = 0
        for draft in behind where draft.section == .body && draft.role == .text && draft.kind == .paragraph {
            if isForeign(draft) { continue }
            count += 1
            length += draft.text.utf8.count
            if count > 4 || length > 300 { return false }
        }
        return true
    }

    /// A run right behind a rule that another rule, a heading or the end closes (R2).
    private func isBetweenRules(_ series: NoteSeries) -> Bool {
        guard series.range.lowerBound > 0, drafts[series.range.lowerBound - 1].kind == .rule else { return false }
        let end = series.range.upperBound
        guard end < drafts.count else { return true }
        if case .heading = drafts[end].kind { return true }
        return drafts[end].kind == .rule || drafts[end].isOutside
    }

    /// Whether a marker before the series calls one of its notes; numbered lists need raised or bracketed ones (R2).
    private func isCited(_ series: NoteSeries) -> Bool {
        series.items.contains { item in
            let calls = citations[item.label] ?? []
            return calls.prefix { $0.draft < series.range.lowerBound }.contains {
                NoteResolver.fits($0.family, item.family, isHeaded: series.isHeaded)
            }
        }
    }
}

extension NoteFinder {
    /// Lists under a heading such as "References" that are cited by label, when no other notes of their family exist (R7).
    func referencesServingAsNotes(beside others: [NoteSeries]) -> [NoteSeries] {
        var found: [NoteSeries] = []
        for index in drafts.indices where Self.announcesReferences(drafts[index]) {
            guard let series = headed(at: index), isCited(series),
                !others.contains(where: { $0.family == series.family || $0.range.overlaps(series.range) })
            else { continue }
            found.append(series)
        }
        return found
    }
}
