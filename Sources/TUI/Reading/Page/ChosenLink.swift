import Articles
import Cells
import Typesetting

// The link that is chosen on the page, of which there is one at most: it is shown as the chosen marker is.

extension PageState {
    /// To choose a link is not to have read up to it.
    mutating func choose(link chosen: Page.PrintedLink) {
        let row = page.row(of: chosen)
        lookUp { $0.setCursor(row, centring: row != $0.cursor) }
        link = chosen
        let entry = page.entries[chosen.entry]
        place = article.document.place(
            entry.part, block: entry.block, offset: entry.sourceOffset(chosen.range.lowerBound))
    }

    /// The column at which the chosen link begins, from the left of the text area.
    var columnOfLink: Int? { link.flatMap { page.columns(of: $0.range, on: cursor).first?.lowerBound } }
}

/// Every line of the chosen link that is in sight.
func drawChosenLink(of state: PageState, in text: Rect, on canvas: inout Canvas) {
    guard let link = state.link else { return }
    let page = state.page
    for (number, row) in page.lines.indices[state.rowsInSight].prefix(text.height).enumerated()
    where page.lines[row].entry == link.entry {
        for rect in page.rects(of: link.range, on: row, at: text.y + number, in: text) {
            canvas.restyle(rect, adding: [.bold, .reversed])
        }
    }
}
