import Articles
import Foundation
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

// MARK: Files and copies

private struct Copy {
    var held: Matching.Held
    var fingerprint: Int64
}

extension Database {
    /// The row of a file, with its new stamp.
    fileprivate func file(_ origin: Origin) throws -> Int64 {
        let stamp = origin.stamp
        try cachedStatement(
            sql: """
                INSERT INTO file (uri, source, size, modified, inode, parser) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (uri) DO UPDATE SET
                    source = coalesce(source, excluded.source), size = excluded.size, modified = excluded.modified,
                    inode = excluded.inode, parser = excluded.parser
                WHERE (coalesce(source, excluded.source), size, modified, inode, parser)
                    IS NOT (source, excluded.size, excluded.modified, excluded.inode, excluded.parser)
                """
        ).execute(arguments: [
            origin.uri.stored, origin.source, stamp.size, stamp.modified, Int64(bitPattern: stamp.inode), stamp.parser,
        ])
        return try Int64.fetchOne(
            cachedStatement(sql: "SELECT id FROM file WHERE uri = ?"), arguments: [origin.uri.stored])!
    }

    fileprivate func copies(in file: Int64) throws -> [Copy] {
        let statement = try cachedStatement(
            sql: """
                SELECT copy.position, copy.article, copy.fingerprint, article.identity, article.digest, article.title,
                    EXISTS (SELECT 1 FROM copy AS other WHERE other.article = article.id AND other.file <> copy.file)
                FROM copy JOIN article ON article.id = copy.article WHERE copy.file = ? ORDER BY copy.position
                """)
        return try Row.fetchAll(statement, arguments: [file]).map {
            Copy(
                held: Matching.Held(
                    article: $0[1], position: $0[0], identity: $0[3], digest: $0[4], title: $0[5], isShared: $0[6]),
                fingerprint: $0[2])
        }
    }

    fileprivate func setCopy(_ file: Int64, _ position: Int, _ article: Article.ID, _ fingerprint: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO copy (file, position, article, fingerprint) VALUES (?, ?, ?, ?)
                ON CONFLICT (file, position) DO UPDATE SET article = excluded.article, fingerprint = excluded.fingerprint
                """
        ).execute(arguments: [file, position, article, fingerprint])
    }

    fileprivate func forgetCopies(in file: Int64, from position: Int) throws {
        try cachedStatement(sql: "DELETE FROM copy WHERE file = ? AND position >= ?").execute(arguments: [
            file, position,
        ])
    }

    /// Forgets where an article was, and the files that hold nothing any more: were one to come back, it is to be read again.
    fileprivate func forgetCopies(of article: Article.ID) throws {
        let files = try Int64.fetchAll(
            self, sql: "DELETE FROM copy WHERE article = ? RETURNING file", arguments: [article])
        for file in files {
            try execute(
                sql: "DELETE FROM file WHERE id = ? AND NOT EXISTS (SELECT 1 FROM copy WHERE copy.file = file.id)",
                arguments: [file])
        }
    }
}

// MARK: Articles

extension Database {
    fileprivate func article(identity: String) throws -> Article.ID? {
        try Int64.fetchOne(cachedStatement(sql: "SELECT id FROM article WHERE identity = ?"), arguments: [identity])
    }

    /// The one article with this content, if all files that had it are gone.
    fileprivate func moved(_ digest: String, _ fileExists: (String) -> Bool) throws -> Article.ID? {
        // Left alone, SQLite would walk through all articles whose identity is NULL.
        let statement = try cachedStatement(
            sql: "SELECT id FROM article INDEXED BY article_digest WHERE digest = ? AND identity IS NULL LIMIT 2")
        let found = try Int64.fetchAll(statement, arguments: [digest])
        guard let id = found.first, found.count == 1 else { return nil }
        let files = try String.fetchAll(
            self, sql: "SELECT uri FROM copy JOIN file ON file.id = copy.file WHERE article = ?", arguments: [id])
        return files.contains(where: fileExists) ? nil : id
    }

    fileprivate func insert(_ article: Article, _ packed: PackedArticle, _ fingerprint: Int64) throws -> Article.ID {
        try cachedStatement(
            sql: """
                INSERT INTO article (identity, digest, fingerprint, title, authors, publication, day, time, language,
                    address, words, format)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: article.columns(fingerprint))
        let id = lastInsertedRowID
        try cachedStatement(sql: "INSERT INTO document (article, text, structure) VALUES (?, CAST(? AS TEXT), ?)")
            .execute(arguments: [id, Data(packed.text), Data(packed.structure)])
        return id
    }

    /// Whether there was anything to change.
    fileprivate func update(
        _ id: Article.ID, to article: Article, _ packed: PackedArticle, _ fingerprint: Int64
    ) throws -> Bool {
        try cachedStatement(
            sql: """
                UPDATE article SET identity = ?, digest = ?, fingerprint = ?, title = ?, authors = ?, publication = ?,
                    day = ?, time = ?, language = ?, address = ?, words = ?, format = ?
                WHERE id = ? AND fingerprint <> ?
                """
        ).execute(arguments: article.columns(fingerprint) + [id, fingerprint])
        if changesCount == 0 { return false }
        try cachedStatement(sql: "UPDATE document SET text = CAST(? AS TEXT), structure = ? WHERE article = ?")
            .execute(arguments: [Data(packed.text), Data(packed.structure), id])
        return true
    }
}

extension Article {
    fileprivate func columns(_ fingerprint: Int64) -> StatementArguments {
        [
            identity.key, digest.stored, fingerprint, title.stored,
            authors.map(\.oneLine).joined(separator: "\n").stored,
            publication?.stored, published?.dayText, published?.time?.stored, language?.stored, address?.stored,
            document.wordCount, format.rawValue,
        ]
    }
}

extension Article.Identity {
    /// `nil` for one that is known by its place in its file.
    fileprivate var key: String? {
        switch self {
        case .address(let address): "address \(address)".stored
        case .guid(let guid): "guid \(guid)".stored
        case .content: nil
        }
    }
}

extension String {
    /// SQLite's texts end at a NUL: a visible stand-in takes its place.
    var stored: String {
        guard utf8.contains(0) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }

    fileprivate var oneLine: String {
        guard utf8.contains(0x0A) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? " " : $0 }))
    }
}
