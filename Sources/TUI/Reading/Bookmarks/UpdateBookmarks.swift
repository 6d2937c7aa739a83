import Articles
import Cells

extension State {
    mutating func performInBookmarks(_ command: Command, count: Int?) -> [Effect] {
        guard case .bookmarks(var popup)? = layers.last else { return [] }
        let last = popup.rows.count - 1
        if let row = command.destination(from: popup.selected, times: count ?? 1, height: bookmarksRows, last: last) {
            popup.move(to: row, height: bookmarksRows)
            layers[layers.count - 1] = .bookmarks(popup)
            return []
        }
        switch command {
        case .openBookmark:
            layers.removeLast()
            let bookmark = popup.rows[popup.selected].bookmark
            if page?.id == bookmark.article {
                setFocus(.page)
                leaveSpot()
                go(to: bookmark.passage)
                return []
            }
            let effects = savePlace() + open(bookmark.article)
            arrival = .passage(bookmark.passage)
            return effects
        case .back: layers.removeLast()
        default: break
        }
        return []
    }
}
