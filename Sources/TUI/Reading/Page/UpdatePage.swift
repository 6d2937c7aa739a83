import Articles
import Cells
import Typesetting

extension State {
    mutating func performOnPage(_ command: Command, count: Int?) -> [Effect] {
        guard let page else { return [] }
        let times = count ?? 1
        let height = page.rowsOfPage
        switch command {
        case .moveDown: self.page?.moveCursor(by: times)
        case .moveUp: self.page?.moveCursor(by: -times)
        case .pageDown: self.page?.scroll(by: max(1, height - 2), times: times)
        case .pageUp: self.page?.scroll(by: -max(1, height - 2), times: times)
        case .halfPageDown: self.page?.scroll(by: max(1, height / 2), times: times)
        case .halfPageUp: self.page?.scroll(by: -max(1, height / 2), times: times)
        case .goToStart:
            leaveSpot()
            self.page?.goToStart()
        case .goToEnd:
            leaveSpot()
            self.page?.goToEnd()
        case .nextMarker: chooseMarker(after: times)
        case .previousMarker: chooseMarker(after: -times)
        case .activate: activate(count)
        case .bookmark: return bookmark(page.passageAtCursor, withNote: false)
        case .bookmarkWithNote: return bookmark(page.passageAtCursor, withNote: true)
        case .nextArticle: return findNeighbour(times)
        case .previousArticle: return findNeighbour(-times)
        case .openLink: if !followLinkAtCursor() { return showAddress() }
        case .copy: return copyFromPage()
        case .copyCited: return copyFromPage(isCited: true)
        case .select: beginSelection()
        case .toggleFold:
            if self.page?.toggleFoldAround() != true {
                message = Message("Nothing to fold here; Z folds and unfolds all of it")
            }
        case .toggleAllFolds:
            if !page.hasFolds { message = Message("All of this is part of the article") }
            self.page?.setAllFolds(open: !page.hasOpenFold)
        case .find: askForHits()
        case .nextHit: goToHit(after: times)
        case .previousHit: goToHit(after: -times)
        case .nextUnread: return openUnread(times: times)
        case .toggleStar: return toggleStar()
        case .toggleUnread: return toggleUnread()
        case .widen, .narrow, .changeNotes, .toggleJustification, .toggleHyphenation, .toggleSpacing, .toggleWrapping:
            return restyle(command, count)
        case .scrollLeft: scrollSideways(by: -times)
        case .scrollRight: scrollSideways(by: times)
        case .showCiting: return [.loadCiting(page.id)]
        case .showNotes: showNotes()
        case .nextPane, .focusList:
            setFocus(notes == nil ? .list : .notes)
            return savePlace()
        case .clearHits:
            if !clearHits() { return performOnPage(.back, count: nil) }
        case .showShelves:
            showShelves()
            return savePlace()
        case .back:
            setFocus(.list)
            return savePlace()
        default: move(command, count: count)
        }
        return []
    }

    // MARK: Notes

    private mutating func chooseMarker(after step: Int) {
        guard let chosen = page?.chooseMarker(after: step) else {
            let isEmpty = page?.page.markers.isEmpty ?? true
            message = isEmpty ? noCitation : Message(step > 0 ? "No note marker below" : "No note marker above")
            return
        }
        let label = chosen.marker.label ?? "*"
        message = Message(
            chosen.marker.note == nil ? "Marker \(label) has no note" : "Marker \(label): Enter opens the note")
    }

    /// Why there is no marker to go to.
    var noCitation: Message {
        let hasNotes = page?.article.document.notes.isEmpty == false
        return Message(
            hasNotes ? "No marker cites the notes of this article; t lists them" : "This article has no notes")
    }

    /// What Enter does on the page: the note with the number typed, the chosen marker or the first on the line, the fold, or
    /// from a note's place back to where it is cited.
    mutating func activate(_ count: Int?) {
        guard let page else { return }
        if let count {
            let label = String(count)
            if let marker = page.marker(labelled: label) {
                // To look it up is not to have read so far, and there is a way back.
                if !page.isInSight(row: page.page.row(of: page.page.markers[marker])) { leaveSpot() }
                self.page?.lookUp { $0.choose(marker: marker) }
                openNote(at: marker)
            } else if let note = page.article.document.notes.firstIndex(where: { $0.label == label }) {
                let marker = Marker(label: label, note: note)
                layers.append(.note(NotePopup(marker, at: nil, on: page, width: layout.noteWidth)))
                message = Message("No marker cites note \(label)")
            } else {
                message = Message("No note \(label) in this article", isError: true)
            }
        } else if page.link != nil {
            _ = followLinkAtCursor()
        } else if page.marker == nil, let note = page.page.note(ofRow: page.cursor) {
            comeBack(from: note)
        } else if let marker = page.markerAtCursor {
            openNote(at: marker)
        } else if self.page?.toggleFold() == true || followLinkAtCursor() {
            return
        } else {
            let hasMarkers = !page.page.markers.isEmpty
            message = Message("Nothing to open on this line" + (hasMarkers ? "; ] goes to the next note marker" : ""))
        }
    }

    /// Opens the note of a marker, and goes to the marker; where notes are to stand at the end, goes to the note.
    mutating func openNote(at index: Int) {
        self.page?.choose(marker: index)
        guard let page else { return }
        let marker = page.page.markers[index].marker
        if preferences.notes == .end, let note = marker.note, page.article.document.notes.indices.contains(note) {
            leaveSpot()
            self.page?.visit(note: note)
            message = Message("Enter goes back to the text")
            return
        }
        layers.append(
            .note(NotePopup(marker, at: index, on: page, width: layout.noteWidth)))
    }

    /// From a note's place among the notes to the marker it was reached from, else to the first that cites it.
    private mutating func comeBack(from note: Int) {
        if page?.comeBack(from: note) == true { return }
        if let citation = page?.article.citations(of: note).first {
            leaveSpot()
            page?.go(to: citation)
        } else {
            message = Message("No marker cites this note")
        }
    }

    // MARK: Bookmarks

    mutating func bookmark(_ passage: Passage?, withNote: Bool) -> [Effect] {
        guard let page, let passage else {
            message = Message("No passage on this line; move to the text")
            return []
        }
        if let known = page.bookmark(of: passage) {
            if withNote { return askForNote(of: known) }
            message = Message("Already bookmarked; M edits its note")
            return []
        }
        if withNote {
            askForNote(.noteOfNewBookmark(page.id, passage))
            return []
        }
        return [.addBookmark(page.id, passage, note: "")]
    }
}
