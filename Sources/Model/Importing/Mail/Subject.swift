/// The subject of a mail, and what of it is no part of the title.
struct Subject {
    private let text: String

    init(_ text: String) { self.text = text }

    /// Without the tag of the list and the name of the publication at its beginning; `Re:` stays, and so does `Issue 12:`.
    ///
    /// - Parameter tags: names of the list, as `MailingList.key` makes them.
    /// - Parameter isList: whether the mail came through a list, so that a single word in brackets is its tag.
    func without(tags: Set<String>, isList: Bool, _ publication: String?) -> String {
        var reply = ""
        var rest = text[...]
        while true {
            if let prefix = Self.replyPrefix(rest) {
                if reply.isEmpty { reply = prefix.trimmingSpaces + " " }
                rest = rest.dropFirst(prefix.count).drop { $0 == " " }
            } else if let (tag, length) = Self.tag(rest), isTag(tag, tags, isList), rest.count > length {
                rest = rest.dropFirst(length).drop { $0 == " " }
            } else {
                break
            }
        }
        // Nothing was cut between two of them: they stay as they stand.
        if rest.isEmpty { return text }
        if let publication, !publication.isEmpty, rest.lowercased().hasPrefix(publication.lowercased()) {
            let behind = rest.dropFirst(publication.count).drop { $0 == " " || $0 == "\u{A0}" }
            let title = behind.dropFirst().drop { $0 == " " || $0 == "\u{A0}" }
            if behind.first == ":", !title.isEmpty { rest = title }
        }
        return reply + rest
    }

    private func isTag(_ tag: String, _ tags: Set<String>, _ isList: Bool) -> Bool {
        let key = MailingList.key(tag)
        if key.isEmpty { return false }
        if tags.contains(key) { return true }
        // "[bolt-announce]" of the list bolt, "[bolt]" of bolt-l
        let isNear = tags.contains { $0.hasPrefix(key) && key.count >= 3 || key.hasPrefix($0) && $0.count >= 3 }
        return isList && isNear
    }

    /// `Re: `, `Fwd: `, `TR : `
    private static func replyPrefix(_ text: Substring) -> Substring? {
        guard let colon = text.prefix(8).firstIndex(of: ":") else { return nil }
        let word = String(text[..<colon]).trimmed(of: " \u{A0}").lowercased()
        guard ["re", "fwd", "fw", "tr", "aw", "wg", "rv", "sv"].contains(word) else { return nil }
        return text[...colon]
    }

    /// `[bolt] `
    private static func tag(_ text: Substring) -> (String, Int)? {
        guard text.first == "[", let close = text.prefix(60).firstIndex(of: "]") else { return nil }
        return (String(text[text.index(after: text.startIndex)..<close]), text[...close].count)
    }
}
