import Articles
import Cells

/// The bookmarks of all articles.
public struct BookmarksPopup: Sendable {
    /// All, as the library has them, and what a filter looks at of each, folded when there is the first one.
    private var all: [BookmarkRow]
    private var folded: [String] = []
    /// Those that the filter leaves.
    private(set) var rows: [BookmarkRow]
    private(set) var filter = ""
    private(set) var selected = 0
    private(set) var top = 0

    init(rows: [BookmarkRow]) {
        all = rows
        self.rows = rows
    }

    var count: Int { all.count }
    var selectedRow: BookmarkRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    /// Takes the rows as they are now; the selection stays where it was.
    mutating func set(_ rows: [BookmarkRow], height: Int) {
        all = rows
        folded = []
        narrow(to: filter, height: height)
    }

    /// Leaves the bookmarks in whose quotation, note, title or authors all words of the filter stand.
    mutating func narrow(to text: String, height: Int) {
        let chosen = selectedRow?.bookmark.id
        filter = text
        let words = WordFilter(text)
        if words.isEmpty {
            rows = all
        } else {
            if folded.isEmpty {
                folded = all.map { row in
                    ([row.bookmark.passage.quote, row.bookmark.note, row.title] + row.authors)
                        .joined(separator: "\n").folded
                }
            }
            rows = zip(all, folded).filter { words.matches(folded: $1) }.map(\.0)
        }
        let index = chosen.flatMap { id in rows.firstIndex { $0.bookmark.id == id } }
        move(to: index ?? selected, height: height)
    }

    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, rows.count - 1))
        top = scrolled(top, toShow: selected, height: height, of: rows.count)
    }
}
