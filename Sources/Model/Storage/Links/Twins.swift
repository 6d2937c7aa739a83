import Articles
import GRDB

/// Finds the article that an arriving one is by another way: the same issue in a mail and in a feed, in two files.
///
/// It is the same by the key of its address; where something was left out of that, title and day or the text must agree too. Else by
/// its text (`Likeness`), under the same title, at most `days` apart, when nothing that the two state of themselves says otherwise.
/// When in doubt it is another one.
struct Twins {
    let database: Database
    /// The file that the article comes from: what else stands in it is another article.
    let file: Int64

    /// How many days may lie between two copies of one text.
    private static let days = 3
    /// How many candidates are looked up, and how many of them are read. (Ten thousand letters may have one title and day.)
    private static let most = 16
    private static let mostRead = 4

    /// The article on the same page. Of a file that comes in parts what has come of it is other articles.
    func article(onPageOf article: Article, except taken: Set<Article.ID>, inWholeFile isWhole: Bool) throws -> Article
        .ID?
    {
        guard case .address(let address) = article.identity, let key = AddressKey(address), let stored = key.stored
        else {
            return nil
        }
        let candidates = try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT article FROM page WHERE key = ? AND rank = 0 LIMIT ?"),
            arguments: [stored, Self.most])
        for id in candidates where !taken.contains(id) {
            if !isWhole, try isInFile(id) { continue }
            let keys = try database.identities(of: id).compactMap(Article.Identity.address(ofKey:)).compactMap(
                AddressKey.init)
            guard let other = keys.first(where: { $0 == key }) else { continue }
            // A site may have one address for all its letters, and say behind it how somebody came to which.
            if !key.isStripped, !other.isStripped { return id }
            guard let known = try read(id), areNear(article, known) else { continue }
            if haveOneTitle(article, known) || Likeness(article).isSame(as: Likeness(known)) { return id }
        }
        return nil
    }

    /// The article with the same title and text.
    func article(like article: Article, except taken: Set<Article.ID>) throws -> Article.ID? {
        let words = article.document.wordCount
        guard words >= Likeness.fewest / 2 else { return nil }
        let day = article.published?.dayNumber
        let likenesses =
            day.map { day in (day - Self.days...day + Self.days).map { Self.likeness(title: article.title, day: $0) } }
            ?? [Self.likeness(title: article.title, day: nil)]
        let list = likenesses.map { "\($0)" }.joined(separator: ",")
        let candidates = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM (
                        SELECT id FROM article INDEXED BY article_likeness
                        WHERE likeness IN (SELECT value FROM json_each(?)) AND words BETWEEN ? AND ? LIMIT ?)
                    WHERE NOT EXISTS (SELECT 1 FROM copy WHERE copy.article = id AND copy.file = ?)
                    """),
            arguments: ["[\(list)]", words * 8 / 10 - 20, words * 10 / 8 + 20, Self.most, file])
        var likeness: Likeness?
        for id in candidates.filter({ !taken.contains($0) }).prefix(Self.mostRead) {
            guard let known = try read(id), haveOneTitle(article, known), areNear(article, known),
                try mayBe(article, id, known)
            else { continue }
            let own = likeness ?? Likeness(article)
            likeness = own
            if own.isSame(as: Likeness(known)) { return id }
        }
        return nil
    }

    private func isInFile(_ id: Article.ID) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM copy WHERE article = ? AND file = ?)"),
            arguments: [id, file]) ?? false
    }

    /// Whether nothing that two articles state speaks against their being one: not two addresses, two Message-IDs, two guids of feeds.
    /// But a mail may have its own page at the program that sends it.
    private func mayBe(_ article: Article, _ id: Article.ID, _ known: Article) throws -> Bool {
        guard let identity = article.identity.key else { return true }
        let key = Article.Identity.address(ofKey: identity).flatMap(AddressKey.init)
        for other in try database.identities(of: id) {
            let otherKey = Article.Identity.address(ofKey: other).flatMap(AddressKey.init)
            switch (key, otherKey) {
            case (let key?, let other?):
                guard key.host != other.host, article.format.isMail || known.format.isMail,
                    let publication = article.publication, publication.tokens == known.publication?.tokens
                else { return false }
            case (nil, nil):
                if Self.isMessageID(identity) == Self.isMessageID(other) { return false }
            default: break
            }
        }
        return true
    }

    private func haveOneTitle(_ a: Article, _ b: Article) -> Bool {
        let tokens = a.title.tokens
        return !tokens.isEmpty && tokens == b.title.tokens
    }

    /// At most so many days apart, or one of them says nothing of its day.
    private func areNear(_ a: Article, _ b: Article) -> Bool {
        guard let day = a.published?.dayNumber, let other = b.published?.dayNumber else { return true }
        return abs(day - other) <= Self.days
    }

    private static func isMessageID(_ identity: String) -> Bool {
        identity.utf8.contains(UInt8(ascii: "@")) && !identity.contains("/")
    }

    private func read(_ id: Article.ID) throws -> Article? { try? database.article(id) }

    /// `article.likeness`
    static func likeness(title: String, day: Int?) -> Int64 {
        var bytes: [UInt8] = []
        title.appendTokens(to: &bytes)
        return Fingerprint.of([bytes, Array("\(day ?? 0)".utf8)])
    }
}

extension Article.Format {
    fileprivate var isMail: Bool { self == .eml || self == .mbox }
}

extension PublicationDate {
    /// Days from one fixed day on.
    var dayNumber: Int { Int(moment / Self.momentsOfDay) }
}
