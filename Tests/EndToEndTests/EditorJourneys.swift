import Foundation
import Support
import Testing

/// Notes of the reader's own, changed in the line or in an editor.
@Suite struct EditorJourneys {
    let reading: Reading
    let post: Postbox

    init() throws {
        reading = try Reading()
        post = try Postbox(in: reading.home)
    }

    /// An editor that reports the name of its file, draws on the screen, and does what the lines say.
    private func editor(_ lines: String, name: String = "myed") throws -> String {
        try reading.script(
            name, "\(post.reportArguments)\nprintf '\\033[2J\\033[9;9H\\033[7mediting'\ntext=$(cat \"$1\")\n\(lines)")
    }

    private func open(_ environment: [String: String?]) throws -> Terminal {
        let terminal = try reading.open(
            [Reading.viewpoint], environment: environment.merging(["TMPDIR": reading.home.path]) { $1 })
        try terminal.waitFor("Under pressure from Putin")
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.waitFor("begun")
        return terminal
    }

    /// The reader with one bookmark and its note, the list of bookmarks in front.
    private func openBookmark(note: String = "short", _ environment: [String: String?]) throws -> Terminal {
        let terminal = try open(environment)
        try terminal.press("M", toSee: "Note:")
        try terminal.paste(note)
        try terminal.press(Keystroke.enter, toSee: "Bookmarked with your note")
        try terminal.press("'", toSee: "Bookmarks 1/1")
        return terminal
    }

    private func notes() throws -> [String] { try reading.bookmarks().map(\.note) }

    @Test func aShortNoteIsEditedInTheLine() throws {
        let terminal = try openBookmark(["EDITOR": "no-such-editor"])
        try terminal.press("e", toSee: "Note: short")
        try terminal.press("er" + Keystroke.enter, toSee: "Note saved")
        try terminal.waitFor("│   shorter · Ukraine")
        #expect(try notes() == ["shorter"])
        try terminal.press("e", toSee: "Note: shorter")
        try terminal.press(Keystroke.control("u") + Keystroke.escape, toSee: "Nothing was changed")
        #expect(try notes() == ["shorter"])
        try terminal.press("U", toSee: "Undone: the change of the note")
        try terminal.waitFor("│   short · Ukraine")
        #expect(try notes() == ["short"])
        try terminal.quit()
    }

    /// Several lines are kept, shown as one, and exported as they are.
    @Test(arguments: ["E", "e"]) func editsInTheEditor(key: String) throws {
        let note = key == "E" ? "short" : String(repeating: "A long note. ", count: 40) + "End"
        let command = try editor(#"printf 'First line.\n\n* %s\n' "$text" > "$1""#)
        let terminal = try openBookmark(note: note, ["EDITOR": command])
        let before = try terminal.whole()
        try terminal.press(key, toSee: "Note saved")
        #expect(terminal.screen.isAlternate && terminal.screen.contains("First line.  * \(note.prefix(5))"))
        // The note's row and those of the popup's frame are elsewhere than the page.
        #expect(differences(Array(terminal.screen.page.prefix(15)), Array(before.page.prefix(15))).isEmpty)
        #expect(try notes() == ["First line.\n\n* \(note)"])
        let file = try #require(try post.take().first)
        #expect(!FileManager.default.fileExists(atPath: file), "the file is taken away")

        let markdown = try reading.run("bookmarks", "--markdown")
        #expect(markdown.status == .exited(0))
        #expect(markdown.text.hasPrefix("> Under pressure from Putin, the Russian military forces"))
        #expect(markdown.text.contains("\n\nFirst line.\n\n\\* \(note)\n\n— "))
        #expect(
            markdown.text.hasSuffix(
                "*Ukraine: resistance on two fronts*, International Viewpoint, 2024-11-10, "
                    + "<https://internationalviewpoint.org/spip.php?article8735>\n"))

        // From now on it is a note for an editor, and undoing brings back the line.
        try terminal.press("e", toSee: "Note saved")
        #expect(try notes() == ["First line.\n\n* First line.\n\n* \(note)"])
        try terminal.press("U", toSee: "Undone")
        try terminal.press("U", for: "another message") { _ in (try? notes()) == [note] }
        try terminal.quit()
    }

    @Test(arguments: [
        ("true", "The note is unchanged"), ("printf '%s\\n\\n' \"$text\" > \"$1\"", "The note is unchanged"),
        ("exit 1", "myed ended with status 1; the note is unchanged"),
        ("kill -9 $$", "myed was ended by signal 9 (Killed); the note is unchanged"),
        ("rm \"$1\"", "The note is unchanged: "),
    ]) func theNoteStaysAsItWas(lines: String, message: String) throws {
        let terminal = try openBookmark(["EDITOR": editor(lines)])
        let before = try terminal.whole()
        try terminal.press("E", toSee: message)
        #expect(terminal.screen.isAlternate)
        #expect(differences(terminal.screen.panes, before.panes).isEmpty)
        #expect(try notes() == ["short"])
        let file = try #require(try post.take().first)
        #expect(!FileManager.default.fileExists(atPath: file))
        try terminal.press("j", toSee: "Bookmarks 1/1")
        try terminal.quit()
    }

