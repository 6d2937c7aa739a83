import Articles
import Cells

// Searching the library: what is found is shown in the list while the words are typed, and opens at its first hit.

/// What was shown before a search, to come back to.
struct SearchOrigin: Sendable {
    var list: ListState
    var focus: Focus
    var notes: NotesState?
    /// Where the reader was on the page, when the focus was there or on its notes.
    var spot: Spot?
}

extension State {
    /// Asks for words to look for in the whole library; those of a search that is shown can be gone on with.
    mutating func askForSearch() {
        searchOrigin = SearchOrigin(list: list, focus: focus, notes: notes, spot: isBesidePage ? nil : page?.spot)
        if focus != .list { setFocus(.list) }
        let isSearch = list.isFiltered && list.listing.shelf == .all
        layers.append(.prompt(Prompt(.search, text: isSearch ? list.filterText : "")))
        list.scroll(height: listHeight)
    }

    /// Looks for what is being typed.
    mutating func search(_ text: String) {
        if text.allSatisfy(\.isWhitespace), let origin = searchOrigin {
            list = origin.list
        } else {
            list.search(for: text)
        }
        sayProblem(of: text, isBeingTyped: true)
    }

    /// The results stay, to be gone through and read.
    mutating func takeSearch(_ text: String) {
        if let origin = searchOrigin, listingBeforeSearch == nil, !origin.list.isFiltered {
            listingBeforeSearch = origin.list.listing
        }
        searchOrigin = nil
        list.choose()
        list.scroll(height: listHeight)
        sayProblem(of: text, isBeingTyped: false)
    }

    /// Nothing was looked for: everything is as it was.
    mutating func leaveSearch() -> [Effect] {
        guard let origin = searchOrigin else { return [] }
        searchOrigin = nil
        list = origin.list
        list.scroll(height: listHeight)
        guard let spot = origin.spot else {
            if origin.focus != focus { setFocus(origin.focus) }
            return []
        }
        let effects = go(to: spot)
        notesToReopen = origin.notes.map { ($0, origin.focus) }
        if page?.id == spot.article { reopenNotes() }
        return effects
    }

    /// The pane of the notes stood beside the page that is there again.
    mutating func reopenNotes() {
        guard let (notes, focus) = notesToReopen else { return }
        notesToReopen = nil
        self.notes = notes
        if focus == .notes { setFocus(.notes) }
        scrollNotes()
    }

    /// What of a query is not understood, and where; its words are looked for all the same.
    mutating func sayProblem(of text: String, isBeingTyped: Bool) {
        guard let problem = Query.parse(text, isBeingTyped: isBeingTyped).problems.first else { return }
        message = Message("Column \(text.column(of: problem)): \(problem.message)", isError: true)
    }

    // MARK: The hits of what was found

    /// Shows what the list was searched for on the page that has come, at the first hit in its text. The reader is not where the
    /// article was left, so that place is kept as it is until the reader goes on from here.
    mutating func showFound(_ loaded: LoadedArticle, asPreview: Bool) {
        guard let found = list.sought else {
            if marksHits { page?.mark(sought) }
            return
        }
        if !asPreview { (sought, marksHits) = (found, true) }
        page?.mark(found)
        page?.openAtHit(keeping: loaded.place != nil)
        if !asPreview, let spot = page?.spotLeft { history.leave(spot) }
    }

    /// The same on a page that is there already.
    mutating func showFoundHere() {
        guard let found = list.sought else { return }
        if focus == .page { (sought, marksHits) = (found, true) }
        guard page?.hits?.sought.text != found.text || page?.presentHit == nil else { return }
        page?.mark(found)
        guard page?.presentHit == nil, page?.hits?.isEmpty == false else { return }
        if focus == .page { leaveSpot() }
        page?.openAtHit(keeping: focus != .page)
    }
}

extension String {
    /// Where a problem begins, in characters from 1.
    fileprivate func column(of problem: Query.Problem) -> Int {
        slice(0..<min(problem.range.lowerBound, utf8.count)).count + 1
    }
}
