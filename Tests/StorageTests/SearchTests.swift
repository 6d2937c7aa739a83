import Articles
import GRDB
import Testing

@testable import Storage

@Suite struct SearchTests {
    /// What a query should find, by looking at every text.
    private static func holds(_ query: Query, _ entry: Shelved.Entry) -> Bool {
        switch query {
        case .everything: true
        case .words: entry.texts.contains { !HitFinder(query).hits(in: $0).isEmpty }
        case .all(let parts): parts.allSatisfy { holds($0, entry) }
        case .any(let parts): parts.contains { holds($0, entry) }
        case .not(let part): !holds(part, entry)
        case .fact(.unread): entry.status.progress == .unread
        case .fact(.starred): entry.status.isStarred
        case .fact(.hasBookmark): entry.bookmarks > 0
        case .fact(.source(let name)): entry.sources.contains(name == "one" ? 1 : 2)
        case .fact(.days(let from, let to)):
            entry.day.map { $0.prefix(10) >= from ?? "" && $0.prefix(10) <= to ?? "9" } ?? false
        case .fact: false
        }
    }

    @Test("A phrase stands in one paragraph, of one author, in one note; and what is shown of it is one line")
    func paragraphs() throws {
        let folder = Folder()
        let library = try folder.open()
        var article = Article.sample("Title", "One alpha")
        article.document.blocks += [Block(.paragraph, "beta two"), Block(.paragraph, "gamma\ndelta")]
        article.document.notes = ["first end", "begin second"].map { Note(label: "1", blocks: [Block(.paragraph, $0)]) }
        article.authors = ["Ann Beard", "Carl Dane"]
        try library.storeOne(article, from: "a")
        while try library.indexSome(atMost: 10) > 0 {}
        for (query, isFound) in [
            ("\"alpha beta\"", false), ("alpha beta", true), ("\"gamma delta\"", true), ("note:\"end begin\"", false),
            ("note:\"begin second\"", true), ("author:\"beard carl\"", false), ("author:\"ann beard\"", true),
        ] {
            let rows = try library.rows(RowRequest(Listing(query: query), .start, count: 5)).rows
            #expect(rows.count == (isFound ? 1 : 0), "\(query)")
            #expect(rows.allSatisfy { $0.snippet?.text.contains("\n") != true })
        }
    }

