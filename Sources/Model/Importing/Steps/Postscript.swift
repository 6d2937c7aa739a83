import Articles

/// The P.S. of a SPIP article: a line of its own, then content, the source of the text, or an appeal (R12).
enum Postscript {
    /// What its lines say about where the text first appeared.
    struct Source {
        var name: String?
        var address: String?
        var translators: [String] = []
    }

    static func isLine(_ line: String) -> Bool {
        let small = line.trimmed(of: " :\u{A0}*_#").lowercased()
        return ["p.s.", "ps", "p.s", "p.-s.", "p.-s", "p. s.", "post-scriptum", "postscript"].contains(small)
    }

    static func markLines(_ drafts: inout [BlockDraft]) {
        for index in drafts.indices where drafts[index].role == .text && drafts[index].line.utf8.count < 24 {
            if isLine(drafts[index].line) { drafts[index].role = .postscriptLine }
        }
    }

    /// Divides what stands below each line "P.S." into content, source and appeal.
    static func divide(_ drafts: inout [BlockDraft]) -> Source {
        var source = Source()
        var isInside = false
        for index in drafts.indices {
            switch drafts[index].role {
            case .postscriptLine: isInside = true
            case .note, .notesLine: isInside = false
            case .text where (isInside || drafts[index].isPostscript) && drafts[index].section == .body: place(&drafts, at: index, &source)
            default: break
            }
        }
        return source
    }

    private static func place(_ drafts: inout [BlockDraft], at index: Int, _ source: inout Source) {
        let draft = drafts[index]
        if let names = Credit.translators(in: draft.line) {
            source.translators += names
            setCredit(&drafts[index])
        } else if let address = wholeAddress(draft) {
            source.address = source.address ?? address
            setCredit(&drafts[index])
        } else if Furniture.isAppealInPostscript(draft) {
            drafts[index].section = .boilerplate
        } else if let (name, address) = named(
            draft, next: index + 1 < drafts.count ? drafts[index + 1] : nil, known: source)
        {
            source.name = source.name ?? name
            source.address = source.address ?? address
            setCredit(&drafts[index])
        } else {
            drafts[index].section = .postscript
        }
    }

    private static func setCredit(_ draft: inout BlockDraft) {
        draft.turn(into: .credit)
        draft.section = .boilerplate
    }

    private static func wholeAddress(_ draft: BlockDraft) -> String? {
        if let link = draft.rich.wholeLink, let address = link.address,
            Address.isWeb(draft.text) || draft.text.hasPrefix("www.")
        {
            return address
        }
        return HeaderLine.wholeAddress(draft.line)
    }

    /// A line that only names a publication: a bare name, `• Publication. Date:`, `Publication, Date`, "First published in X".
    private static func named(_ draft: BlockDraft, next: BlockDraft?, known: Source) -> (String, String?)? {
        let address = draft.rich.spans.lazy.compactMap(\.address).first
        if let name = Credit.source(in: draft.text) { return (name, address) }
        guard draft.text.utf8.count < 200 else { return nil }
        var text = draft.text.trimmed(of: " •-\u{A0}")
        // An address at the end belongs to the name before it.
        if let address, text.hasSuffix(address) { text = String(text.dropLast(address.count)).trimmed(of: " <\u{A0}") }
        let endsOpen = text.hasSuffix(":")
        text = text.trimmed(of: " :\u{A0}")
        var hasDate = false
        for separator in [". ", ", ", " - ", " – "] {
            guard let cut = lastRange(of: separator, in: text) else { continue }
            let tail = String(text[cut...].dropFirst(separator.count)).trimmed(of: ". ")
            if DateReader.isOnlyDate(tail) || isNumericDate(tail) || startsWithPublished(tail) {
                text = String(text[..<cut])
                hasDate = true
                break
            }
        }
        // The title in quotation marks may stand before the publication.
        if hasDate, let title = ["\". ", "”. ", "». "].lazy.compactMap({ text.range(ofFirst: $0) }).first {
            text = String(text[text.index(title, offsetBy: 3)...])
        }
        let nextIsAddress = next.map { wholeAddress($0) != nil } ?? false
        // A name alone names the source where nothing but its address follows.
        let standsAlone = known.name == nil && (next == nil || next?.role != .text)
        let isName = Credit.looksLikePublication(text) || hasDate && text.wordCount <= 5 && text.first?.isUppercase == true
        guard isName, hasDate || endsOpen || nextIsAddress || standsAlone else { return nil }
        return (text.trimmed(of: " .,\u{A0}*_"), address)
    }

    private static func lastRange(of separator: String, in text: String) -> String.Index? {
        var found: String.Index?
        var from = text.startIndex
        while let index = text[from...].range(ofFirst: separator) {
            found = index
            from = text.index(after: index)
        }
        return found
    }

    private static func startsWithPublished(_ text: String) -> Bool {
        let small = text.lowercased()
        return ["published", "posted", "publié", "paru"].contains { small.hasPrefix($0) }
    }

    private static func isNumericDate(_ text: String) -> Bool {
        let parts = text.split { "./-".contains($0) }
        return parts.count == 3 && parts.allSatisfy { $0.allSatisfy(\.isNumber) } && text.utf8.count <= 10
    }
}
