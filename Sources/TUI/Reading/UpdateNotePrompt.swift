import Articles

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
        layers.append(.prompt(Prompt(purpose, draft: draft?.text)))
        guard draft != nil else { return }
        message = Message(
            purpose.keptNote.isEmpty
                ? "Going on with what you began" : "Going on with what you began; the note that is kept is as it was")
    }

    /// A note that was begun may be gone on with.
    mutating func leave(_ prompt: Prompt) -> [Effect] {
        layers.removeLast()
        message = Message(
            prompt.isBegun ? "Nothing was changed; the next time you go on with what you wrote" : "Nothing was changed")
        return saveDraft(in: prompt)
    }

    /// The note is kept: nothing is left to write.
    mutating func closeNotePrompt() -> [Effect] {
        guard case .prompt(let prompt)? = layers.last, let subject = prompt.purpose.subject else { return [] }
        layers.removeLast()
        return setDraft("", of: subject.passage, in: subject.article)
    }

    /// Another reader has removed the bookmark whose note is being written: it can be made again.
    mutating func askAnew(forNoteOf gone: Bookmark.ID) -> Bool {
        guard case .prompt(let prompt)? = layers.last, case .noteOfBookmark(let bookmark) = prompt.purpose,
            bookmark.id == gone
        else { return false }
        layers[layers.count - 1] = .prompt(
            Prompt(.noteOfNewBookmark(bookmark.article, bookmark.passage), draft: prompt.text))
        return true
    }

    // MARK: Drafts

    /// What was begun about a passage, also where an edit of the article has moved it since. O(drafts), and a scan of the text
    /// for one that has moved.
    func draft(of passage: Passage, in article: Article.ID) -> Draft? {
        drafts.first { $0.article == article && isSame($0.passage, passage, in: article) }
    }

    private func isSame(_ one: Passage, _ other: Passage, in article: Article.ID) -> Bool {
        if one == other { return true }
        guard one.quote == other.quote, let page, page.id == article, let here = page.article.document.find(one)
        else { return false }
        return here == page.article.document.find(other)
    }

    /// Keeps the draft of what is being written now, if that has changed.
    mutating func saveDraft() -> [Effect] {
        if case .prompt(let prompt)? = layers.last { saveDraft(in: prompt) } else { [] }
    }

    private mutating func saveDraft(in prompt: Prompt) -> [Effect] {
        guard let subject = prompt.purpose.subject else { return [] }
        return setDraft(prompt.isBegun ? prompt.text : "", of: subject.passage, in: subject.article)
    }

    private mutating func setDraft(_ text: String, of passage: Passage, in article: Article.ID) -> [Effect] {
        var draft = self.draft(of: passage, in: article) ?? Draft(article: article, passage: passage, text: "")
        guard draft.text != text else { return [] }
        draft.text = text
        unsaved.removeAll { $0.savesDraft(of: draft) }
        hold(draft)
        return [.setDraft(draft)]
    }

    private mutating func hold(_ draft: Draft) {
        drafts.removeAll { $0.article == draft.article && $0.passage == draft.passage }
        if !draft.text.isEmpty { drafts.append(draft) }
    }

    /// The drafts as the library has them now, and those that it could not be given.
    mutating func take(_ loaded: [Draft]) {
        drafts = loaded
        for case .setDraft(let draft) in unsaved { hold(draft) }
    }

    /// What was written and could not be kept.
    public var unsavedTexts: [String] {
        unsaved.compactMap { if case .setDraft(let draft) = $0, !draft.text.isEmpty { draft.text } else { nil } }
    }
}

extension Prompt {
    /// There is something to go on with: a text, and not the one that is kept.
    fileprivate var isBegun: Bool { !text.isEmpty && text != original }
}

extension Effect {
    fileprivate func savesDraft(of other: Draft) -> Bool {
        if case .setDraft(let draft) = self {
            draft.article == other.article && draft.passage == other.passage
        } else {
            false
        }
    }
}
