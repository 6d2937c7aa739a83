import Articles
import Cells

extension State {
    mutating func pressInPrompt(_ key: Key) -> [Effect] {
        guard case .prompt(var prompt)? = layers.last else { return [] }
        switch key {
        case .escape:
            layers.removeLast()
            if prompt.purpose.isLive { apply(prompt.original, for: prompt.purpose) } else { leave(prompt) }
            if prompt.purpose == .palette { layers.removeLast() }
        case .enter:
            // What the reader wrote stays until it is kept.
            if prompt.purpose.isLive { layers.removeLast() }
            return take(prompt.text, for: prompt.purpose)
        case .control("O") where !prompt.purpose.isLive:
            return [.edit(prompt.text, for: prompt.purpose)]
        case .control("L"): return [.redraw]
        case .up, .control("P"): moveBelow(prompt.purpose, by: -1)
        case .down, .control("N"): moveBelow(prompt.purpose, by: 1)
        default:
            if prompt.edit(key) {
                change(prompt)
            } else if prompt.isFull {
                message = Message("No room for more than \(Prompt.maximumLength) characters; ^O opens an editor")
            }
        }
        return []
    }

    /// Text that was pasted is text, never keys.
    mutating func paste(_ text: String) {
        guard case .prompt(var prompt)? = layers.last else {
            message = Message("Pasted text is only taken where you write, as after / or M")
            return
        }
        prompt.insert(text)
        change(prompt)
        if prompt.isFull { message = Message("The text was too long: \(Prompt.maximumLength) characters were taken") }
    }

    private mutating func change(_ prompt: Prompt) {
        layers[layers.count - 1] = .prompt(prompt)
        if prompt.purpose.isLive { apply(prompt.text, for: prompt.purpose) }
    }

    /// What a text does while it is typed.
    private mutating func apply(_ text: String, for purpose: Prompt.Purpose) {
        switch purpose {
        case .filterArticles: list.filter(by: text, height: listHeight)
        case .filterBookmarks: filterBookmarks(text)
        case .searchHelp, .palette: searchHelp(text)
        case .noteOfNewBookmark, .noteOfBookmark: break
        }
    }

    /// A text that comes back from the editor is saved; should that fail, it is still there to be saved again.
    mutating func takeEdited(_ text: String, for purpose: Prompt.Purpose) -> [Effect] {
        closeNotePrompt()
        layers.append(.prompt(Prompt(purpose, text: text)))
        return take(text, for: purpose)
    }

    /// A note that was begun may be gone on with.
    private mutating func leave(_ prompt: Prompt) {
        let isChanged = prompt.text != prompt.original
        drafts[prompt.purpose] = isChanged ? prompt.text : nil
        message = Message(
            isChanged ? "Nothing was changed; the next time you go on with what you wrote" : "Nothing was changed")
    }

    /// What is being written when the reader ends, by whatever, is gone on with another day.
    mutating func rememberDrafts() -> [Effect] {
        if case .prompt(let prompt)? = layers.last, !prompt.purpose.isLive, prompt.text != prompt.original {
            drafts[prompt.purpose] = prompt.text
        }
        guard drafts != rememberedDrafts else { return [] }
        rememberedDrafts = drafts
        return [.rememberDrafts(drafts)]
    }

    /// Asks for a note; what was written before, and left, is there again.
    mutating func askForNote(_ purpose: Prompt.Purpose, text: String = "") {
        layers.append(.prompt(Prompt(purpose, text: text, draft: drafts[purpose])))
    }

    /// The note is kept: nothing is left to write.
    mutating func closeNotePrompt() {
        if case .prompt(let prompt)? = layers.last, !prompt.purpose.isLive { layers.removeLast() }
    }

    /// Asks for the note of a bookmark. What does not fit in a line is better edited where lines are.
    mutating func askForNote(of bookmark: Bookmark) -> [Effect] {
        let purpose = Prompt.Purpose.noteOfBookmark(bookmark.id)
        let isLong = bookmark.note.contains(where: \.isNewline) || bookmark.note.count > Self.longNote
        if isLong, drafts[purpose] == nil { return [.edit(bookmark.note, for: purpose)] }
        askForNote(purpose, text: bookmark.note)
        return []
    }

    /// Characters from which on a note is edited in the reader's editor.
    static let longNote = 400

    /// What a text does when it is done.
    mutating func take(_ text: String, for purpose: Prompt.Purpose) -> [Effect] {
        switch purpose {
        case .noteOfNewBookmark(let id, let passage): return [.addBookmark(id, passage, note: text)]
        case .noteOfBookmark(let id): return [.setBookmarkNote(id, note: text)]
        case .filterArticles:
            list.choose()
            list.scroll(height: listHeight)
            return []
        case .filterBookmarks, .searchHelp: return []
        case .palette: return runFromHelp()
        }
    }

    /// The arrows move in the list that is being narrowed.
    private mutating func moveBelow(_ purpose: Prompt.Purpose, by step: Int) {
        switch purpose {
        case .filterArticles: list.move(to: list.selected + step, height: listHeight)
        case .filterBookmarks: moveInBookmarks(by: step)
        case .searchHelp, .palette: moveInHelp(by: step)
        case .noteOfNewBookmark, .noteOfBookmark: break
        }
    }
}
