/// Recognises mails and mailboxes by their first bytes.
enum MailSniffer {
    /// Whether bytes begin as a mail: header fields (RFC 5322, section 2.2) up to an empty line, and among them enough that
    /// only mails have. `isNamed` says that the file's name promises a mail: then less is asked.
    static func isMail(_ head: ArraySlice<UInt8>, isNamed: Bool) -> Bool {
        var known: Set<String> = []
        var odd = 0
        for (number, line) in Lines(rest: head).enumerated() {
            if line.isEmpty { break }
            if line[line.startIndex] == 0x20 || line[line.startIndex] == 0x09 { continue }
            guard let name = fieldName(line) else {
                // A line that mailers add above, or one that is broken.
                odd += 1
                if odd > (isNamed ? 3 : number == 0 ? 1 : 0) { return false }
                continue
            }
            if names.contains(name) { known.insert(name) }
            if marks.contains(name) || name.hasPrefix("x-mailer") || name.hasPrefix("arc-") { known.insert("*" + name) }
        }
        let marked = known.count { $0.hasPrefix("*") }
        if isNamed { return known.count >= 1 }
        let isLetter = known.contains("from") && known.count >= 3
        return isLetter || marked >= 1 && known.count - marked >= 2 || marked >= 2
    }

    /// Whether bytes begin as a mailbox: a separator with its date, and a header field below it.
    static func isMailbox(_ head: ArraySlice<UInt8>) -> Bool {
        var lines = Lines(rest: head)
        guard let first = lines.next(), Mailbox.isSeparator(first), let second = lines.next() else { return false }
        return second.isEmpty || fieldName(second) != nil || second.starts(with: Array(">From ".utf8))
    }

    /// Without what may stand above the first field: a byte order mark, empty lines.
    static func content(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        var content = bytes[...]
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        return content.drop { $0 == 0x0A || $0 == 0x0D }
    }

    /// The lines at the beginning, without their ends; mailers write no header of more.
    private struct Lines: Sequence, IteratorProtocol {
        var rest: ArraySlice<UInt8>?
        private var count = 0

        init(rest: ArraySlice<UInt8>) { self.rest = rest }

        mutating func next() -> ArraySlice<UInt8>? {
            guard let text = rest, count < 400 else { return nil }
            count += 1
            let end = text.firstIndex(of: 0x0A)
            rest = end.map { text[($0 + 1)...] }
            let line = text[..<(end ?? text.endIndex)]
            return line.last == 0x0D ? line.dropLast() : line
        }
    }

    /// What stands before the colon, in small letters.
    private static func fieldName(_ line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
        let name = line[line.startIndex..<colon]
        guard name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// Fields that letters have, and other texts may too.
    private static let names: Set<String> = ["from", "to", "subject", "date", "cc", "bcc", "sender", "reply-to"]

    /// Fields that only mails have.
    private static let marks: Set<String> = [
        "return-path", "received", "message-id", "mime-version", "content-type", "content-transfer-encoding",
        "delivered-to", "dkim-signature", "list-id", "list-unsubscribe", "list-post", "list-help", "in-reply-to",
        "references", "precedence", "envelope-to", "authentication-results", "x-received", "x-original-to",
        "x-beenthere", "x-mozilla-status", "status", "x-status", "x-google-smtp-source", "received-spf", "errors-to",
        "list-archive", "list-subscribe", "list-owner", "feedback-id", "x-gm-thrid", "x-gmail-labels",
    ]
}
