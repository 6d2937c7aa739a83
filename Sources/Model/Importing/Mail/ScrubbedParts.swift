import Articles

/// What Mailman leaves of a part that it does not send on: below a line of dashes around "next part" some lines that end in
/// the address of the part. The words are those of the list's language; the shape is always the same.
struct ScrubbedParts {
    private(set) var attachments: [Article.Attachment] = []
    /// The text without these lines.
    private(set) var text = ""
    /// The lines, as they stood.
    private(set) var removed = ""

    /// `nil` for a text that has none. O(bytes).
    init?(in text: String) {
        guard text.contains("---------- ") else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // A heading between dashes has the shape of the separator, but not its words: those stand above an address.
        var separator: Substring?
        for index in lines.indices where Self.isSeparator(lines[index]) {
            if Self.attachment(Self.block(below: index, in: lines)) != nil { separator = separator ?? lines[index] }
        }
        guard let separator else { return nil }
        var kept: [Substring] = []
        var index = 0
        while index < lines.count {
            guard lines[index] == separator else {
                kept.append(lines[index])
                index += 1
                continue
            }
            // A part of text stands there itself, and is read on.
            kept.append("")
            let block = Self.block(below: index, in: lines)
            index += 1
            guard let attachment = Self.attachment(block) else { continue }
            attachments.append(attachment)
            removed += block.joined(separator: "\n") + "\n\n"
            index = block.endIndex
        }
        self.text = kept.joined(separator: "\n")
    }

    /// The lines up to an empty one or the next separator.
    private static func block(below index: Int, in lines: [Substring]) -> ArraySlice<Substring> {
        lines[(index + 1)...].prefix(12).prefix { !isSeparator($0) }.drop { $0.isEmpty }.prefix { !$0.isEmpty }
    }

    /// `-------------- next part --------------`, `-------------- section suivante --------------`
    private static func isSeparator(_ line: Substring) -> Bool {
        guard line.utf8.count < 80, line.hasPrefix("------------"), line.hasSuffix("------------") else { return false }
        let words = line.drop { $0 == "-" }.prefix { $0 != "-" }
        return words.first == " " && words.last == " " && words.contains(where: \.isLetter)
    }

    /// A sentence, then `Name: …`, `Type: …` and the like if any, and last `URL: <…>`.
    private static func attachment(_ lines: ArraySlice<Substring>) -> Article.Attachment? {
        guard let last = lines.last, lines.count >= 2, let (key, value) = field(last), key == "URL" else { return nil }
        guard let address = Address.openable(value.trimmed(of: "<>"), base: nil), Address.isWeb(address) else {
            return nil
        }
        let fields = lines.dropFirst().dropLast().compactMap(field)
        let type = fields.lazy.map(\.value).first { isType($0) }
        return Article.Attachment(
            address: address, title: fields.first.flatMap { isType($0.value) ? nil : $0.value }, mimeType: type)
    }

    private static func field(_ line: Substring) -> (key: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let key = String(line[..<colon]).trimmingSpaces
        let value = String(line[colon...].dropFirst()).trimmingSpaces
        return key.isEmpty || key.utf8.count > 20 || value.isEmpty ? nil : (key, value)
    }

    /// "application/pdf"
    private static func isType(_ value: String) -> Bool {
        let halves = value.split(separator: "/")
        return halves.count == 2 && value.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
