import Articles

/// What stands below the text of a mail and is not of it: signature, footer of the list, the way out, an address.
enum MailFurniture {
    /// Sets it apart; notes that stand among it stay notes.
    ///
    /// - Parameter containers: the elements that the drafts stand in; empty for plain mails.
    static func mark(_ drafts: inout [BlockDraft], _ containers: [Container]) {
        ForwardedHead.mark(&drafts)
        let start =
            [signature(drafts), footer(drafts).map { cell(of: $0, drafts, containers) }, lineAboveFooter(drafts)]
            .compactMap(\.self).min() ?? drafts.count
        for index in start..<drafts.count where !isNote(drafts[index]) && drafts[index].role == .text {
            if case .heading = drafts[index].kind { drafts[index].kind = .paragraph }
            drafts[index].section = .boilerplate
        }
        for index in drafts.indices.prefix(8) where isHead(drafts[index]) { drafts[index].section = .boilerplate }
    }

    /// What only leads to the mail's sender, above the text.
    private static func isHead(_ draft: BlockDraft) -> Bool {
        let small = draft.text.prefix(200).lowercased()
        return draft.text.utf8.count < 200
            && ["forwarded this", "was this forwarded", "on vous a transféré"].contains { small.hasPrefix($0) }
    }

    /// The line `-- ` (RFC 3676, section 4.3), when little follows it.
    private static func signature(_ drafts: [BlockDraft]) -> Int? {
        guard let index = drafts.lastIndex(where: { $0.line == "--" && $0.role == .text }) else { return nil }
        let length = drafts[(index + 1)...].reduce(0) { $0 + $1.text.utf8.count }
        return length < 3_000 ? index : nil
    }

    /// A long rule with a few short lines below it to the end, and in them an address: a footer in any language.
    private static func lineAboveFooter(_ drafts: [BlockDraft]) -> Int? {
        guard let index = drafts.lastIndex(where: { $0.kind == .rule && $0.role == .text && $0.section == .body }),
            index > 0,
            drafts[index].line.isEmpty || drafts[index].line.utf8.count >= 20
        else { return nil }
        let below = drafts[(index + 1)...]
        guard (1...6).contains(below.count),
            below.allSatisfy({ !isNote($0) && $0.role == .text && $0.text.utf8.count < 200 }),
            below.contains(where: { draft in
                draft.text.utf8.contains(UInt8(ascii: "@")) || draft.rich.spans.contains { $0.address != nil }
            })
        else { return nil }
        return index
    }

    /// The first line of the footer: from there on short lines to the end, and the words of footers among them.
    private static func footer(_ drafts: [BlockDraft]) -> Int? {
        var found: Int?
        var index = drafts.count - 1
        while index >= 0 {
            let draft = drafts[index]
            if isFooter(draft) {
                found = index
            } else if isNote(draft) || draft.role == .note || draft.text.utf8.count > 300
                || found.map({ $0 - index > 4 }) ?? false
            {
                break
            }
            index -= 1
        }
        guard var start = found else { return nil }
        // The rule above, the postal address, and lines that stand with them in one paragraph.
        while start > 1 {
            let above = drafts[start - 1]
            guard
                above.kind == .rule || isPostal(above) || isStreet(above)
                    || drafts[start].isTight && above.text.utf8.count < 120,
                !isNote(above)
            else { break }
            start -= 1
        }
        return start
    }

    /// The first draft of the cell that a footer's first line stands in: layouts give the footer one of its own.
    private static func cell(of footer: Int, _ drafts: [BlockDraft], _ containers: [Container]) -> Int {
        func cell(_ draft: BlockDraft) -> Int? {
            var container = draft.container
            while containers.indices.contains(container), containers[container].parent != container {
                if case .cell = containers[container].element { return container }
                container = containers[container].parent
            }
            return nil
        }
        guard let own = cell(drafts[footer]) else { return footer }
        var start = footer
        while start > 0, cell(drafts[start - 1]) == own, !isNote(drafts[start - 1]) { start -= 1 }
        // A letter may stand in one cell with its footer: it is longer than what is above it, and so are its paragraphs.
        let lines = drafts[start..<footer]
        let length = lines.reduce(0) { $0 + $1.text.utf8.count }
        let above = drafts[..<start].reduce(0) { $0 + $1.text.utf8.count }
        return lines.allSatisfy { $0.text.utf8.count < 200 } && length * 4 <= above ? start : footer
    }

    static func isNote(_ draft: BlockDraft) -> Bool {
        guard let family = draft.leadingLabel?.family else { return false }
        return family == .bracket || family == .caret || family == .raised
    }

    static func isFooter(_ draft: BlockDraft) -> Bool {
        guard draft.text.utf8.count < 800, draft.kind != .rule else { return false }
        let small = draft.text.lowercased().replacing("’", with: "'")
        return words.contains { small.contains($0) }
            || (small.hasPrefix("©") || small.hasPrefix("copyright")) && small.utf8.count < 200
    }

    /// A street or town with its number, and nothing that ends as a sentence.
    private static func isPostal(_ draft: BlockDraft) -> Bool {
        let text = draft.text
        guard text.utf8.count < 160, text.contains(","), !text.hasSuffix("."), draft.kind == .paragraph else {
            return false
        }
        return text.split { !$0.isNumber }.contains { $0.count == 4 || $0.count == 5 }
    }

    /// "Quay Street 14, Hallow": so short only where the way out stands right below.
    private static func isStreet(_ draft: BlockDraft) -> Bool {
        guard draft.kind == .paragraph, draft.text.utf8.count < 100, draft.text.contains(","),
            draft.rich.candidates.isEmpty,
            let last = draft.text.last, !".?!:;…".contains(last)
        else { return false }
        return draft.text.split { " ,".contains($0) }.contains { $0.first?.isNumber == true && $0.count <= 5 }
    }

    private static let words = [
        "unsubscribe", "opt out", "opt-out", "update your preferences", "update preferences",
        "manage your subscription",
        "manage preferences", "manage your preferences", "email preferences", "mail preferences",
        "you receive this", "you get this", "you are getting this", "you're getting this", "because you subscribed",
        "because you signed up", "parce que vous êtes inscrit", "parce que vous êtes abonné",
        "you are receiving this", "you're receiving this", "you received this", "you have received this",
        "you are subscribed", "you're subscribed", "why did i get this", "this email was sent", "this e-mail was sent",
        "this message was sent", "this newsletter was sent", "our mailing address", "change your subscription",
        "/listinfo/", "mailing list\n", "mailing list --", "privacy policy", "forward this email",
        "désabonn", "désinscri", "desinscri", "desabonn", "vous recevez ce", "vous recevez cet", "vous avez reçu ce",
        "cet e-mail a été envoyé", "ce message a été envoyé", "ce courriel a été envoyé", "gérer vos préférences",
        "modifier vos préférences", "mettre à jour vos préférences", "gérer votre abonnement",
        "politique de confidentialité", "notre adresse postale", "liste de diffusion ",
    ]
}
