import Support
import Testing

/// What stands in a cell goes to the terminal whole: a character with its marks, of one column or two.
@Suite struct MarkJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    @Test func charactersKeepTheirMarks() throws {
        let words = "か\u{3099}x \u{1112}\u{1161}\u{11AB}x は\u{309A}, cafe\u{301} and e\u{302}\u{323}x"
        let terminal = try reading.open(text: "A title of words\n\nHere stand \(words) and then no more of them.\n")
        try terminal.waitFor("no more of them")
        let shown = terminal.screen.text.unicodeScalars
        for word in words.split(separator: " ") {
            #expect(String(shown).utf8.contains(word.utf8), "\(word)")
        }
        try terminal.quit()
    }
}

extension Collection where Element == UInt8 {
    fileprivate func contains(_ other: some Collection<UInt8>) -> Bool {
        indices.contains { self[$0...].starts(with: other) }
    }
}
