import Articles

// Signatures, translators and sources that stand in the text.

extension Manuscript {
    /// Lines near the end of the text that say who wrote, translated or first published it.
    mutating func takeCredits(_ names: Set<String>) {
        // No longer text is a name; in another normal form it may be thrice as long.
        let longest = 3 * (names.map(\.utf8.count).max() ?? 0)
        let body = drafts.indices.filter { drafts[$0].role == .text && drafts[$0].section == .body }
        let hasEntries = Credit.hasDatedEntries(drafts)
        for (position, index) in body.enumerated() {
            let draft = drafts[index]
            guard draft.kind == .paragraph, draft.speaker == nil, draft.text.utf8.count < 300 else { continue }
            let isNearEnd = position >= body.count - 8 && position > 0
            let isNearStart = position < 2
            let isEntry = hasEntries && position + 1 < body.count && Headings.introducesText(drafts[body[position + 1]])
            let bare = draft.text.trimmed(of: " .\u{A0}—–-")
            if bare.utf8.count <= longest && names.contains(Name.key(bare)) || !names.isEmpty && isListOf(names, bare) {
                drafts[index].kind = .credit
            } else if isNearEnd, signs(bare) {
                drafts[index].kind = .credit
            } else if isNearEnd || isNearStart, let translators = Credit.translators(in: draft.line) {
                article.translators += translators.filter { !article.translators.contains($0) }
                let source = Credit.source(in: draft.text) ?? Credit.emphasizedSource(of: draft.rich)
                article.originalSource = article.originalSource ?? source
                drafts[index].kind = .credit
            } else if isNearEnd, !isEntry, Credit.isDateSignature(bare) {
                drafts[index].kind = .credit
            } else if isNearEnd || isNearStart, let source = Credit.source(in: draft.text) {
                article.originalSource = article.originalSource ?? source
                article.originalAddress = article.originalAddress ?? draft.rich.spans.lazy.compactMap(\.address).first
                drafts[index].kind = .credit
            } else if isNearEnd, case .online(let name, let address)? = HeaderLine.online(draft.line) {
                article.originalSource = article.originalSource ?? (Address.isWeb(name) ? nil : name)
                article.originalAddress = article.originalAddress ?? address
                drafts[index].kind = .credit
            } else if isNearEnd, let link = draft.rich.wholeLink, Credit.looksLikePublication(draft.text) {
                if Address.isWeb(draft.text) {
                    article.originalAddress = article.originalAddress ?? link.address
                } else {
                    article.originalSource = article.originalSource ?? draft.text
                    article.originalAddress = article.originalAddress ?? link.address
                }
                drafts[index].kind = .credit
            }
        }
    }

    /// "Sam" below what Sam Ott wrote.
    private func signs(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count < 24, !text.contains(" ") else { return false }
        let key = Name.key(text)
        return article.authors.contains { author in
            let parts = Name.key(author).split(separator: " ")
            return parts.count > 1 && (parts.first.map { $0 == key } ?? false || parts.last.map { $0 == key } ?? false)
        }
    }

    /// "Ada Byron and Bo Lind", "Ada Byron, for the Strike Committee"
    private func isListOf(_ names: Set<String>, _ text: String) -> Bool {
        guard text.utf8.count < 200, text.contains(",") || text.contains(" and ") || text.contains(" et ") else {
            return false
        }
        let parts = text.split(separator: ",").map { String($0).trimmingSpaces }
        if parts.count > 1, parts.allSatisfy({ names.contains(Name.key(Credit.withoutOffice($0))) }) { return true }
        let list = Name.list(text)
        return list.count > 1 && list.allSatisfy { names.contains(Name.key(Credit.withoutOffice($0))) }
    }
}
