import Articles
import GRDB

/// What became of marks that were brought into a library.
public struct Placing: Hashable, Sendable {
    public var added = 0
    /// Those that the library had, or for which it has newer ones.
    public var known = 0
    /// Those whose article the library does not have.
    public var left: [Mark] = []

    public init(added: Int = 0, known: Int = 0, left: [Mark] = []) {
        self.added = added
        self.known = known
        self.left = left
    }
}

extension Library {
    /// Brings marks into the library, some in each transaction. What is there stays: nothing is replaced or taken away, so that
    /// bringing them twice changes nothing.
    ///
    /// An article is found by its address or guid, else by its content, else by its title and day when only one has them.
    /// O(number of marks), and once O(number of articles) when some are not found by their address or guid.
    public func place(_ marks: [Mark]) throws(LibraryError) -> Placing {
        try place(marks, in: read { try $0.articles(of: Set(marks.map(\.article))) })
    }

    func place(_ marks: [Mark], in articles: [ArticleKey: Article.ID]) throws(LibraryError) -> Placing {
        var placing = Placing()
        var rest = marks[...]
        while !rest.isEmpty {
            // Nobody who wants to write waits for more than these.
            let some = rest.prefix(500)
            rest = rest.dropFirst(some.count)
            placing = try write { database in
                var placing = placing
                for mark in some {
                    // It may have been forgotten since it was looked for.
                    if let id = articles[mark.article], try database.hasArticle(id) {
                        if try database.place(mark.content, of: id) { placing.added += 1 } else { placing.known += 1 }
                    } else {
                        placing.left.append(mark)
                    }
                }
                return placing
            }
        }
        return placing
    }
}

extension Database {
    /// Whether there was anything to add.
    fileprivate func place(_ content: Mark.Content, of id: Article.ID) throws -> Bool {
        func has(_ condition: String, _ arguments: StatementArguments) throws -> Bool {
            try Bool.fetchOne(cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(condition))"), arguments: arguments)!
        }
        switch content {
        case .progress(let progress):
            // Whoever has a place has read on since, whatever it is called.
            if try has("status WHERE article = ? AND progress <> 'unread'", [id]) { return false }
            if try has("place WHERE article = ?", [id]) { return false }
            try setProgress(progress, of: id)
        case .star:
            if try has("status WHERE article = ? AND starred", [id]) { return false }
            try setStarred(true, of: id)
        case .place(let place):
            if try has("place WHERE article = ?", [id]) { return false }
            try setPlace(place, of: id)
        case .bookmark(let name, let passage, let note, let created):
            if try has("bookmark WHERE id = ?", [name.stored]) { return false }
            let place = passage.place
            let isTwin = try has(
                "bookmark WHERE article = ? AND part = ? AND block = ? AND offset = ? AND quote = ? AND ? IN (note, '')",
                [id, place.part.stored, place.block, place.offset, passage.quote.stored, note.stored])
            if isTwin { return false }
            try add(Bookmark(id: name, article: id, passage: passage, note: note, created: created))
        case .draft(let name, let passage, let text):
            if try has("draft WHERE id = ?", [name.stored]) { return false }
            // It has become a note since.
            let isNote = try has(
                "bookmark WHERE article = ? AND quote = ? AND note = ?", [id, passage.quote.stored, text.stored])
            if isNote { return false }
            try add(Draft(id: name, article: id, passage: passage, text: text))
        }
        return true
    }

    /// The articles of keys, of those that are there.
    fileprivate func articles(of keys: Set<ArticleKey>) throws -> [ArticleKey: Article.ID] {
        var found: [ArticleKey: Article.ID] = [:]
        var missing: [ArticleKey] = []
        for key in keys {
            if let identity = key.identity, let id = try article(identity: identity.stored) {
                found[key] = id
            } else {
                missing.append(key)
            }
        }
        guard !missing.isEmpty else { return found }
        var candidates = Candidates(missing)
        let rows = try Row.fetchCursor(self, sql: "SELECT id, digest, title, day FROM article ORDER BY id")
        while let row = try rows.next() { candidates.note(row[0], digest: row[1], title: row[2], day: row[3]) }
        for key in missing {
            if let id = try candidates.best(for: key, isAt: { try isAt($0, key) }) { found[key] = id }
        }
        return found
    }

    /// Whether an article stands where the key says.
    private func isAt(_ id: Article.ID, _ key: ArticleKey) throws -> Bool {
        guard let file = key.file, let position = key.position else { return false }
        return try Bool.fetchOne(
            cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM copy JOIN file ON file.id = copy.file
                        WHERE copy.article = ? AND copy.position = ? AND uri = ?)
                    """), arguments: [id, position, file.stored])!
    }
}

/// Articles that may be those of keys.
private struct Candidates {
    private struct Titled: Hashable {
        var title: String
        var day: String?
    }

    private var byDigest: [String: [(id: Article.ID, title: String)]] = [:]
    private var byTitle: [Titled: [Article.ID]] = [:]

    init(_ keys: [ArticleKey]) {
        for key in keys {
            byDigest[key.digest] = []
            byTitle[Titled(title: key.title.stored, day: key.day)] = []
        }
    }

    mutating func note(_ id: Article.ID, digest: String, title: String, day: String?) {
        byDigest[digest]?.append((id, title))
        byTitle[Titled(title: title, day: day)]?.append(id)
    }

    /// Those of one content and title are alike, whichever is taken. A content alone, or a title alone, is trusted where the
    /// article stood, or where only one has it; a title without a day is not.
    func best(for key: ArticleKey, isAt: (Article.ID) throws -> Bool) throws -> Article.ID? {
        let same = byDigest[key.digest] ?? []
        let alike = same.filter { $0.title == key.title.stored }.map(\.id)
        let titled = byTitle[Titled(title: key.title.stored, day: key.day)] ?? []
        if let here = try alike.first(where: isAt) ?? alike.first { return here }
        if let here = try (same.map(\.id) + titled).first(where: isAt) { return here }
        if same.count == 1 { return same[0].id }
        return titled.count == 1 && key.day != nil ? titled[0] : nil
    }
}
