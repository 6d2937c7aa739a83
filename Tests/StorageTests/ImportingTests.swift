import Articles
import GRDB
import Testing

@testable import Storage

@Suite struct ImportingTests {
    let folder = Folder()
    let library: Library

    init() throws { library = try folder.open(.importing) }

    @Test func storingTwiceChangesNothing() throws {
        var numbers = Numbers(state: 1)
        let articles = (0..<10).map { _ in numbers.article() }
        let first = try library.store(articles, from: "a")
        let before = try (library.dump(), folder.bytes("library.sqlite-wal"))
        let second = try library.store(articles, from: "a")
        #expect(second == first.map { Stored(id: $0.id, outcome: .unchanged) })
        #expect(try library.dump() == before.0)
        #expect(folder.bytes("library.sqlite-wal") == before.1, "nothing was written")
    }

    @Test func editedFileKeepsTheArticleAndItsMarks() throws {
        let id = try library.storeOne(.sample("Title", "Old text."), from: "a").id
        let status = Status(progress: .reading(0.25), isStarred: true)
        let place = Place(block: 1, offset: 2, context: "Old")
        try library.setStatus(status, of: id)
        try library.setPlace(place, progress: status.progress, of: id)
        try library.add(.sample("b", of: id))
        for edited in [Article.sample("Title", "New text."), .sample("New title", "New text."), .sample("All", "new.")]
        {
            #expect(try library.storeOne(edited, from: "a", existing: ["a"]) == Stored(id: id, outcome: .updated))
            #expect(try library.article(id) == edited)
        }
        #expect(try library.status(of: id) == status)
        #expect(try library.place(of: id) == place)
        #expect(try library.bookmarks(of: id) == [.sample("b", of: id)])
        #expect(try library.rows().count == 1)
    }

    @Test func movedFileKeepsTheArticle() throws {
        let article = Article.sample("A")
        let id = try library.storeOne(article, from: "old").id
        #expect(try library.storeOne(article, from: "new", existing: ["new"]) == Stored(id: id, outcome: .moved))
        #expect(try library.articles(from: "new") == [id])
        #expect(try library.articles(from: "old") == [])
        #expect(try library.stamp(of: "old") == nil, "a file that comes back is read again")
        // And back again.
        #expect(try library.storeOne(article, from: "old", existing: ["old"]) == Stored(id: id, outcome: .moved))
    }

    @Test func copiedFileIsAnotherArticle() throws {
        let article = Article.sample("A")
        let first = try library.storeOne(article, from: "a")
        let second = try library.storeOne(article, from: "b", existing: ["a", "b"])
        #expect(second.outcome == .added && second.id != first.id)
        // Of two that are gone neither is the one that moved.
        #expect(try library.storeOne(article, from: "c", existing: ["c"]).outcome == .added)
    }

    @Test func sameAddressIsTheSameArticle() throws {
        let old = Article.sample("Old", address: "https://x/1")
        let new = Article.sample("New", address: "https://x/1")
        let id = try library.storeOne(old, from: "a").id
        #expect(try library.storeOne(new, from: "b") == Stored(id: id, outcome: .updated))
        // The file that has not changed does not bring the old text back.
        #expect(try library.storeOne(old, from: "a") == Stored(id: id, outcome: .unchanged))
        #expect(try library.storeOne(new, from: "b") == Stored(id: id, outcome: .unchanged))
        #expect(try library.article(id) == new)
        #expect(try library.articles(from: "a") == library.articles(from: "b"))
    }

    @Test func sameGuidTwiceInAFile() throws {
        let file = [Article.sample("A", guid: "m@x"), .sample("A", guid: "m@x"), .sample("B", guid: "n@x")]
        let stored = try library.store(file, from: "mbox")
        #expect(stored.map(\.outcome) == [.added, .unchanged, .added])
        #expect(stored[0].id == stored[1].id)
        #expect(try library.store(file, from: "mbox").map(\.outcome) == [.unchanged, .unchanged, .unchanged])
        // An address and a guid of the same letters are not the same.
        #expect(try library.storeOne(.sample("C", address: "m@x"), from: "c").outcome == .added)
    }

    @Test func fileThatGainsOrLosesAnAddressStaysTheSameArticle() throws {
        let id = try library.storeOne(.sample("A", "old"), from: "a").id
        #expect(try library.storeOne(.sample("A", "new", address: "https://x/1"), from: "a").id == id)
        #expect(try library.storeOne(.sample("A", "newer"), from: "a").id == id)
        // Read anew by a better importer, which finds another address.
        #expect(try library.storeOne(.sample("A", "newer", address: "https://x/2"), from: "a").id == id)
        #expect(try library.storeOne(.sample("A", "newer", address: "https://x/3"), from: "a").id == id)
        #expect(try library.rows().count == 1)
    }

