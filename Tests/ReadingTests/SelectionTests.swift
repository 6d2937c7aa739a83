import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

extension Desk {
    /// What the last key copied.
    var copied: String? { if case .copy(let text, _)? = diary.last { text } else { nil } }
}

/// Selecting on the page: what keys select, and what becomes of it.
@Suite struct SelectionTests {
    private func reading(_ article: Article = .notes, at text: String = "The first sentence", columns: Int = 80) -> Desk
    {
        var desk = Desk([article, .plain], columns: columns)
        desk.press("Enter")
        desk.move(to: text)
        return desk
    }

    private func selected(_ desk: Desk) -> String { desk.page.selectedText }

    @Test("v selects the sentence here; again the paragraph, the line, the sentence")
    func units() {
        var desk = reading()
        desk.press("v")
        #expect(desk.state.context == .selection && desk.screen.contains("SELECT  5 words by sentences"))
        #expect(selected(desk) == "The first sentence[1] stands here.")
        desk.press("v")
        #expect(selected(desk).hasSuffix("A third ends the paragraph.") && desk.screen.contains("by paragraphs"))
        desk.press("v")
        #expect(selected(desk) == "The first sentence[1] stands here. The" && desk.screen.contains("by lines"))
        desk.press("v")
        #expect(selected(desk) == "The first sentence[1] stands here.")
    }

    @Test("Nothing has happened after v Esc, also to the chosen marker", arguments: ["Esc", "q"])
    func leaving(key: String) {
        for keys in ["j", "]", "2 ]", "3 j"] {
            var desk = Desk([.notes])
            desk.press("Enter \(keys)")
            let before = draw(desk.state)
            let place = desk.page.place
            desk.press("v v \(key)")
            desk.state.message = nil
            #expect(desk.state.context == .page && desk.page.place == place)
            desk.press("5 Esc")
            #expect(draw(desk.state).rowsChanged(since: before).allSatisfy { $0 == 23 })
        }
    }

    @Test("Of a chosen marker the sentence is selected in which it stands")
    func marker() {
        var desk = Desk([.notes])
        desk.press("Enter 3 ] v")
        #expect(selected(desk) == "Here is a marker of the second note[2], and one of the third[3].")
    }

    @Test("Where no text of the article stands nothing is selected; on the title the first sentence")
    func nowhere() {
        var desk = reading()
        desk.press("g v")
        #expect(selected(desk) == "The first sentence[1] stands here.")
        desk.press("Esc")
        desk.move(to: "P.S.")
        desk.press("v")
        #expect(desk.state.context == .page && desk.message == "No passage on this line; move to the text")
    }

