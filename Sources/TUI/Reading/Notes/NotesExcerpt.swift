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
            let label =
                "[\(cut(article.document.label(ofNote: index), to: max(2, width / 2), ellipsis: glyphs.ellipsis))]"
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
            let sourceText = isTitle ? article.title : source?.text ?? ""
            limit = Self.rowsOfSentence
            let room = max(1, min(limit, rows) - 1) * max(8, width - 4)
            let range = Self.stretch(of: sentence, around: citation.range, in: sourceText, room: room)
            let text = Self.excerpt(sourceText, isTitle ? article.titleSpans : source?.spans ?? [], range)
            isCut = text.isCut
            block = text.block
            block.kind = .quote
            let lead = article.whereabouts(of: citation).map { "Cited \($0): " } ?? "Cited: "
            block = block.led(by: range == sentence ? lead : lead + glyphs.ellipsis + " ")
        }
        page = Typesetter(width: width, glyphs: glyphs).page(
            ofNote: 0, in: Document(notes: [Note(label: nil, blocks: [block])]))
        let lines = page.lines.prefix(min(limit, rows) + 1).count
        self.rows = max(1, min(lines, limit, rows))
        self.isCut = isCut || lines > self.rows
    }

    /// Of a sentence the part that shows the marker: where it stands beyond the room (about so many columns, counted as UTF-8
    /// bytes), what comes long before it is left out, up to the border of a word.
    private static func stretch(of sentence: Range<Int>, around marker: Range<Int>, in text: String, room: Int)
        -> Range<Int>
    {
        guard marker.upperBound - sentence.lowerBound > room, sentence.contains(marker.lowerBound) else {
            return sentence
        }
        let start = max(sentence.lowerBound, marker.lowerBound - room * 3 / 4)
        let bytes = text.utf8Span.span
        var word = start
        while word < marker.lowerBound, bytes[word] != UInt8(ascii: " ") { word += 1 }
        // A script without spaces: at least between two scalars.
        if word == marker.lowerBound {
            word = start
            while word > sentence.lowerBound, bytes[word] & 0xC0 == 0x80 { word -= 1 }
            return word..<sentence.upperBound
        }
        return word + 1..<sentence.upperBound
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
