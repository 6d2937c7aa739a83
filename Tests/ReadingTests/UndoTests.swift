import Articles
import Testing

@testable import Reading

@Suite struct UndoTests {
    @Test("U takes back marks, bookmarks, notes and deletions, the last first, and says what")
    func undo() {
        var desk = Desk([.notes, .plain])
        desk.press("u")
        #expect(desk.statuses[0].progress == .finished)
        desk.press("Enter j m M")
        desk.type("mine")
        desk.press("Enter ' d")
        #expect(desk.bookmarks.isEmpty)
        desk.press("U")
        #expect(desk.bookmarks.map(\.note) == ["mine"] && desk.message?.hasPrefix("Undone") == true)
        #expect(desk.page.bookmarks.count == 1, "it is seen on the page again")
        desk.press("U")
        #expect(desk.bookmarks.map(\.note) == [""])
        desk.press("U")
        #expect(desk.bookmarks.isEmpty && desk.page.bookmarks.isEmpty)
        desk.press("U")
        #expect(desk.statuses[0].progress == .unread)
        desk.press("U")
        #expect(desk.message == "Nothing to undo")
    }

    @Test("An undo is not undone by the next one: they go further back")
    func notItself() {
        var desk = Desk([.notes])
        desk.press("Enter j m j j m U U")
        #expect(desk.bookmarks.isEmpty)
    }

    @Test("Undoing and doing again are said to be about the same change; what failed is not done again")
    func words() {
        var desk = Desk([.notes])
        desk.press("Enter j m U")
        #expect(desk.message?.hasPrefix("Undone: the bookmark;") == true)
        desk.press("^R")
        #expect(desk.message == "Done again: the bookmark" && desk.bookmarks.count == 1)
        desk.press("' d U")
        #expect(desk.message?.hasPrefix("Undone: the removal of a bookmark;") == true)
        desk.press("^R")
        #expect(desk.message == "Done again: the removal of a bookmark" && desk.bookmarks.isEmpty)
        desk.press("*")
        desk.doesEffects = false
        desk.press("U")
        desk.tell(.failed("The disk is full"))
        desk.press("^R")
        #expect(desk.message == "Nothing was undone")
    }

    @Test("The order of the list is undone, too")
    func order() {
        var desk = Desk([.notes, .plain])
        desk.press("S S")
        let sort = desk.state.list.listing.sort
        #expect(desk.press("U") == [.rememberSort(desk.state.list.listing.sort)])
        #expect(desk.state.list.listing.sort != sort)
        desk.press("^R")
        #expect(desk.state.list.listing.sort == sort)
        desk.press("U U U")
        #expect(desk.state.list.listing.sort == .newest && desk.message == "Nothing to undo")
    }

    @Test("A deletion in the list of bookmarks keeps the list, and undo brings the bookmark back into it")
    func inTheList() {
        var desk = Desk([.notes])
        desk.press("Enter j m 2 j m 3 j m ' j")
        let before = desk.screen
        desk.press("d")
        #expect(desk.bookmarks.count == 2 && desk.state.isBookmarksOpen && desk.screen.contains("/2 "))
        desk.press("U")
        #expect(desk.bookmarks.count == 3 && desk.screen.contains("/3 "))
        desk.press("d d d")
        #expect(!desk.state.isBookmarksOpen, "the last one closes the list")
        desk.press("U ' ")
        #expect(desk.state.isBookmarksOpen && before.contains("/3"))
    }

    @Test("What was undone can be done again, as far as it was undone; a new change ends that")
    func redo() {
        var desk = Desk([.notes, .plain])
        desk.press("u * Enter j M")
        desk.type("mine")
        desk.press("Enter ' d")
        let changed = (desk.statuses, desk.bookmarks)
        desk.press("U U U U")
        #expect(desk.statuses[0] == Status() && desk.bookmarks.isEmpty)
        desk.press("^R ^R ^R")
        #expect(desk.statuses[0].isStarred && desk.bookmarks.map(\.note) == ["mine"])
        desk.press("^R")
        #expect(desk.bookmarks.isEmpty && desk.statuses[0] == changed.0[0] && changed.1.isEmpty)
        desk.press("^R")
        #expect(desk.message == "Nothing was undone")
        desk.press("U U 9 j m ^R")
        #expect(desk.message == "Nothing was undone", "a new change ends the way forward")
    }

    @Test("An undo that fails can be tried again")
    func failing() {
        var desk = Desk([.notes])
        desk.press("Enter j m ' d")
        desk.doesEffects = false
        desk.press("U")
        desk.tell(.failed("The library is locked"))
        desk.doesEffects = true
        desk.press("U")
        #expect(desk.bookmarks.count == 1)
    }
}
