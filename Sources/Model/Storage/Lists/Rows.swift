import Articles
import GRDB

extension Library {
    /// Some rows of a listing. Along an index: it costs what the rows cost, whatever the size of the library; `at` also what is
    /// passed over, `around` a count of what stands before. A listing with a query costs what its words cost.
    public func rows(_ request: RowRequest) throws(LibraryError) -> RowRun {
        try read {
            let reader = try ListingReader(request.listing, in: $0)
            var run = try reader.run(request)
            run.isPartial = try reader.isPartial
            return run
        }
    }

    /// All rows of a listing as it is at one moment, some at a time: memory does not grow with their number. What others write
    /// meanwhile stays in the log until this ends.
    public func eachRow(of listing: Listing, atMost limit: Int = .max, _ body: (ArticleRow) throws -> Void) throws {
        // What goes wrong with a row is no trouble of the library's.
        var failure: (any Error)?
        try read { database in
            let reader = try ListingReader(listing, in: database)
            var left = limit
            var anchor = RowRequest.Anchor.start
            while left > 0 {
                let run = try reader.run(RowRequest(listing, anchor, count: min(left, Self.portion)))
                do {
                    for row in run.rows { try body(row) }
                } catch {
                    failure = error
                    return
                }
                left -= run.rows.count
                guard let last = run.rows.last, !run.reachesEnd else { return }
                anchor = .after(last.id)
            }
        }
        if let failure { throw failure }
    }

    /// Rows that are read at a time.
    private static let portion = 200

    /// How many articles a listing has. O(1) for shelves that are counted, else O(their number).
    public func count(_ listing: Listing) throws(LibraryError) -> Int {
        try read { try ListingReader(listing, in: $0).count() }
    }

    /// The next unread article of a listing, and on from the other end.
    /// - Parameters:
    ///   - id: where to look from, `nil` for the beginning; an unread one is found again only when there is no other.
    ///   - times: of so many the last.
    /// - Returns: `nil` where there is no other than `id`.
    public func unread(
        in listing: Listing, from id: Article.ID?, isForward: Bool, times: Int = 1
    ) throws(LibraryError) -> (id: Article.ID, hasWrapped: Bool)? {
        try read { try ListingReader(listing, in: $0).unread(from: id, isForward: isForward, times: times) }
    }

    /// Stops what is being read from another thread: that call throws `LibraryError.interrupted`.
    public func interrupt() { queue.interrupt() }
}

/// Reads one listing.
struct ListingReader {
    private let database: Database
    private let listing: Listing
    private let source: ListingSource
    private let finder: HitFinder

    /// Of hits in the order of relevance no more are known: the rest is not relevant.
    private static let mostRanked = 10_000

    init(_ listing: Listing, in database: Database) throws {
        self.database = database
        self.listing = listing
        source = try ListingSource(listing, in: database)
        finder = HitFinder(source.query)
    }

    /// Words are looked for that some article may have of which the index does not know yet. O(1).
    var isPartial: Bool { get throws { try !finder.isEmpty && database.hasUnindexed() } }

