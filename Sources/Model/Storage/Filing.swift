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
        var arrivals = zip(batch.articles, packed).map { article, packed in
            Matching.Arrival(
                identity: article.key, digest: article.digest.stored, title: article.title.stored,
                fingerprint: packed.fingerprint)
        }
        let named = try arrivals.map { try $0.identity.flatMap(database.article(identity:)) }
        before =
            try batch.isWhole
            ? database.copies(in: file) : database.copies(in: file, at: batch.positions, named, arrivals)
        seen = Dictionary(grouping: before, by: \.held.article).mapValues { Set($0.map(\.fingerprint)) }
        var naming = Naming(batch, twins, before)
        known = try naming.known(named, &arrivals)
        matched = Matching.match(arrivals, known: known, held: before.map(\.held), in: batch)
        taken = Set(matched.compactMap(\.self))
        self.arrivals = arrivals
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
        var identity = arrival.isNameless ? nil : arrival.identity
        var found = matched[index]
        var hasMoved = false
        var isTwin = known[index] != nil
        if !isTwin, let name = identity, let namesake = try database.article(identity: name), namesake != found {
            // Something else in this file has the name.
            if try found == nil && twins.isRepetition(article, of: namesake) {
                (found, isTwin) = (namesake, true)
            } else {
                identity = nil
            }
        } else if found == nil, identity == nil, let moved = try database.moved(arrival.digest, fileExists),
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
            let id = try database.insert(article, packed[index], arrival.fingerprint, identity: identity)
            taken.insert(id)
            return Stored(id: id, outcome: .added)
        }
        // What it is known by stays that, whatever other copies say.
        let keepsIdentity = try arrival.identity != identity || isTwin && !database.isKnown(id, as: identity)
        if keepsIdentity, let identity { try database.addAlias(identity, of: id) }
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
