import Articles
import Cells
import Typesetting

// What comes from the library: rows for the list, an article for the page.

extension State {
    enum Arrival: Hashable {
        /// Where the reader left it.
        case whereLeft
        case passage(Passage)
        case spot(Spot)
        /// Where it was left, but only to be looked at: the list keeps the focus.
        case preview
    }

    /// Nothing lies above the list but what narrows it.
    private var isListInFront: Bool {
        if let prompt { return layers.count == 1 && [.filterArticles, .search].contains(prompt.purpose) }
        return layers.isEmpty
    }

    /// Shows beside the list what the selection rests on.
    mutating func preview() -> [Effect] {
        guard isListInFront, isBesidePage, layout.page != nil, let row = list.selectedRow, arrival == nil else {
            return []
        }
        guard row.id != page?.id else {
            if isPreview { showFoundHere() }
            return []
        }
        return savePlace() + open(row.id, asPreview: true)
    }

    mutating func show(_ loaded: LoadedArticle) -> [Effect] {
        if arrival == nil, page?.id == loaded.id {
            showAnew(loaded)
            return []
        }
        let effects = savePlace()
        select(loaded.id)
        list.scroll(height: listHeight)
        let arrival = arrival
        self.arrival = nil
        switch arrival {
        case .preview, .spot: break  // Nothing is read yet; going back and forward keeps the ways itself.
        default: leaveSpot()
        }
        if arrival != .preview { left = nil }
        closePopupsOfPage()
        if arrival != .preview { focus = .page }
        openPage(loaded)
        if marksHits { page?.mark(sought) }
        findAnew()
        renewNotes()
        if arrival != .preview { page?.isMoved = true }
        switch arrival {
        case .passage(let passage): go(to: passage)
        case .spot(let spot):
            page?.go(to: spot)
            reopenNotes()
        case .whereLeft, .preview, nil: showFound(loaded, asPreview: arrival == .preview)
        }
        return (arrival == .preview ? effects : effects + remember(loaded.id)) + findHyphenation()
    }

    private mutating func openPage(_ loaded: LoadedArticle) {
        let layout = Layout(size: size, focus: focus, hasNotes: loaded.article.citesNotes, preferences: preferences)
        page = PageState(
            loaded, in: layout, glyphs: glyphs, preferences: preferences,
            hyphenation: hyphenation(of: loaded.article))
        openRow = loaded.row
    }

    /// Above a page that changes a note may be another one afterwards, and letters stand over something else.
    private mutating func closePopupsOfPage() {
        layers.removeAll { layer in
            switch layer {
            case .note, .hints, .outline: true
            case .prompt(let prompt): prompt.purpose == .filterOutline
            case .link, .citing, .bookmarks, .help, .question: false
            }
        }
    }

    /// The open article has changed: the reader stays where the text is.
    private mutating func showAnew(_ loaded: LoadedArticle) {
        guard let old = page else { return }
        closePopupsOfPage()
        var loaded = loaded
        loaded.place = old.place
        loaded.lead = old.lead
        // It may have gained its first note, or lost its last.
        openPage(loaded)
        page?.unfold(asIn: old)
        page?.isMoved = old.isMoved
        if let hits = old.hits { page?.mark(hits.sought) }
        findAnew()
        renewNotes(keepingItem: true)
    }

    /// To a bookmarked passage of the open article, or as near as its text allows, which is said.
    mutating func go(to passage: Passage) {
        guard let article = page?.article else { return }
        if let found = article.document.find(passage) {
            page?.go(to: found.place)
            if found.quote != passage.quote { message = Message("The text has changed; this is the closest passage") }
        } else {
            page?.go(to: passage.place)
            message = Message("The passage is no longer in the text; this is where it was", isError: true)
        }
    }

    mutating func open(rowAt index: Int) -> [Effect] {
        guard let row = list.row(at: index) else {
            message = noArticle
            return []
        }
        list.move(to: index, height: listHeight)
        return openOther(row.id)
    }

    /// Reads an article, which may be the one on the page.
    mutating func openOther(_ id: Article.ID) -> [Effect] {
        if page?.id == id {
            setFocus(.page)
            showFoundHere()
            return []
        }
        return savePlace() + open(id)
    }
}
