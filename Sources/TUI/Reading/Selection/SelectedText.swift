import Articles
import Typesetting

// What is copied of a page: the article's text, and not the lines that it is set in.

extension PageState {
    /// What is selected, block by block, in the order of the page; what is folded is left out.
    var selectedStretches: some Sequence<Stretch> {
        let blocks = shownBlocks
        let selection = selection
        return sequence(state: selection.flatMap { blocks.block($0.first.part, $0.first.block) }) { next -> Stretch? in
            guard let block = next, let range = selection?.selected(block) else { return nil }
            next = blocks.next(after: block)
            return Stretch(block.part, block: block.block, range: range)
        }
    }

    /// The selected text, as it is copied. O(UTF-8 bytes).
    var selectedText: String {
        var text = CopiedText(hasSigns: selection?.hasSigns ?? false)
        for stretch in selectedStretches { add(stretch, to: &text) }
        return text.text
    }

    /// The words of a stretch, as they are copied.
    func copiedText(of stretch: Stretch) -> String {
        var text = CopiedText(hasSigns: false)
        add(stretch, to: &text)
        return text.text
    }

    private func add(_ stretch: Stretch, to text: inout CopiedText) {
        guard let block = article.document.block(stretch.part, stretch.block) else { return }
        var label: String?
        if case .note(let note) = stretch.part, stretch.block == 0 { label = article.document.label(ofNote: note) }
        let isBegun = !block.text.slice(0..<stretch.range.lowerBound).contains { !$0.isWhitespace }
        text.add(page.text(of: stretch), of: block, label: label, isBegun: isBegun)
    }

    /// UTF-8 bytes of a selection whose words are counted for every frame: more than terminals copy.
    private static let countedBytes = 100_000

    /// How many words are selected, for the status line. O(UTF-8 bytes selected, up to a bound).
    var selectedWords: String {
        var words = 0
        var rest = Self.countedBytes
        for stretch in selectedStretches {
            let start = stretch.range.lowerBound
            let text = article.document.block(stretch.part, stretch.block)?.text ?? ""
            words += text.slice(start..<min(stretch.range.upperBound, start + rest)).wordCount
            rest -= stretch.range.count
            if rest <= 0 { return "over \(words) words" }
        }
        return words == 1 ? "1 word" : "\(words) words"
    }
}

/// Text as it is given to other programs: a paragraph is one line, and an empty line parts it from the next one; items of lists
/// stand below each other.
struct CopiedText {
    /// Blocks are given what the page prints before them: numbers and bullets, bars of quotations, the names of speakers.
    let hasSigns: Bool
    private(set) var text = ""
    private var isBelowItem = false

    init(hasSigns: Bool) { self.hasSigns = hasSigns }

    /// - Parameters:
    ///   - words: some of the block's text.
    ///   - label: that of the note whose first block it is.
    ///   - isBegun: the words are the block's first.
    mutating func add(_ words: String, of block: Block, label: String?, isBegun: Bool) {
        let words = words.asCopied(keepingLines: block.kind == .preformatted || block.kind == .table)
        guard !words.isEmpty else { return }
        let isItem = if case .listItem = block.kind { true } else { false }
        if !text.isEmpty { text += isItem && isBelowItem ? "\n" : "\n\n" }
        isBelowItem = isItem
        guard hasSigns else {
            text += words
            return
        }
        let margin = Self.margin(of: block)
        text += margin + Self.signs(before: block, label: label, isBegun: isBegun)
        text +=
            margin.isEmpty
            ? words : words.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + margin)
    }

    /// What stands before every line of what is quoted, or goes on in an item.
    private static func margin(of block: Block) -> String {
        String(repeating: "> ", count: min(block.enclosure.quotes, 6))
            + String(repeating: "  ", count: min(block.enclosure.items, 6))
    }

    private static func signs(before block: Block, label: String?, isBegun: Bool) -> String {
        let depth = max(0, min(block.depth, 6))
        var signs = ""
        if isBegun, let label { signs += "[\(label)] " }
        switch block.kind {
        case .listItem(let ordinal) where isBegun:
            signs += String(repeating: "  ", count: depth) + (ordinal.map { "\($0). " } ?? "- ")
        case .quote: signs += String(repeating: "> ", count: 1 + depth)
        case .pullQuote: signs += "> "
        default: break
        }
        if isBegun, let speaker = block.speaker { signs += speaker + (speaker.hasSuffix(":") ? " " : ": ") }
        return signs.asCopied()
    }
}

extension String {
    /// Without soft hyphens, control characters and what turns the direction of text around; in one line, unless its lines are
    /// kept. O(UTF-8 bytes).
    func asCopied(keepingLines: Bool = false) -> String {
        var copied = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A where keepingLines: copied.append(scalar)
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: copied.append(" ")
            case 0..<0x20, 0x7F...0x9F, 0xAD, 0x202A...0x202E, 0x2066...0x2069: break
            default: copied.append(scalar)
            }
        }
        return String(copied)
    }
}
