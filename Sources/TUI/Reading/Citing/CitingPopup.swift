import Articles

/// The articles that lead to one.
public struct CitingPopup: Sendable {
    /// The article to which they lead.
    let article: Article.ID
    /// Newest first; at least one.
    let rows: [ArticleRow]
    private(set) var selected = 0
    private(set) var top = 0

    var selectedRow: ArticleRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    init(of article: Article.ID, rows: [ArticleRow]) {
        self.article = article
        self.rows = rows
    }

    /// Selects a row and brings it into sight; `height` is how many there is room for.
    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, rows.count - 1))
        top = scrolled(top, toShow: selected, height: height, of: rows.count)
    }
}
