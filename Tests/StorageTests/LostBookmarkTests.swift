import Articles
import GRDB
import Testing

@testable import Storage

/// Bookmarks whose passage has gone from the text, and come back.
@Suite struct LostBookmarkTests {
    let folder = Folder()
    let library: Library
    private let text = "The river rises early in the hills. The council would not reopen the old mill. Nobody cared."

    init() throws { library = try folder.open() }

    private func mark(_ id: String, _ words: String, in document: Document, of article: Article.ID) throws -> Bookmark {
        let offset = try #require(document.blocks[0].text.occurrences(of: words).first)
        let passage = try #require(document.passage(at: document.place(.body, block: 0, offset: offset)))
        return Bookmark(id: id, article: article, passage: passage, created: Int64(id) ?? 0)
    }

    private func lost() throws -> [String] { try library.bookmarks().filter(\.isLost).map(\.bookmark.id) }

    @Test func goneAndBack() throws {
        let article = Article.sample("A", text)
        let id = try library.storeOne(article, from: "a").id
        let marks = [
            try mark("1", "river", in: article.document, of: id), try mark("2", "mill", in: article.document, of: id),
        ]
        for mark in marks { try library.add(mark) }
        #expect(try lost().isEmpty)
        func edit(_ text: String) throws { try library.storeOne(.sample("A", text), from: "a") }
        try edit(text.replacing("reopen the old", with: "reopen an old"))
        #expect(try lost().isEmpty, "a word has changed")
        try edit("The river rises early in the hills. Nobody cared.")
        #expect(try lost() == ["2"])
        try edit("Nothing of it is left in here.")
        #expect(try lost() == ["2", "1"])
        #expect(try library.bookmarks(of: id) == marks, "nothing else of them has changed")
        try edit(text)
        #expect(try lost().isEmpty)
        #expect(try library.bookmarks(of: id) == marks)
    }

    @Test func aBookmarkOfATextThatHasChanged() throws {
        let before = Document(blocks: [Block(.paragraph, text)])
        let id = try library.storeOne(.sample("A", "Nothing of it is left in here."), from: "a").id
        try library.add(try mark("1", "mill", in: before, of: id))
        #expect(try lost() == ["1"])
        try library.storeOne(.sample("A", text), from: "a")
        let removed = try #require(try library.remove("1", withNote: ""))
        try library.add(removed)
        #expect(try lost().isEmpty)
    }

    /// A library of an earlier version, with a bookmark that had been lost and one that had not.
    @Test func anEarlierLibrary() throws {
        let article = Article.sample("A", text)
        let id = try library.storeOne(article, from: "a").id
        try library.add(try mark("1", "mill", in: article.document, of: id))
        var other = try mark("2", "mill", in: article.document, of: id)
        other.passage.quote = "What stood here has been gone for years."
        try library.add(other)
        let number = try #require(Schema.migrations.firstIndex { $0.name == "lost bookmarks" })
        try library.queue.inDatabase {
            try $0.execute(sql: "ALTER TABLE bookmark DROP COLUMN lost; PRAGMA user_version = \(number)")
        }
        let again = Array(Schema.migrations[...number])
        try Schema.migrate(library.queue, by: again, at: folder.library)
        #expect(try lost() == ["2"])
    }
}
