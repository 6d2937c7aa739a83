import Articles
import Foundation
import GRDB

// Migration 3: what lists and searches go by. All of it is derived: from articles, copies and marks it can be made again.

extension Schema {
    static let listsAndSearch = """
        ALTER TABLE article ADD COLUMN moment INTEGER NOT NULL DEFAULT -1;      -- orders by date, see PublicationDate.moment
        ALTER TABLE article ADD COLUMN title_key TEXT NOT NULL DEFAULT '';      -- orders by title
        ALTER TABLE article ADD COLUMN publication_key TEXT NOT NULL DEFAULT '';
        ALTER TABLE article ADD COLUMN has_notes INTEGER NOT NULL DEFAULT 0;
        -- As `status` and `bookmark` say, kept by triggers: 0 unread, 1 reading, 2 finished.
        ALTER TABLE article ADD COLUMN progress INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE article ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE article ADD COLUMN bookmarks INTEGER NOT NULL DEFAULT 0;
        -- The rowid in the index, in the order of `moment`; NULL for what is not indexed (any more).
        ALTER TABLE article ADD COLUMN seat INTEGER;
        ALTER TABLE article ADD COLUMN indexed INTEGER;                         -- fingerprint of what the index was given
        ALTER TABLE document ADD COLUMN notes_at INTEGER NOT NULL DEFAULT 0;    -- UTF-8 bytes of `text` before the notes

        CREATE INDEX article_moment ON article (moment DESC);
        CREATE INDEX article_title ON article (title_key, moment DESC);
        CREATE INDEX article_publication ON article (publication_key, moment DESC);
        CREATE INDEX article_length ON article (words DESC, moment DESC);
        CREATE INDEX article_unread ON article (moment DESC) WHERE progress = 0;
        CREATE INDEX article_reading ON article (moment DESC) WHERE progress = 1;
        CREATE INDEX article_starred ON article (moment DESC, id, progress) WHERE starred = 1;
        CREATE INDEX article_bookmarked ON article (moment DESC, id, progress) WHERE bookmarks > 0;
        CREATE UNIQUE INDEX article_seat ON article (seat) WHERE seat IS NOT NULL;
        CREATE INDEX article_seating ON article (seat IS NULL, moment DESC);
        DROP INDEX article_newest;

        CREATE TRIGGER status_inserted AFTER INSERT ON status BEGIN
            UPDATE article SET starred = NEW.starred,
                progress = CASE NEW.progress WHEN 'unread' THEN 0 WHEN 'reading' THEN 1 ELSE 2 END WHERE id = NEW.article;
        END;
        CREATE TRIGGER status_updated AFTER UPDATE ON status
        WHEN OLD.progress <> NEW.progress OR OLD.starred <> NEW.starred BEGIN
            UPDATE article SET starred = NEW.starred,
                progress = CASE NEW.progress WHEN 'unread' THEN 0 WHEN 'reading' THEN 1 ELSE 2 END WHERE id = NEW.article;
        END;
        CREATE TRIGGER status_deleted AFTER DELETE ON status BEGIN
            UPDATE article SET starred = 0, progress = 0 WHERE id = OLD.article;
        END;
        CREATE TRIGGER bookmark_inserted AFTER INSERT ON bookmark BEGIN
            UPDATE article SET bookmarks = bookmarks + 1 WHERE id = NEW.article;
        END;
        CREATE TRIGGER bookmark_deleted AFTER DELETE ON bookmark BEGIN
            UPDATE article SET bookmarks = bookmarks - 1 WHERE id = OLD.article;
        END;
        CREATE TRIGGER bookmark_moved AFTER UPDATE OF article ON bookmark WHEN OLD.article <> NEW.article BEGIN
            UPDATE article SET bookmarks = bookmarks - 1 WHERE id = OLD.article;
            UPDATE article SET bookmarks = bookmarks + 1 WHERE id = NEW.article;
        END;

        -- Which articles came from a source, in the order of lists.
        CREATE TABLE member (
            source INTEGER NOT NULL,
            moment INTEGER NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (source, moment DESC, article)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX member_article ON member (article);
        CREATE TRIGGER copy_inserted AFTER INSERT ON copy BEGIN
            INSERT OR IGNORE INTO member (source, moment, article)
            SELECT file.source, article.moment, article.id FROM file JOIN article ON article.id = NEW.article
            WHERE file.id = NEW.file AND file.source IS NOT NULL;
        END;
        CREATE TRIGGER copy_deleted AFTER DELETE ON copy BEGIN
            DELETE FROM member WHERE article = OLD.article AND source NOT IN (
                SELECT file.source FROM copy JOIN file ON file.id = copy.file
                WHERE copy.article = OLD.article AND file.source IS NOT NULL);
        END;
        CREATE TRIGGER copy_changed AFTER UPDATE OF article ON copy WHEN OLD.article <> NEW.article BEGIN
            DELETE FROM member WHERE article = OLD.article AND source NOT IN (
                SELECT file.source FROM copy JOIN file ON file.id = copy.file
                WHERE copy.article = OLD.article AND file.source IS NOT NULL);
            INSERT OR IGNORE INTO member (source, moment, article)
            SELECT file.source, article.moment, article.id FROM file JOIN article ON article.id = NEW.article
            WHERE file.id = NEW.file AND file.source IS NOT NULL;
        END;
        CREATE TRIGGER file_sourced AFTER UPDATE OF source ON file WHEN OLD.source IS NOT NEW.source BEGIN
            DELETE FROM member WHERE source = OLD.source AND article IN (SELECT article FROM copy WHERE file = NEW.id)
                AND article NOT IN (
                    SELECT copy.article FROM copy JOIN file ON file.id = copy.file WHERE file.source = OLD.source);
            INSERT OR IGNORE INTO member (source, moment, article)
            SELECT NEW.source, article.moment, article.id FROM copy JOIN article ON article.id = copy.article
            WHERE copy.file = NEW.id AND NEW.source IS NOT NULL;
        END;
        CREATE TRIGGER article_redated AFTER UPDATE OF moment ON article WHEN OLD.moment <> NEW.moment BEGIN
            UPDATE member SET moment = NEW.moment WHERE article = NEW.id;
        END;

        -- How many articles stand on the shelves that may be large: 'all', 'source ID', 'publication KEY'.
        CREATE TABLE tally (
            shelf TEXT NOT NULL PRIMARY KEY,
            articles INTEGER NOT NULL,
            unread INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO tally (shelf, articles, unread) VALUES ('all', 0, 0);
        CREATE TRIGGER article_counted AFTER INSERT ON article BEGIN
            UPDATE tally SET articles = articles + 1, unread = unread + (NEW.progress = 0) WHERE shelf = 'all';
            INSERT INTO tally (shelf, articles, unread)
            VALUES ('publication ' || NEW.publication_key, 1, NEW.progress = 0)
            ON CONFLICT (shelf) DO UPDATE SET articles = articles + 1, unread = unread + excluded.unread;
        END;
        CREATE TRIGGER article_uncounted AFTER DELETE ON article BEGIN
            UPDATE tally SET articles = articles - 1, unread = unread - (OLD.progress = 0)
            WHERE shelf IN ('all', 'publication ' || OLD.publication_key);
            DELETE FROM member WHERE article = OLD.id;
        END;
        CREATE TRIGGER article_republished AFTER UPDATE OF publication_key ON article
        WHEN OLD.publication_key <> NEW.publication_key BEGIN
            UPDATE tally SET articles = articles - 1, unread = unread - (OLD.progress = 0)
            WHERE shelf = 'publication ' || OLD.publication_key;
            INSERT INTO tally (shelf, articles, unread)
            VALUES ('publication ' || NEW.publication_key, 1, OLD.progress = 0)
            ON CONFLICT (shelf) DO UPDATE SET articles = articles + 1, unread = unread + excluded.unread;
        END;
        CREATE TRIGGER article_read AFTER UPDATE OF progress ON article
        WHEN (OLD.progress = 0) <> (NEW.progress = 0) BEGIN
            UPDATE tally SET unread = unread + (NEW.progress = 0) - (OLD.progress = 0)
            WHERE shelf IN ('all', 'publication ' || NEW.publication_key);
            UPDATE tally SET unread = unread + (NEW.progress = 0) - (OLD.progress = 0)
            WHERE shelf IN (SELECT 'source ' || source FROM member WHERE article = NEW.id);
        END;
        CREATE TRIGGER member_inserted AFTER INSERT ON member BEGIN
            INSERT INTO tally (shelf, articles, unread)
            SELECT 'source ' || NEW.source, 1, progress = 0 FROM article WHERE id = NEW.article
            ON CONFLICT (shelf) DO UPDATE SET articles = articles + 1, unread = unread + excluded.unread;
        END;
        CREATE TRIGGER member_deleted AFTER DELETE ON member BEGIN
            UPDATE tally SET articles = articles - 1,
                unread = unread - coalesce((SELECT progress = 0 FROM article WHERE id = OLD.article), 0)
            WHERE shelf = 'source ' || OLD.source;
        END;

        -- The full-text index. It is given tokens (see Token.swift), so any SQLite can read it, and keeps no text.
        CREATE VIRTUAL TABLE search USING fts5 (
            title, author, publication, text, note, remark, content = '', tokenize = 'ascii', prefix = '1 2 3');
        INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
        """

