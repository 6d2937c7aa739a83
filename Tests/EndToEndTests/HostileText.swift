import Foundation
import Support
import Testing

/// Text that would command the terminal, were it let.
@Suite struct HostileText {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// By what each is; the words around it must still be read.
    private static let attacks: [[UInt8]] = [
        Array("\u{1B}]0;owned title\u{7}".utf8),  // OSC with BEL
        Array("\u{1B}]52;c;b3duZWQ=\u{1B}\\".utf8),  // the clipboard
        Array("\u{1B}[2J\u{1B}[H\u{1B}[31m".utf8),
        Array("\u{1B}[?1049l".utf8),
        Array("\u{1B}P$q\"p\u{1B}\\".utf8),
        Array("\u{9B}31m\u{9D}0;x\u{9C}".utf8),  // C1 as UTF-8
        [0x9B, 0x33, 0x31, 0x6D],  // C1 as a byte
        [0x07, 0x08, 0x0B, 0x7F],
        [0x0E, 0x0F, 0x00],
        Array("\u{202E}desrever\u{2066}".utf8),
        [0xC3, 0x28, 0xE2, 0x82, 0xF0, 0x9F, 0xFF, 0xC0, 0xAF, 0xED, 0xA0, 0x80],
        Array("&#27;[31m&amp;#27;]0;twice\u{7}".utf8),
        Array("\r\u{85}\u{2028}\u{2029}".utf8),  // ends of lines, after which a note is no note any more
    ]

    private func article(_ attack: [UInt8]) -> [UInt8] {
        let text: (String) -> [UInt8] = { Array($0.utf8) }
        // Text enough not to be taken for data.
        let essay = text("\n\n" + (1...6).map { "Paragraph \($0) is harmless, and says nothing of note.\n\n" }.joined())
        return text("Head before ") + attack + text(" head after\n\nBy Ann ") + attack
            + text(" Writer\n\nPublication date: Monday 2 March 2026\n\nBody before ") + attack
            + text(" body after, and a marker. [1]") + essay + text("[1] Note before ") + attack
            + text(" note after.\n")
    }

    @Test(arguments: 0..<attacks.count) func onStandardOutput(number: Int) throws {
        let file = try reading.home.folder.write(article(Self.attacks[number]), to: "hostile.txt")
        let shown = try reading.run("show", file)
        #expect(shown.status == .exited(0), "\(shown.errorText)")
        expectPrintable(shown)
        for words in ["Body before", "body after", "Note before", "note after"] { #expect(shown.text.contains(words)) }
        #expect(!shown.text.contains("Body before  body after"), "a stand-in is seen")

        let exported = try reading.run("export", file)
        expectPrintable(exported)
        let feed = try JSONSerialization.jsonObject(with: Data(exported.bytes))
        #expect(JSONSerialization.isValidJSONObject(feed))

        expectPrintable(try reading.run("import", file))
        for command in [["list"], ["list", "--json"], ["bookmarks", "--json"]] {
            expectPrintable(try Program.broadsheet.run(command, home: reading.home))
        }
    }

    @Test(arguments: 0..<attacks.count - 1) func inTheReader(number: Int) throws {
        let attack = Self.attacks[number]
        let file = try reading.home.folder.write(article(attack), to: "hostile.txt")
        let terminal = try reading.open([file])
        try terminal.waitFor("Body before")
        try terminal.waitFor("body after")
        try terminal.press("1\r", toSee: "╭ Note 1")
        try terminal.press("\u{1B}", for: "the page alone") { !$0.contains("╭ Note") }
        try terminal.press("m", toSee: "ookmarked")
        try terminal.press("'", toSee: "Bookmarks 1/1")
        try terminal.press("\u{1B}", for: "the page alone") { !$0.contains("Bookmarks 1/1") }
        #expect(terminal.screen.isAlternate && terminal.screen.contains("┌ Articles"))
        try terminal.quit()
        expectHarmless(terminal.rawOutput)
        expectPrintable(try reading.run("bookmarks"))
        expectPrintable(try reading.run("bookmarks", "--json"))
    }

    @Test func aHostileNameInTheReader() throws {
        let file = try reading.home.folder.write("", to: "a\u{1B}]0;owned\u{7}\u{9B}31m\n\u{202E}.txt")
        let terminal = try reading.open([file])
        try terminal.waitFor("]0;owned")
        try terminal.quit()
        expectHarmless(terminal.rawOutput)
    }

    /// What is pasted into a note of one's own.
    @Test func aHostileNoteOfOnesOwn() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("]M", toSee: "Note:")
        try terminal.press("a\u{9B}31mb\u{202E}c\u{7}", toSee: "Note: a")
        try terminal.press("\r", toSee: "Bookmarked with your note")
        try terminal.press("'", toSee: "Bookmarks 1/1")
        try terminal.quit()
        expectHarmless(terminal.rawOutput)
        expectPrintable(try reading.run("bookmarks"))
        let json = try reading.run("bookmarks", "--json")
        expectPrintable(json)
    }

    /// Of control characters only what ncurses itself sends: no bell, no OSC, DCS, APC, PM or SOS, no C1, nothing that turns
    /// text; and every escape is one of the forms that a screen of this terminal type is made of.
    private func expectHarmless(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!bytes.contains(0x07), "bell", sourceLocation: sourceLocation)
        let text = String(validating: bytes, as: UTF8.self)
        #expect(text != nil, "all of it is UTF-8", sourceLocation: sourceLocation)
        let hostile = (text ?? "").unicodeScalars.filter { scalar in
            (0x80...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        }
        #expect(hostile.isEmpty, sourceLocation: sourceLocation)
        for (index, byte) in bytes.enumerated() where byte == 0x1B && index + 1 < bytes.count {
            let next = bytes[index + 1]
            #expect(!"]PX^_".utf8.contains(next), "escape and \(UnicodeScalar(next))", sourceLocation: sourceLocation)
        }
        // Entering and leaving the alternate screen, each once.
        let leaving = Array("\u{1B}[?1049l".utf8)
        let count = bytes.indices.count { bytes[$0...].starts(with: leaving) }
        #expect(count == 1, sourceLocation: sourceLocation)
    }
}
