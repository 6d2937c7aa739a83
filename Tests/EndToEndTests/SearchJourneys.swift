import Support
import Testing

/// Finding words: in the library, and in the article.
@Suite struct SearchJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// The reader with the two founding newsletters, which can be searched.
    private func open(size: Screen.Size = Reading.wide) throws -> Terminal {
        let output = try reading.run("import", Reading.seeds)
        #expect(output.status == .exited(0))
        let terminal = try reading.open(size: size)
        try terminal.waitFor("1/2")
        return terminal
    }

    @Test(arguments: [Reading.wide, Reading.medium, Reading.narrow])
    func findsWhileTypingAndReadsAtTheHit(size: Screen.Size) throws {
        let terminal = try open(size: size)
        try terminal.press("s", toSee: "Search:")
        try terminal.send("\"road to victory\"")
        try terminal.waitFor("1 of 2: '\"road")
        try terminal.press(Keystroke.enter, for: "the list") { !$0.contains("Search:") && $0.contains("1 of 2: ") }
        try terminal.press(Keystroke.enter, toSee: "1 hit")
        try terminal.waitFor("Victory")
        try terminal.press("n", toSee: "This is the only hit")
        try terminal.press("q", toSee: "1 of 2: ")
        try terminal.press(Keystroke.escape, toSee: "Filter cleared")
        try terminal.quit()
    }

    @Test func theNewestWordsCount() throws {
        let terminal = try open()
        try terminal.press("s", toSee: "Search:")
        for word in ["r", "re", "resist", "letters"] {
            try terminal.send(Keystroke.control("u") + word)
        }
        try terminal.waitFor("of 2: 'letters'")
        try terminal.send(Keystroke.control("u") + "kishchuk AND NOT resistance")
        try terminal.waitFor("of 2: 'kishchuk")
        try terminal.press(Keystroke.escape, toSee: "2024-11-10  Ukraine: resistance")
        #expect(!terminal.screen.contains("kishchuk"))
        try terminal.quit()
    }

    @Test func saysWhatIsNotUnderstoodAndSearchesTheWords() throws {
        let terminal = try open()
        try terminal.press("s", toSee: "Search:")
        try terminal.send("is:green \"road to victory")
        try terminal.waitFor("Column 1: ")
        try terminal.press(Keystroke.control("u"), for: "no complaint") { !$0.contains("Column") }
        try terminal.send("\"road to victory")
        try terminal.waitFor("1 of 2:")
        try terminal.press(Keystroke.enter, toSee: "Column 1: ")
        try terminal.quit()
    }

    @Test func marksTheWordsOfThePage() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("/", toSee: "Find:")
        try terminal.send("resist")
        try terminal.waitFor("hit 1 of ")
        let here = terminal.screen.cursor
        try terminal.press(Keystroke.enter, toSee: "READING  hit 1 of ")
        #expect(terminal.screen.cursor != here)
        try terminal.press("n", toSee: "hit 2 of ")
        try terminal.press("N", toSee: "hit 1 of ")
        try terminal.press("N", toSee: "Wrapped to the bottom")
        try terminal.press(Keystroke.escape, toSee: "No longer marked")
        try terminal.press("/", toSee: "Find:")
        try terminal.send("zzz")
        try terminal.press(Keystroke.enter, toSee: "Not in this article: zzz")
        try terminal.quit()
    }
}
