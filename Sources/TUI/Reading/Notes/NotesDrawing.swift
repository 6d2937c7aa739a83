import Articles
import Cells
import Typesetting

extension State {
    /// The rows of the notes' pane.
    var notesRows: Int { max(1, layout.notes.height) }

    /// The pane's text, beside a column for the pointer and one of air.
    var notesText: Rect {
        let rows = layout.notes
        let margin = rows.width >= 16 ? 2 : rows.width >= 2 ? 1 : 0
        return Rect(x: rows.x + margin, y: rows.y, width: max(1, rows.width - margin), height: rows.height)
    }

    func excerpt(_ item: NotesState.Item, of article: Article) -> NotesExcerpt {
        NotesExcerpt(item, of: article, width: notesText.width, rows: notesRows, glyphs: glyphs)
    }

    /// The items in sight: each with its first row on the canvas, and what is shown of it.
    func notesInSight() -> [(index: Int, row: Int, excerpt: NotesExcerpt)] {
        guard let notes, let article = page?.article else { return [] }
        var shown: [(Int, Int, NotesExcerpt)] = []
        var row = layout.notes.y
        for index in notes.top..<notes.items.count {
            if index > notes.top { row += notes.gap(above: index) }
            guard row < layout.notes.bottom else { break }
            let excerpt = excerpt(notes.items[index], of: article)
            shown.append((index, row, excerpt))
            row += excerpt.rows
        }
        return shown
    }

    /// The state whose page shows where the selected item of the notes leads. Only to be drawn: the reader stays where he is.
    var followingNotes: State {
        guard focus == .notes, let notes, notes.isFollowed, let item = notes.selectedItem else { return self }
        var state = self
        if let citation = notes.selectedCitation {
            guard let marker = page?.page.marker(of: citation) else { return self }
            state.page?.choose(marker: marker)
        } else if case .note(let note, _) = item {
            state.page?.show(note: note)
        }
        return state
    }
}

func drawNotes(_ state: State, _ layout: Layout, in pane: Rect, on canvas: inout Canvas) {
    guard let notes = state.notes, let article = state.page?.article else { return }
    let hasFocus = state.layers.isEmpty && state.focus == .notes
    let title = "Notes \(notes.position) \(canvas.glyphs.middleDot) \(article.title)"
    drawFrame(pane, title: title, hasFocus: hasFocus, layout, on: &canvas)
    let area = layout.notes
    let text = state.notesText
    for (index, row, excerpt) in state.notesInSight() {
        for (offset, line) in excerpt.page.lines.indices.prefix(excerpt.rows).enumerated() {
            drawLine(
                line, of: excerpt.page, row: row + offset, in: text, linked: state.page?.linked ?? [:], on: &canvas)
        }
        if excerpt.isCut { drawEllipsis(after: excerpt, row: row, in: text, on: &canvas) }
        guard index == notes.selected else { continue }
        let rect = Rect(x: area.x, y: row, width: area.width, height: excerpt.rows).intersection(area)
        if text.x > area.x {
            canvas.put(canvas.glyphs.pointer, row: row, column: area.x, style: Style(.selection), within: area)
        }
        canvas.restyle(rect, role: .selection, adding: hasFocus ? .reversed : .bold)
        if hasFocus { canvas.cursor = Position(row: row, column: area.x) }
    }
}

/// Behind the last line that is shown, or over its end.
private func drawEllipsis(after excerpt: NotesExcerpt, row: Int, in text: Rect, on canvas: inout Canvas) {
    guard let line = excerpt.page.lines.prefix(excerpt.rows).last else { return }
    let end = line.indent + (line.entry.map { columns(of: excerpt.page.entries[$0].text, utf8: line.range) } ?? 0)
    let ellipsis = canvas.glyphs.ellipsis
    let column = max(text.x, min(text.x + end, text.right - columns(of: ellipsis)))
    canvas.put(ellipsis, row: row + excerpt.rows - 1, column: column, within: text)
}
