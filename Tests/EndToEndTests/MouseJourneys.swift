import Foundation
import Support
import Testing

/// The mouse, as a terminal reports it.
@Suite struct MouseJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    @Test func clicksInTheList() throws {
        let terminal = try reading.openSeeds()
        try terminal.click(on: "In Newly Released")
        try terminal.wait(for: "the second row") { $0.cursorRow.contains("In Newly Released") }
        #expect(terminal.screen.contains("ARTICLES"))
        try terminal.click(on: "In Newly Released")
        try terminal.waitFor("READING")
        try terminal.waitFor("Our world is being torn asunder")
        // A click into the other pane goes there.
        try terminal.click(on: "2024-11-10")
        try terminal.wait(for: "the first row") {
            $0.contains("ARTICLES") && $0.cursorRow.contains("▸") && $0.cursor.row == 1
        }
        try terminal.click(on: "2024-11-10")
        try terminal.waitFor("Under pressure from Putin")
        try terminal.quit()
    }

    @Test func clicksOnMarkersLinksAndFolds() throws {
        let terminal = try reading.openViewpoint(size: Screen.Size(columns: 120, rows: 60))
        try terminal.click(on: "gobble up")
        try terminal.wait(for: "the line") { $0.cursorRow.contains("slowly but surely gobble up") }
        try terminal.click(on: "mobilisation'. [1]", after: 15)
        try terminal.waitFor("╭ Note 1 ")
        // Inside it nothing happens; beside it, it closes, and that is all.
        try terminal.click(on: "│ Resolution entitled", after: 3)
        #expect(try terminal.whole().contains("╭ Note 1 "))
        let before = try terminal.whole()
        try terminal.click(on: "Under pressure from Putin")
        try terminal.wait(for: "the page alone") { !$0.contains("╭") && $0.contains("READING") }
        #expect(terminal.screen.cursorRow == before.rows[terminal.screen.cursor.row])
        #expect(terminal.screen.cursorRow.contains("mobilisation"))

        try terminal.click(on: "Not part of the article")
        try terminal.waitFor("All rights reserved")
        try terminal.click(on: "− Not part of the article")
        try terminal.waitForNo("All rights reserved")
        try terminal.click(on: "L'Anticapitaliste", after: 1)
        try terminal.wait(for: "the line") { !$0.contains("╭") }
        try terminal.quit()
    }

    @Test func clicksOnLinks() throws {
        let terminal = try reading.open(text: Reading.letter)
        try terminal.click(on: "the figures", after: 4)
        try terminal.waitFor("╭ Link ")
        #expect(terminal.screen.contains(Reading.address))
        try terminal.click(on: "A letter of links")
        try terminal.wait(for: "the page") { !$0.contains("╭") && $0.contains("READING") }
        try terminal.click(on: "nowhere", after: 2)
        try terminal.wait(for: "the answer") { $0.contains("leads nowhere: ") }
        try terminal.click(on: "nothing else")
        try terminal.wait(for: "the line alone") { !$0.contains("╭") && $0.cursorRow.contains("nothing else") }
        try terminal.quit()
    }

    /// The page without the pointer, which stays in sight while the text scrolls under it.
    private func text(_ screen: Screen) -> [String] {
        screen.page.map { $0.replacingOccurrences(of: "▸", with: " ") }
    }

    /// The wheel scrolls what lies under it, whatever has the focus.
    @Test func theWheel() throws {
        let terminal = try reading.open(text: Reading.essay(), size: Reading.medium)
        let first = try terminal.whole()
        let page = Screen.Position(row: 10, column: 50)
        try terminal.wheel(down: 2, at: page)
        try terminal.wait(for: "six lines further") { text($0)[1] == text(first)[7] }
        try terminal.wheel(down: -2, at: page)
        try terminal.wait(for: "the beginning") { text($0) == text(first) }
        // From the list too.
        try terminal.press("h", toSee: "ARTICLES")
        try terminal.wheel(down: 1, at: page)
        try terminal.wait(for: "three lines further") { text($0)[1] == text(first)[4] }
        #expect(terminal.screen.contains("ARTICLES"))
        try terminal.wheel(down: 1_000, at: page)
        try terminal.waitFor("Paragraph 40 begins")
        try terminal.press("?", toSee: "╭ Keys")
        let help = try terminal.whole()
        try terminal.wheel(down: 1, at: Screen.Position(row: 10, column: 40))
        try terminal.wait(for: "three lines further") { $0.rows[6] == help.rows[9] && $0.contains("╭ Keys") }
        try terminal.quit()
    }

    @Test func theWheelInAList() throws {
        for number in 1...60 {
            try reading.home.folder.write(Reading.essay("Essay \(number)", paragraphs: 3), to: "essays/\(number).txt")
        }
        let terminal = try reading.open([reading.home.folder.path("essays")], size: Reading.medium)
        try terminal.waitFor("Imported: 60 added")
        let first = try terminal.whole()
        try terminal.wheel(down: 2, at: Screen.Position(row: 5, column: 5))
        try terminal.wait(for: "six rows further") {
            $0.rows[1].prefix(28).suffix(10) == first.rows[7].prefix(28).suffix(10)
        }
        try terminal.wheel(down: -9, at: Screen.Position(row: 5, column: 5))
        try terminal.wait(for: "the beginning") {
            $0.rows[1].prefix(28).suffix(10) == first.rows[1].prefix(28).suffix(10)
        }
        try terminal.quit()
    }

    @Test func theWheelOverAPopup() throws {
        let terminal = try reading.openViewpoint(size: Reading.tiny)
        try terminal.press("1\r", toSee: "│ Resolution")
        let first = try terminal.whole()
        try terminal.wheel(down: 1, at: Screen.Position(row: 2, column: 5))
        try terminal.wait(for: "the rest of the note") { !$0.contains("Resolution") && $0.rows != first.rows }
        try terminal.wheel(down: -1, at: Screen.Position(row: 2, column: 5))
        try terminal.waitFor("│ Resolution")
        try terminal.quit()
    }

    @Test func theNotesPane() throws {
        let terminal = try reading.open(text: Reading.chain)
        try terminal.press("t", toSee: "NOTES")
        try terminal.click(on: "[2] The second note")
        try terminal.waitFor("┌ Notes 2/3")
        try terminal.wheel(down: 1, at: Screen.Position(row: 5, column: 5))
        try terminal.wait(for: "the next item") { $0.cursorRow.contains("│ Cited: ") }
        try terminal.wheel(down: -2, at: Screen.Position(row: 5, column: 5))
        try terminal.waitFor("┌ Notes 1/3")
        // On what is selected already, it goes there.
        try terminal.click(on: "[2] The second note")
        try terminal.waitFor("┌ Notes 2/3")
        try terminal.click(on: "[2] The second note")
        try terminal.waitFor("Enter goes back to the text; t to the notes")
        try terminal.quit()
    }

    @Test func aSidenote() throws {
        let terminal = try reading.open(text: Reading.chain, size: Screen.Size(columns: 160, rows: 40))
        try terminal.click(on: "The second note ends", after: 4)
        try terminal.waitFor("╭ Note 2 · cited 2 times")
        #expect(terminal.screen.contains("│ The second note ends the chain"))
        try terminal.click(Screen.Position(row: 2, column: 150))
        try terminal.wait(for: "the page alone") { !$0.contains("╭") && $0.contains("READING") }
        try terminal.quit()
    }

    @Test func clicksInPopups() throws {
        let terminal = try reading.open(text: Reading.chain)
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.click(on: "see also [2]", after: 10)
        try terminal.waitFor("╭ Note 1 > Note 2 ")
        try terminal.press(Keystroke.backspace, toSee: "│ The support is given")
        try terminal.click(on: "https://example.org/support", after: 9)
        try terminal.waitFor("╭ Link ")
        try terminal.click(Screen.Position(row: 0, column: 0))
        try terminal.waitForNo("╭ Link ")
        #expect(terminal.screen.contains("╭ Note 1 "), "only the one on top closes")
        try terminal.press(Keystroke.escape, toSee: "READING")
        // Of the bookmarks, one is selected by a click and opened by another.
        #expect(terminal.screen.cursorRow.contains("The first paragraph"))
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.press("2j", toStandOn: "The second paragraph")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.press("'", toSee: "Bookmarks 1/2")
        let other = try #require(
            ["│   The first", "│   The second"].first { terminal.screen.contains($0) })
        try terminal.click(on: other, after: 6)
        try terminal.waitFor("Bookmarks 2/2")
        try terminal.click(on: other.replacingOccurrences(of: "│  ", with: "│ ▸"), after: 6)
        try terminal.wait(for: "the passage") {
            !$0.contains("╭ Bookmarks") && $0.cursorRow.contains(other.dropFirst(4))
        }
        try terminal.quit()
    }

    /// What was half written is not thrown away by a click.
    @Test func aPromptStays() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure")
        try terminal.press("Mhalf a no", toSee: "Note: half a no")
        try terminal.click(Screen.Position(row: 3, column: 3))
        try terminal.wheel(down: 3, at: Screen.Position(row: 10, column: 60))
        try terminal.press("te" + Keystroke.enter, toSee: "Bookmarked with your note")
        #expect(try reading.bookmarks().map(\.note) == ["half a note"])
        try terminal.quit()
    }
}
