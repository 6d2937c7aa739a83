import Articles
import Cells

/// The list of articles.
public struct ListState: Sendable {
    public private(set) var rows: [ArticleRow] = []
    private var indices: [Article.ID: Int] = [:]
    /// Whether rows have been loaded at all.
    var isLoaded = false
    public internal(set) var selected = 0
    /// The first row shown.
    var top = 0

    var selectedRow: ArticleRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    /// Takes other rows. O(rows); everything else here is O(1).
    mutating func set(_ rows: [ArticleRow]) {
        self.rows = rows
        indices = Dictionary(zip(rows.map(\.id), rows.indices), uniquingKeysWith: { first, _ in first })
        isLoaded = true
    }

    mutating func update(_ row: ArticleRow) {
        if let index = index(of: row.id) { rows[index] = row }
    }

    func index(of id: Article.ID?) -> Int? { id.flatMap { indices[$0] } }

    func row(_ id: Article.ID?) -> ArticleRow? { index(of: id).map { rows[$0] } }

    mutating func select(_ id: Article.ID) {
        if let index = index(of: id) { selected = index }
    }

    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, rows.count - 1))
        scroll(height: height)
    }

    /// Scrolls the rows; the selection stays in sight.
    mutating func scroll(by step: Int, height: Int) {
        top = max(0, min(top + step, rows.count - height))
        selected = max(top, min(selected, top + height - 1, rows.count - 1))
    }

    /// Keeps the selected row in sight.
    mutating func scroll(height: Int) {
        let height = max(1, height)
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = max(0, min(top, rows.count - height))
    }
}
