import Articles
import Cells
import Typesetting

// What is not part of the article, folded and unfolded.

extension PageState {
    /// Folds or unfolds the furniture on the cursor's line. Returns false when that is not the line of a fold.
    mutating func toggleFold() -> Bool {
        guard let fold = foldAtCursor, fold.isOnLine else { return false }
        setUnfolded(unfolded.symmetricDifference([fold.start]))
        return true
    }

    /// The same, but a cursor inside unfolded furniture folds it too. Returns false when there is none.
    mutating func toggleFoldAround() -> Bool {
        guard let fold = foldAtCursor else { return false }
        setUnfolded(unfolded.symmetricDifference([fold.start]))
        return true
    }

    /// Folds or unfolds all furniture.
    mutating func setAllFolds(open: Bool) {
        setUnfolded(open ? Set(page.folds.map(\.blocks.lowerBound)) : [])
    }

    /// The run of furniture that the cursor is at, by its first block: on the line that stands for it, or inside.
    private var foldAtCursor: (start: Int, isOnLine: Bool)? {
        guard let entry = entryAtCursor else { return nil }
        if let fold = page.entries[entry].fold { return (fold.lowerBound, true) }
        guard page.isFurniture(entry) else { return nil }
        return page.folds.last { $0.entry < entry }.map { ($0.blocks.lowerBound, false) }
    }

    /// The cursor keeps its row; where its text is folded, it goes to the line that stands for it.
    private mutating func setUnfolded(_ starts: Set<Int>) {
        guard starts != unfolded else { return }
        let row = lead
        let fold = foldAtCursor.flatMap { $0.isOnLine || !starts.contains($0.start) ? $0.start : nil }
        typeset(unfolding: starts)
        if let fold, let entry = page.folds.first(where: { $0.blocks.lowerBound == fold })?.entry {
            cursor = page.firstRow(ofEntry: entry)
            place = page.place(ofRow: cursor)
            isMoved = true
        }
        showCursor(below: row)
    }

    var hasFolds: Bool { !page.folds.isEmpty }
    var hasOpenFold: Bool { !unfolded.isEmpty }
    var isOnFold: Bool { foldAtCursor?.isOnLine == true }

    /// After a change of the article: what was unfolded stays so, where it still is, and the cursor at its text.
    mutating func unfold(asIn old: PageState) {
        for start in old.unfolded {
            guard old.article.document.blocks.indices.contains(start) else { continue }
            unfold(article.document.resolve(old.article.document.place(.body, block: start, offset: 0)))
        }
        guard unfolded != [] else { return }
        go(to: old.spot)
    }

    /// Makes a Place visible that is folded away.
    mutating func unfold(_ place: Place) {
        guard !page.lines.isEmpty, let entry = page.lines[page.row(of: place)].entry,
            case .fold(let blocks, isOpen: false) = page.entries[entry].role,
            place.part == .body, blocks.contains(place.block)
        else { return }
        typeset(unfolding: unfolded.union([blocks.lowerBound]))
    }
}
