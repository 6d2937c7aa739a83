import Articles

// What a library finds, without an index: every text is looked through.

extension ArticleRow {
    func answers(_ listing: Listing, text: String) -> Bool {
        answers(Query.parse(listing.query, isBeingTyped: listing.isBeingTyped).query, text)
    }

    private func answers(_ query: Query, _ text: String) -> Bool {
        switch query {
        case .everything: true
        case .words(let words):
            words.text.tokens.isEmpty
                || texts(of: words.field, text).contains { !HitFinder(query).hits(in: $0, atMost: 1).isEmpty }
        case .fact(.unread): status.progress == .unread
        case .fact(.starred): status.isStarred
        case .fact(.days(let from, let to)): day.map { $0 >= from ?? "" && $0 <= to ?? "9" } ?? false
        case .fact: true
        case .all(let parts): parts.allSatisfy { answers($0, text) }
        case .any(let parts): parts.contains { answers($0, text) }
        case .not(let part): !answers(part, text)
        }
    }

    private func texts(of field: Query.Field?, _ text: String) -> [String] {
        switch field {
        case .title: [title]
        case .author: authors
        case .from: [publication ?? ""]
        case .note: [text]
        case nil: [title] + authors + [publication ?? "", text]
        }
    }

    /// With the words around the first hit in its text.
    func found(_ listing: Listing, in text: String?) -> ArticleRow {
        let finder = HitFinder(Query.parse(listing.query, isBeingTyped: listing.isBeingTyped).query)
        guard let text, let first = finder.hits(in: text, atMost: 1).first else { return self }
        var row = self
        let start = text.utf8.prefix(max(0, first.lowerBound - 40)).lastIndex(of: 0x20).map {
            text.utf8.distance(from: text.startIndex, to: $0) + 1
        }
        let rest = text.slice((start ?? 0)..<text.utf8.count)
        let line = String(rest.prefix { !$0.isNewline }.prefix(200))
        row.snippet = Snippet(line, hits: finder.hits(in: line))
        return row
    }
}
