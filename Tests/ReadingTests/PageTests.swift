import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

@Suite struct PageTests {
    private func reading(columns: Int = 80, rows: Int = 24) -> Desk {
        var desk = Desk([.notes, .plain], columns: columns, rows: rows)
        desk.press("Enter")
        return desk
    }

    @Test("A window that changes keeps the cursor's text; there and back everything is as it was")
    func resizing() {
        for keys in ["", "5 j", "Space", "2 Space 3 j", "4 ]", "G k"] {
            var desk = reading()
            desk.press(keys)
            let (place, cursor) = (desk.page.place, desk.page.cursorLine)
            for (columns, rows) in [(120, 40), (40, 12), (20, 5), (3, 3), (1, 1), (0, 0), (79, 60)] {
                desk.resize(columns, rows)
                #expect(desk.page.place == place)
                let page = desk.page
                #expect(page.page.line(of: place) == page.cursorLine)
                #expect((page.topLine..<page.topLine + page.rowsOfPage).contains(page.cursorLine))
            }
            desk.resize(80, 24)
            #expect(desk.page.place == place && desk.page.cursorLine == cursor)
        }
    }

    @Test("An article that was left in a larger window opens with the cursor in sight")
    func smallerWindow() {
        var desk = reading(rows: 40)
        desk.press("2 Space 1 5 j h")
        #expect(desk.places[1]?.lead ?? 0 > 10)
        var small = Desk([.notes], rows: 8)
        small.places = desk.places
        small.press("Enter")
        #expect((small.page.topLine..<small.page.topLine + small.page.rowsOfPage).contains(small.page.cursorLine))
    }

    @Test("The status line leaves out what does not fit whole")
    func narrowStatus() {
        for columns in 1...60 {
            var desk = reading(columns: columns)
            desk.press("G")
            let row = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)[23]
            #expect(!row.contains("100") || row.contains("100%"), "\(columns): \(row)")
            #expect(!row.contains("1/") || row.contains("1/2"), "\(columns): \(row)")
        }
    }

    @Test("Enter folds and unfolds furniture, and the fold stays on its row of the window")
    func folds() throws {
        var desk = reading()
        desk.press("G 1 2 k")
        while !desk.line.contains("P.S.") { desk.press("k") }
        let row = desk.page.lead
        #expect(!desk.screen.contains("It can be unfolded.\n") && desk.line.hasPrefix("+"))
        desk.press("Enter")
        #expect(desk.line == "− P.S." && desk.page.lead == row)
        #expect(desk.screen.contains("Subscribe to the newsletter!"))
        desk.press("j")
        #expect(desk.line.hasPrefix("A postscript"))
        desk.press("k Enter")
        #expect(desk.line.hasPrefix("+"))
    }

    @Test("A cursor in unfolded furniture survives a resize")
    func unfoldedResize() {
        var desk = reading()
        desk.press("G 1 2 k")
        while !desk.line.contains("P.S.") { desk.press("k") }
        desk.press("Enter j")
        let place = desk.page.place
        desk.resize(50, 20)
        #expect(desk.page.place == place && desk.line.hasPrefix("A postscript"))
    }

    @Test("An article that an import has changed is shown anew: the same focus, text and row")
    func reloaded() {
        for focus in ["", "h"] {
            var desk = reading()
            desk.press("Space 4 j \(focus)")
            let (line, lead, focused) = (desk.line, desk.page.lead, desk.state.focus)
            desk.articles[0].document.blocks.insert(.marked("New: " + String(repeating: "word ", count: 50)), at: 0)
            desk.tell(.articleLoaded(desk.loaded(1)))
            #expect(desk.line == line)
            #expect(desk.page.lead == lead)
            #expect(desk.state.focus == focused)
        }
    }

    @Test("An article that changes under an open note does no harm")
    func reloadedUnderNote() {
        var desk = reading()
        desk.press("] Enter Tab Enter")
        desk.articles[0] = .sample("Notes and where they lead", [.marked("Nothing is left.")])
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.popup == nil, "The note may be another one now")
        for key in ["j", "]", "Enter", "Esc"] {
            desk.press(key)
            desk.resize(50, 10)
            _ = desk.screen
        }
    }

    @Test("The status line tells the article's number, the progress and the bookmarks")
    func status() {
        var desk = reading()
        let row = { (desk: Desk) in desk.screen.split(separator: "\n").last.map(String.init) ?? "" }
        #expect(row(desk).hasPrefix(" READING  1/2  0%  "))
        desk.press("j m j")
        #expect(row(desk).contains("◂ 1"))
        desk.press("G")
        #expect(row(desk).contains("100%"))
        desk.press("h")
        #expect(row(desk).hasPrefix(" ARTICLES  1/2"))
        #expect(row(desk).hasSuffix("? help"))
    }
}
