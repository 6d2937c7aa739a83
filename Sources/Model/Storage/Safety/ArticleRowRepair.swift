import Articles
import GRDB

// The row of an article is made of its document, and can be made again.

extension Database {
    /// Whether a row says what its article says.
    func rowIsOf(_ id: Article.ID, _ article: Article, _ fingerprint: Int64) throws -> Bool {
        let statement = try cachedStatement(
            sql: """
                SELECT (\(Article.columnNames), notes_at) IS (\(Article.columnMarks), ?)
                FROM article JOIN document ON document.article = article.id WHERE id = ?
                """)
        let arguments = article.columns(fingerprint) + [article.document.notesOffset, id]
        return try Bool.fetchOne(statement, arguments: arguments) ?? false
    }

    /// Puts a row in for a document that has none. By a name that another article has it is not known.
    func insertRow(_ id: Article.ID, _ article: Article, _ fingerprint: Int64) throws {
        let owner = try article.key.flatMap(self.article(identity:))
        try execute(
            sql: """
                INSERT INTO article (id, identity, \(Article.columnNames)) VALUES (?, ?, \(Article.columnMarks))
                """, arguments: [id, owner ?? id == id ? article.key : nil] + article.columns(fingerprint))
    }

    /// Makes a row say what its article says.
    func updateRow(_ id: Article.ID) throws {
        guard let packed = try packed(id), let article = try? packed.article() else { return }
        try execute(
            sql: "UPDATE article SET (\(Article.columnNames)) = (\(Article.columnMarks)) WHERE id = ?",
            arguments: article.columns(packed.fingerprint) + [id])
        try execute(
            sql: "UPDATE document SET notes_at = ? WHERE article = ?", arguments: [article.document.notesOffset, id])
    }
}
