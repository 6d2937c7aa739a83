import Articles
import Foundation
import GRDB

// The migration that brings links between articles, and other ways by which an article came.

extension Schema {
    static let linksBetweenArticles = """
        -- The addresses that lead to an article: its own, and with rank 1 that of the original which it reprints.
        CREATE TABLE page (
            key INTEGER NOT NULL,           -- fingerprint of an AddressKey
            rank INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            PRIMARY KEY (key, rank, article)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX page_article ON page (article);

        -- Where the text of an article leads to, what is folded left out.
        CREATE TABLE link (
            article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            key INTEGER NOT NULL,           -- as page.key
            PRIMARY KEY (article, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX link_key ON link (key);

        -- Other addresses and guids by which an article came: from another file, by another way.
        CREATE TABLE alias (
            identity TEXT NOT NULL PRIMARY KEY, -- in the form of article.identity
            article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX alias_article ON alias (article);

        -- Title and day in a number: what copies of one text have in common.
        ALTER TABLE article ADD COLUMN likeness INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX article_likeness ON article (likeness, words);
        """

    /// Finds the links of the articles that came before. O(bytes of the library).
    static func fillLinks(_ database: Database) throws {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT article.id, title, day, CAST(text AS BLOB), structure
                FROM article LEFT JOIN document ON document.article = article.id
                """)
        let likeness = try database.cachedStatement(sql: "UPDATE article SET likeness = ? WHERE id = ?")
        while let row = try cursor.next() {
            let id: Int64 = row[0]
            let day = (row[2] as String?).flatMap { PublicationDate($0) }
            try likeness.execute(arguments: [Twins.likeness(title: row[1], day: day?.dayNumber), id])
            // A damaged article has no links; reading it says what is wrong.
            guard let text = row[3] as Data?, let structure = row[4] as Data?,
                let article = try? PackedArticle(text: [UInt8](text), structure: [UInt8](structure)).article()
            else { continue }
            try database.addLinks(of: id, article)
        }
    }
}
