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
        state.canUndo("the bookmark", [.removeBookmark(bookmark.id)])
    case .bookmarkNoteSaved(let bookmark, let old):
        state.page?.add(bookmark)
        if !state.isUndoing { state.message = Message("Note saved") }
        state.canUndo("the change of the note", [.setBookmarkNote(bookmark.id, note: old)])
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .bookmarksLoaded(let rows): state.show(rows)
    case .workProgressed(let line): state.work = line
    case .workFinished(let message):
        state.work = nil
        if let message { state.message = message }
    case .leaving:
        // Once more what may have failed before.
        if state.page?.hasMoved == true { state.page?.isMoved = true }
        return state.savePlace() + [.rememberFocus(state.rememberedFocus)]
    case .said(let message): state.message = message
    case .pasted(let text): state.paste(text)
    case .rested: return state.preview()
    case .textEdited(let text, let purpose): return state.take(text, for: purpose)
    case .bookmarkRemoved(let bookmark):
        state.page?.remove(bookmark)
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .bookmarkRestored(let bookmark):
        state.page?.add(bookmark)
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .addressFound(_, let title, let address): state.show(address: address, of: title)
    case .mouseUsed(let mouse): return state.use(mouse)
    case .failed(let text):
        state.arrival = nil
        state.message = Message(text, isError: true)
    }
    return []
}

extension State {
    mutating func press(_ key: Key) -> [Effect] {
        message = nil
        isUndoing = false
        guard let context else {
            if case .hints? = layers.last { return pressInHints(key) }
            return pressInPrompt(key)
        }
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
            message = Message(Binding.refusal(of: key, in: context))
            return []
        }
        return perform(command, in: context, count: count)
    }

    /// Does a command: first what means the same everywhere, then what the pane or popup makes of it.
    mutating func perform(_ command: Command, in context: Context, count: Int?) -> [Effect] {
        switch command {
        case .quit: return savePlace() + [.rememberFocus(rememberedFocus), .quit]
        case .redraw: return [.redraw]
        case .showHelp:
            showHelp(for: context)
            return []
        case .showPalette:
            showHelp(for: context, asPalette: true)
            return []
        case .showBookmarks: return [.loadBookmarks]
        case .refresh: return refresh()
        case .undo: return undo()
        case .showHints:
            // The page is in sight beside the list: its links are meant.
            if context == .list, layout.page != nil { setFocus(.page) }
            showHints()
            return []
        case .goBack: return goBack(times: count ?? 1)
        case .goForward: return goForward(times: count ?? 1)
        default: break
        }
        switch context {
        case .list: return performInList(command, count: count)
        case .page: return performOnPage(command, count: count)
        case .notes: return performInNotes(command, count: count)
        case .note: return performInNote(command, count: count)
        case .link: return performInLink(command, count: count)
        case .bookmarks: return performInBookmarks(command, count: count)
        case .help: return performInHelp(command, count: count)
        }
    }

    private mutating func refresh() -> [Effect] {
        guard work == nil else {
            message = Message("An import is still running")
            return []
        }
        return [.refresh]
    }

    /// Shows beside the list what the selection rests on.
    mutating func preview() -> [Effect] {
        guard layers.isEmpty, focus == .list, layout.list != nil, Layout(size: size, focus: .list).page != nil,
            let row = list.selectedRow, row.id != page?.id, arrival == nil
        else { return [] }
        return savePlace() + open(row.id, asPreview: true)
    }

    mutating func resize(to size: Size) {
        self.size = size
        // What the letters stood over has moved.
        if case .hints? = layers.last { layers.removeLast() }
        list.scroll(height: listHeight)
        setPage()
        scrollNotes()
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
        let progress = known == .finished ? .finished : page.progress
        return [.savePlace(page.id, page.place, progress, lead: page.lead)] + remember(page.id)
    }

    /// A preview is not yet what the reader reads; what is read is remembered once.
    private mutating func remember(_ id: Article.ID) -> [Effect] {
        guard remembered != id else { return [] }
        remembered = id
        return [.rememberArticle(id)]
    }

    mutating func show(_ rows: [ArticleRow]) {
        let hadSelection = list.selectedRow != nil
        list.set(rows)
        if !hadSelection, let id = page?.id { list.select(id) }
        list.scroll(height: listHeight)
    }

    mutating func show(_ loaded: LoadedArticle) -> [Effect] {
        if arrival == nil, page?.id == loaded.id {
            showAnew(loaded)
            return []
        }
        let effects = savePlace()
        let arrival = arrival
        self.arrival = nil
        switch arrival {
        case .preview, .spot: break  // Nothing is read yet; going back and forward keeps the ways itself.
        default: leaveSpot()
        }
        if arrival != .preview { left = nil }
        closeNotes()
        if arrival != .preview { focus = .page }
        let layout = Layout(size: size, focus: focus, hasNotes: loaded.article.citesNotes)
        page = PageState(loaded, in: layout, glyphs: glyphs)
        renewNotes()
        list.select(loaded.id)
        list.scroll(height: listHeight)
        if arrival != .preview { page?.isMoved = true }
        switch arrival {
        case .passage(let passage): go(to: passage)
        case .spot(let spot): page?.go(to: spot)
        case .whereLeft, .preview, nil: break
        }
        return arrival == .preview ? effects : effects + remember(loaded.id)
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
        renewNotes(keepingItem: true)
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
        guard list.rows.indices.contains(index) else {
            message = noArticle
            return []
        }
        let id = list.rows[index].id
        list.move(to: index, height: listHeight)
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
        if focus == .list { notes = nil }
        if self.focus == .page, focus != .page { left = page?.spot }
        if self.focus != .page, focus == .page { enterPage() }
        self.focus = focus
        setPage()
    }

    /// The page that was only looked at beside the list is read now.
    private mutating func enterPage() {
        if left?.article != page?.id { page?.isMoved = true }
        if left != page?.spot { leaveSpot() }
        left = nil
    }

    /// The article that a command means: the one that is read, or the selected one.
    var meantRow: ArticleRow? { focus == .list ? list.selectedRow : list.row(page?.id) }

    /// Unread becomes finished, anything else unread.
    mutating func toggleUnread() -> [Effect] {
        guard let row = meantRow else {
            message = noArticle
            return []
        }
        let id = row.id
        canUndo("the mark", [.setProgress(id, row.status.progress)])
        let progress: Progress = row.status.progress == .unread ? .finished : .unread
        message = Message(progress == .unread ? "Marked unread" : "Marked as read")
        // The place is saved first, or saving it would say again how far the reader is.
        return (id == page?.id ? savePlace() : []) + [.setProgress(id, progress)]
    }
}

extension PageState {
    mutating func remove(_ bookmark: Bookmark) { setBookmarks(bookmarks.filter { $0.id != bookmark.id }) }

    /// Adds a bookmark, or puts it in the place of the one with its name.
    mutating func add(_ bookmark: Bookmark) {
        guard bookmark.article == id else { return }
        setBookmarks(bookmarks.filter { $0.id != bookmark.id } + [bookmark])
    }
}