    func run(_ request: RowRequest) throws -> RowRun {
        if listing.sort == .relevance, source.walk == .search { return try ranked(request) }
        let count = max(0, request.count)
        switch request.anchor {
        case .start:
            let ids = try ids(source.order, limit: count + 1)
            return try run(request, ids.prefix(count), first: 0, reachesStart: true, reachesEnd: ids.count <= count)
        case .at(let index):
            let ids = try ids(source.order, limit: count + 1, offset: max(0, index))
            return try run(
                request, ids.prefix(count), first: max(0, index), reachesStart: index <= 0,
                reachesEnd: ids.count <= count)
        case .end:
            let ids = try ids(source.order.reversed, limit: count + 1)
            let total = try knownTotal()
            return try run(
                request, ids.prefix(count).reversed(), first: total.map { max(0, $0 - min(count, ids.count)) },
                reachesStart: ids.count <= count, reachesEnd: true)
        case .after(let id):
            let ids = try ids(behind: id, source.order, limit: count + 1)
            return try run(request, ids.prefix(count), first: nil, reachesStart: false, reachesEnd: ids.count <= count)
        case .before(let id):
            let ids = try ids(behind: id, source.order.reversed, limit: count + 1)
            return try run(
                request, ids.prefix(count).reversed(), first: nil, reachesStart: ids.count <= count, reachesEnd: false)
        case .around(let id):
            // Another program has removed it.
            guard try database.hasArticle(id) else {
                var run = try run(RowRequest(request.listing, .start, count: request.count))
                run.request = request
                return run
            }
            let above = try ids(behind: id, source.order.reversed, limit: count / 2 + 1)
            let isThere = try contains(id)
            let below = try ids(behind: id, source.order, limit: count - count / 2 + 1)
            let ids = above.prefix(count / 2).reversed() + (isThere ? [id] : []) + below.prefix(count - count / 2)
            let reachesStart = above.count <= count / 2
            // Every row that is counted costs something: of a search nobody waits for that.
            let first =
                reachesStart
                ? 0 : source.walk == .search ? nil : try self.count(before: id) - above.prefix(count / 2).count
            return try run(
                request, ids, first: first, reachesStart: reachesStart, reachesEnd: below.count <= count - count / 2)
        }
    }

    private func run(
        _ request: RowRequest, _ ids: some Sequence<Article.ID>, first: Int?, reachesStart: Bool, reachesEnd: Bool
    ) throws -> RowRun {
        let rows = try rows(ids)
        var total = try knownTotal()
        if total == nil, reachesEnd, let first { total = first + rows.count }
        return RowRun(
            request, rows: rows, first: first, total: total, reachesStart: reachesStart, reachesEnd: reachesEnd)
    }

    private func rows(_ ids: some Sequence<Article.ID>) throws -> [ArticleRow] {
        var rows: [ArticleRow] = []
        for id in ids {
            guard var row = try database.row(id) else { continue }
            if !finder.isEmpty { row.snippet = try database.snippet(of: id, finder) }
            rows.append(row)
        }
        return rows
    }

    // MARK: Along the order

    private func ids(_ order: ListingOrder, limit: Int, offset: Int = 0) throws -> [Article.ID] {
        guard order.pieces.count > 1, offset == 0 else {
            // One after the other they are too many to pass over by hand: SQLite sorts the pieces.
            let pieces = order.pieces.count > 1 ? order.pieces.dropLast().map { "(\($0)) DESC, " }.joined() : ""
            return try select(where: "TRUE", [], order: pieces + order.sql, limit: limit, offset: offset)
        }
        var ids: [Article.ID] = []
        for piece in order.pieces where ids.count < limit {
            ids += try select(where: piece, [], order: order.sql, limit: limit - ids.count)
        }
        return ids
    }

    /// Those that stand behind an article in an order, the nearest first.
    private func ids(behind id: Article.ID, _ order: ListingOrder, limit: Int) throws -> [Article.ID] {
        let columns = order.keys.map(\.ofArticle) + order.pieces
        let row = try Row.fetchOne(
            database, sql: "SELECT \(columns.joined(separator: ", ")) FROM article WHERE id = ?", arguments: [id])
        guard let row else { return [] }
        let values = order.keys.indices.map { row[$0] as DatabaseValue }
        let own = order.pieces.indices.first { (row[order.keys.count + $0] as Bool?) ?? false } ?? 0
        var ids: [Article.ID] = []
        for (number, piece) in order.pieces.enumerated() where number >= own {
            let ranges = number == own ? order.behind(values) : [("TRUE", [])]
            for range in ranges where ids.count < limit {
                ids += try select(
                    where: "\(piece) AND \(range.sql)", range.arguments, order: order.sql, limit: limit - ids.count)
            }
        }
        return ids
    }

