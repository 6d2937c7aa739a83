import Articles
import Foundation
import Reading
import Storage
import Typesetting

/// Does what `update` asks for, with the library and the clock, and says by events how it went.
final class Effects {
    private let library: Library
    /// What goes on behind the reader.
    let work: BackgroundWork
    private let snapshots: SnapshotKeeper
    private let searcher: Searcher
    private let hyphenators = Hyphenators()
    private let mailbox: Mailbox
    private let counter: ShelfCounter
    /// Why the last effect that failed did.
    private(set) var failure: String?
    /// Lines between the top of the window and the cursor, of the articles that were left.
    private var leads: [Article.ID: Int] = [:]
    /// The library's version when its marks were last looked at; not yet before the first key.
    private var version: Int?
    /// The article that was loaded last, and which state of it.
    private var shown: (id: Article.ID, revision: Int64?)?
    /// Its version when the list was last told of a change.
    private var shownVersion: Int?

    /// How the configuration would have pages set.
    private let configured: Preferences

    /// - Parameters:
    ///   - configured: sources that the configuration names.
    ///   - preferences: how it would have pages set.
    init(
        library: Library, mailbox: Mailbox, configured: [ConfiguredSource] = [],
        preferences: Preferences = Preferences()
    ) {
        self.library = library
        self.configured = preferences
        self.mailbox = mailbox
        work = BackgroundWork(library: library, mailbox: mailbox, configured: configured)
        snapshots = SnapshotKeeper(library: library.path)
        searcher = Searcher(path: library.path, mailbox: mailbox)
        counter = ShelfCounter(path: library.path, mailbox: mailbox)
    }

    func run(_ effect: Effect) -> [Event] {
        do throws(LibraryError) {
            let events = try perform(effect)
            if effect.marks { snapshots.marksChanged() }
            return events
        } catch {
            failure = error.description
            switch effect {
            case .savePlace, .rememberArticle, .setDraft: return [.notSaved(effect, error.description)]
            default: break
            }
            return [.failed(error.description)]
        }
    }

    func forgetFailure() { failure = nil }

    /// Keeps a snapshot of the marks, when nobody looks at the screen any more.
    /// - Returns: why that could not be done.
    func keepSnapshot() -> String? { snapshots.end(library) }

    /// Opens what was open when the reader was left.
    func restore(_ state: inout State) -> [Effect] {
        guard let value = try? library.value(forKey: Key.article), let id = Int64(value), (try? library.row(id)) != nil
        else { return [] }
        let focus = (try? library.value(forKey: Key.focus)).flatMap(\.self).flatMap(Focus.init(rawValue:))
        return state.open(id, asPreview: focus == .list)
    }

    /// What the list showed last.
    var listing: Listing {
        let sort = (try? library.value(forKey: Key.sort)).flatMap(\.self).flatMap(Sort.init(rawValue:))
        let shelf = (try? library.value(forKey: Key.shelf)).flatMap(\.self).flatMap(Shelf.init(stored:))
        return Listing(shelf ?? .all, sort: sort == .relevance ? .newest : sort ?? .newest)
    }

    /// The open article again, when its text has changed. O(1) where nothing has.
    /// - Parameter links: also when other articles lead to it or its links lead elsewhere. What is open over a page closes when
    ///   it is shown again, so that is for the end of an import. O(its links).
    func changed(_ page: PageState, orItsLinks links: Bool = false) -> Event? {
        guard let now = try? library.revision(of: page.id) else { return nil }
        let isSame = shown?.id == page.id && shown?.revision == now && (!links || leadsAsShown(page))
        return isSame ? nil : run(.loadArticle(page.id)).first
    }

    private func leadsAsShown(_ page: PageState) -> Bool {
        (try? linked(page.article, page.id))?.mapValues(\.id) == page.linked.mapValues(\.id)
            && (try? library.citingCount(page.id)) == page.citingCount
    }

    func stopSearching() { searcher.stop() }

    /// How pages are to be set: as keys have changed it, until the configuration says something else.
    var preferences: Preferences {
        let stored = (try? library.value(forKey: Key.preferences)).flatMap(\.self)?.split(separator: "\n").map(
            String.init)
        guard let stored, stored.count == 2, stored[0] == configured.text else { return configured }
        return Preferences(text: stored[1]) ?? configured
    }

    /// The library's file.
    var path: String { library.path }

    /// Whether others have changed the library since this was asked last.
    var hasChanged: Bool {
        guard let now = try? library.version(), now != shownVersion else { return false }
        defer { shownVersion = now }
        return shownVersion != nil
    }

