import Support
import Testing

/// All notes of an article, beside it and in its margin.
@Suite struct NotesPaneJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// Enter goes to a note's place and to where it is cited; t comes back to the notes, H to where the reader was.
    @Test(arguments: [Reading.wide, Reading.medium, Reading.narrow]) func walksThroughTheNotes(size: Screen.Size) throws
    {
        let terminal = try reading.open(text: Reading.chain, size: size)
        try terminal.press("]]", toSee: "Marker 2: Enter opens the note")
        let start = try terminal.whole()
        try terminal.press("t", toSee: "NOTES")
        // The citation that was chosen on the page.
        try terminal.waitFor("┌ Notes 2/3")
        #expect(terminal.screen.cursorRow.contains("Cited: "))
        try terminal.press("g", toSee: "┌ Notes 1/3")
        #expect(terminal.screen.cursorRow.contains("[1] The"))

        try terminal.press(Keystroke.enter, toSee: "Enter goes back to the text; t")
        #expect(
            terminal.screen.cursorRow.dropFirst(size.columns >= 120 ? 44 : size.columns >= 80 ? 30 : 0).contains(
                "[1] The"))
        try terminal.press("t", toSee: "NOTES")
        try terminal.press("j", for: "the next item") { $0.cursorRow.contains("│ Cited: ") }
        try terminal.press(Keystroke.enter, toSee: "Marker 1: Enter opens the note")
        let screen = try terminal.whole()
        #expect(screen[screen.cursor.row, screen.cursor.column].text == "[")
        try terminal.press(Keystroke.enter, toSee: "╭ Note 1 ")
        try terminal.press(Keystroke.escape, toSee: "READING")

        try terminal.press("t", toSee: "NOTES")
        try terminal.press("G", for: "the last item") {
            $0.contains("┌ Notes 3/3") && $0.cursorRow.contains("│ Cited: ")
        }
        try terminal.press(Keystroke.enter, toSee: "Marker 7 has no note")
        try terminal.press("HHH", for: "the first place") {
            $0.page == start.page || $0.cursorRow.contains("itself. [2]")
        }
        try terminal.press("t", toSee: "NOTES")
        try terminal.press("t", for: "no notes") { !$0.contains("┌ Notes ") && $0.contains("READING") }
        #expect(differences(try terminal.whole().page, start.page).isEmpty)
        try terminal.quit()
    }

    /// What is selected among the notes is shown on the page beside them before anybody goes there, and only shown.
    @Test func thePageFollows() throws {
        let terminal = try reading.open(text: Reading.essay(paragraphs: 30) + "\n" + Self.cited)
        let start = try terminal.whole()
        try terminal.press("t", toSee: "┌ Notes 1/1")
        try terminal.press("g", for: "the note on the page") {
            $0.page.contains { $0.contains("[1] What is to be known") }
        }
        try terminal.press("j", for: "the citation on the page") {
            $0.page.contains { $0.contains("Nobody doubts this claim. [1]") }
        }
        try terminal.press("t", for: "the page as it was") { $0.contains("READING") && $0.page == start.page }
        try terminal.quit()
    }

    private static let cited = """
        Nobody doubts this claim. [1] It is the last one of the essay.

        [1] What is to be known of the claim stands here.

        """

    @Test func anArticleWithoutNotes() throws {
        let terminal = try reading.open(text: Reading.essay())
        try terminal.press("t", toSee: "This article has no notes")
        try terminal.quit()
    }

    // MARK: In the margin

    /// Beside its marker in a window with a margin, and gone with it; no key is needed.
    @Test func sidenotes() throws {
        let terminal = try reading.open(text: Reading.chain, size: Screen.Size(columns: 160, rows: 40))
        func isBeside(_ screen: Screen) -> Bool {
            screen.rows.contains { $0.contains("The first paragraph makes") && $0.contains(/1\ +The support is given/) }
                // Pushed down by the one above it.
                && screen.rows.contains { $0.contains(/\ {2}2\ +The second note ends/) }
        }
        try terminal.wait(for: "the notes in the margin") { isBeside($0) && $0.contains("begun ·") }
        let first = try terminal.whole()
        try terminal.resize(columns: 140, rows: 40)
        try terminal.wait(for: "the page alone") {
            $0.statusLine.contains("READING") && $0.rows[38].count == 140
                && !$0.rows.contains { $0.contains("The first paragraph") && $0.contains("The support") }
        }
        try terminal.resize(columns: 160, rows: 40)
        try terminal.wait(for: "the notes again") { differences($0.rows, first.rows).isEmpty }
        // The popup shows the whole of it, and [ and ] emphasise it.
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.press(Keystroke.escape + "]", toSee: "Marker 2: Enter opens the note")
        let number = try #require(terminal.screen.rows.firstIndex { $0.contains("itself. [2]") })
        let place = try #require(terminal.screen.glyphs[number].lastIndex { $0.text == "2" })
        #expect(terminal.screen[number, place].isReversed)
        try terminal.quit()
    }

    @Test func aSidenoteOfTheSeeds() throws {
        let terminal = try reading.openViewpoint(size: Screen.Size(columns: 160, rows: 45))
        try terminal.wait(for: "the note in the margin") { screen in
            screen.rows.contains { $0.contains("mobilisation'. [1]") && $0.contains("Resolution entitled") }
        }
        try terminal.quit()
    }
}
