import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

@Suite struct NoteTests {
    private func reading(columns: Int = 80, rows: Int = 24) -> Desk {
        var desk = Desk([.notes, .plain], columns: columns, rows: rows)
        desk.press("Enter")
        return desk
    }

    @Test("] and [ choose markers one by one, and say when there is none")
    func markers() {
        var desk = reading()
        var labels: [String] = []
        for _ in 0..<8 {
            desk.press("]")
            if let marker = desk.page.chosenMarker { labels.append(marker.marker.label ?? "*") }
        }
        #expect(labels == ["1", "2", "3", "4", "9", "1", "2", "1"])
        desk.press("]")
        #expect(desk.message == "No note marker below")
        #expect(desk.page.chosenMarker?.marker.label == "1")
        desk.press("[")
        #expect(desk.page.chosenMarker?.marker.label == "2")
        desk.press("g [")
        #expect(desk.message == "No note marker above")
        var plain = Desk([.plain])
        plain.press("Enter ]")
        #expect(plain.message == "This article has no notes")
    }

    @Test("The chosen marker is seen and moving lets go of it")
    func chosen() {
        var desk = reading()
        desk.press("]")
        #expect(desk.message == "Marker 1: Enter opens the note")
        #expect(draw(desk.state).styleMarks.contains("MMM"))
        desk.press("j k")
        #expect(desk.page.chosenMarker == nil)
        #expect(!draw(desk.state).styleMarks.contains("MMM"))
        desk.press("5 ]")
        #expect(desk.message == "Marker 9 has no note")
    }

    @Test("Enter opens the note of the chosen marker, else of the first on the line, and Esc closes it")
    func open() {
        for keys in ["] Enter", "j Enter", "1 Enter"] {
            var desk = reading()
            desk.press(keys)
            #expect(desk.popup?.current.note == 0, "\(keys)")
            #expect(desk.screen.contains("Note 1 · cited 3 times"))
            let before = desk.page.place
            desk.press("Esc")
            #expect(desk.state.layers.isEmpty && desk.page.place == before)
        }
    }

    @Test(
        "A number and Enter open the note with that label, from anywhere; H comes back, nothing more is read; q closes it"
    )
    func byNumber() {
        var desk = reading()
        desk.press("3 Enter")
        #expect(desk.popup?.current.note == 2)
        #expect(desk.line.contains("[3]"))
        desk.resize(80, 6)
        desk.press("q g")
        let (place, progress) = (desk.page.place, desk.page.progress)
        desk.press("3 Enter")
        #expect(desk.popup?.current.note == 2 && desk.line.contains("[3]"))
        #expect(desk.page.progress == progress)
        desk.press("q H")
        #expect(desk.page.place == place)
        desk.press("7 Enter")
        #expect(desk.popup == nil)
        #expect(desk.message == "No note 7 in this article")
    }

    @Test("A number before ] goes as far as there are markers; at the last one it is said to be")
    func counts() {
        var desk = reading()
        let last = desk.page.page.markers.count - 1
        desk.press("9 9 ]")
        #expect(desk.page.marker == last)
        desk.press("]")
        #expect(desk.page.marker == last && desk.message == "No note marker below")
        desk.press("9 9 [")
        #expect(desk.page.marker == 0)
        desk.press("Enter 9 9 ]")
        #expect(desk.popup?.marker == last)
        desk.press("]")
        #expect(desk.message == "This is the last marker")
        desk.press("Esc 5 Enter ]")
        #expect(desk.message == "No marker cites this note")
    }

    @Test("Enter where nothing is says what would help")
    func nothing() {
        var desk = reading()
        #expect(desk.press("Enter") == [])
        #expect(desk.message == "Nothing to open on this line; ] goes to the next note marker")
    }

    @Test("] and [ go on while the popup stays open")
    func neighbours() {
        var desk = reading()
        desk.press("] Enter ]")
        #expect(desk.popup?.current.note == 1 && desk.page.chosenMarker?.marker.label == "2")
        #expect(desk.state.layers.count == 1)
        desk.press("2 ]")
        #expect(desk.popup?.current.note == 3)
        desk.press("[ [ [")
        #expect(desk.popup?.current.note == 0)
        desk.press("[")
        #expect(desk.message == "This is the first marker" && desk.popup?.current.note == 0)
    }

