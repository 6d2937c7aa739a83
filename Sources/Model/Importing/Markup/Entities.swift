/// Character references in texts that are no markup but were escaped as if they were: titles of feeds, JSON-LD.
enum Entities {
    /// The references that titles hold; others are left as they stand.
    private static let named: [String: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "rsquo": "’", "lsquo": "‘",
        "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "ndash": "–", "mdash": "—", "hellip": "…",
        "eacute": "é", "egrave": "è", "ecirc": "ê", "agrave": "à", "acirc": "â", "ccedil": "ç", "ocirc": "ô",
        "icirc": "î", "ucirc": "û", "ugrave": "ù", "uuml": "ü", "ouml": "ö", "auml": "ä", "Eacute": "É", "szlig": "ß",
        "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£", "bull": "•", "middot": "·", "shy": "\u{AD}",
    ]

    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            if let end = rest.prefix(12).firstIndex(of: ";"), let sign = character(rest[rest.index(after: start)..<end])
            {
                result.append(sign)
                rest = rest[rest.index(after: end)...]
            } else {
                result.append("&")
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> Character? {
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value = digits.first?.lowercased() == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).map(Character.init)
        }
        return named[String(name)]
    }
}
