import Articles
import GRDB

// The rows of files and of what stands in them.

/// An article as a file has it.
struct Copy {
    var held: Matching.Held
    var fingerprint: Int64
}

extension Database {
    /// The row of a file, with its new stamp.
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

    func copies(in file: Int64) throws -> [Copy] {
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

    func setCopy(_ file: Int64, _ position: Int, _ article: Article.ID, _ fingerprint: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO copy (file, position, article, fingerprint) VALUES (?, ?, ?, ?)
                ON CONFLICT (file, position) DO UPDATE SET article = excluded.article, fingerprint = excluded.fingerprint
                """
        ).execute(arguments: [file, position, article, fingerprint])
    }

    func forgetCopies(in file: Int64, from position: Int) throws {
        try cachedStatement(sql: "DELETE FROM copy WHERE file = ? AND position >= ?").execute(arguments: [
            file, position,
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
