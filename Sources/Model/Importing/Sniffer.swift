/// Recognises the form of a file from its first bytes.
enum Sniffer {
    enum Form: Equatable {
        case text
        case mail
        case mailbox
        case markdown
        case html
        case feed
        case json
    }

    /// How many bytes are looked at.
    static let window = 65_536

    static func form(of bytes: [UInt8], named name: String) throws(ImportError) -> Form {
        for (magic, what) in signatures where bytes.starts(with: magic) { throw .binary(what) }
        if let markup = try markup(bytes) { return markup }
        if bytes.starts(with: [0xFF, 0xFE]) { return .text }
        if bytes.starts(with: [0xFE, 0xFF]) { return .text }
        let head = bytes.prefix(window)
        guard head.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
        if let mail = mail(bytes, named: name) { return mail }
        if looksBinary(head) { throw .binary("binary data") }
        if isHTML(head, named: name) { return .html }
        if try isJSON(bytes, named: name) { return .json }
        return isMarkdown(head, named: name) ? .markdown : .text
    }

    private static let signatures: [([UInt8], String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        (Array("%PDF-".utf8), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("SQLite format 3\0".utf8), "an SQLite database"),
        (Array("{\\rtf".utf8), "an RTF document"),
    ]

    /// Text holds few control characters; a tenth of the bytes is more than any damaged extraction has.
    private static func looksBinary(_ head: ArraySlice<UInt8>) -> Bool {
        let controls = head.reduce(0) { count, byte in
            byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1B || byte == 0x7F ? count + 1 : count
        }
        return controls * 10 > head.count
    }

    /// A name says so, or what only Markdown has: front matter, or notes defined as `[^id]:`.
    private static func isMarkdown(_ head: ArraySlice<UInt8>, named name: String) -> Bool {
        let ending = FileName.ending(name)
        if ["md", "markdown", "mdown", "mkd", "mdtext", "rmd", "qmd"].contains(ending) { return true }
        let text = String(decoding: head, as: UTF8.self)
        var lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)[...]
        if !FrontMatter(takenFrom: &lines).isEmpty { return true }
        return lines.contains { line in
            guard line.hasPrefix("[^"), let close = line.firstIndex(of: "]") else { return false }
            return line[close...].hasPrefix("]:")
        }
    }

    /// A page says so in its first tag; a piece of one has tags of blocks near its beginning.
    private static func isHTML(_ head: ArraySlice<UInt8>, named name: String) -> Bool {
        let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(2_048)
        let hasName = ["html", "htm", "xhtml"].contains(FileName.ending(name))
        guard start.first == UInt8(ascii: "<") || hasName else { return false }
        var text = String(decoding: start, as: UTF8.self).lowercased()[...]
        // Declarations and comments stand before the first tag.
        while true {
            text = text.drop { $0.isWhitespace }
            if text.hasPrefix("<!--"), let end = text.range(ofFirst: "-->") {
                text = text[end...].dropFirst(3)
            } else if text.hasPrefix("<?"), let end = text.firstIndex(of: ">") {
                text = text[end...].dropFirst()
            } else {
                break
            }
        }
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") { return true }
        guard text.hasPrefix("<") || hasName else { return false }
        let tags = [
            "<p", "<div", "<h1", "<h2", "<body", "<head", "<article", "<table", "<meta", "<title", "<section", "<main",
            "<span", "<a ", "<br", "<ul", "<ol", "<blockquote", "<b>", "<i>", "<center", "<font",
        ]
        if hasName { return text.contains("<") }
        return tags.contains { text.hasPrefix($0) }
    }

    /// JSON is what can be read as such to its end; what only begins like it is text, unless its name says otherwise.
    private static func isJSON(_ bytes: [UInt8], named name: String) throws(ImportError) -> Bool {
        guard JSONFeedForm.mayBegin(bytes) else { return false }
        if JSONCursor.isDocument(bytes) { return true }
        if FileName.ending(name) == "json" { throw .foreign("a JSON document that is damaged or cut off") }
        return false
    }

    /// Documents of XML by their first element.
    private static func markup(_ bytes: [UInt8]) throws(ImportError) -> Form? {
        switch MarkupRoot(of: bytes.prefix(window)) {
        case .feed: return .feed
        case .page: return .html
        case .foreign(let what): throw .foreign(what)
        case nil: return nil
        }
    }

    private static func mail(_ bytes: [UInt8], named name: String) -> Form? {
        let content = MailSniffer.content(of: bytes).prefix(window)
        if MailSniffer.isMailbox(content) { return .mailbox }
        let isNamed = ["eml", "mail", "msg", "mht", "mhtml"].contains(FileName.ending(name))
        return MailSniffer.isMail(content, isNamed: isNamed) ? .mail : nil
    }
}
