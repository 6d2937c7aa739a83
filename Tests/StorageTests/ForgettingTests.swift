import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

/// Articles of a forgotten source are gone at once, and are removed behind.
@Suite struct ForgettingTests {
    let folder = Folder()

    /// Two sources of articles of which each says its own word, some of them marked.
    private func filled(_ library: Library, articles: Int = 40) throws -> (doomed: Source.ID, other: Source.ID) {
        let sources = try (0..<2).map { try library.addSource("file:///\($0)") }
        for number in 0..<articles {
            try store(number, from: sources[number % 2], in: library)
        }
        return (sources[0], sources[1])
    }

    private func store(_ number: Int, from source: Source.ID, in library: Library) throws {
        var origin = Origin("file:///\(source - 1)/\(number)")
        origin.source = source
        var article = Article.sample("\(number)", "common own\(number)", address: "https://x/\(number)")
        article.publication = number % 3 == 0 ? "Three" : nil
        try library.store([article], from: origin, fileExists: { _ in true })
    }

    private func indexAll(_ library: Library) throws { while try library.indexSome(atMost: 100) > 0 {} }

    private func titles(_ library: Library, _ query: String = "") throws -> Set<String> {
        let rows = try library.rows(RowRequest(Listing(query: query), .start, count: 1_000))
        return Set(rows.rows.map(\.title))
    }

    private func stored(_ library: Library) throws -> Int {
        try library.queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM article") ?? 0 }
    }

