import Articles
import Cells
import Typesetting

extension State {
    mutating func performInNote(_ command: Command, count: Int?) -> [Effect] {
        guard case .note(var popup)? = layers.last, let page else { return [] }
        let height = NotePlacement(popup, on: self).rows
        let times = count ?? 1
        // Where the popup is on its page does not matter to how far it scrolls.
        if let rows = command.destination(from: 0, times: times, height: height, last: .max / 2) {
            popup.scroll(by: command == .goToStart ? -.max / 2 : rows, height: height)
            layers[layers.count - 1] = .note(popup)
            return []
        }
        switch command {
        case .nextTarget, .previousTarget:
            let target = popup.chooseTarget(after: command == .nextTarget ? 1 : -1, height: height)
            message = target.map(say) ?? Message("No links or markers in this note")
        case .nextMarker, .previousMarker:
            openNeighbour(of: popup, step: command == .nextMarker ? times : -times)
            return []
        case .openLink:
            let links = popup.current.targets.filter { if case .link = $0.kind { true } else { false } }
            if let link = popup.chosenTarget.flatMap({ links.contains($0) ? $0 : nil }) ?? links.first {
                if links.count > 1, link != popup.chosenTarget {
                    layers.append(.hints(Hints(links)))
                } else {
                    follow(link)
                }
                return []
            }
            return showAddress()
        case .copy: return copyFromNote(popup)
        case .nextCitation, .previousCitation:
            moveToCitation(of: popup, step: command == .nextCitation ? times : -times)
            return []
        case .bookmark, .bookmarkWithNote:
            guard let passage = popup.passage(in: page.article.document) else {
                message = Message("There is no text here to bookmark")
                return []
            }
            return bookmark(passage, withNote: command == .bookmarkWithNote)
        case .followTarget:
            if let count {
                // The number means what it means on the page: that note.
                layers.removeLast()
                activate(count)
            } else {
                follow(popup)
            }
            return []
        case .previousNote:
            if !popup.pop() { layers.removeLast() } else { layers[layers.count - 1] = .note(popup) }
            return []
        case .back:
            layers.removeLast()
            return []
        default: return []
        }
        layers[layers.count - 1] = .note(popup)
        return []
    }

    private func say(_ target: Page.Target) -> Message {
        switch target.kind {
        case .marker(let marker): Message("Marker \(marker.label ?? "*"): Enter opens the note")
        case .link(let address?): Message(String(address.prefix(mostOfRow)))
        case .link(nil): .placeholder
        }
    }

    /// The next note while the popup stays open.
    private mutating func openNeighbour(of popup: NotePopup, step: Int) {
        guard let markers = page?.page.markers, let from = popup.marker else {
            message = Message("No marker cites this note")
            return
        }
        let target = max(0, min(from + step, markers.count - 1))
        guard target != from else {
            message = Message(step > 0 ? "This is the last marker" : "This is the first marker")
            return
        }
        layers.removeLast()
        openNote(at: target)
    }

    /// The page goes to the next place that cites the same note, round and round, while the popup stays open.
    private mutating func moveToCitation(of popup: NotePopup, step: Int) {
        let citations = popup.current.citations
        guard let article = page?.article, !citations.isEmpty else {
            message = Message(popup.current.note == nil ? "There is no note to be cited" : "No marker cites this note")
            return
        }
        let count = citations.count
        let from = popup.current.citation ?? (step > 0 ? -1 : 0)
        let index = ((from + step) % count + count) % count
        guard index != popup.current.citation else {
            message = Message(count == 1 ? "This note is cited only here" : "Citation \(index + 1) of \(count)")
            return
        }
        leaveSpot()
        var popup = popup
        popup.move(to: index, marker: page?.go(to: citations[index]))
        layers[layers.count - 1] = .note(popup)
        let whereabouts = article.whereabouts(of: citations[index]).map { ", \($0)" } ?? ""
        message = Message("Citation \(index + 1) of \(count)\(whereabouts)")
    }

    private mutating func follow(_ popup: NotePopup) {
        if let target = popup.chosenTarget {
            follow(target)
        } else if let note = popup.current.note {
            layers.removeLast()
            leaveSpot()
            self.page?.visit(note: note)
            message = Message("Enter goes back to the text")
        } else {
            layers.removeLast()
        }
    }
}
