import Articles

/// The charset that a page or feed says it is in.
enum PageCharset {
    /// HTML Standard, section 13.2.3.2, looks at 1,024 bytes; pages of mail programs say it later.
    private static let window = 8_192

    /// The label in `<meta charset>`, in `<meta http-equiv content>` or in an XML declaration.
    static func label(of bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(window).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        if head.drop(while: { $0.isWhitespace || $0 == "?" }).hasPrefix("<?xml"), let end = head.range(ofFirst: "?>"),
            let found = value(after: "encoding", in: head[..<end])
        {
            return found
        }
        var rest = head[...]
        while let meta = rest.range(ofFirst: "<meta") {
            let tag = rest[meta...].prefix { $0 != ">" }
            if let found = value(after: "charset", in: tag) { return found }
            rest = rest[meta...].dropFirst(5)
        }
        return nil
    }

    /// `name = "value"`
    private static func value(after name: String, in text: Substring) -> String? {
        guard let start = text.range(ofFirst: name) else { return nil }
        let rest = text[start...].dropFirst(name.count).drop { $0.isWhitespace }
        guard rest.hasPrefix("=") else { return nil }
        let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let label = value.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        return label.isEmpty ? nil : String(label)
    }
}
