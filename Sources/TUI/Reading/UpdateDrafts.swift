import Articles

// Notes that were begun and not kept.

extension State {
    /// What was begun last about a passage, also where an edit of the article has moved it since, or has changed its words.
    /// O(drafts), and a scan of the text for one that has moved.
    func draft(of passage: Passage, in article: Article.ID) -> Draft? {
        drafts.last { $0.article == article && isSame($0.passage, passage, in: article) }
    }

    private func isSame(_ begun: Passage, _ passage: Passage, in article: Article.ID) -> Bool {
        if begun == passage { return true }
        guard let page, page.id == article else {
            return begun.quote == passage.quote && begun.place.isAt(passage.place)
        }
        let document = page.article.document
        let here = document.find(begun) ?? document.passage(at: document.resolve(begun.place))
        return here.map { (document.find(passage) ?? passage).overlaps($0) } ?? false
    }

    /// Keeps the draft of what is being written now, if it is not kept as it is.
    mutating func saveDraft() -> [Effect] {
        prompt.map { setDraft($0.isBegun ? $0.text : "") } ?? []
    }

    /// Keeps a text as the draft of what is being written; an empty one forgets it.
    mutating func setDraft(_ text: String) -> [Effect] {
        guard let prompt, let subject = prompt.purpose.subject else { return [] }
        // Another reader may have kept it, or gone on with it.
        let known = (prompt.draft ?? prompt.begunFrom).flatMap { drafts.contains($0) ? $0 : nil }
        guard text != known?.text ?? "" else { return [] }
        if prompt.draft == nil { draftCount += 1 }
        let id = prompt.draft?.id ?? "\(session)-\(draftCount)"
        let draft = Draft(id: id, article: subject.article, passage: subject.passage, text: text)
        self.prompt?.draft = draft
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
    var isBegun: Bool { !text.isEmpty && text != original }
}

extension Effect {
    fileprivate func savesDraft(_ id: Draft.ID) -> Bool {
        if case .setDraft(let draft, _) = self { draft.id == id } else { false }
    }
}
