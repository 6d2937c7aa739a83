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
        try terminal.waitFor("No title, author")
        try terminal.press(Keystroke.escape, toSee: "2024-11-10  Ukraine: resistance")
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
