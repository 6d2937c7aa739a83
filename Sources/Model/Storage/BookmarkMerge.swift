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
    /// one at the same passage: of that no second one is made, and the words of both notes are kept (`Bookmark.joined`). To merge
    /// twice changes nothing.
    ///
    /// An article is known by its address or guid, else by its content, else as the one of the same title, authors and day that
    /// has one of the passages. O(bookmarks and bytes of their articles), and a walk through all titles when some are not known
    /// otherwise.
    /// - Parameter rows: as `bookmarks()` gives them, newest first; the numbers of their articles do not count.
    public func merge(_ rows: [BookmarkRow]) throws(LibraryError) -> BookmarkMerge {
        try write { database in
            var merging = try Merging(rows, in: database)
            // The order of those that were made in one second is that of their rows.
            for row in rows.reversed() { try merging.take(row) }
            try merging.index()
            return merging.outcome
        }
    }
}

private struct Merging {
    /// An article of this library, and what is marked in it.
    private struct Target {
        var id: Article.ID
        var finder: PassageFinder
        var marks: [(bookmark: Bookmark, found: Passage?)]
    }

    /// What an article is known by in the other library.
    private struct Origin: Hashable {
        var identity: String
        var title: String
        var authors: [String]
        var day: String?

        init(_ row: BookmarkRow) {
            (identity, title, authors, day) = (row.identity.stored, row.title.stored, row.authors, row.day)
        }
    }

    private let database: Database
    private var ids: [Origin: Article.ID] = [:]
    private var targets: [Article.ID: Target] = [:]
    private var unindexed: Set<Article.ID> = []
    private var seats: [Article.ID: Int64] = [:]
    private(set) var outcome = BookmarkMerge()

    init(_ rows: [BookmarkRow], in database: Database) throws {
        self.database = database
        var strangers: [Origin: [BookmarkRow]] = [:]
        for (origin, rows) in Dictionary(grouping: rows, by: Origin.init) {
            if let id = try database.article(knownAs: origin.identity) {
                ids[origin] = id
            } else {
                strangers[origin] = rows
            }
        }
        try match(strangers)
    }

    /// Finds articles by their titles, if one of the passages stands in them.
    private mutating func match(_ strangers: [Origin: [BookmarkRow]]) throws {
        guard !strangers.isEmpty else { return }
        let byTitle = Dictionary(grouping: strangers, by: \.key.title)
        // One walk, however many they are.
        let cursor = try Row.fetchCursor(
            database, sql: "SELECT id, title, authors, day FROM article WHERE identity IS NULL")
        var found: [Origin: [Article.ID]] = [:]
        while let row = try cursor.next() {
            for (origin, _) in byTitle[row[1] as String] ?? [] {
                let authors = (row[2] as String).split(separator: "\n").map(String.init)
                if authors == origin.authors, row[3] == origin.day { found[origin, default: []].append(row[0]) }
            }
        }
        for (origin, candidates) in found {
            let matching = try candidates.filter { id in
                let target = try target(id)
                return strangers[origin]?.contains { row in
                    var finder = target.finder
                    return finder.find(row.bookmark.passage) != nil
                } ?? false
            }
            if matching.count == 1 { ids[origin] = matching[0] }
        }
    }

    mutating func take(_ row: BookmarkRow) throws {
        if let known = try database.bookmark(row.bookmark.id) { return try join(row.bookmark.note, to: known) }
        guard let id = ids[Origin(row)] else {
            outcome.unplaced.append(row)
            return
        }
        var target = try target(id)
        let found = target.finder.find(row.bookmark.passage)
        let same = target.marks.first { mark in
            mark.bookmark.passage == row.bookmark.passage || found != nil && mark.found == found
        }
        if let same {
            // Its note may have grown since.
            guard let known = try database.bookmark(same.bookmark.id) else { return }
            return try join(row.bookmark.note, to: known)
        }
        var bookmark = row.bookmark
        bookmark.article = id
        if !bookmark.note.isEmpty { try unindex(id) }
        try database.keep(bookmark, isLost: found == nil)
        target.marks.append((bookmark, found))
        targets[id] = target
        outcome.added += 1
        if found == nil { outcome.lost += 1 }
    }

    private mutating func join(_ note: String, to known: Bookmark) throws {
        let joined = Bookmark.joined(known.note, with: note).stored
        if joined == known.note {
            outcome.unchanged += 1
        } else {
            try unindex(known.article)
            try database.setNote(joined, of: known.id)
            outcome.joined += 1
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
        for (id, seat) in seats.sorted(by: { $0.key < $1.key }) {
            let isFree =
                try Int64.fetchOne(database, sql: "SELECT id FROM article WHERE seat = ?", arguments: [seat]) == nil
            if isFree { try database.index(id, at: seat) }
        }
    }

    private mutating func target(_ id: Article.ID) throws -> Target {
        if let known = targets[id] { return known }
        var finder = PassageFinder(try database.document(of: id) ?? Document())
        let marks = try database.bookmarks(of: id).map { ($0, finder.find($0.passage)) }
        let target = Target(id: id, finder: finder, marks: marks)
        targets[id] = target
        return target
    }
}

extension Database {
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
