import Foundation
import Support
import Testing

/// What a reader does about a library that must not be lost: `check`, `backup`, `restore`, and the snapshots that are kept.
@Suite struct Safety {
    private let reading: Reading

    init() throws { reading = try Reading() }

    private var folder: TemporaryFolder { reading.home.folder }

    /// The folder of the snapshots of the reader's own library.
    private var snapshots: String { folder.path(".local/state/broadsheet/snapshots/library") }

    private func names(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// Two newsletters and an essay, read, starred and marked; three sessions.
    private func readAndMark() throws {
        let essay = Reading.essay("An essay", paragraphs: 5).replacing(
            "Monday 2 March 2026", with: "Monday 2 March 2020")
        try folder.write(essay, to: "letters/essay.txt")
        #expect(try reading.run("import", "letters").status == .exited(0))
        let terminal = try reading.openSeeds()
        // The selection stays on the essay, which was there first.
        try terminal.press("g", toStandOn: "Ukraine: resi")
        try terminal.press(Keystroke.enter, toSee: "READING")
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("M", toSee: "Note:")
        try terminal.press("Überlegen 漢字" + Keystroke.enter, toSee: "Bookmarked with your note")
        try terminal.press("*", toSee: "Starred")
        try terminal.wait(for: "the place to be saved") { $0.contains("read to") || $0.contains("begun ·") }
        try terminal.quit()
    }

    // MARK: check

    @Test func aWholeLibrary() throws {
        try readAndMark()
        let output = try reading.run("check")
        #expect(output.status == .exited(0) && output.errorBytes.isEmpty)
        #expect(output.text == "3 articles looked at, nothing is wrong\n")
        let json = try reading.run("check", "--repair", "--json")
        #expect(json.status == .exited(0) && json.text.contains("\"problems\" : [\n\n  ]"))
    }

    @Test func noLibrary() throws {
        #expect(try reading.run("check").text == "0 articles looked at, nothing is wrong\n")
        let named = try reading.run("check", "--library", folder.path("none"))
        #expect(named.errorText.contains("there is no library at"))
        #expect(names(in: folder.path).contains("none") == false)
    }

    /// What is wrong is named with what to do; what can be made again is; the article comes back from its file.
    @Test func aDamagedLibraryIsMended() throws {
        try readAndMark()
        let id = try #require(try reading.rows().first { $0.title == "An essay" }?.id)
        try reading.query(
            "UPDATE document SET text = 'x' WHERE article = \(id); UPDATE article SET words = 1 WHERE id <> \(id)")
        let found = try reading.run("check")
        #expect(found.status == .exited(1))
        #expect(found.text.contains("Article \(id), An essay, is damaged."))
        #expect(found.text.contains("letters/essay.txt") && found.text.contains("2 rows of the list"))
        #expect(found.errorText == "broadsheet: broadsheet check --repair puts right what can be made again\n")
        #expect(try reading.run("check", "--repair").status == .exited(0))
        #expect(try reading.run("show", "\(id)").errorText.contains("is damaged"))
        #expect(try reading.run("import").text.contains("1 updated"))
        #expect(try reading.run("show", "\(id)").text.contains("Paragraph 5 begins here"))
        #expect(try reading.run("check").status == .exited(0))
        #expect(try reading.bookmarks().map(\.note) == ["Überlegen 漢字"])
    }

    @Test func checkBesideAReader() throws {
        try readAndMark()
        let terminal = try reading.reopen()
        #expect(try reading.run("check").status == .exited(0))
        #expect(try reading.run("check", "--repair").status == .exited(0))
        try terminal.press("5jm", toSee: "Bookmarked")
        try terminal.quit()
        #expect(try reading.run("check").status == .exited(0))
    }

    // MARK: backup

    @Test func aBackupOpensAsALibrary() throws {
        try readAndMark()
        let terminal = try reading.reopen()
        let copy = folder.path("copy.sqlite")
        let output = try reading.run("backup", "copy.sqlite")
        #expect(output.status == .exited(0) && output.bytes.isEmpty && output.errorBytes.isEmpty)
        try terminal.quit()
        #expect(names(in: folder.path).filter { $0.contains("copy") } == ["copy.sqlite"])
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        #expect(try reading.run("check", "--library", copy).status == .exited(0))
        for arguments in [["list", "--json"], ["bookmarks", "--json"], ["show", "1"]] {
            let own = try Program.broadsheet.run(arguments, home: reading.home)
            let copied = try Program.broadsheet.run(arguments + ["--library", copy], home: reading.home)
            #expect(own.bytes == copied.bytes && !own.bytes.isEmpty, "\(arguments)")
        }
        let again = try reading.open(["--library", copy])
        try again.waitFor("READING")
        try again.quit()
    }

    @Test func whatABackupDoesNotWriteOver() throws {
        try readAndMark()
        let before = try Data(contentsOf: URL(fileURLWithPath: reading.home.library))
        let letter = try folder.write("Dear reader", to: "letter")
        symlink(reading.home.library, folder.path("link"))
        for (target, words) in [
            (letter, "is there already"), (reading.home.library, "is the library itself"),
            (folder.path("link"), "is the library itself"), (folder.path("letters"), "is not a file"),
            (folder.path("missing/copy"), "its folder does not exist"),
        ] {
            let output = try reading.run("backup", target)
            #expect(output.status == .exited(1) && output.errorText.contains(words), "\(output.errorText)")
        }
        #expect(try String(contentsOfFile: letter, encoding: .utf8) == "Dear reader")
        #expect(try Data(contentsOf: URL(fileURLWithPath: reading.home.library)) == before)
        #expect(try reading.run("backup", "--force", reading.home.library).status == .exited(1))
        #expect(try reading.run("backup", "--force", letter).status == .exited(0))
        #expect(try reading.run("check", "--library", letter).status == .exited(0))
        try folder.write("log", to: "used-wal")
        #expect(try reading.run("backup", "used").errorText.contains("is a database in use"))
        #expect(try reading.run("backup", "--library", folder.path("none"), "new").status == .exited(1))
        #expect(!names(in: folder.path).contains { $0 == "new" || $0.hasPrefix(".broadsheet-") })
    }

    // MARK: Snapshots

    @Test func whatWasMarkedComesBackIntoANewLibrary() throws {
        try readAndMark()
        let kept = names(in: snapshots)
        #expect(kept.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(snapshots)/\(kept[0])")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let lines = try String(contentsOfFile: "\(snapshots)/\(kept[0])", encoding: .utf8).split(separator: "\n")
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        #expect(lines.contains { $0.contains("Überlegen 漢字") } && lines[0].contains("broadsheet restore FILE"))
        let (rows, bookmarks) = (try reading.rows(), try reading.bookmarks())

        for suffix in ["", "-wal", "-shm"] { unlink(reading.home.library + suffix) }
        let output = try reading.run("restore")
        #expect(output.status == .exited(0) && output.errorBytes.isEmpty, "\(output.errorText)")
        #expect(output.text.contains("restored"))
        let again = try reading.rows()
        for row in rows {
            let twin = try #require(again.first { $0.title == row.title })
            #expect(twin.status == row.status && twin.progress == row.progress && twin.bookmarks == row.bookmarks)
        }
        #expect(try reading.bookmarks().map(\.quote) == bookmarks.map(\.quote))
        #expect(try reading.bookmarks().map(\.note) == bookmarks.map(\.note))
        #expect(try reading.bookmarks().map(\.id) == bookmarks.map(\.id))
        #expect(try reading.query("SELECT count(*) FROM status WHERE starred") == "1\n")
        #expect(try reading.run("check").status == .exited(0))
        // Once more: nothing changes.
        #expect(try reading.run("restore", "--latest").text.hasPrefix("0 marks restored, "))
        #expect(try reading.run("restore", kept[0]).status == .exited(0))
        #expect(try reading.bookmarks().count == bookmarks.count)
    }

    /// The files have gone: the marks wait, and come back with them.
    @Test func marksWithoutArticlesWait() throws {
        try readAndMark()
        let essay = try reading.rows().first { $0.title == "An essay" }!.id
        let terminal = try reading.open()
        try terminal.waitFor("READING")
        try terminal.quit()
        try reading.query("INSERT INTO status VALUES (\(essay), 'finished', 0, 1)")
        let touch = try reading.reopen()
        try touch.press("*", toSee: "star")
        try touch.quit()
        for suffix in ["", "-wal", "-shm"] { unlink(reading.home.library + suffix) }
        try FileManager.default.moveItem(atPath: folder.path("letters"), toPath: folder.path("elsewhere"))
        let output = try reading.run("restore")
        #expect(output.status == .exited(1))
        #expect(output.errorText.contains("2 marks have no article in the library: An essay (2020-03-02)"))
        #expect(output.errorText.contains("letters: no such file or folder"))
        #expect(try reading.bookmarks().count == 1)
        let waiting = snapshots + "/waiting.jsonl"
        #expect(FileManager.default.fileExists(atPath: waiting))
        #expect(try reading.run("import", "elsewhere").status == .exited(0))
        let second = try reading.run("restore", waiting)
        #expect(second.text.hasPrefix("2 marks restored"))
        #expect(!FileManager.default.fileExists(atPath: waiting))
        #expect(try reading.rows().first { $0.title == "An essay" }?.status == "finished")
    }

    /// A command's marks are kept, too; a second one soon afterwards makes no second snapshot.
    @Test func marksOfCommands() throws {
        #expect(try reading.run("import", Reading.seeds).status == .exited(0))
        #expect(try reading.run("mark", "star", "palestine NOT palestine").status == .exited(0))
        #expect(names(in: snapshots).isEmpty)
        #expect(try reading.run("mark", "star", "palestine").status == .exited(0))
        #expect(names(in: snapshots).count == 1)
        #expect(try reading.run("mark", "read", "palestine").status == .exited(0))
        #expect(names(in: snapshots).count == 1)
    }

    @Test func listsOfSnapshots() throws {
        #expect(try reading.run("restore", "--list").errorText.contains("there are no snapshots of"))
        let none = try reading.run("restore")
        #expect(none.status == .exited(1) && none.errorText.contains("there are no snapshots of"))
        try readAndMark()
        #expect(try reading.run("restore", "--list").text.contains(" marks\n"))
        let listed = try reading.run("restore", "--list", "--json")
        let entries = try #require(try JSONSerialization.jsonObject(with: Data(listed.bytes)) as? [[String: Any]])
        #expect(entries.count == 1 && (entries[0]["marks"] as? Int ?? 0) >= 3)
        #expect((entries[0]["path"] as? String).map { FileManager.default.fileExists(atPath: $0) } == true)
        // Nothing has been marked since: no other is kept.
        let terminal = try reading.reopen()
        try terminal.quit()
        #expect(names(in: snapshots).count == 1)
        let letter = try folder.write("Dear reader", to: "letter")
        let refused = try reading.run("restore", letter)
        #expect(refused.status == .exited(1) && refused.errorText.contains("it is not a snapshot of marks"))
        #expect(try reading.run("restore", "--list", letter).status == .exited(2))
    }

    /// Libraries do not push out one another's.
    @Test func everyLibraryHasItsOwn() throws {
        let other = folder.path("other.sqlite")
        #expect(try reading.run("import", "--library", other, Reading.seeds).status == .exited(0))
        let terminal = try reading.open(["--library", other])
        try terminal.waitFor("Ukraine: resistance")
        try terminal.press("*", toSee: "tarred")
        try terminal.quit()
        #expect(names(in: snapshots).isEmpty)
        #expect(names(in: folder.path(".local/state/broadsheet/snapshots")).count == 1)
        #expect(try reading.run("restore", "--list").text.isEmpty)
        #expect(try reading.run("restore", "--list", "--library", other).text.contains("1 mark\n"))
    }

    /// Where there is no place for it, the reader ends as it should and says so.
    @Test func noPlaceForASnapshot() throws {
        try folder.write("no folder", to: ".local/state/broadsheet")
        let terminal = try reading.openViewpoint()
        try terminal.press("*", toSee: "tarred")
        try terminal.quit()
        #expect(terminal.screen.rows.joined().contains("no snapshot of them could be kept"))
        #expect(try reading.rows().count == 2)
    }
}
