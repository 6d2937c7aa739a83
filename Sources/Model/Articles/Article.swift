/// One article as it was received: content that never changes after parsing. What the reader does with it (`Status`,
/// `Bookmark`) is kept apart.
public struct Article: Hashable, Sendable {
    /// The row of an article in a library; it stays the same as long as the library exists.
    public typealias ID = Int64

    /// What makes two imports the same article.
    public enum Identity: Hashable, Sendable {
        /// The canonical address of this copy.
        case address(String)
        /// A Message-ID or a feed's guid.
        case guid(String)
        /// Neither is known: the SHA-256 of the content, in hexadecimal. A library takes the place in the source instead.
        case content(String)

        /// The form of the JSON contract.
        public var text: String {
            switch self {
            case .address(let text), .guid(let text): text
            case .content(let digest): Self.digestPrefix + digest
            }
        }

        private static let digestPrefix = "sha256:"

        /// The digest in an identity's `text`; `nil` when that is an address or a guid.
        public static func digest(of text: String) -> String? {
            text.hasPrefix(digestPrefix) ? String(text.dropFirst(digestPrefix.count)) : nil
        }
    }

    /// The format of the file that an article came from.
    public enum Format: String, Hashable, Sendable, CaseIterable {
        case text, markdown, html, eml, mbox, rss, atom, jsonfeed

        public var isMail: Bool { self == .eml || self == .mbox }
    }

    /// What a careful reader would remark about the file.
    public enum Flag: String, Hashable, Sendable, CaseIterable, Comparable {
        case attachments, boilerplate
        case charsetRepaired = "charset_repaired"
        case duplicateTitle = "duplicate_title"
        case interview
        case joinedParagraphs = "joined_paragraphs"
        case multiParagraphNotes = "multi_paragraph_notes"
        case notFootnotes = "not_footnotes"
        case numberedLinks = "numbered_links"
        case placeholderLinks = "placeholder_links"
        case postscript
        case pullQuote = "pull_quote"
        case repeatedMarkers = "repeated_markers"
        case restartedNumbering = "restarted_numbering"
        case severalArticles = "several_articles"
        case tracking, translated
        case unreferencedNotes = "unreferenced_notes"
        case unresolvedMarkers = "unresolved_markers"

        public static func < (a: Flag, b: Flag) -> Bool { a.rawValue < b.rawValue }
    }

    /// A document that the article names or encloses.
    public struct Attachment: Hashable, Sendable {
        public var address: String?
        public var title: String?
        public var mimeType: String?

        public init(address: String?, title: String?, mimeType: String?) {
            self.address = address
            self.title = title
            self.mimeType = mimeType
        }
    }

    public var identity: Identity
    /// The Message-ID or the feed's guid of an article whose identity is an address: several letters may say to stand on one page.
    public var guid: String?
    public var format: Format
    /// The address that a reader would open: of this copy, else of the original.
    public var address: String?
    /// Plain text, without emphasis marks or markers.
    public var title: String
    /// Spans over `title`; a marker in the title is an empty span.
    public var titleSpans: [Span] = []
    /// In natural order: "Given Family".
    public var authors: [String] = []
    /// The names as the byline prints them.
    public var authorsAsPrinted: [String] = []
    public var translators: [String] = []
    /// The day on which this copy was published.
    public var published: PublicationDate?
    /// The earlier day on which the text first appeared, where stated.
    public var firstPublished: PublicationDate?
    /// The introduction that is set apart, as plain text.
    public var summary: String?
    /// ISO 639-1.
    public var language: String?
    /// Who published this copy.
    public var publication: String?
    public var kicker: String?
    /// The steps between the site's name and the title.
    public var breadcrumb: [String] = []
    public var series: String?
    /// As printed: "IV598 - November 2024".
    public var issue: String?
    /// Where the text first appeared.
    public var originalSource: String?
    public var originalAddress: String?
    /// The people of an interview, in order of first speech.
    public var speakers: [String] = []
    public var attachments: [Attachment] = []
    public var document: Document
    public var flags: Set<Flag> = []
    /// What was repaired or not understood, in words.
    public var warnings: [String] = []
    /// SHA-256 of the content in hexadecimal: recognises copies that moved.
    public var digest: String

    public init(identity: Identity, format: Format, title: String, document: Document, digest: String) {
        self.identity = identity
        self.format = format
        self.title = title
        self.document = document
        self.digest = digest
    }

    /// The body as plain text: paragraphs separated by an empty line, furniture left out.
    public var contentText: String { contentBlocks.joined(separator: "\n\n") }

    /// The texts of `contentText`, one after the other.
    public var contentBlocks: some Sequence<String> {
        document.blocks.lazy
            .filter { $0.section == .body && $0.kind != .pullQuote && $0.kind != .rule }
            .map(\.text)
    }
}

extension Article {
    /// Every marker of the article: of the title, of the text (folded furniture too), of the notes. O(spans).
    public var citations: [Citation] {
        titleSpans.compactMap { span in
            span.marker.map { Citation(marker: $0, part: .title, block: 0, range: span.range) }
        } + document.citations
    }

    /// The markers that cite one note. O(spans).
    public func citations(of note: Int) -> [Citation] { citations.filter { $0.marker.note == note } }
}