    @Test func fileThatGainsTheAddressOfAnotherArticleIsThatArticle() throws {
        let marked = try library.storeOne(.sample("A"), from: "a").id
        try library.add(.sample("b", of: marked))
        let other = try library.storeOne(.sample("B", address: "https://x/1"), from: "b").id
        let stored = try library.storeOne(.sample("A", address: "https://x/1"), from: "a")
        #expect(stored == Stored(id: other, outcome: .updated))
        #expect(try library.bookmarks(of: marked) == [.sample("b", of: marked)])
        #expect(try library.article(marked) == .sample("A"))
    }

    @Test func anotherArticleInTheSameFileIsAnother() throws {
        let first = try library.storeOne(.sample("Daily", "Monday", guid: "1"), from: "feed").id
        let second = try library.storeOne(.sample("Daily", "Tuesday", guid: "2"), from: "feed").id
        #expect(first != second)
        #expect(try library.article(first) == .sample("Daily", "Monday", guid: "1"), "stays when it left the feed")
    }

    @Test func articleOfTwoFilesIsNotTakenFromOneByTheOther() throws {
        let shared = Article.sample("A", address: "https://x/1")
        let id = try library.storeOne(shared, from: "a").id
        try library.storeOne(shared, from: "b")
        #expect(try library.storeOne(.sample("A", "edited"), from: "a", existing: ["a", "b"]).outcome == .added)
        #expect(try library.article(id) == shared)
    }

    @Test func articlesPutInFrontDoNotShiftTheOthers() throws {
        let (a, b, c) = (Article.sample("A"), Article.sample("B"), Article.sample("C"))
        let ids = try library.store([a, b, c], from: "mbox").map(\.id)
        let edited = Article.sample("B", "Corrected.")
        let stored = try library.store([.sample("New"), a, edited, c], from: "mbox")
        #expect(stored.map(\.outcome) == [.added, .unchanged, .updated, .unchanged])
        #expect(stored.dropFirst().map(\.id) == ids)
        #expect(try library.articles(from: "mbox") == stored.map(\.id))
    }

    @Test func removedArticlesStay() throws {
        let (a, b) = (Article.sample("A"), Article.sample("B"))
        let ids = try library.store([a, b], from: "mbox").map(\.id)
        #expect(try library.store([b], from: "mbox") == [Stored(id: ids[1], outcome: .unchanged)])
        #expect(try library.articles(from: "mbox") == [ids[1]])
        #expect(try library.article(ids[0]) == a)
        #expect(try library.store([], from: "mbox") == [])
        #expect(try library.rows().count == 2)
        // In another file it is found again.
        #expect(
            try library.storeOne(a, from: "archive", existing: ["mbox", "archive"])
                == Stored(id: ids[0], outcome: .moved))
    }

    @Test func manyArticlesWithoutNamesAreMatchedInTime() throws {
        let articles = (0..<20_000).map { _ in Article.sample("Untitled", "Same.") }
        let first = try library.store(articles, from: "mbox", existing: ["mbox"])
        #expect(Set(first.map(\.id)).count == articles.count)
        let second = try library.store([.sample("New")] + articles, from: "mbox", existing: ["mbox"])
        #expect(second[0].outcome == .added)
        #expect(Set(second.dropFirst().map(\.id)) == Set(first.map(\.id)))
    }

    @Test func stampAndSource() throws {
        let source = try library.addSource("file:///folder")
        #expect(try library.addSource("file:///folder") == source)
        let second = try library.addSource("file:///%FF")
        #expect(
            try library.sources() == [
                Source(id: source, uri: "file:///folder"), Source(id: second, uri: "file:///%FF"),
            ])
        var origin = Origin("a", size: .max)
        #expect(try library.stamp(of: "a") == nil)
        try library.store([], from: origin) { _ in true }
        #expect(try library.stamp(of: "a") == origin.stamp)
        origin.stamp.size = 5
        origin.source = source
        try library.store([], from: origin) { _ in true }
        #expect(try library.stamp(of: "a") == origin.stamp)
        #expect(try library.dump(["file"]).count == 1)
    }

    @Test func failureStoresNothingOfAFile() throws {
        let pages = try library.queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA page_count")! }
        try library.storeOne(.sample("A"), from: "a")
        try library.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 20)") }
        let before = try library.dump()
        let long = (0..<200).map { Article.sample("B\($0)", String(repeating: "long ", count: 500)) }
        #expect(throws: LibraryError.full(path: folder.library)) { try library.store(long, from: "b") }
        #expect(try library.dump() == before)
        #expect(try library.storeOne(.sample("C"), from: "c").outcome == .added)
    }
}
