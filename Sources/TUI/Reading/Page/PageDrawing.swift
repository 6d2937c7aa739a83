import Articles
import Cells
import Typesetting

func drawPage(_ state: State, _ layout: Layout, in pane: Rect, on canvas: inout Canvas) {
    let hasFocus = state.layers.isEmpty && state.focus == .page && state.page != nil
    drawFrame(pane, title: state.page?.article.title ?? "", hasFocus: hasFocus, layout, on: &canvas)
    guard let page = state.page else {
        if state.list.isLoaded, !state.list.rows.isEmpty { drawInvitation(layout.inside(pane), on: &canvas) }
        return
    }
    let text = layout.text
    for (row, line) in page.page.lines.indices[page.rowsInSight].prefix(text.height).enumerated() {
        drawLine(line, of: page.page, row: text.y + row, in: text, linked: page.linked, on: &canvas)
        let sign = text.x - (text.x >= 2 ? 2 : 1)
        drawBookmarks(
            on: line, of: page.page, bookmarksOf: page, sign: sign, row: text.y + row, in: text, canvas: &canvas)
        drawHits(on: line, of: page.page, hitsOf: page, row: text.y + row, in: text, canvas: &canvas)
    }
    if let margin = layout.margin { drawSidenotes(of: page, in: margin, on: &canvas) }
    drawChosenLink(of: page, in: text, on: &canvas)
    let row = text.y + page.lead
    if let chosen = page.chosenMarker, text.rows.contains(row) {
        let rects = page.page.rects(of: chosen.range, on: page.page.row(of: chosen), at: row, in: text)
        for rect in rects { canvas.restyle(rect, role: .marker, adding: [.bold, .reversed]) }
        if hasFocus { canvas.cursor = Position(row: row, column: min(rects.first?.x ?? text.x, text.right - 1)) }
    } else if hasFocus, text.rows.contains(row), !page.page.lines.isEmpty {
        let column =
            page.columnOfLink ?? page.columnOfHit ?? page.page.runs(of: page.cursor).first?.columns.lowerBound ?? 0
        canvas.cursor = Position(row: row, column: text.x + min(column, text.width - 1))
    }
    if text.rows.contains(row), text.x - 3 >= layout.inside(pane).x, state.focus == .page {
        canvas.put(canvas.glyphs.pointer, row: row, column: text.x - 3, style: Style(.faint))
    }
    drawSelection(of: page, in: text, hasFocus: hasFocus, on: &canvas)
}

private func drawInvitation(_ inner: Rect, on canvas: inout Canvas) {
    let text = cut("Enter reads the selected article", to: inner.width, ellipsis: canvas.glyphs.ellipsis)
    canvas.put(
        text, row: inner.y + inner.height / 2, column: inner.x + max(0, (inner.width - columns(of: text)) / 2),
        style: Style(.faint),
        within: inner)
}

/// Draws one line of a page into the row of a text area.
/// - Parameter linked: the articles of the library to which addresses lead: links to them look so.
func drawLine(
    _ index: Page.Row, of page: Page, row: Int, in area: Rect, linked: [String: ArticleRow] = [:],
    on canvas: inout Canvas
) {
    let line = page.lines[index]
    guard let number = line.entry else { return }
    let entry = page.entries[number]
    var style = style(of: entry.role)
    if page.isFurniture(number), style.role == .text { style.role = .faint }
    if page.isHeader(index) { style.traits.insert(.bold) }
    if let lead = page.lead(of: index) {
        let leadStyle = entry.role == .note ? Style(.marker, .bold) : style
        canvas.put(lead.text, row: row, column: area.x + lead.column, style: leadStyle, within: area)
    }
    for run in page.runs(of: index) {
        if run.isRightToLeft {
            let text = reversed(entry.text, utf8: run.range, mirrored: mirrored)
            canvas.put(text, row: row, column: area.x + run.columns.lowerBound, style: style, within: area)
        } else {
            canvas.put(
                entry.text, utf8: run.range, row: row, column: area.x + run.columns.lowerBound, style: style,
                within: area)
        }
    }
    for sign in page.signs(of: index) {
        let style =
            switch sign.kind {
            case .edge: Style(.marker)
            case .bar, .rule: Style(.faint)
            case .label: Style(.faint, .bold)
            case .lead, .ending: style
            }
        canvas.put(sign.text, row: row, column: area.x + sign.column, style: style, within: area)
    }
    for note in entry.inlineNotes where note.overlaps(line.range) {
        for rect in page.rects(of: note, on: index, at: row, in: area) { canvas.restyle(rect, role: .quote) }
    }
    for span in entry.spans(in: line.range) {
        for rect in page.rects(of: span.range, on: index, at: row, in: area) {
            restyle(rect, as: span, linked: linked, on: &canvas)
        }
    }
}

