import Articles
import Testing

@testable import Storage

@Suite struct DraftTests {
    let folder = Folder()

    @Test func keptReplacedAndForgotten() throws {
        let library = try folder.open()
        let id = try library.storeOne(.sample("A"), from: "a").id
        var first = Draft(article: id, passage: Bookmark.sample("1", of: id).passage, text: "one")
        var second = first
        second.passage.place.part = .note(3)
        second.passage.quote = "other words"
        second.text = "two\n 漢字 👩‍👩‍👧"
        try library.setDraft(first)
        try library.setDraft(second)
        #expect(try library.drafts() == [first, second])
        first.text = "one and more"
        try library.setDraft(first)
        #expect(try library.drafts() == [first, second])
        first.text = ""
        try library.setDraft(first)
        try library.setDraft(first)
        #expect(try library.drafts() == [second])
        #expect(try folder.open().drafts() == [second])
        #expect(try library.bookmarks(of: id).isEmpty)
    }

    @Test func ofNoArticle() throws {
        let library = try folder.open()
        let draft = Draft(article: 9, passage: Bookmark.sample("1", of: 9).passage, text: "one")
        #expect(throws: LibraryError.gone(path: folder.library)) { try library.setDraft(draft) }
        #expect(try library.drafts().isEmpty)
    }
}
