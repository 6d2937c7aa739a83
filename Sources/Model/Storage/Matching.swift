import Articles

/// Decides which articles of a file are those that came from it before. The file may have been edited, and articles may
/// have been put in front of others.
///
/// Articles that state an address or a guid have been looked up before. The others are recognised by their content, else
/// their title, else their position; each at the same position first.
///
/// What stands further on is not known of a file that comes in parts: an article whose content is not yet found may be a new one
/// that was put in front of it. So its title counts only where it stood, and only while nothing nearby has moved.
struct Matching {
    /// An article that came from this file before.
    struct Held {
        var article: Article.ID
        var position: Int
        /// `nil` for one that is known by its place in this file.
        var identity: String?
        var digest: String
        var title: String
        /// Whether another file has it too.
        var isShared = false
        /// Of the article as this file had it.
        var fingerprint: Int64 = 0
    }

    /// An article of the file as it is now.
    struct Arrival {
        var identity: String?
        var digest: String
        var title: String
        var fingerprint: Int64 = 0
        /// What it states is the name of another article.
        var isNameless = false
    }

    private let held: [Held]
    private let arrivals: [Arrival]
    /// Where in the file the first arrival stands.
    private let first: Int
    private var isTaken: Set<Article.ID>
    private(set) var result: [Article.ID?]

    /// The article of each arrival, `nil` for a new one. O(number of articles).
    /// - Parameters:
    ///   - known: what was found by address or guid.
    ///   - held: in the order of positions.
    static func match(_ arrivals: [Arrival], known: [Article.ID?], held: [Held], in batch: Batch) -> [Article.ID?] {
        if held.isEmpty { return known }
        let before = held.filter { (0..<batch.position).contains($0.position) }.map(\.article)
        var matching = Matching(
            held: held, arrivals: arrivals, first: batch.position,
            isTaken: Set(known.compactMap(\.self)).union(before), result: known)
        matching.here { $0.fingerprint == $1.fingerprint || $0.digest == $1.digest }
        matching.anywhere(\.fingerprint, \.fingerprint)
        matching.anywhere(\.digest, \.digest)
        guard batch.isWhole else {
            if !matching.hasMoved { matching.here { $0.title == $1.title } }
            return matching.result
        }
        matching.here { $0.title == $1.title }
        matching.anywhere(\.title, \.title)
        matching.here { _, _ in true }
        return matching.result
    }

    /// Whether an arrival stands where another article stood.
    private var hasMoved: Bool {
        held.contains { candidate in
            index(of: candidate).flatMap { result[$0] }.map { $0 != candidate.article } ?? false
        }
    }

    /// The arrival that stands where an article stood.
    private func index(of candidate: Held) -> Int? {
        arrivals.indices.contains(candidate.position - first) ? candidate.position - first : nil
    }

    private mutating func here(_ isSame: (Held, Arrival) -> Bool) {
        for candidate in held {
            guard let index = index(of: candidate) else { continue }
            let arrival = arrivals[index]
            if isSame(candidate, arrival), Self.mayBecome(candidate, arrival) { take(candidate, index) }
        }
    }

    /// Those that say who they are stay where they are; but what other files have too may be what they say of it.
    private mutating func anywhere<Key: Hashable>(_ key: (Held) -> Key, _ arrivalKey: (Arrival) -> Key) {
        var free: [Key: ArraySlice<Held>] = [:]
        for candidate in held where !isTaken.contains(candidate.article) {
            if candidate.identity == nil || candidate.isShared { free[key(candidate), default: []].append(candidate) }
        }
        for (index, arrival) in arrivals.enumerated() where result[index] == nil {
            guard let candidate = free[arrivalKey(arrival)]?.first, Self.mayBecome(candidate, arrival) else { continue }
            free[arrivalKey(arrival)]?.removeFirst()
            take(candidate, index)
        }
    }

    private mutating func take(_ candidate: Held, _ index: Int) {
        guard result[index] == nil, isTaken.insert(candidate.article).inserted else { return }
        result[index] = candidate.article
    }

    /// Whether an article may gain, lose or change its address by an edit. One that said who it was and now says otherwise
    /// is another article, unless its content is the same; one that other files have too is not taken from them.
    private static func mayBecome(_ held: Held, _ arrival: Arrival) -> Bool {
        // Many may stand under one name, one after the other: their place and title do not tell which it is.
        if arrival.isNameless, held.digest != arrival.digest { return false }
        if held.isShared { return held.fingerprint == arrival.fingerprint && arrival.identity == nil }
        guard held.identity != nil else { return true }
        return held.digest == arrival.digest || arrival.identity == nil && held.title == arrival.title
    }
}
