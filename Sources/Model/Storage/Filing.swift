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
    private let matched: [Article.ID?]
    /// The articles that are spoken for.
    private var taken: Set<Article.ID>
    /// With which fingerprints this file has held an article.
    private let seen: [Article.ID: Set<Int64>]
    private var hasChanged = false

    init(_ batch: Batch, in database: Database) throws {
        self.database = database
        self.batch = batch
        file = try batch.isLast ? database.file(batch.origin) : database.unfinishedFile(batch.origin)
        let arrivals = batch.articles.map {
            Matching.Arrival(identity: $0.identity.key, digest: $0.digest.stored, title: $0.title.stored)
        }
        let known = try arrivals.map { try $0.identity.flatMap(database.article(identity:)) }
        before =
            try batch.isWhole
            ? database.copies(in: file) : database.copies(in: file, at: batch.positions, known, arrivals)
        matched = Matching.match(arrivals, known: known, held: before.map(\.held), in: batch)
        taken = Set(matched.compactMap(\.self))
        seen = Dictionary(grouping: before, by: \.held.article).mapValues { Set($0.map(\.fingerprint)) }
        self.arrivals = arrivals
    }

    /// Stores the articles. One for each, in order.
    mutating func run(_ fileExists: (_ uri: String) -> Bool) throws -> [Stored] {
        let placed = Dictionary(uniqueKeysWithValues: before.map { ($0.held.position, $0) })
        var stored: [Stored] = []
        for (index, article) in batch.articles.enumerated() {
            let packed = PackedArticle(article)
            let fingerprint = packed.fingerprint
            let one = try store(article, packed, fingerprint, at: index, fileExists)
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
        _ article: Article, _ packed: PackedArticle, _ fingerprint: Int64, at index: Int,
        _ fileExists: (_ uri: String) -> Bool
    ) throws -> Stored {
        let arrival = arrivals[index]
        var found = matched[index]
        var hasMoved = false
        if found == nil, let identity = arrival.identity {
            // Twice in this file.
            found = try database.article(identity: identity)
        } else if found == nil, let moved = try database.moved(arrival.digest, fileExists),
            taken.insert(moved).inserted
        {
            try database.forgetCopies(of: moved)
            (found, hasMoved) = (moved, true)
        }
        guard let id = found else {
            let id = try database.insert(article, packed, fingerprint)
            taken.insert(id)
            return Stored(id: id, outcome: .added)
        }
        // A file that has not changed does not undo what another file brought.
        let isNew = seen[id]?.contains(fingerprint) != true
        let isUpdated = try isNew && database.update(id, to: article, packed, fingerprint)
        return Stored(id: id, outcome: hasMoved ? .moved : isUpdated ? .updated : .unchanged)
    }
}
