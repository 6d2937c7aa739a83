import Articles

/// Looks for what may be labels of notes in texts whose markup has been read: `[1]`, `(1)`, `¹`, `†`.
enum Labels {
    static func find(in drafts: inout [BlockDraft]) {
        for index in drafts.indices { find(in: &drafts[index].rich, kind: drafts[index]) }
    }

    static func find(in rich: inout RichText) { find(in: &rich, kind: nil) }

    private static func find(in rich: inout RichText, kind draft: BlockDraft?) {
        if let draft, draft.kind == .preformatted || draft.kind == .image { return }
        guard rich.text.utf8.contains(where: mayBegin) || boldNumber(rich) != nil else { return }
        let found = InlineParser.labels(in: rich.text)
        rich.hasLookalikes = rich.hasLookalikes || found.hasLookalikes
        let taken = rich.candidates.map(\.range) + rich.literals + rich.spans.compactMap { span in
            switch span.kind {
            case .code: span.range
            case .link(.some): span.range
            default: nil
            }
        }
        let sorted = taken.sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        var added: [Candidate] = []
        var end = 0
        for candidate in found.candidates {
            while next < sorted.count, sorted[next].lowerBound < candidate.range.upperBound {
                end = max(end, sorted[next].upperBound)
                next += 1
            }
            if end <= candidate.range.lowerBound { added.append(candidate) }
        }
        if let bold = boldNumber(rich), !added.contains(where: { $0.range.lowerBound == 0 }) { added.append(bold) }
        rich.candidates = (rich.candidates + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func mayBegin(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "*") || byte == 0xC2
            || byte == 0xE2
    }

    /// `<strong>1</strong> text`: a bold number that opens a block may label a note.
    private static func boldNumber(_ rich: RichText) -> Candidate? {
        guard let first = rich.spans.first, first.kind == .strong, first.range.lowerBound == 0, first.range.count <= 4
        else { return nil }
        let text = Label.key(rich.text.slice(first.range))
        guard first.range.count < rich.text.utf8.count, !text.isEmpty, text.allSatisfy(\.isNumber), Label.isLabel(text)
        else { return nil }
        return Candidate(range: first.range, label: text, family: .raised)
    }
}
