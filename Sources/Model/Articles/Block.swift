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

        /// Furniture is what a reader skips: it is folded on the page.
        public var isFurniture: Bool { self == .postscript || self == .boilerplate }
    }

    /// What a block carries besides its text.
    public enum Detail: Hashable, Sendable {
        /// The cells of a table, row by row: UTF-8 bytes of the text, in which a row is a line; whether the first row names the
        /// columns, `nil` where the source does not say.
        case cells([[Range<Int>]], hasHeader: Bool? = nil)
        /// Where an image is; its description is the text.
        case image(address: String)
        /// The language of code, as the source names it.
        case code(language: String)
    }

    /// What a block stands in besides the list or the quotation that its kind names.
    public struct Enclosure: Hashable, Sendable {
        /// Quotations around it, for any kind but a quotation.
        public var quotes: Int
        /// Items of lists that it goes on in, for any kind but an item: one for each list.
        public var items: Int

        /// Nobody quotes deeper.
        private static let deepest = 256

        public init(quotes: Int = 0, items: Int = 0) {
            self.quotes = max(0, min(quotes, Self.deepest))
            self.items = max(0, min(items, Self.deepest))
        }
    }

    public var kind: Kind
    public var section: Section
    /// Printable text: no control characters but, in preformatted blocks, line feeds.
    public var text: String
    /// Sorted by start; see `Span`.
    public var spans: [Span]
    /// The full name of whoever speaks in this turn of an interview, `nil` where none is printed.
    public var speaker: String?
    /// Of an item or a quotation: how many more of the same it stands in.
    public var depth: Int
    public var enclosure: Enclosure
    public var detail: Detail?

    public init(
        _ kind: Kind, _ text: String, spans: [Span] = [], section: Section = .body, speaker: String? = nil,
        depth: Int = 0, enclosure: Enclosure = Enclosure(), detail: Detail? = nil
    ) {
        self.kind = kind
        self.section = section
        self.text = text
        self.spans = spans
        self.speaker = speaker
        self.depth = depth
        self.enclosure = enclosure
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

    public var isFurniture: Bool { section.isFurniture }
}
