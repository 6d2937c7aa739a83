import Articles

/// The text of a mail that is plain: lines as TextForm reads them, with the habits of mail.
enum PlainMail {
    /// - Parameter flows: the text is `format=flowed`; `deletesSpace` is its `delsp`.
    static func manuscript(
        of decoded: TextDecoder.Decoded, titled title: String, format: Article.Format, flows: Bool = false,
        deletesSpace: Bool = false
    ) -> Manuscript {
        var decoded = decoded
        if flows { decoded.text = FlowedText.unfolded(decoded.text, deletesSpace: deletesSpace) }
        var manuscript = TextForm.manuscript(of: decoded, titled: title, format: format, hasHeader: false)
        manuscript.traits = .hasPlainHeadings
        // In what another has written nothing calls a note of this mail (R6).
        for index in manuscript.drafts.indices where manuscript.drafts[index].kind == .quote {
            if !manuscript.drafts[index].rich.candidates.isEmpty { manuscript.drafts[index].rich.hasLookalikes = true }
            manuscript.drafts[index].rich.candidates = []
        }
        markUnderlined(&manuscript.drafts)
        joinRagged(&manuscript.drafts)
        BareNotes.take(&manuscript)
        return manuscript
    }

    /// Mails divide paragraphs by empty lines: a short line in the middle of a wrapped one ends nothing.
    private static func joinRagged(_ drafts: inout [BlockDraft]) {
        var result: [BlockDraft] = []
        for draft in drafts {
            if draft.isTight, draft.kind == .paragraph, let last = result.last, last.kind == .paragraph,
                last.text.utf8.count > 72, draft.text.utf8.count > 40, draft.leadingLabel == nil,
                draft.rich.wholeLink == nil, !last.text.hasSuffix(":"), !draft.text.prefix(40).contains(": "),
                !draft.text.hasPrefix("P")
            {
                result[result.count - 1].rich.append(draft.rich, separator: " ")
                result[result.count - 1].line += " " + draft.line
            } else {
                result.append(draft)
            }
        }
        drafts = result
    }

    /// A line that the next one underlines is a heading.
    private static func markUnderlined(_ drafts: inout [BlockDraft]) {
        for index in drafts.indices.dropFirst() where drafts[index].kind == .rule && drafts[index].isTight {
            let above = drafts[index - 1]
            let isUnderline = drafts[index].line.utf8.allSatisfy { "-=~".utf8.contains($0) }
            let isFramed = index > 1 && above.isTight && drafts[index - 2].kind == .rule
            guard above.kind == .paragraph, isUnderline, !above.isTight || isFramed, above.text.utf8.count <= 100,
                !LinkLists.isHeading(above), above.leadingLabel == nil, above.rich.wholeLink == nil,
                index + 1 < drafts.count
            else { continue }
            drafts[index - 1].kind = .heading(level: drafts[index].line.hasPrefix("=") ? 2 : 3)
            drafts[index].clear()
            if isFramed { drafts[index - 2].clear() }
        }
    }
}
