/// The content of an article: blocks in the order of reading, and notes in the order in which their texts stand in the file.
///
/// One flat representation serves typesetting, search, bookmarks and storage.
public struct Document: Hashable, Sendable {
    public var blocks: [Block]
    public var notes: [Note]

    public init(blocks: [Block] = [], notes: [Note] = []) {
        self.blocks = blocks
        self.notes = notes
    }

    /// A block of the body or of a note; `nil` for the title and for an index out of range.
    public func block(_ part: Place.Part, _ index: Int) -> Block? {
        let blocks: [Block]
        switch part {
        case .title: return nil
        case .body: blocks = self.blocks
        case .note(let note):
            guard notes.indices.contains(note) else { return nil }
            blocks = notes[note].blocks
        }
        return blocks.indices.contains(index) ? blocks[index] : nil
    }

    /// The markers of the body and of the notes, in the order in which they are printed.
    public var citations: [Citation] {
        var found: [Citation] = []
        func collect(_ blocks: [Block], _ part: Place.Part) {
            for (index, block) in blocks.enumerated() {
                for span in block.spans {
                    guard let marker = span.marker else { continue }
                    found.append(Citation(marker: marker, part: part, block: index, range: span.range))
                }
            }
        }
        collect(blocks, .body)
        for (index, note) in notes.enumerated() { collect(note.blocks, .note(index)) }
        return found
    }

    /// What is printed for a note: its label, else its number, from 1.
    public func label(ofNote index: Int) -> String {
        (notes.indices.contains(index) ? notes[index].label : nil) ?? String(index + 1)
    }

    /// About so many words has the body: those of its beginning are counted, and as many taken for the rest. O(blocks + 256 KB).
    public var estimatedWordCount: Int {
        var words = 0
        var counted = 0
        var bytes = 0
        blocks.withUnsafeBufferPointer { blocks in
            for index in blocks.indices where blocks[index].section != .boilerplate {
                bytes += blocks[index].text.utf8.count
                guard counted < 1 << 18 else { continue }
                let text = blocks[index].text
                let counts = text.utf8.count > 1 << 18 ? text.slice(0..<1 << 18) : text
                words += counts.wordCount
                counted += counts.utf8.count
            }
        }
        return counted == 0 ? 0 : Int(Double(words) * Double(bytes) / Double(counted))
    }

    /// Words of the body, as white space divides them. O(UTF-8 bytes).
    public var wordCount: Int {
        blocks.reduce(0) { $1.section == .boilerplate ? $0 : $0 + $1.text.wordCount }
    }
}