    @Test("A marker without a note and a note without text say so")
    func orphans() {
        var desk = reading()
        desk.press("4 Enter")
        #expect(desk.screen.contains("The note has no text."))
        desk.press("Esc 9 Enter")
        #expect(desk.screen.contains("There is no note 9 in this article."))
        #expect(desk.popup?.current.note == nil)
        desk.press("Enter")
        #expect(desk.state.layers.isEmpty)
        desk.press("G")
        #expect(desk.screen.contains("(no marker cites this note)"))
    }

    @Test("A note in a note stacks, and Backspace goes back to the one before, then to the page")
    func nested() {
        var desk = reading()
        desk.press("] Enter Tab Enter")
        #expect(desk.trail == "Note 1 > Note 2")
        desk.press("Tab Enter")
        #expect(desk.trail == "Note 1 > Note 2 > Note 1", "Notes that cite each other")
        desk.press("Backspace Backspace")
        #expect(desk.trail == "Note 1" && desk.popup?.current.target == 0)
        desk.press("Backspace")
        #expect(desk.state.layers.isEmpty)
    }

    @Test("Notes that cite each other can be followed for ever")
    func cycle() {
        var desk = reading()
        desk.press("] Enter")
        for _ in 0..<50 { desk.press("Tab Enter") }
        #expect(desk.popup?.trail.count == 51)
        _ = desk.screen
        for _ in 0..<50 { desk.press("Backspace") }
        #expect(desk.trail == "Note 1")
    }

    @Test("Tab goes through markers and links round and round, Shift-Tab the other way; a link says its address")
    func targets() {
        var desk = reading()
        desk.press("] Enter Tab")
        #expect(desk.message == "Marker 2: Enter opens the note")
        desk.press("Tab")
        #expect(desk.message == "https://example.org/link")
        desk.press("Enter")
        #expect(desk.screen.contains("╭ Link ") && desk.screen.contains("Leads to example.org."))
        desk.press("Esc Tab")
        #expect(desk.popup?.current.target == 0)
        desk.press("Shift-Tab")
        #expect(desk.popup?.current.target == 1)
        desk.press("Esc 3 Enter Tab")
        #expect(desk.message == "No links or markers in this note")
    }

    @Test("Enter goes to the note's place, and Enter there comes back to where the note was opened")
    func placeOfNote() {
        var desk = reading()
        desk.press("G 2 [")
        #expect(desk.page.chosenMarker == nil || desk.page.chosenMarker?.marker.label != nil)
        desk.press("g 6 ] Enter")
        let place = desk.page.place
        desk.press("Enter")
        #expect(desk.state.layers.isEmpty)
        #expect(desk.page.place.part == .note(0))
        desk.press("Enter")
        #expect(desk.page.place == place, "The second citation, not the first")
    }

    @Test("A note without text has a place, too, and Enter there comes back")
    func placeOfEmptyNote() {
        var desk = reading()
        desk.press("4 Enter")
        let place = desk.page.place
        desk.press("Enter")
        #expect(desk.page.page.note(ofRow: desk.page.cursor) == 3)
        desk.press("Enter")
        #expect(desk.page.place == place)
    }

    @Test("Enter on a note that was not gone to goes to its first citation, whatever was gone to before")
    func firstCitation() {
        var desk = reading()
        desk.press("6 ] Enter Enter")
        while desk.page.page.note(ofRow: desk.page.cursor) == 0 { desk.press("j") }
        desk.press("Enter")
        #expect(desk.line.contains("[2]"), "From note 2 to the marker of note 2")
        desk.press("6 ] Enter Enter g G")
        #expect(desk.page.place.part == .note(4))
        desk.press("Enter")
        #expect(desk.message == "No marker cites this note")
    }

    @Test("A long note scrolls and stops at its ends")
    func scrolling() {
        var desk = reading()
        desk.press("3 Enter")
        let rows = NotePlacement(desk.popup!, on: desk.state).rows
        let last = desk.popup!.current.page.lines.count - rows
        #expect(last > 0)
        for (keys, top) in [
            ("j", 1), ("2 j", 3), ("k", 2), ("G", last), ("j", last), ("g", 0), ("k", 0), ("Space", min(rows, last)),
            ("b", 0),
            ("^D", rows / 2), ("^U", 0),
        ] {
            desk.press(keys)
            #expect(desk.popup?.current.topLine == top, "\(keys)")
        }
        #expect(desk.screen.contains("1-\(rows)/"))
    }

