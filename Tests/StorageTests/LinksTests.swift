import Articles
import GRDB
import Testing

@testable import Storage

extension Article {
    /// An article whose text leads to addresses.
    static func linking(
        _ title: String, to addresses: [String], address: String? = nil, section: Block.Section = .body
    ) -> Article {
        var article = Article.sample(title, address: address)
        article.document.blocks += addresses.map {
            Block(.paragraph, "here", spans: [Span(.link(address: $0), 0..<4)], section: section)
        }
        article.digest += addresses.joined()
        return article
    }
}

@Suite struct LinksTests {
    let folder = Folder()
    let library: Library

    init() throws { library = try folder.open(.importing) }

    private func found(_ addresses: String...) throws -> [Article.ID?] {
        let articles = try library.articles(at: addresses)
        return addresses.map { articles[$0]?.id }
    }

    @Test func addressesLeadToArticles() throws {
        let plain = try library.storeOne(.sample("A", address: "https://paper.example/a"), from: "a").id
        let spip = try library.storeOne(.sample("B", address: "https://review.example/spip.php?article7"), from: "b").id
        try library.storeOne(.sample("C", guid: "c@x"), from: "c")
        try library.storeOne(.sample("Home", address: "https://paper.example/"), from: "d")
        #expect(
            try found(
                "http://www.paper.example/a/?utm_source=x#y", "https://review.example/article7",
                "https://paper.example/b",
                "https://paper.example", "mailto:a@x", "") == [plain, spip, nil, nil, nil, nil])
        #expect(try library.articles(at: []).isEmpty)
    }

    @Test func ownAddressesBeforeThoseOfOriginals() throws {
        var reprint = Article.sample("Reprint", address: "https://review.example/1")
        reprint.originalAddress = "https://paper.example/story"
        let second = try library.storeOne(reprint, from: "a").id
        #expect(try found("https://paper.example/story") == [second], "what the library has of it")
        let citing = try library.storeOne(.linking("L", to: ["https://paper.example/story#x"]), from: "l").id
        #expect(try library.citing(second).map(\.id) == [citing])
        let first = try library.storeOne(.sample("Story", address: "http://paper.example/story/"), from: "b").id
        #expect(try found("https://paper.example/story", "https://review.example/1") == [first, second])
        #expect(try library.citing(second).isEmpty && library.citing(first).map(\.id) == [citing])
    }

    @Test func piecesOfOnePageAreToldByFragments() throws {
        let pieces = ["one", "two"].map { Article.sample($0, address: "https://paper.example/issue#\($0)") }
        let ids = try library.store(pieces, from: "mail").map(\.id)
        #expect(ids[0] != ids[1])
        #expect(try found("https://paper.example/issue#two", "https://paper.example/issue") == [ids[1], ids[0]])
    }

    @Test func citedBy() throws {
        let id = try library.storeOne(.sample("A", address: "https://paper.example/a"), from: "a").id
        let own = "https://paper.example/a#note"
        var newer = Article.linking("N", to: ["http://paper.example/a", own, "https://paper.example/a?utm_medium=x"])
        newer.published = PublicationDate("2024-11-02")
        var noted = Article.sample("Noted")
        noted.published = PublicationDate("2024-11-01")
        noted.document.notes = [Note(label: "1", blocks: Article.linking("", to: [own]).document.blocks)]
        try library.store([noted, newer], from: "b")
        try library.storeOne(.linking("Furniture", to: [own], section: .boilerplate), from: "c")
        try library.storeOne(.linking("P.S.", to: [own], section: .postscript), from: "d")
        #expect(try library.citing(id).map(\.title) == ["N", "Noted"], "newest first, each once")
        #expect(try library.citing(id, limit: 1).count == 1)
        #expect(try library.citingCount(id) == 2)
        try library.storeOne(.linking("A", to: [own], address: "https://paper.example/a"), from: "a")
        #expect(try library.citingCount(id) == 2, "an article does not cite itself")
        // An edited text cites what it leads to now.
        try library.store([noted, .sample("N")], from: "b")
        #expect(try library.citing(id).map(\.title) == ["Noted"])
        #expect(try library.citing(999).isEmpty)
    }

    @Test func directoriesAreBounded() throws {
        let many = (0..<9_000).map { "https://paper.example/\($0)" }
        let id = try library.storeOne(.linking("All", to: many), from: "a").id
        #expect(try library.dump(["link"]).count <= 4_000)
        try library.store((0..<50).map { .sample("S\($0)", address: many[$0]) }, from: "b")
        #expect(try library.articles(at: many).count == 50)
        #expect(try library.citing(2).map(\.id) == [id])
    }

    /// A library of an earlier version has its links after its opening.
    @Test func migrationFindsLinks() throws {
        let old = Folder()
        let before = Schema.migrations.firstIndex { $0.name == "links between articles" }!
        let queue = try DatabaseQueue(path: old.library)
        try Schema.migrate(queue, at: old.library)
        try queue.close()
        let library = try old.open()
        let address = "https://paper.example/a"
        let id = try library.storeOne(.sample("A", address: address, day: "2024-11-02"), from: "a").id
        let citing = try library.storeOne(.linking("L", to: [address]), from: "l").id
        let whole = try library.dump(["page", "link", "article"])
        try library.queue.inDatabase { database in
            try database.execute(
                sql: """
                    DROP TABLE page; DROP TABLE link; DROP TABLE alias; DROP INDEX article_likeness;
                    ALTER TABLE article DROP COLUMN likeness;
                    """)
            try database.execute(sql: Schema.migrations[before].sql)
            try Schema.migrations[before].fill(database)
        }
        #expect(try library.dump(["page", "link", "article"]) == whole)
        #expect(try library.citing(id).map(\.id) == [citing])
    }
}