    /// Fills the columns of articles that came before them. O(bytes of the library).
    static func fillLists(_ database: Database) throws {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT article.id, day, time, title, publication, CAST(text AS BLOB), structure
                FROM article LEFT JOIN document ON document.article = article.id
                """)
        let article = try database.cachedStatement(
            sql: """
                UPDATE article SET moment = ?, title_key = ?, publication_key = ?, has_notes = ?,
                    progress = coalesce((SELECT CASE progress WHEN 'unread' THEN 0 WHEN 'reading' THEN 1 ELSE 2 END
                        FROM status WHERE article = id), 0),
                    starred = coalesce((SELECT starred FROM status WHERE article = id), 0),
                    bookmarks = (SELECT count(*) FROM bookmark WHERE article = article.id)
                WHERE id = ?
                """)
        let document = try database.cachedStatement(sql: "UPDATE document SET notes_at = ? WHERE article = ?")
        while let row = try cursor.next() {
            let id: Int64 = row[0]
            let date = (row[1] as String?).flatMap { day in
                PublicationDate([day, row[2] as String?].compactMap(\.self).joined(separator: "T"))
            }
            // A damaged article keeps its place in the lists; reading it says what is wrong.
            var notes = 0
            var hasNotes = false
            if let text = row[5] as Data?, let structure = row[6] as Data?,
                let whole = try? PackedArticle(text: [UInt8](text), structure: [UInt8](structure)).article()
            {
                notes = whole.document.notesOffset
                hasNotes = !whole.document.notes.isEmpty
            }
            try article.execute(arguments: [
                date?.moment ?? PublicationDate.noMoment, (row[3] as String).sortForm(),
                (row[4] as String?)?.sortForm() ?? String.lastSortForm, hasNotes, id,
            ])
            try document.execute(arguments: [notes, id])
        }
        try gatherMembers(database)
        try countShelves(database)
    }

    /// Makes the members of sources anew, from the copies.
    static func gatherMembers(_ database: Database) throws {
        try database.execute(
            sql: """
                DELETE FROM member;
                INSERT OR IGNORE INTO member (source, moment, article)
                SELECT file.source, article.moment, article.id
                FROM copy JOIN file ON file.id = copy.file JOIN article ON article.id = copy.article
                WHERE file.source IS NOT NULL
                """)
    }

    /// Counts the shelves anew, from the articles and the members of sources.
    static func countShelves(_ database: Database) throws {
        try database.execute(
            sql: """
                DELETE FROM tally;
                INSERT INTO tally (shelf, articles, unread)
                SELECT 'all', count(*), coalesce(sum(progress = 0), 0) FROM article;
                INSERT INTO tally (shelf, articles, unread)
                SELECT 'publication ' || publication_key, count(*), sum(progress = 0) FROM article GROUP BY publication_key;
                INSERT INTO tally (shelf, articles, unread)
                SELECT 'source ' || source, count(*), sum(progress = 0)
                FROM member JOIN article ON article.id = member.article GROUP BY source;
                """)
    }
}

extension Document {
    /// UTF-8 bytes of the stored text before the notes: all blocks, with an empty line between two and one before the notes.
    var notesOffset: Int {
        let blocks = blocks.reduce(0) { $0 + $1.text.utf8.count + 2 }
        return notes.contains { !$0.blocks.isEmpty } ? blocks : max(0, blocks - 2)
    }
}
