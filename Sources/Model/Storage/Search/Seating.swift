import Articles
import GRDB

/// Gives articles their seats in the index: rowids in the order of their dates, so that the newest hits come first without
/// sorting. The seats of neighbours lie apart by a gap, so that a late archive finds room between them; where it does not, some
/// neighbours are seated anew with it (order maintenance by relabelling: M. A. Bender et al., "Two Simplified Algorithms for
/// Maintaining Order in a List", 2002).
struct Seating {
    struct Candidate: Hashable {
        var article: Article.ID
        var moment: Int64

        /// The order of seats: the newest last; of one moment the first that came last.
        static func < (a: Candidate, b: Candidate) -> Bool { (a.moment, b.article) < (b.moment, a.article) }
    }

    /// Small ones make a small index: it keeps distances.
    private static let gap: Int64 = 16

    private let database: Database
    /// In the order of seats.
    private var waiting: ArraySlice<Candidate>

    /// - Parameter candidates: without a seat, in the order of seats.
    init(_ candidates: [Candidate], in database: Database) {
        self.database = database
        waiting = candidates[...]
    }

    /// Returns how many were indexed.
    mutating func run(while isWanted: () -> Bool) throws -> Int {
        var count = 0
        while let first = waiting.first {
            let below = try neighbour(below: first)
            var above = try neighbour(above: first)
            // Those that come before the next one that sits.
            var group = Array(waiting.prefix { candidate in above.map { candidate < $0.candidate } ?? true })
            waiting = waiting.dropFirst(group.count)
            // As many neighbours get up as there are newcomers, then twice as many, until there is room for all.
            var more = group.count
            while let floor = below?.seat, let ceiling = above?.seat, ceiling - floor <= Int64(group.count) {
                for _ in 0..<more {
                    guard let next = above else { break }
                    try database.unindex(next.candidate.article)
                    group.append(next.candidate)
                    above = try neighbour(above: next.candidate)
                }
                more *= 2
            }
            for (candidate, seat) in zip(group, Self.seats(group.count, above: below?.seat, below: above?.seat)) {
                try database.index(candidate.article, at: seat)
                count += 1
                if !isWanted() { return count }
            }
        }
        return count
    }

    /// Seats for so many between two that are taken, if they are.
    static func seats(_ count: Int, above floor: Int64?, below ceiling: Int64?) -> [Int64] {
        switch (floor, ceiling) {
        case (let floor?, let ceiling?):
            let room = Double(ceiling - floor) / Double(count + 1)
            return (1...count).map { floor + Int64(Double($0) * room) }
        case (let floor?, nil): return (1...count).map { floor + Int64($0) * gap }
        case (nil, let ceiling?): return (1...count).reversed().map { ceiling - Int64($0) * gap }
        case (nil, nil): return (0..<count).map { Int64($0) * gap }
        }
    }

    private typealias Neighbour = (candidate: Candidate, seat: Int64)

    private func neighbour(below candidate: Candidate) throws -> Neighbour? {
        try neighbour("moment = ? AND id > ? ORDER BY id", [candidate.moment, candidate.article])
            ?? neighbour("moment < ? ORDER BY moment DESC, id", [candidate.moment])
    }

    private func neighbour(above candidate: Candidate) throws -> Neighbour? {
        try neighbour("moment = ? AND id < ? ORDER BY id DESC", [candidate.moment, candidate.article])
            ?? neighbour("moment > ? ORDER BY moment, id DESC", [candidate.moment])
    }

    private func neighbour(_ condition: String, _ arguments: StatementArguments) throws -> Neighbour? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, moment, seat FROM article INDEXED BY article_seating
                WHERE (seat IS NULL) = 0 AND \(condition) LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: arguments).map {
            (Candidate(article: $0[0], moment: $0[1]), $0[2])
        }
    }
}
