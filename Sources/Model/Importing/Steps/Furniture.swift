import Articles

/// Text that is not of the article: appeals, subscription and licence lines, lists of attached documents. Recognised by
/// shape and place, since the sentences change.
enum Furniture {
    /// Marks what stands below the text of the article. `tail` is the index from which furniture may stand.
    static func mark(_ drafts: inout [BlockDraft]) -> [Article.Attachment] {
        var attachments: [Article.Attachment] = []
        var inAttachments = false
        let tail = tailStart(drafts)
        for index in drafts.indices where drafts[index].role == .text {
            let draft = drafts[index]
            if announcesAttachments(draft) {
                inAttachments = true
                drafts[index].section = .boilerplate
                drafts[index].turn(into: .paragraph)
            } else if let attachment = attachment(draft) {
                attachments.append(attachment)
                drafts[index].section = .boilerplate
                drafts[index].turn(into: .paragraph)
            } else if inAttachments, draft.line.contains("[->") || draft.line.lowercased().hasPrefix("extraction") {
                drafts[index].section = .boilerplate
                drafts[index].turn(into: .paragraph)
            } else if index >= tail, draft.text.utf8.count < 200, isEditLine(draft.text) {
                drafts[index].section = .boilerplate
            } else if isNavigation(draft) || Actions.fill(draft) {
                drafts[index].section = .boilerplate
                drafts[index].isOutside = true
            } else if HeaderLine.isCopyright(draft.line) || isRubricLine(draft.line) || isExtraction(draft.line)
                || index >= tail && (isAppeal(draft) || isLicence(draft.line))
            {
                drafts[index].section = .boilerplate
                drafts[index].turn(into: .paragraph)
            }
            if draft.text.utf8.count > 200 { inAttachments = false }
        }
        return attachments
    }

    /// A line of links to other pages, parted by strokes, or one to the top of this page.
    private static func isNavigation(_ draft: BlockDraft) -> Bool {
        if draft.kind == .paragraph, draft.rich.linked > 0, draft.rich.linked + 4 >= draft.text.utf8.count {
            let small = draft.text.lowercased().trimmed(of: " \u{A0}.↑^[]()")
            if ["back to top", "top", "to the top", "return to top", "haut de page", "retour en haut", "contents"]
                .contains(small)
            {
                return true
            }
        }
        guard draft.kind == .paragraph, draft.text.utf8.count < 300, draft.rich.linked * 4 >= draft.text.utf8.count * 3
        else { return false }
        return [" | ", " · ", " • ", " » ", " / "].contains { draft.text.range(ofFirst: $0) != nil }
    }

    /// "Last edited by X": of the page, not of the article.
    static func isEditLine(_ line: String) -> Bool {
        let small = line.prefix(40).lowercased()
        let openings = [
            "last edited", "last updated", "last modified", "updated on", "updated:", "edited on", "page last",
            "dernière mise à jour", "dernière modification", "mis à jour", "modifié le",
        ]
        return openings.contains { small.hasPrefix($0) }
    }

    /// Appeals stand behind the text: behind its last long paragraph that is none.
    private static func tailStart(_ drafts: [BlockDraft]) -> Int {
        var index = drafts.count
        var passed = 0
        while index > 0, passed < 3 {
            let draft = drafts[index - 1]
            let isText =
                draft.role == .text && draft.kind == .paragraph && draft.text.utf8.count > 160
                && draft.leadingLabel == nil && !isAppeal(draft)
            if isText { passed += 1 }
            if passed == 3 { break }
            index -= 1
        }
        return index
    }

    /// A request to the reader: words of giving or subscribing, and a link or an imperative.
    static func isAppeal(_ draft: BlockDraft) -> Bool {
        guard draft.kind == .paragraph || isItem(draft), draft.text.utf8.count < 1_500 else { return false }
        let hasLink = draft.rich.spans.contains { if case .link = $0.kind { true } else { false } }
        // Some words ask for nothing by themselves, but with a link they do.
        if hasLink, draft.text.utf8.count < 300, linkedWords.begins(wordOf: draft.text), draft.rich.wholeLink == nil {
            return true
        }
        guard appealWords.begins(wordOf: draft.text) else { return false }
        return addressesReader(draft.text)
            || hasLink && (draft.text.utf8.count < 300 || draft.text.holdsLetters("please"))
    }

    /// In a P.S. a request needs less: words of giving, and the reader spoken to.
    static func isAppealInPostscript(_ draft: BlockDraft) -> Bool {
        if isAppeal(draft) { return true }
        guard draft.text.utf8.count < 1_500, askingWords.begins(wordOf: draft.text + " ") else { return false }
        return youWords.begins(wordOf: draft.text + " ") || addressesReader(draft.text)
    }

