import Articles
import GRDB

extension Library {
    /// Stores what files hold now, or parts of it, in one transaction. What the reader did with the articles is not touched, and
    /// articles that a file no longer holds stay in the library.
    ///
    /// An article is the same as before by its address or guid; without one, by its place in this file (see `Matching`); and
    /// when exactly one article has the same content and all its files are gone, it has moved. Storing a file twice changes
    /// nothing. O(bytes of the articles), and a few look-ups in indexes for each.
    /// - Parameters:
    ///   - batches: the batches of one file come in order, in this call and in later ones; others may come in between.
    ///   - isCancelled: asked while others write; then it throws `LibraryError.interrupted`, and nothing is stored.
    ///   - fileExists: whether there still is a file at an `Origin.uri`. It must not use this library.
    /// - Returns: for each batch one for each of its articles, in order.
    @discardableResult
    public func store(
        _ batches: [Batch], isCancelled: () -> Bool = { false }, fileExists: (_ uri: String) -> Bool
    ) throws(LibraryError) -> [[Stored]] {
        try work(isCancelled: isCancelled) { database, _ in
            try batches.map { batch in
                var filing = try Filing(batch, in: database)
                return try filing.run(fileExists)
            }
        }
    }

    /// Stores all that a file holds now.
    /// - Returns: one for each article, in order.
    @discardableResult
    public func store(
        _ articles: [Article], from origin: Origin, fileExists: (_ uri: String) -> Bool
    ) throws(LibraryError) -> [Stored] {
        try store([Batch(articles, from: origin)], fileExists: fileExists)[0]
    }

    /// The articles that a file held when it was last stored, in its order.
    public func articles(from uri: String) throws(LibraryError) -> [Article.ID] {
        try read {
            try Int64.fetchAll(
                $0,
                sql: """
                    SELECT article FROM copy JOIN file ON file.id = copy.file WHERE file.uri = ? AND position >= 0
                    ORDER BY position
                    """, arguments: [uri.stored])
        }
    }

    /// What was seen of a file when it was last stored; `nil` for one that never was, or not to its end.
    public func stamp(of uri: String) throws(LibraryError) -> FileStamp? {
        try read {
            let statement = try $0.cachedStatement(
                sql: "SELECT size, modified, inode, parser FROM file WHERE uri = ? AND parser <> 0")
            return try Row.fetchOne(statement, arguments: [uri.stored]).map {
                FileStamp(size: $0[0], modified: $0[1], inode: UInt64(bitPattern: $0[2]), parser: $0[3])
            }
        }
    }
}
