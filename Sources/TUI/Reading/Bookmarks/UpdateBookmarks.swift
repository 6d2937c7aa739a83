import Articles
import Cells

extension State {
    var isBookmarksOpen: Bool { bookmarksIndex != nil }

    private var bookmarksIndex: Int? { layers.firstIndex { if case .bookmarks = $0 { true } else { false } } }

    /// The bookmarks as they are now: in the popup that is open, or in a new one.
    mutating func show(_ rows: [BookmarkRow]) {
        guard let open = bookmarksIndex else {
            guard !rows.isEmpty else {
                message = Message("No bookmarks yet: m marks the passage at the cursor")
                return
            }
            layers.append(.bookmarks(BookmarksPopup(rows: rows)))
            return
        }
        if rows.isEmpty { layers.remove(at: open) } else { changeBookmarks { $0.set(rows, height: $1) } }
    }

    mutating func performInBookmarks(_ command: Command, count: Int?) -> [Effect] {
        guard case .bookmarks(let popup)? = layers.last else { return [] }
        let last = popup.rows.count - 1
        if let row = command.destination(from: popup.selected, times: count ?? 1, height: bookmarksRows, last: last) {
            changeBookmarks { $0.move(to: row, height: $1) }
            return []
        }
        switch command {
        case .filter:
            layers.append(.prompt(Prompt(.filterBookmarks, text: popup.filter)))
            return []
        case .back:
            if popup.filter.isEmpty { layers.removeLast() } else { filterBookmarks("") }
            return []
        default: break
        }
        guard let row = popup.selectedRow else {
            message = Message("No bookmark is selected")
            return []
        }
        let bookmark = row.bookmark
        switch command {
        case .openBookmark: return open(bookmark)
        case .deleteBookmark:
            message = Message("Deleted; U brings it back")
            return [.removeBookmark(bookmark)]
        case .editBookmark: return askForNote(of: bookmark)
        case .editInEditor: return editNote(of: bookmark)
        case .copy: return [.copy(bookmark.passage.quote, name: "the quotation")]
        default: break
        }
        return []
    }

    /// Goes to a bookmarked passage, in whatever article.
    private mutating func open(_ bookmark: Bookmark) -> [Effect] {
        layers.removeLast()
        if page?.id == bookmark.article {
            leaveSpot()
            setFocus(.page)
            go(to: bookmark.passage)
            return []
        }
        let effects = savePlace() + open(bookmark.article)
        arrival = .passage(bookmark.passage)
        return effects
    }

    mutating func filterBookmarks(_ text: String) { changeBookmarks { $0.narrow(to: text, height: $1) } }
    mutating func moveInBookmarks(by step: Int) { changeBookmarks { $0.move(to: $0.selected + step, height: $1) } }

    /// Changes the list that lies on top or under the prompt.
    private mutating func changeBookmarks(_ change: (inout BookmarksPopup, Int) -> Void) {
        guard let index = bookmarksIndex, case .bookmarks(var popup) = layers[index] else { return }
        change(&popup, bookmarksRows)
        layers[index] = .bookmarks(popup)
        fit(layer: index)  // With fewer bookmarks it has fewer rows.
    }
}
