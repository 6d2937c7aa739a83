import Foundation
import Support
import Testing

/// Bookmarks from one library to another, on the command line.
@Suite struct BookmarkExchange {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private var folder: TemporaryFolder { reading.home.folder }
    private var other: String { folder.path("other.sqlite") }

    /// The newsletters and an essay without an address, and a bookmark in two of them, one with a note.
    private func mark() throws -> Program.Output {
        try folder.write(Reading.essay(paragraphs: 8), to: "letters/river.txt")
        try folder.copy(Reading.viewpoint, as: "letters/viewpoint.txt")
        let terminal = try reading.open([folder.path("letters")])
        try terminal.waitFor("Imported: 2 added")
        try terminal.press(Keystroke.enter, toSee: "READING")
        try terminal.moveDown(to: "Paragraph 2 begins")
        try terminal.press("MMine, \"*quoted*\" — 漢字" + Keystroke.enter, toSee: "Bookmarked with your note")
        try terminal.press("J", toSee: "Ukraine: resistance on two fronts")
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        let exported = try reading.run("bookmarks", "--json")
        #expect(try reading.bookmarks().count == 2)
        return exported
    }

    @Test func thereAndBackAgain() throws {
        let exported = try mark()
        #expect(try reading.run("--library", other, "import", folder.path("letters")).text == "2 added\n")
        let first = try reading.run("--library", other, "bookmarks", "--import", "-", input: exported.bytes)
        #expect(first.status == .exited(0) && first.text == "2 added\n", "\(first.errorText)")
        #expect(try reading.run("--library", other, "bookmarks", "--json").bytes == exported.bytes)
        #expect(
            try reading.run("--library", other, "bookmarks", "--markdown").bytes
                == reading.run("bookmarks", "--markdown").bytes)
        let path = folder.path("bookmarks.json")
        try Data(exported.bytes).write(to: URL(fileURLWithPath: path))
        #expect(try reading.run("--library", other, "bookmarks", "--import", path).text == "0 added, 2 unchanged\n")
        #expect(try reading.run("bookmarks", "--import", path).text == "0 added, 2 unchanged\n")
        #expect(try reading.run("--library", other, "bookmarks", "--json").bytes == exported.bytes)
    }

    @Test func articlesThatAreNotThere() throws {
        let exported = try mark()
        _ = try reading.run("--library", other, "import", folder.path("letters/viewpoint.txt"))
        let output = try reading.run("--library", other, "bookmarks", "--import", "-", input: exported.bytes)
        #expect(output.status == .exited(1) && output.text == "1 added\n")
        #expect(output.errorText.contains("\"A walk by the river\" is not in the library: 1 bookmark not added"))
        _ = try reading.run("--library", other, "import", folder.path("letters"))
        let again = try reading.run("--library", other, "bookmarks", "--import", "-", input: exported.bytes)
        #expect(again.status == .exited(0) && again.text == "1 added, 1 unchanged\n")
    }

    @Test func aTextThatWasEditedMeanwhile() throws {
        let exported = try mark()
        let edited = Reading.essay(paragraphs: 8).replacing("Paragraph 2 begins here", with: "Paragraph 2 starts here")
        try folder.write(edited, to: "letters/river.txt")
        _ = try reading.run("--library", other, "import", folder.path("letters"))
        let output = try reading.run("--library", other, "bookmarks", "--import", "-", input: exported.bytes)
        #expect(output.status == .exited(0) && output.text == "2 added\n", "\(output.errorText)")
        let terminal = try reading.open(["--library", other])
        try terminal.press("'", toSee: "/2")
        try terminal.press("/milestone" + Keystroke.enter + Keystroke.enter, toSee: "The text has changed")
        #expect(terminal.screen.cursorRow.contains("Paragraph 2 starts here"))
        try terminal.quit()
    }

    @Test(arguments: [
        ("", "no JSON"), ("{}", "no list"), ("[{}]", "bookmark 1"), ("[1]", "bookmark 1"),
        (#"[{"id":"a","quote":"","created":"2026-01-01T00:00:00Z"}]"#, "bookmark 1 has no id, no quote or no time"),
        (#"[{"id":"a","quote":"q","created":"yesterday"}]"#, "bookmark 1 has no id, no quote or no time"),
        (#"[{"id":"a","quote":"q","created":"2026-01-01T00:00:00Z","place":{"block":"x"}}]"#, "'place.block'"),
        ("\u{1B}[31m[", "no JSON"),
    ])
    func whatIsNoBookmarks(text: String, reason: String) throws {
        let output = try reading.run("bookmarks", "--import", "-", input: Array(text.utf8))
        #expect(output.status == .exited(1) && output.text.isEmpty)
        #expect(output.errorText.contains(reason) && !output.errorText.contains("\u{1B}"), "\(output.errorText)")
        let missing = try reading.run("bookmarks", "--import", folder.path("missing.json"))
        #expect(missing.status == .exited(1) && missing.errorText.contains("no such file"))
    }
}
