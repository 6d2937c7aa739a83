import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

/// A reader at a desk: the pure state with a library in memory that does what effects ask, and tells by events. What was asked
/// is kept in order, as a diary.
struct Desk {
    var state: State
    var articles: [Article]
    var statuses: [Status]
    var places: [Article.ID: (place: Place, lead: Int)] = [:]
    /// Where words of any article may be divided.
    var hyphenation: Hyphenation?
    var bookmarks: [Bookmark] = []
    var drafts: [Draft] = []
    private(set) var diary: [Effect] = []
    /// The article that would be opened first another day.
    private(set) var remembered: Article.ID?
    private(set) var rememberedShelf: Shelf?
    /// Whether effects are done; else they are only written down.
    var doesEffects = true

    /// Articles have the numbers 1, 2, 3...
    init(
        _ articles: [Article], savedQueries: [ShelfRow] = [], columns: Int = 80, rows: Int = 24,
        glyphs: GlyphSet = .unicode
    ) {
        self.articles = articles
        statuses = Array(repeating: Status(), count: articles.count)
        state = State(
            size: Size(columns: columns, rows: rows), glyphs: glyphs,
            welcome: "Broadsheet reads newsletters. Give it one:\n\n    broadsheet seeds\n\nPress ? for the keys.",
            savedQueries: savedQueries)
        for effect in state.loadRows() + state.loadShelves() { perform(effect) }
    }

    var rows: [ArticleRow] { articles.indices.map { row(Int64($0 + 1)) } }
    var model: RowModel {
        var model = RowModel(rows: rows)
        for index in articles.indices {
            model.texts[Int64(index + 1)] = articles[index].document.blocks.map(\.text).joined(separator: "\n")
        }
        return model
    }
    /// Whether searches are answered; else they wait.
    var findsAtOnce = true
    /// The searches that wait, the oldest first.
    private(set) var waiting: [RowRequest] = []

    /// Answers what was searched for, and counts it.
    mutating func answerSearches() {
        for request in waiting {
            tell(.rowsLoaded(model.run(request)))
            tell(.rowsCounted(model.listed(request.listing).count, of: request.listing))
        }
        waiting = []
    }

    func row(_ id: Article.ID) -> ArticleRow {
        let index = Int(id) - 1
        return ArticleRow(
            id: id, title: articles[index].title, authors: ["Ada Lovelace"], publication: "The Analyst",
            day: "2024-11-\(10 + index % 20)", status: statuses[index], wordCount: articles[index].document.wordCount,
            bookmarkCount: bookmarks.count { $0.article == id })
    }

    /// Presses keys by their names, apart from one another by spaces; returns what they asked for.
    @discardableResult
    mutating func press(_ keys: String) -> [Effect] {
        let before = diary.count
        for name in keys.split(separator: " ") {
            guard let key = Key(name: String(name)) else {
                Issue.record("No key is called \(name)")
                continue
            }
            press(key)
        }
        return Array(diary[before...])
    }

    /// Moves down to the line with a text.
    mutating func move(to text: String) {
        for _ in 0..<200 where !line.contains(text) { press("j") }
        if !line.contains(text) { Issue.record("No line with '\(text)'") }
    }

    mutating func press(_ key: Key) { tell(.keyPressed(key)) }

    mutating func type(_ text: String) { for character in text { press(.character(character)) } }

    @discardableResult
    mutating func tell(_ event: Event) -> [Effect] {
        let effects = update(&state, event)
        diary += effects.filter(\.isTold)
        if doesEffects { for effect in effects { perform(effect) } }
        return effects.filter(\.isTold)
    }

    mutating func resize(_ columns: Int, _ rows: Int) { tell(.resized(Size(columns: columns, rows: rows))) }

    func loaded(_ id: Article.ID) -> LoadedArticle {
        LoadedArticle(
            id: id, article: articles[Int(id) - 1], place: places[id]?.place, lead: places[id]?.lead,
            bookmarks: bookmarks.filter { $0.article == id }, row: row(id),
            linked: linked(from: id), citingCount: citing(id).count)
    }

