import Articles
import GRDB

/// Finds the article that an arriving one is by another way: the same issue in a mail and in a feed, in two files.
///
/// A name alone says little: sites have one address for whatever letter is the latest, feeds count their items from 1. So an article
/// that has the same name, or stands on the same page, is the same only when the texts say so too, or, of one name, when title and
/// moment do. One that has neither is the same by its text (`Likeness`), under the same title, at most `days` apart, when nothing
/// that the two state of themselves says otherwise. When in doubt it is another one.
struct Twins {
    let database: Database
    /// The file that the article comes from: what else stands in it is another article.
    let file: Int64

    /// How many days may lie between two copies of one text.
    private static let days = 3
    /// How many candidates are looked up, and how many of them are read. (Ten thousand letters may have one title and day.)
    private static let most = 16
    private static let mostRead = 4

    /// Whether an article that stands in the file under a name is another one than that which stood there under this name before. An
    /// edit is none; but where a feed has one address for whatever is the latest, what stood there yesterday is kept.
    func isOther(_ article: Article, than id: Article.ID) throws -> Bool {
        guard let known = try read(id) else { return false }
        let (day, other) = (article.published?.dayNumber, known.published?.dayNumber)
        let areApart = day != nil && other != nil && day != other
        guard areApart || Names(article).contradict(Names(known)) else { return false }
        return !haveOneMoment(article, known) && !Likeness(article).hasMuchInCommon(with: Likeness(known))
    }

    /// Whether an article is the one that has the same name in another file.
    func isNamesake(_ article: Article, of id: Article.ID) throws -> Bool {
        guard let known = try read(id) else { return true }
        if haveOneText(article, known, isOnePage: true) { return true }
        guard haveOneTitle(article, known), article.published == known.published else { return false }
        // Of a Message-ID there is one, and of a moment; a day may bring several letters.
        return article.published?.time != nil || article.key.map(Names.isMessageID) ?? false
    }

    /// Whether two articles that one file has under the same name are one.
    func isRepetition(_ article: Article, of id: Article.ID) throws -> Bool {
        try read(id).map { haveOneText(article, $0, isOnePage: true) } ?? false
    }

