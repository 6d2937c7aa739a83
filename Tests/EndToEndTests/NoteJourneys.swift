import Support
import Testing

/// A footnote where it is cited.
@Suite struct NoteJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private func openChain(size: Screen.Size = Reading.wide) throws -> Terminal {
        let file = try reading.home.folder.write(Reading.chain, to: "chain.txt")
        let terminal = try reading.open([file], size: size)
        try terminal.waitFor("The first paragraph")
        return terminal
    }

    @Test func followsNoteOneAndReturns() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("]", toSee: "Marker 1: Enter opens the note")
        let before = try terminal.whole()
        #expect(before.cursorRow.contains("[1]"))
        #expect(before[before.cursor.row, before.cursor.column].text == "[")

        try terminal.press(Keystroke.enter, toSee: "╭ Note 1 ")
        let popup = try terminal.whole()
        #expect(popup.contains("│ Resolution entitled 'The Road to Victory"))
        #expect(popup.position(of: "╭ Note 1 ")?.row == before.cursor.row + 1, "it opens under its marker")

        let place = try terminal.press(Keystroke.enter, toStandOn: "[1] Resolution entitled")
        #expect(!place.contains("╭ Note 1 "))
        try terminal.press(Keystroke.enter, for: "the very same page") { screen in
            screen.panes.dropLast(3) == before.panes.dropLast(3) && screen.cursor.row == before.cursor.row
        }

        try terminal.press(Keystroke.enter, toSee: "╭ Note 1 ")
        try terminal.press(Keystroke.escape, for: "the page alone") { !$0.contains("╭ Note 1 ") }
        #expect(terminal.screen.cursorRow.contains("[1]"))
        try terminal.press("]", toSee: "No note marker below")
        try terminal.quit()
    }

    /// Also where the notes are out of sight.
    @Test func returnsToTheVerySameScreen() throws {
        let terminal = try openChain(size: Screen.Size(columns: 80, rows: 20))
        try terminal.press("]]", toSee: "Marker 2: Enter opens the note")
        let before = try terminal.whole()
        try terminal.press(Keystroke.enter, toSee: "╭ Note 2 ")
        try terminal.press(Keystroke.enter, toStandOn: "[2] The second note")
        try terminal.press(Keystroke.enter, toStandOn: "itself. [2]")
        let after = try terminal.whole()
        #expect(after.cursor.row == before.cursor.row)
        #expect(after.rows.map { $0.dropFirst(30) }.dropLast() == before.rows.map { $0.dropFirst(30) }.dropLast())
        try terminal.quit()
    }

    @Test func theNumberOpensTheNote() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("1\r", toSee: "│ Resolution entitled")
        try terminal.press("q", for: "the page alone") { !$0.contains("╭ Note 1 ") }
        try terminal.quit()
    }

    @Test func readingANoteDoesNotFinishTheArticle() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.waitFor("begun")
        try terminal.press("qg]", toSee: "read to 8")
        try terminal.press(Keystroke.enter + Keystroke.enter, toStandOn: "[1] Resolution")
        _ = try? terminal.waitFor("finished", timeout: .seconds(2))
        try terminal.press(Keystroke.enter, toStandOn: "mobilisation'. [1]")
        try terminal.press("g", toStandOn: "Ukraine")
        try terminal.quit()
        let status = try reading.rows().first?.status
        #expect(status == "reading")
    }

    @Test func aNoteScrollsInATinyWindow() throws {
        let terminal = try reading.openViewpoint(size: Reading.tiny)
        try terminal.press("1\r", toSee: "│ Resolution")
        var text = terminal.screen.text
        for _ in 0..<14 {
            let before = try terminal.whole()
            try terminal.send("j")
            guard
                (try? terminal.wait(for: "the next line", timeout: .seconds(1), until: { $0.rows != before.rows }))
                    != nil
            else { break }
            text += try terminal.whole().text
        }
        for word in ["Resolution", "entitled", "Road", "Sotsialnyi", "Conference", "October", "2024."] {
            #expect(text.contains(word))
        }
        try terminal.press("g", toSee: "Resolution")
        try terminal.press("G", toSee: "2024.")
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("╭") }
        try terminal.quit()
    }

    @Test func aNoteThatCitesANote() throws {
        let terminal = try openChain()
        try terminal.press("]" + Keystroke.enter, toSee: "│ The support is given in another note, see also [2]")
        try terminal.press(Keystroke.tab, toSee: "Marker 2: Enter opens the note")
        try terminal.press(Keystroke.enter, toSee: "╭ Note 1 > Note 2 ")
        try terminal.waitFor("│ The second note ends the chain")
        try terminal.press(Keystroke.backspace, toSee: "│ The support is given")
        #expect(!terminal.screen.contains("Note 1 > Note 2"))
        try terminal.press(Keystroke.backspace, for: "the page alone") { !$0.contains("╭") }
        try terminal.quit()
    }

    @Test func theNextNoteWhileTheFirstIsOpen() throws {
        let terminal = try openChain()
        try terminal.press("]" + Keystroke.enter, toSee: "╭ Note 1 ")
        try terminal.press("]", toSee: "╭ Note 2 ")
        try terminal.press("]", toSee: "There is no note 7 in this article.")
        try terminal.press("[", toSee: "╭ Note 2 ")
        try terminal.press("[", toSee: "╭ Note 1 ")
        try terminal.press("[", toSee: "This is the first marker")
        try terminal.press(Keystroke.escape, for: "the page alone") {
            !$0.contains("╭") && $0.cursorRow.contains("[1]")
        }
        try terminal.quit()
    }

    @Test func linksInANote() throws {
        let terminal = try openChain()
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.press(Keystroke.tab + Keystroke.tab, for: "the address") {
            $0.statusLine.contains("https://example.org/support")
        }
        #expect(terminal.screen.glyphs[terminal.cursor.row][terminal.cursor.column].isReversed)
        try terminal.press(Keystroke.tab, toSee: "Marker 2: Enter opens the note")
        try terminal.press(Keystroke.backTab, for: "the address") {
            $0.statusLine.contains("https://example.org/support")
        }
        try terminal.quit()
    }

    /// A note that is cited in the text and from another note is cited twice.
    @Test func aMarkerWithoutANoteSaysSo() throws {
        let terminal = try openChain()
        try terminal.press("]]]", toSee: "Marker 7 has no note")
        try terminal.press(Keystroke.enter, toSee: "There is no note 7 in this article.")
        try terminal.press(Keystroke.enter, for: "the page alone") { !$0.contains("╭") }
        try terminal.quit()
    }

    @Test func resizesUnderAnOpenNote() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        let open = try terminal.whole()
        for size in [Reading.medium, Reading.narrow] {
            try terminal.resize(columns: size.columns, rows: size.rows)
            try terminal.wait(for: "the note at \(size)") { screen in
                screen.contains("Resolution") && screen.contains("╯") && screen.statusLine.contains("NOTE")
            }
        }
        try terminal.resize(columns: 20, rows: 5)
        try terminal.wait(for: "the note at 20x5") { $0.contains("│ Resolution") && $0.contains("╯") }
        try terminal.resize(columns: 1, rows: 1)
        try terminal.wait(for: "a window of one cell") { $0.cursor.row == 0 && $0.cursor.column == 0 }
        try terminal.resize(columns: 120, rows: 40)
        try terminal.redraw()
        try terminal.press("g", for: "the note at 120x40") {
            $0.contains("│ Resolution entitled") && $0.contains("the Ukrainian Left' adopted at")
        }
        #expect(
            terminal.screen.rows.filter { $0.contains("╭") || $0.contains("╰") }.count
                == open.rows.filter { $0.contains("╭") || $0.contains("╰") }.count, "no remains of other sizes")
        try terminal.press(Keystroke.escape, for: "the page alone") { !$0.contains("╭") }
        #expect(terminal.screen.contains("mobilisation'. [1]"), "the marker is in sight")
        try terminal.quit()
    }
}
