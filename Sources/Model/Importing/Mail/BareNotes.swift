import Articles

/// Notes as Substack writes them in plain text: the number glued to the word, `shut.1 On paper`, and below the text each number
/// alone on a line above its note.
enum BareNotes {
    /// Takes the run of numbers from 1 on at the end of the text, when the text cites each of them. O(bytes).
    static func take(_ manuscript: inout Manuscript) {
        let numbers = manuscript.drafts.indices.filter { number(manuscript.drafts[$0]) != nil }
        guard let start = numbers.lastIndex(where: { number(manuscript.drafts[$0]) == 1 }) else { return }
        let run = numbers[start...].enumerated().prefix { number(manuscript.drafts[$0.element]) == $0.offset + 1 }
            .map(\.element)
        guard let first = run.first, run.allSatisfy({ $0 + 1 < manuscript.drafts.count }) else { return }
        var calls: [(draft: Int, candidate: Candidate)] = []
        for (offset, position) in run.enumerated() {
            // A note has a text, and the text cites it, each behind the one before.
            let isEmpty = number(manuscript.drafts[position + 1]) != nil
            let from = calls.last?.draft ?? 0
            guard !isEmpty, let call = call(of: offset + 1, in: manuscript.drafts, from: from, to: first) else {
                return
            }
            calls.append(call)
        }
        for (draft, candidate) in calls {
            manuscript.drafts[draft].rich.candidates.append(candidate)
            manuscript.drafts[draft].rich.candidates.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        var items: [NoteSeries.Item] = []
        for (offset, position) in run.enumerated() {
            let last = offset + 1 == run.count
            // Behind the last note nothing is known to belong to it but its first paragraph.
            let end = last ? position + 2 : run[offset + 1]
            manuscript.drafts[position].clear()
            for index in position..<end { manuscript.drafts[index].role = .note }
            items.append(NoteSeries.Item(label: String(offset + 1), family: .raised, drafts: position + 1..<end))
        }
        let end = items.last?.drafts.upperBound ?? first
        manuscript.series.append(NoteSeries(family: .raised, items: items, range: first..<end, isHeaded: false))
    }

    /// The number that is all of a block.
    private static func number(_ draft: BlockDraft) -> Int? {
        guard draft.kind == .paragraph, draft.text.utf8.count <= 3 else { return nil }
        return Int(draft.text)
    }

    /// Where a number is glued to a letter or sign of the text, with a space or the end behind it.
    private static func call(
        of number: Int, in drafts: [BlockDraft], from: Int, to: Int
    ) -> (draft: Int, candidate: Candidate)? {
        let print = String(number)
        for index in from..<to where drafts[index].kind != .quote {
            let text = Array(drafts[index].text.utf8)
            for offset in drafts[index].text.occurrences(of: print) where offset > 0 {
                let behind = offset + print.utf8.count
                let isEnd = behind == text.count || text[behind] == 0x20
                let before = text[offset - 1]
                let isGlued = ".,;:!?)\"'".utf8.contains(before) || before >= 0x80 || before.isSmallASCIILetter
                // "3.1" is a number.
                let isDecimal = offset > 1 && before < 0x40 && text[offset - 2].isDigit
                guard isEnd, isGlued, !isDecimal else { continue }
                return (index, Candidate(range: offset..<behind, label: print, family: .raised))
            }
        }
        return nil
    }
}
