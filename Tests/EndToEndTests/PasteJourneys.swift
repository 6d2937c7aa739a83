import Foundation
import Support
import Testing

/// Long texts into prompts: text, whatever it holds.
@Suite struct PasteJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// Ten thousand characters among which are keys that quit, that save, that cancel, and a shell's.
    private static let long = String(
        String(repeating: "q Q, half a\r\nnote\u{1B} [31m é 漢字 😀 '`$(x)`\n\u{1B}OA\t\u{05}\u{7F}end ", count: 250)
            .prefix(10_000))

    /// What is text of it: a line's end is a blank as a tab is, and other controls are none.
    private static let text = String(
        String.UnicodeScalarView(
            long.replacingOccurrences(of: "\r\n", with: " ").unicodeScalars.compactMap { scalar in
                scalar == "\n" || scalar == "\t" ? " " : scalar.value < 0x20 || scalar.value == 0x7F ? nil : scalar
            }))

    private func openPrompt() throws -> Terminal {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("M", toSee: "Note:")
        return terminal
    }

    private func expectNote(_ text: String) throws {
        let note = try #require(try reading.bookmarks().first?.note)
        #expect(note.count == text.count)
        // Not in the expectation: it would print both.
        let isSame = note == text
        #expect(isSame, "\(note.prefix(80))...")
    }

    @Test func aLongPasteIsText() throws {
        #expect(Self.long.count == 10_000 && Self.text.contains("q Q, half a note [31m é 漢字 😀"))
        let terminal = try openPrompt()
        try terminal.paste(Self.long)
        try terminal.press("!", for: "the end of the text") { $0.rows[38].hasSuffix("!") && $0.contains("YOUR NOTE") }
        try terminal.press(Keystroke.enter, toSee: "Bookmarked with your note")
        try expectNote(Self.text + "!")
        try terminal.press("'", toSee: "Bookmarks 1/1")
        try terminal.waitFor("│   q Q, half a note [31m é 漢字 😀")
        try terminal.quit()
    }

    /// Terminals that pass on what they should not: a paste is text also where it holds what the keyboard sends to interrupt.
    @Test func anInterruptInAPaste() throws {
        let terminal = try openPrompt()
        withKnownIssue("^C in a paste ends the reader: the kernel makes a signal of it before the reader sees it") {
            try terminal.paste("half a note \u{03}and more")
            try terminal.waitFor("Note: half a note and more")
        }
    }

    /// A terminal that does not tell of pastes types them.
    @Test func typedWithoutBrackets() throws {
        let text = String(String(repeating: "q Q 'Mjk? é漢 d U ", count: 700).prefix(10_000))
        let terminal = try openPrompt()
        try terminal.send(text)
        try terminal.press("!", for: "the end of the text") { $0.rows[38].hasSuffix("!") }
        try terminal.press(Keystroke.enter, toSee: "Bookmarked with your note")
        try expectNote(text + "!")
        try terminal.quit()
    }

    /// More than there is room for is said, and what there is room for is taken.
    @Test func moreThanThereIsRoomFor() throws {
        let terminal = try openPrompt()
        try terminal.paste(String(repeating: "qQ ", count: 10_000))
        try terminal.waitFor("The text was too long: 20000 characters were taken")
        try terminal.press("Q", toSee: "No room for more than 20000 characters")
        try terminal.press(Keystroke.enter, toSee: "Bookmarked with your note")
        try expectNote(String(String(repeating: "qQ ", count: 10_000).prefix(20_000)))
        try terminal.quit()
    }

    @Test(arguments: [true, false]) func intoTheFilterOfTheList(isPasted: Bool) throws {
        let terminal = try reading.openSeeds()
        try terminal.press("/", toSee: "Filter:")
        if isPasted {
            try terminal.paste(Self.long)
        } else {
            // Fewer: the list is filtered anew for each of them, by all the words there are.
            try terminal.send(String(String(repeating: "q Qjk? é漢 d U ", count: 800).prefix(500)))
        }
        try terminal.waitFor("No article has all")
        try terminal.press("!", for: "the end of the text") { $0.rows[38].hasSuffix("!") }
        try terminal.press(Keystroke.escape, for: "all articles") {
            $0.contains("2024-11-10  Ukraine: resistance") && $0.contains("ARTICLES")
        }
        try terminal.quit()
    }

    @Test func intoTheOtherPrompts() throws {
        let terminal = try openPrompt()
        try terminal.press("a" + Keystroke.enter, toSee: "Bookmarked with your note")
        for (keys, answer) in [("'/", "No bookmark has these words"), ("?/", "SEARCH"), (":", "SEARCH")] {
            try terminal.send(keys)
            try terminal.wait(for: "a prompt") { $0.contains("FILTER") || $0.contains("SEARCH") }
            try terminal.paste(Self.long)
            try terminal.waitFor(answer)
            try terminal.press("!", for: "the end of the text") { $0.rows[38].hasSuffix("!") }
            try terminal.send(Keystroke.escape)
            try terminal.wait(for: "no prompt") { !$0.contains("FILTER") && !$0.contains("SEARCH") }
            if keys != ":" { try terminal.press(Keystroke.escape, toSee: "READING") }
        }
        #expect(try reading.bookmarks().map(\.note) == ["a"])
        try terminal.quit()
    }

    /// Where nobody writes, it is refused with a word, and no key of it is pressed.
    @Test func whereNobodyWrites() throws {
        let terminal = try reading.openViewpoint()
        try terminal.paste(Self.long)
        try terminal.waitFor("Pasted text is only taken where you write")
        try terminal.quit()
        #expect(try reading.bookmarks().isEmpty)
    }
}
