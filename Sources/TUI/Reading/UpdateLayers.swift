import Articles
import Cells
import Typesetting

extension State {
    mutating func perform(_ command: Command, count: Int?, inNote: Void) -> [Effect] {
        guard case .note(var popup)? = layers.last, let page else { return [] }
        let height = NotePlacement(popup, on: self).rows
        let top = popup.current.top
        let times = count ?? 1
        switch command {
        case .moveDown: popup.scroll(to: top + times, height: height)
        case .moveUp: popup.scroll(to: top - times, height: height)
        case .pageDown: popup.scroll(to: top + times * height, height: height)
        case .pageUp: popup.scroll(to: top - times * height, height: height)
        case .halfPageDown: popup.scroll(to: top + times * max(1, height / 2), height: height)
        case .halfPageUp: popup.scroll(to: top - times * max(1, height / 2), height: height)
        case .goToStart: popup.scroll(to: 0, height: height)
        case .goToEnd: popup.scroll(to: .max, height: height)
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

    mutating func perform(_ command: Command, count: Int?, inBookmarks: Void) -> [Effect] {
        guard case .bookmarks(var popup)? = layers.last else { return [] }
        let height = max(1, bookmarksRows)
        let times = count ?? 1
        switch command {
        case .moveDown: popup.move(to: popup.selected + times, height: height)
        case .moveUp: popup.move(to: popup.selected - times, height: height)
        case .pageDown: popup.move(to: popup.selected + times * height, height: height)
        case .pageUp: popup.move(to: popup.selected - times * height, height: height)
        case .halfPageDown: popup.move(to: popup.selected + times * max(1, height / 2), height: height)
        case .halfPageUp: popup.move(to: popup.selected - times * max(1, height / 2), height: height)
        case .goToStart: popup.move(to: 0, height: height)
        case .goToEnd: popup.move(to: popup.rows.count - 1, height: height)
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
        case .back:
            layers.removeLast()
            return []
        default: return []
        }
        layers[layers.count - 1] = .bookmarks(popup)
        return []
    }

    mutating func perform(_ command: Command, count: Int?, inHelp: Void) -> [Effect] {
        guard case .help(var popup)? = layers.last else { return [] }
        let height = max(1, helpRows)
        let times = count ?? 1
        switch command {
        case .moveDown: popup.scroll(to: popup.top + times, height: height)
        case .moveUp: popup.scroll(to: popup.top - times, height: height)
        case .pageDown: popup.scroll(to: popup.top + times * height, height: height)
        case .pageUp: popup.scroll(to: popup.top - times * height, height: height)
        case .halfPageDown: popup.scroll(to: popup.top + times * max(1, height / 2), height: height)
        case .halfPageUp: popup.scroll(to: popup.top - times * max(1, height / 2), height: height)
        case .goToStart: popup.scroll(to: 0, height: height)
        case .goToEnd: popup.scroll(to: .max, height: height)
        case .back:
            layers.removeLast()
            return []
        default: return []
        }
        layers[layers.count - 1] = .help(popup)
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
            case .noteOfNewBookmark(let passage):
                guard let id = page?.id else { return [] }
                return [.addBookmark(id, passage, note: text)]
            case .noteOfBookmark(let id): return [.setBookmarkNote(id, note: text)]
            }
        case .control("L"): return [.redraw]
        default:
            if prompt.edit(key) { layers[layers.count - 1] = .prompt(prompt) }
        }
        return []
    }
}
