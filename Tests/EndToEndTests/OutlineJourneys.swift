import Support
import Testing

/// Through a text by what it is made of: headings, questions, links, percentages, and the outline of them.
@Suite struct OutlineJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private static let talk = """
        # The engine, as it was

        ## How it began

        **Ada Lovelace:** What about the first year?

        **Grace Hopper:** \(String(repeating: "It was a year of plans, and of letters. ", count: 20))

        See [the plans](https://example.org/plans) and [the letters](https://example.org/letters).

        ## What came of it

        **Ada Lovelace:** Tell us of the second year.

        **Grace Hopper:** Then the workshop was built.[^1]

        \(String(repeating: "Nobody remembers who paid for it. ", count: 40))

        **Ada Lovelace:** And who was it?

        **Grace Hopper:** Nobody knows.

        [^1]: It burnt down in the third year.
        """

    @Test func goesByWhatTheTextIsMadeOf() throws {
        let file = try reading.home.folder.write(Self.talk, to: "talk.md")
        let terminal = try reading.open([file], size: Reading.medium)
        try terminal.waitFor("What about the first year?")

        try terminal.press(")", toStandOn: "How it began")
        try terminal.press("i", toStandOn: "What about the first year?")
        try terminal.press("2i", toStandOn: "And who was it?")
        let question = try terminal.whole()
        try terminal.press("i", toSee: "No question below")
        try terminal.press("g.", toSee: "https://example.org/plans")
        #expect(terminal.screen.glyphs[terminal.cursor.row][terminal.cursor.column].isReversed)
        try terminal.press(".", toSee: "https://example.org/letters")
        try terminal.press(Keystroke.enter, toSee: "Leads to example.org")
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("╭") }

        try terminal.press("T", toSee: "╭ Outline ")
        #expect(terminal.screen.contains("OUTLINE"))
        #expect(terminal.screen.contains("? Tell us of the second year."))
        #expect(terminal.screen.contains("[1] It burnt down"))
        try terminal.press("/second", toSee: "'second'")
        try terminal.press(Keystroke.enter + Keystroke.enter, toStandOn: "Tell us of the second year.")
        try terminal.press("50%", toStandOn: "it.")
        try terminal.press("}}", toStandOn: "Nobody knows.")
        try terminal.press("9H", toStandOn: "The engine, as it was")
        try terminal.press("3L", for: "the last question") {
            $0.page == question.page && $0.cursor == question.cursor
        }
        try terminal.quit()
    }
}
