import Support
import Testing

/// Back and forward to the exact screen, folds, and what the status line tells of the way.
@Suite struct HistoryJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private func expectBack(_ terminal: Terminal, _ key: String, to screen: Screen, _ what: String) throws {
        try terminal.press(key, for: what) {
            differences($0.page, screen.page).isEmpty && $0.cursor == screen.cursor && $0.contains("READING")
        }
    }

    @Test(arguments: ["H", Keystroke.control("o")]) func backAndForwardToTheExactScreen(back: String) throws {
        let terminal = try reading.openViewpoint(size: Reading.medium)
        try terminal.press(Keystroke.control("d") + Keystroke.control("d") + "3j", for: "some way") {
            !$0.contains("Under pressure from Putin")
        }
        let first = try terminal.whole()
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.press("1\r" + Keystroke.enter, toStandOn: "[1] Resolution entitled")
        try terminal.press("j", toSee: "READING")
        let note = try terminal.whole()
        try terminal.press("J", toSee: "In Newly Released Letter")
        try terminal.press(" j", for: "some way") {
            !$0.page.dropFirst().contains { $0.contains("In Newly Released Letter") }
        }
        let second = try terminal.whole()
        try terminal.press("'" + Keystroke.enter, for: "the bookmark") {
            differences($0.page, first.page).count < 24 && $0.contains("▸◂")
        }
        let bookmark = try terminal.whole()

        try expectBack(terminal, back, to: second, "the other article")
        try expectBack(terminal, back, to: note, "the note's place")
        try terminal.press(back, toStandOn: "[1]")
        try terminal.press("L", for: "the note's place") { differences($0.page, note.page).isEmpty }
        try expectBack(terminal, "L", to: second, "the other article")
        try expectBack(terminal, "L", to: bookmark, "the bookmark")
        try terminal.press("L", toSee: "Nowhere to go forward to")
        try terminal.press("9\(back)", for: "the beginning") { !$0.contains("Nowhere") }
        try terminal.press("9\(back)", toSee: "Nowhere to go back to")
        try terminal.quit()
    }

    /// The word above the notes is no text of the article, and one comes back to it all the same.
    @Test func backToTheHeadingOfTheNotes() throws {
        let terminal = try reading.openViewpoint(size: Reading.medium)
        try terminal.press("G", toStandOn: "and 6 October 2024")
        try terminal.press("5k", for: "the heading") { $0.page[$0.cursor.row].contains("▸  Notes") }
        let heading = try terminal.whole()
        try terminal.press("J", toSee: "2/2")
        try terminal.press("H", toSee: "1/2")
        let back = try terminal.whole()
        #expect(differences(back.page, heading.page).isEmpty && back.cursor == heading.cursor)
        try terminal.quit()
    }

    /// A jump makes a new way: the old way forward is gone.
    @Test func jumpsToTheEndsComeBack() throws {
        let terminal = try reading.open(text: Reading.essay(), size: Reading.medium)
        try terminal.press("11j", toStandOn: "Paragraph 3 begins")
        let middle = try terminal.whole()
        try terminal.press("G", toSee: "Paragraph 40 begins")
        let end = try terminal.whole()
        try expectBack(terminal, "H", to: middle, "the middle")
        try expectBack(terminal, "L", to: end, "the end")
        try expectBack(terminal, "H", to: middle, "the middle")
        try terminal.press("g", toSee: "A walk by the river")
        try terminal.press("L", toSee: "Nowhere to go forward to")
        try expectBack(terminal, "H", to: middle, "the middle")
        try terminal.quit()
    }

    @Test func folds() throws {
        let terminal = try reading.openViewpoint()
        let folded = try terminal.whole()
        #expect(folded.contains("+ Not part of the article"))
        try terminal.press("Z", toSee: "All rights reserved")
        try terminal.press("G", toSee: "donations are very welcome")
        try terminal.press("gZ", for: "all folded") { differences($0.page, folded.page).isEmpty }
        try terminal.press("z", toSee: "Nothing to fold here; Z folds and unfolds all of it")
        try terminal.moveDown(to: "Not part of the article")
        let line = try terminal.whole()
        try terminal.press("z", toSee: "− Not part of the article")
        try terminal.waitFor("All rights reserved")
        // From inside too.
        try terminal.press("j", toStandOn: "Copyright")
        try terminal.press("z", for: "the line folded") {
            differences($0.page, line.page).isEmpty && $0.cursor == line.cursor
        }
        try terminal.quit()
    }

    @Test func theStatusLineTellsWhatIsLeft() throws {
        let terminal = try reading.open(text: Reading.essay(), size: Reading.medium)
        func minutes(_ screen: Screen) -> Int? {
            screen.statusLine.firstMatch(of: /(\d+) min left/).flatMap { Int($0.1) }
        }
        let all = try #require(minutes(try terminal.whole()))
        #expect(all > 2)
        try terminal.press("60j", for: "less to read") { minutes($0).map { $0 < all } ?? false }
        try terminal.press("G", for: "nothing to read") { minutes($0) == nil && $0.statusLine.contains("100%") }
        try terminal.press("g", for: "all to read") { minutes($0) == all }
        try terminal.quit()
    }

    @Test func theNextArticleFromAllPanes() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("t", toSee: "NOTES")
        try terminal.press("J", toSee: "Our world is being torn asunder")
        try terminal.press("K", toSee: "Under pressure from Putin")
        try terminal.press("9J", toSee: "Our world is being torn asunder")
        try terminal.press("J", toSee: "This is the last article")
        try terminal.press("9K", toSee: "Under pressure from Putin")
        try terminal.press("K", toSee: "This is the first article")
        try terminal.quit()
    }
}
