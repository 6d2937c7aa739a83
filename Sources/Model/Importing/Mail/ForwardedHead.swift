import Articles

/// What mailers print above a message that they forward inline: an announcement between dashes, and the fields of its header,
/// each in a line of its own or all in one block.
enum ForwardedHead {
    private enum Field: Hashable { case from, date, to, copy, subject, reply }

    /// Sets these lines apart. O(bytes).
    static func mark(_ drafts: inout [BlockDraft]) {
        var index = 0
        while index < drafts.count {
            let block = block(at: index, in: drafts)
            guard !block.isEmpty else {
                index += 1
                continue
            }
            for position in block { setApart(&drafts[position]) }
            if let above = drafts[..<block.lowerBound].lastIndex(where: { !$0.text.isEmpty || $0.kind == .rule }),
                drafts[above].kind == .rule || isAnnouncement(drafts[above].text)
            {
                setApart(&drafts[above])
            }
            index = block.upperBound
        }
    }

    private static func setApart(_ draft: inout BlockDraft) {
        if draft.kind != .rule { draft.kind = .paragraph }
        draft.section = .boilerplate
        draft.speaker = nil
        draft.rich.candidates = []
    }

    /// The drafts from an index on that hold fields: who wrote it, and two more.
    private static func block(at start: Int, in drafts: [BlockDraft]) -> Range<Int> {
        var fields: Set<Field> = []
        var end = start
        while end < drafts.count, end < start + 20, drafts[end].text.utf8.count < 2_000, drafts[end].role == .text {
            let found = self.fields(of: drafts[end].text)
            // The readers of a long list go on in the next line.
            let goesOn = end > start && drafts[end].isTight && drafts[end].text.contains("@")
            if found.isEmpty, !goesOn, end == start || !drafts[end].text.isEmpty { break }
            fields.formUnion(found)
            end += 1
        }
        while end > start, drafts[end - 1].text.isEmpty { end -= 1 }
        return fields.contains(.from) && fields.count >= 3 ? start..<end : start..<start
    }

    /// Of a text that begins with one, all that it holds.
    private static func fields(of text: String) -> Set<Field> {
        guard let sign = text.unicodeScalars.first,
            "-–—_".unicodeScalars.contains(sign) || text.utf8.prefix(40).contains(UInt8(ascii: ":"))
        else { return [] }
        var words = text.split { " \u{A0}\n".contains($0) }
        if let last = words.dropFirst().prefix(8).lastIndex(where: { isDashes($0) }), isDashes(words[0]) {
            words.removeSubrange(...last)
        }
        guard let first = words.indices.first, field(words, at: first) != nil else { return [] }
        return Set(words.indices.compactMap { field(words, at: $0) })
    }

    /// `From:`, `De :`, `Reply-To:`
    private static func field(_ words: [Substring], at index: Int) -> Field? {
        var word = words[index]
        if word.hasSuffix(":") {
            word = word.dropLast()
        } else if index + 1 >= words.count || words[index + 1] != ":" {
            return nil
        }
        return word.utf8.count > 20 ? nil : names[String(word).trimmed(of: "*_").lowercased()]
    }

    private static func isDashes(_ word: Substring) -> Bool {
        word.count >= 4 && word.allSatisfy { "-–—_".contains($0) }
    }

    /// A few words between dashes, or such as end in a colon and say that a message follows.
    private static func isAnnouncement(_ text: String) -> Bool {
        guard text.utf8.count < 120 else { return false }
        let words = text.split(separator: " ")
        if words.count > 2, isDashes(words[0]), isDashes(words[words.count - 1]) { return true }
        let small = text.lowercased()
        return text.trimmingSpaces.hasSuffix(":") && words.count <= 6
            && ["message", "nachricht", "mensaje", "e-mail", "email", "mail"].contains { small.contains($0) }
    }

    private static let names: [String: Field] = [
        "from": .from, "de": .from, "von": .from, "expéditeur": .from, "da": .from,
        "date": .date, "sent": .date, "envoyé": .date, "datum": .date, "gesendet": .date, "fecha": .date,
        "enviado": .date,
        "to": .to, "à": .to, "a": .to, "an": .to, "para": .to, "pour": .to, "destinataire": .to,
        "cc": .copy, "bcc": .copy, "copie": .copy, "cci": .copy, "kopie": .copy,
        "subject": .subject, "objet": .subject, "sujet": .subject, "betreff": .subject, "asunto": .subject,
        "reply-to": .reply, "répondre": .reply,
    ]
}
