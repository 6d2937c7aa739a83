import Articles
import Cells
import Typesetting

extension State {
    mutating func performInNote(_ command: Command, count: Int?) -> [Effect] {
        guard case .note(var popup)? = layers.last, let page else { return [] }
        let height = NotePlacement(popup, on: self).rows
        let times = count ?? 1
        if let top = command.destination(
            from: popup.current.top, times: times, height: height, last: popup.current.page.lines.count)
        {
            popup.scroll(to: top, height: height)
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
        case .followTarget:
            follow(popup)
            return []
        case .previousNote:
            if !popup.pop() { layers.removeLast() } else { layers[layers.count - 1] = .note(popup) }
            return []
        case .back:
            layers.removeLast()
            return []
        default: return []
        }
        popup.set(width: layout.noteWidth, in: page.article, glyphs: glyphs)
        layers[layers.count - 1] = .note(popup)
        return []
    }

    private func say(_ target: NotePopup.Target) -> Message {
        switch target.kind {
        case .marker(let marker): Message("Marker \(marker.label ?? "*"): Enter opens the note")
        case .link(let address?): Message(address)
        case .link(nil): Message("This link leads nowhere: the extraction has lost its address")
        }
    }

    /// The next note while the popup stays open.
    private mutating func openNeighbour(of popup: NotePopup, step: Int) {
        guard let markers = page?.page.markers, let from = popup.marker, markers.indices.contains(from + step) else {
            message = Message(step > 0 ? "This is the last marker" : "This is the first marker")
            return
        }
        layers.removeLast()
        openNote(at: from + step)
    }

    private mutating func follow(_ popup: NotePopup) {
        guard let page else { return }
        if let target = popup.chosenTarget {
            guard case .marker(let marker) = target.kind else {
                message = say(target)
                return
            }
            var popup = popup
            popup.push(marker, in: page.article, width: layout.noteWidth, glyphs: glyphs)
            layers[layers.count - 1] = .note(popup)
        } else if let note = popup.current.note {
            layers.removeLast()
            self.page?.visit(note: note)
            message = Message("Enter goes back to the text")
        } else {
            layers.removeLast()
        }
    }

    mutating func performInBookmarks(_ command: Command, count: Int?) -> [Effect] {
        guard case .bookmarks(var popup)? = layers.last else { return [] }
        let last = popup.rows.count - 1
        if let row = command.destination(from: popup.selected, times: count ?? 1, height: bookmarksRows, last: last) {
            popup.move(to: row, height: bookmarksRows)
            layers[layers.count - 1] = .bookmarks(popup)
            return []
        }
        switch command {
        case .openBookmark:
            layers.removeLast()
            let bookmark = popup.rows[popup.selected].bookmark
            if page?.id == bookmark.article {
                setFocus(.page)
                go(to: bookmark.passage)
                return []
            }
            let effects = savePlace() + open(bookmark.article)
            arrival = .passage(bookmark.passage)
            return effects
        case .back: layers.removeLast()
        default: break
        }
        return []
    }

    mutating func performInHelp(_ command: Command, count: Int?) -> [Effect] {
        guard case .help(var popup)? = layers.last else { return [] }
        let last = popup.lines.count
        if let top = command.destination(from: popup.top, times: count ?? 1, height: helpRows, last: last) {
            popup.scroll(to: top, height: helpRows)
            layers[layers.count - 1] = .help(popup)
        } else if command == .back {
            layers.removeLast()
        }
        return []
    }

    mutating func pressInPrompt(_ key: Key) -> [Effect] {
        guard case .prompt(var prompt)? = layers.last else { return [] }
        switch key {
        case .escape:
            layers.removeLast()
            message = Message("Nothing was changed")
        case .enter:
            layers.removeLast()
            let text = prompt.beforeCaret + prompt.afterCaret
            switch prompt.purpose {
            case .noteOfNewBookmark(let id, let passage): return [.addBookmark(id, passage, note: text)]
            case .noteOfBookmark(let id): return [.setBookmarkNote(id, note: text)]
            }
        case .control("L"): return [.redraw]
        default:
            if prompt.edit(key) { layers[layers.count - 1] = .prompt(prompt) }
        }
        return []
    }
}
