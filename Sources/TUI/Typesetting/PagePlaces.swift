import Articles

// From rows to Places and back.

extension Page {
    /// The Place at the beginning of a line; of an empty line, that of the next one with text.
    public func place(ofRow row: Row) -> Place {
        guard !lines.isEmpty else { return .start }
        let line = lines[row...].first { $0.entry != nil } ?? lines.last { $0.entry != nil }
        guard let line, let number = line.entry else { return .start }
        let entry = entries[number]
        return document.place(entry.part, block: entry.block, offset: entry.sourceOffset(line.range.lowerBound))
    }

    /// The row that shows a Place of this document; a Place inside folded furniture is on the folded line. O(log entries + piece).
    public func row(of place: Place) -> Row {
        guard let entry = entry(of: place) else { return lines.startIndex }
        return row(ofEntry: entry, offset: entries[entry].printedOffset(place.offset))
    }

    /// The row of an entry on which an offset of its printed text stands; one between two lines is on the upper one. O(piece).
    public func row(ofEntry number: Int, offset: Int) -> Row {
        let pieces = outline.pieces(ofEntry: number)
        var piece = pieces.lowerBound
        if pieces.count > 1 {
            let entry = entries[number]
            if let block = document.block(entry.part, entry.block) {
                piece += Pieces.ordinal(ofOffset: entry.sourceOffset(offset), in: block)
            }
        }
        return Row(piece: piece, line: self.piece(piece).line(at: offset))
    }

    /// The entry that holds a Place's text, else the one that stands for it, else the last before it. O(log entries).
    func entry(of place: Place) -> Int? {
        // Entries are in the order of Places.
        let next = outline.slots.partitioningIndex { outlineKey($0) > (place.part, place.block) }
        guard next > 0 else { return outline.slots.isEmpty ? nil : 0 }
        // Of several entries for one block (speaker, turn, remark) the one with the text.
        var best = next - 1
        while !holdsText(best), best > 0,
            outlineKey(outline.slots[best - 1]) == outlineKey(outline.slots[best])
        {
            best -= 1
        }
        return holdsText(best) ? best : next - 1
    }

    /// Which block a slot belongs to.
    private func outlineKey(_ slot: Outline.Slot) -> (Place.Part, Int) {
        switch slot {
        case .title(let index): (.title, index)
        case .speaker(let part, let block), .text(let part, let block), .address(let part, let block): (part, block)
        case .fold(let blocks, _): (.body, blocks.lowerBound)
        case .notesHeading: (.note(0), 0)
        case .note(let note): (.note(note), 0)
        case .remark(let note): (.note(note), max(0, document.blocks(of: .note(note)).count - 1))
        }
    }

    /// Whether offsets of the entry's text are offsets of the block's text.
    func holdsText(_ entry: Int) -> Bool {
        switch outline.slots[entry] {
        case .title, .note: true
        case .text(let part, let block): document.block(part, block)?.kind != .rule
        case .speaker, .address, .fold, .notesHeading, .remark: false
        }
    }

    /// How much of the article's own text stands before a Place, from 0 to 1. O(log blocks), after O(blocks) the first time.
    public func fraction(before place: Place) -> Double {
        let sums = sums
        guard let whole = sums.last, whole > 0 else { return place.part > .body ? 1 : 0 }
        switch place.part {
        case .title: return 0
        case .note: return 1
        case .body:
            guard document.blocks.indices.contains(place.block) else { return 1 }
            let before = sums[place.block]
            return Double(min(before + place.offset, sums[place.block + 1])) / Double(whole)
        }
    }

    /// The UTF-8 bytes of the article's own text before each block, and behind them those of all.
    var sums: [Int] {
        memory.sums {
            document.blocks.withUnsafeBufferPointer { blocks in
                // Blocks are not copied.
                blocks.indices.reduce(into: [0]) { sums, index in
                    let bytes = blocks[index].section.isFurniture ? 0 : blocks[index].text.utf8.count
                    sums.append(sums[sums.count - 1] + bytes)
                }
            }
        }
    }

    /// The sentence of a line, as it is marked; `nil` where no text of the article stands.
    public func passage(atRow row: Row) -> Passage? {
        sentence(atRow: row).flatMap { document.passage($0.part, block: $0.block, range: $0.range) }
    }
}
