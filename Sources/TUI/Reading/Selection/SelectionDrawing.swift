import Articles
import Cells
import Typesetting

/// Shows what is selected, and the cursor at the end that moves: in sight or not, it is what keys move.
func drawSelection(of state: PageState, in text: Rect, hasFocus: Bool, on canvas: inout Canvas) {
    guard let selection = state.selection else { return }
    let page = state.page
    for (number, index) in page.lines.indices[state.rowsInSight].prefix(text.height).enumerated() {
        let row = text.y + number
        guard let entry = page.lines[index].entry.map({ page.entries[$0] }) else { continue }
        for range in state.selected(entry, line: page.stretch(ofRow: index)) {
            for rect in page.rects(of: range, on: index, at: row, in: text) {
                canvas.restyle(rect, role: .selection, adding: .reversed)
            }
        }
        if hasFocus, let column = page.column(of: selection.offset, of: selection.moving.stretch, on: index) {
            canvas.cursor = Position(row: row, column: text.x + min(column, text.width - 1))
        }
    }
}

extension PageState {
    /// What is selected of an entry that shows something on a line: UTF-8 bytes of its printed text.
    fileprivate func selected(_ entry: Entry, line: Stretch?) -> [Range<Int>] {
        guard let selection else { return [] }
        if entry.role == .speaker {
            // The name is copied with the beginning of the turn.
            let start = Stretch(entry.part, block: entry.block, range: 0..<1)
            return selection.hasSigns && selection.selected(start) != nil ? [0..<entry.text.utf8.count] : []
        }
        guard let line, let range = selection.selected(line) else { return [] }
        return [entry.printedOffset(range.lowerBound, including: false)..<entry.printedOffset(range.upperBound)]
    }
}

extension Page {
    /// The column of a sign of a block's text, from the left of the text area; `nil` when it stands on another line.
    fileprivate func column(of offset: Int, of stretch: Stretch, on row: Row) -> Int? {
        guard let line = self.stretch(ofRow: row), line.isInBlock(of: stretch), line.range.contains(offset),
            let entry = lines[row].entry.map({ entries[$0] })
        else { return nil }
        return columns(of: entry.text.scalar(at: entry.printedOffset(offset)), on: row).first?.lowerBound
    }
}

extension String {
    /// The bytes of the scalar that holds an offset.
    fileprivate func scalar(at offset: Int) -> Range<Int> {
        let start = utf8.scalarBorder(atOrBefore: offset)
        var end = start + 1
        while end < utf8.count, utf8[utf8.index(at: end)] & 0xC0 == 0x80 { end += 1 }
        return start..<end
    }
}
