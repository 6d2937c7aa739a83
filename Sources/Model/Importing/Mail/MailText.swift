import Articles

/// One text of a mail, in the version that says most.
struct MailText {
    /// The markup of the HTML version; `nil` when the plain one is better.
    private(set) var html: TextDecoder.Decoded?
    /// The plain version; empty when there is none.
    private(set) var plain: TextDecoder.Decoded
    private var flows = false
    private var deletesSpace = false

    init(plain: TextDecoder.Decoded) { self.plain = plain }

    init(_ message: MailMessage, _ text: MailBody.Text) {
        let written = text.plain.map { MailText(plainPart: $0, of: message) }
        self = written.count == 1 ? written[0] : MailText.joined(written)
        guard !text.html.isEmpty else { return }
        let decoded = MailText.joined(
            text.html.map { part in
                if message.parts[part].type.hasSuffix("html") || message.parts[part].type.hasSuffix("+xml") {
                    return MailText(markupPart: part, of: message)
                }
                return MailText(plainPart: part, of: message)
            }
        ).decoded
        // HTML, unless it is a stub beside the plain text.
        let shown = Self.lettersOfMarkup(decoded.text)
        let letters = Self.letters(plain.text)
        if shown > 0, shown * 10 >= letters * 8 || letters < 200 && shown * 2 >= letters { html = decoded }
    }

    private init(plainPart part: Int, of message: MailMessage) {
        plain = TextDecoder.decode(mail: message.content(of: part), labelled: message.parameter("charset", of: part))
        flows = message.parameter("format", of: part)?.lowercased() == "flowed"
        deletesSpace = message.parameter("delsp", of: part)?.lowercased() == "yes"
    }

    private init(markupPart part: Int, of message: MailMessage) {
        self.init(plain: TextDecoder.Decoded(text: ""))
        let bytes = message.content(of: part)
        let stated = message.parameter("charset", of: part)
        html =
            stated.map { TextDecoder.decode(mail: bytes, labelled: $0) }
            ?? TextDecoder.decode(bytes, labelled: PageCharset.label(of: bytes))
    }

    /// Texts that stand one below the other as one, of markup when one of them is.
    static func joined(_ texts: [MailText]) -> MailText {
        if texts.count == 1 { return texts[0] }
        var one = MailText(plain: TextDecoder.Decoded(text: ""))
        one.plain = Self.joined(texts.map(\.unfolded), separator: "\n\n")
        if texts.contains(where: { $0.html != nil }) {
            one.html = Self.joined(texts.map { $0.html ?? $0.markup }, separator: "\n")
        }
        return one
    }

    private static func joined(_ texts: [TextDecoder.Decoded], separator: String) -> TextDecoder.Decoded {
        var one = TextDecoder.Decoded(text: texts.map(\.text).filter { !$0.isEmpty }.joined(separator: separator))
        for text in texts {
            one.warnings += text.warnings.filter { !one.warnings.contains($0) }
            one.isRepaired = one.isRepaired || text.isRepaired
        }
        return one
    }

    /// Takes out what a list left of parts that it did not send on; `nil` where there is nothing of it.
    mutating func takeScrubbedParts() -> ScrubbedParts? {
        guard html == nil, let parts = ScrubbedParts(in: plain.text) else { return nil }
        plain.text = parts.text
        return parts
    }

    /// The plain version, in which each paragraph is a line when it flows.
    private var unfolded: TextDecoder.Decoded {
        var decoded = plain
        if flows { decoded.text = FlowedText.unfolded(plain.text, deletesSpace: deletesSpace) }
        return decoded
    }

    /// The plain version as markup: paragraphs, their short lines, and quotations.
    private var markup: TextDecoder.Decoded {
        var decoded = unfolded
        var markup = ""
        var isQuoted = false
        var last: Int?
        for line in decoded.text.split(separator: "\n" as Character, omittingEmptySubsequences: false) {
            let content = line.drop { $0 == ">" || $0 == " " }
            if content.isEmpty || line.hasPrefix(">") != isQuoted { last = nil }
            if content.isEmpty { continue }
            isQuoted = line.hasPrefix(">")
            if let last {
                markup += last < 50 ? "<br>" : " "
            } else {
                markup += isQuoted ? "\n<blockquote>" : "\n<p>"
            }
            markup += FeedText.escaped(content)
            last = line.utf8.count
        }
        decoded.text = markup
        return decoded
    }

