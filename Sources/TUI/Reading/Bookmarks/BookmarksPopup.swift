import Articles
import Cells

/// The bookmarks of all articles.
public struct BookmarksPopup: Sendable {
    var rows: [BookmarkRow]
    var selected = 0
    var top = 0

    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, rows.count - 1))
        if selected < top { top = selected }
        if selected >= top + max(1, height) { top = selected - max(1, height) + 1 }
    }
}

extension State {
    var isBookmarksOpen: Bool { layers.contains { if case .bookmarks = $0 { true } else { false } } }

    /// The bookmarks as they are now: in the popup that is open, or in a new one.
    mutating func show(_ rows: [BookmarkRow]) {
        let open = layers.firstIndex { if case .bookmarks = $0 { true } else { false } }
        if rows.isEmpty {
            if let open {
                layers.remove(at: open)
            } else {
                message = Message("No bookmarks yet: m marks the passage at the cursor")
            }
        } else if let open, case .bookmarks(var popup) = layers[open] {
            popup.rows = rows
            popup.move(to: popup.selected, height: bookmarksRows)
            layers[open] = .bookmarks(popup)
        } else {
            layers.append(.bookmarks(BookmarksPopup(rows: rows)))
        }
    }
}
