import Foundation
import Support
import Testing

/// The commands without a terminal, on input that is as it should be.
@Suite struct CommandLineTests {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private func object(_ output: Program.Output) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any])
    }

    private func items(_ output: Program.Output) throws -> [[String: Any]] {
        let feed = try object(output)
        #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
        return try #require(feed["items"] as? [[String: Any]])
    }

    private func names(_ item: [String: Any]) -> [String] {
        (item["authors"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }

    @Test func exportsTheTwoNewsletters() throws {
        let output = try reading.run("export", "--format", "json", Reading.seeds)
        #expect(output.status == .exited(0) && output.errorText.isEmpty)
        let items = try items(output)
        try #require(items.count == 2)

        let solidarity = items[0]
        #expect(
            solidarity["title"] as? String
                == "In Newly Released Letter, Ukrainian Activists Declare Solidarity With Palestine")
        #expect(names(solidarity) == ["Yuliia Kishchuk", "Ashley Smith"])
        #expect((solidarity["date_published"] as? String)?.hasPrefix("2023-11-23") == true)
        #expect((solidarity["summary"] as? String)?.hasPrefix("Leftists in Ukraine are insisting") == true)
        let extra = try #require(solidarity["_broadsheet"] as? [String: Any])
        #expect(extra["publication"] as? String == "Europe Solidaire Sans Frontières")
        #expect((extra["first_published"] as? String)?.hasPrefix("2023-11-22") == true)
        #expect(extra["original_source"] as? String == "Truthout")
        #expect(extra["series"] as? String == "Struggle and Solidarity: Writing Toward Palestinian Liberation")
        #expect(extra["speakers"] as? [String] == ["Ashley Smith", "Yuliia Kishchuk"])
        let flags = Set(extra["flags"] as? [String] ?? [])
        #expect(
            flags.isSuperset(of: [
                "boilerplate", "duplicate_title", "interview", "joined_paragraphs", "placeholder_links", "pull_quote",
            ]))
        #expect((extra["notes"] as? [Any] ?? []).isEmpty)
        #expect(
            (extra["original_url"] as? String ?? solidarity["url"] as? String)
                == "https://truthout.org/articles/in-newly-released-letter-ukrainian-activists-declare-solidarity-with-palestine/"
        )

        let viewpoint = items[1]
        #expect(viewpoint["title"] as? String == "Ukraine: resistance on two fronts")
        #expect(names(viewpoint).isEmpty)
        #expect((viewpoint["date_published"] as? String)?.hasPrefix("2024-11-10") == true)
        #expect(viewpoint["url"] as? String == "https://internationalviewpoint.org/spip.php?article8735")
        let more = try #require(viewpoint["_broadsheet"] as? [String: Any])
        #expect(more["publication"] as? String == "International Viewpoint")
        #expect(more["kicker"] as? String == "Ukraine")
        #expect((more["issue"] as? String)?.contains("IV598") == true)
        #expect(more["original_source"] as? String == "L'Anticapitaliste")
        let notes = try #require(more["notes"] as? [[String: Any]])
        #expect(notes.count == 1 && notes[0]["label"] as? String == "1")
        let blocks = try #require(more["blocks"] as? [[String: Any]])
        let markers = blocks.flatMap { block in
            (block["spans"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == "marker" }.map { (block, $0) }
        }
        try #require(markers.count == 1)
        let (block, marker) = markers[0]
        #expect(marker["note"] as? Int == 0 && marker["label"] as? String == "1")
        let text = Array((block["text"] as? String ?? "").unicodeScalars)
        let (start, end) = (marker["start"] as? Int ?? 0, marker["end"] as? Int ?? 0)
        #expect(String(String.UnicodeScalarView(text[start..<end])).contains("1"))
        #expect((block["text"] as? String)?.hasSuffix("relentless mobilisation'. [1]") == true)
        #expect(!FileManager.default.fileExists(atPath: reading.home.library), "the library is not touched")
    }

    @Test func exportsMarkdownThatIsReadAgain() throws {
        let output = try reading.run("export", "--format", "markdown", Reading.seeds)
        #expect(output.status == .exited(0) && output.errorText.isEmpty)
        let text = String(decoding: output.bytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                "---\ntitle: \"In Newly Released Letter, Ukrainian Activists Declare Solidarity With Palestine\"\n"))
        #expect(text.contains("\n***\n\n# Ukraine: resistance on two fronts\n"))
        #expect(text.contains("[^2-1]") && text.contains("\n[^2-1]: "))
        let first = try #require(try items(try reading.run("export", "-", input: output.bytes)).first)
        #expect(names(first) == ["Yuliia Kishchuk", "Ashley Smith"])
    }

    @Test func exportsAreTheSameEachTime() throws {
        #expect(try reading.run("export", Reading.seeds).bytes == reading.run("export", Reading.seeds).bytes)
    }

    @Test func importsOnceAndAgain() throws {
        let first = try object(try reading.run("import", "--json", Reading.seeds))
        #expect(first["added"] as? Int == 2 && (first["articles"] as? [Int])?.count == 2)
        let second = try object(try reading.run("import", "--json", Reading.seeds))
        #expect(second["added"] as? Int == 0 && second["unchanged"] as? Int == 2)
        #expect(second["articles"] as? [Int] == first["articles"] as? [Int])
        // Without paths: the sources that are known.
        let third = try object(try reading.run("import", "--json"))
        #expect(third["added"] as? Int == 0 && third["unchanged"] as? Int == 2)
        // From another folder, by a relative path.
        let relative = try Program.broadsheet.run(["import", "--json", "."], home: reading.home, folder: Reading.seeds)
        #expect(try object(relative)["unchanged"] as? Int == 2)
    }

    /// Options may stand before the command, as git's and tmux's do.
    @Test func theLibraryBeforeTheCommand() throws {
        let library = reading.home.folder.path("elsewhere.sqlite")
        #expect(try reading.run("--library", library, "import", Reading.seeds).text == "2 added\n")
        #expect(try reading.run("--library=\(library)", "list", "--json").text.contains("International Viewpoint"))
        #expect(try reading.rows().isEmpty)
    }

    @Test func listsTheNewestFirst() throws {
        #expect(try reading.rows().isEmpty)
        #expect(try reading.bookmarks().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: reading.home.library), "asking makes no library")
        _ = try reading.run("import", Reading.seeds)
        let rows = try reading.rows()
        #expect(rows.map(\.date) == ["2024-11-10", "2023-11-23"])
        #expect(rows.map(\.status) == ["unread", "unread"])
        #expect(rows[1].authors == ["Yuliia Kishchuk", "Ashley Smith"])
        let text = try reading.run("list").text
        #expect(text.split(separator: "\n").count == 2)
    }

    @Test(arguments: [10, 20, 33, 40, 72, 80, 120, 1000]) func showIsNeverWider(width: Int) throws {
        let essay = try reading.home.folder.write(
            Reading.essay() + "\n漢字の長い段落がここにあります。改行されるはずです。 " + String(repeating: "e\u{301}", count: 200)
                + "\n\nhttps://example.org/" + String(repeating: "long/", count: 60) + "\n", to: "essay.txt")
        for path in [Reading.viewpoint, Reading.solidarity, essay] {
            let output = try reading.run("show", "--width", "\(width)", path)
            #expect(output.status == .exited(0))
            for line in output.text.split(separator: "\n") {
                #expect(columns(line) <= width, "\(line)")
            }
        }
    }

    /// Columns of text whose only wide characters are ideographs and kana, and whose only combining one is the acute.
    private func columns(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value == 0x301 ? 0 : (0x3000...0x9FFF).contains($1.value) ? 2 : 1) }
    }

    @Test func showsAnArticleOfTheLibrary() throws {
        _ = try reading.run("import", Reading.seeds)
        let id = try #require(try reading.rows().first?.id)
        let shown = try reading.run("show", "\(id)")
        #expect(shown.bytes == (try reading.run("show", Reading.viewpoint).bytes))
        #expect(shown.text.hasSuffix("Conference held in Kiev on 5 and 6 October 2024.\n"))
        let none = try reading.run("show", "999")
        #expect(none.status == .exited(1) && none.bytes.isEmpty && none.errorText.contains("999"))
    }

    @Test func readsStandardInput() throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Reading.viewpoint)))
        let shown = try reading.run("show", "-", input: bytes)
        #expect(shown.bytes == (try reading.run("show", Reading.viewpoint).bytes))
        let exported = try items(try reading.run("export", "-", input: bytes))
        #expect(exported.first?["title"] as? String == "Ukraine: resistance on two fronts")
        let empty = try reading.run("show", "-")
        #expect(empty.status == .exited(1) && empty.errorText.hasPrefix("broadsheet: -: "))
    }

    @Test func importReadsStandardInput() throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Reading.viewpoint)))
        let output = try reading.run("import", "-", input: bytes)
        let rows = try reading.rows()
        #expect(output.status == .exited(0), "\(output.errorText)")
        #expect(rows.count == 1)
    }

    @Test func bookmarksAsJSON() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        let output = try reading.run("bookmarks", "--json")
        let list = try #require(try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [[String: Any]])
        #expect(
            Set(list[0].keys) == [
                "id", "article", "identity", "title", "authors", "publication", "date", "address", "quote", "prefix",
                "suffix", "note", "place", "created", "lost",
            ])
        #expect(list[0]["identity"] as? String == "https://internationalviewpoint.org/spip.php?article8735")
        #expect(try reading.run("bookmarks").text.contains("Under pressure from Putin"))
    }

    @Test func bookmarksAsMarkdown() throws {
        let path = try reading.home.folder.write(
            """
            Signs * of snake_case

            By Ann Writer

            Publication date: Monday 2 March 2026

            The [first] paragraph of #1 makes a claim & goes on.

            The second paragraph is here.

            """, to: "signs.txt")
        let terminal = try reading.open([path])
        try terminal.waitFor("The second paragraph")
        try terminal.press("G", toStandOn: "The second paragraph")
        try terminal.press("MA *note*." + Keystroke.enter, toSee: "Bookmarked with your note")
        try terminal.press("k", toStandOn: "The [first] paragraph")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        let output = try reading.run("bookmarks", "--markdown")
        #expect(output.status == .exited(0) && output.errorText.isEmpty)
        let blocks = output.text.components(separatedBy: "\n\n> ")
        #expect(blocks.count == 2)
        let citation = "— Ann Writer, *Signs \\* of snake\\_case*, 2026-03-02"
        #expect(output.text.contains("> The \\[first\\] paragraph of #1 makes a claim \\& goes on.\n\n\(citation)\n"))
        #expect(output.text.contains("> The second paragraph is here.\n\nA \\*note\\*.\n\n\(citation)\n"))
        #expect(output.bytes != (try reading.run("bookmarks").bytes))
        // The JSON stays as it is.
        let list = try reading.bookmarks()
        #expect(list.count == 2 && list.allSatisfy { $0.title == "Signs * of snake_case" })
    }

    @Test func noBookmarksAsMarkdown() throws {
        let output = try reading.run("bookmarks", "--markdown")
        #expect(output.status == .exited(0) && output.bytes.isEmpty && output.errorBytes.isEmpty)
    }

    @Test func helpAndVersion() throws {
        for arguments in [
            ["--help"], ["-h"], ["help"], ["--version"], ["import", "--help"], ["list", "--help"], ["show", "--help"],
            ["export", "--help"], ["bookmarks", "--help"], ["sources", "--help"], ["sources", "forget", "--help"],
            ["config", "--help"],
        ] {
            let output = try Program.broadsheet.run(arguments, home: reading.home)
            #expect(output.status == .exited(0) && !output.bytes.isEmpty && output.errorBytes.isEmpty, "\(arguments)")
        }
    }

    @Test(arguments: [
        ["--nonsense"], ["list", "--nonsense"], ["show"], ["show", "--width", "9", "x"],
        ["show", "--width", "many", "x"],
        ["export"], ["export", "--format", "papyrus", "x"], ["list", "--limit", "many"], ["--library"],
        ["import", "--json=3"], ["bookmarks", "--json", "--markdown"], ["bookmarks", "--import", "x", "--json"],
        ["bookmarks", "--import"],
        ["config", "--default", "--path"], ["--config"],
        ["sources", "forget"], ["sources", "rename", "1"], ["sources", "add"], ["sources", "nonsense"],
    ])
    func wrongUsage(arguments: [String]) throws {
        let output = try Program.broadsheet.run(arguments, home: reading.home)
        #expect(output.status == .exited(2), "\(output.errorText)")
        #expect(output.bytes.isEmpty && output.errorText.contains("broadsheet"), "a hint")
        #expect(!FileManager.default.fileExists(atPath: reading.home.library))
    }

    /// `broadsheet list | head -1`
    @Test func aClosedPipeIsNoCrash() throws {
        _ = try reading.run("import", Reading.seeds)
        let output = try Program("/bin/sh").run(
            [
                "-c", "for i in 1 2 3 4 5 6 7 8 9; do \"$0\" show --width 20 \"$1\" | head -1; done",
                Program.broadsheet.path, Reading.solidarity,
            ],
            home: reading.home)
        #expect(output.errorText.isEmpty && output.text.split(separator: "\n").count == 9)
    }

    @Test func anotherLibraryAndItsPlace() throws {
        let other = reading.home.folder.path("deep/er/other.sqlite")
        #expect(try reading.run("import", "--library", other, Reading.seeds).status == .exited(0))
        #expect(try reading.rows().isEmpty)
        #expect(try reading.run("list", "--library", other).text.split(separator: "\n").count == 2)
        // A relative place in the environment is ignored.
        _ = try reading.run("import", Reading.viewpoint, environment: ["XDG_DATA_HOME": "relative"])
        #expect(FileManager.default.fileExists(atPath: reading.home.library))
        let homeless = try reading.run("list", environment: ["XDG_DATA_HOME": nil, "HOME": nil])
        #expect(homeless.status == .exited(1) && homeless.errorText.contains("--library"))
    }
}
