import Articles
import Cells

/// The list of articles: those rows of a listing that lie about the ones in sight. Its length costs nothing.
///
/// Rows are called by their index in the listing. While others change the library, that is a label: it is set right as soon as the
/// rows reach an end of the listing, or are counted.
public struct ListState: Sendable {
    /// What is to be shown.
    public private(set) var listing: Listing
    /// What the rows are of: another listing only until the rows of the present one have come.
    var shown: Listing?
    /// The rows that are loaded, one after the other.
    public internal(set) var rows: [ArticleRow] = []
    /// The index of the first of them.
    var first = 0
    /// Whether nothing stands before them, and whether nothing follows.
    var reachesStart = false
    var reachesEnd = false
    /// Whether the indices are more than a guess.
    var isNumbered = true
    /// How many rows the listing has; `nil` while nobody has counted them.
    var total: Int?
    /// How many the shelf had when it was last shown without a filter.
    var shelfTotal: Int?
    /// There may be more of what was searched for: not all of the library can be searched yet.
    var isPartial = false
    /// Others have changed the library since the rows were loaded.
    var isOutdated = false
    /// What is to be selected as soon as it is loaded.
    var goal: Goal?
    /// What was asked for last, until it comes.
    var asked: RowRequest?
    /// What was typed as a filter.
    private(set) var filterText = ""
    /// The words of it, as articles have them; `nil` where it asks for none.
    private(set) var sought: Sought?
    /// The article that the reader chose: selected again as soon as it is shown again.
    var chosen: Article.ID?
    /// Articles that were chosen to be changed together.
    var marked: Set<Article.ID> = []
    /// Where a range of them begins that ends at the selected row, and its index.
    var rangeStart: Article.ID?
    var rangeIndex = 0
    /// The index of the selected row.
    public internal(set) var selected = 0
    /// The index of the first row in sight.
    var top = 0

    enum Goal: Hashable {
        case index(Int), end
        case article(Article.ID)
        /// What stands where an article would that is not in the listing.
        case following(Article.ID)
    }

    init(_ listing: Listing = Listing()) { self.listing = listing }

    /// Whether rows have been loaded at all.
    var isLoaded: Bool { shown != nil }
    /// Nobody has moved the selection yet: it stays on the first row, whatever comes before that.
    var isUntouched: Bool { chosen == nil }
    var isFiltered: Bool { !listing.query.isEmpty }
    /// The shelf is known to be empty.
    var isShelfEmpty: Bool { total == 0 && !isFiltered && shown == listing }
    var end: Int { first + rows.count }
    public var selectedRow: ArticleRow? { row(at: selected) }

    /// A row that is loaded.
    func row(at index: Int) -> ArticleRow? { (first..<end).contains(index) ? rows[index - first] : nil }
    func row(_ id: Article.ID?) -> ArticleRow? { index(of: id).map { rows[$0 - first] } }

    /// Where an article is shown, as far as the rows are loaded. O(rows that are loaded).
    func index(of id: Article.ID?) -> Int? {
        guard let id else { return nil }
        return rows.firstIndex { $0.id == id }.map { first + $0 }
    }

    /// The index of the last row; more than any list has while nobody knows.
    var last: Int {
        if let total, isNumbered { return total - 1 }
        return reachesEnd ? end - 1 : Self.unknownEnd
    }
    static let unknownEnd = Int.max / 4

    /// Where the next movement begins.
    var target: Int { if case .index(let index) = goal { index } else { selected } }

    // MARK: What is shown

    mutating func sort(by sort: Sort) {
        choose()
        listing.sort = sort
    }

    /// Shows only what answers a query, and the whole shelf for none. The last word may be the beginning of one: what was seen
    /// while it was typed stays.
    mutating func filter(by text: String) {
        filterText = text
        listing.query = text.allSatisfy(\.isWhitespace) ? "" : text
        listing.isBeingTyped = isFiltered
        let found = Sought(Query.parse(text, isBeingTyped: true).query, text: text)
        sought = found.isEmpty ? nil : found
        // Without a query nothing is relevant.
        if !isFiltered, listing.sort == .relevance { listing.sort = .newest }
    }

    /// Shows what of all articles answers a query, from the first one on.
    mutating func search(for text: String) {
        show(.all)
        filter(by: text)
        chosen = nil
        goal = .index(0)
    }

    /// Shows a listing that was shown before.
    mutating func show(_ other: Listing) {
        show(other.shelf)
        filter(by: other.query)
        listing = other
    }

    /// The rows are still those of another listing.
    var isSearching: Bool { listing.isSearch && shown != listing }

    /// The rows show what was found of their articles.
    var hasSnippets: Bool { shown?.query.isEmpty == false && rows.contains { $0.snippet != nil } }

    /// Takes how many rows a listing has, which was counted behind them.
    mutating func take(count: Int, of counted: Listing) {
        if shown == counted, listing == counted, total == nil { total = max(count, end - (isNumbered ? 0 : first)) }
    }

    mutating func show(_ shelf: Shelf) {
        guard shelf != listing.shelf else { return }
        filter(by: "")
        listing.shelf = shelf
        shelfTotal = nil
        goal = nil
        unmark()
    }

    /// Takes a row anew. It stays where it is, whatever the order and the filter would make of it.
    mutating func update(_ row: ArticleRow) {
        guard let index = index(of: row.id) else { return }
        let snippet = rows[index - first].snippet
        rows[index - first] = row
        if row.snippet == nil { rows[index - first].snippet = snippet }
    }

    // MARK: The selection

    /// Selects an article; one that the listing does not have leaves the selection where it is.
    mutating func select(_ id: Article.ID) {
        guard shown == listing, let index = index(of: id) else {
            goal = .article(id)
            return
        }
        goal = nil
        selected = index
        choose()
    }

    /// Makes the selected article the one that stays selected, whatever is shown.
    mutating func choose() { chosen = selectedRow?.id ?? chosen }

    mutating func move(to index: Int, height: Int) {
        goal = nil
        let index = max(0, min(index, last))
        if row(at: index) != nil {
            selected = index
            choose()
            scroll(height: height)
        } else if index == last, !rows.isEmpty {
            goal = .end
        } else if !rows.isEmpty {
            goal = .index(index)
        }
    }

    /// Scrolls the rows, as far as they are loaded; the selection stays in sight.
    mutating func scroll(by step: Int, height: Int) {
        top = max(first, min(top + step, end - height))
        selected = max(first, top, min(selected, top + height - 1, end - 1))
        choose()
    }

    /// Keeps the selected row in sight.
    mutating func scroll(height: Int) {
        top = scrolled(top, toShow: selected, height: height, of: isNumbered ? total ?? end : end)
    }
}