    /// What was written before a bad end is not lost, nor what the editor itself kept beside it.
    @Test(arguments: [
        ("echo 'much work' > \"$1\"; kill -9 $$", "was ended by signal 9 (Killed)", "note.txt"),
        ("echo 'much work' > \"$1\"; exit 1", "ended with status 1", "note.txt"),
        ("echo 'much work' > \"${1%/*}/.note.txt.swp\"; kill -15 $$", "was ended by signal 15", ".note.txt.swp"),
    ]) func endedAfterWriting(lines: String, message: String, name: String) throws {
        let terminal = try openBookmark(["EDITOR": editor(lines)])
        try terminal.press("E", toSee: "myed \(message)")
        let file = try #require(try post.take().first)
        let folder = (file as NSString).deletingLastPathComponent
        #expect(terminal.screen.rows.suffix(3).joined().contains(folder.suffix(6)))
        #expect(try String(contentsOfFile: folder + "/" + name, encoding: .utf8) == "much work\n")
        #expect(try notes() == ["short"])
        try FileManager.default.removeItem(atPath: folder)
        try terminal.quit()
    }

    @Test(arguments: ["no-such-editor", "/dev/null"]) func noEditor(name: String) throws {
        let terminal = try openBookmark(["EDITOR": name])
        let before = try terminal.whole()
        try terminal.press("E", toSee: "could not be started: ")
        #expect(terminal.screen.contains("set EDITOR"))
        #expect(differences(terminal.screen.panes, before.panes).isEmpty)
        #expect(try notes() == ["short"])
        try terminal.quit()
    }

    /// A note of several lines has no room in a line: M goes on with it in the editor, as e does.
    @Test func aNoteOfSeveralLines() throws {
        let terminal = try openBookmark(["EDITOR": editor(#"printf 'First line.\n\n%s' "$text" > "$1""#)])
        try terminal.press("E", toSee: "Note saved")
        try terminal.press(Keystroke.escape, toSee: "READING")
        try terminal.press("M", toSee: "Note saved")
        #expect(try notes() == ["First line.\n\nFirst line.\n\nshort"])
        try terminal.quit()
    }

    @Test func theVisualEditorComesFirst() throws {
        let terminal = try openBookmark([
            "VISUAL": editor("echo visual > \"$1\"", name: "visual") + " -f", "EDITOR": editor("echo line > \"$1\""),
        ])
        // Words of $VISUAL stand before the file.
        try terminal.press("E", toSee: "The note is unchanged")
        #expect(try post.take().first == "-f")
        try terminal.quit()
    }

    @Test func aNewNoteIsGoneOnWithInTheEditor() throws {
        let terminal = try open(["EDITOR": editor(#"printf '%s\nand whole' "$text" > "$1""#)])
        try terminal.press("M", toSee: "Note:")
        try terminal.press("half", toSee: "Note: half")
        try terminal.press(Keystroke.control("o"), toSee: "Bookmarked with your note")
        #expect(try notes() == ["half\nand whole"])
        try terminal.quit()
    }

    /// What was typed before the editor was asked for is not lost with it.
    @Test(arguments: ["", "true", "exit 1", "kill -9 $$"]) func aHalfNoteSurvivesTheEditor(lines: String) throws {
        let command = lines.isEmpty ? "no-such-editor" : try editor(lines)
        let terminal = try open(["EDITOR": command])
        try terminal.press("M", toSee: "Note:")
        try terminal.press("half a note", toSee: "Note: half a note")
        try terminal.press(Keystroke.control("o"), for: "an answer") {
            $0.isAlternate && ["unchanged", "EDITOR", "Bookmarked"].contains(where: $0.contains)
        }
        #expect(try terminal.whole().contains("Note: half a note"))
        try terminal.press(Keystroke.enter, toSee: "Bookmarked with your note")
        #expect(try notes() == ["half a note"])
        try terminal.quit()
    }

    @Test func askedToEndWhileEditing() throws {
        let terminal = try openBookmark([
            "EDITOR": editor("echo 'much work' > \"$1\"; echo ' and on'; read -r line")
        ])
        try terminal.press("E", toSee: "editing and on")
        try terminal.signal(SIGTERM)
        #expect(try terminal.waitForExit() == .signalled(SIGTERM))
        let file = try #require(try post.take().first)
        #expect(!terminal.screen.isAlternate)
        #expect(String(decoding: terminal.rawOutput, as: UTF8.self).contains("what was written in myed is in \(file)"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "much work\n")
        #expect(try notes() == ["short"])
    }
}
