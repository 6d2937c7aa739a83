import Support
import Testing

/// Finding one's way in the list.
@Suite struct ListJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    @Test func narrowsTheListByTyping() throws {
        let terminal = try reading.openSeeds()
        try terminal.press("/", toSee: "Filter:")
        try terminal.send("RELEASED l")
        try terminal.waitFor("Articles 1 of 2: 'RELEASED l'")
        #expect(!terminal.screen.contains("2024-11-10  Ukraine"))
        try terminal.press(Keystroke.enter, toStandOn: "In Newly Released Letter")
        try terminal.press(Keystroke.escape, toSee: "Filter cleared")
        try terminal.waitFor("2024-11-10  Ukraine: resistance")
        try terminal.press("/", toSee: "Filter:")
        try terminal.send("qq")
        try terminal.waitFor("No article has all")
        try terminal.press(Keystroke.escape, toSee: "2024-11-10  Ukraine: resistance")
        try terminal.quit()
    }

    /// Nobody presses a key.
    @Test func showsWhatAnotherProgramDoes() throws {
        let terminal = try reading.openSeeds()
        try terminal.waitFor("unread")
        #expect(try reading.run("mark", "star", "*").status == .exited(0))
        try terminal.waitFor("· starred")
        let essay = try reading.home.folder.write(Reading.essay("From outside", paragraphs: 3), to: "outside.txt")
        #expect(try reading.run("import", essay).status == .exited(0))
        try terminal.waitFor("From outside")
        try terminal.quit()
    }

    @Test func goesOverTheShelves() throws {
        let size = Screen.Size(columns: 140, rows: 40)
        let terminal = try reading.openSeeds(size: size)
        try terminal.waitFor("International")  // The shelves are counted again after the import.
        try terminal.wait(for: "the numbers") { $0.rows.contains { $0.contains(" All ") && $0.contains("2│") } }
        try terminal.press("*", toSee: "· starred")
        try terminal.press("B", toSee: "SHELVES")
        try terminal.press("j", toSee: "┌ Unread")
        try terminal.press("jj", toSee: "┌ Starred")
        try terminal.waitFor("1/1")
        try terminal.press(Keystroke.enter, toStandOn: "Ukraine: resi")
        #expect(!terminal.screen.contains("In Newly Released"))
        try terminal.quit()
        let again = try reading.open(size: size)
        try again.waitFor("1/1")
        try again.press("Bg", toSee: "In Newly Released")
        try again.quit()
    }

    @Test func marksAllAndTakesItBack() throws {
        let terminal = try reading.openSeeds()
        try terminal.press("A", toSee: "Mark 2 articles here finished?")
        try terminal.press("y", toSee: "Marked finished: 2 articles")
        #expect(try reading.rows().allSatisfy { $0.status == "finished" })
        try terminal.press("U", toSee: "Undone: the marks of 2 articles")
        #expect(try reading.rows().allSatisfy { $0.status == "unread" })
        try terminal.quit()
    }

    @Test func remembersTheOrder() throws {
        let terminal = try reading.openSeeds()
        try terminal.press("S", toSee: "Sorted oldest first")
        try terminal.press("g", toStandOn: "In Newly Released Letter")
        try terminal.quit()
        let again = try reading.open()
        try again.waitFor("Articles, oldest first")
        try again.quit()
    }
}
