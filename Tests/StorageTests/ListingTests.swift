import Articles
import GRDB
import Testing

@testable import Storage

@Suite struct ListingTests {
    @Test("Every shelf in every order holds what it should", arguments: 0..<8)
    func shelves(seed: Int) throws {
        let shelved = try Shelved(seed)
        for shelf in shelved.shelves {
            for sort in Sort.allCases {
                let listing = Listing(shelf, sort: sort)
                let expected = shelved.expected(listing)
                #expect(try shelved.ids(listing) == expected, "\(listing)")
                #expect(try shelved.library.count(listing) == expected.count)
            }
        }
    }

    @Test("Windows, put together, are the whole list, and know where they stand", arguments: 0..<8)
    func windows(seed: Int) throws {
        let shelved = try Shelved(seed)
        var dice = Numbers(state: UInt64(seed))
        for _ in 0..<12 {
            let listing = Listing(dice.pick(shelved.shelves), sort: dice.pick(Sort.allCases))
            let all = shelved.expected(listing)
            let size = dice.int(1...9)
            func run(_ anchor: RowRequest.Anchor) throws -> RowRun {
                try shelved.library.rows(RowRequest(listing, anchor, count: size))
            }
            var down = try run(.start)
            var ids = down.rows.map(\.id)
            while let last = ids.last, !down.reachesEnd {
                down = try run(.after(last))
                ids += down.rows.map(\.id)
            }
            #expect(ids == all, "\(listing)")
            var up = try run(.end)
            ids = up.rows.map(\.id)
            #expect(up.first == max(0, all.count - size) && up.total == all.count)
            while let first = ids.first, !up.reachesStart {
                up = try run(.before(first))
                ids = up.rows.map(\.id) + ids
            }
            #expect(ids == all, "\(listing)")
            let index = dice.int(0...all.count + 2)
            #expect(try run(.at(index)).rows.map(\.id) == Array(all.dropFirst(index).prefix(size)), "\(listing)")
            guard let id = all.randomElement(using: &dice) else { continue }
            let around = try run(.around(id))
            let first = try #require(around.first)
            #expect(around.rows.contains { $0.id == id })
            #expect(around.rows.map(\.id) == Array(all[first..<first + around.rows.count]), "\(listing)")
            #expect(around.reachesStart == (first == 0))
            #expect(around.reachesEnd == (first + around.rows.count == all.count))
        }
    }

    @Test("An article that has left a shelf still says where its neighbours are")
    func leaves() throws {
        var shelved = try Shelved(3)
        let listing = Listing(.unread)
        let all = shelved.expected(listing)
        let index = all.count / 2
        try shelved.library.setProgress(.finished, of: all[index])
        shelved.entries[shelved.entries.firstIndex { $0.id == all[index] }!].status.progress = .finished
        #expect(try shelved.ids(listing, .after(all[index]), count: 3) == Array(all[(index + 1)...].prefix(3)))
        #expect(try shelved.ids(listing, .before(all[index]), count: 3) == Array(all[..<index].suffix(3)))
        let around = try shelved.ids(listing, .around(all[index]), count: 4)
        #expect(around == Array(all[(index - 2)..<index] + all[(index + 1)...(index + 2)]))
        #expect(try shelved.ids(listing, .after(999_999)).isEmpty)
    }

