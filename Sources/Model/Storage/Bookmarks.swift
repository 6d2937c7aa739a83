import Articles
import GRDB

extension Library {
    /// All bookmarks with what is said of their articles, newest first. One query, O(number of bookmarks).
    public func bookmarks() throws(LibraryError) -> [BookmarkRow] {
        try read {
            // Every bookmark has its article: SQLite sees to it.
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT \(Bookmark.columns(of: "bookmark")), title, authors, publication, day, address,
                        date(created, 'unixepoch'), identity, digest, lost
                    FROM bookmark JOIN article ON article.id = bookmark.article
                    ORDER BY created DESC, bookmark.rowid DESC
                    """
            ).map { try BookmarkRow($0) }
        }
    }

    /// One bookmark; `nil` when there is none of this name.
    public func bookmark(_ id: Bookmark.ID) throws(LibraryError) -> Bookmark? { try read { try $0.bookmark(id) } }

    /// The bookmarks of one article, in the order in which they were made: where they stand only its text knows.
    public func bookmarks(of article: Article.ID) throws(LibraryError) -> [Bookmark] {
        try read { try $0.bookmarks(of: article) }
    }

    /// Keeps a bookmark; one of the same id is replaced. In a library opened for reading it is on the disk when this returns.
    /// O(bytes of the article), in which its passage is looked for.
    /// - Throws: `LibraryError.gone` when the library has no such article.
    public func add(_ bookmark: Bookmark) throws(LibraryError) {
        try write { database in
            let document = try database.document(of: bookmark.article)
            let isLost = document.map { $0.find(bookmark.passage) == nil } ?? false
            func keep() throws { try database.keep(bookmark, isLost: isLost) }
            // The index knows notes: it is told of their changes, and only of those.
            let old = try database.bookmark(bookmark.id)
            if let old, old.article != bookmark.article {
                try database.reindexing(old.article) { try database.reindexing(bookmark.article, keep) }
            } else if bookmark.note == old?.note ?? "" {
                try keep()
            } else {
                try database.reindexing(bookmark.article, keep)
            }
        }
    }

    /// Replaces the reader's note on a bookmark, unless it is another one than the reader knows of.
    /// - Parameter known: the note that is replaced; it stays when it is neither this nor already the new one.
    /// - Throws: `LibraryError.gone` when there is no such bookmark: the note must not be lost in silence.
    /// - Returns: the bookmark as it was before.
    @discardableResult
    public func setNote(
        _ note: String, of bookmark: Bookmark.ID, insteadOf known: String
    ) throws(LibraryError) -> Bookmark {
        try write { database in
            guard let before = try database.bookmark(bookmark) else { throw LibraryError.gone(path: path) }
            guard before.note == known, note != known else { return before }
            try database.reindexing(before.article) { try database.setNote(note, of: bookmark) }
            return before
        }
    }

    /// Removes a bookmark.
    /// - Parameter known: one that has another note than this stays.
    /// - Returns: what was removed, for `add` to bring it back; `nil` when there was no such bookmark.
    @discardableResult
    public func remove(_ bookmark: Bookmark.ID, withNote known: String) throws(LibraryError) -> Bookmark? {
        try write { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT \(Bookmark.columns) FROM bookmark WHERE id = ? AND note = ?",
                arguments: [bookmark.stored, known.stored])
            guard let old = try row.map({ try Bookmark($0) }) else { return nil }
            func delete() throws {
                try database.execute(sql: "DELETE FROM bookmark WHERE id = ?", arguments: [bookmark.stored])
            }
            if old.note.isEmpty { try delete() } else { try database.reindexing(old.article, delete) }
            return old
        }
    }
}

extension Database {
    func bookmark(_ id: Bookmark.ID) throws -> Bookmark? {
        try Row.fetchOne(self, sql: "SELECT \(Bookmark.columns) FROM bookmark WHERE id = ?", arguments: [id.stored])
            .map { try Bookmark($0) }
    }

    func bookmarks(of article: Article.ID) throws -> [Bookmark] {
        try Row.fetchAll(
            self, sql: "SELECT \(Bookmark.columns) FROM bookmark WHERE article = ? ORDER BY rowid", arguments: [article]
        ).map { try Bookmark($0) }
    }

    /// Says nothing to the index.
    func setNote(_ note: String, of bookmark: Bookmark.ID) throws {
        try execute(sql: "UPDATE bookmark SET note = ? WHERE id = ?", arguments: [note.stored, bookmark.stored])
    }

    /// Says nothing to the index.
    func keep(_ bookmark: Bookmark, isLost: Bool) throws {
        try execute(
            sql: """
                INSERT INTO bookmark (\(Bookmark.columns), lost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET article = excluded.article, part = excluded.part,
                    block = excluded.block, offset = excluded.offset, context = excluded.context,
                    quote = excluded.quote, prefix = excluded.prefix, suffix = excluded.suffix,
                    note = excluded.note, created = excluded.created, lost = excluded.lost
                """,
            arguments: [bookmark.id.stored, bookmark.article] + bookmark.passage.stored + [
                bookmark.note.stored, bookmark.created, isLost,
            ])
    }
}

extension Bookmark {
    private static let names = ["id", "article"] + Passage.columns + ["note", "created"]

    fileprivate static let columns = names.joined(separator: ", ")

    fileprivate static func columns(of table: String) -> String {
        names.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    fileprivate init(_ row: Row) throws {
        self.init(id: row[0], article: row[1], passage: try Passage(row, at: 2), note: row[9], created: row[10])
    }
}

extension Passage {
    /// As every table of passages has them.
    static let columns = ["part", "block", "offset", "context", "quote", "prefix", "suffix"]

    var stored: StatementArguments {
        [
            place.part.stored, place.block, place.offset, place.context.stored, quote.stored, prefix.stored,
            suffix.stored,
        ]
    }

    /// From the columns of a row, from one on.
    init(_ row: Row, at first: Int) throws {
        let place = Place(
            part: try Place.Part(stored: row[first]), storedBlock: row[first + 1], offset: row[first + 2],
            context: row[first + 3])
        self.init(place: place, quote: row[first + 4], prefix: row[first + 5], suffix: row[first + 6])
    }
}

extension BookmarkRow {
    /// From the columns of a bookmark and, after them, those of its article.
    fileprivate init(_ row: Row) throws {
        let authors: String = row[12]
        self.init(
            bookmark: try Bookmark(row), title: row[11], authors: authors.split(separator: "\n").map(String.init),
            publication: row[13], day: row[14], address: row[15], createdDay: row[16] ?? "",
            identity: Article.Identity.text(key: row[17], digest: row[18]), isLost: row[19])
    }
}
