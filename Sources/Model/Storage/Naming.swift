import Articles
import GRDB

/// Decides which of the articles that arrive are known by what they state of themselves: by their name, an address or a guid, or by
/// the page on which they stand.
///
/// A name is that of an article of the same file until the file says otherwise; that of an article of another file when the texts say
/// so too. Else the arrival is nameless: it is known by its place in the file, as if it stated nothing.
struct Naming {
    private let batch: Batch
    private let twins: Twins
    /// With which fingerprints the file has an article. Of one that stands before the batch: with which it stands there.
    private var held: [Article.ID: Set<Int64>] = [:]
    private var fingerprints: Set<Int64> = []
    /// The articles that are spoken for.
    private var taken: Set<Article.ID>

    /// - Parameter before: what the file held.
    init(_ batch: Batch, _ twins: Twins, _ before: [Copy]) {
        self.batch = batch
        self.twins = twins
        let earlier = before.filter { (0..<batch.position).contains($0.held.position) }
        taken = Set(earlier.map(\.held.article))
        for copy in earlier + before.filter({ !taken.contains($0.held.article) }) {
            held[copy.held.article, default: []].insert(copy.fingerprint)
            fingerprints.insert(copy.fingerprint)
        }
    }

    /// The article of each arrival, `nil` for one that is not known by what it states.
    /// - Parameters:
    ///   - named: the articles that have the names of the arrivals.
    ///   - arrivals: those that state the name of another article are said to be nameless.
    mutating func known(_ named: [Article.ID?], _ arrivals: inout [Matching.Arrival]) throws -> [Article.ID?] {
        var known = [Article.ID?](repeating: nil, count: arrivals.count)
        // What has not changed comes first: it keeps what it is when something else takes its name.
        for (index, id) in named.enumerated() {
            guard let id, held[id]?.contains(arrivals[index].fingerprint) ?? false else { continue }
            known[index] = id
            taken.insert(id)
        }
        for (index, id) in named.enumerated() where known[index] == nil {
            guard let id else { continue }
            if try isNamed(arrivals[index], batch.articles[index], id) {
                known[index] = id
                taken.insert(id)
            } else {
                arrivals[index].isNameless = true
            }
        }
        for (index, article) in batch.articles.enumerated() where named[index] == nil {
            let found = try twins.article(onPageOf: article, except: taken, before: batch.position)
            guard let found else { continue }
            known[index] = found
            taken.insert(found)
        }
        return known
    }

    /// Whether an arrival is the article that has its name.
    private func isNamed(_ arrival: Matching.Arrival, _ article: Article, _ id: Article.ID) throws -> Bool {
        // The file has this under another's name already.
        if fingerprints.contains(arrival.fingerprint) { return false }
        if taken.contains(id) { return try twins.isRepetition(article, of: id) }
        return try held[id] != nil ? !twins.isOther(article, than: id) : twins.isNamesake(article, of: id)
    }
}