    /// Wherever the removal is broken off, as by a kill: what is seen is the same, nothing is wrong, and the next one finishes.
    @Test(arguments: 0...20) func isGoneAtOnceAndRemovedBehind(articles: Int) throws {
        let library = try folder.open()
        let (doomed, _) = try filled(library)
        // One half of the articles is not in the index.
        if articles % 2 == 0 { try indexAll(library) }
        try library.setStarred(true, of: try #require(try library.rows().first { $0.title == "4" }).id)
        let left = Set((0..<40).filter { $0 % 2 == 1 || $0 == 4 }.map(String.init))
        #expect(try library.forget(doomed) == Forgotten(gone: 19, kept: 1, starred: 1))
        var asked = 0
        func look() throws {
            let other = try folder.open(.inspecting)
            #expect(try titles(other) == left && other.shelves()[0].articles == left.count)
            #expect(try titles(other, "common").isSubset(of: left))
            #expect(try titles(other, "own2").isEmpty && other.row(1) == nil)
            #expect(try other.articles(at: ["https://x/0"]).isEmpty)
            #expect(try other.indexProgress().total == left.count)
            #expect(try library.check().problems == [])
        }
        try look()
        try library.removeForgotten(isCancelled: {
            asked += 1
            return asked > articles
        })
        try look()
        try library.removeForgotten()
        try look()
        #expect(try stored(library) == left.count && !library.hasForgotten())
        try indexAll(library)
        #expect(try titles(library, "common") == left)
        #expect(try library.check().problems == [])
    }

    /// What somebody does to an article that leaves is not lost.
    @Test(arguments: 0..<6) func whatIsUsedStays(use: Int) throws {
        let library = try folder.open()
        let (doomed, other) = try filled(library)
        try indexAll(library)
        let id = try #require(try library.rows().first { $0.title == "6" }).id
        _ = try library.forget(doomed)
        switch use {
        case 0: try library.setStarred(true, of: id)
        case 1: try library.setProgress(.finished, of: id)
        case 2: try library.setPlace(.start, progress: .unread, of: id)
        case 3: try library.add(.sample("b", of: id))
        case 4:
            let passage = Bookmark.sample("d", of: id).passage
            try library.setDraft(Draft(id: "d", article: id, passage: passage, text: "begun"), insteadOf: nil)
        default: try store(6, from: other, in: library)
        }
        #expect(try library.row(id)?.title == "6" && titles(library).count == 21)
        #expect(try library.shelves()[0].articles == 21)
        try library.removeForgotten()
        #expect(try library.row(id)?.title == "6" && stored(library) == 21)
        #expect(try library.article(id) != nil)
        try indexAll(library)
        #expect(try titles(library, "own6") == ["6"])
        #expect(try library.check().problems == [])
    }

    /// The file does not keep the size of what it held.
    @Test func givesSpaceBack() throws {
        let library = try folder.open()
        let source = try library.addSource("file:///0")
        var origin = Origin("file:///0/a")
        origin.source = source
        let text = (0..<20_000).map { "word\($0)" }.joined(separator: " ")
        try library.store(
            (0..<20).map { .sample("\($0)", text, address: "https://x/\($0)") }, from: origin, fileExists: { _ in true }
        )
        try indexAll(library)
        func pages() throws -> Int {
            try library.queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
        }
        let before = try pages()
        _ = try library.forget(source)
        try library.removeForgotten()
        #expect(try pages() < before / 10)
        #expect(try library.check().problems == [])
    }

    /// Counts that were wrong are made right without those that leave.
    @Test func repairedCountsLeaveThemOut() throws {
        let library = try folder.open()
        _ = try library.forget(try filled(library).doomed)
        try library.queue.inDatabase { try $0.execute(sql: "UPDATE tally SET articles = 99") }
        #expect(try library.check(repairing: true).problems.allSatisfy(\.isRepaired))
        #expect(try library.shelves()[0].articles == 20 && library.check().problems == [])
        #expect(try titles(library).count == 20)
    }

    // MARK: Seen by those who look meanwhile

    /// A listing that is read to its end is one of one moment.
    @Test func aListIsOfOneMoment() throws {
        let library = try folder.open()
        let source = try filled(library, articles: 450).doomed
        let other = try folder.open()
        var seen: [String] = []
        try other.eachRow(of: Listing()) { row in
            if seen.isEmpty {
                _ = try library.forget(source)
                try library.removeForgotten()
            }
            seen.append(row.title)
        }
        #expect(seen.count == 450 && Set(seen).count == 450)
        seen = []
        try other.eachRow(of: Listing(), atMost: 201) { seen.append($0.title) }
        #expect(seen.count == 201)
    }

    @Test func statementsOfOneReadSeeOneMoment() throws {
        let (library, other) = (try folder.open(), try folder.open())
        try other.read { database in
            func count() throws -> Int? { try Int.fetchOne(database, sql: "SELECT count(*) FROM article") }
            let before = try count()
            try library.storeOne(.sample("new"), from: "a")
            #expect(try count() == before)
        }
        #expect(try other.rows().count == 1)
    }

    /// Around an article that is no longer there a listing is read from its start.
    @Test(arguments: ["", "common"], [Sort.newest, .title, .relevance])
    func aroundWhatIsGone(query: String, sort: Sort) throws {
        let library = try folder.open()
        let (doomed, _) = try filled(library)
        try indexAll(library)
        let id = try #require(try library.rows().first { $0.title == "8" }).id
        _ = try library.forget(doomed)
        let listing = Listing(query: query, sort: sort)
        let start = try library.rows(RowRequest(listing, .start, count: 6))
        for _ in 0..<2 {
            let around = try library.rows(RowRequest(listing, .around(id), count: 6))
            #expect(around.rows == start.rows && around.rows.count == 6 && around.first == 0)
            #expect(around.total == start.total && around.reachesStart && !around.reachesEnd)
            try library.removeForgotten()
            try indexAll(library)
        }
    }

    /// Marks of an article that was forgotten since it was looked for wait as those of one that never was.
    @Test func marksOfWhatIsGoneAreLeft() throws {
        let library = try folder.open()
        let doomed = try filled(library).doomed
        let known = try [1, 2].map { number -> (id: Article.ID, mark: Mark) in
            let row = try #require(try library.rows().first { $0.title == "\(number)" })
            let key = ArticleKey(identity: "address https://x/\(number)", digest: "", title: "\(number)")
            return (id: row.id, mark: Mark(.star, of: key))
        }
        let articles = Dictionary(uniqueKeysWithValues: known.map { ($0.mark.article, $0.id) })
        _ = try library.forget(doomed)
        for _ in 0..<2 {
            let placing = try library.place(known.map(\.mark), in: articles)
            #expect(placing.left == [known[1].mark] && placing.added + placing.known == 1)
            try library.removeForgotten()
        }
    }
}
