import Articles
import Cells
import Reading

/// The reader with a library in memory: does what `update` asks for, as the program would, without a file or a clock.
struct Reader {
    private var state: State
    private let articles: [Article]
    private var statuses: [Status]
    private var places: [Article.ID: (place: Place, lead: Int)] = [:]
    private var bookmarks: [Bookmark] = []

    /// The list is in front, newest article first.
    init(_ articles: [Article], size: Size) {
        self.articles = articles.sorted { ($0.published?.dayText ?? "") > ($1.published?.dayText ?? "") }
        statuses = Array(repeating: Status(), count: articles.count)
        state = State(size: size)
        for effect in state.loadRows() { perform(effect) }
    }

    /// Presses keys by their names, apart from one another by spaces, and lets the reader come to rest.
    mutating func press(_ keys: String) {
        for key in keys.split(separator: " ").compactMap({ Key(name: String($0)) }) { tell(.keyPressed(key)) }
        tell(.rested)
        tell(.settled)
    }

    var canvas: Canvas { draw(state) }

    private func row(_ id: Article.ID) -> ArticleRow {
        let article = articles[Int(id)]
        return ArticleRow(
            id: id, title: article.title, authors: article.authors, publication: article.publication,
            day: article.published?.dayText, status: statuses[Int(id)], wordCount: article.document.wordCount,
            bookmarkCount: bookmarks.count { $0.article == id })
    }

    private mutating func tell(_ event: Event) {
        for effect in update(&state, event) { perform(effect) }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .loadRows(let request):
            // A library of some articles is one run of rows.
            tell(
                .rowsLoaded(
                    RowRun(
                        request, rows: articles.indices.map { row(Int64($0)) }, first: 0, total: articles.count,
                        reachesStart: true, reachesEnd: true)))
        case .loadArticle(let id):
            tell(
                .articleLoaded(
                    LoadedArticle(
                        id: id, article: articles[Int(id)], place: places[id]?.place, lead: places[id]?.lead,
                        bookmarks: bookmarks.filter { $0.article == id }, row: row(id))))
        case .savePlace(let id, let place, let progress, let lead):
            places[id] = (place, lead)
            statuses[Int(id)].progress = progress
            tell(.rowChanged(row(id)))
        case .setProgress(let id, let progress):
            statuses[Int(id)].progress = progress
            tell(.rowChanged(row(id)))
        case .addBookmark(let id, let passage, let note):
            let bookmark = Bookmark(
                id: String(bookmarks.count), article: id, passage: passage, note: note, created: 0)
            bookmarks.append(bookmark)
            tell(.bookmarkAdded(bookmark))
            tell(.rowChanged(row(id)))
        case .setStarred(let id, let isStarred):
            statuses[Int(id)].isStarred = isStarred
            tell(.rowChanged(row(id)))
        default: break  // no picture needs it
        }
    }
}
