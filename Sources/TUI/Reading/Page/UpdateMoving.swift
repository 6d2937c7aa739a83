import Articles
import Cells
import Typesetting

// From one thing of the text to the next of its kind. To read on is to go by paragraphs, or to a percentage; to go to headings,
// questions, links and bookmarks is to look them up, as it is with hits.

extension State {
    /// What moves on the page by what its text is made of.
    mutating func move(_ command: Command, count: Int?) {
        let times = count ?? 1
        switch command {
        case .nextParagraph: page?.moveByParagraphs(times)
        case .previousParagraph: page?.moveByParagraphs(-times)
        case .nextHeading: goToHeading(after: times)
        case .previousHeading: goToHeading(after: -times)
        case .nextQuestion: goToQuestion(after: times)
        case .previousQuestion: goToQuestion(after: -times)
        case .nextLink: chooseLink(after: times)
        case .previousLink: chooseLink(after: -times)
        case .nextBookmark: goToBookmark(after: times)
        case .previousBookmark: goToBookmark(after: -times)
        case .goToPercentage: goToPercentage(count)
        case .showOutline: showOutline()
        default: break
        }
    }

    private mutating func goToHeading(after step: Int) {
        if !goToStop(.heading, after: step) { message = Message(step > 0 ? "No heading below" : "No heading above") }
    }

    private mutating func goToQuestion(after step: Int) {
        guard !goToStop(.question, after: step) else { return }
        let isInterview = page?.page.hasQuestions == true
        message = Message(
            !isInterview ? "This is no interview" : step > 0 ? "No question below" : "No question above")
    }

    /// Returns false where there is none.
    private mutating func goToStop(_ stop: Page.Stop, after step: Int) -> Bool {
        guard let page, let row = page.page.stop(stop, after: step, from: page.cursor).row else { return false }
        lookUp(row)
        return true
    }

    /// Goes to a row that the reader has not come to by reading; `H` comes back.
    mutating func lookUp(_ row: Page.Row) {
        leaveSpot()
        page?.lookUp { $0.setCursor(row, centring: true) }
    }

    /// Where a walk along the links begins, `H` comes back to.
    private mutating func chooseLink(after step: Int) {
        guard let page, let link = page.page.link(after: step, from: page.link, at: page.cursor) else {
            let isEmpty = page?.page.hasLinks != true
            message = Message(
                isEmpty ? "This article has no links" : step > 0 ? "No link below" : "No link above")
            return
        }
        if page.link == nil { leaveSpot() }
        self.page?.choose(link: link)
        message = Message(String(link.address.prefix(mostOfRow)))
    }

    private mutating func goToBookmark(after step: Int) {
        guard let page else { return }
        let passages = page.placedBookmarks.inOrder
        let index =
            step > 0
            ? passages.firstIndex { $0.passage.place > page.place }.map { min($0 + step, passages.count) - 1 }
            : passages.lastIndex { $0.passage.place < page.place }.map { max($0 + step, -1) + 1 }
        guard let index else {
            let isEmpty = passages.isEmpty
            message = Message(
                isEmpty
                    ? "No bookmark in this article; m marks the passage at the cursor"
                    : step > 0 ? "No bookmark below" : "No bookmark above")
            return
        }
        leaveSpot()
        self.page?.lookUp { $0.go(to: passages[index].passage.place) }
        let note = passages[index].bookmark.note.prefix(mostOfRow).onOneLine
        message = Message("Bookmark \(index + 1) of \(passages.count)" + (note.isEmpty ? "" : ": " + note))
    }

    private mutating func goToPercentage(_ count: Int?) {
        guard let count else {
            message = Message("Type a number before it: 50% goes to the middle of the text")
            return
        }
        guard count <= 100 else {
            message = Message("A text has 100%")
            return
        }
        guard let row = page?.page.row(atFraction: Double(count) / 100) else {
            message = Message("This article has no text")
            return
        }
        leaveSpot()
        page?.setCursor(row, centring: true)
    }
}

extension PageState {
    /// By paragraphs, as by lines: beyond the last one and the first one stand the ends, and what comes into sight has text above it.
    mutating func moveByParagraphs(_ step: Int) {
        guard !page.lines.isEmpty else { return }
        let (found, missing) = page.stop(.paragraph, after: step, from: cursor)
        guard let row = missing == 0 ? found : step > 0 ? page.lastRow : page.firstRow else { return }
        let wasInSight = isInSight(row: row)
        setCursor(row)
        if !wasInSight, missing == 0 { showCursor(below: rowsOfPage / 3) }
    }
}

extension PlacedBookmarks {
    /// Those whose passages the text still has, as they stand in it. O(bookmarks).
    var inOrder: [(bookmark: Bookmark, passage: Passage)] {
        bookmarks.compactMap { bookmark in passages[bookmark.id].map { (bookmark, $0) } }
            .sorted { $0.1.place < $1.1.place }
    }
}