    /// Nobody has looked at the marks yet, or others have changed the library since.
    var othersChanged: Bool { (try? library.version()).map { $0 != version } ?? false }

    /// What others may have changed and the reader is about to: the drafts, and the bookmarks of an article.
    func marks(of id: Article.ID?) -> [Event] {
        do throws(LibraryError) {
            let now = try library.version()
            var events = [Event.draftsChanged(try library.drafts())]
            if let id { events.append(.bookmarksChanged(try library.bookmarks(of: id), of: id)) }
            version = now
            return events
        } catch { return [] }
    }

    private enum Key {
        static let article = "reader.article"
        static let focus = "reader.focus"
        static let sort = "reader.sort"
        static let shelf = "reader.shelf"
        /// How pages are set: what the configuration said, and what keys have made of it.
        static let preferences = "reader.preferences"
        /// Lines between the top of the window and the cursor.
        static let lead = "reader.lead"
    }

    private func perform(_ effect: Effect) throws(LibraryError) -> [Event] {
        switch effect {
        case .loadRows(let request) where !request.listing.isSearch: return [.rowsLoaded(try library.rows(request))]
        case .loadRows(let request): return searcher.answer(request)
        case .loadShelves: return [.shelvesLoaded(try library.shelves())]
        case .countShelves(let shelves):
            counter.count(shelves)
            return []
        case .count(let listing): return [.counted(listing, try library.count(listing))]
        case .collect(let listing, let first, let last, let command):
            return [.rangeCollected(try collect(listing, from: first, to: last), then: command)]
        case .toggleProgress(let ids):
            let changes = try library.setProgress(.finished, of: ids)
            guard changes.isEmpty else { return [.manyMarked(changes, .finished)] }
            return [.manyMarked(try library.setProgress(.unread, of: ids), .unread)]
        case .toggleStars(let ids):
            let changes = try library.setStarred(true, of: ids)
            guard changes.isEmpty else { return [.manyMarked(changes, .starred)] }
            return [.manyMarked(try library.setStarred(false, of: ids), .unstarred)]
        case .markAll(let listing, let progress):
            return [
                .manyMarked(
                    try library.setProgress(progress, ofAll: listing), progress == .unread ? .unread : .finished)
            ]
        case .restoreStatuses(let changes): return [.manyMarked(try library.restore(changes), .restored)]
        case .refreshRows(let ids): return ids.flatMap(changedRow)
        case .findUnread(let listing, let id, let isForward, let times):
            let found = try library.unread(in: listing, from: id, isForward: isForward, times: times)
            return [.unreadFound(found?.id, isForward: isForward, hasWrapped: found?.hasWrapped ?? false)]
        case .findNeighbour(let listing, let id, let steps):
            return [.neighbourFound(try neighbour(in: listing, of: id, steps: steps), isForward: steps > 0)]
        case .loadArticle(let id):
            shown = (id, try library.revision(of: id))
            guard let article = try library.article(id) else {
                return [.failed("The article is no longer in the library")]
            }
            let isLast = try library.value(forKey: Key.article) == String(id)
            let stored = isLast ? try library.value(forKey: Key.lead).flatMap { Int($0) } : nil
            let lead = leads[id] ?? stored
            let loaded = LoadedArticle(
                id: id, article: article, place: try library.place(of: id), lead: lead,
                bookmarks: try library.bookmarks(of: id), row: try library.row(id), linked: try linked(article, id),
                citingCount: try library.citingCount(id))
            return [.articleLoaded(loaded)]
        case .findHyphenation(let language):
            hyphenators.prepare(for: language) { [mailbox] division in
                mailbox.post(
                    .event(.hyphenationFound(division.map { Hyphenation($0) }, language: language)))
            }
            return []
        case .savePlace(let id, let place, let progress, let lead):
            try library.setPlace(place, progress: progress, of: id, with: [Key.lead: String(lead)])
            leads[id] = lead
            return changedRow(id)
        case .rememberArticle(let id):
            if try library.value(forKey: Key.article) != String(id) {
                try library.setValue(String(id), forKey: Key.article)
            }
            return []
        case .setProgress(let id, let progress):
            try library.setProgress(progress, of: id)
            return changedRow(id)
        case .addBookmark(let id, let passage, let note):
            let bookmark = Bookmark(
                id: UUID().uuidString.lowercased(), article: id, passage: passage, note: note,
                created: Int64(Date().timeIntervalSince1970))
            try library.add(bookmark)
            return [.bookmarkAdded(bookmark)] + changedRow(id)
        case .setStarred(let id, let isStarred):
            try library.setStarred(isStarred, of: id)
            return changedRow(id)
        case .setBookmarkNote(let known, let note):
            var bookmark: Bookmark
            do throws(LibraryError) {
                bookmark = try library.setNote(note, of: known.id, insteadOf: known.note)
            } catch .gone { return [.bookmarkGone(known.id)] }
            let old = bookmark.note
            guard old == known.note || old == note else { return [.bookmarkDiffers(bookmark)] }
            bookmark.note = note
            return [.bookmarkNoteSaved(bookmark, was: old)]
        case .removeBookmark(let known):
            guard let removed = try library.remove(known.id, withNote: known.note) else {
                return [try library.bookmark(known.id).map { .bookmarkDiffers($0) } ?? .bookmarkGone(known.id)]
            }
            return [.bookmarkRemoved(removed)] + (changedRow(removed.article))
        case .restoreBookmark(let bookmark):
            try library.add(bookmark)
            return [.bookmarkRestored(bookmark)] + (changedRow(bookmark.article))
        case .findAddress(let id):
            guard let article = try library.article(id) else {
                return [.failed("The article is no longer in the library")]
            }
            return [.addressFound(title: article.title, address: article.address ?? article.originalAddress)]
        case .loadCiting(let id): return [.citingLoaded(try library.citing(id), of: id)]
        case .loadBookmarks: return [.bookmarksLoaded(try library.bookmarks())]
        case .rememberFocus(let focus):
            try library.setValue(focus.rawValue, forKey: Key.focus)
            return []
        case .rememberPreferences(let preferences):
            try library.setValue(configured.text + "\n" + preferences.text, forKey: Key.preferences)
            return []
        case .rememberSort(let sort):
            try library.setValue(sort.rawValue, forKey: Key.sort)
            return []
        case .rememberShelf(let shelf):
            try library.setValue(shelf.stored, forKey: Key.shelf)
            return []
        case .setDraft(let draft, let old):
            try library.setDraft(draft, insteadOf: old)
            return []
        case .refresh:
            work.startImport([])
            return []
        case .cancelWork:
            work.cancel()
            return []
        case .edit, .open, .copy, .redraw, .quit: return []  // The Reader's: they need the screen.
        }
    }

