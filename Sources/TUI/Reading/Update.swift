import Articles
import Cells
import Typesetting

/// The one writer of the state: what an event changes, and what is to be done because of it. No input, no output.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
    switch event {
    case .keyPressed(let key): return state.press(key)
    case .resized(let size): state.resize(to: size)
    case .settled: return state.savePlace()
    case .rowsLoaded(let rows): state.show(rows)
    case .rowChanged(let row):
        state.list.update(row)
    case .articleLoaded(let loaded): return state.show(loaded)
    case .bookmarkAdded(let bookmark):
        state.page?.add(bookmark)
        state.message = Message(bookmark.note.isEmpty ? "Bookmarked" : "Bookmarked with your note")
    case .bookmarkNoteSaved(let bookmark, _):
        state.page?.add(bookmark)
        state.message = Message("Note saved")
    case .bookmarksLoaded(let rows):
        if rows.isEmpty {
            state.message = Message("No bookmarks yet: m marks the passage at the cursor")
        } else {
            state.layers.append(.bookmarks(BookmarksPopup(rows: rows)))
        }
    case .workProgressed(let line): state.work = line
    case .workFinished(let message):
        state.work = nil
        if let message { state.message = message }
    case .leaving:
        // Once more what may have failed before.
        if state.page?.hasMoved == true { state.page?.isMoved = true }
        return state.savePlace() + [.rememberFocus(state.focus)]
    case .said(let message): state.message = message
    case .pasted, .mouseUsed, .rested, .bookmarkRemoved, .bookmarkRestored, .textEdited, .addressFound: break
    case .failed(let text):
        state.arrival = nil
        state.message = Message(text, isError: true)
    }
    return []
}

extension State {
    mutating func press(_ key: Key) -> [Effect] {
        message = nil
        guard let context else { return pressInPrompt(key) }
        if case .character(let digit) = key, let number = digit.wholeNumberValue, digit.isASCII,
            count != nil || number > 0
        {
            count = min(99_999, (count ?? 0) * 10 + number)
            return []
        }
        let count = count
        self.count = nil
        if count != nil, key == .escape { return [] }
        guard let command = Binding.command(for: key, in: context) else {
            message = Message("\(key.name) does nothing here" + (context == .help ? "" : "; ? shows the keys"))
            return []
        }
        switch command {
        case .quit: return savePlace() + [.rememberFocus(focus), .quit]
        case .redraw: return [.redraw]
        case .showHelp:
            layers.append(.help(HelpPopup(for: context)))
            return []
        case .showBookmarks: return [.loadBookmarks]
        case .refresh:
            guard work == nil else {
                message = Message("An import is still running")
                return []
            }
            return [.refresh]
        default: break
        }
        switch context {
        case .list: return performInList(command, count: count)
        case .page: return performOnPage(command, count: count)
        case .note: return performInNote(command, count: count)
        case .bookmarks: return performInBookmarks(command, count: count)
        case .help: return performInHelp(command, count: count)
        }
    }

    mutating func resize(to size: Size) {
        self.size = size
        list.scroll(height: layout.listRows.height)
        setPage()
    }

    /// Sets the page, and a note above it, to the window as it is now.
    mutating func setPage() {
        let layout = layout
        page?.set(to: layout)
        guard let article = page?.article else { return }
        for index in layers.indices {
            if case .note(var popup) = layers[index] {
                popup.set(width: layout.noteWidth, in: article, glyphs: glyphs)
                layers[index] = .note(popup)
            }
        }
    }

    mutating func savePlace() -> [Effect] {
        guard let page, page.isMoved else { return [] }
        self.page?.isMoved = false
        // What was finished once stays so, wherever the reader looks again; u marks it unread.
        let known = list.row(page.id)?.status.progress
        return [.savePlace(page.id, page.place, known == .finished ? .finished : page.progress, lead: page.lead)]
    }

    mutating func show(_ rows: [ArticleRow]) {
        let selected = list.selectedRow?.id
        list.set(rows)
        if let id = selected ?? page?.id { list.select(id) }
        list.move(to: list.selected, height: layout.listRows.height)
    }

    mutating func show(_ loaded: LoadedArticle) -> [Effect] {
        if arrival == nil, page?.id == loaded.id {
            showAnew(loaded)
            return []
        }
        let effects = savePlace()
        let arrival = arrival
        self.arrival = nil
        closeNotes()
        if arrival != .inBackground { focus = .page }
        let layout = Layout(size: size, focus: focus, hasNotes: loaded.article.citesNotes)
        page = PageState(loaded, in: layout, glyphs: glyphs)
        list.select(loaded.id)
        list.scroll(height: layout.listRows.height)
        if arrival != .inBackground { page?.isMoved = true }
        if case .passage(let passage) = arrival { go(to: passage) }
        return effects
    }

    /// A note above a page that changes may be another one afterwards.
    private mutating func closeNotes() {
        layers.removeAll { if case .note = $0 { true } else { false } }
    }

    /// The open article has changed: the reader stays where the text is.
    private mutating func showAnew(_ loaded: LoadedArticle) {
        guard let old = page else { return }
        closeNotes()
        var loaded = loaded
        loaded.place = old.place
        loaded.lead = old.lead
        // It may have gained its first note, or lost its last.
        let layout = Layout(size: size, focus: focus, hasNotes: loaded.article.citesNotes)
        page = PageState(loaded, in: layout, glyphs: glyphs)
        page?.isMoved = old.isMoved
    }

    /// To a bookmarked passage of the open article, or as near as its text allows.
    mutating func go(to passage: Passage) {
        guard let article = page?.article else { return }
        if let found = article.document.find(passage) {
            page?.go(to: found.place)
        } else {
            page?.go(to: passage.place)
            message = Message("The passage is no longer in the text; this is where it was", isError: true)
        }
    }

    mutating func open(rowAt index: Int) -> [Effect] {
        guard list.rows.indices.contains(index) else { return [] }
        let id = list.rows[index].id
        list.move(to: index, height: layout.listRows.height)
        if page?.id == id {
            setFocus(.page)
            return []
        }
        return savePlace() + open(id)
    }

    mutating func setFocus(_ focus: Focus) {
        if focus == .page, page == nil {
            message = Message("No article is open; Enter reads the selected one")
            return
        }
        self.focus = focus
        setPage()
    }

    /// Unread becomes finished, anything else unread.
    mutating func toggleUnread() -> [Effect] {
        let id = focus == .page ? page?.id : list.selectedRow?.id
        guard let id, let row = list.row(id) else { return [] }
        let progress: Progress = row.status.progress == .unread ? .finished : .unread
        message = Message(progress == .unread ? "Marked unread" : "Marked as read")
        // The place is saved first, or saving it would say again how far the reader is.
        return (id == page?.id ? savePlace() : []) + [.setProgress(id, progress)]
    }
}

extension PageState {
    /// Adds a bookmark, or puts it in the place of the one with its name.
    mutating func add(_ bookmark: Bookmark) {
        guard bookmark.article == id else { return }
        setBookmarks(bookmarks.filter { $0.id != bookmark.id } + [bookmark])
    }
}
