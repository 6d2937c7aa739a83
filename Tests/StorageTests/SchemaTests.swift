import Articles
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

    /// A library of version 1, as it was released, with one of everything.
    @Test func versionOne() throws {
        let queue = try DatabaseQueue(path: folder.library)
        try queue.inDatabase { database in
            try database.execute(sql: Schema.migrations[0].sql)
            try database.execute(
                sql: """
                    PRAGMA user_version = 1; PRAGMA application_id = 1114795873;
                    INSERT INTO article VALUES (7, 'address https://x/1', 'd', 1, 'Title', 'Ana', 'IV', '2024-01-02', NULL, 'en',
                        'https://x/1', 2, 'text');
                    INSERT INTO bookmark VALUES ('b', 7, 'note 1', 2, 3, 'c', 'q', 'p', 's', 'n', 4);
                    INSERT INTO status VALUES (7, 'reading', 0.5, 1);
                    INSERT INTO place VALUES (7, 'body', 1, 2, 'c');
                    """)
        }
        try queue.close()
        let library = try folder.open()
        let row = ArticleRow(
            id: 7, title: "Title", authors: ["Ana"], publication: "IV", day: "2024-01-02",
            status: Status(progress: .reading(0.5), isStarred: true), wordCount: 2, bookmarkCount: 1)
        #expect(try library.rows() == [row])
        #expect(try library.place(of: 7) == Place(block: 1, offset: 2, context: "c"))
        let place = Place(part: .note(1), block: 2, offset: 3, context: "c")
        let passage = Passage(place: place, quote: "q", prefix: "p", suffix: "s")
        #expect(
            try library.bookmarks(of: 7) == [Bookmark(id: "b", article: 7, passage: passage, note: "n", created: 4)])
    }
}
