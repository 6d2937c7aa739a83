import Foundation
import Support
import Testing

/// Files that change after they were read: marks and place stay.
@Suite struct EditedFiles {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private var folder: TemporaryFolder { reading.home.folder }

    private func paragraphs(_ text: String) -> [String] { text.components(separatedBy: "\n\n") }

    /// Reads an essay to its sixth paragraph, bookmarks that, and leaves.
    private func readAndLeave() throws {
        try folder.write(Reading.essay(paragraphs: 20), to: "letters/river.txt")
        let terminal = try reading.open([folder.path("letters")])
        try terminal.waitFor("Imported: 1 added")
        try terminal.press(Keystroke.enter, toSee: "READING")
        try terminal.press("18j", toStandOn: "Paragraph 6 begins")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
    }

    private func edit() throws {
        var text = paragraphs(Reading.essay(paragraphs: 20))
        text.insert(
            "A paragraph that was forgotten at first, and is long enough to fill a line or two of the page.", at: 3)
        text.insert("Another one.", at: 4)
        text[9] += " A sentence more."
        try folder.write(text.joined(separator: "\n\n"), to: "letters/river.txt")
    }

    @Test func aSecondStartTakesTheChange() throws {
        try readAndLeave()
        try edit()
        let terminal = try reading.open([folder.path("letters")])
        try terminal.waitFor("Imported: 0 added, 1 updated")
        try terminal.wait(for: "the place") { $0.cursorRow.contains("Paragraph 6 begins") }
        let marked = try terminal.whole()
        #expect(marked.rows.contains { $0.contains("◂ Paragraph 6 begins") })
        try terminal.press("g", for: "the beginning") { $0.contains("A paragraph that was forgotten") }
        try terminal.press("'", toSee: "Bookmarks 1/1")
        try terminal.press(Keystroke.enter, for: "the passage") { screen in
            !screen.contains("Bookmarks 1/1") && screen.cursorRow.contains("Paragraph 6 begins")
        }
        try terminal.quit()
        #expect(try reading.rows().count == 1)
    }

    /// Another program imports it while it is open; nobody presses a key.
    @Test func anOpenPageFollows() throws {
        try readAndLeave()
        let terminal = try reading.open()
        try terminal.wait(for: "the place") { $0.cursorRow.contains("Paragraph 6 begins") }
        try edit()
        #expect(try reading.run("import", "letters").text == "0 added, 1 updated\n")
        try terminal.press("g", for: "the beginning") { $0.contains("A paragraph that was forgotten") }
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        #expect(try !reading.run("bookmarks").text.contains("no longer in the text"))
    }

    @Test func refreshTakesTheChange() throws {
        try readAndLeave()
        let terminal = try reading.open()
        try terminal.wait(for: "the place") { $0.cursorRow.contains("Paragraph 6 begins") }
        try terminal.press("r", toSee: "Nothing new in the sources")
        try edit()
        try folder.copy(Reading.viewpoint, as: "letters/new.txt")
        try terminal.press("r", toSee: "Imported: 1 added, 1 updated")
        try terminal.waitFor("Ukraine: resistance")
        try terminal.wait(for: "the place") { $0.cursorRow.contains("Paragraph 6 begins") }
        #expect(try reading.bookmarks().map(\.title) == ["A walk by the river"])
        try terminal.quit()
    }

    /// A file that is gone takes nothing with it.
    @Test func aFileThatIsGone() throws {
        try readAndLeave()
        try FileManager.default.removeItem(atPath: folder.path("letters/river.txt"))
        let again = try reading.run("import", folder.path("letters"))
        #expect(again.status == .exited(0) && again.text == "0 added\n")
        #expect(try reading.rows().count == 1)
        let terminal = try reading.open()
        try terminal.wait(for: "the place") { $0.cursorRow.contains("Paragraph 6 begins") }
        try terminal.quit()
        #expect(try reading.bookmarks().count == 1)
    }

    @Test func aFileThatWasMoved() throws {
        try readAndLeave()
        try FileManager.default.moveItem(
            atPath: folder.path("letters/river.txt"), toPath: folder.path("letters/stream.txt"))
        let again = try reading.run("import", folder.path("letters"))
        #expect(again.text == "0 added, 1 moved\n")
        #expect(try reading.rows().count == 1)
        #expect(try reading.bookmarks().count == 1)
    }

