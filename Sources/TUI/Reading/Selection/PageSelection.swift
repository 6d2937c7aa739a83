import Articles
import Typesetting

// Beginning a selection on a page, and extending it. To select is not to read on: how far the text is read stays as it was.

extension PageState {
    /// Selects the sentence at the cursor. Returns false where none stands.
    mutating func beginSelection() -> Bool {
        guard let sentence = sentenceAtCursor else { return false }
        // On a line the sentence may have begun above it, or begin behind its beginning.
        let point = place.isIn(sentence) ? place.offset : sentence.range.lowerBound
        let end = Selection.End(stretch: sentence, point: point)
        selection = Selection(unit: .sentences, fixed: end, moving: end)
        return true
    }

    /// Selects by the next wider unit, after the widest by sentences again.
    mutating func widenSelection() {
        guard var wider = selection else { return }
        wider.unit = wider.unit.wider
        func widened(_ end: Selection.End) -> Selection.End {
            let (part, block) = (end.stretch.part, end.stretch.block)
            return unit(wider.unit, part, block, at: end.point).map { .init(stretch: $0, point: end.point) } ?? end
        }
        (wider.fixed, wider.moving) = (widened(wider.fixed), widened(wider.moving))
        selection = wider
    }

    mutating func swapEndsOfSelection() {
        selection?.swapEnds()
        showMovingEnd()
    }

    /// Moves the end by so many units, as far as there are any.
    mutating func extendSelection(by count: Int, unit: Selection.Unit? = nil) {
        moveEnd { page, selection in page.unit(unit ?? selection.unit, from: selection.moving.stretch, movedBy: count) }
    }

    /// Moves the end by so many rows, to the unit there; by one unit at least.
    mutating func extendSelection(rows count: Int) {
        moveEnd { page, selection in
            let here = selection.moving.stretch
            let found = page.unit(selection.unit, from: here, rows: count)
            if let found, count > 0 ? found > here : found < here { return found }
            return page.unit(selection.unit, from: here, movedBy: count.signum())
        }
    }

    /// Moves the end to the end of the text; from there, to that of the notes. Upwards likewise.
    mutating func extendSelection(toEnd isDown: Bool) {
        moveEnd { page, selection in
            let blocks = page.shownBlocks
            let ends =
                isDown
                ? [blocks.endOfBody, blocks.end].map(blocks.previous)
                : [ShownBlocks.startOfNotes, ShownBlocks.start].map(blocks.next)
            return ends.lazy.compactMap { block in
                block.flatMap {
                    page.unit(selection.unit, $0.part, $0.block, at: isDown ? $0.range.upperBound - 1 : 0)
                }
            }.first { isDown ? $0 > selection.moving.stretch : $0 < selection.moving.stretch }
        }
    }

    private mutating func moveEnd(_ way: (PageState, Selection) -> Stretch?) {
        guard var selection else { return }
        if let found = way(self, selection) {
            selection.moving = .init(stretch: found, point: 0)
            selection.moving.point = found == selection.fixed.stretch ? selection.fixed.point : selection.offset
            self.selection = selection
        }
        showMovingEnd()
    }

    /// Puts the cursor at the end that moves, and brings it into sight.
    private mutating func showMovingEnd() {
        guard let selection else { return }
        let end = selection.moving.stretch
        let place = article.document.place(end.part, block: end.block, offset: selection.offset)
        let row = page.row(of: place)
        lookUp { $0.setCursor(row) }
        self.place = place
    }
}

extension Place {
    func isIn(_ stretch: Stretch) -> Bool {
        part == stretch.part && block == stretch.block && stretch.range.contains(offset)
    }
}
