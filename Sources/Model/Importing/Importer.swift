import Articles

/// Turns the bytes of a file into articles: sniff the format -> decode -> blocks with candidate markers -> bind markers to
/// notes -> Article. Each form is one type with one entry; `Importer` only chooses among them.
public enum Importer {
    /// Rises whenever the same bytes may yield another article than before, so that a library can parse them anew.
    public static let version = 4

    /// A file that is read whole may have this many bytes; a mailbox, which is read message by message, any number.
    public static let maximumSize = 256 << 20

    /// Parses a file. `name` is its name, only a hint: the bytes decide. O(n log n) in the bytes.
    ///
    /// - Throws: `ImportError` when nothing can be read: the file is empty, binary, or of a form that is not known.
    public static func articles(from bytes: [UInt8], named name: String) throws(ImportError) -> [Article] {
        switch try Sniffer.form(of: bytes, named: name) {
        case .text:
            let decoded = TextDecoder.decode(bytes, labelled: nil)
            guard decoded.text.unicodeScalars.contains(where: { !isBlank($0) }) else { throw .empty }
            return [TextForm.article(from: decoded, named: name)]
        case .mail:
            let content = Array(MailSniffer.content(of: bytes))
            return try MailForm.articles(from: content, titled: FileName.title(name), format: .eml)
        case .mailbox: return try MailboxForm.articles(from: bytes)
        case .markdown:
            let decoded = TextDecoder.decode(Tabs.expanded(bytes, isMarkup: false), labelled: nil)
            guard decoded.text.unicodeScalars.contains(where: { !isBlank($0) }) else { throw .empty }
            // The founding dialects, and what would cost a parser of Markdown gigabytes.
            if TextForm.hasKnownHeader(decoded.text) || MarkdownForm.isTooDense(decoded.text) {
                return [TextForm.article(from: decoded, named: name, format: .markdown)]
            }
            var manuscript = try MarkdownForm.manuscript(of: decoded, titled: FileName.title(name))
            return [manuscript.finished()]
        case .html:
            let expanded = Tabs.expanded(bytes, isMarkup: true)
            let decoded = TextDecoder.decode(expanded, labelled: PageCharset.label(of: bytes))
            var manuscript = try HTMLForm.manuscript(of: decoded, in: HTMLForm.Context(title: FileName.title(name)))
            return [manuscript.finished()]
        case .feed: return try FeedForm.articles(from: bytes)
        case .json: return try JSONFeedForm.articles(from: bytes)
        }
    }

    /// Parses a file that is read piece by piece, in whatever pieces it comes. A mailbox's articles are handed over in batches
    /// while it is read, so that memory does not grow with it; those of any other file at once, at its end. All batches of
    /// a file in order are what `articles(from:named:)` yields.
    ///
    /// - Parameter next: the next piece; empty at the end of the file.
    /// - Throws: `ImportError`, and what `next` and `take` throw.
    public static func read(
        named name: String, pieces next: () throws -> [UInt8], take: ([Article]) throws -> Void
    ) throws {
        var bytes: [UInt8] = []
        var isEnded = false
        while bytes.count < Sniffer.window, !isEnded {
            let piece = try next()
            isEnded = piece.isEmpty
            bytes += piece
        }
        if MailSniffer.isMailbox(MailSniffer.content(of: bytes).prefix(Sniffer.window)) {
            var mailbox = MailboxForm()
            try mailbox.read(bytes, take: take)
            while !isEnded {
                let piece = try next()
                isEnded = piece.isEmpty
                try mailbox.read(piece, take: take)
            }
            try mailbox.finish(take: take)
            return
        }
        while !isEnded {
            let piece = try next()
            isEnded = piece.isEmpty
            bytes += piece
            guard bytes.count <= maximumSize else { throw ImportError.large }
        }
        try take(try articles(from: bytes, named: name))
    }
}

extension Importer {
    /// White space of any script, and what prints nothing.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }
}

/// Why a file could not be read as a newsletter.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    /// What the bytes are instead, as a person would say it: "a PNG picture".
    case binary(String)
    /// A form that is none of a newsletter, as a person would say it: "an XML document that is no feed".
    case foreign(String)
    case large
    /// A library that reads the form is not installed.
    case noLibrary(String)

    public var description: String {
        switch self {
        case .empty: "the file is empty"
        case .binary(let what): "not a newsletter: it is \(what)"
        case .foreign(let what): "not a newsletter: it is \(what)"
        case .noLibrary(let name): "it cannot be read without \(name), which is not installed"
        case .large: "it is larger than \(Importer.maximumSize >> 20) MB"
        }
    }
}
