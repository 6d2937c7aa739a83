// The migration that lets articles of forgotten sources leave at once, and be removed behind.

extension Schema {
    static let leavingArticles = """
        -- Articles without files and marks whose source was forgotten. No list has them and no shelf counts them, and they are
        -- removed some at a time. Whatever is done to one until then makes it stay.
        CREATE TABLE leaving (article INTEGER PRIMARY KEY) STRICT;

        CREATE TRIGGER article_leaves AFTER INSERT ON leaving BEGIN
            UPDATE tally SET articles = articles - 1,
                unread = unread - (SELECT progress = 0 FROM article WHERE id = NEW.article)
            WHERE shelf IN ('all', (SELECT 'publication ' || publication_key FROM article WHERE id = NEW.article));
        END;
        CREATE TRIGGER article_stays AFTER DELETE ON leaving
        WHEN EXISTS (SELECT 1 FROM article WHERE id = OLD.article) BEGIN
            UPDATE tally SET articles = articles + 1,
                unread = unread + (SELECT progress = 0 FROM article WHERE id = OLD.article) WHERE shelf = 'all';
            INSERT INTO tally (shelf, articles, unread)
            SELECT 'publication ' || publication_key, 1, progress = 0 FROM article WHERE id = OLD.article
            ON CONFLICT (shelf) DO UPDATE SET articles = articles + 1, unread = unread + excluded.unread;
        END;
        DROP TRIGGER article_uncounted;
        CREATE TRIGGER article_uncounted AFTER DELETE ON article BEGIN
            UPDATE tally SET articles = articles - 1, unread = unread - (OLD.progress = 0)
            WHERE shelf IN ('all', 'publication ' || OLD.publication_key)
                AND NOT EXISTS (SELECT 1 FROM leaving WHERE article = OLD.id);
            DELETE FROM leaving WHERE article = OLD.id;
            DELETE FROM member WHERE article = OLD.id;
        END;

        CREATE TRIGGER copied_article_stays BEFORE INSERT ON copy BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        CREATE TRIGGER recopied_article_stays BEFORE UPDATE OF article ON copy BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        CREATE TRIGGER updated_article_stays BEFORE UPDATE OF publication_key, moment ON article BEGIN
            DELETE FROM leaving WHERE article = NEW.id;
        END;
        CREATE TRIGGER marked_article_stays BEFORE INSERT ON status BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        CREATE TRIGGER remarked_article_stays BEFORE UPDATE ON status BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        CREATE TRIGGER placed_article_stays BEFORE INSERT ON place BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        CREATE TRIGGER bookmarked_article_stays BEFORE INSERT ON bookmark BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        CREATE TRIGGER rebookmarked_article_stays BEFORE UPDATE OF article ON bookmark BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        CREATE TRIGGER drafted_article_stays BEFORE INSERT ON draft BEGIN
            DELETE FROM leaving WHERE article = NEW.article;
        END;
        """
}