    @Test("The next unread article is that of the list, round and round", arguments: 0..<4)
    func unread(seed: Int) throws {
        let shelved = try Shelved(seed)
        for sort in [Sort.newest, .oldest, .title] {
            let listing = Listing(.all, sort: sort)
            let all = shelved.expected(listing)
            let unread = shelved.expected(Listing(.unread, sort: sort))
            for (index, id) in all.enumerated() {
                let next = all[(index + 1)...].first { unread.contains($0) }
                let found = try #require(try shelved.library.unread(in: listing, from: id, isForward: true))
                #expect(found.id == next ?? unread[0] && found.hasWrapped == (next == nil))
                let previous = all[..<index].last { unread.contains($0) }
                let before = try #require(try shelved.library.unread(in: listing, from: id, isForward: false))
                #expect(before.id == previous ?? unread.last && before.hasWrapped == (previous == nil))
            }
            #expect(try shelved.library.unread(in: listing, from: nil, isForward: true)?.id == unread.first)
            #expect(
                try shelved.library.unread(in: listing, from: nil, isForward: true, times: 3)?.id == unread[2])
        }
    }

    @Test("What is counted is what there is, whatever was done", arguments: 0..<8)
    func counts(seed: Int) throws {
        var shelved = try Shelved(seed)
        var dice = Numbers(state: UInt64(seed) &+ 99)
        for _ in 0..<60 {
            let index = dice.int(0...shelved.entries.count - 1)
            try shelved.mark(index, &dice)
            if dice.int(0...5) == 0 {
                // The file is there again, changed, and by another source.
                let number = index
                var article = Article.sample("Changed", "war", address: "http://x.example/\(number)", day: "2024-05-05")
                article.publication = dice.maybe { $0.pick(Shelved.publications) }
                var origin = Origin("file:///letters/\(dice.int(0...2))/\(number)", size: 7)
                origin.source = dice.pick(shelved.sources)
                try shelved.library.store([article], from: origin, fileExists: { _ in true })
            }
            if dice.int(0...9) == 0 {
                try shelved.library.store(
                    [], from: Origin("file:///letters/x/\(index)", size: 9), fileExists: { _ in true })
            }
        }
        try shelved.library.queue.inDatabase { database in
            func all(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql) }
            let tallies = try all("SELECT * FROM tally WHERE articles <> 0 OR shelf = 'all' ORDER BY shelf")
            let members = try all("SELECT * FROM member")
            let differing = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM article LEFT JOIN status ON status.article = article.id
                    WHERE (article.progress, article.starred, bookmarks) <> (
                        CASE coalesce(status.progress, 'unread') WHEN 'unread' THEN 0 WHEN 'reading' THEN 1 ELSE 2 END,
                        coalesce(status.starred, 0), (SELECT count(*) FROM bookmark WHERE article = article.id))
                    """)
            #expect(differing == 0)
            try Schema.gatherMembers(database)
            try Schema.countShelves(database)
            #expect(try all("SELECT * FROM member") == members)
            #expect(try all("SELECT * FROM tally ORDER BY shelf") == tallies)
        }
    }

    @Test("Many are marked at once, and it can be taken back and done again")
    func many() throws {
        let shelved = try Shelved(5)
        let listing = Listing(.publication("Zeta"))
        let before = try shelved.library.rows(RowRequest(listing, .start, count: 99)).rows.map(\.status)
        let changes = try shelved.library.setProgress(.finished, ofAll: listing)
        let after = try shelved.library.rows(RowRequest(listing, .start, count: 99)).rows.map(\.status)
        #expect(
            after.allSatisfy { $0.progress == .finished } && changes.count == before.count { $0.progress != .finished })
        let again = try shelved.library.restore(changes)
        #expect(try shelved.library.rows(RowRequest(listing, .start, count: 99)).rows.map(\.status) == before)
        try shelved.library.restore(again)
        #expect(try shelved.library.rows(RowRequest(listing, .start, count: 99)).rows.map(\.status) == after)
    }

    @Test("The shelves are those that have something, with their numbers")
    func names() throws {
        let shelved = try Shelved(7)
        for row in try shelved.library.shelves() {
            let expected = shelved.expected(Listing(row.shelf))
            #expect(row.articles == expected.count, "\(row)")
            let unread = Set(shelved.expected(Listing(.unread)))
            #expect(row.unread == expected.count { unread.contains($0) }, "\(row)")
        }
        let names = try shelved.library.shelves().map(\.name)
        #expect(names.starts(with: ["All", "Unread", "Reading", "Starred", "Bookmarks", "one", "two"]))
        #expect(Set(names.dropFirst(7).map(\.folded)) == ["the analyst", "arger", "zeta"])
    }

    @Test("Dates are in order, by the clock where there is one")
    func moments() throws {
        let texts = [
            "0001-01-01", "1999-12-31T23:59:59Z", "2000-01-01", "2000-01-01T00:00:00Z", "2000-02-29T08:30:00+01:00",
            "2000-03-01", "2023-12-31T10:00Z", "2024-01-01T99:00:00", "2024-02-29", "2024-03-01",
            "9999-12-31T23:59:60Z",
        ]
        let moments = try texts.map { try #require(PublicationDate($0)).moment }
        #expect(moments == moments.sorted() && Set(moments).count == moments.count)
        #expect(moments.allSatisfy { $0 > PublicationDate.noMoment })
        // As SQLite reckons.
        let days = try DatabaseQueue().inDatabase { database in
            try texts.map {
                try Int64.fetchOne(
                    database, sql: "SELECT julianday(?) - julianday('0001-01-01')", arguments: [String($0.prefix(10))])!
            }
        }
        #expect(moments.map { $0 / PublicationDate.momentsOfDay } == days)
    }
}
