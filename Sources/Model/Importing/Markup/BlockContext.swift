import Articles

/// What the open elements of a page make of a line: the kind of its block, and what comes with it.
struct BlockContext {
    /// An item of a list.
    struct Item {
        /// Its number in an ordered list.
        var ordinal: Int?
        /// Lists that its own stands in.
        var depth: Int
    }

    /// The item whose first block is still to come.
    var item: Item?
    /// Of code.
    var language: String?

    private var preformatted = 0
    private var quotes = 0
    private var pullQuotes = 0
    private var captions = 0
    private var tables = 0
    private var headings: [Int] = []
    private var lists: [(isOrdered: Bool, next: Int)] = []

    var isPreformatted: Bool { preformatted > 0 }
    var isInHeading: Bool { !headings.isEmpty }
    var isInTable: Bool { tables > 0 }

    /// A block begins.
    ///
    /// - Returns: the number of an ordered item, or that at which a list starts.
    mutating func open(_ element: Element, _ attributes: Attributes, _ hints: Hints) -> Int? {
        if hints.contains(.pullQuote) { pullQuotes += 1 }
        if hints.contains(.caption) { captions += 1 }
        switch element {
        case .heading(let level): headings.append(level)
        case .quote: quotes += 1
        case .list(let isOrdered):
            let first = attributes.start.flatMap(Int.init) ?? 1
            lists.append((isOrdered, first))
            return first
        case .item:
            var ordinal: Int?
            if let list = lists.last, list.isOrdered {
                let number = attributes.start.flatMap(Int.init) ?? list.next
                lists[lists.count - 1].next = number &+ 1
                ordinal = number
            }
            item = Item(ordinal: ordinal, depth: max(0, lists.count - 1))
            return ordinal
        case .paragraph where attributes.classes?.hasPrefix("MsoListParagraph") == true: item = Item(depth: 0)
        case .preformatted:
            preformatted += 1
            language = attributes.classes.flatMap(InlineStyle.language)
        case .caption, .tableCaption: captions += 1
        case .table: tables += 1
        default: break
        }
        return nil
    }

    /// A block ends that was opened with these.
    mutating func close(_ element: Element, _ hints: Hints) {
        if hints.contains(.pullQuote) { pullQuotes -= 1 }
        if hints.contains(.caption) { captions -= 1 }
        switch element {
        case .heading: headings.removeLast()
        case .quote: quotes -= 1
        case .list: lists.removeLast()
        case .item: item = nil
        case .preformatted: preformatted -= 1
        case .caption, .tableCaption: captions -= 1
        case .table: tables -= 1
        default: break
        }
    }

    /// The kind of a block that ends here.
    var kind: Block.Kind {
        if preformatted > 0 { return .preformatted }
        if captions > 0 { return .caption }
        if let level = headings.last { return .heading(level: max(2, level)) }
        if pullQuotes > 0 { return .pullQuote }
        if let item { return .listItem(ordinal: item.ordinal) }
        return quotes > 0 ? .quote : .paragraph
    }

    /// What a block of a kind stands in. One with which an item begins does not go on in it.
    func enclosure(of kind: Block.Kind) -> Block.Enclosure {
        let items = lists.count - (item != nil && !lists.isEmpty ? 1 : 0)
        return switch kind {
        case .listItem: Block.Enclosure(quotes: quotes)
        case .quote, .pullQuote: Block.Enclosure(items: items)
        default: Block.Enclosure(quotes: quotes, items: items)
        }
    }

    /// Gives a block of this kind its level, depth, mark and language.
    mutating func complete(_ draft: inout BlockDraft) {
        draft.level = headings.last ?? 0
        switch draft.kind {
        case .preformatted:
            draft.rich.spans.removeAll { $0.kind == .code }
            draft.detail = language.map { .code(language: $0) }
        case .listItem(let ordinal):
            if ordinal == nil { draft.rich.dropBullet() }
            draft.mark = ordinal.map { "\($0)." } ?? "-"
            draft.depth = item?.depth ?? 0
            item = nil
        case .quote: draft.depth = quotes - 1
        default: break
        }
    }
}