    /// The passage is rewritten: the bookmark is kept and says so.
    @Test func aPassageThatIsGone() throws {
        try readAndLeave()
        var text = paragraphs(Reading.essay(paragraphs: 20))
        text[8] = "Nothing of what stood here is left, and other words have taken its place altogether."
        try folder.write(text.joined(separator: "\n\n"), to: "letters/river.txt")
        let terminal = try reading.open([folder.path("letters")])
        try terminal.waitFor("Imported: 0 added, 1 updated")
        try terminal.press("'", toSee: "Paragraph 6 begins")
        #expect(terminal.screen.contains("no longer in the text · A walk by the river"))
        try terminal.press(Keystroke.enter, toSee: "The passage is no longer in the text")
        try terminal.quit()
        #expect(try reading.bookmarks().map(\.quote).first?.hasPrefix("Paragraph 6 begins") == true)
    }

    @Test func theFileComesBackAsItWas() throws {
        try readAndLeave()
        try folder.write("A walk by the river\n\nGone for now.\n", to: "letters/river.txt")
        _ = try reading.run("import")
        try folder.write(Reading.essay(paragraphs: 20), to: "letters/river.txt")
        #expect(try reading.run("import").text == "0 added, 1 updated\n")
        let terminal = try reading.open()
        try terminal.press("'", toSee: "Bookmarks 1/1")
        try terminal.press(Keystroke.enter, for: "the passage") { screen in
            !screen.contains("Bookmarks 1/1") && screen.cursorRow.contains("Paragraph 6 begins")
        }
        try terminal.quit()
    }

    /// Words of the passage are changed while the reader is open: it is still marked, and found.
    @Test(arguments: [Reading.wide, Reading.medium, Reading.narrow])
    func aPassageThatWasCorrected(size: Screen.Size) throws {
        try readAndLeave()
        let terminal = try reading.open(size: size)
        try terminal.wait(for: "the place") { $0.cursorRow.contains("Paragraph 6 begins") }
        let edited = Reading.essay(paragraphs: 20).replacing(
            "Paragraph 6 begins here and says", with: "New here. Paragraph 6 beginns here, and says")
        try folder.write(edited, to: "letters/river.txt")
        try terminal.press("r", toSee: "0 added, 1 updated")
        try terminal.wait(for: "the mark") { screen in
            screen.rows.contains { $0.contains("◂ New here. Paragraph 6 beginns") }
        }
        try terminal.press("g", for: "the beginning") { !$0.cursorRow.contains("beginns") }
        try terminal.press("'", toSee: "Paragraph 6 begins")
        #expect(!terminal.screen.contains("no longer"))
        try terminal.press(Keystroke.enter, toSee: "The text has changed")
        try terminal.wait(for: "the passage") { $0.cursorRow.contains("Paragraph 6 beginns") }
        try terminal.press("m", toSee: "Already bookmarked")
        try terminal.quit()
        let kept = try reading.bookmarks()
        #expect(kept.count == 1 && !kept[0].lost)
        #expect(kept[0].quote.hasPrefix("Paragraph 6 begins here and says"), "what was marked is kept as it was")
    }

    /// The sentence is deleted, among others that are much like it, and put back.
    @Test func aPassageThatGoesAndComesBack() throws {
        try readAndLeave()
        let terminal = try reading.open()
        try terminal.wait(for: "the place") { $0.cursorRow.contains("Paragraph 6 begins") }
        let whole = Reading.essay(paragraphs: 20)
        let sentence = "Paragraph 6 begins here and says what there is to say of milestone 6. "
        try folder.write(whole.replacing(sentence, with: ""), to: "letters/river.txt")
        try terminal.press("r", toSee: "0 added, 1 updated")
        try terminal.wait(for: "no mark") { !$0.page.joined().contains("◂") }
        try terminal.press("'", toSee: "no longer in the text · A walk by the river")
        #expect(terminal.screen.contains("▸ Paragraph 6 begins here"))
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("no longer") }
        #expect(try reading.bookmarks().map(\.lost) == [true])
        #expect(try reading.run("bookmarks").text.contains("no longer in the text"))

        try folder.write(whole, to: "letters/river.txt")
        try terminal.press("r", toSee: "0 added, 1 updated")
        try terminal.waitFor("◂ Paragraph 6 begins here")
        try terminal.press("'", toSee: "▸ Paragraph 6 begins here")
        #expect(!terminal.screen.contains("no longer"))
        try terminal.press(Keystroke.enter, toStandOn: "Paragraph 6 begins")
        try terminal.quit()
        #expect(try reading.bookmarks().map(\.lost) == [false])
    }
}
