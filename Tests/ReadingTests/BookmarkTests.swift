import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

@Suite struct BookmarkTests {
    private func reading() -> Desk {
        var desk = Desk([.notes, .plain])
        desk.press("Enter j")
        return desk
    }

    @Test("m asks for the sentence at the cursor, and says so only when it is kept")
    func effectBeforeMessage() {
        var desk = reading()
        desk.doesEffects = false
        guard case .addBookmark(1, let passage, note: "")? = desk.press("m").first else {
            Issue.record("No bookmark was asked for")
            return
        }
        #expect(passage.quote == "The first sentence[1] stands here.")
        #expect(desk.message == nil)
        #expect(!desk.screen.contains("Bookmarked"))
        #expect(desk.page.bookmarks.isEmpty)
        desk.tell(.bookmarkAdded(Bookmark(id: "x", article: 1, passage: passage, created: 0)))
        #expect(desk.message == "Bookmarked: The first sentence[1] stands here.")
        #expect(desk.page.bookmarks.map(\.id) == ["x"])
        desk.tell(.failed("The disk is full"))
        #expect(desk.message == "The disk is full")
    }

    @Test("A bookmarked passage is bookmarked once, and seen")
    func once() {
        var desk = reading()
        desk.press("m")
        #expect(draw(desk.state).styleMarks.contains("kkkk") && desk.screen.contains("◂"))
        #expect(desk.press("m") == [])
        #expect(desk.message == "Already bookmarked; M edits its note")
        #expect(desk.bookmarks.count == 1)
    }

    /// The first sentence has a word more than when it was marked.
    private func edited() -> Desk {
        var desk = reading()
        desk.press("m")
        var blocks = desk.articles[0].document.blocks
        let index = blocks.firstIndex { $0.text.contains(" stands here.") }!
        blocks[index].text = blocks[index].text.replacing(" stands here.", with: " still stands here.")
        desk.articles[0].document.blocks = blocks
        desk.tell(.articleLoaded(desk.loaded(1)))
        return desk
    }

    @Test("A passage whose words have changed stays marked, and going there says so")
    func changed() {
        var desk = edited()
        #expect(draw(desk.state).styleMarks.contains("kkkk") && desk.screen.contains("◂"))
        desk.press("m")
        #expect(desk.message == "Already bookmarked; M edits its note")
        desk.press("G ' Enter")
        #expect(desk.message == "The text has changed; this is the closest passage")
        #expect(desk.line.contains("still stands here"))
        #expect(desk.bookmarks.map(\.passage.quote) == ["The first sentence[1] stands here."])
    }

    @Test("What is gone is listed as such, with its words", arguments: [(120, 40), (80, 24), (40, 12)])
    func gone(columns: Int, rows: Int) {
        var desk = reading()
        desk.resize(columns, rows)
        desk.press("M n o t e Enter '")
        #expect(!desk.screen.contains("no longer"))
        let row = BookmarkRow(bookmark: desk.bookmarks[0], title: "A title", isLost: true)
        desk.tell(.bookmarksLoaded([row]))
        #expect(desk.screen.contains("no longer in the text"))
        #expect(desk.screen.contains("▸ The first sentence"))
    }

    @Test("A list that is open is read again when an import ends")
    func importEnds() {
        var desk = reading()
        desk.press("m")
        #expect(desk.tell(.workFinished(nil)) == [])
        desk.press("'")
        #expect(desk.tell(.workFinished(nil)) == [.loadBookmarks])
    }

    @Test("A bookmark that another reader has removed goes from the page and the list, and nothing is undone for it")
    func removedByAnother() {
        var desk = reading()
        desk.press("m j j m")
        desk.press("'")
        let first = desk.bookmarks.removeFirst()
        desk.press("d")
        #expect(desk.message == "The bookmark is no longer in the library")
        #expect(!desk.page.bookmarks.contains { $0.id == first.id })
        #expect(desk.screen.contains("Bookmarks 1/1"))
        desk.press("Esc U")
        #expect(desk.bookmarks.isEmpty, "the bookmark of the second m was undone")
        desk.press("U")
        #expect(desk.message == "The bookmark is no longer in the library")
        desk.press("U")
        #expect(desk.message == "Nothing to undo")
    }

    @Test("On the title, where no text stands yet, the first sentence below is meant")
    func title() {
        var titled = reading()
        titled.press("g m")
        #expect(titled.bookmarks.first?.passage.quote.hasPrefix("The first sentence") == true)
    }