    @Test("A resize sets the popup anew at its marker, and keeps what it shows")
    func resize() {
        var desk = reading()
        desk.press("3 Enter 5 j")
        let text = desk.popup!.current.page.place(ofRow: desk.popup!.current.top)
        for (columns, rows) in [(40, 12), (20, 5), (120, 40), (1, 1), (0, 0), (80, 24)] {
            desk.resize(columns, rows)
            #expect(desk.popup?.current.note == 2)
            _ = desk.screen
        }
        let popup = desk.popup!
        #expect(popup.current.page.width == desk.state.layout.noteWidth)
        #expect(popup.current.page.line(of: text) <= popup.current.topLine + NotePlacement(popup, on: desk.state).rows)
    }

    // MARK: The frame

    @Test("The trail is cut at its left, the last note stays whole, and the count stands before the way")
    func trail() throws {
        var desk = reading()
        desk.press("] Enter Tab Enter Tab Enter")
        let popup = try #require(desk.popup)
        func title(_ columns: Int) -> String { popup.title(columns: columns, glyphs: .unicode) }
        #expect(title(100) == "Note 1 > Note 2 > Note 1 · cited 3 times")
        #expect(title(39) == "… > Note 2 > Note 1 · cited 3 times")
        #expect(title(34) == "… > Note 1 · cited 3 times")
        #expect(title(25) == "Note 1 · cited 3 times")
        #expect(title(16) == "Note 1 · 3 times")
        for width in 0..<60 {
            #expect(columns(of: title(width)) <= max(width, 6), "\(width)")
            #expect(title(width).contains("Note 1"))
        }
    }

    @Test("The keys under a note are those that do something there, the ones that are known left out first")
    func footer() throws {
        var desk = reading()
        desk.press("] Enter")
        func footer(_ columns: Int) throws -> String {
            let popup = try #require(desk.popup)
            return popup.footer(rows: popup.current.page.lines.count, columns: columns, glyphs: .unicode)
        }
        #expect(try footer(99) == "Tab links · c citations · Enter go to · y copy · Esc close")
        #expect(try footer(57) == "c citations · Enter go to · y copy · Esc close")
        #expect(try footer(36) == "Enter go to · y copy · Esc close")
        #expect(try footer(9) == "Esc close" && footer(8) == "")
        desk.press("Tab")
        #expect(try footer(40).contains("Enter follow"))
        desk.press("Esc 3 Enter")
        #expect(try footer(99) == "Enter go to · y copy · Esc close")
        desk.press("Esc 9 Enter")
        #expect(try footer(99) == "Esc close")
    }

    // MARK: Bookmarks

    @Test("m bookmarks the sentence at the top of the note, or at the chosen target, and both are seen in the popup")
    func bookmarks() {
        var desk = reading()
        desk.press("3 Enter m")
        #expect(desk.bookmarks.last?.passage.quote == "Line 1 of a note that is too long for most windows.")
        #expect(desk.bookmarks.last?.passage.place.part == .note(2))
        #expect(desk.popup != nil && desk.screen.contains("◂Line 1"))
        desk.press("m")
        #expect(desk.message == "Already bookmarked; M edits its note")
        desk.press("4 j m")
        let top = desk.popup!.current.page.passage(atRow: desk.popup!.current.page.row(4))
        #expect(desk.bookmarks.count == 2 && desk.bookmarks.last?.passage.quote == top?.quote)
        desk.press("Esc 1 Enter 2 Tab M")
        desk.type("Mine")
        desk.press("Enter")
        #expect(desk.bookmarks.last?.passage.place.part == .note(0) && desk.bookmarks.last?.note == "Mine")
        #expect(desk.popup?.current.note == 0 && draw(desk.state).styleMarks.contains("k"))
    }

    @Test("What is not the note's text cannot be bookmarked")
    func noText() {
        var desk = reading()
        for key in ["4 Enter", "9 Enter"] {
            #expect(desk.press("\(key) m").isEmpty)
            #expect(desk.message == "There is no text here to bookmark")
            desk.press("Esc")
        }
    }
}