    @Test("SQLite and its index understand whatever the language allows, however deep and long", arguments: 0..<40)
    func deepest(seed: UInt64) throws {
        var dice = Numbers(state: seed)
        let library = try Folder().open()
        let openings = [
            "(a OR ", "(a ", "(is:unread OR ", "(is:read date:2024 ", "NOT (", "-(a OR ", "a -(b ",
            "b OR (is:starred -(",
            "title:a OR note:(", "(NOT is:unread OR ", "NOT NOT (a ",
        ]
        let few = (0..<1 + dice.int(0...2)).map { _ in dice.pick(openings) }
        let text = (0..<40).map { _ in dice.pick(few) }.joined() + "c"
        for query in [
            text, "a" + String(repeating: " -b", count: 255), String(repeating: "a OR ", count: 255) + "is:unread",
        ] {
            for sort in [Sort.newest, .title, .relevance] {
                #expect(
                    try library.rows(RowRequest(Listing(query: query, sort: sort), .start, count: 5)).rows.isEmpty,
                    "\(query)")
            }
        }
    }

    @Test("A query finds what it asks for, in every order, by windows too", arguments: 0..<10)
    func queries(seed: Int) throws {
        let shelved = try Shelved(seed)
        try shelved.indexAll()
        var dice = Numbers(state: UInt64(seed))
        func part(_ depth: Int) -> String {
            switch dice.int(0...(depth > 2 ? 6 : 10)) {
            case 0...3: dice.pick(Shelved.words)
            case 4: "\"\(dice.pick(Shelved.words)) \(dice.pick(Shelved.words))\""
            case 5: dice.pick(["br*", "elan", "新", "聞", "apples", "pea*"])
            case 6:
                dice.pick([
                    "is:unread", "is:starred", "has:bookmark", "in:one", "date:2024-03..2024-06", "date:..2024-04",
                ])
            case 7: "(\(part(depth + 1)) OR \(part(depth + 1)))"
            case 8: "NOT \(part(depth + 1))"
            default: "(\(part(depth + 1)) \(part(depth + 1)))"
            }
        }
        for _ in 0..<40 {
            let text = part(0)
            let (query, problems) = Query.parse(text)
            try #require(problems.isEmpty, "\(text): \(problems)")
            let sort = dice.pick(Sort.allCases)
            let listing = Listing(dice.pick(shelved.shelves), query: text, sort: sort)
            let found = Set(shelved.entries.filter { Self.holds(query, $0) }.map(\.id))
            let expected = shelved.expected(listing).filter(found.contains)
            let whole = try shelved.ids(listing)
            if sort == .relevance {
                #expect(Set(whole) == Set(expected) && whole.count == expected.count, "\(listing)")
                continue
            }
            #expect(whole == expected, "\(listing)")
            #expect(try shelved.library.count(listing) == expected.count)
            var run = try shelved.library.rows(RowRequest(listing, .start, count: 3))
            var ids = run.rows.map(\.id)
            while let last = ids.last, !run.reachesEnd {
                run = try shelved.library.rows(RowRequest(listing, .after(last), count: 3))
                ids += run.rows.map(\.id)
            }
            #expect(ids == expected, "\(listing)")
        }
    }

    @Test("Seats follow the dates, whenever an article came, and leave room for others", arguments: 0..<8)
    func seats(seed: Int) throws {
        var dice = Numbers(state: UInt64(seed))
        let folder = Folder()
        let library = try folder.open()
        for round in 0..<12 {
            for number in 0..<dice.int(0...12) {
                // Most of them into the same few days, where it gets narrow.
                let day = "2024-0\(dice.int(1...dice.pick([2, 9])))-11"
                try library.storeOne(
                    .sample("\(round)", "\(number)", address: "http://x.example/\(round)/\(number)", day: day),
                    from: "\(round)/\(number)")
            }
            var left = dice.int(1...20)
            while try library.indexSome(
                atMost: dice.int(1...5),
                while: {
                    left -= 1; return left > 0
                }) > 0, left > 0
            {}
            let seated = try library.queue.inDatabase {
                try Row.fetchAll(
                    $0, sql: "SELECT id, moment, seat FROM article WHERE seat IS NOT NULL ORDER BY moment DESC, id")
            }
            let seats = seated.map { $0["seat"] as Int64 }
            #expect(seats == seats.sorted(by: >) && Set(seats).count == seats.count)
            let rowids = try library.queue.inDatabase {
                try Int64.fetchAll($0, sql: "SELECT id FROM search_docsize ORDER BY id DESC")
            }
            #expect(rowids == seats)
        }
    }

    @Test("The index follows what changes, and forgets what goes", arguments: 0..<6)
    func follows(seed: Int) throws {
        var shelved = try Shelved(seed, count: 20)
        var dice = Numbers(state: UInt64(seed))
        for round in 0..<40 {
            if dice.int(0...2) == 0 { try shelved.indexAll() }
            let index = dice.int(0...19)
            let id = shelved.entries[index].id
            switch dice.int(0...4) {
            case 0:
                let text = "\(dice.pick(Shelved.words)) \(round)"
                try shelved.library.store(
                    [.sample("Changed", text, address: "http://x.example/\(index)")],
                    from: Origin("file:///letters/x/\(index)", size: Int64(round)), fileExists: { _ in true })
            case 1: try shelved.library.add(.sample("r\(round)", of: id))
            case 2:
                for bookmark in try shelved.library.bookmarks(of: id) {
                    try shelved.library.setNote("remark\(round)", of: bookmark.id, insteadOf: bookmark.note)
                }
            case 3:
                if let bookmark = try shelved.library.bookmarks(of: id).first {
                    try shelved.library.remove(bookmark.id, withNote: bookmark.note)
                }
            default: try shelved.mark(index, &dice)
            }
        }
        try shelved.indexAll()
        let library = shelved.library
        // What is found is what would be found had everything been indexed only now.
        func found() throws -> [[Article.ID]] {
            try
                (Shelved.words + (0..<40).flatMap { ["\($0)", "remark\($0)", "note:remark\($0)"] } + [
                    "lines", "changed",
                ])
                .map { try shelved.ids(Listing(query: $0)) }
        }
        let now = try found()
        try library.queue.inDatabase { try $0.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')") }
        try library.queue.inDatabase { try $0.emptyIndex() }
        #expect(try library.indexProgress().indexed == 0)
        try shelved.indexAll()
        #expect(try library.indexProgress().isDone)
        #expect(try found() == now)
    }

    @Test("Fields and notes are told apart, and the snippet shows what was found")
    func fields() throws {
        let folder = Folder()
        let library = try folder.open()
        var article = Article.sample(
            "Ukraine: resistance on two fronts",
            "First words.\n" + String(repeating: "Words and more words before it. ", count: 30)
                + "The market is explosive, they say.")
        article.authors = ["Oksana Kishchuk"]
        article.publication = "International Viewpoint"
        article.language = "fr"
        article.document.notes = [Note(label: "1", blocks: [Block(.paragraph, "Resolution ‘The Road to Victory’.")])]
        let id = try library.storeOne(article, from: "a").id
        try library.storeOne(.sample("Other", "Kishchuk in a text, on the road to victory"), from: "b")
        func isPartial(_ query: String) throws -> Bool {
            try library.rows(RowRequest(Listing(query: query), .start, count: 9)).isPartial
        }
        #expect(try isPartial("market") && !isPartial("is:unread") && !isPartial(""))
        defer { #expect((try? isPartial("market")) == false) }
        while try library.indexSome(atMost: 10) > 0 {}
        func found(_ query: String) throws -> [String] {
            try library.rows(RowRequest(Listing(query: query), .start, count: 9)).rows.map(\.title)
        }
        let title = article.title
        for query in [
            "author:kishchuk", "from:\"International Viewpoint\"", "title:fronts", "note:\"Road to Victory\"",
            "lang:fr",
            "has:notes", "author:kishchuk from:viewpoint", "explos*",
        ] {
            #expect(try found(query) == [title], "\(query)")
        }
        #expect(try found("kishchuk").count == 2)
        #expect(try found("author:road").isEmpty && found("title:market").isEmpty)
        let rows = try library.rows(RowRequest(Listing(query: "EXPLOSIVE"), .start, count: 1)).rows
        let snippet = try #require(rows.first?.snippet)
        #expect(snippet.hits.map(snippet.text.slice) == ["explosive"] && snippet.text.hasPrefix("…"))
        #expect(snippet.text.utf8.count < 300 && !snippet.text.contains("\n"))
        try library.add(.sample("b", of: id))
        #expect(try found("lines") == [title])
        #expect(
            try library.rows(RowRequest(Listing(query: "lines"), .start, count: 1)).rows[0].snippet?.text.contains(
                "lines") == true)
    }

    @Test("A search that is interrupted says so, and the library goes on")
    func interrupted() async throws {
        let shelved = try Shelved(1)
        try shelved.indexAll()
        let library = shelved.library
        library.queue.inDatabase { database in
            database.add(
                function: DatabaseFunction("stop", argumentCount: 0) { _ in
                    library.interrupt(); return 1
                })
        }
        #expect(throws: LibraryError.interrupted(path: library.path)) {
            try library.read {
                try Int.fetchOne(
                    $0,
                    sql:
                        "WITH RECURSIVE n(i) AS (SELECT stop() UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT sum(i) FROM n"
                )
            }
        }
        #expect(try shelved.ids(Listing(query: "war")) == shelved.ids(Listing(query: "war")))
    }
}
