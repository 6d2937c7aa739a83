import Articles
import GRDB

// Changes of many articles at once, each in one transaction, with what takes them back. One statement changes all: whoever
// writes next waits for a second where there are a hundred thousand.

extension Library {
    /// Sets the progress of all articles of a listing.
    /// - Returns: what was changed; articles that had it already are not in it.
    public func setProgress(
        _ progress: Progress, ofAll listing: Listing
    ) throws(LibraryError) -> [StatusChange] {
        try write { try $0.change($0.statuses(of: listing)) { $0.progress = progress } }
    }

    public func setProgress(_ progress: Progress, of ids: [Article.ID]) throws(LibraryError) -> [StatusChange] {
        try write { try $0.change($0.statuses(of: ids)) { $0.progress = progress } }
    }

    public func setStarred(_ isStarred: Bool, ofAll listing: Listing) throws(LibraryError) -> [StatusChange] {
        try write { try $0.change($0.statuses(of: listing)) { $0.isStarred = isStarred } }
    }

    public func setStarred(_ isStarred: Bool, of ids: [Article.ID]) throws(LibraryError) -> [StatusChange] {
        try write { try $0.change($0.statuses(of: ids)) { $0.isStarred = isStarred } }
    }

    /// Takes changes back, as far as nobody has changed the same again since.
    /// - Returns: what does them again. Articles that are no longer in the library are passed over.
    @discardableResult
    public func restore(_ changes: [StatusChange]) throws(LibraryError) -> [StatusChange] {
        let known = Dictionary(changes.map { ($0.id, $0) }) { first, _ in first }
        return try write { database in
            try database.change(database.statuses(of: Array(known.keys))) { id, status in
                status = known[id]?.takenBack(from: status) ?? status
            }
        }
    }
}

extension Database {
    fileprivate typealias Known = (id: Article.ID, status: Status)

    fileprivate func statuses(of listing: Listing) throws -> [Known] {
        let source = try ListingSource(listing, in: self)
        return try Row.fetchAll(
            self,
            sql: """
                SELECT article.id, status.progress, status.fraction, status.starred
                FROM \(source.tables) LEFT JOIN status ON status.article = article.id WHERE \(source.condition)
                """, arguments: source.arguments
        ).map { ($0[0], Status($0[1], $0[2], $0[3])) }
    }

    fileprivate func statuses(of ids: [Article.ID]) throws -> [Known] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT article.id, status.progress, status.fraction, status.starred
                    FROM json_each(?) AS wanted JOIN article ON article.id = wanted.value
                    LEFT JOIN status ON status.article = article.id ORDER BY wanted.key
                    """), arguments: [ids.jsonList]
        ).map { ($0[0], Status($0[1], $0[2], $0[3])) }
    }

    fileprivate func change(_ known: [Known], _ body: (inout Status) -> Void) throws -> [StatusChange] {
        try change(known) { (_: Article.ID, status: inout Status) in body(&status) }
    }

    fileprivate func change(
        _ known: [Known], _ body: (Article.ID, inout Status) -> Void
    ) throws -> [StatusChange] {
        let changes = known.compactMap { one in
            var status = one.status
            body(one.id, &status)
            return status == one.status ? nil : StatusChange(one.id, before: one.status, after: status)
        }
        // A change of many has few outcomes; what takes one back may have as many as there are articles half read.
        for (status, group) in Dictionary(grouping: changes, by: \.after) {
            try setStatus(status, of: group.map(\.id))
        }
        return changes
    }

    private func setStatus(_ status: Status, of ids: [Article.ID]) throws {
        // In the order of the tables, which saves reading and writing a page twice.
        try cachedStatement(
            sql: """
                INSERT INTO status (article, progress, fraction, starred) SELECT value, ?, ?, ? FROM json_each(?) WHERE TRUE
                ON CONFLICT (article) DO UPDATE SET
                    progress = excluded.progress, fraction = excluded.fraction, starred = excluded.starred
                """
        ).execute(arguments: [
            status.progress.name, status.progress.fraction, status.isStarred, ids.sorted().jsonList,
        ])
    }
}

extension [Article.ID] {
    /// For `json_each`.
    fileprivate var jsonList: String { "[\(map(String.init).joined(separator: ","))]" }
}