    /// The texts of a multipart that could not be divided, because its boundary is missing or another: divided by the first
    /// line that could be one, else as it stands.
    static func pieces(_ message: MailMessage, _ part: Int) -> [MailText] {
        let bytes = message.preamble(of: part)
        if bytes.allSatisfy({ $0 <= 0x20 }) { return [] }
        if let boundary = boundary(in: bytes),
            let divided = try? MailMessage(
                Array("Content-Type: multipart/mixed; boundary=\"\(boundary)\"\n\n".utf8) + bytes)
        {
            let texts = MailBody(divided, of: 0).texts.map { MailText(divided, $0) }
            // Versions of one text, as its type may have said.
            if let html = texts.last(where: { $0.html != nil }), message.parts[part].type == "multipart/alternative" {
                return [html]
            }
            if !texts.isEmpty { return texts }
        }
        let decoded = TextDecoder.decode(bytes, labelled: nil)
        guard decoded.text.trimmingSpaces.hasPrefix("<") else { return [MailText(plain: decoded)] }
        var text = MailText(plain: TextDecoder.Decoded(text: ""))
        text.html = decoded
        return [text]
    }

    /// What stands behind two hyphens in a line above a part's header, or in one that is closed further below.
    private static func boundary(in bytes: [UInt8]) -> String? {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            $0.last == 0x0D ? $0.dropLast() : $0
        }
        let marks = lines.indices.filter { lines[$0].count > 2 && lines[$0].starts(with: "--".utf8) }
        let closed = Set(
            marks.map { lines[$0] }.filter { $0.suffix(2).elementsEqual("--".utf8) }.map { $0.dropLast(2) })
        for index in marks where index + 1 < lines.count && lines[index].count <= 72 {
            let name = String(decoding: lines[index].dropFirst(2), as: UTF8.self)
            guard !name.contains("\""), !name.contains("\\") else { continue }
            let next = String(decoding: lines[index + 1].prefix(8), as: UTF8.self).lowercased()
            if next == "content-" || next.isEmpty && closed.contains(lines[index]) { return name }
        }
        return nil
    }

    /// What was chosen, as it came.
    var decoded: TextDecoder.Decoded { html ?? plain }

    /// Letters that the reader sees: a measure of how much it says.
    var length: Int { html.map { Self.lettersOfMarkup($0.text) } ?? Self.letters(plain.text) }

    func manuscript(titled title: String, format: Article.Format) throws(ImportError) -> Manuscript {
        if let html {
            let context = HTMLForm.Context(format: format, title: title, isFragment: true)
            return try HTMLForm.manuscript(of: html, in: context)
        }
        return PlainMail.manuscript(
            of: plain, titled: title, format: format, flows: flows, deletesSpace: deletesSpace)
    }

    /// The articles of an issue that is one page; empty for a text that is no issue.
    func pieces(format: Article.Format) throws(ImportError) -> [(fragment: String?, manuscript: Manuscript)] {
        guard let html else { return [] }
        let found = try HTMLForm.manuscripts(of: html, in: HTMLForm.Context(format: format, isFragment: true))
        return found.count > 1 ? found : []
    }

    /// "View this post on the web at https://…", which the plain version says even where the HTML does not.
    var addressOfCopy: String? {
        guard html != nil, !plain.text.isEmpty else { return nil }
        var drafts = PlainMail.manuscript(
            of: TextDecoder.Decoded(text: String(plain.text.prefix(2_000))), titled: "", format: .eml
        ).drafts
        return OnlineCopy.take(from: &drafts)
    }

    // MARK: How much a text says

    /// Letters and digits, addresses left out.
    private static func letters(_ text: String) -> Int {
        text.utf8.split { $0 == 0x20 || $0 == 0x0A }.reduce(0) { sum, word in
            Substring(word).contains("://") ? sum : sum + word.count(where: isLetter)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte.isDigit || byte.isASCIILetter
    }

    /// Letters and digits between the tags; what styles and scripts hold is not shown.
    private static func lettersOfMarkup(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            var index = 0
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    if isLetter(bytes[index]) { count += 1 }
                    index += 1
                    continue
                }
                var end = index + 1
                while end < bytes.count, bytes[end] != UInt8(ascii: ">") { end += 1 }
                let name = bytes[(index + 1)..<min(end, index + 7)].map { $0 | 0x20 }
                for hidden in ["style", "script", "title"] where name.starts(with: hidden.utf8) {
                    end = self.end(of: hidden, from: end, in: bytes)
                }
                index = end + 1
            }
            return count
        }
    }

    /// Where an element's closing tag stands.
    private static func end(of name: String, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let closing = Array("</\(name)".utf8)
        var index = start
        while index + closing.count <= bytes.count {
            if bytes[index] == UInt8(ascii: "<"),
                closing.indices.allSatisfy({ bytes[index + $0] | 0x20 == closing[$0] | 0x20 })
            {
                return index + closing.count
            }
            index += 1
        }
        return bytes.count
    }
}
