/// One block of a document: a flat text with spans over it.
public struct Block: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case paragraph
        /// A heading; level 1 is the article's title, so headings of the text begin at 2.
        case heading(level: Int)
        /// An item of a list; `ordinal` is the number it prints, `nil` for a bullet.
        case listItem(ordinal: Int?)
        case quote
        /// A sentence of the text that is repeated as decoration.
        case pullQuote
        case preformatted
        case table
        case image
        case caption
        case rule
        /// Signatures, date signatures, translator, source and series lines that stand in the text.
        case credit
    }

    /// The part of the article that a block belongs to.
    public enum Section: String, Hashable, Sendable, CaseIterable {
        case standfirst, body, postscript
        /// Appeals, subscription and licence lines, navigation: set apart, never lost.
        case boilerplate
    }

    /// What a block carries besides its text.
    public enum Detail: Hashable, Sendable {
        /// The cells of a table, row by row: UTF-8 bytes of the text, in which a row is a line.
        case cells([[Range<Int>]])
        /// Where an image is; its description is the text.
        case image(address: String)
        /// The language of code, as the source names it.
        case code(language: String)
    }

    public var kind: Kind
    public var section: Section
    /// Printable text: no control characters but, in preformatted blocks, line feeds.
    public var text: String
    /// Sorted by start; see `Span`.
    public var spans: [Span]
    /// The full name of whoever speaks in this turn of an interview, `nil` where none is printed.
    public var speaker: String?
    /// How many lists or quotations this block stands in, beyond the one that its kind names.
    public var depth: Int
    public var detail: Detail?

    public init(
        _ kind: Kind, _ text: String, spans: [Span] = [], section: Section = .body, speaker: String? = nil,
        depth: Int = 0, detail: Detail? = nil
    ) {
        self.kind = kind
        self.section = section
        self.text = text
        self.spans = spans
        self.speaker = speaker
        self.depth = depth
        self.detail = detail
    }

    /// The name of the kind in the JSON contract and in the tree.
    public var kindName: String {
        switch kind {
        case .paragraph: "paragraph"
        case .heading: "heading"
        case .listItem: "list_item"
        case .quote: "quote"
        case .pullQuote: "pull_quote"
        case .preformatted: "preformatted"
        case .table: "table"
        case .image: "image"
        case .caption: "caption"
        case .rule: "rule"
        case .credit: "credit"
        }
    }

    /// Where the image is that the block stands for.
    public var imageAddress: String? {
        if case .image(let address)? = detail { address } else { nil }
    }

    /// Furniture is what a reader skips: it is folded on the page.
    public var isFurniture: Bool { section == .postscript || section == .boilerplate }
}
