import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct SchemaTests {
    let folder = Folder()

    /// A migration that was released is never edited; a new version appends one, and appends here what its tables are.
    @Test func releasedMigrationsAreAsTheyWere() {
        let released = [
            ("articles, sources and marks", -881_611_280_116_503_503 as Int64), ("drafts", -1_947_424_819_662_613_535),
            ("lists and search", -8_778_054_990_750_915_571), ("names of sources", 1_506_445_508_143_799_319),
            ("lost bookmarks", -2_954_841_914_877_658_435),
            ("links between articles", -3_530_752_585_160_137_501),
            ("leaving articles", 1_170_525_936_825_496_814),
        ]
        #expect(Schema.migrations.count == released.count)
        for (migration, (name, fingerprint)) in zip(Schema.migrations, released) {
            #expect(migration.name == name)
            #expect(PackedArticle(text: Array(migration.sql.utf8), structure: []).fingerprint == fingerprint)
        }
    }

    @Test func earlierVersionIsBroughtToThisOne() throws {
        let marked: Article.ID
        do {
            let library = try folder.open()
            marked = try library.storeOne(.sample("A"), from: "a").id
            try library.add(.sample("1", of: marked))
        }
        let next = Schema.migrations + [Schema.Migration(name: "next", sql: "CREATE TABLE next (id INTEGER) STRICT")]
        let queue = try DatabaseQueue(path: folder.library)
        try Schema.migrate(queue, by: next, at: folder.library)
        try Schema.migrate(queue, by: next, at: folder.library)
        #expect(try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") } == next.count)
        #expect(try queue.inDatabase { try $0.tableExists("next") })
        #expect(try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM bookmark") } == 1)
        #expect(throws: LibraryError.newer(path: folder.library)) {
            try Schema.migrate(queue, by: Schema.migrations, at: folder.library)
        }
    }

    @Test func failedMigrationChangesNothing() throws {
        _ = try folder.open()
        let before = folder.bytes()
        let queue = try DatabaseQueue(path: folder.library)
        let broken =
            Schema.migrations + [Schema.Migration(name: "broken", sql: "CREATE TABLE half (a); CREATE NONSENSE")]
        #expect(throws: DatabaseError.self) { try Schema.migrate(queue, by: broken, at: folder.library) }
        #expect(try queue.inDatabase { try $0.tableExists("half") } == false)
        try queue.close()
        #expect(folder.bytes() == before)
    }

    /// Libraries as released versions left them, with one of everything that a reader may do. (Such a fixture is never edited; a
    /// new version adds one when it is released.)
    @Test(arguments: [1, 2]) func releasedVersionsAreBroughtToThisOne(version: Int) throws {
        let queue = try DatabaseQueue(path: folder.library)
        let dump = try String(contentsOfFile: Self.fixture(version), encoding: .utf8)
        try queue.inDatabase { try $0.execute(sql: dump) }
        #expect(try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
        let tables = ["status", "place", "bookmark"] + (version > 1 ? ["draft"] : [])
        func marks(_ queue: DatabaseQueue) throws -> [String] {
            try queue.inDatabase { database in
                try tables.flatMap { table in
                    let columns =
                        table == "bookmark"
                        ? "id, article, \(Passage.columns.joined(separator: ", ")), note, created" : "*"
                    return try Row.fetchAll(database, sql: "SELECT \(columns) FROM \(table)").map { "\(table) \($0)" }
                }
            }
        }
        let before = try marks(queue)
        try queue.close()

        let library = try folder.open()
        #expect(try library.queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
        #expect(try marks(library.queue) == before && before.count >= 8)
        let report = try library.check()
        #expect(report.problems == [] && report.articles == 4)
        #expect(
            try library.rows().map(\.title) == ["Second boat", "First boat", "A walk by the river", "Letter on bees"])
        #expect(try library.status(of: 4) == Status(progress: .reading(0.25), isStarred: true))
        let place = Place(block: 1, offset: 8, context: "up by the hill instead, past the orchard that th")
        #expect(try library.place(of: 4) == place)
        let article = try #require(try library.article(4))
        #expect(article.document.resolve(place) == place && article.document.notes.count == 2)
        let bookmarks = try library.bookmarks()
        #expect(bookmarks.map(\.bookmark.article) == [4, 4, 3])
        #expect(bookmarks.map(\.bookmark.note) == ["", "Go there\nin spring — «mit Kamera» 山", "lost?"])
        for row in bookmarks.prefix(2) {
            let block = article.document.blocks(of: row.bookmark.passage.place.part)[row.bookmark.passage.place.block]
            #expect(block.text.contains(row.bookmark.passage.quote))
        }
        #expect(try library.drafts().map(\.text) == (version > 1 ? ["Ask B. about the oran"] : []))
        #expect(try library.value(forKey: "reader.article") == "4")
        // And it goes on as any other.
        try library.storeOne(.sample("New", guid: "harbour-3"), from: "file:///home/ann/issues/feed.xml")
        #expect(try library.check().isClean)
    }

    private static func fixture(_ version: Int) -> String {
        "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/version\(version).sql"
    }
}
