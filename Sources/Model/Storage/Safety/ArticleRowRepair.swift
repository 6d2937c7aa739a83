import Articles
import GRDB

// The row of an article is made of its document, and can be made again.

extension Database {
    private static let columns = """
        identity, digest, fingerprint, title, authors, publication, day, time, language, address, words, format, moment,
        title_key, publication_key, has_notes
        """
    private static let values = Array(repeating: "?", count: 16).joined(separator: ", ")

    /// Whether a row says what its article says.
    func rowIsOf(_ id: Article.ID, _ article: Article, _ fingerprint: Int64) throws -> Bool {
        let statement = try cachedStatement(
            sql: """
                SELECT (\(Self.columns), notes_at) IS (\(Self.values), ?)
                FROM article JOIN document ON document.article = article.id WHERE id = ?
                """)
        let arguments = article.columns(fingerprint) + [article.document.notesOffset, id]
        return try Bool.fetchOne(statement, arguments: arguments) ?? false
    }

    /// Puts a row in for a document that has none.
    func insertRow(_ id: Article.ID, _ article: Article, _ fingerprint: Int64) throws {
        try execute(
            sql: "INSERT INTO article (id, \(Self.columns)) VALUES (?, \(Self.values))",
            arguments: [id] + article.columns(fingerprint))
    }

    /// Makes a row say what its article says.
    func updateRow(_ id: Article.ID) throws {
        guard let packed = try packed(id), let article = try? packed.article() else { return }
        try execute(
            sql: "UPDATE article SET (\(Self.columns)) = (\(Self.values)) WHERE id = ?",
            arguments: article.columns(packed.fingerprint) + [id])
        try execute(
            sql: "UPDATE document SET notes_at = ? WHERE article = ?", arguments: [article.document.notesOffset, id])
    }
}
