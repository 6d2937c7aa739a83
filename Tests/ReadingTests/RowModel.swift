import Articles

/// What a library's answers to requests for rows must be: the listing as a plain array, and a piece of it.
struct RowModel {
    /// All rows, newest first, those without a date last.
    var rows: [ArticleRow]
    /// What came from a source.
    var sources: [Int64: Set<Article.ID>] = [:]

    /// All rows in an order, each with whether it is in the listing.
    private func ordered(_ listing: Listing) -> [(row: ArticleRow, isIn: Bool)] {
        sorted(by: listing.sort).map { ($0, $0.isOn(listing.shelf, sources) && $0.answers(listing.query)) }
    }

    func listed(_ listing: Listing) -> [ArticleRow] { ordered(listing).filter(\.isIn).map(\.row) }

    func run(_ request: RowRequest) -> RowRun {
        let ordered = ordered(request.listing)
        let listed = ordered.filter(\.isIn).map(\.row)
        /// How many rows of the listing stand before an article, and whether it is one of them.
        func rank(_ id: Article.ID) -> (rank: Int, isIn: Bool) {
            guard let index = ordered.firstIndex(where: { $0.row.id == id }) else { return (0, false) }
            return (ordered[..<index].count(where: \.isIn), ordered[index].isIn)
        }
        let range: Range<Int>
        switch request.anchor {
        case .start: range = 0..<min(request.count, listed.count)
        case .end: range = max(0, listed.count - request.count)..<listed.count
        case .at(let index):
            let start = min(index, listed.count)
            range = start..<min(listed.count, start + request.count)
        case .after(let id):
            let (rank, isIn) = rank(id)
            let start = isIn ? rank + 1 : rank
            range = start..<min(listed.count, start + request.count)
        case .before(let id):
            let end = rank(id).rank
            range = max(0, end - request.count)..<end
        case .around(let id):
            let start = max(0, min(rank(id).rank - request.count / 2, listed.count - request.count))
            range = start..<min(listed.count, start + request.count)
        }
        let isCounted =
            switch request.anchor {
            case .after, .before: false
            default: true
            }
        return RowRun(
            request, rows: Array(listed[range]), first: isCounted ? range.lowerBound : nil, total: listed.count,
            reachesStart: range.lowerBound == 0, reachesEnd: range.upperBound == listed.count)
    }

    /// Step by step from an article to the next unread one, round the end at most once.
    func unread(
        in listing: Listing, from id: Article.ID, isForward: Bool, times: Int
    ) -> (id: Article.ID, hasWrapped: Bool)? {
        let ordered = isForward ? ordered(listing) : ordered(listing).reversed()
        var here = id
        var hasWrapped = false
        var found: Article.ID?
        for _ in 0..<times {
            let start = ordered.firstIndex { $0.row.id == here } ?? 0
            let indices = Array(start + 1..<ordered.count + start + 1).map { ($0 % ordered.count, $0 >= ordered.count) }
            guard
                let (next, wraps) = indices.first(where: { index, _ in
                    ordered[index].isIn && ordered[index].row.status.progress == .unread
                        && ordered[index].row.id != here
                })
            else { break }
            // Round and round is nowhere.
            if wraps, hasWrapped { break }
            hasWrapped = hasWrapped || wraps
            here = ordered[next].row.id
            found = here
        }
        return found.map { ($0, hasWrapped) }
    }

    func neighbour(in listing: Listing, of id: Article.ID, steps: Int) -> Article.ID? {
        let anchor = steps > 0 ? RowRequest.Anchor.after(id) : .before(id)
        let rows = run(RowRequest(listing, anchor, count: abs(steps))).rows
        return (steps > 0 ? rows.last : rows.first)?.id
    }

    /// The shelves with their numbers.
    var shelves: [ShelfRow] {
        let common: [(Shelf, String)] = [
            (.all, "All"), (.unread, "Unread"), (.reading, "Reading"), (.starred, "Starred"),
            (.bookmarked, "Bookmarks"),
        ]
        let publications = Set(rows.compactMap(\.publication)).sorted().map { (Shelf.publication($0), $0) }
        return (common + sources.keys.sorted().map { (.source($0), "source \($0)") } + publications).map {
            shelf, name in
            let listed = listed(Listing(shelf))
            return ShelfRow(
                shelf, name: name, articles: listed.count, unread: listed.count { $0.status.progress == .unread })
        }
    }

    func sorted(by sort: Sort) -> [ArticleRow] {
        switch sort {
        case .newest, .relevance: rows
        case .oldest: rows.reversed().filter { $0.day != nil } + rows.filter { $0.day == nil }
        case .title: rows.stablySorted { Self.sortForm($0.title) }
        case .publication: rows.stablySorted { Self.sortForm($0.publication ?? "") }
        case .longest: rows.stablySorted { -$0.wordCount }
        case .shortest: rows.stablySorted { $0.wordCount }
        }
    }

    /// Folded, from the first letter or digit on; what has none comes last.
    private static func sortForm(_ text: String) -> String {
        let rest = text.unicodeScalars.drop { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        return rest.isEmpty ? "\u{10FFFF}" : String(rest).folded
    }
}

extension Array {
    fileprivate func stablySorted(by value: (Element) -> some Comparable) -> [Element] {
        enumerated().sorted {
            let (one, other) = (value($0.element), value($1.element))
            return one == other ? $0.offset < $1.offset : one < other
        }.map(\.element)
    }
}

extension ArticleRow {
    fileprivate func isOn(_ shelf: Shelf, _ sources: [Int64: Set<Article.ID>]) -> Bool {
        switch shelf {
        case .all: true
        case .unread: status.progress == .unread
        case .reading: if case .reading = status.progress { true } else { false }
        case .starred: status.isStarred
        case .bookmarked: bookmarkCount > 0
        case .source(let source): sources[source]?.contains(id) ?? false
        case .publication(let name): publication == name
        case .saved(_, let query): answers(query)
        }
    }

    /// All words of a query stand in it.
    fileprivate func answers(_ query: String) -> Bool {
        let text = ([title] + authors + [publication, day].compactMap(\.self)).joined(separator: "\n").folded
        return WordFilter(query).matches(folded: text)
    }
}
