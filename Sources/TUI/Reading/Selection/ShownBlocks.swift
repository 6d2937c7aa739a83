import Articles

/// The blocks with text that a page shows, in its order: of the body without what is folded, then of the notes.
struct ShownBlocks {
    let document: Document
    /// First blocks of the runs of furniture that are unfolded.
    let unfolded: Set<Int>

    /// Behind them stands the first block, or the first one of the notes.
    static let start = Stretch(.body, block: -1, range: 0..<0)
    static let startOfNotes = Stretch(.note(0), block: -1, range: 0..<0)
    /// Before them stands the last block of the body, or of all.
    var endOfBody: Stretch { Stretch(.body, block: document.blocks.count, range: 0..<0) }
    var end: Stretch { Stretch(.note(document.notes.count), block: 0, range: 0..<0) }

    /// The whole of a block with text, without the white space behind it; `nil` for one without.
    func block(_ part: Place.Part, _ index: Int) -> Stretch? {
        guard let block = document.block(part, index), block.kind != .rule,
            let last = block.text.utf8.lastIndex(where: { $0 > 0x20 })
        else { return nil }
        let count = block.text.utf8.distance(from: block.text.utf8.startIndex, to: last) + 1
        return Stretch(part, block: index, range: 0..<count)
    }

    /// The first one behind a stretch of a block that is shown. O(blocks passed over).
    func next(after stretch: Stretch) -> Stretch? {
        var part = stretch.part
        var index = stretch.block + 1
        var isInRun = isFurniture(part, stretch.block)
        while true {
            let count = document.blocks(of: part).count
            while index < count {
                if isFurniture(part, index), !isInRun, !unfolded.contains(index) {
                    while index < count, isFurniture(part, index) { index += 1 }
                    continue
                }
                isInRun = isFurniture(part, index)
                if let found = block(part, index) { return found }
                index += 1
            }
            guard let next = self.part(after: part) else { return nil }
            (part, index, isInRun) = (next, 0, false)
        }
    }

    /// The last one before a stretch of a block that is shown. O(blocks passed over).
    func previous(before stretch: Stretch) -> Stretch? {
        var part = stretch.part
        var index = stretch.block - 1
        var isInRun = isFurniture(part, stretch.block)
        while true {
            while index >= 0 {
                if isFurniture(part, index), !isInRun {
                    var start = index
                    while start > 0, isFurniture(part, start - 1) { start -= 1 }
                    if !unfolded.contains(start) {
                        index = start - 1
                        continue
                    }
                }
                isInRun = isFurniture(part, index)
                if let found = block(part, index) { return found }
                index -= 1
            }
            guard let before = self.part(before: part) else { return nil }
            (part, index, isInRun) = (before, document.blocks(of: before).count - 1, false)
        }
    }

    private func isFurniture(_ part: Place.Part, _ index: Int) -> Bool {
        part == .body && document.block(part, index)?.isFurniture == true
    }

    private func part(after part: Place.Part) -> Place.Part? {
        let note = if case .note(let note) = part { note + 1 } else { 0 }
        return note < document.notes.count ? .note(note) : nil
    }

    private func part(before part: Place.Part) -> Place.Part? {
        guard case .note(let note) = part else { return nil }
        return note > 0 ? .note(note - 1) : .body
    }
}

extension PageState {
    var shownBlocks: ShownBlocks { ShownBlocks(document: article.document, unfolded: unfolded) }
}
