import Articles

// Converters of pages to text write `text [1]` and the addresses in a list at the end: those numbers are links, not notes.

extension Manuscript {
    /// Entries of such lists that are only an address become links where their number is cited; entries with a text are notes.
    /// What nobody cites is set apart. The list itself does not stay in the text. O(drafts).
    mutating func takeNumberedLinks() {
        let lists = LinkLists(drafts, isMail: !traits.contains(.hasPages))
        guard !lists.entries.isEmpty else { return }
        let cited = cite(lists)
        if !cited.isEmpty { article.flags.insert(.numberedLinks) }
        for (number, entry) in lists.entries.enumerated() {
            for index in entry.drafts {
                if cited.contains(number) {
                    drafts[index].clear()
                } else {
                    drafts[index].rich.candidates = []
                    drafts[index].section = .boilerplate
                }
            }
        }
        for index in lists.headings { drafts[index].clear() }
        for items in lists.notes {
            guard let first = items.first, let last = items.last else { continue }
            for item in items {
                // What has the role of a note has no label any more.
                drafts[item.drafts.lowerBound].dropLeadingLabel()
                drafts[item.drafts.lowerBound].rich.unwrap(.emphasis)
                for index in item.drafts { drafts[index].role = .note }
            }
            series.append(
                NoteSeries(
                    family: .bracket, items: items, range: first.drafts.lowerBound..<last.drafts.upperBound,
                    isHeaded: false))
        }
    }

    /// Turns the prints of cited numbers into links; returns which entries were cited.
    private mutating func cite(_ lists: LinkLists) -> Set<Int> {
        var cited: Set<Int> = []
        for index in drafts.indices where !lists.isListed(index) && drafts[index].kind != .quote {
            guard !drafts[index].rich.candidates.isEmpty else { continue }
            let text = Array(drafts[index].text.utf8)
            var kept: [Candidate] = []
            for candidate in drafts[index].rich.candidates {
                let before = candidate.range.lowerBound > 0 ? text[candidate.range.lowerBound - 1] : 0x0A
                let isSpaced = before <= 0x20 || before == 0xA0
                let isLabel = candidate.range.lowerBound == 0 && isFollowedBySpace(candidate, text)
                if !isLabel, let entry = lists.entry(for: candidate, at: index, isSpaced: isSpaced) {
                    cited.insert(entry)
                    drafts[index].rich.spans.append(
                        Span(.link(address: lists.entries[entry].address), candidate.range))
                } else {
                    kept.append(candidate)
                }
            }
            guard kept.count < drafts[index].rich.candidates.count else { continue }
            drafts[index].rich.candidates = kept
            drafts[index].rich.spans = drafts[index].rich.spans.inOrder()
        }
        return cited
    }

    /// `[1] text` labels the text; `[1]text` is how lynx marks a link.
    private func isFollowedBySpace(_ candidate: Candidate, _ text: [UInt8]) -> Bool {
        guard candidate.range.upperBound < text.count else { return true }
        return " :\u{A0}".utf8.contains(text[candidate.range.upperBound])
    }
}

extension BlockDraft {
    /// What it said stands elsewhere now: an empty block is not shown.
    mutating func clear() {
        rich = RichText(text: "")
        line = ""
        mark = nil
        kind = .paragraph
        role = .dropped
    }
}
