import Articles
import Typesetting

// The units of a page's text, and the ways from one to the next. What is folded is passed over.

extension PageState {
    /// The sentence that `v`, `m` and `y` mean: the one the reader went to on the cursor's line (a hit, a bookmark, a chosen
    /// marker), else the one that the line begins with, else the one that it shows most of.
    var sentenceAtCursor: Stretch? {
        let isWithinLine = page.stretch(ofRow: cursor).map { place.isIn($0) && place.offset > $0.range.lowerBound }
        if marker != nil || isWithinLine == true {
            return unit(.sentences, place.part, place.block, at: place.offset)
        }
        // On the title, the text begins below.
        guard place.part == .title else { return page.sentence(atRow: cursor) }
        return page.lines.indices[cursor...].lazy.compactMap { page.sentence(atRow: $0) }.first
    }

    /// The unit that holds an offset of a block. O(UTF-8 bytes of the block, or of a piece of it).
    func unit(_ unit: Selection.Unit, _ part: Place.Part, _ block: Int, at offset: Int) -> Stretch? {
        switch unit {
        case .sentences:
            guard let ranges = page.sentences(of: part, block: block, about: offset)?.ranges else { return nil }
            return (ranges.first { offset < $0.upperBound } ?? ranges.last)
                .map { Stretch(part, block: block, range: $0) }
        case .paragraphs: return shownBlocks.block(part, block)
        case .lines: return page.stretch(ofRow: page.row(of: Place(part: part, block: block, offset: offset)))
        }
    }

    /// The unit so many further down, or up, as far as there are any; `nil` at the end. O(text passed over).
    func unit(_ unit: Selection.Unit, from stretch: Stretch, movedBy count: Int) -> Stretch? {
        switch unit {
        case .sentences: sentence(from: stretch, movedBy: count)
        case .paragraphs: paragraph(from: stretch, movedBy: count)
        case .lines: line(from: stretch, movedBy: count)
        }
    }

    private func paragraph(from stretch: Stretch, movedBy count: Int) -> Stretch? {
        var found: Stretch?
        for _ in 0..<abs(count) {
            let here = found ?? stretch
            guard let next = count > 0 ? shownBlocks.next(after: here) : shownBlocks.previous(before: here) else {
                break
            }
            found = next
        }
        return found
    }

    private func sentence(from stretch: Stretch, movedBy count: Int) -> Stretch? {
        let isDown = count > 0
        var rest = abs(count)
        var found: Stretch?
        var part = stretch.part
        var block = stretch.block
        /// The border that is passed, and the offset at which sentences are looked for.
        var border = isDown ? stretch.range.upperBound : stretch.range.lowerBound
        var about = isDown ? max(0, border - 1) : border
        while rest > 0 {
            guard let (ranges, whole) = page.sentences(of: part, block: block, about: about) else { break }
            let passed =
                isDown
                ? ranges.filter { $0.lowerBound >= border } : ranges.filter { $0.upperBound <= border }.reversed()
            if let range = passed.prefix(rest).last {
                found = Stretch(part, block: block, range: range)
                rest -= min(rest, passed.count)
            }
            if rest == 0 { break }
            let here = Stretch(part, block: block, range: whole)
            if isDown, let text = article.document.block(part, block)?.text, whole.upperBound < text.utf8.count {
                (border, about) = (whole.upperBound, whole.upperBound)
            } else if !isDown, whole.lowerBound > 0 {
                (border, about) = (whole.lowerBound, whole.lowerBound - 1)
            } else if let next = isDown ? shownBlocks.next(after: here) : shownBlocks.previous(before: here) {
                (part, block) = (next.part, next.block)
                border = isDown ? 0 : next.range.upperBound
                about = isDown ? 0 : max(0, border - 1)
            } else {
                break
            }
        }
        return found
    }

    private func line(from stretch: Stretch, movedBy count: Int) -> Stretch? {
        let lines = page.lines
        var row = row(atEndOf: stretch, isUpper: count < 0)
        var rest = abs(count)
        var found: Stretch?
        while rest > 0, count < 0 ? row > lines.startIndex : row < lines.endIndex {
            row = count < 0 ? lines.index(before: row) : lines.index(after: row)
            if let next = page.stretch(ofRow: row) {
                found = next
                rest -= 1
            }
        }
        return found
    }

    /// The unit that stands so many rows further down, or up, or next to it.
    func unit(_ unit: Selection.Unit, from stretch: Stretch, rows count: Int) -> Stretch? {
        let lines = page.lines
        let start = row(atEndOf: stretch, isUpper: count < 0)
        let target = lines.row(start, clampedOffsetBy: count)
        let found =
            count < 0
            ? lines.indices[target...start].lazy.compactMap { page.stretch(ofRow: $0) }.first
            : lines.indices[start...target].reversed().lazy.compactMap { page.stretch(ofRow: $0) }.first
        return found.flatMap {
            self.unit(unit, $0.part, $0.block, at: count < 0 ? $0.range.lowerBound : $0.range.upperBound - 1)
        }
    }

    /// The row of the first or of the last sign of a stretch.
    private func row(atEndOf stretch: Stretch, isUpper: Bool) -> Page.Row {
        let offset = isUpper ? stretch.range.lowerBound : max(stretch.range.lowerBound, stretch.range.upperBound - 1)
        return page.row(of: Place(part: stretch.part, block: stretch.block, offset: offset))
    }
}
