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
