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

    /// Words of the body, as white space divides them. O(UTF-8 bytes).
    public var wordCount: Int {
        blocks.reduce(0) { $1.section == .boilerplate ? $0 : $0 + $1.text.wordCount }
    }
}

/// A footnote or endnote.
public struct Note: Hashable, Sendable {
    /// What the reader sees, without brackets or raising; `nil` for a note that prints none.
    public var label: String?
    /// The text, without its label and back-links.
    public var blocks: [Block]

    public init(label: String?, blocks: [Block]) {
        self.label = label
        self.blocks = blocks
    }
}

/// A marker with the place where it stands.
public struct Citation: Hashable, Sendable {
    public var marker: Marker
    public var part: Place.Part
    public var block: Int
    /// UTF-8 bytes of the block's text.
    public var range: Range<Int>

    public init(marker: Marker, part: Place.Part, block: Int, range: Range<Int>) {
        self.marker = marker
        self.part = part
        self.block = block
        self.range = range
    }
}

extension String {
    /// Words as white space divides them. O(UTF-8 bytes).
    public var wordCount: Int {
        var count = 0
        var inWord = false
        for byte in utf8 {
            let isSpace = byte <= 0x20
            if !isSpace && !inWord { count += 1 }
            inWord = !isSpace
        }
        return count
    }
}
