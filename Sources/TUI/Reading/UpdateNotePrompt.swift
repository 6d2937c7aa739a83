import Articles
import Cells

// The reader's own notes: asked for, gone on with, kept.

extension State {
    /// Characters from which on a note is edited in the reader's editor.
    static let longNote = 400

    /// Asks for the note of a bookmark. What does not fit in a line is better edited where lines are.
    mutating func askForNote(of bookmark: Bookmark) -> [Effect] {
        let isLong = bookmark.note.contains(where: \.isNewline) || bookmark.note.count > Self.longNote
        if isLong { return editNote(of: bookmark) }
        askForNote(.noteOfBookmark(bookmark))
        return []
    }

    /// Gives the note of a bookmark to the reader's editor. What was begun stays in the prompt below until it is kept.
    mutating func editNote(of bookmark: Bookmark) -> [Effect] {
        let purpose = Prompt.Purpose.noteOfBookmark(bookmark)
        guard let draft = self.draft(of: bookmark.passage, in: bookmark.article) else {
            return [.edit(bookmark.note, for: purpose)]
        }
        askForNote(purpose)
        return [.edit(draft.text, for: purpose)]
    }

    /// Asks for a note; what was written before, and left, is there again.
    mutating func askForNote(_ purpose: Prompt.Purpose) {
        let draft = purpose.subject.flatMap { self.draft(of: $0.passage, in: $0.article) }
        layers.append(.prompt(Prompt(purpose, goingOnWith: draft)))
        guard draft != nil else { return }
        message = Message(
            purpose.keptNote.isEmpty
                ? "Going on with what you began" : "Going on with what you began; the note that is kept is as it was")
    }

    /// A text that comes back from the editor is saved; should that fail, it is still there to be saved again.
    mutating func takeEdited(_ text: String, for purpose: Prompt.Purpose) -> [Effect] {
        if prompt == nil { layers.append(.prompt(Prompt(purpose, goingOnWith: nil))) }
        prompt?.text = text
        return take(text, for: purpose)
    }

    /// Keeps the note on a passage that had no bookmark when the note was begun.
    mutating func takeNew(_ text: String, of passage: Passage, in article: Article.ID) -> [Effect] {
        guard let page, page.id == article else { return [.addBookmark(article, passage, note: text)] }
        // The article may have been edited while the note was written.
        let here = page.article.document.find(passage)
        let known = here.map { page.bookmark(of: $0) } ?? page.bookmarks.first { $0.passage == passage }
        guard let known else { return [.addBookmark(article, here ?? passage, note: text)] }
        guard known.note.isEmpty || known.note == text else {
            meet(known)
            return []
        }
        prompt?.turn(into: .noteOfBookmark(known))
        return takeNote(text, of: known)
    }

    /// Keeps the note of a bookmark.
    mutating func takeNote(_ text: String, of bookmark: Bookmark) -> [Effect] {
        guard text == bookmark.note else { return [.setBookmarkNote(bookmark, note: text)] }
        message = Message("The note is unchanged")
        return closeNotePrompt()
    }

    /// A bookmark has a note of another reader: it is not replaced before it was seen.
    mutating func meet(_ bookmark: Bookmark) {
        let theirs = cut(bookmark.note.prefix(mostOfRow).onOneLine, to: 40, ellipsis: glyphs.ellipsis)
        guard prompt?.purpose.isLive == false, !isUndoing else {
            undoing = nil
            message = Message("Nothing was changed: another reader wrote \"\(theirs)\" there meanwhile", isError: true)
            return
        }
        prompt?.turn(into: .noteOfBookmark(bookmark))
        message = Message("Another reader wrote \"\(theirs)\" there meanwhile; Enter puts yours in its place")
    }

    /// Another reader has removed the bookmark whose note is being written: it can be made again.
    mutating func askAnew(forNoteOf gone: Bookmark.ID) -> Bool {
        guard case .noteOfBookmark(let bookmark)? = prompt?.purpose, bookmark.id == gone else { return false }
        prompt?.turn(into: .noteOfNewBookmark(bookmark.article, bookmark.passage))
        return true
    }

    /// A note that was begun may be gone on with.
    mutating func leave(_ prompt: Prompt) -> [Effect] {
        let effects = saveDraft()
        layers.removeLast()
        message = Message(
            prompt.isBegun
                ? "Nothing was changed; the next time you go on with what you wrote"
                : prompt.begunFrom != nil ? "What you had begun is forgotten" : "Nothing was changed")
        return effects
    }

    /// The note is kept: nothing is left to write.
    mutating func closeNotePrompt() -> [Effect] {
        guard prompt?.purpose.isLive == false else { return [] }
        let effects = setDraft("")
        layers.removeLast()
        return effects
    }
}