    @Test("o goes on at the other end")
    func swap() {
        var desk = reading(at: "A heading")
        desk.press("v j o k k")
        #expect(
            selected(desk)
                == "Here is a marker of the second note[2], and one of the third[3].\n\n"
                + "Here is one of the empty note[4], and one of none[9].\n\nA heading\n\nParagraph 1 has a sentence.")
        #expect(desk.line.hasPrefix("Here is a marker"))
        desk.press("o")
        #expect(desk.line.hasPrefix("Paragraph 1"))
    }

    @Test("Upwards over where it was begun, which stays selected")
    func turning() {
        var desk = reading(at: "A heading")
        desk.press("v 2 j 3 k")
        #expect(selected(desk) == "Here is one of the empty note[4], and one of none[9].\n\nA heading")
    }

    @Test("G goes to the end of the text, then to that of the notes; g back; H to where it was; nothing was read by it")
    func ends() {
        var desk = reading(at: "A heading")
        desk.tell(.settled)
        let progress = desk.statuses[0].progress
        desk.press("v v G")
        #expect(
            selected(desk).hasSuffix("The first note is cited again[1] near the end."), "what is folded is left out")
        desk.press("G")
        #expect(selected(desk).hasSuffix("[5] Nobody cites the fifth note."))
        #expect(selected(desk).contains("\n\n[1] The first note cites the second[2]"))
        desk.press("g g")
        #expect(selected(desk).hasPrefix("The first sentence") && selected(desk).hasSuffix("\n\nA heading"))
        desk.press("Esc H")
        #expect(!desk.line.hasPrefix("The first sentence"))
        desk.tell(.settled)
        #expect(desk.statuses[0].progress == progress)
    }

    @Test("Pages and half pages take whole units with them", arguments: ["Space", "^D"])
    func pages(key: String) {
        var desk = reading()
        desk.press("v v \(key)")
        let below = selected(desk).split(separator: "\n\n").count
        #expect(below > 2 && [".", "A heading"].contains { desk.page.selectedText.hasSuffix($0) })
        desk.press(key == "Space" ? "b b" : "^U ^U")
        #expect(selected(desk).split(separator: "\n\n").count < below)
        #expect(desk.page.selection?.unit == .paragraphs)
    }

    @Test("Keys that do something else are refused, and the selection stays")
    func refused() {
        var desk = reading()
        desk.press("v J")
        #expect(desk.message?.hasPrefix("J (next article) works in: ") == true)
        #expect(desk.state.isSelecting)
        desk.press("? Esc")
        #expect(desk.state.isSelecting)
    }

    @Test("It ends when the focus leaves the page, when another text comes, and at a click")
    func ending() {
        var desk = reading()
        desk.press("v")
        desk.tell(.mouseUsed(Mouse(.press, row: 3, column: 3)))
        #expect(desk.page.selection == nil)
        desk = reading()
        desk.press("v")
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.page.selection == nil && desk.state.context == .page)
        desk.press("v")
        desk.tell(.mouseUsed(Mouse(.press, row: 10, column: 50)))
        #expect(desk.page.selection == nil && desk.state.context == .page)
    }

    // MARK: Copying

    @Test("y copies and ends it; Y says below where it is from, also of the passage at the cursor")
    func copying() {
        var article = Article.notes
        article.authors = ["Ada Lovelace"]
        var desk = reading(article)
        desk.press("v j y")
        #expect(desk.copied == "The first sentence[1] stands here. The second sentence follows it.")
        #expect(desk.message == "Copied the selection" && desk.state.context == .page)
        desk.press("g v Y")
        let quoted = desk.copied
        #expect(
            quoted == "The first sentence[1] stands here.\n\n— Ada Lovelace, \"Notes and where they lead\"")
        #expect(desk.message == "Copied the selection with its source")
        desk.press("g Y")
        #expect(desk.copied == quoted && desk.message == "Copied the passage with its source")
    }

    @Test("Paragraphs are copied with bullets, numbers, bars, names and labels; a part of one without")
    func signs() {
        let blocks: [Block] = [
            .marked("Who asks?", speaker: "Ada"), .marked("The first. Second.", .listItem(ordinal: 1)),
            .marked("Below.", .listItem(ordinal: nil)), .marked("Said by another. And again.", .quote),
            Block(.rule, ""), Block(.preformatted, "one\n  two"), .marked("Repeated.", .pullQuote),
            Block(.paragraph, "soft\u{AD}ly \u{7}said\nin two lines", speaker: "Charles:"),
        ]
        var desk = reading(.sample("Signs", blocks), at: "Who asks")
        desk.press("v v")
        #expect(selected(desk) == "Ada: Who asks?")
        desk.press("G")
        #expect(
            selected(desk) == """
                Ada: Who asks?

                1. The first. Second.
                - Below.

                > Said by another. And again.

                one
                  two

                > Repeated.

                Charles: softly said in two lines
                """)
        #expect(draw(desk.state).styleMarks.contains("CCCCCCCC"))
        desk.press("Esc g")
        desk.move(to: "The first.")
        desk.press("v")
        #expect(selected(desk) == "The first.")
        desk.press("j j j")
        #expect(selected(desk) == "1. The first. Second.\n- Below.\n\n> Said by another.")
    }

    @Test("Markers without a print of their own are copied as the page prints them")
    func bareMarkers() {
        let text = "The war1 goes on.2 Another."
        let spans = [
            Span(.marker(Marker(label: "1", note: 0)), 7..<8), Span(.marker(Marker(label: "2", note: 0)), 17..<18),
        ]
        var desk = reading(
            .sample("Bare", [Block(.paragraph, text, spans: spans)], notes: [[.marked("A note.")]]), at: "The war")
        desk.press("v y")
        #expect(desk.copied == "The war[1] goes on.[2]")
        desk.press("y")
        #expect(desk.copied == "The war[1] goes on.[2]")
    }

    // MARK: Bookmarks

    @Test("m bookmarks the selection in one paragraph; of several the first, which is said")
    func bookmarks() {
        var desk = reading()
        desk.press("v j m")
        #expect(
            desk.bookmarks.map(\.passage.quote) == [
                "The first sentence[1] stands here. The second sentence follows it."
            ])
        #expect(desk.message == "Bookmarked: The first sentence[1] stands here. The …")
        #expect(desk.state.context == .page)
        desk.press("v j m")
        #expect(desk.message == "Already bookmarked; M edits its note" && desk.state.isSelecting)
        desk.press("Esc")
        desk.move(to: "Here is a marker")
        desk.press("v v j m")
        #expect(desk.bookmarks.last?.passage.quote.hasSuffix("one of the third[3].") == true)
        #expect(desk.message?.hasSuffix("… (the first paragraph; a bookmark is in one)") == true)
        desk.move(to: "A heading")
        desk.press("v j M")
        #expect(desk.message == "The note will be on the first paragraph; a bookmark is in one")
        desk.press("w Enter")
        #expect(desk.message == "Bookmarked with your note: A heading" && desk.bookmarks.last?.note == "w")
    }

    @Test("Of a longer paragraph the beginning is bookmarked, which is said")
    func longBookmark() {
        let text = (1...200).map { "This is sentence \($0) of a paragraph." }.joined(separator: " ")
        var desk = reading(.sample("Long", [.marked(text)]), at: "This is sentence 1")
        desk.press("v v m")
        #expect(desk.bookmarks[0].passage.quote.utf8.count == Passage.maximumLength)
        #expect(desk.message?.hasSuffix("(its beginning; a bookmark is no longer)") == true)
    }

    // MARK: Drawing

    @Test(
        "What looks selected is what is copied", arguments: ["v", "v j", "v 4 j", "v v 2 j", "v v v 3 j", "v v v 5 k"])
    func drawn(keys: String) {
        var desk = reading(at: "A heading", columns: 60)
        desk.resize(60, 60)
        desk.press(keys)
        let canvas = draw(desk.state)
        var letters = ""
        for row in 0..<canvas.size.rows {
            for cell in canvas[row: row] where cell.style.role == .selection { letters += cell.text }
        }
        #expect(letters.filter { !$0.isWhitespace } == selected(desk).filter { !$0.isWhitespace })
        let cursor = canvas.cursor.map { canvas[$0.row, $0.column] }
        #expect(cursor?.style.role == .selection)
        #expect(cursor?.text.first == (desk.page.selection!.isUpward ? selected(desk).first : selected(desk).last))
    }

    @Test("Of a selection of megabytes the words are counted as far as terminals copy them, and no key walks it")
    func long() {
        let text = (1...40_000).map { "This is sentence \($0)." }.joined(separator: " ")
        var desk = reading(.sample("Long", [.marked(text), .marked("The end.")]), at: "This is sentence 1.")
        desk.press("v v")
        #expect(desk.screen.contains("SELECT  over "))
        desk.press("v v 2 0 0 0 j")
        #expect(selected(desk).hasSuffix("This is sentence 2001."))
        desk.press("2 0 0 0 k")
        #expect(selected(desk) == "This is sentence 1.")
        desk.press("G j k")
        #expect(desk.page.selection?.moving.stretch.range.upperBound == text.utf8.count)
    }
}