    /// The articles to which the links of one lead.
    private func linked(from id: Article.ID) -> [String: ArticleRow] {
        var found: [String: ArticleRow] = [:]
        for address in articles[Int(id) - 1].addresses(withFurniture: true) {
            let key = AddressKey(address)
            let index = articles.firstIndex { key != nil && $0.address.flatMap(AddressKey.init) == key }
            if let index, index + 1 != Int(id) { found[address] = row(Int64(index + 1)) }
        }
        return found
    }

    private func citing(_ id: Article.ID) -> [ArticleRow] {
        rows.filter { $0.id != id && linked(from: $0.id).values.contains { $0.id == id } }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .loadRows(let request) where !findsAtOnce && !request.listing.query.isEmpty: waiting.append(request)
        case .loadRows(let request): tell(.rowsLoaded(model.run(request)))
        case .loadShelves: tell(.shelvesLoaded(model.shelves))
        case .countShelves(let shelves):
            for shelf in shelves { tell(.shelfCounted(shelf, articles: model.listed(Listing(shelf)).count)) }
        case .count(let listing): tell(.counted(listing, model.listed(listing).count))
        case .collect(let listing, let first, let last, let command):
            let ids = model.listed(listing).map(\.id)
            if let start = ids.firstIndex(of: first), let end = ids.firstIndex(of: last), start <= end {
                tell(.rangeCollected(Array(ids[start...end]), then: command))
            } else {
                tell(.rangeCollected([first, last], then: command))
            }
        case .toggleProgress(let ids):
            let changes = mark(ids) { $0.progress = .finished }
            guard changes.isEmpty else { return void(tell(.manyMarked(changes, .finished))) }
            tell(.manyMarked(mark(ids) { $0.progress = .unread }, .unread))
        case .toggleStars(let ids):
            let changes = mark(ids) { $0.isStarred = true }
            guard changes.isEmpty else { return void(tell(.manyMarked(changes, .starred))) }
            tell(.manyMarked(mark(ids) { $0.isStarred = false }, .unstarred))
        case .markAll(let listing, let progress):
            tell(.manyMarked(mark(model.listed(listing).map(\.id)) { $0.progress = progress }, .finished))
        case .restoreStatuses(let changes):
            var done: [StatusChange] = []
            for change in changes { done += mark([change.id]) { $0 = change.takenBack(from: $0) } }
            tell(.manyMarked(done, .restored))
        case .refreshRows(let ids): for id in ids { tell(.rowChanged(row(id))) }
        case .rememberShelf(let shelf): rememberedShelf = shelf
        case .findUnread(let listing, let id, let isForward, let times):
            let found = model.unread(in: listing, from: id, isForward: isForward, times: times)
            tell(.unreadFound(found?.id, isForward: isForward, hasWrapped: found?.hasWrapped ?? false))
        case .findNeighbour(let listing, let id, let steps):
            tell(.neighbourFound(model.neighbour(in: listing, of: id, steps: steps), isForward: steps > 0))
        case .loadArticle(let id): tell(.articleLoaded(loaded(id)))
        case .savePlace(let id, let place, let progress, let lead):
            places[id] = (place, lead)
            statuses[Int(id) - 1].progress = progress
            tell(.rowChanged(row(id)))
        case .setProgress(let id, let progress):
            statuses[Int(id) - 1].progress = progress
            tell(.rowChanged(row(id)))
        case .addBookmark(let id, let passage, let note):
            let bookmark = Bookmark(
                id: "b\(bookmarks.count + 1)", article: id, passage: passage, note: note, created: 0)
            bookmarks.append(bookmark)
            tell(.bookmarkAdded(bookmark))
            tell(.rowChanged(row(id)))
        case .setBookmarkNote(let known, let note):
            guard let index = bookmarks.firstIndex(where: { $0.id == known.id }) else {
                tell(.bookmarkGone(known.id))
                return
            }
            guard [known.note, note].contains(bookmarks[index].note) else {
                tell(.bookmarkDiffers(bookmarks[index]))
                return
            }
            let was = bookmarks[index].note
            bookmarks[index].note = note
            tell(.bookmarkNoteSaved(bookmarks[index], was: was))
        case .loadBookmarks:
            tell(
                .bookmarksLoaded(
                    bookmarks.map {
                        BookmarkRow(bookmark: $0, title: articles[Int($0.article) - 1].title, createdDay: "2026-11-21")
                    }))
        case .setStarred(let id, let isStarred):
            statuses[Int(id) - 1].isStarred = isStarred
            tell(.rowChanged(row(id)))
        case .removeBookmark(let known):
            guard let index = bookmarks.firstIndex(where: { $0.id == known.id }) else {
                tell(.bookmarkGone(known.id))
                return
            }
            guard bookmarks[index].note == known.note else {
                tell(.bookmarkDiffers(bookmarks[index]))
                return
            }
            let removed = bookmarks.remove(at: index)
            tell(.bookmarkRemoved(removed))
            tell(.rowChanged(row(removed.article)))
        case .restoreBookmark(let bookmark):
            bookmarks.append(bookmark)
            tell(.bookmarkRestored(bookmark))
            tell(.rowChanged(row(bookmark.article)))
        case .rememberArticle(let id): remembered = id
        case .findHyphenation(let language): tell(.hyphenationFound(hyphenation, language: language))
        case .findAddress(let id):
            tell(.addressFound(title: articles[Int(id) - 1].title, address: articles[Int(id) - 1].address))
        case .loadCiting(let id): tell(.citingLoaded(citing(id), of: id))
        case .copy(_, let name): tell(.said(Message("Copied \(name)")))
        case .setDraft(let draft, let old):
            drafts.removeAll { $0.id == draft.id || $0 == old }
            if !draft.text.isEmpty { drafts.append(draft) }
        case .open, .edit, .rememberFocus, .rememberSort, .rememberPreferences, .refresh, .cancelWork, .redraw, .quit:
            break
        }
    }

    private func void(_ effects: [Effect]) {}

    /// What was changed, as it was before.
    private mutating func mark(_ ids: [Article.ID], _ change: (inout Status) -> Void) -> [StatusChange] {
        ids.compactMap { id in
            let before = statuses[Int(id) - 1]
            change(&statuses[Int(id) - 1])
            let after = statuses[Int(id) - 1]
            return after == before ? nil : StatusChange(id, before: before, after: after)
        }
    }

    // MARK: What the reader sees

    var message: String? { state.message?.text }
    var screen: String { draw(state).description }
    var page: PageState { state.page! }

    /// The text on the cursor's line.
    var line: String {
        guard let page = state.page, !page.page.lines.isEmpty,
            let entry = page.page.lines[page.cursor].entry
        else { return "" }
        return page.page.entries[entry].text.slice(page.page.lines[page.cursor].range)
    }

    var popup: NotePopup? {
        if case .note(let popup)? = state.layers.last { popup } else { nil }
    }
}

extension Desk {
    /// The popup of a note, also below a prompt.
    var notePopup: NotePopup? {
        state.layers.lazy.compactMap { if case .note(let popup) = $0 { popup } else { nil } }.last
    }

    /// The way to the note that is open, however long.
    var trail: String? { popup?.trail.map { "Note \($0.label ?? "*")" }.joined(separator: " > ") }
}

extension Effect {
    /// What only looks something up is no news.
    fileprivate var isTold: Bool {
        switch self {
        case .rememberArticle, .findHyphenation, .loadRows, .loadShelves, .countShelves, .refreshRows, .findUnread,
            .findNeighbour,
            .count, .collect:
            false
        default: true
        }
    }

    var isSavePlace: Bool { if case .savePlace = self { true } else { false } }
}
