import Articles

/// Labels that nothing closes: `1 See the minutes`. Only right below a heading that announces notes, and counting from 1, are
/// they any (R2).
enum BareLabels {
    /// Makes them candidates. O(drafts).
    static func find(in drafts: inout [BlockDraft]) {
        var index = 0
        while index < drafts.count {
            if NoteFinder.announcesNotes(drafts[index]) { find(in: &drafts, below: index) }
            index += 1
        }
    }

    private static func find(in drafts: inout [BlockDraft], below heading: Int) {
        var found: [(draft: Int, length: Int)] = []
        for index in heading + 1..<drafts.count {
            let draft = drafts[index]
            if draft.role != .text || draft.kind != .paragraph || NoteFinder.announcesNotes(draft) { break }
            if let length = length(of: found.count + 1, in: draft) {
                found.append((index, length))
            } else if found.isEmpty {
                return
            }
        }
        guard found.count > 1 else { return }
        for (number, place) in found.enumerated() {
            let label = Candidate(range: 0..<place.length, label: String(number + 1), family: .numbered)
            drafts[place.draft].rich.candidates.insert(label, at: 0)
        }
    }

    /// The UTF-8 bytes of a number that opens a block, with white space and the beginning of a sentence behind it.
    private static func length(of number: Int, in draft: BlockDraft) -> Int? {
        let print = String(number)
        guard draft.leadingLabel == nil, draft.text.hasPrefix(print) else { return nil }
        let rest = draft.text.dropFirst(print.count)
        guard let space = rest.first, space == " " || space == "\u{A0}", let next = rest.dropFirst().first,
            !next.isLowercase, !next.isNumber
        else { return nil }
        return print.utf8.count
    }
}
