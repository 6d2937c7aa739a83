import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

/// Notes of the reader's own: begun, left, gone on with and kept, also beside other readers.
@Suite struct NotePromptTests {
    private func reading() -> Desk {
        var desk = Desk([.notes, .plain])
        desk.press("Enter j")
        return desk
    }

    @Test("What was begun stays, however often it is looked at, beside what was begun elsewhere, until it is kept")
    func drafts() {
        var desk = reading()
        func begin(_ text: String) {
            desk.press("M")
            desk.type(text)
            desk.press("Esc")
        }
        begin("first")
        desk.press("M Esc 3 j")
        begin("second")
        desk.press("3 k M")
        #expect(desk.screen.contains(" Note: first"))
        desk.press("Esc m M")
        #expect(desk.screen.contains(" Note: first"), "it is about the same passage")
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.note) == ["first"])
        desk.press("M")
        desk.type(" and more")
        desk.press("Esc")
        #expect(desk.drafts.map(\.text) == ["second", "first and more"])
        desk.press("M ^U")
        desk.type("something else")
        desk.press("Enter M")
        #expect(!desk.screen.contains("and more"), "something else was kept since")
        #expect(desk.drafts.map(\.text) == ["second"])
        desk.press("Esc 3 j M")
        #expect(desk.screen.contains(" Note: second"))
    }

    @Test("What is being written is a draft when hands rest and when the reader ends, if there is any")
    func draftsWithoutEsc() {
        for event in [Event.settled, .leaving] {
            var desk = reading()
            desk.press("M")
            desk.tell(event)
            #expect(desk.drafts.isEmpty)
            desk.type("half")
            desk.tell(event)
            desk.tell(event)
            #expect(desk.drafts.map(\.text) == ["half"])
            #expect(desk.diary.count { if case .setDraft = $0 { true } else { false } } == 1, "once")
            desk.press("^U")
            desk.tell(event)
            #expect(desk.drafts.isEmpty, "emptied")
            desk.type("kept")
            desk.press("Enter M ^U")
            desk.tell(event)
            #expect(desk.drafts.isEmpty, "a note that is kept is not hidden by nothing")
            desk.type("kept")
            desk.tell(event)
            #expect(desk.drafts.isEmpty, "what is kept")
        }
    }

    @Test("A draft is about its passage, however the article is edited and bookmarks come and go")
    func draftsFollowPassages() {
        var desk = reading()
        let begun = Draft(id: "d", article: 1, passage: desk.page.passageAtCursor!, text: "begun")
        desk.drafts = [begun]
        desk.tell(.draftsChanged(desk.drafts))
        desk.articles[0].document.blocks.insert(Block(.paragraph, "A new beginning."), at: 0)
        desk.tell(.articleLoaded(desk.loaded(1)))
        desk.move(to: begun.passage.quote.split(separator: " ").first.map(String.init) ?? "")
        #expect(desk.page.passageAtCursor?.quote == begun.passage.quote && desk.page.passageAtCursor != begun.passage)
        desk.press("M")
        #expect(desk.screen.contains(" Note: begun"), "moved")
        desk.type(", more")
        desk.press("Esc")
        #expect(desk.drafts.map(\.text) == ["begun, more"], "one draft, not two")
        desk.press("m M")
        #expect(desk.screen.contains(" Note: begun, more"), "bookmarked")
        desk.press("Esc ' d M")
        #expect(desk.screen.contains(" Note: begun, more"), "no bookmark any more")
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.note) == ["begun, more"] && desk.drafts.isEmpty)
    }

    @Test(
        "A draft of words that were edited is offered at what has become of them, and one of another article at the same words"
    )
    func draftsOfEditedWords() {
        var desk = reading()
        let begun = Draft(id: "d", article: 1, passage: desk.page.passageAtCursor!, text: "begun")
        desk.drafts = [begun]
        desk.tell(.draftsChanged(desk.drafts))
        let text = desk.articles[0].document.blocks[begun.passage.place.block].text
        desk.articles[0].document.blocks[begun.passage.place.block].text = "All " + text.lowercased()
        desk.articles[0].document.blocks[begun.passage.place.block].spans = []
        desk.tell(.articleLoaded(desk.loaded(1)))
        desk.press("M")
        #expect(desk.screen.contains(" Note: begun"))
        desk.press("Esc 9 j M")
        #expect(!desk.screen.contains(" Note: begun"))
        desk.press("Esc J")
        var edited = begun.passage
        edited.suffix = "edited"
        desk.bookmarks = [Bookmark(id: "b", article: 1, passage: edited, created: 0)]
        desk.press("' e")
        #expect(desk.page.id == 2 && desk.screen.contains(" Note: begun"))
        desk.type(", more")
        desk.press("Esc")
        #expect(desk.drafts.map(\.text) == ["begun, more"])
    }

    @Test("An empty prompt does not forget what another reader has begun, and a draft that others forgot is kept again")
    func draftsOfOthers() {
        var desk = reading()
        desk.press("M")
        let others = Draft(id: "d", article: 1, passage: desk.page.passageAtCursor!, text: "of another")
        desk.drafts = [others]
        desk.tell(.draftsChanged(desk.drafts))
        desk.press("x Backspace")
        desk.tell(.settled)
        desk.press("Esc")
        #expect(desk.drafts == [others])
        desk.press("M")
        desk.type("s")
        desk.tell(.settled)
        #expect(desk.drafts.map(\.text) == ["of anothers"])
        desk.drafts = []
        desk.tell(.draftsChanged([]))
        desk.tell(.leaving)
        #expect(desk.drafts.map(\.text) == ["of anothers"])
        desk.press("Esc M")
        desk.drafts = []
        desk.tell(.draftsChanged([]))
        desk.press("Esc")
        #expect(desk.drafts.map(\.text) == ["of anothers"], "as Esc says")
    }

    @Test(
        "A passage that another reader bookmarks while its note is written is not bookmarked twice, nor its note replaced unseen"
    )
    func bookmarkedUnderPrompt() {
        for note in ["", "theirs"] {
            var desk = reading()
            desk.press("M")
            desk.type("mine")
            desk.bookmarks = [
                Bookmark(id: "b", article: 1, passage: desk.page.passageAtCursor!, note: note, created: 0)
            ]
            desk.tell(.bookmarksChanged(desk.bookmarks, of: 1))
            desk.press("Enter")
            if !note.isEmpty {
                #expect(
                    desk.message == "Another reader wrote \"theirs\" there meanwhile; Enter puts yours in its place")
                #expect(desk.bookmarks.map(\.note) == ["theirs"] && desk.screen.contains(" Note: mine"))
                desk.press("Enter")
            }
            #expect(desk.bookmarks.map(\.note) == ["mine"] && desk.state.layers.isEmpty && desk.drafts.isEmpty)
            desk.press("U")
            #expect(desk.bookmarks.map(\.note) == [note])
        }
    }

    @Test("A note that another reader has written since is not replaced before it was seen, nor deleted by taking back")
    func differs() {
        for keys in ["M", "' e", "' E"] {
            var desk = reading()
            desk.press("m \(keys)")
            let asked = desk.bookmarks[0]
            desk.bookmarks[0].note = "theirs"
            if keys == "' E" {
                desk.tell(.textEdited("mine", for: .noteOfBookmark(asked)))
            } else {
                desk.type("mine")
                desk.press("Enter")
            }
            #expect(desk.message == "Another reader wrote \"theirs\" there meanwhile; Enter puts yours in its place")
            #expect(desk.bookmarks.map(\.note) == ["theirs"] && desk.screen.contains(" Note: mine"))
            desk.press("Enter")
            #expect(desk.bookmarks.map(\.note) == ["mine"])
            desk.press("U")
            #expect(desk.bookmarks.map(\.note) == ["theirs"])
            desk.press("U")
            #expect(desk.bookmarks.map(\.note) == ["theirs"])
            #expect(desk.message == "Nothing was changed: another reader wrote \"theirs\" there meanwhile")
        }
        var desk = reading()
        desk.press("m M")
        desk.bookmarks[0].note = "theirs"
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.note) == ["theirs"] && desk.message == "The note is unchanged")
        #expect(desk.state.layers.isEmpty)
        desk.press("'")
        desk.bookmarks[0].note = "theirs, again"
        desk.tell(.draftsChanged([]))
        #expect(desk.screen.contains("theirs, again"), "the list shows what there is")
    }

    @Test("A note goes to its passage, also when the article is edited while it is written")
    func editedUnderPrompt() {
        var desk = reading()
        desk.press("m 4 j M")
        let passage = desk.page.passageAtCursor!
        desk.type("mine")
        let old = desk.articles[0].document.blocks
        // The bookmark stands now where the passage stood.
        desk.articles[0].document.blocks = [Block(.paragraph, "A new beginning.")] + old
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.page.article.document.find(passage)!.place.block == passage.place.block + 1)
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.note) == ["", "mine"])
        #expect(desk.bookmarks[1].passage.quote == passage.quote)
        #expect(desk.bookmarks[1].passage.place.block == passage.place.block + 1)
    }

    @Test("Drafts of two passages with the same words are not mistaken for each other")
    func draftsOfSameWords() {
        var desk = reading()
        let passage = desk.page.passageAtCursor!
        var other = passage
        other.place.block += 7
        desk.bookmarks = [
            Bookmark(id: "1", article: 1, passage: passage, created: 0),
            Bookmark(id: "2", article: 1, passage: other, created: 0),
        ]
        desk.press("J")
        desk.tell(.draftsChanged([Draft(id: "d", article: 1, passage: passage, text: "begun")]))
        desk.press("' e")
        #expect(desk.screen.contains(" Note: begun"))
        desk.press("Esc j e")
        #expect(!desk.screen.contains(" Note: begun"))
    }

    @Test("A note that is written on a bookmark which another reader removes makes it again")
    func goneUnderPrompt() {
        var desk = reading()
        desk.press("m ' e")
        desk.type("words")
        let gone = desk.bookmarks.removeLast()
        desk.press("Enter")
        #expect(desk.message == "The bookmark is no longer in the library; Enter makes it again")
        #expect(desk.screen.contains("Note: words"))
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.note) == ["words"] && desk.bookmarks[0].passage == gone.passage)
        #expect(desk.state.layers.isEmpty && desk.drafts.isEmpty)
    }

    @Test("The editor is given what was begun, which stays when nothing comes of it")
    func draftsInTheEditor() {
        var desk = reading()
        desk.press("M")
        desk.type("old")
        desk.press("Enter ' e")
        desk.type(" and new")
        desk.press("Esc")
        #expect(desk.press("E").contains(.edit("old and new", for: .noteOfBookmark(desk.bookmarks[0]))))
        desk.tell(.said(Message("The note is unchanged")))
        #expect(desk.screen.contains("Note: old and new"))
        desk.press("Esc")
        #expect(desk.drafts.map(\.text) == ["old and new"] && desk.state.isBookmarksOpen)
        desk.press("E")
        desk.tell(.textEdited("all new", for: .noteOfBookmark(desk.bookmarks[0])))
        #expect(desk.bookmarks.map(\.note) == ["all new"] && desk.drafts.isEmpty && desk.state.context == .bookmarks)
    }

    @Test("A draft that cannot be kept is tried again, told of at the end, and not lost when another reader keeps one")
    func draftsNotSaved() {
        var desk = reading()
        desk.press("M")
        desk.type("first")
        desk.doesEffects = false
        func settle() -> [Effect] { desk.tell(.settled).filter { !$0.isSavePlace } }
        desk.type(" one")
        let asked = settle()
        #expect(asked.count == 1)
        desk.tell(.notSaved(asked[0], "The library is locked"))
        #expect(desk.state.unsavedTexts == ["first one"])
        desk.tell(.draftsChanged([]))
        #expect(desk.state.drafts.map(\.text) == ["first one"])
        desk.type(" and more")
        let again = settle()
        #expect(again.count == 1 && desk.state.unsavedTexts.isEmpty, "only the last of it")
        desk.tell(.notSaved(again[0], "The library is locked"))
        desk.doesEffects = true
        desk.tell(.leaving)
        #expect(desk.drafts.map(\.text) == ["first one and more"])
    }
}
