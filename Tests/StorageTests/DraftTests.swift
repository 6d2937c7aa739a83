import Articles
import Testing

@testable import Storage

@Suite struct DraftTests {
    let folder = Folder()

    @Test func keptReplacedAndForgotten() throws {
        let library = try folder.open()
        let id = try library.storeOne(.sample("A"), from: "a").id
        var first = Draft(id: "1", article: id, passage: Bookmark.sample("1", of: id).passage, text: "one")
        var second = first
        second.id = "2"
        second.passage.place.part = .note(3)
        second.passage.quote = "other words"
        second.text = "two\n 漢字 👩‍👩‍👧"
        try library.setDraft(first, insteadOf: nil)
        try library.setDraft(second, insteadOf: nil)
        #expect(try library.drafts() == [first, second])
        first.text = "one and more"
        try library.setDraft(first, insteadOf: nil)
        #expect(try library.drafts() == [first, second])
        first.text = ""
        try library.setDraft(first, insteadOf: nil)
        try library.setDraft(first, insteadOf: nil)
        #expect(try library.drafts() == [second])
        #expect(try folder.open().drafts() == [second])
        #expect(try library.bookmarks(of: id).isEmpty)
    }

    /// Who goes on with a draft makes one of its own; the old one goes, unless others have gone on with it as well.
    @Test func goneOnWith() throws {
        let library = try folder.open()
        let id = try library.storeOne(.sample("A"), from: "a").id
        func draft(_ name: String, _ text: String) -> Draft {
            Draft(id: name, article: id, passage: Bookmark.sample("1", of: id).passage, text: text)
        }
        let old = draft("old", "one")
        try library.setDraft(old, insteadOf: nil)
        try library.setDraft(draft("mine", "one and two"), insteadOf: old)
        try library.setDraft(draft("yours", "one and three"), insteadOf: old)
        #expect(try library.drafts().map(\.text) == ["one and two", "one and three"])
        try library.setDraft(draft("mine", "changed"), insteadOf: old)
        try library.setDraft(draft("another", "four"), insteadOf: draft("mine", "one and two"))
        #expect(try library.drafts().map(\.text) == ["changed", "one and three", "four"])
        try library.setDraft(draft("last", ""), insteadOf: draft("yours", "one and three"))
        #expect(try library.drafts().map(\.text) == ["changed", "four"])
    }

    @Test func ofNoArticle() throws {
        let library = try folder.open()
        let draft = Draft(id: "1", article: 9, passage: Bookmark.sample("1", of: 9).passage, text: "one")
        #expect(throws: LibraryError.gone(path: folder.library)) { try library.setDraft(draft, insteadOf: nil) }
        #expect(try library.drafts().isEmpty)
    }
}
