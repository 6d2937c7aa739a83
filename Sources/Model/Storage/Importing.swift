import Articles
import GRDB

extension Library {
    /// Stores what a file holds now, in one transaction. What the reader did with the articles is not touched, and articles
    /// that the file no longer holds stay in the library.
    ///
    /// An article is the same as before by its address or guid; without one, by its place in this file (see `Matching`); and
    /// when exactly one article has the same content and all its files are gone, it has moved. Storing a file twice changes
    /// nothing. O(bytes of the articles), and a few look-ups in indexes for each.
    /// - Parameter fileExists: whether there still is a file at an `Origin.uri`. It must not use this library.
    /// - Returns: one for each article, in order.
    @discardableResult
    public func store(
        _ articles: [Article], from origin: Origin, fileExists: (_ uri: String) -> Bool
    ) throws(LibraryError) -> [Stored] {
        try write { database in
            let file = try database.file(origin)
            let before = try database.copies(in: file)
            let arrivals = articles.map {
                Matching.Arrival(identity: $0.identity.key, digest: $0.digest.stored, title: $0.title.stored)
            }
            let known = try arrivals.map { try $0.identity.flatMap(database.article(identity:)) }
            let matched = Matching.match(arrivals, known: known, held: before.map(\.held))
            var taken = Set(matched.compactMap(\.self))
            let seen = Dictionary(grouping: before, by: \.held.article).mapValues { Set($0.map(\.fingerprint)) }
            let placed = Dictionary(uniqueKeysWithValues: before.map { ($0.held.position, $0) })

            var stored: [Stored] = []
            for (position, article) in articles.enumerated() {
                let packed = PackedArticle(article)
                let fingerprint = packed.fingerprint
                var found = matched[position]
                var hasMoved = false
                if found == nil, let identity = arrivals[position].identity {
                    // Twice in this file.
                    found = try database.article(identity: identity)
                } else if found == nil, let moved = try database.moved(arrivals[position].digest, fileExists),
                    taken.insert(moved).inserted
                {
                    try database.forgetCopies(of: moved)
                    (found, hasMoved) = (moved, true)
                }
                let id: Article.ID
                var outcome = Stored.Outcome.unchanged
                if let found {
                    id = found
                    // A file that has not changed does not undo what another file brought.
                    if seen[id]?.contains(fingerprint) != true,
                        try database.update(id, to: article, packed, fingerprint)
                    {
                        outcome = .updated
                    }
                    if hasMoved { outcome = .moved }
                } else {
                    id = try database.insert(article, packed, fingerprint)
                    taken.insert(id)
                    outcome = .added
                }
                let copy = placed[position]
                if copy?.held.article != id || copy?.fingerprint != fingerprint {
                    try database.setCopy(file, position, id, fingerprint)
                }
                stored.append(Stored(id: id, outcome: outcome))
            }
            if before.contains(where: { $0.held.position >= articles.count }) {
                try database.forgetCopies(in: file, from: articles.count)
            }
            return stored
        }
    }

    /// The articles that a file held when it was last stored, in its order.
    public func articles(from uri: String) throws(LibraryError) -> [Article.ID] {
        try read {
            try Int64.fetchAll(
                $0,
                sql: """
                    SELECT article FROM copy JOIN file ON file.id = copy.file WHERE file.uri = ? ORDER BY position
                    """, arguments: [uri.stored])
        }
    }

    /// What was seen of a file when it was last stored; `nil` for one that never was.
    public func stamp(of uri: String) throws(LibraryError) -> FileStamp? {
        try read {
            let statement = try $0.cachedStatement(sql: "SELECT size, modified, inode, parser FROM file WHERE uri = ?")
            return try Row.fetchOne(statement, arguments: [uri.stored]).map {
                FileStamp(size: $0[0], modified: $0[1], inode: UInt64(bitPattern: $0[2]), parser: $0[3])
            }
        }
    }
}