    private func select(
        where condition: String, _ arguments: StatementArguments, order: String, limit: Int, offset: Int = 0
    ) throws -> [Article.ID] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT article.id FROM \(source.tables) WHERE \(source.condition) AND \(condition)
                ORDER BY \(order) LIMIT ? OFFSET ?
                """)
        return try Int64.fetchAll(statement, arguments: source.arguments + arguments + [limit, offset])
    }

    private func contains(_ id: Article.ID) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM \(source.anyTables) WHERE \(source.condition) AND article.id = ?
                        \(source.walk == .search ? "AND search.rowid = (SELECT seat FROM article WHERE id = ?)" : ""))
                    """),
            arguments: source.arguments + [id] + (source.walk == .search ? [id] : [])) ?? false
    }

    // MARK: Counts

    /// How many rows the listing has, if that is known without counting a search.
    private func knownTotal() throws -> Int? { source.query == .everything ? try count() : nil }

    func count() throws -> Int {
        if source.query == .everything, let key = listing.shelf.tally {
            return try database.tally(key.shelf)[keyPath: key.figure]
        }
        return try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM \(source.tables) WHERE \(source.condition)"),
            arguments: source.arguments) ?? 0
    }

    private func count(before id: Article.ID) throws -> Int {
        let order = source.order.reversed
        let columns = order.keys.map(\.ofArticle) + order.pieces
        let row = try Row.fetchOne(
            database, sql: "SELECT \(columns.joined(separator: ", ")) FROM article WHERE id = ?", arguments: [id])
        guard let row else { return 0 }
        let values = order.keys.indices.map { row[$0] as DatabaseValue }
        let own = order.pieces.indices.first { (row[order.keys.count + $0] as Bool?) ?? false } ?? 0
        var count = 0
        for (number, piece) in order.pieces.enumerated() where number >= own {
            for range in number == own ? order.behind(values) : [("TRUE", [])] {
                count +=
                    try Int.fetchOne(
                        database.cachedStatement(
                            sql: """
                                SELECT count(*) FROM \(source.tables)
                                WHERE \(source.condition) AND \(piece) AND \(range.sql)
                                """), arguments: source.arguments + range.arguments) ?? 0
            }
        }
        return count
    }

    // MARK: Relevance

    /// The best hits: all of them are looked at, so it takes as long as there are many.
    private func ranked(_ request: RowRequest) throws -> RowRun {
        // A title says more than a text, and a text more than its notes.
        let all = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT article.id FROM \(source.tables) WHERE \(source.condition)
                    ORDER BY bm25(search, 8, 4, 2, 1, 0.5, 4), search.rowid DESC LIMIT ?
                    """), arguments: source.arguments + [Self.mostRanked])
        func position(_ id: Article.ID) -> Int? { all.firstIndex(of: id) }
        let count = max(0, request.count)
        let start =
            switch request.anchor {
            case .start: 0
            case .end: all.count - count
            case .at(let index): index
            case .after(let id): position(id).map { $0 + 1 } ?? all.count
            case .before(let id): (position(id) ?? 0) - count
            case .around(let id): (position(id) ?? 0) - count / 2
            }
        let end =
            if case .before(let id) = request.anchor { position(id) ?? 0 } else {
                min(all.count, max(0, start) + count)
            }
        let range = min(max(0, start), end)..<end
        return RowRun(
            request, rows: try rows(all[range]), first: range.lowerBound, total: all.count,
            reachesStart: range.lowerBound == 0, reachesEnd: range.upperBound == all.count)
    }

    // MARK: Unread

    func unread(from id: Article.ID?, isForward: Bool, times: Int) throws -> (id: Article.ID, hasWrapped: Bool)? {
        let order = isForward ? source.order : source.order.reversed
        var found: Article.ID?
        var hasWrapped = false
        let unread = ListingReader(self, where: "article.progress = 0")
        for _ in 0..<max(1, times) {
            let here = found ?? id
            var next = try here.flatMap { try unread.ids(behind: $0, order, limit: 1).first }
            if next == nil {
                if hasWrapped { break }
                let first = try unread.ids(order, limit: 1).first
                guard let first, first != here else { break }
                if here != nil { hasWrapped = true }
                next = first
            }
            found = next
        }
        return found.map { ($0, hasWrapped) }
    }

    /// The same, with one condition more.
    private init(_ other: ListingReader, where condition: String) {
        database = other.database
        listing = other.listing
        finder = other.finder
        source = other.source.narrowed(by: condition)
    }
}
