import Foundation
import Support
import Testing

/// Bookmarks, and coming back.
@Suite struct BookmarkJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    @Test func bookmarksAPassageAndGoesToItFromAnotherArticle() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        #expect(terminal.screen.statusLine.contains("Bookmarked"))
        try terminal.press("m", toSee: "Already bookmarked")
        let marked = try reading.bookmarks()
        #expect(marked.count == 1 && marked[0].note.isEmpty && marked[0].title == "Ukraine: resistance on two fronts")
        #expect(marked[0].quote.hasPrefix("Under pressure from Putin, the Russian military forces"))
        #expect(marked[0].quote.hasSuffix("civilian infrastructure."))

        try terminal.press("J", toSee: "Our world is being torn asunder")
        let list = try terminal.press("'", toSee: "▸ Under pressure from Putin, the Russian")
        #expect(list.contains("Bookmarks 1/1"))
        try terminal.press(Keystroke.enter, for: "the passage") { screen in
            !screen.contains("╭ Bookmarks") && screen.cursorRow.contains("Under pressure from Putin")
        }
        #expect(terminal.screen.contains("READING"))
        try terminal.quit()
    }

    @Test func aBookmarkWithANoteOfOnesOwn() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("M", toSee: "Note:")
        try terminal.press("Überlegen — 漢字 e\u{301} 😀 'q'Q", toSee: "😀 'q'Q")
        try terminal.press(Keystroke.backspace + "?", toSee: "😀 'q'?")
        try terminal.press(Keystroke.enter, toSee: "Bookmarked with your note")
        #expect(try reading.bookmarks().map(\.note) == ["Überlegen — 漢字 e\u{301} 😀 'q'?"])

        try terminal.press("M", toSee: "Note: Überlegen")
        try terminal.press(Keystroke.control("u") + "kurz", toSee: "Note: kurz")
        try terminal.press(Keystroke.enter, toSee: "Note saved")
        #expect(try reading.bookmarks().map(\.note) == ["kurz"])

        try terminal.press("M", toSee: "Note: kurz")
        try terminal.press("!" + Keystroke.escape, toSee: "Nothing was changed")
        #expect(try reading.bookmarks().map(\.note) == ["kurz"])
        try terminal.press("'", toSee: "kurz · Ukraine: resistance")
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("kurz") }
        try terminal.quit()
    }

    @Test func aListOfBookmarksIsMovedIn() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("'", toSee: "No bookmarks yet: m marks the passage at the cursor")
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.moveDown(to: "At the same time")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.wait(for: "two bookmarks") { _ in (try? reading.bookmarks().count) == 2 }
        try terminal.press("'", toSee: "Bookmarks 1/2")
        try terminal.press("j", toSee: "Bookmarks 2/2")
        try terminal.press("j", toSee: "Bookmarks 2/2")
        try terminal.press("g", toSee: "Bookmarks 1/2")
        try terminal.press("G" + Keystroke.enter, for: "the page") { !$0.contains("╭ Bookmarks") }
        try terminal.quit()
    }

    /// Whatever the window: the bookmarked passage is where the cursor is.
    @Test(arguments: [Reading.wide, Reading.medium, Reading.narrow, Reading.tiny])
    func aPassageIsFoundAgainInEveryWindow(size: Screen.Size) throws {
        let first = try reading.openViewpoint()
        try first.moveDown(to: "still indignant")
        try first.press("m", toSee: "Bookmarked")
        let quote = try #require(try reading.bookmarks().first?.quote)
        try first.quit()
        let second = try reading.open(size: size)
        try second.waitFor(size.columns < 40 ? "READING" : "? help")
        try second.press("g", for: "the beginning") { !$0.contains("indignant") || size.rows > 20 }
        try second.press("'", toSee: size == Reading.tiny ? "Bookmarks" : "Bookmarks 1/1")
        try second.press(Keystroke.enter, for: "the passage") { screen in
            let words = screen.cursorRow.split { !$0.isLetter }.map(String.init)
            return screen.contains("READING") && words.contains { $0.count > 4 && quote.contains($0) }
        }
        try second.quit()
    }

    @Test(arguments: ["q", "Q"]) func everythingIsWhereItWas(key: String) throws {
        let first = try reading.openViewpoint()
        try first.moveDown(to: "At the same time")
        try first.press("m", toSee: "Bookmarked")
        try first.press("j", for: "no message") { !$0.contains("Bookmarked") }
        let before = try first.waitFor("read to")  // it has been saved
        if key == "q" { try first.press("q", toSee: "ARTICLES") }
        try first.send(key)
        #expect(try first.waitForExit() == .exited(0))
        if key == "q" { return try comesBackToTheList(before) }

        for arguments in [[Reading.seeds], []] {
            let again = try reading.open(arguments)
            try again.wait(for: "the same page") { $0.panes == before.panes && $0.cursor == before.cursor }
            #expect(try reading.bookmarks().count == 1)
            try again.quit()
        }
    }

    private func comesBackToTheList(_ before: Screen) throws {
        let again = try reading.open()
        try again.waitFor("ARTICLES")
        #expect(again.screen.cursorRow.contains("Ukraine: resistance"))
        try again.press(Keystroke.enter, for: "the same page") { screen in
            screen.panes == before.panes && screen.cursor == before.cursor
        }
        try again.quit()
    }

    /// The place in an article is kept when another one is read last.
    @Test func everyArticleKeepsItsPlace() throws {
        let first = try reading.openViewpoint()
        try first.moveDown(to: "still indignant")
        try first.press("J", toSee: "Our world is being torn asunder")
        try first.press("20j", for: "another line") { !$0.cursorRow.contains("▸ In Newly") && $0.cursor.row > 15 }
        let second = first.screen.cursorRow
        try first.press("K", toStandOn: "still indignant")
        try first.press("J", for: "the place in the other") { $0.cursorRow == second }
        try first.quit()
        let again = try reading.open()
        try again.wait(for: "the place in the last") { $0.cursorRow == second }
        try again.press("K", toStandOn: "still indignant")
        try again.quit()
    }

    @Test(arguments: [Reading.medium, Reading.narrow, Reading.tiny])
    func theSentenceIsInSightInAnotherWindow(size: Screen.Size) throws {
        let first = try reading.openViewpoint()
        try first.moveDown(to: "still indignant")
        let word = "indignant"
        try first.quit()
        let again = try reading.open(size: size)
        try again.waitFor("READING")
        let isInSight = (try? again.waitFor(word, timeout: .seconds(2))) != nil
        #expect(isInSight)
        try again.quit()
        // And back in the first window the cursor is at the same text, within a line.
        let back = try reading.open()
        try back.wait(for: "'\(word)'") { screen in
            screen.rows[max(0, screen.cursor.row - 1)...min(38, screen.cursor.row + 1)].joined().contains(word)
        }
        try back.quit()
    }

    /// There and back again through every size: the text under the cursor does not creep.
    @Test func resizingDoesNotCreep() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "still indignant")
        let before = try terminal.whole()
        for _ in 0..<5 {
            for size in [Reading.medium, Reading.narrow, Reading.tiny, Screen.Size(columns: 1, rows: 1), Reading.wide] {
                try terminal.resize(columns: size.columns, rows: size.rows)
            }
            terminal.pump(until: .now)
        }
        try terminal.redraw()
        try terminal.wait(for: "the page as it was") { screen in
            screen.contains("┌ Articles") && screen.cursorRow.dropFirst(44) == before.cursorRow.dropFirst(44)
        }
        try terminal.quit()
    }
}
