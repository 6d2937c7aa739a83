import Articles

/// What the attributes of an element say in languages of their own: styles, names of classes, encoded fragments.
enum InlineStyle {
    /// Whether a style keeps an element from being seen, as the mails' preheaders are.
    static func hides(_ style: String) -> Bool {
        let plain = style.lowercased().filter { $0 != " " && $0 != "\n" }
        let signs = [
            "display:none", "visibility:hidden", "max-height:0", "opacity:0;", "font-size:0", "font-size:1px",
            "mso-hide:all", "line-height:0", "max-width:0",
        ]
        return signs.contains { plain.contains($0) } && !plain.contains("font-size:0.")
            && !plain.contains("line-height:0.")
            || plain.hasSuffix("opacity:0")
    }

    static func span(_ style: String) -> Span.Kind? {
        let plain = style.lowercased().filter { $0 != " " }
        if plain.contains("font-style:italic") { return .emphasis }
        if plain.contains("font-weight:700") || plain.contains("font-weight:bold") { return .strong }
        return nil
    }

    /// `language-swift`, `lang-swift`, `highlight-source-swift`
    static func language(_ classes: String) -> String? {
        for token in classes.split(separator: " ") {
            for prefix in ["language-", "lang-", "highlight-source-"] where token.hasPrefix(prefix) {
                return String(token.dropFirst(prefix.count))
            }
        }
        return nil
    }

    /// A fragment without its percent encoding; ids are compared as they are printed.
    static func decoded(_ fragment: String) -> String {
        guard fragment.utf8.contains(UInt8(ascii: "%")) else { return fragment }
        var bytes: [UInt8] = []
        var rest = Array(fragment.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
