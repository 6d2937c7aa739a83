import Articles

// Where the reader is, kept.

extension State {
    /// Keeps where the reader is, if that has changed, and once more what could not be kept before.
    mutating func savePlace() -> [Effect] {
        let again = unsaved
        unsaved = []
        guard let page, page.isMoved else { return again }
        self.page?.isMoved = false
        let place = Effect.savePlace(page.id, page.place, progress(of: page), lead: page.lead)
        return again.filter { !$0.savesPlace(of: page.id) } + [place] + remember(page.id)
    }

    /// Where on the page the cursor is, whatever was finished before.
    func progress(ofShown page: PageState) -> Progress {
        page.position ?? row(page.id)?.status.progress ?? .reading(0)
    }

    /// How far the open article is read. What was finished once stays so, wherever the reader looks again; `u` marks it unread.
    func progress(of page: PageState) -> Progress {
        let known = row(page.id)?.status.progress
        return known == .finished ? .finished : page.progress ?? known ?? .reading(0)
    }

    /// A preview is not yet what the reader reads; what is read is remembered once.
    mutating func remember(_ id: Article.ID) -> [Effect] {
        guard remembered != id else { return [] }
        remembered = id
        return [.rememberArticle(id)]
    }
}

extension Effect {
    public func savesPlace(of article: Article.ID) -> Bool {
        if case .savePlace(article, _, _, _) = self { true } else { false }
    }
}