    @Test("A note that is being written belongs to the article it was begun in, whatever is opened meanwhile")
    func noteOfAnotherArticle() {
        var desk = reading()
        let article = desk.state.page?.id
        desk.press("] M")
        desk.type("words")
        desk.tell(.articleLoaded(desk.loaded(2)))
        #expect(desk.state.page?.id == 2)
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.article) == [article])
        #expect(desk.bookmarks.first?.note == "words")
    }

    @Test("M bookmarks with a note, and edits the note of what is bookmarked; an empty note is none")
    func notes() {
        var desk = reading()
        desk.press("M")
        desk.type("Mine")
        #expect(desk.screen.contains(" Note: Mine"))
        desk.press("Enter")
        #expect(
            desk.bookmarks.map(\.note) == ["Mine"] && desk.message?.hasPrefix("Bookmarked with your note: ") == true)
        desk.press("M")
        #expect(desk.screen.contains(" Note: Mine"))
        desk.type("!")
        let known = desk.bookmarks[0]
        #expect(desk.press("Enter") == [.setBookmarkNote(known, note: "Mine!")])
        #expect(desk.message == "Note saved")
        desk.press("M ^U Enter")
        #expect(desk.bookmarks.map(\.note) == [""] && desk.bookmarks.count == 1)
    }

    @Test("Esc leaves the prompt and changes nothing; M goes on with what was begun, there and nowhere else")
    func cancelled() {
        var desk = reading()
        desk.press("M")
        desk.type("Mi")
        #expect(desk.press("Esc") == [.setDraft(desk.drafts[0], insteadOf: nil)])
        #expect(desk.message?.hasPrefix("Nothing was changed") == true)
        #expect(desk.bookmarks.isEmpty && desk.state.layers.isEmpty)
        desk.press("M")
        #expect(desk.screen.contains(" Note: Mi"))
        #expect(desk.message == "Going on with what you began")
        desk.press("Esc 9 j M")
        #expect(!desk.screen.contains(" Note: Mi") && desk.message == nil)
        desk.press("Esc")
        #expect(desk.message == "Nothing was changed")
    }

    @Test("Scalars that come one by one are one character where they join")
    func joined() {
        var desk = reading()
        desk.press("M")
        for scalar in "x👩‍👩‍👧e\u{301}".unicodeScalars { desk.press(.character(Character(scalar))) }
        for left in ["x👩‍👩‍👧", "x", ""] {
            desk.press("Backspace")
            guard case .prompt(let prompt)? = desk.state.layers.last else { return }
            #expect(prompt.text == left)
        }
    }

    @Test("A long message stands above the prompt, whole")
    func messageAbove() {
        var desk = reading()
        desk.press("M")
        desk.type("words")
        let text = (1...30).map { "word\($0)" }.joined(separator: " ")
        desk.tell(.failed(text))
        let rows = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows[22].hasPrefix(" Note: words"))
        for number in 1...30 { #expect(desk.screen.contains("word\(number)")) }
    }

    @Test("The prompt takes every letter, also those that are commands, and edits as shells do")
    func editing() {
        var desk = reading()
        desk.press("M")
        desk.type("q?j3 ä漢👩‍👩‍👧")
        for (keys, text) in [
            ("Backspace", "q?j3 ä漢"), ("Left Left Backspace", "q?j3ä漢"), ("Del", "q?j3漢"), ("Home Del", "?j3漢"),
            ("End", "?j3漢"), ("^A ^K", ""), ("Backspace Del Left Right ^W ^U ^D", ""),
        ] {
            desk.press(keys)
            #expect(prompt(desk) == text, "\(keys)")
        }
        desk.type("one two  three")
        desk.press("^W ^W")
        #expect(prompt(desk) == "one ")
        desk.press("^A")
        desk.type("at ")
        desk.press("^E")
        desk.type("end")
        #expect(prompt(desk) == "at one end")
        #expect(desk.press("^L") == [.redraw])
        desk.press("Tab F1 Up")
        #expect(prompt(desk) == "at one end")
    }

    private func prompt(_ desk: Desk) -> String? {
        guard case .prompt(let prompt)? = desk.state.layers.last else { return nil }
        return prompt.beforeCaret + prompt.afterCaret
    }

    @Test("A note of ten thousand letters is typed at its end as fast as a short one", .timeLimit(.minutes(1)))
    func longNote() {
        var desk = reading()
        desk.bookmarks = [
            Bookmark(
                id: "b1", article: 1, passage: desk.page.passageAtCursor!, note: String(repeating: "漢字 ", count: 3333),
                created: 0)
        ]
        desk.tell(.articleLoaded(desk.loaded(1)))
        desk.press("M")
        for _ in 0..<100 {
            desk.press("x Backspace")
            _ = draw(desk.state)
        }
        let canvas = draw(desk.state)
        #expect(canvas.cursor.map { canvas.bounds.contains(row: $0.row, column: $0.column) } == true)
    }

    @Test("' lists the bookmarks, and Enter goes to the passage, in this article or another")
    func list() {
        var desk = reading()
        desk.press("m 2 j m J 9 j m")
        #expect(desk.bookmarks.map(\.article) == [1, 1, 2])
        desk.press("'")
        #expect(desk.screen.contains("Bookmarks 1/3"))
        desk.press("j Enter")
        #expect(desk.page.id == 1 && desk.state.focus == .page && desk.state.layers.isEmpty)
        #expect(desk.page.place == desk.bookmarks[1].passage.place)
        desk.press("' G Enter")
        #expect(desk.page.id == 2 && desk.page.place == desk.bookmarks[2].passage.place)
        desk.press("' Esc h '")
        #expect(desk.state.context == .bookmarks, "From the list, too")
        desk.press("Enter")
        #expect(desk.page.id == 1 && desk.state.focus == .page)
    }

    @Test("Without bookmarks it is said how to make one")
    func none() {
        var desk = reading()
        desk.press("'")
        #expect(desk.state.layers.isEmpty)
        #expect(desk.message == "No bookmarks yet: m marks the passage at the cursor")
    }

    @Test("A passage that has gone is shown where it was, and said to be gone; one in furniture is unfolded")
    func gone() {
        var desk = reading()
        desk.press("m")
        desk.articles[0].document.blocks[0].text = "All new words."
        desk.articles[0].document.blocks[0].spans = []
        desk.tell(.articleLoaded(desk.loaded(1)))
        desk.press("G ' Enter")
        #expect(desk.message == "The passage is no longer in the text; this is where it was")
        #expect(desk.page.place.block == 0 && desk.page.place.part == .body)
        #expect(desk.bookmarks.count == 1)

        var folded = reading()
        let passage = folded.articles[0].document.passage(at: Place(block: 17, offset: 3))!
        folded.bookmarks = [Bookmark(id: "p", article: 1, passage: passage, created: 0)]
        folded.press("' Enter")
        #expect(folded.line.hasPrefix("A postscript of two"))
    }

    @Test("Bookmarks of other articles are not shown on this page")
    func others() {
        var desk = reading()
        let passage = desk.page.passageAtCursor!
        desk.tell(.bookmarkAdded(Bookmark(id: "other", article: 2, passage: passage, created: 0)))
        #expect(desk.page.bookmarks.isEmpty)
    }

    @Test("What was written stays until it is kept: a failure, an editor that is missing, one that changes nothing")
    func nothingWrittenIsLost() {
        var desk = reading()
        desk.press("M")
        desk.type("words")
        desk.doesEffects = false
        desk.press("Enter")
        desk.tell(.failed("The library is locked"))
        #expect(desk.screen.contains("words") && desk.state.context == nil)
        desk.press("^O")
        desk.tell(.failed("vi could not be started: not found; set EDITOR"))
        #expect(desk.screen.contains("words") && desk.screen.contains("set EDITOR"))
        desk.press("^O")
        desk.tell(.said(Message("The note is unchanged")))
        desk.doesEffects = true
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.note) == ["words"] && desk.state.layers.isEmpty)
        desk.press("' E")
        desk.doesEffects = false
        desk.tell(.textEdited("one\ntwo", for: .noteOfBookmark(desk.bookmarks[0])))
        desk.tell(.failed("The library is locked"))
        #expect(desk.screen.contains("one two"))
        desk.doesEffects = true
        desk.tell(.settled)
        #expect(desk.drafts.map(\.text) == ["one\ntwo"], "whatever comes now")
        desk.press("Enter")
        #expect(desk.bookmarks.map(\.note) == ["one\ntwo"] && desk.state.isBookmarksOpen)
        desk.press("Esc")
        #expect(desk.drafts.isEmpty)
        let edit = Effect.edit("one\ntwo", for: .noteOfBookmark(desk.bookmarks[0]))
        #expect(desk.press("M").contains(edit), "lines are edited where lines are")
    }

    @Test(
        "A text of any length is pasted into a prompt, also one that is full", arguments: [0, 10_000, 19_999, 25_000])
    func paste(length: Int) {
        var desk = reading()
        desk.press("M")
        desk.tell(.textEdited(String(repeating: "x", count: length), for: .filterBookmarks))
        desk.tell(.pasted(String(repeating: "q\nQ\u{301} ", count: 2_500)))
        desk.tell(.pasted("more"))
        _ = desk.screen
        #expect(desk.state.context == nil)
    }

    @Test("Another text under every layer: nothing breaks, and letters do not stand over what they were not put on")
    func changedUnderLayers() {
        for keys in ["f", "1 Enter", "1 Enter f", "1 Enter Tab Enter f", "o", "t", "?", ":", "'", "M", "1 Enter m"] {
            var desk = reading()
            desk.press("m \(keys)")
            desk.articles[0] = .plain
            desk.tell(.articleLoaded(desk.loaded(1)))
            _ = desk.screen
            #expect(!desk.state.layers.contains { if case .hints = $0 { true } else { false } }, "\(keys)")
            desk.press("a s Enter Tab Esc")
            _ = desk.screen
        }
    }
}
