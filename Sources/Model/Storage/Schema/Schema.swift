import GRDB

/// The tables of a library. Migrations are only ever appended: a library of any earlier version is brought to this one by
/// those it has not seen. `PRAGMA user_version` counts them.
enum Schema {
    struct Migration: Sendable {
        let name: String
        let sql: String
        /// What the statements cannot say, after them.
        var fill: @Sendable (Database) throws -> Void = { _ in }
    }

    /// `PRAGMA application_id`: "Broa".
    static let application: Int32 = 0x4272_6F61

    static let migrations = [
        Migration(name: "articles, sources and marks", sql: articlesSourcesAndMarks),
        Migration(name: "drafts", sql: drafts),
        Migration(name: "lists and search", sql: listsAndSearch, fill: fillLists),
        Migration(name: "names of sources", sql: sourceNames),
        Migration(name: "lost bookmarks", sql: lostBookmarks, fill: { try $0.lookForAllBookmarks() }),
        Migration(name: "links between articles", sql: linksBetweenArticles, fill: fillLinks),
        Migration(name: "leaving articles", sql: leavingArticles),
    ]

    static var version: Int { migrations.count }

    /// Runs the migrations that a library has not seen, in one transaction. It reads the version again inside of it: another
    /// program may have been faster.
    static func migrate(_ queue: DatabaseQueue, by migrations: [Migration] = migrations, at path: String) throws {
        // Lasts as long as the file; it cannot be set inside a transaction.
        try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.inTransaction(.immediate) { database in
            func number(_ pragma: String) throws -> Int32 { try Int32.fetchOne(database, sql: "PRAGMA \(pragma)") ?? 0 }
            let found = try FileState(
                application: number("application_id"), version: number("user_version"),
                schemaChanges: number("schema_version"), path: path, current: migrations.count)
            let seen = if case .library(let version) = found { version } else { 0 }
            if seen == migrations.count { return .rollback }
            for migration in migrations[seen...] {
                try database.execute(sql: migration.sql)
                try migration.fill(database)
            }
            try database.execute(
                sql: "PRAGMA user_version = \(migrations.count); PRAGMA application_id = \(application)")
            return .commit
        }
    }

    /// Marks (`status`, `place`, `bookmark`, and later `draft`) refer to articles without ON DELETE: SQLite refuses to delete an
    /// article that has any.
    private static let articlesSourcesAndMarks = """
        -- What lists and queries need to know of an article; the article itself is in its document.
        CREATE TABLE article (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            identity TEXT UNIQUE,           -- 'address ...' or 'guid ...'; NULL: known by its place in its file
            digest TEXT NOT NULL,
            fingerprint INTEGER NOT NULL,   -- of the document's text and structure
            title TEXT NOT NULL,
            authors TEXT NOT NULL,          -- one a line
            publication TEXT,
            day TEXT,                       -- YYYY-MM-DD
            time TEXT,                      -- RFC 3339, what follows the T
            language TEXT,
            address TEXT,
            words INTEGER NOT NULL,
            format TEXT NOT NULL
        ) STRICT;
        CREATE INDEX article_newest ON article (day DESC, time DESC, id);
        CREATE INDEX article_digest ON article (digest) WHERE identity IS NULL;

        CREATE TABLE document (
            article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            text TEXT NOT NULL,             -- of all blocks, then of all notes; an empty line between two blocks
            structure BLOB NOT NULL
        ) STRICT;

        -- What the reader imported: a file or a folder.
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            uri TEXT NOT NULL UNIQUE
        ) STRICT;

        -- Every file that was imported, with what was seen of it then.
        CREATE TABLE file (
            id INTEGER PRIMARY KEY,
            uri TEXT NOT NULL UNIQUE,
            source INTEGER REFERENCES source (id) ON DELETE SET NULL,
            size INTEGER NOT NULL,          -- bytes
            modified INTEGER NOT NULL,      -- nanoseconds since 1970
            inode INTEGER NOT NULL,
            parser INTEGER NOT NULL         -- version of the importer
        ) STRICT;
        CREATE INDEX file_source ON file (source);

        -- Which articles stand in a file.
        CREATE TABLE copy (
            file INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,      -- in the file, from 0
            article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            fingerprint INTEGER NOT NULL,   -- of the article as this file has it
            PRIMARY KEY (file, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX copy_article ON copy (article);

        CREATE TABLE status (
            article INTEGER PRIMARY KEY REFERENCES article (id),
            progress TEXT NOT NULL CHECK (progress IN ('unread', 'reading', 'finished')),
            fraction REAL NOT NULL,         -- of the text, while reading
            starred INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE place (
            article INTEGER PRIMARY KEY REFERENCES article (id),
            part TEXT NOT NULL,             -- 'title', 'body' or 'note N', from 0
            block INTEGER NOT NULL,
            offset INTEGER NOT NULL,        -- UTF-8 bytes of the block
            context TEXT NOT NULL
        ) STRICT;

        CREATE TABLE bookmark (
            id TEXT NOT NULL PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (id),
            part TEXT NOT NULL,
            block INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            context TEXT NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            note TEXT NOT NULL,
            created INTEGER NOT NULL        -- seconds since 1970
        ) STRICT;
        CREATE INDEX bookmark_article ON bookmark (article);

        -- The reader as it was left.
        CREATE TABLE session (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let drafts = """
        -- Notes that were begun and not kept.
        CREATE TABLE draft (
            id TEXT NOT NULL PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (id),
            part TEXT NOT NULL,
            block INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            context TEXT NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        """

    private static let lostBookmarks = """
        -- Whether the passage is no longer in the article's text.
        ALTER TABLE bookmark ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
        """
}
