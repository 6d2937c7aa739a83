import Articles
import GRDB

extension Library {
    /// All bookmarks with the titles of their articles, newest first.
    public func bookmarks() throws(LibraryError) -> [BookmarkRow] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT \(Bookmark.columns), (SELECT title FROM article WHERE article.id = bookmark.article)
                    FROM bookmark ORDER BY created DESC, rowid DESC
                    """
            ).map { BookmarkRow(bookmark: try Bookmark($0), title: $0[11]) }
        }
    }

    /// The bookmarks of one article, in the order in which they were made: where they stand only its text knows.
    public func bookmarks(of article: Article.ID) throws(LibraryError) -> [Bookmark] {
        try read {
            try Row.fetchAll(
                $0, sql: "SELECT \(Bookmark.columns) FROM bookmark WHERE article = ? ORDER BY rowid",
                arguments: [article]
            ).map { try Bookmark($0) }
        }
    }

    /// Keeps a bookmark; one of the same id is replaced. In a library opened for reading it is on the disk when this returns.
    /// - Throws: `LibraryError.gone` when the library has no such article.
    public func add(_ bookmark: Bookmark) throws(LibraryError) {
        let passage = bookmark.passage
        let place = passage.place
        try write {
            try $0.execute(
                sql: """
                    INSERT INTO bookmark (\(Bookmark.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET article = excluded.article, part = excluded.part,
                        block = excluded.block, offset = excluded.offset, context = excluded.context,
                        quote = excluded.quote, prefix = excluded.prefix, suffix = excluded.suffix,
                        note = excluded.note, created = excluded.created
                    """,
                arguments: [
                    bookmark.id.stored, bookmark.article, place.part.stored, place.block, place.offset,
                    place.context.stored, passage.quote.stored, passage.prefix.stored, passage.suffix.stored,
                    bookmark.note.stored, bookmark.created,
                ])
        }
    }

    /// Replaces the reader's note on a bookmark.
    /// - Throws: `LibraryError.gone` when there is no such bookmark: the note must not be lost in silence.
    public func setNote(_ note: String, of bookmark: Bookmark.ID) throws(LibraryError) {
        try write {
            try $0.execute(
                sql: "UPDATE bookmark SET note = ? WHERE id = ?", arguments: [note.stored, bookmark.stored])
            if $0.changesCount == 0 { throw LibraryError.gone(path: path) }
        }
    }

    /// Removes a bookmark.
    /// - Returns: what was removed, for `add` to bring it back; `nil` when there was no such bookmark.
    @discardableResult
    public func remove(_ bookmark: Bookmark.ID) throws(LibraryError) -> Bookmark? {
        try write {
            // Fetches all: a deletion that is not run to its end may not happen.
            try Row.fetchAll(
                $0, sql: "DELETE FROM bookmark WHERE id = ? RETURNING \(Bookmark.columns)", arguments: [bookmark.stored]
            ).first.map { try Bookmark($0) }
        }
    }
}

extension Bookmark {
    fileprivate static let columns = "id, article, part, block, offset, context, quote, prefix, suffix, note, created"

    fileprivate init(_ row: Row) throws {
        let place = Place(part: try Place.Part(stored: row[2]), block: row[3], offset: row[4], context: row[5])
        self.init(
            id: row[0], article: row[1], passage: Passage(place: place, quote: row[6], prefix: row[7], suffix: row[8]),
            note: row[9], created: row[10])
    }
}