    /// The articles of the library to which another leads.
    private func linked(_ article: Article, _ id: Article.ID) throws(LibraryError) -> [String: ArticleRow] {
        try library.articles(at: article.addresses(withFurniture: true)).filter { $0.value.id != id }
    }

    /// So many steps from an article, as far as there are rows.
    private func neighbour(
        in listing: Listing, of id: Article.ID, steps: Int
    ) throws(LibraryError) -> Article.ID? {
        var found: Article.ID?
        var left = abs(steps)
        while left > 0 {
            let anchor: RowRequest.Anchor = steps > 0 ? .after(found ?? id) : .before(found ?? id)
            let rows = try library.rows(RowRequest(listing, anchor, count: min(left, 500))).rows
            guard let last = steps > 0 ? rows.last : rows.first else { break }
            found = last.id
            left -= rows.count
        }
        return found
    }

    /// All articles from one to another, as the listing has them.
    private func collect(
        _ listing: Listing, from first: Article.ID, to last: Article.ID
    ) throws(LibraryError) -> [Article.ID] {
        var ids = [first]
        // One that has left the listing meanwhile ends the range where it stood.
        let isLastIn = try library.rows(RowRequest(listing, .around(last), count: 1)).rows.contains { $0.id == last }
        let end = isLastIn ? last : try library.rows(RowRequest(listing, .before(last), count: 1)).rows.last?.id
        while let here = ids.last, here != end {
            let run = try library.rows(RowRequest(listing, .after(here), count: 500))
            // It lies elsewhere by now: more than what was pointed at is never meant.
            guard !run.rows.isEmpty else { return [first, last] }
            for row in run.rows where ids.last != end { ids.append(row.id) }
        }
        return ids.contains(last) ? ids : ids + [last]
    }

    /// What has been done is done, also when its row cannot be read.
    private func changedRow(_ id: Article.ID) -> [Event] {
        (try? library.row(id)).flatMap(\.self).map { [.rowChanged($0)] } ?? []
    }
}

extension Effect {
    /// Whether it changes what a snapshot holds.
    fileprivate var marks: Bool {
        switch self {
        case .savePlace, .setProgress, .setStarred, .addBookmark, .setBookmarkNote, .removeBookmark, .restoreBookmark,
            .setDraft, .toggleProgress, .toggleStars, .markAll, .restoreStatuses:
            true
        default: false
        }
    }
}
