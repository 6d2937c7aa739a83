import Foundation
import Support
import Testing

/// A locale that asks for another encoding than UTF-8 gets what every encoding has: ASCII.
///
/// On a console, which has no sequence that repeats a sign: libvterm 0.1 wraps too early after one (REP) that ends in the
/// column before the last, and ncurses uses it for runs of ASCII.
@Suite struct OtherEncodings {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// Makes a locale of ISO 8859-1; gives the environment that asks for it. Most systems have none installed.
    private func latin() throws -> [String: String?] {
        let folder = reading.home.folder
        func name(_ byte: Int) -> String { String(format: "<U%04X>", byte) }
        let characters = (0..<256).map { name($0) + String(format: " /x%02x\n", $0) }
        // Letters and digits of ASCII are known by themselves; everything else that prints has to be named.
        let signs = (0x21...0xFF).filter { byte in
            !(0x7F...0xA0).contains(byte) && !(byte < 0x80 && Character(Unicode.Scalar(UInt8(byte))).isLetter)
                && !(0x30...0x39).contains(byte)
        }
        let map = try folder.write(
            """
            <escape_char> /
            <comment_char> %
            <code_set_name> ISO-8859-1
            <mb_cur_min> 1
            <mb_cur_max> 1
            CHARMAP
            \(characters.joined())END CHARMAP

            """, to: "locale/map")
        let source = try folder.write(
            "LC_CTYPE\npunct \(signs.map(name).joined(separator: ";"))\nEND LC_CTYPE\n", to: "locale/source")
        let locale = folder.path("locale/en_US.ISO-8859-1")
        // It warns of every category that is not described, and says so by its status.
        let output = try Program("/usr/bin/localedef").run(["-c", "-f", map, "-i", source, locale], home: reading.home)
        guard FileManager.default.fileExists(atPath: locale + "/LC_CTYPE") else { throw Failure(output.errorText) }
        let environment: [String: String?] = ["LOCPATH": folder.path("locale"), "LC_ALL": "en_US.ISO-8859-1"]
        let charmap = try Program("/usr/bin/locale").run(["charmap"], home: reading.home, environment: environment)
        guard charmap.text == "ISO-8859-1\n" else { throw Failure("no such locale: \(charmap.text)") }
        return environment
    }

    @Test func asciiAlone() throws {
        let terminal = try reading.open([Reading.seeds], term: "linux", environment: latin())
        try terminal.waitFor("Imported: 2 added")
        #expect(terminal.screen.contains("+ Articles -"))
        try terminal.press(Keystroke.enter, toSee: "READING")
        try terminal.press("]" + Keystroke.enter, toSee: "+ Note 1 -")
        #expect(terminal.screen.contains("| Resolution entitled 'The Road to Victory"))
        try terminal.press("qhj" + Keystroke.enter, toSee: "Solidaire Sans Frontieres")
        try terminal.press("?", toSee: "+ Keys")
        try terminal.quit()
        #expect(terminal.rawOutput.allSatisfy { $0 < 0x80 })
    }

    /// Every sign keeps its columns, so frames stand where they stood.
    @Test func columnsStay() throws {
        let file = try reading.home.folder.write(
            "漢字 and café\n\nBy Ann Writer\n\nPublication date: Monday 2 March 2026\n\nText of 漢字, e\u{301}te\u{301} and “quotes”.\n",
            to: "signs.txt")
        let terminal = try reading.open([file], term: "linux", environment: latin())
        try terminal.waitFor("Text of ? ? , ete and \"quotes\".")
        let screen = terminal.screen
        let frames = screen.glyphs.dropLast().map { row in row.indices.filter { "+|".contains(row[$0].text) } }
        #expect(frames.first == frames.last && frames.first?.count == 4, "\(screen)")
        for row in frames {
            #expect(row.first == 0 && row.last == 119 && Set(row).isSuperset(of: frames[0]), "\(screen)")
        }
        try terminal.quit()
    }
}
