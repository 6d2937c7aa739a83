import Articles

/// What a library finds, without an index: every text is looked through.
struct SearchModel {
    private let query: Query
    private let finders: [Query.Words: HitFinder]
    private let finder: HitFinder

    init(_ listing: Listing) {
        query = Query.parse(listing.query, isBeingTyped: listing.isBeingTyped).query
        finder = HitFinder(query)
        var finders: [Query.Words: HitFinder] = [:]
        func collect(_ query: Query) {
            switch query {
            case .words(let words): finders[words] = HitFinder(query)
            case .all(let parts), .any(let parts): parts.forEach(collect)
            case .not(let part): collect(part)
            case .everything, .fact: break
            }
        }
        collect(query)
        self.finders = finders
    }

    func finds(_ row: ArticleRow, with text: String) -> Bool { finds(query, row, text) }

    private func finds(_ query: Query, _ row: ArticleRow, _ text: String) -> Bool {
        switch query {
        case .everything: return true
        case .words(let words):
            guard let finder = finders[words], !finder.isEmpty else { return true }
            let texts =
                switch words.field {
                case .title: [row.title]
                case .author: row.authors
                case .from: [row.publication ?? ""]
                case .note: [text]
                case nil: [row.title] + row.authors + [row.publication ?? "", text]
                }
            return texts.contains { !finder.hits(in: $0).isEmpty }
        case .fact(.unread): return row.status.progress == .unread
        case .fact(.starred): return row.status.isStarred
        case .fact(.days(let from, let to)): return row.day.map { $0 >= from ?? "" && $0 <= to ?? "9" } ?? false
        case .fact: return true
        case .all(let parts): return parts.allSatisfy { finds($0, row, text) }
        case .any(let parts): return parts.contains { finds($0, row, text) }
        case .not(let part): return !finds(part, row, text)
        }
    }

    /// With the words around the best hit in its text.
    func marked(_ row: ArticleRow, with text: String?) -> ArticleRow {
        guard let text, let first = finder.gathering(in: text)?.range else { return row }
        var row = row
        let before = text.utf8.prefix(first.lowerBound)
        let start = before.lastIndex(of: 0x0A).map { text.utf8.distance(from: text.startIndex, to: $0) + 1 } ?? 0
        let line = String(text.slice(start..<text.utf8.count).prefix { !$0.isNewline }.prefix(200))
        row.snippet = Snippet(line, hits: finder.hits(in: line))
        return row
    }
}
