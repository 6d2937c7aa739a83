import Articles
import GRDB

/// What became of bookmarks that came from another library.
public struct BookmarkMerge: Hashable, Sendable {
    public var added = 0
    /// Those that were known, and have more words in their notes now.
    public var joined = 0
    public var unchanged = 0
    /// Of those that were added, how many have passages that their article does not have.
    public var lost = 0
    /// Those whose article is not in the library, as they came.
    public var unplaced: [BookmarkRow] = []
}

extension Library {
    /// Adds bookmarks of another library to this one, in one transaction. A bookmark of the same name is the same one, and so is
    /// one at the same passage: of that no second one is made, and the words of both notes are kept (`JoinedNote`). To merge
    /// twice changes nothing.
    ///
    /// An article is known by its address or guid, by its page, by its content, else as the one of the same title, authors and day
    /// that has one of the passages. O(bookmarks and bytes of their articles), and a walk through all titles when some are not known
    /// otherwise; one article is in memory at a time.
    /// - Parameter rows: as `bookmarks()` gives them, newest first; the numbers of their articles do not count.
    public func merge(_ rows: [BookmarkRow]) throws(LibraryError) -> BookmarkMerge {
        try write { database in
            var merging = try Merging(rows, in: database)
            for (id, rows) in try merging.rowsByArticle() { try merging.merge(rows, into: id) }
            try merging.keep()
            try merging.index()
            return merging.outcome
        }
    }
}

/// What an article is known by in the other library.
private struct Stranger: Hashable {
    var identity: String
    var title: String
    var authors: [String]
    var day: String?

    init(_ row: BookmarkRow) {
        (identity, title, authors, day) = (row.identity.stored, row.title.stored, row.authors, row.day)
    }
}

private struct Merging {
    private let database: Database
    /// The order of those that were made in one second is that of their rows.
    private let rows: [BookmarkRow]
    private var ids: [Stranger: Article.ID] = [:]
    /// Those that are new, by their rows.
    private var new: [Int: (bookmark: Bookmark, isLost: Bool)] = [:]
    private var unindexed: Set<Article.ID> = []
    private var seats: [Article.ID: Int64] = [:]
    private(set) var outcome = BookmarkMerge()

    init(_ rows: [BookmarkRow], in database: Database) throws {
        self.database = database
        self.rows = rows.reversed()
        var strangers: [Stranger: [BookmarkRow]] = [:]
        for (stranger, rows) in Dictionary(grouping: rows, by: Stranger.init) {
            if let id = try article(of: stranger, rows) {
                ids[stranger] = id
            } else {
                strangers[stranger] = rows
            }
        }
        try match(strangers)
    }

    /// The article by what the other library calls it. What may be one of several has one of the passages.
    private func article(of stranger: Stranger, _ rows: [BookmarkRow]) throws -> Article.ID? {
        if let id = try database.article(knownAs: stranger.identity) { return id }
        guard let key = AddressKey(stranger.identity) else { return nil }
        let candidates = try database.articles(onPage: key)
        if candidates.count == 1, !key.isStripped { return candidates[0] }
        return try article(among: candidates, with: rows)
    }

    /// Finds articles by their titles, if one of the passages stands in them.
    private mutating func match(_ strangers: [Stranger: [BookmarkRow]]) throws {
        guard !strangers.isEmpty else { return }
        let byTitle = Dictionary(grouping: strangers, by: \.key.title)
        // One walk, however many they are.
        let cursor = try Row.fetchCursor(database, sql: "SELECT id, title, authors, day FROM article")
        var found: [Stranger: [Article.ID]] = [:]
        while let row = try cursor.next() {
            for (stranger, _) in byTitle[row[1] as String] ?? [] {
                let authors = (row[2] as String).split(separator: "\n").map(String.init)
                if authors == stranger.authors, row[3] == stranger.day { found[stranger, default: []].append(row[0]) }
            }
        }
        for (stranger, candidates) in found {
            ids[stranger] = try article(among: candidates, with: strangers[stranger] ?? [])
        }
    }

    /// The only one that has one of the passages.
    private func article(among candidates: [Article.ID], with rows: [BookmarkRow]) throws -> Article.ID? {
        var only: Article.ID?
        for id in candidates {
            var finder = try finder(in: id)
            guard rows.contains(where: { finder.find($0.bookmark.passage) != nil }) else { continue }
            guard only == nil else { return nil }
            only = id
        }
        return only
    }

    private func finder(in id: Article.ID) throws -> PassageFinder {
        PassageFinder(try database.document(of: id) ?? Document())
    }

    /// The rows of each article, by their numbers. The article of a name that is known is that which has it.
    mutating func rowsByArticle() throws -> [Article.ID: [Int]] {
        var articles: [Bookmark.ID: Article.ID] = [:]
        var result: [Article.ID: [Int]] = [:]
        for (number, row) in rows.enumerated() {
            let name = row.bookmark.id.stored
            guard let id = try articles[name] ?? database.bookmark(name)?.article ?? ids[Stranger(row)] else {
                outcome.unplaced.append(row)
                continue
            }
            articles[name] = id
            result[id, default: []].append(number)
        }
        return result
    }

