import Articles

// Articles that were chosen to be changed together.

extension ListState {
    var isMarking: Bool { !marked.isEmpty || rangeStart != nil }

    /// The ends of the range, as they stand in the list.
    var range: (first: Article.ID, last: Article.ID)? {
        guard let rangeStart, let here = selectedRow?.id else { return nil }
        return rangeIndex <= selected ? (rangeStart, here) : (here, rangeStart)
    }

    /// How many are chosen, as far as indices tell.
    var markedCount: Int {
        guard rangeStart != nil else { return marked.count }
        let range = min(rangeIndex, selected)...max(rangeIndex, selected)
        let twice = marked.count { id in index(of: id).map(range.contains) ?? false }
        return range.count + marked.count - twice
    }

    func isMarked(_ row: ArticleRow, at index: Int) -> Bool {
        marked.contains(row.id)
            || (rangeStart != nil && (min(rangeIndex, selected)...max(rangeIndex, selected)).contains(index))
    }

    mutating func toggleMark(_ id: Article.ID) {
        if marked.remove(id) == nil { marked.insert(id) }
    }

    mutating func beginRange(at id: Article.ID) {
        rangeStart = id
        rangeIndex = selected
    }

    mutating func endRange(_ ids: [Article.ID]) {
        rangeStart = nil
        marked.formUnion(ids)
    }

    mutating func unmark() {
        marked = []
        rangeStart = nil
    }
}
