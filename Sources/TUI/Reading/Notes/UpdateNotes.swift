import Articles
import Cells
import Typesetting

extension State {
    /// Opens the notes of the open article, goes back to them where they are open, or closes them where the focus is on them.
    mutating func showNotes() {
        guard let page else {
            message = Message("No article is open; Enter reads the selected one")
            return
        }
        guard focus != .notes else {
            closeNotesPane()
            return
        }
        if notes == nil {
            let opened = NotesState(page.article, origin: focus)
            guard !opened.items.isEmpty else {
                message = Message("This article has no notes")
                return
            }
            notes = opened
            setFocus(.notes)
            let chosen = page.chosenMarker
            selectNote(
                opened.index(at: page.place) { citation in
                    chosen.map { page.page.prints(citation, entry: $0.entry, range: $0.range) } ?? false
                })
        } else {
            notes?.origin = focus
            notes?.isFollowed = true
            setFocus(.notes)
        }
    }

    private mutating func closeNotesPane() {
        let origin = notes?.origin ?? .page
        notes = nil
        setFocus(origin)
    }

    /// The notes of the article that has come, or of what has become of it; the pane closes when it has none.
    mutating func renewNotes(keepingItem: Bool = false) {
        guard let old = notes, let article = page?.article else { return }
        let renewed = NotesState(article, origin: old.origin)
        if renewed.items.isEmpty {
            notes = nil
            if focus == .notes { focus = old.origin }
            setPage()
        } else {
            notes = renewed
            selectNote(keepingItem ? renewed.items.firstIndex { $0 == old.selectedItem } ?? 0 : 0)
        }
    }

    /// What was in sight stays so in another window.
    mutating func scrollNotes() { if let notes { moveNotes(to: notes.selected) } }

    mutating func moveInNotes(by step: Int) { if let notes { selectNote(notes.selected + step) } }

    mutating func selectNote(_ index: Int) {
        notes?.isFollowed = true
        moveNotes(to: index)
    }

    private mutating func moveNotes(to index: Int) {
        guard var notes, let article = page?.article else { return }
        let items = notes.items
        notes.move(to: index, rows: notesRows) { excerpt(items[$0], of: article).rows }
        self.notes = notes
    }

    /// The focus to come back to another day: the pane of the notes opens with nobody's asking only now.
    var rememberedFocus: Focus {
        switch focus {
        case .notes: .page
        case .shelves: .list
        case .list, .page: focus
        }
    }

    mutating func performInNotes(_ command: Command, count: Int?) -> [Effect] {
        guard let notes else { return [] }
        let times = count ?? 1
        let height = max(1, notesInSight().count)
        if let index = command.destination(
            from: notes.selected, times: times, height: height, last: notes.items.count - 1)
        {
            selectNote(index)
            return []
        }
        switch command {
        case .followNote: follow(notes)
        case .showNotes, .back: closeNotesPane()
        case .focusPage, .nextPane: setFocus(.page)
        case .nextArticle, .previousArticle, .toggleUnread, .toggleStar, .showShelves:
            return performOnPage(command, count: count)
        default: break
        }
        return []
    }

    /// To the marker on the page, or to the note's place among the notes.
    private mutating func follow(_ notes: NotesState) {
        leaveSpot()
        setFocus(.page)
        if let citation = notes.selectedCitation {
            page?.go(to: citation)
            let label = citation.marker.label ?? "*"
            message = Message(
                citation.marker.note == nil ? "Marker \(label) has no note" : "Marker \(label): Enter opens the note")
        } else if case .note(let note, _) = notes.selectedItem {
            page?.visit(note: note)
            message = Message("Enter goes back to the text; t to the notes")
        }
    }
}
