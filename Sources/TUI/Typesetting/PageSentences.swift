import Articles

// The text that stands on a page, as whoever marks or copies it counts it: by sentences, by lines.

extension Page {
    /// The sentences about an offset of a block, and the bytes of the block that they are all sentences of: of a block that is set
    /// in pieces those of one piece, so that nobody waits for 50 MB. `nil` where there is no such block.
    public func sentences(
        of part: Place.Part, block index: Int, about offset: Int
    ) -> (ranges: [Range<Int>], whole: Range<Int>)? {
        guard let block = document.block(part, index) else { return nil }
        guard Pieces.count(of: block) > 1 else { return (Sentence.ranges(in: block), 0..<block.text.utf8.count) }
        let whole = Pieces.range(Pieces.ordinal(ofOffset: offset, in: block), of: block)
        let ranges = Sentence.ranges(in: block.slice(whole)).map { range in
            range.lowerBound + whole.lowerBound..<range.upperBound + whole.lowerBound
        }
        return (ranges, whole)
    }

    /// What a line shows of a block's text; `nil` where none stands: on empty lines, the title block and what the page itself says.
    public func stretch(ofRow row: Row) -> Stretch? {
        guard row < lines.endIndex, let number = lines[row].entry else { return nil }
        let entry = entries[number]
        let line = lines[row].range
        guard entry.holdsText, entry.part != .title, !line.isEmpty, document.block(entry.part, entry.block) != nil
        else {
            return nil
        }
        let range = entry.sourceOffset(line.lowerBound)..<entry.sourceOffset(line.upperBound)
        return range.isEmpty ? nil : Stretch(entry.part, block: entry.block, range: range)
    }

    /// The sentence that a line begins with, else the one that it shows most of; `nil` where no text of the article stands.
    public func sentence(atRow row: Row) -> Stretch? {
        guard let shown = stretch(ofRow: row) else { return nil }
        func share(_ range: Range<Int>) -> Int { range.clamped(to: shown.range).count }
        var best: Range<Int>?
        let middle = (shown.range.lowerBound + shown.range.upperBound) / 2
        let sentences = sentences(of: shown.part, block: shown.block, about: middle)?.ranges ?? []
        for range in sentences where range.overlaps(shown.range) {
            if range.lowerBound == shown.range.lowerBound {
                return Stretch(shown.part, block: shown.block, range: range)
            }
            if best.map({ share(range) > share($0) }) ?? true { best = range }
        }
        return best.map { Stretch(shown.part, block: shown.block, range: $0) }
    }

    /// The text of a stretch as the page prints it: with the signs of markers that have no print of their own, without hyphens.
    public func text(of stretch: Stretch) -> String {
        guard let block = document.block(stretch.part, stretch.block)?.slice(stretch.range) else { return "" }
        return Display(text: block.text, spans: block.spans).text
    }
}
