import Articles
import Cells
import Typesetting

/// The one writer of the state: what an event changes, and what is to be done because of it. No input, no output.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
    let effects = answer(&state, event)
    // Whatever happened, the list may need other rows now, and the shelves other numbers.
    return effects + state.loadRows() + state.loadShelves()
}

private func answer(_ state: inout State, _ event: Event) -> [Effect] {
    switch event {
    case .keyPressed(let key): return state.press(key)
    case .resized(let size): state.resize(to: size)
    case .settled: return state.saveDraft() + state.savePlace() + state.rememberShelf()
    case .rowsLoaded(let run): state.show(run)
    case .rowChanged(let row):
        state.list.update(row)
        state.shelves.isOutdated = true
        if state.openRow?.id == row.id { state.openRow = row }
    case .libraryChanged:
        state.list.isOutdated = true
        state.searchOrigin?.list.isOutdated = true
        state.shelves.isOutdated = true
    case .rowsCounted(let count, let listing): state.list.take(count: count, of: listing)
    case .shelvesLoaded(let rows):
        if case .source = state.list.listing.shelf, !rows.contains(where: { $0.shelf == state.list.listing.shelf }) {
            state.list.show(.all)  // Somebody has forgotten it.
        }
        state.shelves.set(state.savedQueries + rows, showing: state.list.listing.shelf, height: state.shelvesHeight)
        if !state.savedQueries.isEmpty { return [.countShelves(state.savedQueries.map(\.shelf))] }
    case .shelfCounted(let shelf, let articles): state.takeCount(articles, of: shelf)
    case .counted(let listing, let count): state.ask(aboutAll: count, of: listing)
    case .rangeCollected(let ids, let command): return state.take(range: ids, for: command)
    case .manyMarked(let changes, let marking): return state.take(changes, marking)
    case .unreadFound(let id, let isForward, let hasWrapped):
        return state.goToUnread(id, isForward: isForward, hasWrapped: hasWrapped)
    case .neighbourFound(let id, let isForward): return state.openNeighbour(id, isForward: isForward)
    case .articleLoaded(let loaded): return state.show(loaded)
    case .hyphenationFound(let hyphenation, let language): state.take(hyphenation, for: language)
    case .bookmarkAdded(let bookmark):
        state.page?.add(bookmark)
        let effects = state.closeNotePrompt()
        let words = cut(bookmark.passage.quote.prefix(mostOfRow).onOneLine, to: 40, ellipsis: state.glyphs.ellipsis)
        let remark = state.takeRemark(on: bookmark)
        state.message = Message(
            (bookmark.note.isEmpty ? "Bookmarked: " : "Bookmarked with your note: ") + words + remark)
        state.canUndo("the bookmark", [.removeBookmark(bookmark)])
        return effects + (state.isBookmarksOpen ? [.loadBookmarks] : [])
    case .bookmarkNoteSaved(let bookmark, let old):
        state.page?.add(bookmark)
        var effects: [Effect] = []
        if !state.isUndoing {
            effects = state.closeNotePrompt()
            state.message = Message("Note saved")
        }
        if bookmark.note != old { state.canUndo("the change of the note", [.setBookmarkNote(bookmark, note: old)]) }
        return effects + (state.isBookmarksOpen ? [.loadBookmarks] : [])
    case .bookmarksChanged(let bookmarks, let article):
        guard let page = state.page, page.id == article, page.bookmarks != bookmarks else { break }
        state.page?.set(bookmarks)
    case .bookmarksLoaded(let rows): state.show(rows)
    case .draftsChanged(let drafts):
        state.take(drafts)
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .bookmarkDiffers(let bookmark):
        state.page?.add(bookmark)
        state.meet(bookmark)
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .workProgressed(let line): state.work = line
    case .workFinished(let message):
        state.work = nil
        // More can be found now.
        if state.list.isFiltered { state.list.isOutdated = true }
        if let message { state.message = message }
        // A passage may have gone, or come back.
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .leaving:
        // First what nobody could write again: each of them may have to wait for another program.
        return state.saveDraft() + state.savePlace() + state.rememberShelf()
            + [.rememberFocus(state.rememberedFocus)]
    case .said(let message): state.message = message
    case .pasted(let text): state.paste(text)
    case .rested: return state.preview()
    case .textEdited(let text, let purpose): return state.takeEdited(text, for: purpose)
    case .bookmarkRemoved(let bookmark):
        state.page?.remove(bookmark.id)
        state.canUndo("the removal of a bookmark", [.restoreBookmark(bookmark)])
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .bookmarkRestored(let bookmark):
        state.page?.add(bookmark)
        state.canUndo("the bookmark", [.removeBookmark(bookmark)])
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .bookmarkGone(let id):
        state.page?.remove(id)
        state.undoing = nil
        let rest = state.askAnew(forNoteOf: id) ? "; Enter makes it again" : ""
        state.message = Message("The bookmark is no longer in the library" + rest, isError: true)
        if state.isBookmarksOpen { return [.loadBookmarks] }
    case .citingLoaded(let rows, let id): state.showCiting(rows, of: id)
    case .addressFound(let title, let address): state.show(address: address, of: title)
    case .mouseUsed(let mouse): return state.use(mouse)
    case .notSaved(let effect, let text):
        state.unsaved.append(effect)
        state.message = Message(text, isError: true)
    case .failed(let text):
        state.arrival = nil
        state.shelves.isAsked = false
        state.takeBackUndo()
        state.message = Message(text, isError: true)
    }
    return []
}

