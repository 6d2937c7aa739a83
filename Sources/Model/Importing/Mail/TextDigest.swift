import Articles

/// A digest as plain text (RFC 1153): masthead and topics, messages between lines of hyphens, a footer.
struct TextDigest {
    struct Message {
        var headers: MailHeaders
        var text: String
    }

    /// What stands above the first message.
    private(set) var masthead = ""
    private(set) var messages: [Message] = []
    /// What stands below the last.
    private(set) var footer = ""

    /// `nil` when a text is no digest. O(bytes).
    init?(_ text: String) {
        let lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { Self.hyphens($0) >= 60 }) else { return nil }
        masthead = Self.joined(lines[..<first])
        // Each section begins behind a line of hyphens; one that does not begin as a message goes on with the last.
        var start = first + 1
        var sections: [ArraySlice<Substring>] = []
        for index in lines.indices[start...] where Self.isSeparator(at: index, in: lines) {
            sections.append(lines[start..<index])
            start = index + 1
        }
        sections.append(lines[start...])
        for section in sections {
            let body = section.drop { $0.allSatisfy(\.isWhitespace) }
            if footer.isEmpty, let message = Self.message(body) {
                messages.append(message)
            } else if !footer.isEmpty || Self.isFooter(body) {
                footer += (footer.isEmpty ? "" : "\n\n") + Self.joined(body)
            } else if let last = messages.indices.last {
                messages[last].text += "\n\n" + String(repeating: "-", count: 30) + "\n\n" + Self.joined(body)
            } else {
                masthead += "\n\n" + Self.joined(body)
            }
        }
        guard !messages.isEmpty else { return nil }
    }

    /// `en` or `fr`, by what the masthead calls the topics.
    var language: String? { Self.language(of: masthead) }

    static func language(of masthead: String) -> String? {
        if masthead.contains("Thèmes du jour") { return "fr" }
        return masthead.contains("Today's Topics") || masthead.contains("Today’s Topics") ? "en" : nil
    }

    /// "Bolt" of "Bolt Digest, Vol 3, Issue 12" or "Groupe Bolt, Vol. 3, Parution 12"; `nil` for the subjects of other mails.
    static func list(of subject: String) -> String? {
        guard let volume = subject.range(ofFirst: ", Vol") else { return nil }
        let tail = subject[volume...]
        guard tail.contains("Issue") || tail.contains("Parution") else { return nil }
        var name = String(subject[..<volume])
        for ending in [" Digest", " digest"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        for beginning in ["Groupe ", "Lot "] where name.hasPrefix(beginning) { name.removeFirst(beginning.count) }
        return name.isEmpty ? nil : name
    }

    // MARK: Sections

    /// How many hyphens a line of nothing else has.
    private static func hyphens(_ line: Substring) -> Int {
        let text = line.utf8.reversed().drop { $0 <= 0x20 }
        return text.allSatisfy { $0 == UInt8(ascii: "-") } ? text.count : 0
    }

    private static func isSeparator(at index: Int, in lines: [Substring]) -> Bool {
        guard (27...33).contains(hyphens(lines[index])) else { return false }
        func isEmpty(_ index: Int) -> Bool { !lines.indices.contains(index) || lines[index].allSatisfy(\.isWhitespace) }
        return isEmpty(index - 1) && isEmpty(index + 1)
    }

    /// Header fields, an empty line, the text. A message has a sender; what has only a subject is the digest's own.
    private static func message(_ section: ArraySlice<Substring>) -> Message? {
        var headers = MailHeaders()
        var field: (name: Substring, value: String)?
        var index = section.startIndex
        func flush() {
            if let field { headers.add(String(field.name), Array(field.value.utf8)) }
        }
        while index < section.endIndex, !section[index].allSatisfy(\.isWhitespace) {
            let line = section[index]
            if line.first?.isWhitespace == true, field != nil {
                field?.value += " " + line.trimmingSpaces
            } else if let colon = line.firstIndex(of: ":"),
                line[..<colon].utf8.allSatisfy({ (0x21...0x7E).contains($0) }), colon > line.startIndex
            {
                flush()
                field = (line[..<colon], line[line.index(after: colon)...].trimmingSpaces)
            } else {
                return nil
            }
            index += 1
        }
        flush()
        guard headers.raw("from") != nil, headers.raw("subject") != nil || headers.raw("date") != nil else {
            return nil
        }
        return Message(headers: headers, text: joined(section[index...]))
    }

    private static func isFooter(_ section: ArraySlice<Substring>) -> Bool {
        guard let first = section.first else { return false }
        return ["Subject:", "End of ", "Fin de ", "Fin du "].contains { first.hasPrefix($0) }
    }

    private static func joined(_ lines: ArraySlice<Substring>) -> String { lines.joined(separator: "\n") }
}