    /// Merges rows of one article with the bookmarks in it.
    mutating func merge(_ numbers: [Int], into id: Article.ID) throws {
        let before = try database.bookmarks(of: id)
        let names = Set(before.map(\.id))
        let known = before.count
        // What has a name that is known need not be looked for.
        let isSought = numbers.contains { !names.contains(rows[$0].bookmark.id.stored) }
        var finder = isSought ? try finder(in: id) : PassageFinder(Document())
        var marks = ArticleMarks()
        for bookmark in before { marks.add(bookmark, at: isSought ? finder.find(bookmark.passage) : nil) }
        var added: [Int] = []
        for number in numbers {
            var bookmark = rows[number].bookmark
            let found = names.contains(bookmark.id.stored) ? nil : finder.find(bookmark.passage)
            if let same = marks.index(of: bookmark, at: found) {
                if marks.join(bookmark.note.stored, to: same) { outcome.joined += 1 } else { outcome.unchanged += 1 }
                continue
            }
            bookmark.article = id
            marks.add(bookmark, at: found)
            added.append(number)
            new[number] = (bookmark, found == nil)
        }
        // Their notes may have grown since.
        for (number, index) in zip(added, known...) { new[number]?.bookmark.note = marks.note(index) }
        let changed = (0..<known).filter(marks.hasGrown)
        if !changed.isEmpty || added.contains(where: { new[$0]?.bookmark.note.isEmpty == false }) { try unindex(id) }
        for index in changed { try database.setNote(marks.note(index), of: marks.name(index)) }
    }

    /// Keeps those that are new.
    mutating func keep() throws {
        for number in new.keys.sorted() {
            guard let (bookmark, isLost) = new[number] else { continue }
            try database.keep(bookmark, isLost: isLost)
            outcome.added += 1
            if isLost { outcome.lost += 1 }
        }
    }

    // MARK: The index, which knows notes

    /// Once for each article, before its first note changes.
    private mutating func unindex(_ id: Article.ID) throws {
        guard unindexed.insert(id).inserted else { return }
        seats[id] = try database.unindex(id)
    }

    /// Gives back to the index what was taken from it.
    func index() throws {
        for (id, seat) in seats.sorted(by: { $0.key < $1.key }) { try database.giveBack(id, to: seat) }
    }
}

/// The bookmarks of one article while others come to them.
private struct ArticleMarks {
    private var marks: [(name: Bookmark.ID, note: JoinedNote, hasGrown: Bool)] = []
    private var byName: [Bookmark.ID: Int] = [:]
    /// As they were marked, and as they stand in the text: the first of each.
    private var byPassage: [Passage: Int] = [:]
    private var byPlace: [Passage: Int] = [:]

    var count: Int { marks.count }

    mutating func add(_ bookmark: Bookmark, at found: Passage?) {
        let index = marks.count
        byName[bookmark.id.stored] = index
        if byPassage[bookmark.passage] == nil { byPassage[bookmark.passage] = index }
        if let found, byPlace[found] == nil { byPlace[found] = index }
        marks.append((bookmark.id, JoinedNote(bookmark.note.stored), false))
    }

    /// The one of the same name, else the first at the same passage, be it found or as it was marked.
    func index(of bookmark: Bookmark, at found: Passage?) -> Int? {
        if let known = byName[bookmark.id.stored] { return known }
        return [byPassage[bookmark.passage], found.flatMap { byPlace[$0] }].compactMap(\.self).min()
    }

    /// Whether the note said anything new.
    mutating func join(_ note: String, to index: Int) -> Bool {
        guard marks[index].note.add(note) else { return false }
        marks[index].hasGrown = true
        return true
    }

    func name(_ index: Int) -> Bookmark.ID { marks[index].name }
    func note(_ index: Int) -> String { marks[index].note.text }
    func hasGrown(_ index: Int) -> Bool { marks[index].hasGrown }
}

extension Database {
    /// More than these say nothing.
    private static let mostOnPage = 16

    /// The articles on a page, be it written in another way.
    fileprivate func articles(onPage key: AddressKey) throws -> [Article.ID] {
        guard let stored = key.stored else { return [] }
        let found = try Int64.fetchAll(
            cachedStatement(sql: "SELECT article FROM page WHERE key = ? AND rank <> 1 ORDER BY article LIMIT ?"),
            arguments: [stored, Self.mostOnPage])
        // Of an issue that is one page each piece has an address with its fragment.
        guard let fragment = key.fragment, found.count > 1 else { return found }
        return try found.filter { try identities(of: $0).contains { $0.hasSuffix("#" + fragment) } }
    }

    /// An article by what another library calls it (`BookmarkRow.identity`).
    fileprivate func article(knownAs identity: String) throws -> Article.ID? {
        guard let digest = Article.Identity.digest(of: identity) else {
            return try article(identity: "address " + identity) ?? article(identity: "guid " + identity)
        }
        // Several copies are alike to the letter: any of them has the passages.
        let sql = """
            SELECT id FROM article INDEXED BY article_digest WHERE digest = ? AND identity IS NULL ORDER BY id LIMIT 1
            """
        return try Int64.fetchOne(self, sql: sql, arguments: [digest])
    }
}
