import Articles
import Foundation
import GRDB

extension Library {
    /// The articles to which addresses lead, by address: to their own pages, else to the original of a reprint. Of several that
    /// stand on one page that which has this very address or which the fragment names, else the first; but where several letters say
    /// to stand on one page it leads to none of them. One query. O(bytes of the addresses + found).
    public func articles(at addresses: [String]) throws(LibraryError) -> [String: ArticleRow] {
        let keys = Dictionary(
            addresses.compactMap { address in AddressKey(address).map { (address, $0) } },
            uniquingKeysWith: { a, _ in a })
        let stored = Set(keys.values.compactMap(\.stored))
        if stored.isEmpty { return [:] }
        return try read { database in
            let list = "[\(stored.map(String.init).joined(separator: ","))]"
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT page.key, page.article, identity, page.rank FROM json_each(?) AS wanted
                        JOIN page ON page.key = wanted.value JOIN article ON article.id = page.article
                        WHERE \(Database.stays)
                        ORDER BY page.key, page.rank = 1, page.rank, page.article
                        """), arguments: [list])
            let found = Dictionary(grouping: rows) { $0[0] as Int64 }
            var articles: [Article.ID: ArticleRow] = [:]
            var result: [String: ArticleRow] = [:]
            for (address, key) in keys {
                guard let candidates = key.stored.flatMap({ found[$0] }) else { continue }
                let named =
                    candidates.first { $0[2] as String? == "address " + address }
                    ?? key.fragment.flatMap { fragment in
                        candidates.first { ($0[2] as String?)?.hasSuffix("#" + fragment) ?? false }
                    }
                guard let id: Int64 = (named ?? Self.first(of: candidates))?[1] else { continue }
                if articles[id] == nil { articles[id] = try database.row(id) }
                result[address] = articles[id]
            }
            return result
        }
    }

    /// The first of those who own a page, or the one letter that says to stand there: its pieces are one.
    private static func first(of candidates: [Row]) -> Row? {
        guard let first = candidates.first, first[3] == 2 else { return candidates.first }
        let letters = candidates.prefix { $0[3] == 2 }.map { ($0[2] as String?)?.prefix { $0 != "#" } }
        return Set(letters).count == 1 ? first : nil
    }

    /// The articles whose texts lead to this one, newest first, at most `limit`. An address of an original counts for a reprint
    /// only while the library does not have the original, and one of a letter's page only while no other stands there. O(found).
    public func citing(_ id: Article.ID, limit: Int = 1_000) throws(LibraryError) -> [ArticleRow] {
        try read { database in
            let ids = try Int64.fetchAll(
                database.cachedStatement(
                    sql: "SELECT article.id \(Self.citing) ORDER BY day DESC, time DESC, article.id LIMIT ?"),
                arguments: [id, id, limit])
            return try ids.compactMap { try database.row($0) }
        }
    }

    /// How many there are, counted up to `limit`.
    public func citingCount(_ id: Article.ID, limit: Int = 1_000) throws(LibraryError) -> Int {
        try read { database in
            try Int.fetchOne(
                database.cachedStatement(sql: "SELECT count(*) FROM (SELECT 1 \(Self.citing) LIMIT ?)"),
                arguments: [id, id, limit]) ?? 0
        }
    }

    private static let citing = """
        FROM article WHERE \(Database.stays) AND article.id IN (
            SELECT link.article FROM page JOIN link ON link.key = page.key
            WHERE page.article = ? AND link.article <> ? AND (page.rank = 0 OR NOT EXISTS (
                SELECT 1 FROM page AS own
                WHERE own.key = page.key AND own.article <> page.article AND own.rank <> 1)))
        """
}