private func restyle(_ rect: Rect, as span: Span, linked: [String: ArticleRow], on canvas: inout Canvas) {
    switch span.kind {
    case .emphasis: canvas.restyle(rect, adding: .italic)
    case .strong: canvas.restyle(rect, adding: .bold)
    case .code: canvas.restyle(rect, role: .quote)
    case .link(let address?) where linked[address] != nil:
        canvas.restyle(rect, role: .libraryLink, adding: [.underline, .bold])
    case .link(.some): canvas.restyle(rect, role: .link, adding: .underline)
    case .link(nil): break  // Nothing can be opened: nothing promises it.
    case .marker: canvas.restyle(rect, role: .marker, adding: .bold)
    }
}

extension Page {
    /// The cells of a row of an area that a range of an entry's printed text covers on one of its lines.
    func rects(of range: Range<Int>, on index: Row, at row: Int, in area: Rect) -> [Rect] {
        columns(of: range, on: index).map {
            Rect(x: area.x + $0.lowerBound, y: row, width: $0.count, height: 1).intersection(area)
        }
    }
}

/// Shows what is bookmarked of a line, on the page of the article or of a note, and a sign in the column for signs, if any.
func drawBookmarks(
    on index: Page.Row, of page: Page, bookmarksOf state: PageState, sign: Int?, row: Int, in area: Rect,
    canvas: inout Canvas
) {
    let line = page.lines[index]
    guard let number = line.entry else { return }
    let entry = page.entries[number]
    for marked in state.marked(entry.part, block: entry.block) {
        let printed = entry.printed(marked)
        guard printed.overlaps(line.range) else { continue }
        for rect in page.rects(of: printed, on: index, at: row, in: area) { canvas.restyle(rect, role: .bookmark) }
        if let sign { canvas.put(canvas.glyphs.bookmark, row: row, column: sign, style: Style(.bookmark)) }
    }
}

/// Marks what is looked for, on the page of the article, of notes in the margin or of a note; the hit at the cursor stands out.
func drawHits(
    on index: Page.Row, of page: Page, hitsOf state: PageState, row: Int, in area: Rect, canvas: inout Canvas
) {
    let line = page.lines[index]
    guard let hits = state.hits, let number = line.entry else { return }
    let entry = page.entries[number]
    let present = state.presentHit
    let shown =
        entry.sourceOffset(
            line.range.lowerBound)..<max(
            entry.sourceOffset(line.range.lowerBound), entry.sourceOffset(line.range.upperBound))
    for hit in hits.indices(in: entry.part, block: entry.block, range: shown) {
        for rect in page.rects(of: entry.printed(hits.hits[hit].range), on: index, at: row, in: area) {
            canvas.restyle(
                rect, role: hit == present ? .presentHit : .hit, adding: .reversed, removing: .underline)
        }
    }
}

extension PageState {
    /// The column of the hit at the cursor, from the left of the text area.
    fileprivate var columnOfHit: Int? {
        guard let presentHit, let hit = hits?.hits[presentHit], let entry = page.lines[cursor].entry else { return nil }
        return page.columns(of: page.entries[entry].printed(hit.range), on: cursor).first?.lowerBound
    }
}

extension Entry {
    /// A range of the block's text that is not empty, as it is printed, without signs that the page adds behind it.
    fileprivate func printed(_ range: Range<Int>) -> Range<Int> {
        let start = printedOffset(range.lowerBound)
        return start..<max(start, printedOffset(max(range.lowerBound, range.upperBound - 1)) + 1)
    }
}

private func style(of role: Entry.Role) -> Style {
    switch role {
    case .kicker: Style(.faint, .bold)
    case .title: Style(.title, .bold)
    case .byline: Style(.speaker)
    case .facts, .remark, .caption, .image, .address: Style(.faint)
    case .standfirst: Style(.text, .italic)
    case .heading, .notesHeading: Style(.heading, .bold)
    case .speaker: Style(.speaker, .bold)
    case .quote: Style(.quote)
    case .pullQuote: Style(.quote, .italic)
    case .credit: Style(.faint, .italic)
    case .fold: Style(.folded)
    case .rule: Style(.faint)
    case .paragraph, .listItem, .preformatted, .table, .note: .text
    }
}
