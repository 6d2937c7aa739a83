import Articles
import Typesetting

extension State {
    var isSelecting: Bool { focus == .page && page?.selection != nil }

    mutating func beginSelection() {
        if page?.beginSelection() != true { message = Message("No passage on this line; move to the text") }
    }

    mutating func performInSelection(_ command: Command, count: Int?) -> [Effect] {
        guard let page else { return [] }
        let times = count ?? 1
        let height = page.rowsOfPage
        switch command {
        case .moveDown: self.page?.extendSelection(by: times)
        case .moveUp: self.page?.extendSelection(by: -times)
        case .nextParagraph: self.page?.extendSelection(by: times, unit: .paragraphs)
        case .previousParagraph: self.page?.extendSelection(by: -times, unit: .paragraphs)
        case .pageDown: self.page?.extendSelection(rows: times * max(1, height - 2))
        case .pageUp: self.page?.extendSelection(rows: -times * max(1, height - 2))
        case .halfPageDown: self.page?.extendSelection(rows: times * max(1, height / 2))
        case .halfPageUp: self.page?.extendSelection(rows: -times * max(1, height / 2))
        case .goToStart, .goToEnd:
            leaveSpot()
            self.page?.extendSelection(toEnd: command == .goToEnd)
        case .widenSelection: self.page?.widenSelection()
        case .swapEnds: self.page?.swapEndsOfSelection()
        case .copy, .copyCited:
            self.page?.selection = nil
            return copy(page.selectedText, name: "the selection", isCited: command == .copyCited)
        case .bookmark: return bookmarkSelection(withNote: false)
        case .bookmarkWithNote: return bookmarkSelection(withNote: true)
        case .back: self.page?.selection = nil
        default: break
        }
        return []
    }

    /// "SELECT" is the mode; this is how much, and by what.
    var selectionText: String? {
        guard isSelecting, let page, let selection = page.selection else { return nil }
        return "\(page.selectedWords) by \(selection.unit.rawValue)"
    }

    // MARK: Copying

    /// The passage at the cursor.
    mutating func copyFromPage(isCited: Bool = false) -> [Effect] {
        if !isCited, let link = page?.link { return [.copy(link.address, name: "the address")] }
        guard let page, let sentence = page.sentenceAtCursor else {
            message = Message("No passage on this line; move to the text")
            return []
        }
        return copy(page.copiedText(of: sentence), name: "the passage", isCited: isCited)
    }

    private mutating func copy(_ text: String, name: String, isCited: Bool) -> [Effect] {
        guard !text.isEmpty else {
            message = Message("There is no text to copy")
            return []
        }
        guard isCited, let source = page?.article.citationLine else { return [.copy(text, name: name)] }
        return [.copy(text + "\n\n" + source, name: name + " with its source")]
    }

    // MARK: Bookmarks

    /// Bookmarks what is selected, as far as one bookmark goes: it stands in one block, and is not longer than a quotation may be.
    private mutating func bookmarkSelection(withNote: Bool) -> [Effect] {
        guard let page, let first = page.selectedStretches.first(where: { _ in true }),
            let passage = page.article.document.passage(first.part, block: first.block, range: first.range)
        else { return [] }
        let effects = bookmark(passage, withNote: withNote)
        // Where nothing came of it, something else may be done with the selection.
        guard !effects.isEmpty || prompt != nil else { return [] }
        self.page?.selection = nil
        let isCut = passage.range.upperBound < first.range.upperBound
        let isFirst = page.selection.map { !$0.first.isInBlock(of: $0.last) } ?? false
        guard isCut || isFirst else { return effects }
        let words = isCut ? "its beginning; a bookmark is no longer" : "the first paragraph; a bookmark is in one"
        if withNote { message = Message("The note will be on \(words)") } else { remark = (passage, " (\(words))") }
        return effects
    }

    /// What is to be said of a selection that has become a bookmark; nothing of another one.
    mutating func takeRemark(on bookmark: Bookmark) -> String {
        defer { remark = nil }
        return remark.map { $0.passage == bookmark.passage ? $0.words : "" } ?? ""
    }
}
