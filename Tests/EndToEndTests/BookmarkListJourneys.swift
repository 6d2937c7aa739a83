import Support
import Testing

/// The list of bookmarks: narrowed, deleted from, and brought back.
@Suite struct BookmarkListJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// Three bookmarks in two articles, one with a note; the reader in the first article.
    private func openMarked() throws -> Terminal {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.moveDown(to: "At the same time")
        try terminal.press("MÜber Geld" + Keystroke.enter, toSee: "Bookmarked with your note")
        try terminal.press("J", toSee: "Our world is being torn asunder")
        try terminal.moveDown(to: "Our world is being torn")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.press("K", toStandOn: "At the same time")
        return terminal
    }

    private func quotes() throws -> Set<String> { Set(try reading.bookmarks().map { String($0.quote.prefix(12)) }) }

    private static let all: Set = ["Under pressu", "At the same ", "Our world is"]

    @Test func narrowsTheList() throws {
        let terminal = try openMarked()
        try terminal.press("'", toSee: "/3 ")
        // In quotations, notes and titles; without case and accents.
        for (words, count) in [("UNDER PRESSURE", 1), ("uber", 1), ("newly", 1), ("fronts", 2), ("same ukraine", 1)] {
            try terminal.press("/", toSee: "Filter:")
            try terminal.press(words, toSee: "/\(count) of 3: '\(words)'")
            try terminal.press(Keystroke.escape, for: "all of them") { $0.contains("/3 ") && !$0.contains("Filter") }
        }
        try terminal.press("/newly" + Keystroke.enter, toSee: "Bookmarks 1/1 of 3: 'newly'")
        #expect(!terminal.screen.contains("│ ▸ At the same") && !terminal.screen.contains("│   At the same"))
        try terminal.press(Keystroke.enter, for: "the passage") {
            !$0.contains("╭ Bookmarks") && $0.cursorRow.contains("Our world is being torn")
        }
        try terminal.press("'/qqq", toSee: "No bookmark has these words")
        try terminal.press(Keystroke.enter + "d", toSee: "No bookmark is selected")
        try terminal.press(Keystroke.escape, toSee: "/3 ")
        try terminal.press(Keystroke.escape, toSee: "READING")
        #expect(try quotes() == Self.all)
        try terminal.quit()
    }

    @Test func deletesAndBringsBack() throws {
        let terminal = try openMarked()
        try terminal.press("'/at the same" + Keystroke.enter, toSee: "Bookmarks 1/1 of 3")
        try terminal.press("d", toSee: "Deleted; U brings it back")
        #expect(try quotes() == Self.all.subtracting(["At the same "]))
        try terminal.press("U", toSee: "Undone: the removal of a bookmark")
        try terminal.waitFor("Über Geld · Ukraine")
        #expect(try quotes() == Self.all)
        #expect(try reading.bookmarks().map(\.note).filter { !$0.isEmpty } == ["Über Geld"])
        try terminal.press(Keystroke.escape, toSee: "/3 ")
        for left in [2, 1] { try terminal.press("d", toSee: "/\(left) ") }
        try terminal.press("d", for: "the page alone") { !$0.contains("╭ Bookmarks") }
        #expect(try reading.bookmarks().isEmpty)
        #expect(!terminal.screen.contains("◂"))
        for count in 1...3 {
            try terminal.press("U", for: "\(count) again") { _ in (try? reading.bookmarks().count) == count }
        }
        #expect(try quotes() == Self.all)
        #expect(try reading.bookmarks().map(\.note).filter { !$0.isEmpty } == ["Über Geld"])
        try terminal.quit()
    }

    @Test func theSignGoesAndComes() throws {
        let terminal = try openMarked()
        try terminal.waitFor("◂ At the same time")
        try terminal.press("'/at the same" + Keystroke.enter, toSee: "Bookmarks 1/1 of 3")
        try terminal.press("d", toSee: "Deleted")
        try terminal.press(Keystroke.escape + Keystroke.escape, for: "the page without it") {
            !$0.contains("╭") && !$0.contains("◂ At the same time")
        }
        try terminal.press("U", toSee: "◂ At the same time")
        try terminal.quit()
    }

    /// What another reader removed cannot be changed: it is said, it goes from the list, and what was typed stays.
    @Test func removedByAnotherReader() throws {
        let terminal = try openMarked()
        let other = try reading.open()
        try other.waitFor("? help")
        for window in [terminal, other] {
            try window.press("'/at the same" + Keystroke.enter, toSee: "Bookmarks 1/1 of 3")
        }
        try terminal.press("e", toSee: "Note:")
        try other.press("d", toSee: "Deleted; U brings it back")
        try terminal.press(", too late" + Keystroke.enter, toSee: "The bookmark is no longer in the library")
        try terminal.waitFor("Note: Über Geld, too late")
        try terminal.press(Keystroke.escape, toSee: "of 2")
        try other.press("U", toSee: "Undone")
        #expect(try quotes() == Self.all)
        try other.quit()
        try terminal.press(Keystroke.escape + Keystroke.escape, for: "the page") { !$0.contains("╭") }
        try terminal.quit()
    }

    /// Marks of two readers at once: each works with what there is, so nothing is written over or marked twice.
    @Test func markedByAnotherReader() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        let other = try reading.reopen()
        try other.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try other.press("m", toSee: "Already bookmarked")
        try other.press("M", toSee: "Note:")
        try other.press("of the other" + Keystroke.enter, toSee: "Note saved")
        try terminal.press("M", toSee: "Note: of the other")
        try terminal.press(Keystroke.escape, toSee: "Nothing was changed")
        try terminal.press("'d", for: "no bookmark") { _ in (try? reading.bookmarks().isEmpty) == true }
        try other.press("k", for: "a page without it") { !$0.contains("◂ Under") }
        try other.quit()
        try terminal.quit()
    }

    @Test(arguments: ["Q", "kill"]) func whatIsDeletedStaysSo(ending: String) throws {
        let terminal = try openMarked()
        try terminal.press("'/at the same" + Keystroke.enter, toSee: "Bookmarks 1/1 of 3")
        try terminal.press("d", toSee: "Deleted; U brings it back")
        if ending == "Q" {
            try terminal.quit()
        } else {
            try terminal.signal(9)
            #expect(try terminal.waitForExit() == .signalled(9))
        }
        #expect(try quotes() == Self.all.subtracting(["At the same "]))
        let again = try reading.open()
        try again.waitFor("? help")
        try again.press("'", toSee: "/2 ")
        // What another run has done is its own.
        try again.press("U", toSee: "Nothing to undo")
        try again.quit()
    }

    @Test func whatWasBroughtBackStaysSo() throws {
        let terminal = try openMarked()
        for _ in 0..<5 {
            try terminal.press("'/at the same" + Keystroke.enter, toSee: "Bookmarks 1/1 of 3")
            try terminal.press("d", toSee: "Deleted; U brings it back")
            try terminal.press("U", toSee: "Undone: the removal of a bookmark")
            try terminal.press(Keystroke.escape + Keystroke.escape, for: "the page") { !$0.contains("╭") }
        }
        try terminal.press("'/at the same" + Keystroke.enter, toSee: "Bookmarks 1/1 of 3")
        try terminal.press("d", toSee: "Deleted; U brings it back")
        try terminal.press("U", toSee: "Undone: the removal of a bookmark")
        try terminal.signal(9)
        #expect(try terminal.waitForExit() == .signalled(9))
        #expect(try quotes() == Self.all)
        #expect(try reading.bookmarks().map(\.note).filter { !$0.isEmpty } == ["Über Geld"])
    }
}
