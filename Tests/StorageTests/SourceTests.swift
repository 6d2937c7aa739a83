import Articles
import GRDB
import Testing

@testable import Storage

@Suite struct SourceTests {
    let folder = Folder()

    private func origin(_ uri: String, _ source: Source.ID) -> Origin {
        var origin = Origin(uri)
        origin.source = source
        return origin
    }

    @Test func namesAndLooks() throws {
        let library = try folder.open()
        let one = try library.addSource("file:///home/ann/my%20letters")
        let other = try library.addSource("file:///x")
        #expect(try library.sources().map(\.title) == ["my letters", "x"])
        try library.setName("Letters", of: one)
        try library.noteLook(at: ["file:///x", "file:///nobody"], 7)
        #expect(
            try library.sources() == [
                Source(id: one, uri: "file:///home/ann/my%20letters", name: "Letters"),
                Source(id: other, uri: "file:///x", looked: 7),
            ])
        #expect(try library.shelves().filter { $0.shelf == .source(one) }.map(\.name) == ["Letters"])
        try library.setName(nil, of: one)
        #expect(try library.addSource("file:///x") == other)
        #expect(try library.sources().map(\.name) == [nil, nil])
    }

    @Test func countsArticlesOnce() throws {
        let library = try folder.open()
        let (one, other) = (try library.addSource("file:///a"), try library.addSource("file:///b"))
        let shared = Article.sample("Shared", address: "https://x/1")
        try library.store([shared, .sample("A")], from: origin("file:///a/1", one), fileExists: { _ in true })
        try library.store([shared], from: origin("file:///a/2", one), fileExists: { _ in true })
        let stored = try library.store([shared], from: origin("file:///b/1", other), fileExists: { _ in true })
        try library.setProgress(.finished, of: stored[0].id)
        let counts = try library.sourceCounts()
        #expect(counts[one]?.articles == 2 && counts[one]?.unread == 1)
        #expect(counts[other]?.articles == 1 && counts[other]?.unread == 0)
    }

    @Test func whatIsNotThereCannotBeForgotten() throws {
        let library = try folder.open()
        #expect(throws: LibraryError.gone(path: folder.library)) { try library.forget(3) }
    }

    /// A source within another gives its files back to that.
    @Test func filesOfTwoSources() throws {
        let library = try folder.open()
        let (outer, inner) = (try library.addSource("file:///a"), try library.addSource("file:///a/b"))
        _ = try library.addSource("file:///a/bc")
        try library.store([.sample("A")], from: origin("file:///a/b/1", inner), fileExists: { _ in true })
        #expect(try library.forget(inner) == Forgotten(shared: 1))
        #expect(try library.sourceCounts()[outer]?.articles == 1)
        #expect(try library.forget(outer) == Forgotten(gone: 1))
        #expect(try library.rows().isEmpty)
    }

    /// Articles of several sources, with and without marks: only those go that nothing holds.
    @Test(arguments: 0..<60) func forgetting(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed))
        let library = try folder.open()
        let sources = try (0..<3).map { try library.addSource("file:///\($0)") }
        var homes: [Article.ID: Set<Source.ID>] = [:]
        for file in 0..<numbers.int(1...8) {
            let source = numbers.pick(sources)
            let articles = numbers.list(4) { numbers in
                Article.sample("T", address: "https://x/\(numbers.int(0...9))")
            }
            let unique = Dictionary(articles.map { ($0.address, $0) }, uniquingKeysWith: { one, _ in one }).values
            let stored = try library.store(
                Array(unique), from: origin("file:///\(source - 1)/\(file)", source), fileExists: { _ in true })
            for one in stored { homes[one.id, default: []].insert(source) }
        }
        var marked: Set<Article.ID> = []
        for id in homes.keys.sorted() {
            switch numbers.int(0...8) {
            case 0: try library.setProgress(.finished, of: id)
            case 1: try library.setStarred(true, of: id)
            case 2: try library.add(.sample("b\(id)", of: id))
            case 3: try library.setPlace(Place(block: 0, offset: 0), progress: .unread, of: id)
            case 4:
                // Read and taken back: no mark.
                try library.setProgress(.finished, of: id)
                try library.setProgress(.unread, of: id)
                continue
            default: continue
            }
            marked.insert(id)
        }
        let source = numbers.pick(sources)
        let only = homes.filter { $0.value == [source] }.map(\.key)
        let kept = only.filter(marked.contains)
        let before = try library.dump()
        let plan = try library.forget(source, isRehearsal: true)
        #expect(try library.dump() == before)
        if seed % 2 == 0 { while try library.indexSome(atMost: 3) > 0 {} }
        let forgotten = try library.forget(source)
        #expect(forgotten == plan)
        #expect(forgotten.gone == only.count - kept.count && forgotten.kept == kept.count)
        #expect(forgotten.shared == homes.count { $0.value.contains(source) && $0.value.count > 1 })
        #expect(forgotten.read + forgotten.starred + forgotten.bookmarked == kept.count)
        #expect(Set(try library.rows().map(\.id)) == Set(homes.keys).subtracting(only).union(kept))
        #expect(try !library.sources().contains { $0.id == source })
        let orphans = try library.queue.inDatabase { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }
        #expect(orphans.isEmpty)
        try library.removeForgotten()
        #expect(Set(try library.rows().map(\.id)) == Set(homes.keys).subtracting(only).union(kept))
        #expect(try library.check().problems == [])
    }
}
