import Articles
import Foundation
import GRDB

// The rows of articles and of their documents.

extension Database {
    func article(identity: String) throws -> Article.ID? {
        try Int64.fetchOne(
            cachedStatement(
                sql: """
                    SELECT id FROM article WHERE identity = ?1 UNION ALL SELECT article FROM alias WHERE identity = ?1 LIMIT 1
                    """), arguments: [identity])
    }

    /// The one article with this content, if all files that had it are gone.
    func moved(_ digest: String, _ fileExists: (String) -> Bool) throws -> Article.ID? {
        // Left alone, SQLite would walk through all articles whose identity is NULL.
        let statement = try cachedStatement(
            sql: "SELECT id FROM article INDEXED BY article_digest WHERE digest = ? AND identity IS NULL LIMIT 2")
        let found = try Int64.fetchAll(statement, arguments: [digest])
        guard let id = found.first, found.count == 1 else { return nil }
        let files = try String.fetchAll(
            self, sql: "SELECT uri FROM copy JOIN file ON file.id = copy.file WHERE article = ?", arguments: [id])
        return files.contains(where: fileExists) ? nil : id
    }

    /// - Parameter identity: by what it is known from now on; no other article is.
    func insert(
        _ article: Article, _ packed: PackedArticle, _ fingerprint: Int64, identity: String?
    ) throws -> Article.ID {
        try cachedStatement(
            sql: """
                INSERT INTO article (identity, \(Article.columnNames)) VALUES (?, \(Article.columnMarks))
                """
        ).execute(arguments: [identity] + article.columns(fingerprint))
        let id = lastInsertedRowID
        try insertDocument(id, packed, article.document.notesOffset)
        try addLinks(of: id, article)
        return id
    }

    /// Whether there was anything to change.
    /// - Parameter keepsIdentity: it goes on being known by what it was known by.
    func update(
        _ id: Article.ID, to article: Article, _ packed: PackedArticle, _ fingerprint: Int64, keepsIdentity: Bool
    ) throws -> Bool {
        let known = try Int64.fetchOne(
            cachedStatement(sql: "SELECT fingerprint FROM article WHERE id = ?"), arguments: [id])
        if known == fingerprint { return false }
        // The index is told what it forgets while that is still known; what is new it is given later.
        try unindex(id)
        try cachedStatement(
            sql: """
                UPDATE article SET identity = CASE WHEN ? THEN identity ELSE ? END,
                    (\(Article.columnNames)) = (\(Article.columnMarks))
                WHERE id = ?
                """
        ).execute(arguments: [keepsIdentity, article.key] + article.columns(fingerprint) + [id])
        try cachedStatement(
            sql: "UPDATE document SET text = CAST(? AS TEXT), structure = ?, notes_at = ? WHERE article = ?"
        ).execute(arguments: [Data(packed.text), Data(packed.structure), article.document.notesOffset, id])
        // A damaged library may have lost it.
        if changesCount == 0 { try insertDocument(id, packed, article.document.notesOffset) }
        try setLinks(of: id, article, keepsPages: keepsIdentity)
        try lookForBookmarks(of: id, in: article.document)
        return true
    }

    private func insertDocument(_ id: Article.ID, _ packed: PackedArticle, _ notesOffset: Int) throws {
        try cachedStatement(
            sql: "INSERT INTO document (article, text, structure, notes_at) VALUES (?, CAST(? AS TEXT), ?, ?)"
        ).execute(arguments: [id, Data(packed.text), Data(packed.structure), notesOffset])
    }
}

extension Article {
    /// The columns of its row that are made of the article alone, all but `identity`: that may be the one of another copy.
    static let columnNames = """
        digest, fingerprint, title, authors, publication, day, time, language, address, words, format, moment, title_key,
        publication_key, has_notes, likeness
        """
    static let columnMarks = Array(repeating: "?", count: 16).joined(separator: ", ")

    func columns(_ fingerprint: Int64) -> StatementArguments {
        [
            digest.stored, fingerprint, title.stored,
            authors.map(\.oneLine).joined(separator: "\n").stored,
            publication?.stored, published?.dayText, published?.time?.stored, language?.stored, address?.stored,
            document.wordCount, format.rawValue, published?.moment ?? PublicationDate.noMoment, title.sortForm(),
            publication?.sortForm() ?? String.lastSortForm, !document.notes.isEmpty,
            Twins.likeness(title: title, day: published?.dayNumber),
        ]
    }
}

extension Article {
    /// What it wants to be known by; `nil` for one that is known by its place in its file. The page on which a mail says to stand may
    /// be another letter's next week.
    var key: String? {
        guard format.isMail, let guid else { return identity.key }
        return Identity.guid(guid).key
    }
}

extension Article.Identity {
    /// `nil` for one that is known by its place in its file.
    var key: String? {
        switch self {
        case .address(let address): "address \(address)".stored
        case .guid(let guid): "guid \(guid)".stored
        case .content: nil
        }
    }

    /// The `text` of the identity that has this key, or, without one, of an article with this digest.
    static func text(key: String?, digest: String) -> String {
        guard let key, let blank = key.utf8.firstIndex(of: 0x20) else { return content(digest).text }
        return String(key[key.utf8.index(after: blank)...])
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
