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
        var prompt = Prompt(purpose, goingOnWith: nil)
        if case .prompt(let open)? = layers.last {
            layers.removeLast()
            prompt = open
        }
        prompt.text = text
        layers.append(.prompt(prompt))
        return take(text, for: purpose)
    }

    /// Keeps the note on a passage that had no bookmark when the note was begun.
    mutating func takeNew(_ text: String, of passage: Passage, in article: Article.ID) -> [Effect] {
        guard let page, page.id == article, let known = page.bookmark(of: passage) else {
            return [.addBookmark(article, passage, note: text)]
        }
        turnPrompt(into: .noteOfBookmark(known))
        guard !known.note.isEmpty, known.note != text else { return [.setBookmarkNote(known.id, note: text)] }
        let theirs = cut(known.note.prefix(mostOfRow).onOneLine, to: 40, ellipsis: glyphs.ellipsis)
        message = Message("Bookmarked meanwhile with the note \"\(theirs)\"; Enter puts yours in its place")
        return []
    }

    /// Another reader has removed the bookmark whose note is being written: it can be made again.
    mutating func askAnew(forNoteOf gone: Bookmark.ID) -> Bool {
        guard case .prompt(let prompt)? = layers.last, case .noteOfBookmark(let bookmark) = prompt.purpose,
            bookmark.id == gone
        else { return false }
        turnPrompt(into: .noteOfNewBookmark(bookmark.article, bookmark.passage))
        return true
    }

    private mutating func turnPrompt(into purpose: Prompt.Purpose) {
        guard case .prompt(var prompt)? = layers.last else { return }
        prompt.turn(into: purpose)
        layers[layers.count - 1] = .prompt(prompt)
    }

    /// A note that was begun may be gone on with.
    mutating func leave(_ prompt: Prompt) -> [Effect] {
        let effects = saveDraft()
        layers.removeLast()
        message = Message(
            prompt.isBegun ? "Nothing was changed; the next time you go on with what you wrote" : "Nothing was changed")
        return effects
    }

    /// The note is kept: nothing is left to write.
    mutating func closeNotePrompt() -> [Effect] {
        guard case .prompt(let prompt)? = layers.last, !prompt.purpose.isLive else { return [] }
        let effects = setDraft("")
        layers.removeLast()
        return effects
    }

    // MARK: Drafts

    /// What was begun last about a passage, also where an edit of the article has moved it since, or has changed its words.
    /// O(drafts), and a scan of the text for one that has moved.
    func draft(of passage: Passage, in article: Article.ID) -> Draft? {
        drafts.last { $0.article == article && isSame($0.passage, passage, in: article) }
    }

    private func isSame(_ begun: Passage, _ passage: Passage, in article: Article.ID) -> Bool {
        if begun == passage { return true }
        guard let page, page.id == article else {
            return begun.quote == passage.quote && begun.place.part == passage.place.part
        }
        let document = page.article.document
        let here = document.find(begun) ?? document.passage(at: document.resolve(begun.place))
        return here != nil && here == document.find(passage) ?? passage
    }

    /// Keeps the draft of what is being written now, if it is not kept as it is.
    mutating func saveDraft() -> [Effect] {
        guard case .prompt(let prompt)? = layers.last else { return [] }
        return setDraft(prompt.isBegun ? prompt.text : "")
    }

    private mutating func setDraft(_ text: String) -> [Effect] {
        guard case .prompt(var prompt)? = layers.last, let subject = prompt.purpose.subject else { return [] }
        // Another reader may have kept it, or gone on with it.
        let known = (prompt.draft ?? prompt.begunFrom).flatMap { drafts.contains($0) ? $0 : nil }
        guard text != known?.text ?? "" else { return [] }
        if prompt.draft == nil { draftCount += 1 }
        let id = prompt.draft?.id ?? "\(session)-\(draftCount)"
        let draft = Draft(id: id, article: subject.article, passage: subject.passage, text: text)
        prompt.draft = draft
        layers[layers.count - 1] = .prompt(prompt)
        unsaved.removeAll { $0.savesDraft(id) }
        hold(draft, insteadOf: prompt.begunFrom)
        return [.setDraft(draft, insteadOf: prompt.begunFrom)]
    }

    private mutating func hold(_ draft: Draft, insteadOf old: Draft?) {
        drafts.removeAll { $0.id == draft.id || $0 == old }
        if !draft.text.isEmpty { drafts.append(draft) }
    }

    /// The drafts as the library has them now, and those that it could not be given.
    mutating func take(_ loaded: [Draft]) {
        drafts = loaded
        for case .setDraft(let draft, let old) in unsaved { hold(draft, insteadOf: old) }
    }

    /// What was written and could not be kept.
    public var unsavedTexts: [String] {
        unsaved.compactMap { if case .setDraft(let draft, _) = $0, !draft.text.isEmpty { draft.text } else { nil } }
    }
}

extension Prompt {
    /// There is something to go on with: a text, and not the one that is kept.
    fileprivate var isBegun: Bool { !text.isEmpty && text != original }
}

extension Effect {
    fileprivate func savesDraft(_ id: Draft.ID) -> Bool {
        if case .setDraft(let draft, _) = self { draft.id == id } else { false }
    }
}
