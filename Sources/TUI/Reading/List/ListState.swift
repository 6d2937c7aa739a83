import Articles
import Cells

/// The list of articles: all rows, and which of them are shown in which order.
public struct ListState: Sendable {
    /// As the library has them: newest first.
    private var all: [ArticleRow] = []
    private var indices: [Article.ID: Int] = [:]
    /// Indices of all rows in the order of the sort, and of those that the filter lets through.
    private var order: [Int] = []
    private var shown: [Int] = []
    /// For each row, how many of those shown stand before it.
    private var ranks: [Int] = []
    public private(set) var sort: RowSort
    /// What was typed, and what is looked for.
    private(set) var filterText = ""
    private var filter = WordFilter("")
    /// What the filter looks at; made when there is something to look for.
    private var foldedRows: FoldedRows?
    /// The article that the reader chose: selected again as soon as it is shown again.
    private var chosen: Article.ID?
    /// Whether rows have been loaded at all.
    private(set) var isLoaded = false
    /// An index into the rows shown.
    public private(set) var selected = 0
    /// The first row in sight.
    private(set) var top = 0

    init(sort: RowSort = .newest) { self.sort = sort }

    /// The rows shown. Taking one of them costs no copy of the others.
    public var rows: Rows { Rows(all: all, shown: shown) }

    var totalCount: Int { all.count }
    var isFiltered: Bool { !filter.isEmpty }
    var selectedRow: ArticleRow? { shown.indices.contains(selected) ? all[shown[selected]] : nil }

    /// Where an article is shown; `nil` for one that the filter hides.
    func index(of id: Article.ID?) -> Int? {
        guard let id, let index = indices[id], shown.indices.contains(ranks[index]), shown[ranks[index]] == index
        else { return nil }
        return ranks[index]
    }

    /// An article, shown or not.
    func row(_ id: Article.ID?) -> ArticleRow? { id.flatMap { indices[$0] }.map { all[$0] } }

    /// How many of the rows shown stand before an article, shown or not; `nil` for an unknown one.
    func rank(of id: Article.ID?) -> Int? { id.flatMap { indices[$0] }.map { ranks[$0] } }

    /// Where so many steps down or up from an article lead, as far as there are rows; `nil` where there is none.
    func neighbour(of id: Article.ID?, steps: Int) -> Int? {
        guard let rank = rank(of: id) else { return nil }
        let isShown = index(of: id) != nil
        if steps > 0 {
            let next = isShown ? rank + 1 : rank
            return next < shown.count ? min(next + steps - 1, shown.count - 1) : nil
        }
        return rank > 0 ? max(0, rank + steps) : nil
    }

    // MARK: What is shown

    /// Takes other rows, newest first; order and filter stay. O(rows).
    mutating func set(_ rows: [ArticleRow]) {
        chosen = chosen ?? selectedRow?.id
        all = rows
        indices = Dictionary(zip(rows.map(\.id), rows.indices), uniquingKeysWith: { first, _ in first })
        foldedRows = nil
        isLoaded = true
        order = sort.order(of: all)
        show(matching(filter, among: order))
    }

    /// Takes a row anew. It stays where it is, whatever the order and the filter would make of it. O(1).
    mutating func update(_ row: ArticleRow) {
        if let index = indices[row.id] { all[index] = row }
    }

    mutating func sort(by sort: RowSort, height: Int) {
        choose()
        self.sort = sort
        order = sort.order(of: all)
        show(matching(filter, among: order))
        scroll(height: height)
    }

    /// Shows only the rows with all words of a text, and all rows for none.
    mutating func filter(by text: String, height: Int) {
        // What did not match the beginning of a text does not match the whole.
        let candidates = text.utf8.starts(with: filterText.utf8) ? shown : order
        filterText = text
        filter = WordFilter(text)
        show(matching(filter, among: candidates))
        scroll(height: height)
    }

    private mutating func matching(_ filter: WordFilter, among candidates: [Int]) -> [Int] {
        guard !filter.isEmpty else { return order }
        let rows = foldedRows ?? FoldedRows(all)
        foldedRows = rows
        return rows.matching(filter, among: candidates)
    }

    private mutating func show(_ shown: [Int]) {
        self.shown = shown
        ranks = Array(repeating: 0, count: all.count)
        var rank = 0
        for index in order {
            ranks[index] = rank
            if rank < shown.count, shown[rank] == index { rank += 1 }
        }
        if let index = chosen.flatMap({ indices[$0] }) { selected = ranks[index] }
        selected = max(0, min(selected, shown.count - 1))
    }

    // MARK: The selection

    /// Selects an article; one that the filter hides leaves the selection where it is.
    mutating func select(_ id: Article.ID) {
        guard let index = index(of: id) else { return }
        selected = index
        choose()
    }

    /// Makes the selected article the one that stays selected, whatever is shown.
    mutating func choose() { chosen = selectedRow?.id ?? chosen }

    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, shown.count - 1))
        choose()
        scroll(height: height)
    }

    /// Scrolls the rows; the selection stays in sight.
    mutating func scroll(by step: Int, height: Int) {
        top = max(0, min(top + step, shown.count - height))
        selected = max(0, top, min(selected, top + height - 1, shown.count - 1))
        choose()
    }

    /// Keeps the selected row in sight.
    mutating func scroll(height: Int) {
        let height = max(1, height)
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = max(0, min(top, shown.count - height))
    }

    // MARK: Unread articles

    /// The first unread row in a direction from a row, on from the other end if need be. The row itself comes last, if at all.
    func unread(from start: Int, step: Int, includingStart: Bool = false) -> Int? {
        guard !shown.isEmpty else { return nil }
        var index = start
        for _ in shown.indices {
            index += step
            if index >= shown.count { index = 0 }
            if index < 0 { index = shown.count - 1 }
            if index == start, !includingStart { return nil }
            if all[shown[index]].status.progress == .unread { return index }
        }
        return nil
    }
}

extension ListState {
    /// Some of the rows in some order, without copying them.
    public struct Rows: RandomAccessCollection, Sendable {
        fileprivate let all: [ArticleRow]
        fileprivate let shown: [Int]

        public var startIndex: Int { 0 }
        public var endIndex: Int { shown.count }
        public subscript(index: Int) -> ArticleRow { all[shown[index]] }
    }
}