extension State {
    mutating func press(_ key: Key) -> [Effect] {
        message = nil
        if layers.isEmpty, list.isUntouched { list.choose() }
        undoing = nil
        guard let context else {
            if case .hints? = layers.last { return pressInHints(key) }
            if case .question(let question)? = layers.last { return pressInQuestion(key, question) }
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
        case .cancelWork:
            message = Message(work == nil ? "No import is running" : "Stopping; what is imported stays")
            return work == nil ? [] : [.cancelWork]
        case .undo: return undo()
        case .redo: return redo()
        case .search:
            askForSearch()
            return []
        case .showHints:
            // The page is in sight beside the list: its links are meant.
            if context == .list || context == .shelves {
                guard layout.page != nil, page != nil else {
                    message = Message("No page is in sight; Enter reads the selected article")
                    return []
                }
                setFocus(.page)
            }
            showHints()
            return []
        case .goBack: return goBack(times: count ?? 1)
        case .goForward: return goForward(times: count ?? 1)
        default: break
        }
        switch context {
        case .list: return performInList(command, count: count)
        case .shelves: return performInShelves(command, count: count)
        case .page: return performOnPage(command, count: count)
        case .selection: return performInSelection(command, count: count)
        case .notes: return performInNotes(command, count: count)
        case .note: return performInNote(command, count: count)
        case .link: return performInLink(command, count: count)
        case .citing: return performInCiting(command, count: count)
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

    mutating func resize(to size: Size) {
        self.size = size
        // What the letters stood over has moved.
        if case .hints? = layers.last { layers.removeLast() }
        list.scroll(height: listHeight)
        shelves.scroll(height: shelvesHeight)
        setPage()
        scrollNotes()
    }

    /// Sets the page, and what lies above it, to the window as it is now.
    mutating func setPage() {
        let layout = layout
        let hyphenation = page.flatMap { self.hyphenation(of: $0.article) }
        page?.set(to: layout, style: preferences.style, hyphenation: hyphenation)
        finding?.set(
            to: layout.sparingPrompt, style: preferences.style, hyphenation: hyphenation)
        for index in layers.indices { fit(layer: index) }
    }

    /// What a popup shows has the rows that the popup has now.
    mutating func fit(layer index: Int) {
        switch layers[index] {
        case .note(var popup):
            if let page { popup.set(width: layout.noteWidth, on: page) }
            popup.scroll(by: 0, height: NotePlacement(popup, on: self).rows)
            layers[index] = .note(popup)
        case .link(var popup):
            popup.scroll(to: popup.top, in: frame(of: popup))
            layers[index] = .link(popup)
        case .citing(var popup):
            popup.move(to: popup.selected, height: citingRows)
            layers[index] = .citing(popup)
        case .bookmarks(var popup):
            popup.move(to: popup.selected, height: bookmarksRows)
            layers[index] = .bookmarks(popup)
        case .help(var popup):
            popup.scroll(to: popup.top, height: helpRows)
            layers[index] = .help(popup)
        case .hints, .prompt, .question: break
        }
    }

    mutating func setFocus(_ focus: Focus) {
        if focus == .page, page == nil {
            message = Message("No article is open; Enter reads the selected one")
            return
        }
        if focus == .list || focus == .shelves { notes = nil }
        if focus != .page { page?.selection = nil }
        if self.focus == .page, focus != .page { left = page?.spot }
        if self.focus != .page, focus == .page { enterPage() }
        self.focus = focus
        setPage()
    }

    /// The page that was only looked at beside the list is read now.
    private mutating func enterPage() {
        let found = isPreview ? page?.spotLeft : nil
        if isPreview { page?.isMoved = found == nil }
        if let left, let here = page?.spot, !left.isSamePlace(as: here) { leaveSpot() }
        // A search has opened it elsewhere: there is a way to where it was left.
        if let found { history.leave(found) }
        left = nil
    }
}
