import Articles

/// Short texts of feeds: titles, names.
enum FeedText {
    /// UTF-8 bytes. What is longer is no title.
    private static let maximumLength = 4_096
    /// Code points of a title that is made of a text's first words.
    private static let firstWordsLength = 60

    /// One line without markup. References are decoded once more than the format asks for: many feeds escape their titles
    /// twice, and hardly any title shows `&amp;`.
    ///
    /// - Parameter isMarkup: tags of emphasis, links and the like are markup; others, as in "The <canvas> element", are text.
    static func line(_ text: String, isMarkup: Bool = true) -> String {
        var text = text
        if text.utf8.count > maximumLength { text = text.slice(0..<maximumLength) }
        if isMarkup, text.utf8.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
        return cleanLine(windows(Entities.decoded(text)))
    }

    /// A text in one line, without what no text may hold.
    static func cleanLine(_ text: String) -> String { TextDecoder.cleaned(text).text.collapsed }

    private static let inlineNames: Set<String> = [
        "a", "abbr", "b", "big", "br", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3", "i", "img", "ins",
        "mark", "p", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr",
    ]

    private static func withoutTags(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), let tag = MarkupTag(bytes, at: index),
                inlineNames.contains(tag.localName.lowercased())
            {
                if ["br", "p", "div"].contains(tag.localName.lowercased()) { plain.append(0x20) }
                index = tag.end
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// References to 0x80...0x9F mean the signs of windows-1252, as in HTML (section 13.2.5.80).
    private static func windows(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append((0x80...0x9F).contains(scalar.value) ? Windows1252.scalar(UInt8(scalar.value)) : scalar)
        }
        return String(scalars)
    }

    /// The first words of a text, at most 60 code points; a word that is longer is cut. O(1).
    static func firstWords(of text: String) -> String {
        let line = text.slice(0..<1_000).collapsed
        guard line.unicodeScalars.count > firstWordsLength else { return line }
        let head = String(line.unicodeScalars.prefix(firstWordsLength - 1))
        let isWhole = line.unicodeScalars.dropFirst(firstWordsLength - 1).first == " "
        guard !isWhole, let space = head.lastIndex(of: " ") else { return head.trimmed(of: " ,;:-–—") + "…" }
        return String(head[..<space]).trimmed(of: " ,;:-–—") + "…"
    }

    /// Plain text as markup that shows it.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    /// Whether a text that is not said to be markup looks like some.
    static func looksLikeMarkup(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
        let bytes = Array(text.utf8.prefix(20_000))
        return bytes.indices.contains { index in
            guard bytes[index] == UInt8(ascii: "<"), let tag = MarkupTag(bytes, at: index) else { return false }
            let name = tag.localName.lowercased()
            return inlineNames.contains(name)
                || ["blockquote", "ul", "ol", "li", "table", "h4", "hr", "figure"].contains(name)
        }
    }
}
