import Articles
import Cells

// Notes behind the sentences that cite them.

extension Page {
    /// UTF-8 bytes of a note that stand in the text, at most; the popup shows the rest.
    private static let mostOfNote = 4_000

    /// The notes that a block of the body is the first to cite, each behind the sentence that does.
    func asides(ofBlock index: Int) -> [Display.Aside] {
        guard let block = document.block(.body, index), !block.isFurniture else { return [] }
        let cited = block.spans.compactMap { span -> (note: Int, offset: Int)? in
            guard let note = span.marker?.note, document.notes.indices.contains(note),
                firstCitations[note] == FirstCitation(block: index, offset: span.range.lowerBound)
            else { return nil }
            return (note, span.range.lowerBound)
        }
        guard !cited.isEmpty else { return [] }
        let sentences = Sentence.ranges(in: block)
        return cited.map { note, offset in
            // A marker without a print, behind a full stop, belongs to what stands before it.
            let end = sentences.first { $0.upperBound >= offset && $0.upperBound > 0 }?.upperBound
            return aside(ofNote: note, at: max(end ?? 0, offset))
        }.sorted { $0.at < $1.at }
    }

    private func aside(ofNote index: Int, at offset: Int) -> Display.Aside {
        var aside = Display.Aside(at: offset, text: " [\(document.label(ofNote: index)): ", isNote: true)
        for (number, block) in document.notes[index].blocks.enumerated() {
            if number > 0 { aside.text += " \u{B6} " }
            let start = aside.text.utf8.count
            guard start + block.text.utf8.count <= Self.mostOfNote else {
                aside.text += setter.glyphs.ellipsis
                break
            }
            // Lines of their own have no place here.
            aside.text += String(decoding: block.text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
            aside.spans += block.spans.map { Span($0.kind, start + $0.range.lowerBound..<start + $0.range.upperBound) }
        }
        aside.text += "]"
        return aside
    }

    struct FirstCitation: Hashable, Sendable {
        var block: Int
        var offset: Int
    }

    /// Where the body cites each note first. O(spans), the first time.
    private var firstCitations: [Int: FirstCitation] {
        memory.firstCitations {
            var first: [Int: FirstCitation] = [:]
            for (index, block) in document.blocks.enumerated() where !block.isFurniture {
                for span in block.spans {
                    guard let note = span.marker?.note, first[note] == nil else { continue }
                    first[note] = FirstCitation(block: index, offset: span.range.lowerBound)
                }
            }
            return first
        }
    }
}
