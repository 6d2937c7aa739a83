import Articles
import Cells
import Typesetting

/// An item of the notes' pane, set to its width: the beginning of a note, or a sentence that cites it.
struct NotesExcerpt {
    let page: Page
    /// Lines that are shown.
    let rows: Int
    /// Whether there is more than is shown.
    let isCut: Bool

    private static let rowsOfNote = 3
    private static let rowsOfSentence = 6
    /// UTF-8 bytes, which no pane can show so many of: a bound for notes of a megabyte.
    private static let mostBytes = 4_000

    /// At most so many `rows`, which are those of the pane.
    init(_ item: NotesState.Item, of article: Article, width: Int, rows: Int, glyphs: GlyphSet) {
        let document = article.document
        var block: Block
        var isCut = false
        let limit: Int
        switch item {
        case .note(let index, let isCited):
            let blocks = document.notes[index].blocks
            let text = blocks.first.map { Self.excerpt($0.text, $0.spans, 0..<$0.text.utf8.count) }
            isCut = blocks.count > 1 || text?.isCut == true
            block = text?.block ?? Block(.paragraph, "(no text)")
            if !isCited { block = block.led(by: "(no marker cites this note) ") }
            let label = "[\(cut(article.label(of: index), to: max(2, width / 2), ellipsis: glyphs.ellipsis))]"
            block = block.led(by: label + " ", as: .marker(Marker(label: label, note: index)), length: label.utf8.count)
            limit = Self.rowsOfNote
        case .missing(let label):
            let short = cut(label ?? "*", to: max(2, width / 2), ellipsis: glyphs.ellipsis)
            block = Block(.paragraph, label == nil ? NotePopup.missing(nil) : NotePopup.missing(short))
            block = block.led(
                by: "[\(short)] ", as: .marker(Marker(label: label, note: nil)), length: short.utf8.count + 2)
            limit = Self.rowsOfNote
        case .citation(let citation, let sentence):
            let source = document.block(citation.part, citation.block)
            let isTitle = citation.part == .title
            let text = Self.excerpt(
                isTitle ? article.title : source?.text ?? "", isTitle ? article.titleSpans : source?.spans ?? [],
                sentence)
            isCut = text.isCut
            block = text.block
            block.kind = .quote
            block = block.led(by: article.whereabouts(of: citation).map { "Cited \($0): " } ?? "Cited: ")
            limit = Self.rowsOfSentence
        }
        page = Typesetter(width: width, glyphs: glyphs).page(
            ofNote: 0, in: Document(notes: [Note(label: nil, blocks: [block])]))
        self.rows = max(1, min(page.lines.count, limit, rows))
        self.isCut = isCut || page.lines.count > self.rows
    }

    /// The beginning of a range of a text, as one paragraph, with its spans.
    private static func excerpt(_ text: String, _ spans: [Span], _ range: Range<Int>) -> (block: Block, isCut: Bool) {
        let limit = range.lowerBound + mostBytes
        let isCut = range.upperBound > limit
        // What was cut may be half a grapheme.
        let slice = text.slice(range.lowerBound..<min(range.upperBound, limit))
        let piece = isCut ? String(slice.dropLast()) : slice
        let shown = range.lowerBound..<range.lowerBound + piece.utf8.count
        let moved = spans.lazy.drop { $0.range.upperBound < shown.lowerBound }
            .prefix { $0.range.lowerBound <= shown.upperBound }
            .filter { $0.range.clamped(to: shown) == $0.range }
            .map { Span($0.kind, $0.range.lowerBound - shown.lowerBound..<$0.range.upperBound - shown.lowerBound) }
        return (Block(.paragraph, piece, spans: Array(moved)), isCut)
    }
}

extension Block {
    /// The block with words before it, the first bytes of which may mean something.
    fileprivate func led(by words: String, as kind: Span.Kind? = nil, length: Int = 0) -> Block {
        var block = self
        let count = words.utf8.count
        block.text = words + text
        block.spans =
            (kind.map { [Span($0, 0..<length)] } ?? [])
            + spans.map { Span($0.kind, $0.range.lowerBound + count..<$0.range.upperBound + count) }
        return block
    }
}