    /// The article on the same page.
    /// - Parameter position: what the file holds before it is other articles.
    func article(onPageOf article: Article, except taken: Set<Article.ID>, before position: Int) throws -> Article.ID? {
        guard case .address(let address) = article.identity, let key = AddressKey(address), let stored = key.stored
        else { return nil }
        // Mails were once known by their pages: they are the first candidates.
        let former =
            article.key == article.identity.key ? nil : try article.identity.key.flatMap(database.article(identity:))
        let others = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT article FROM page WHERE key = ?1 AND rank <> 1 AND NOT EXISTS (
                        SELECT 1 FROM copy
                        WHERE copy.article = page.article AND file = ?2 AND position >= 0 AND position < ?3) LIMIT ?4
                    """), arguments: [stored, file, position, Self.most])
        let candidates = [former].compactMap(\.self) + others.filter { $0 != former }
        for id in candidates.lazy.filter({ !taken.contains($0) }).prefix(Self.mostRead) {
            guard let known = try read(id) else { continue }
            let names = try names(of: id, known)
            guard !Names(article).contradictMails(names), let other = names.addresses.first(where: { $0.key == key })
            else { continue }
            let isOnePage = other.address == address || !key.isStripped && !other.key.isStripped
            // The file says that they are two.
            let isInFile = try isInFile(id)
            if isInFile, !isOnePage { continue }
            if haveOneText(article, known, isOnePage: isOnePage) { return id }
            if isInFile, article.digest == known.digest || haveOneMoment(article, known) { return id }
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
            guard let known = try read(id), haveOneTitle(article, known), !areFar(article, known),
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
        let (own, others) = (Names(article), try names(of: id, known))
        if own.contradict(others) { return false }
        return own.addresses.allSatisfy { a in
            others.addresses.allSatisfy { b in
                guard a.key.host != b.key.host, article.format.isMail || known.format.isMail,
                    let publication = article.publication
                else { return false }
                return publication.tokens == known.publication?.tokens
            }
        }
    }

    /// What all copies of an article state.
    private func names(of id: Article.ID, _ known: Article) throws -> Names {
        var names = Names(known)
        for identity in try database.identities(of: id) { names.add(identity) }
        return names
    }

    // MARK: What two articles have in common

    /// Whether one text is the other, or a teaser of it, and the days do not say otherwise. For a teaser, and where the page may be that
    /// of several letters, both days must be known; what a short text says may be said each time.
    private func haveOneText(_ a: Article, _ b: Article, isOnePage: Bool) -> Bool {
        if areFar(a, b) { return false }
        let areNear = a.published != nil && b.published != nil
        guard isOnePage || areNear else { return false }
        let (text, other) = (Likeness(a), Likeness(b))
        if text.isEqual(to: other) {
            return text.isLong
                || a.published == b.published && (haveOneTitle(a, b) || isOnePage && !text.isEmpty)
        }
        return text.isSame(as: other) || areNear && (text.contains(other) || other.contains(text))
    }

    private func haveOneTitle(_ a: Article, _ b: Article) -> Bool {
        let tokens = a.title.tokens
        return !tokens.isEmpty && tokens == b.title.tokens
    }

    /// What is edited keeps its title and the moment at which it appeared.
    private func haveOneMoment(_ a: Article, _ b: Article) -> Bool {
        a.published?.time != nil && a.published == b.published && haveOneTitle(a, b)
    }

    /// Further apart than copies of one text are. Where one of them says nothing of its day that is not known.
    private func areFar(_ a: Article, _ b: Article) -> Bool {
        guard let day = a.published?.dayNumber, let other = b.published?.dayNumber else { return false }
        return abs(day - other) > Self.days
    }

    private func read(_ id: Article.ID) throws -> Article? { try? database.article(id) }

    /// `article.likeness`
    static func likeness(title: String, day: Int?) -> Int64 {
        var bytes: [UInt8] = []
        title.appendTokens(to: &bytes)
        return Fingerprint.of([bytes, Array("\(day ?? 0)".utf8)])
    }
}

/// What an article states of itself.
private struct Names {
    private(set) var addresses: [(address: String, key: AddressKey)] = []
    private var messageIDs: Set<String> = []
    private var guids: Set<String> = []

    init(_ article: Article) {
        if let identity = article.identity.key { add(identity) }
        if let guid = article.guid, let key = Article.Identity.guid(guid).key { add(key) }
    }

    /// - Parameter identity: in the form of `article.identity`.
    mutating func add(_ identity: String) {
        if let address = Article.Identity.address(ofKey: identity) {
            if let key = AddressKey(address) { addresses.append((address, key)) }
        } else if Self.isMessageID(identity) {
            messageIDs.insert(identity)
        } else {
            guids.insert(identity)
        }
    }

    /// Whether these are two letters, or two items of feeds: both say who they are, and not the same.
    func contradict(_ other: Names) -> Bool {
        contradictMails(other) || !guids.isEmpty && !other.guids.isEmpty && guids.isDisjoint(with: other.guids)
    }

    /// Whether these are two letters.
    func contradictMails(_ other: Names) -> Bool {
        !messageIDs.isEmpty && !other.messageIDs.isEmpty && messageIDs.isDisjoint(with: other.messageIDs)
    }

    /// RFC 5322, 3.6.4: something at a host; no colon stands in it but within brackets. (Addresses and `tag:` have one.)
    static func isMessageID(_ identity: String) -> Bool {
        identity.utf8.contains(UInt8(ascii: "@")) && !identity.utf8.contains(UInt8(ascii: ":"))
    }
}

extension PublicationDate {
    /// Days from one fixed day on.
    var dayNumber: Int { Int(moment / Self.momentsOfDay) }
}
