import Articles
import GRDB

/// One batch of a file on its way into the tables, in a transaction that somebody else begins and ends.
struct Filing {
    private let database: Database
    private let batch: Batch
    private let file: Int64
    /// What the file held before, as far as it may be what the batch holds.
    private let before: [Copy]
    private let arrivals: [Matching.Arrival]
    private let packed: [PackedArticle]
    /// What was found by address or guid, be it that of another copy.
    private let known: [Article.ID?]
    private let matched: [Article.ID?]
    private let twins: Twins
    /// The articles that are spoken for.
    private var taken: Set<Article.ID>
    /// With which fingerprints this file has held an article.
    private let seen: [Article.ID: Set<Int64>]
    private var hasChanged = false

    init(_ batch: Batch, in database: Database) throws {
        self.database = database
        self.batch = batch
        file = try batch.isLast ? database.file(batch.origin) : database.unfinishedFile(batch.origin)
        twins = Twins(database: database, file: file)
        packed = batch.articles.map(PackedArticle.init)
        let arrivals = zip(batch.articles, packed).map { article, packed in
            Matching.Arrival(
                identity: article.identity.key, digest: article.digest.stored, title: article.title.stored,
                fingerprint: packed.fingerprint)
        }
        let known = try Self.known(arrivals, batch, twins)
        self.known = known
        before =
            try batch.isWhole
            ? database.copies(in: file) : database.copies(in: file, at: batch.positions, known, arrivals)
        matched = Matching.match(arrivals, known: known, held: before.map(\.held), in: batch)
        taken = Set(matched.compactMap(\.self))
        seen = Dictionary(grouping: before, by: \.held.article).mapValues { Set($0.map(\.fingerprint)) }
        self.arrivals = arrivals
    }

    /// The articles that are known by what the arrivals state: an address or guid, or the page of the address, where it is that of one
    /// of them only.
    private static func known(_ arrivals: [Matching.Arrival], _ batch: Batch, _ twins: Twins) throws -> [Article.ID?] {
        var known = try arrivals.map { try $0.identity.flatMap(twins.database.article(identity:)) }
        var pages: [AddressKey: Int] = [:]
        for article in batch.articles {
            if case .address(let address) = article.identity, let key = AddressKey(address) {
                pages[key, default: 0] += 1
            }
        }
        var taken = Set(known.compactMap(\.self))
        for (index, article) in batch.articles.enumerated() where known[index] == nil {
            guard case .address(let address) = article.identity, let key = AddressKey(address), pages[key] == 1,
                let found = try twins.article(onPageOf: article, except: taken, inWholeFile: batch.isWhole)
            else { continue }
            known[index] = found
            taken.insert(found)
        }
        return known
    }

    /// Stores the articles. One for each, in order.
    mutating func run(_ fileExists: (_ uri: String) -> Bool) throws -> [Stored] {
        let placed = Dictionary(uniqueKeysWithValues: before.map { ($0.held.position, $0) })
        var stored: [Stored] = []
        for (index, article) in batch.articles.enumerated() {
            let fingerprint = arrivals[index].fingerprint
            let one = try store(article, at: index, fileExists)
            let position = batch.position + index
            let copy = placed[position]
            if copy?.held.article != one.id || copy?.fingerprint != fingerprint {
                // What stood here may stand further on.
                if let copy, copy.held.article != one.id, !batch.isLast { try database.setAside(file, position) }
                try database.setCopy(file, position, one.id, fingerprint)
                hasChanged = true
            }
            if one.outcome != .unchanged { hasChanged = true }
            stored.append(one)
        }
        if !batch.isLast {
            if hasChanged { try database.unfinish(file) }
        } else if !batch.isWhole || before.contains(where: { !batch.positions.contains($0.held.position) }) {
            try database.forgetCopies(in: file, outside: 0..<batch.positions.upperBound)
        }
        return stored
    }

    private mutating func store(
        _ article: Article, at index: Int, _ fileExists: (_ uri: String) -> Bool
    ) throws -> Stored {
        let arrival = arrivals[index]
        var found = matched[index]
        var hasMoved = false
        var isTwin = known[index] != nil
        if found == nil, let identity = arrival.identity {
            // Twice in this file.
            found = try database.article(identity: identity)
            isTwin = found != nil
        } else if found == nil, let moved = try database.moved(arrival.digest, fileExists),
            taken.insert(moved).inserted
        {
            try database.forgetCopies(of: moved)
            (found, hasMoved) = (moved, true)
        }
        if found == nil, let twin = try twins.article(like: article, except: taken) {
            taken.insert(twin)
            (found, isTwin) = (twin, true)
        }
        guard let id = found else {
            let id = try database.insert(article, packed[index], arrival.fingerprint)
            taken.insert(id)
            return Stored(id: id, outcome: .added)
        }
        // What it is known by stays that, whatever other copies say.
        let keepsIdentity = try isTwin && !database.isKnown(id, as: arrival.identity)
        if keepsIdentity, let identity = arrival.identity { try database.addAlias(identity, of: id) }
        // A file that has not changed does not undo what another file brought.
        let isNew = seen[id]?.contains(arrival.fingerprint) != true
        let isUpdated =
            try isNew && isBetter(article, than: id, isOther: keepsIdentity)
            && database.update(id, to: article, packed[index], arrival.fingerprint, keepsIdentity: keepsIdentity)
        return Stored(id: id, outcome: hasMoved ? .moved : isUpdated ? .updated : .unchanged)
    }

    /// Whether an article that this file brings takes the place of the text that is there. It does where that came from this file;
    /// where it came from another, unless it is poorer, and when it came by another way only if it is richer.
    private func isBetter(_ article: Article, than id: Article.ID, isOther: Bool) throws -> Bool {
        guard let shown = try database.fingerprintOfOtherFile(id, file), seen[id]?.contains(shown) != true,
            let known = try? database.article(id)
        else { return true }
        return isOther ? article.isRicher(than: known) : !known.isRicher(than: article)
    }
}
