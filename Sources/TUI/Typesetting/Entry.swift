import Articles

/// Something that the page sets as one: a block, or a line of the page's own above, between or below the blocks.
public struct Entry: Sendable {
    /// What is set, which says how.
    public enum Role: Hashable, Sendable {
        case kicker, title, byline, facts
        case standfirst, paragraph
        case heading(level: Int)
        case speaker
        case listItem, quote, pullQuote, preformatted, table, image, caption, credit
        /// The address of the image above.
        case address
        case rule
        /// Furniture that is folded to one line, or the line above it when unfolded: the indices of its blocks.
        case fold(Range<Int>, isOpen: Bool)
        case notesHeading
        /// The first block of a note; its label is the prefix.
        case note
        /// A word of the page's own about the note above.
        case remark
    }

    public let role: Role
    public let part: Place.Part
    /// Index of the block in its part; for lines of the page's own that of the block they belong to.
    public let block: Int
    /// Drawn before every line: a bar for each quotation.
    let bars: String
    /// Drawn before the first line, behind the bars, in the room that the others are indented by.
    public let prefix: String
    /// Columns before the bars and the first line's prefix, and before the text of the other lines.
    public let indent: Int
    public let hanging: Int
    /// How the columns of a table lie; `nil` of what is no table, or one whose cells are not known.
    private(set) var table: TableLayout?
    private let display: Display
    /// Where in the block words of the page's own stand; `nil` where the block's text does.
    private let anchor: Int?

    init(
        _ role: Role, _ part: Place.Part, block: Int, text: String, spans: [Span] = [], bars: String = "",
        prefix: String = "", indent: Int = 0, hanging: Int = 0, anchor: Int? = nil, asides: [Display.Aside] = []
    ) {
        self.role = role
        self.part = part
        self.block = block
        self.bars = bars
        self.prefix = prefix
        self.indent = indent
        self.hanging = hanging
        self.anchor = anchor
        display = Display(text: text, spans: spans, asides: asides)
    }

    /// A table, its cells by their UTF-8 bytes in the block's text.
    mutating func lay(_ cells: [[Range<Int>]], hasHeader: Bool?, by setter: Typesetter) {
        let isAsWritten = display.text.utf8.count == display.sourceOffset(display.text.utf8.count)
        let rows =
            isAsWritten
            ? cells
            // A marker that prints nothing stands in its cell, at whichever end of it.
            : cells.map { row in
                row.map { cell in
                    let start = display.printedOffset(cell.lowerBound, including: false)
                    return start..<max(start, display.printedOffset(cell.upperBound))
                }
            }
        let language = setter.language
        table = TableLayout(
            text: text, rows: rows, width: setter.width - indent(width: setter.width), hasHeader: hasHeader,
            glyphs: setter.glyphs
        ) { text, range, width in
            LineBreaker(first: width, rest: width, fit: .greedy, language: language).lines(of: text, in: range).map(
                \.range)
        }
    }

    /// Columns before its lines, but for the first: less where the window is too narrow for them.
    func indent(width: Int) -> Int { min(hanging, max(0, width - 8)) }

    /// The text as it is printed.
    public var text: String { display.text }
    /// Spans over the printed text.
    public var spans: [Span] { display.spans }
    /// Those of them that are markers, in order.
    var markers: [Span] { display.markers }

    /// The spans of which some byte is in a range of the printed text. As cheap as `spans(touching:)`.
    public func spans(in range: Range<Int>) -> [Span] { display.spans(touching: range).filter { !$0.range.isEmpty } }

    /// What stands of notes among the printed text: UTF-8 bytes.
    public var inlineNotes: [Range<Int>] { display.notes }

    /// The same, and the empty spans that stand in the range.
    func spans(touching range: Range<Int>) -> [Span] { display.spans(touching: range) }

    /// Stretches of a range of the printed text in which no word is divided: code, and links that print their addresses.
    func wholes(in range: Range<Int>) -> [Range<Int>] {
        display.spans(touching: range).compactMap { span in
            switch span.kind {
            case .code: span.range
            case .link: text.slice(span.range).contains("://") ? span.range : nil
            case .emphasis, .strong, .marker: nil
            }
        }
    }

    /// The blocks of the furniture that it is the line of.
    public var fold: Range<Int>? {
        if case .fold(let blocks, _) = role { blocks } else { nil }
    }

    /// Whether offsets of its text are offsets of the block's text.
    var holdsText: Bool {
        switch role {
        case .speaker, .address, .fold, .rule, .notesHeading, .remark: false
        default: true
        }
    }

    /// Signs that the page adds exactly there stand before it when `including`.
    public func printedOffset(_ offset: Int, including: Bool = true) -> Int {
        holdsText ? display.printedOffset(offset, including: including) : 0
    }
    public func sourceOffset(_ printed: Int) -> Int { anchor ?? (holdsText ? display.sourceOffset(printed) : 0) }
}
