import Articles
import GRDB

// The rows of pages and links: derived from articles, their identities and aliases.

extension AddressKey {
    /// `page.key` and `link.key`; `nil` for a site, which is no article's.
    var stored: Int64? { isSite ? nil : Fingerprint.of([Array(text.utf8)]) }
}

extension Database {
    /// More links than these are a directory's.
    private static let mostLinks = 4_000

    /// Makes the pages and links of an article anew.
    /// - Parameter keepsPages: the text is that of another copy, and the pages are those of both.
    func setLinks(of id: Article.ID, _ article: Article, keepsPages: Bool) throws {
        for table in keepsPages ? ["link"] : ["page", "link"] {
            try cachedStatement(sql: "DELETE FROM \(table) WHERE article = ?").execute(arguments: [id])
        }
        try addLinks(of: id, article)
    }

    /// Adds those of an article that has no links yet. O(links).
    func addLinks(of id: Article.ID, _ article: Article) throws {
        var own = try identities(of: id).compactMap {
            Article.Identity.address(ofKey: $0).flatMap(AddressKey.init)?.stored
        }
        for key in own { try addPage(key, rank: 0, id) }
        if case .address(let address) = article.identity, let key = AddressKey(address)?.stored, !own.contains(key) {
            try addPage(key, rank: 2, id)
            own.append(key)
        }
        if let original = article.originalAddress.flatMap(AddressKey.init)?.stored, !own.contains(original) {
            try addPage(original, rank: 1, id)
        }
        let keys = Set(
            article.addresses(withFurniture: false).prefix(Self.mostLinks).compactMap { AddressKey($0)?.stored })
        let statement = try cachedStatement(sql: "INSERT OR IGNORE INTO link (article, key) VALUES (?, ?)")
        for key in keys.subtracting(own).sorted() { try statement.execute(arguments: [id, key]) }
    }

    /// - Parameter rank: 0 for the page by which it is known, 1 for that of the original, 2 for one on which it says to stand, as others
    ///   may that are not it.
    private func addPage(_ key: Int64, rank: Int, _ id: Article.ID) throws {
        try cachedStatement(sql: "INSERT OR IGNORE INTO page (key, rank, article) VALUES (?, ?, ?)")
            .execute(arguments: [key, rank, id])
    }

    /// By what an article is known, in the form of `article.identity`; its own first.
    func identities(of id: Article.ID) throws -> [String] {
        let own =
            try Row.fetchOne(
                cachedStatement(sql: "SELECT identity FROM article WHERE id = ?"), arguments: [id])?[0] as String?
        return [own].compactMap(\.self)
            + (try String.fetchAll(
                cachedStatement(sql: "SELECT identity FROM alias WHERE article = ?"), arguments: [id]))
    }

    /// Whether an article is known by this in the first place.
    func isKnown(_ id: Article.ID, as identity: String?) throws -> Bool {
        let own = try Row.fetchOne(cachedStatement(sql: "SELECT identity FROM article WHERE id = ?"), arguments: [id])
        return own?[0] as String? == identity
    }

    /// Makes another address or guid that of an article.
    func addAlias(_ identity: String, of id: Article.ID) throws {
        try cachedStatement(sql: "INSERT OR IGNORE INTO alias (identity, article) VALUES (?, ?)")
            .execute(arguments: [identity, id])
        if let key = Article.Identity.address(ofKey: identity).flatMap(AddressKey.init)?.stored {
            try addPage(key, rank: 0, id)
            try cachedStatement(sql: "DELETE FROM link WHERE article = ? AND key = ?").execute(arguments: [id, key])
        }
    }
}

extension Article.Identity {
    /// The address that the form of `article.identity` names; `nil` for a guid.
    static func address(ofKey key: String) -> String? {
        key.hasPrefix("address ") ? String(key.dropFirst(8)) : nil
    }
}
