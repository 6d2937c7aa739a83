import Articles
import GRDB

// Changes of many articles at once, each in one transaction, with what takes them back.

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

    /// Takes changes back.
    /// - Returns: what does them again. Articles that are no longer in the library are passed over.
    @discardableResult
    public func restore(_ changes: [StatusChange]) throws(LibraryError) -> [StatusChange] {
        let before = Dictionary(changes.map { ($0.id, $0.before) }) { first, _ in first }
        return try write { database in
            try database.change(database.statuses(of: changes.map(\.id))) { id, status in
                status = before[id] ?? status
            }
        }
    }
}

extension Database {
    fileprivate func statuses(of listing: Listing) throws -> [StatusChange] {
        let source = try ListingSource(listing, in: self)
        return try Row.fetchAll(
            self,
            sql: """
                SELECT article.id, status.progress, status.fraction, status.starred
                FROM \(source.tables) LEFT JOIN status ON status.article = article.id WHERE \(source.condition)
                """, arguments: source.arguments
        ).map { StatusChange($0[0], before: Status($0[1], $0[2], $0[3])) }
    }

    fileprivate func statuses(of ids: [Article.ID]) throws -> [StatusChange] {
        let statement = try cachedStatement(
            sql: """
                SELECT article.id, status.progress, status.fraction, status.starred
                FROM article LEFT JOIN status ON status.article = article.id WHERE article.id = ?
                """)
        return try ids.compactMap { id in
            try Row.fetchOne(statement, arguments: [id]).map {
                StatusChange($0[0], before: Status($0[1], $0[2], $0[3]))
            }
        }
    }

    fileprivate func change(
        _ known: [StatusChange], _ body: (inout Status) -> Void
    ) throws -> [StatusChange] {
        try change(known) { (_: Article.ID, status: inout Status) in body(&status) }
    }

    fileprivate func change(
        _ known: [StatusChange], _ body: (Article.ID, inout Status) -> Void
    ) throws -> [StatusChange] {
        var changes: [StatusChange] = []
        for one in known {
            var status = one.before
            body(one.id, &status)
            guard status != one.before else { continue }
            try setProgress(status.progress, of: one.id)
            try setStarred(status.isStarred, of: one.id)
            changes.append(one)
        }
        return changes
    }
}
