import Articles

/// Headings that no mark announces: a line in bold, or a short plain line between paragraphs.
enum Headings {
    /// `isName` tells lines that are signatures. Only lines with text below them are headings, and from `plainEnd` on only
    /// bold ones: notes and postscripts are full of short lines.
    static func mark(_ drafts: inout [BlockDraft], isInterview: Bool, plainEnd: Int, isName: (String) -> Bool) {
        markNumbered(&drafts, plainEnd: plainEnd)
        let hasDialogue = hasDialogue(drafts)
        let hasEntries = Credit.hasDatedEntries(drafts)
        for index in drafts.indices where drafts[index].isParagraph {
            let draft = drafts[index]
            guard let next = drafts[(index + 1)...].first(where: { $0.role != .pageEdge }), next.role == .text,
                next.section == .body
            else { continue }
            if isInterview, draft.text.hasSuffix("?") { continue }
            if isBold(draft), !isName(draft.text) {
                drafts[index].kind = .heading(level: 2)
                drafts[index].rich.unwrap(.strong)
            } else if index < plainEnd, introducesText(next),
                isPlain(draft, behind: index > 0 ? drafts[index - 1] : nil, before: next), !isName(draft.text),
                !(hasDialogue && isQuotation(draft.text)), hasEntries || !Credit.isDateSignature(draft.text)
            {
                drafts[index].kind = .heading(level: 2)
            }
        }
    }

    /// "1. How it began", "2. What came of it": short numbered lines, each alone above text, that count from 1 are headings and no
    /// items.
    private static func markNumbered(_ drafts: inout [BlockDraft], plainEnd: Int) {
        var found: [Int] = []
        var others = false
        for index in 0..<plainEnd {
            guard drafts[index].role == .text, case .listItem(.some(let ordinal)) = drafts[index].kind else { continue }
            let isAlone = !isItem(drafts, index - 1) && !isItem(drafts, index + 1)
            guard isAlone, ordinal == found.count + 1, hasShape(drafts[index].text), index + 1 < drafts.count,
                drafts[index + 1].isParagraph, drafts[index + 1].text.utf8.count > 60
            else {
                others = others || isAlone
                continue
            }
            found.append(index)
        }
        guard found.count > 1, !others else { return }
        for index in found {
            var title = RichText(text: (drafts[index].mark ?? "") + " ")
            title.append(drafts[index].rich)
            drafts[index].rich = title
            drafts[index].mark = nil
            drafts[index].kind = .heading(level: 2)
        }
    }

    private static func isItem(_ drafts: [BlockDraft], _ index: Int) -> Bool {
        guard drafts.indices.contains(index), case .listItem = drafts[index].kind else { return false }
        return true
    }

    static func introducesText(_ draft: BlockDraft) -> Bool {
        switch draft.kind {
        case .paragraph:
            draft.text.utf8.count > 60 || draft.text.hasSuffix(":") || isBold(draft) || draft.speaker != nil
        case .listItem, .quote: true
        default: false
        }
    }

    private static func isBold(_ draft: BlockDraft) -> Bool {
        draft.rich.isWholly(.strong) && draft.text.utf8.count <= 120 && draft.speaker == nil
            && draft.text.wordCount <= 16
            && !(draft.text.hasSuffix(".") && draft.text.wordCount > 8)
    }

    /// A few words that begin as a sentence begins and do not end as one, nor in the middle of a phrase.
    static func hasShape(_ text: String) -> Bool {
        guard isShort(text), let first = text.first else { return false }
        let isQuotation = isQuotation(text)
        let words = isQuotation ? text.dropFirst().dropLast().trimmed(of: " \u{A0}\u{202F}") : text
        // A question in quotation marks is said by somebody.
        if isQuotation, words.hasSuffix("?") { return false }
        guard first.isUppercase || first.isNumber || "«“\"'‘".contains(first), let last = words.last,
            !".!…:;,-”\"»'’)".contains(last)
        else { return false }
        return !openWords.contains(words.split(separator: " ").last?.lowercased() ?? "")
    }

    private static func isShort(_ text: String) -> Bool {
        text.utf8.count <= 48 || text.utf8.count <= 70 && text.wordCount <= 8
    }

    /// Whether more than one short line is wholly in quotation marks: people talk to each other.
    private static func hasDialogue(_ drafts: [BlockDraft]) -> Bool {
        let lines = drafts.lazy.filter { $0.isParagraph && isShort($0.text) && isQuotation($0.text) }
        return lines.prefix(2).count > 1
    }

    /// “We have the key”: quotation marks around the whole of a text.
    private static func isQuotation(_ text: String) -> Bool {
        let pairs: [(Character, Character)] = [("“", "”"), ("«", "»"), ("\"", "\""), ("‘", "’")]
        return pairs.contains { text.count > 4 && text.first == $0 && text.last == $1 }
            && !text.dropFirst().dropLast().contains { "“”«»\"".contains($0) }
    }

    /// What follows the number of a section: "I. ", "3. ", "A. ".
    private static func withoutNumber(_ text: String) -> Substring {
        let number = text.prefix { $0.isNumber || "IVXLCABDEFGH".contains($0) }
        let rest = text.dropFirst(number.count)
        return (1...4).contains(number.count) && rest.hasPrefix(". ") ? rest.dropFirst(2) : text[...]
    }

    /// Words that no phrase ends with.
    private static let openWords: Set<String> = [
        "the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "with", "from", "as", "that", "than",
        "but", "is",
        "are", "was", "were", "be", "been", "has", "have", "had", "not", "its", "their", "his", "her", "our", "my",
        "your", "which",
        "who", "whose", "if", "into", "between", "about", "le", "la", "les", "un", "une", "des", "du", "de", "et", "ou",
        "à", "au",
        "aux", "en", "dans", "par", "pour", "sur", "avec", "que", "qui", "est", "sont", "ses", "son", "sa", "leur",
        "leurs",
    ]

    /// A plain line is a heading where it is short, begins as a sentence begins but does not end as one, and the paragraph
    /// above it is complete.
    private static func isPlain(_ draft: BlockDraft, behind previous: BlockDraft?, before next: BlockDraft) -> Bool {
        let text = draft.text
        guard hasShape(text), let last = text.last else { return false }
        guard draft.speaker == nil, draft.leadingLabel == nil, draft.rich.wholeLink == nil, draft.indent == 0 else {
            return false
        }
        if last == "?" && text.contains(": ") { return false }
        if Credit.source(in: text) != nil || Credit.translators(in: text) != nil { return false }
        if withoutNumber(text).contains(". ") || text.hasPrefix("www.") || Address.isWeb(text) { return false }
        if next.kind == .paragraph, next.text.unicodeScalars.first?.properties.isLowercase == true { return false }
        if next.isTight && next.kind == .paragraph && next.text.utf8.count < 120 { return false }
        if text.contains(","), let begin = next.text.first, begin.isNumber || "«“\"'‘".contains(begin) { return false }
        guard let previous else { return true }
        return !previous.isParagraph || PageBreaks.isComplete(previous) || previous.text.utf8.count < 90
    }
}
