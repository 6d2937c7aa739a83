import Articles

/// Decides which articles of a file are those that came from it before. The file may have been edited, and articles may
/// have been put in front of others.
///
/// Articles that state an address or a guid have been looked up before. The others are recognised by their content, else
/// their title, else their position; each at the same position first.
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
    }

    /// An article of the file as it is now.
    struct Arrival {
        var identity: String?
        var digest: String
        var title: String
    }

    private let held: [Held]
    private let arrivals: [Arrival]
    private var isTaken: Set<Article.ID>
    private(set) var result: [Article.ID?]

    /// The article of each arrival, `nil` for a new one. O(number of articles).
    /// - Parameter known: what was found by address or guid.
    static func match(_ arrivals: [Arrival], known: [Article.ID?], held: [Held]) -> [Article.ID?] {
        if held.isEmpty { return known }
        var matching = Matching(held: held, arrivals: arrivals, isTaken: Set(known.compactMap(\.self)), result: known)
        matching.here { $0.digest == $1.digest }
        matching.anywhere(\.digest, \.digest)
        matching.here { $0.title == $1.title }
        matching.anywhere(\.title, \.title)
        matching.here { _, _ in true }
        return matching.result
    }

    private mutating func here(_ isSame: (Held, Arrival) -> Bool) {
        for candidate in held where arrivals.indices.contains(candidate.position) {
            let arrival = arrivals[candidate.position]
            if isSame(candidate, arrival), Self.mayBecome(candidate, arrival) { take(candidate, candidate.position) }
        }
    }

    /// Those that say who they are stay where they are.
    private mutating func anywhere(_ key: (Held) -> String, _ arrivalKey: (Arrival) -> String) {
        var free: [String: ArraySlice<Held>] = [:]
        for candidate in held where candidate.identity == nil && !isTaken.contains(candidate.article) {
            free[key(candidate), default: []].append(candidate)
        }
        for (position, arrival) in arrivals.enumerated() where result[position] == nil {
            if let candidate = free[arrivalKey(arrival)]?.popFirst() { take(candidate, position) }
        }
    }

    private mutating func take(_ candidate: Held, _ position: Int) {
        guard result[position] == nil, isTaken.insert(candidate.article).inserted else { return }
        result[position] = candidate.article
    }

    /// Whether an article may gain, lose or change its address by an edit. One that said who it was and now says otherwise
    /// is another article, unless its content is the same; one that other files have too is not taken from them.
    private static func mayBecome(_ held: Held, _ arrival: Arrival) -> Bool {
        guard held.identity != nil else { return true }
        if held.isShared { return false }
        return held.digest == arrival.digest || arrival.identity == nil && held.title == arrival.title
    }
}
