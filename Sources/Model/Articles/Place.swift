/// A position in an article's text. Scroll positions, bookmarks, hits and history are Places, never row numbers: a Place
/// survives resizing, re-wrapping, and, through its context, an edited article.
public struct Place: Hashable, Sendable {
    public enum Part: Hashable, Sendable, Comparable {
        /// The lines above the text: title, authors, dates.
        case title
        case body
        /// The blocks of the note with this index.
        case note(Int)
    }

    public var part: Part
    /// Index of the block in its part.
    public var block: Int
    /// UTF-8 bytes from the start of the block's text.
    public var offset: Int
    /// The text that stood here, at most `contextLength` bytes of it, by which the Place is found again after an edit.
    public var context: String

    public static let contextLength = 48

    public init(part: Part = .body, block: Int, offset: Int, context: String = "") {
        self.part = part
        self.block = block
        self.offset = offset
        self.context = context
    }

    /// The very beginning, above the title.
    public static let start = Place(part: .title, block: 0, offset: 0)
}

extension Place: Comparable {
    /// The order of reading; the context does not count.
    public static func < (a: Place, b: Place) -> Bool { a.position < b.position }

    /// Whether this is the same position, whatever the text there.
    public func isAt(_ other: Place) -> Bool { position == other.position }

    private var position: (Part, Int, Int) { (part, block, offset) }
}

extension Document {
    /// A Place here, with its context filled in and its offset moved back to the border of a scalar.
    public func place(_ part: Place.Part, block index: Int, offset: Int) -> Place {
        guard let block = block(part, index) else { return Place(part: part, block: index, offset: offset) }
        let text = block.text.utf8
        let start = text.scalarBorder(atOrBefore: offset)
        let end = text.scalarBorder(atOrBefore: min(start + Place.contextLength, text.count))
        return Place(part: part, block: index, offset: start, context: block.text.slice(start..<end))
    }

    /// The same Place in this document, which may have been edited since: where its context stands nearest to where it
    /// was, else the nearest block that still exists. O(UTF-8 bytes) when the text has changed, else O(1).
    public func resolve(_ place: Place) -> Place {
        if place.part == .title { return place }
        if let block = block(place.part, place.block), block.text.utf8.hasBytes(of: place.context, at: place.offset) {
            return self.place(place.part, block: place.block, offset: place.offset)
        }
        if place.context.utf8.count >= 8, let found = nearest(place.context, to: place) {
            return self.place(found.part, block: found.block, offset: found.offset)
        }
        // A note without a text is a place, too.
        if case .note(let index) = place.part, notes.indices.contains(index), notes[index].blocks.isEmpty {
            return Place(part: place.part, block: 0, offset: 0)
        }
        let part = block(place.part, 0) == nil ? .body : place.part
        let last = blocks(of: part).count - 1
        guard last >= 0 else { return .start }
        let index = min(max(0, place.block), last)
        return self.place(part, block: index, offset: index == place.block ? max(0, place.offset) : 0)
    }

    /// The blocks of one part; none for the title.
    public func blocks(of part: Place.Part) -> [Block] {
        switch part {
        case .title: []
        case .body: blocks
        case .note(let index): notes.indices.contains(index) ? notes[index].blocks : []
        }
    }

    /// Every block with its part and index, body first, then the notes.
    func forEachBlock(_ visit: (Place.Part, Int, Block) -> Void) {
        for (index, block) in blocks.enumerated() { visit(.body, index, block) }
        for (note, content) in notes.enumerated() {
            for (index, block) in content.blocks.enumerated() { visit(.note(note), index, block) }
        }
    }

    private func nearest(_ text: String, to place: Place) -> Place? {
        var best: (distance: (Int, Int, Int), place: Place)?
        forEachBlock { part, index, block in
            for offset in block.text.occurrences(of: text) {
                let distance = (
                    part == place.part ? 0 : 1, abs(index - place.block), abs(offset - place.offset)
                )
                if best.map({ distance < $0.distance }) ?? true {
                    best = (distance, Place(part: part, block: index, offset: offset))
                }
            }
        }
        return best?.place
    }
}
