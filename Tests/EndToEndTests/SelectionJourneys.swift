import Support
import Testing

/// Selecting what is read: copied without the lines of the page, with its source, or kept as a bookmark.
@Suite struct SelectionJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    @Test func selectsAndCopies() throws {
        // On this page no sentence stands on one line.
        let terminal = try reading.open(text: Reading.letter, size: Reading.medium)
        try terminal.moveDown(to: "The first paragraph leads")
        try terminal.press("v", toSee: "SELECT  11 words")
        try terminal.press("j", toSee: "SELECT  18 words")
        try terminal.press("y", toSee: "Copied the selection")
        let first = "The first paragraph leads to the figures, and to nothing else."
        let second = "The second says www.bank.example/login and leads elsewhere."
        #expect(terminal.copied == ["\(first)\n\n\(second)"])
        try terminal.press("vvY", toSee: "Copied the selection with its source")
        #expect(terminal.copied.last == "\(second)\n\n— Ann Writer, \"A letter of links\", 3 March 2026")
        try terminal.press("v", toSee: "SELECT")
        try terminal.press(Keystroke.escape, toSee: "READING")
        try terminal.press("vo2k", toSee: "SELECT")
        try terminal.press("m", toSee: "Bookmarked")
        #expect(terminal.copied.count == 2)
        #expect(try reading.bookmarks().map(\.quote) == [first])
        try terminal.quit()
    }
}
