import Articles
import GRDB

// The rows of files and of what stands in them.

/// An article as a file has it. At a negative position stands what had to make room while a file was stored in parts.
struct Copy {
    var held: Matching.Held
    var fingerprint: Int64
}

extension Database {
    /// The row of a file that is stored to its end, with its new stamp.
    func file(_ origin: Origin) throws -> Int64 {
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

    /// The row of a file of which only a part is stored yet. A new one has no stamp, which is a parser of 0; another keeps its
    /// own until something changes.
    func unfinishedFile(_ origin: Origin) throws -> Int64 {
        try cachedStatement(
            sql: """
                INSERT INTO file (uri, source, size, modified, inode, parser) VALUES (?, ?, 0, 0, 0, 0)
                ON CONFLICT (uri) DO UPDATE SET source = excluded.source
                WHERE source IS NULL AND excluded.source IS NOT NULL
                """
        ).execute(arguments: [origin.uri.stored, origin.source])
        return try Int64.fetchOne(
            cachedStatement(sql: "SELECT id FROM file WHERE uri = ?"), arguments: [origin.uri.stored])!
    }

    /// Takes the stamp off a file: whatever becomes of the import, it is to be read again.
    func unfinish(_ file: Int64) throws {
        try cachedStatement(sql: "UPDATE file SET parser = 0 WHERE id = ? AND parser <> 0").execute(arguments: [file])
    }

    /// All that a file held before.
    func copies(in file: Int64) throws -> [Copy] { try copies(in: file, of: "copy", where: "TRUE", []) }

    /// What a file held before, as far as it concerns some of its articles: wherever those stood that stood in their places, that
    /// are known to be them, and that have the same content. (Of many that have it the first: more cannot be told apart anyway.)
    func copies(
        in file: Int64, at positions: Range<Int>, _ known: [Article.ID?], _ arrivals: [Matching.Arrival]
    ) throws -> [Copy] {
        var found: [Int: Copy] = [:]
        func add(_ condition: String, _ arguments: StatementArguments) throws {
            let copies = try copies(in: file, of: "copy INDEXED BY copy_article", where: condition, arguments)
            for copy in copies { found[copy.held.position] = copy }
        }
        try add(
            "copy.article IN (SELECT article FROM copy WHERE file = ? AND position BETWEEN ? AND ?)",
            [file, positions.lowerBound, positions.upperBound - 1])
        for id in Set(known.compactMap(\.self)) { try add("copy.article = ?", [id]) }
        let fingerprints = Set(found.values.map(\.fingerprint))
        for digest in Set(arrivals.lazy.filter { !fingerprints.contains($0.fingerprint) }.map(\.digest)) {
            try add(
                """
                copy.article IN (
                    SELECT id FROM article INDEXED BY article_digest
                    WHERE digest = ? AND identity IS NULL ORDER BY id LIMIT 16)
                """, [digest])
        }
        return found.values.sorted { $0.held.position < $1.held.position }
    }

    private func copies(
        in file: Int64, of table: String, where condition: String, _ arguments: StatementArguments
    ) throws -> [Copy] {
        let statement = try cachedStatement(
            sql: """
                SELECT copy.position, copy.article, copy.fingerprint, article.identity, article.digest, article.title,
                    EXISTS (SELECT 1 FROM copy AS other WHERE other.article = article.id AND other.file <> copy.file)
                FROM \(table) JOIN article ON article.id = copy.article
                WHERE copy.file = ? AND \(condition) ORDER BY copy.position
                """)
        return try Row.fetchAll(statement, arguments: [file] + arguments).map {
            Copy(
                held: Matching.Held(
                    article: $0[1], position: $0[0], identity: $0[3], digest: $0[4], title: $0[5], isShared: $0[6],
                    fingerprint: $0[2]),
                fingerprint: $0[2])
        }
    }

    /// Makes room at a position of a file that is not stored to its end yet: what stood there goes before the beginning, where
    /// it is found should it come further on.
    func setAside(_ file: Int64, _ position: Int) throws {
        try cachedStatement(
            sql: """
                UPDATE copy SET position = (SELECT min(0, min(position)) - 1 FROM copy WHERE file = ?1)
                WHERE file = ?1 AND position = ?2
                """
        ).execute(arguments: [file, position])
    }

    /// The fingerprint of the text that an article has, when another file has brought it.
    func fingerprintOfOtherFile(_ article: Article.ID, _ file: Int64) throws -> Int64? {
        try Int64.fetchOne(
            cachedStatement(
                sql: """
                    SELECT article.fingerprint FROM article JOIN copy ON copy.article = article.id
                    WHERE article.id = ? AND copy.file <> ? AND copy.fingerprint = article.fingerprint LIMIT 1
                    """), arguments: [article, file])
    }

    func setCopy(_ file: Int64, _ position: Int, _ article: Article.ID, _ fingerprint: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO copy (file, position, article, fingerprint) VALUES (?, ?, ?, ?)
                ON CONFLICT (file, position) DO UPDATE SET article = excluded.article, fingerprint = excluded.fingerprint
                """
        ).execute(arguments: [file, position, article, fingerprint])
    }

    func forgetCopies(in file: Int64, outside positions: Range<Int>) throws {
        try cachedStatement(sql: "DELETE FROM copy WHERE file = ? AND position NOT BETWEEN ? AND ?").execute(
            arguments: [
                file, positions.lowerBound, positions.upperBound - 1,
            ])
    }

    /// Forgets where an article was, and the files that hold nothing any more: were one to come back, it is to be read again.
    func forgetCopies(of article: Article.ID) throws {
        let files = try Int64.fetchAll(
            self, sql: "DELETE FROM copy WHERE article = ? RETURNING file", arguments: [article])
        for file in files {
            try execute(
                sql: "DELETE FROM file WHERE id = ? AND NOT EXISTS (SELECT 1 FROM copy WHERE copy.file = file.id)",
                arguments: [file])
        }
    }
}
