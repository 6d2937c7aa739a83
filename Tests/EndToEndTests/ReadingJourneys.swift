import Support
import Testing

/// Browsing and reading, as a diary.
@Suite struct ReadingJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    @Test func browsesTheListAndReadsAnArticle() throws {
        let terminal = try reading.openSeeds()
        let list = try terminal.whole()
        #expect(list.contains("2024-11-10  Ukraine: resistance"))
        #expect(list.contains("2023-11-23  In Newly Released Letter"))
        #expect(list.cursorRow.contains("Ukraine: resistance"))
        try terminal.press("j", toStandOn: "In Newly Released Letter")
        try terminal.press("j", toStandOn: "In Newly Released Letter")
        try terminal.press("k", toStandOn: "Ukraine: resistance")
        try terminal.press("G", toStandOn: "In Newly Released Letter")
        try terminal.press("g", toStandOn: "Ukraine: resistance")
        try terminal.press(Keystroke.down, toStandOn: "In Newly Released Letter")
        try terminal.press(Keystroke.up + Keystroke.enter, toSee: "READING")

        #expect(terminal.screen.contains("Under pressure from Putin"))
        try terminal.press("jjjjjj", toStandOn: "Under pressure from Putin")
        try terminal.press("k", toStandOn: "Not part of the article")
        try terminal.press("3j", toStandOn: "slowly but surely gobble up")
        try terminal.press(Keystroke.end, toStandOn: "Conference held in Kiev")
        try terminal.press("g", toStandOn: "Ukraine")
        try terminal.press("G", toStandOn: "Conference held in Kiev")
        try terminal.quit()
    }

    @Test func turnsPagesInASmallWindow() throws {
        let essay = try reading.home.folder.write(Reading.essay(), to: "river.txt")
        let terminal = try reading.open([essay], size: Reading.medium)
        try terminal.waitFor("Paragraph 1 begins")
        let first = try terminal.whole()
        try terminal.press(" ", for: "another page") { !$0.contains("Paragraph 1 begins") }
        let second = try terminal.whole()
        #expect(!second.contains("Paragraph 12 begins"), "a page turned, not the whole article")
        try terminal.press("b", for: "the first page") { $0.panes == first.panes }
        try terminal.press(Keystroke.control("d"), for: "half a page") { $0.panes != first.panes }
        #expect(terminal.screen.contains("Paragraph 3 begins"), "some of the first page is still there")
        try terminal.press(Keystroke.control("u"), for: "the first page") { $0.panes == first.panes }
        try terminal.press(Keystroke.pageDown, for: "the same second page") { $0.panes == second.panes }
        try terminal.press(Keystroke.pageUp, for: "the first page") { $0.panes == first.panes }
        try terminal.press("G", toSee: "Paragraph 40 begins")
        try terminal.press(Keystroke.home, toSee: "Paragraph 1 begins")
        try terminal.quit()
    }

    /// Walking through the whole article by single lines and by pages shows every word of it.
    @Test(arguments: [Reading.medium, Reading.narrow, Reading.tiny]) func noLineIsSkipped(size: Screen.Size) throws {
        let essay = try reading.home.folder.write(Reading.essay(paragraphs: 12), to: "river.txt")
        let terminal = try reading.open([essay], size: size)
        try terminal.waitFor(size == Reading.tiny ? "A walk by" : "A walk by the river")
        var last = try terminal.whole()
        var seen = last.text
        for _ in 0..<400 where !last.contains("stone 12,") || !last.contains("100%") {
            try terminal.send(" ")
            let isThere = try? terminal.wait(for: "another page", timeout: .seconds(1)) { $0.rows != last.rows }
            guard isThere != nil else { break }
            last = try terminal.whole()
            seen += "\n" + last.text
        }
        let words = Set(seen.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        for number in 1...12 { #expect(words.contains(String(number)), "\(seen)") }
        try terminal.quit()
    }

    @Test func finishingAnArticleIsSeenInTheList() throws {
        let essay = try reading.home.folder.write(Reading.essay(), to: "river.txt")
        let terminal = try reading.open([essay, Reading.seeds])
        try terminal.waitFor("Imported: 3 added")
        #expect(terminal.screen.contains("unread"))
        try terminal.press(Keystroke.enter, toSee: "READING")
        try terminal.press("jjjjjjjjjjjjjjj", toSee: "read to")
        #expect(try reading.rows().first?.status == "reading")
        try terminal.press("G", toSee: "100%")
        try terminal.press("h", toSee: "finished")
        try terminal.press("u", toSee: "Marked unread")
        try terminal.press("j", toStandOn: "Ukraine: resistance")
        try terminal.press("k", toSee: "unread ·")
        #expect(try reading.rows().first?.status == "unread")
        try terminal.press("u", toSee: "Marked finished")
        #expect(try reading.rows().map(\.status) == ["finished", "unread", "unread"])
        try terminal.quit()
    }

    @Test func nextAndPreviousArticle() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("J", toSee: "Our world is being torn asunder")
        try terminal.press("J", toSee: "This is the last article")
        try terminal.press("K", toSee: "Under pressure from Putin")
        try terminal.press("K", toSee: "This is the first article")
        try terminal.press("h", toSee: "ARTICLES")
        try terminal.press("J", toStandOn: "In Newly Released Letter")
        try terminal.press("l", toSee: "READING")
        try terminal.press(Keystroke.tab, toSee: "ARTICLES")
        try terminal.press(Keystroke.tab, toSee: "READING")
        try terminal.press(Keystroke.escape, toSee: "ARTICLES")
        try terminal.press(Keystroke.right, toSee: "READING")
        try terminal.press(Keystroke.left, toSee: "ARTICLES")
        try terminal.quit()
    }

    @Test func furnitureIsFoldedAndOpens() throws {
        let terminal = try reading.openViewpoint()
        #expect(!terminal.screen.contains("All rights reserved"))
        try terminal.moveDown(to: "Not part of the article")
        let folded = try terminal.whole()
        try terminal.press(Keystroke.enter, toSee: "All rights reserved")
        try terminal.press(Keystroke.enter, for: "the fold closed") { $0.panes == folded.panes }
        try terminal.quit()
    }

    @Test func helpNamesTheKeysAndScrolls() throws {
        let terminal = try reading.openViewpoint(size: Reading.medium)
        let before = try terminal.whole()
        try terminal.press("?", toSee: "╭ Keys")
        let help = try terminal.whole()
        #expect(help.contains("Reading") && help.contains("note marker"))
        try terminal.press("G", toSee: "opens note 3")
        try terminal.press("g", for: "the beginning of the help") { $0.panes == help.panes }
        try terminal.press("j", for: "a line further") { $0.cursor.row == help.cursor.row + 1 }
        try terminal.press(Keystroke.escape, for: "the page again") { $0.panes == before.panes }
        try terminal.press("?", toSee: "╭ Keys")
        try terminal.press("q", for: "the page again") { $0.panes == before.panes }
        try terminal.quit()
    }

    /// Help is searched by its words, and does what is found; a key pressed in vain says where it works.
    @Test func helpIsSearchedAndDone() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("?", toSee: "╭ Keys")
        try terminal.press("/bookmark", toSee: "Keys with 'bookmark'")
        try terminal.waitForNo("half a page")
        try terminal.press(Keystroke.enter + Keystroke.escape, for: "the page") { !$0.contains("╭ Keys") }
        try terminal.press(":article's own page", toSee: "Keys with 'article's own page'")
        try terminal.press(Keystroke.enter, toSee: "╭ Link ")
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("╭ Link") }
        try terminal.press("W", toSee: "W does nothing here; ? shows the keys")
        try terminal.press("d", toSee: "works in: Bookmarks")
        try terminal.quit()
    }

    @Test func digitsCountAndAreShown() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("13", for: "the number") { $0.statusLine.contains(" 13 ") }
        try terminal.press("j", for: "no number") { !$0.statusLine.contains(" 13 ") }
        #expect(terminal.screen.cursorRow.contains("still indignant"))
        try terminal.press("99999999999999999999j", toStandOn: "Conference held in Kiev")
        try terminal.press("9\r", toSee: "No note 9 in this article")
        try terminal.quit()
    }

    @Test func oneFileOpensItsArticle() throws {
        let terminal = try reading.open([Reading.viewpoint])
        try terminal.waitFor("Imported: 1 added")
        try terminal.press("j", toSee: "READING")
        try terminal.quit()
        // And again, now that it is known.
        let again = try reading.open([Reading.viewpoint])
        try again.waitFor("Under pressure from Putin")
        try again.quit()
        // And the other one, beside it.
        let other = try reading.open([Reading.solidarity])
        try other.waitFor("Our world is being torn asunder")
        try other.quit()
        #expect(try reading.rows().count == 2)
    }

    @Test(arguments: [Reading.wide, Reading.medium, Reading.narrow, Reading.tiny])
    func anEmptyLibraryShowsHowToBegin(size: Screen.Size) throws {
        let terminal = try reading.open(size: size)
        try terminal.waitFor(size == Reading.tiny ? "No articles" : "No articles yet")
        if size.rows >= 12 { #expect(try terminal.whole().contains("broadsheet seeds")) }
        try terminal.send("jkGg " + Keystroke.enter + "]['mMJKu")
        try terminal.press("?", toSee: "Keys")
        try terminal.press("q", for: "no help") { !$0.contains("Keys") }
        try terminal.send("q")
        #expect(try terminal.waitForExit() == .exited(0))
    }

    @Test func redrawsAfterGarbage() throws {
        let terminal = try reading.openViewpoint(underShell: true)
        let before = try terminal.whole()
        // Another program writes to the same terminal.
        let path = try terminal.path
        _ = try Program("/bin/sh").run(["-c", "printf '\\033[5;5HGARBAGE\\nMORE' > \(path)"], home: reading.home)
        try terminal.waitFor("GARBAGE")
        try terminal.press(Keystroke.control("l"), for: "the screen as it was") { $0.rows == before.rows }
        try terminal.quit()
    }
}
