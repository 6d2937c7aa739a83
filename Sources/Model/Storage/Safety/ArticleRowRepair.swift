import Articles
import GRDB

// The row of an article is made of its document, and can be made again.

extension Database {
    private static let columns = """
        identity, digest, fingerprint, title, authors, publication, day, time, language, address, words, format
        """
    private static let values = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

    /// Whether a row says what its article says.
    func rowIsOf(_ id: Article.ID, _ article: Article, _ fingerprint: Int64) throws -> Bool {
        let statement = try cachedStatement(
            sql: "SELECT (\(Self.columns)) IS (\(Self.values)) FROM article WHERE id = ?")
        return try Bool.fetchOne(statement, arguments: article.columns(fingerprint) + [id]) ?? false
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
    }
}