    private static let youWords = WordList(["you ", "you,", "you.", "you'", "you’", "your", "vous ", "votre "])

    private static let linkedWords = WordList([
        "bulletin", "e-mail", "by mail", "inscri", "infolettre", "facebook", "telegram", "mastodon", "twitter",
    ])

    private static let givingWords = WordList([
        "gift", "give ", "giving ", "help us", "help to keep", "contribut", "sponsor", "support", "aider", "aidez",
        "don ", "dons ",
        "cotis", "parrain",
    ])

    private static let askingWords = appealWords + givingWords

    private static func isItem(_ draft: BlockDraft) -> Bool {
        if case .listItem = draft.kind { true } else { false }
    }

    private static func addressesReader(_ text: String) -> Bool {
        readerWords.begins(sentenceOf: text) || text.holdsLetters("please consider")
            || text.holdsLetters("by standing order") || text.holdsLetters("a standing order")
    }

    private static let readerWords = WordList([
        "click ", "subscribe", "sign up", "donate", "support ", "please ", "if you ", "but if you ", "to subscribe",
        "to receive",
        "to support",
        "help ", "make a ", "become ", "follow us", "you can ", "cliquez", "abonnez", "pour recevoir",
        "pour vous abonner",
        "pour s'abonner", "pour s’abonner", "soutenez", "faites un don", "faire un don", "si vous ",
        "pour soutenir",
        "inscrivez", "aidez", "vous pouvez", "like what you", "enjoyed this", "did you", "our work depends",
        "we depend",
        "we need your", "nous avons besoin", "get ", "join ", "like this", "want to", "we rely", "vous appréciez",
        "here to",
    ])

    private static let appealWords = WordList([
        "donate", "donation", "donating", "subscribe", "subscribing", "subscription", "newsletter", "standing order",
        "bank account",
        "support our", "support us", "support the work", "support the site", "sign up", "mailing list",
        "financial support",
        "faire un don", "faites un don", "un don ", "vos dons", "soutenez", "soutenir", "abonnez", "abonner",
        "abonnement",
        "lettre d'information", "lettre d’information", "lettres d'information", "lettres d’information",
        "notre bulletin",
        "virement", "inscrivez", "infolettre", "follow us", "cliquez ici",
    ])

    private static func isLicence(_ line: String) -> Bool {
        guard line.utf8.count < 300 else { return false }
        let small = line.lowercased()
        return
            (small.contains("all rights reserved") || small.contains("creative commons")
            || small.contains("tous droits réservés")
            || small.contains("cc by"))
    }

    private static func announcesAttachments(_ draft: BlockDraft) -> Bool {
        guard draft.text.utf8.count < 40 else { return false }
        let small = draft.text.lowercased().trimmed(of: " :\u{A0}")
        return ["attached documents", "attached document", "documents joints", "document joint", "attachments"]
            .contains(small)
    }

    /// `name_a5560.pdf (PDF - 906.7 KiB)`
    private static func attachment(_ draft: BlockDraft) -> Article.Attachment? {
        guard draft.text.utf8.count < 300, draft.text.hasSuffix(")"), let open = draft.text.lastIndex(of: "(") else {
            return nil
        }
        let inner = draft.text[open...].dropFirst().dropLast()
        let halves = inner.split { $0 == "-" || $0 == "–" || $0 == "," }.map { String($0).trimmingSpaces }
        let units = ["kib", "mib", "kb", "mb", "ko", "mo", "kio", "mio", "bytes", "octets"]
        guard halves.count == 2,
            let unit = halves[1].split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).last?.lowercased(),
            units.contains(unit)
        else { return nil }
        let title = String(draft.text[..<open]).trimmingSpaces
        let types = [
            "pdf": "application/pdf", "zip": "application/zip", "epub": "application/epub+zip", "mp3": "audio/mpeg",
            "jpeg": "image/jpeg", "png": "image/png", "word": "application/msword",
        ]
        return Article.Attachment(
            address: draft.rich.spans.lazy.compactMap(\.address).first, title: title,
            mimeType: types[halves[0].lowercased()])
    }

    /// `Extraction PDF [->article5560]`
    private static func isExtraction(_ line: String) -> Bool {
        line.utf8.count < 200 && line.contains("[->") && line.lowercased().hasPrefix("extraction")
    }

    /// What feeds and aggregators print behind the text: `- IV588 - January 2024 / tags`.
    private static func isRubricLine(_ line: String) -> Bool { HeaderLine.issue(line) != nil }
}
