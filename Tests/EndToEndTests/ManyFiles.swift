import Foundation
import Support
import Testing

/// Importing what takes a while: how far it is, and that it can be stopped and gone on with.
@Suite struct ManyFiles {
    private let reading: Reading

    init() throws { reading = try Reading() }

    private var folder: TemporaryFolder { reading.home.folder }

    /// Forty essays, and two for later.
    private func writeEssays() throws {
        for number in 10..<50 {
            try folder.write(Reading.essay("Essay number \(number)", paragraphs: 3), to: "issues/\(number).txt")
        }
        for number in 50..<52 {
            try folder.write(Reading.essay("Essay number \(number)", paragraphs: 3), to: "later/\(number).txt")
        }
    }

    /// An import that has stored the forty and waits for what comes through a pipe, and never does; then come the two.
    private func importBesidePipe(_ command: String = "import", term: String = "xterm-256color") throws -> Terminal {
        try writeEssays()
        let pipe = folder.path("pipe")
        guard mkfifo(pipe, 0o600) == 0 else { throw Failure("no pipe") }
        return try Terminal(
            Program("/bin/sh"),
            ["-c", "exec \"$0\" \(command) issues - later <> pipe", Program.broadsheet.path], size: Reading.medium,
            home: reading.home, term: term, environment: ["SWIFT_BACKTRACE": "enable=no"], folder: folder.path)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func interruptedAndGoneOnWith(number: Int32) throws {
        let terminal = try importBesidePipe()
        let screen = try terminal.waitFor("40/43 files")
        #expect(screen.rows.contains { $0.contains("] 40/43 files") && $0.contains("KB") }, "the bar")
        if number == SIGINT { try terminal.send(Keystroke.control("c")) } else { try terminal.signal(number) }
        #expect(try terminal.waitForExit() == .signalled(number))
        let end = terminal.screen
        #expect(end.contains("40 added"))
        #expect(end.rows.joined().contains("interrupted after 40 of 43 files"))
        #expect(end.rows.joined().contains("a second run goes on from there"))
        #expect(!end.contains("] 40/43"), "nothing is left of the bar")
        #expect(try reading.rows().count == 40)
        #expect(try reading.run("import", "issues", "later").text == "2 added, 40 unchanged\n")
    }

    @Test func aSecondInterruptEndsItAtOnce() throws {
        #expect(try reading.run("import", Reading.seeds).status == .exited(0))
        try writeEssays()
        let holder = try reading.holdLibrary()
        let terminal = try reading.open(["import", "issues"])
        try terminal.send(Keystroke.control("c") + Keystroke.control("c"))
        #expect(try terminal.waitForExit() == .signalled(SIGINT))
        #expect(!terminal.screen.contains("added"))
        try holder.signal(SIGKILL)
    }

    /// Elsewhere than on a terminal that can write over a line there is one now and then, and nothing else.
    @Test func plainLines() throws {
        let terminal = try importBesidePipe(term: "dumb")
        try terminal.waitFor("broadsheet: 40/43 files, ")
        #expect(!terminal.rawOutput.contains(0x1B))
        try terminal.send(Keystroke.control("c"))
        #expect(try terminal.waitForExit() == .signalled(SIGINT))
    }

    @Test func nothingIsSaidOfWhatIsSoonDone() throws {
        try writeEssays()
        let output = try reading.run("import", "issues")
        #expect(output.text == "40 added\n" && output.errorBytes.isEmpty)
    }

    /// Whatever is killed in the middle: a second run makes the library that one run would have made.
    @Test func killedAndGoneOnWith() throws {
        let terminal = try importBesidePipe()
        try terminal.waitFor("40/43 files")
        try terminal.signal(SIGKILL)
        #expect(try terminal.waitForExit() == .signalled(SIGKILL))
        #expect(try reading.run("import", "issues", "later").text == "2 added, 40 unchanged\n")
        let other = folder.path("other.sqlite")
        #expect(try reading.run("import", "--library", other, "issues", "later").text == "42 added\n")
        for table in ["article", "document", "source", "file", "copy"] {
            // Where an article sits in the index is decided by who came first; and a second may pass between the two.
            let columns = try reading.query(
                "SELECT name FROM pragma_table_info('\(table)') WHERE name NOT IN ('seat', 'looked')"
            )
            .split(separator: "\n").joined(separator: ", ")
            let rows = "SELECT \(columns) FROM \(table) ORDER BY 1, 2"
            let expected = try Program("sqlite3").run([other, rows], home: reading.home).text
            let found = try reading.query(rows)
            #expect(
                found == expected && !expected.isEmpty,
                "\(table):\n\(differences(found.components(separatedBy: "\n"), expected.components(separatedBy: "\n")).joined(separator: "\n"))"
            )
        }
    }

    /// What was written until then is a whole document.
    @Test func anInterruptedExport() throws {
        let terminal = try importBesidePipe("export")
        try terminal.wait(for: "the last essay") { _ in
            String(decoding: terminal.rawOutput, as: UTF8.self).contains("Essay number 49")
        }
        try terminal.send(Keystroke.control("c"))
        #expect(try terminal.waitForExit() == .signalled(SIGINT))
        #expect(terminal.screen.rows.joined().contains("interrupted after 40 of 43 files"))
        let text = String(decoding: terminal.rawOutput, as: UTF8.self).replacingOccurrences(of: "\r", with: "")
        let document = try #require(text.range(of: "\n}\n").map { text[..<$0.upperBound] })
        let feed = try JSONSerialization.jsonObject(with: Data(document.replacing("^C", with: "").utf8))
        #expect(((feed as? [String: Any])?["items"] as? [Any])?.count == 40)
    }

    @Test func anExportInWhichSomeFail() throws {
        try writeEssays()
        try folder.write("", to: "issues/20.txt")
        let output = try reading.run("export", "missing", "issues", "--", "later/50.txt")
        #expect(output.status == .exited(1))
        let feed = try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any]
        let titles = (feed?["items"] as? [[String: Any]])?.compactMap { $0["title"] as? String }
        #expect(titles == (10...50).filter { $0 != 20 }.map { "Essay number \($0)" })
        let lines = output.errorText.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("broadsheet: missing: ") && lines[1].contains("20.txt: "))
    }

    @Test func standardInputTwice() throws {
        for command in ["import", "export"] {
            let output = try reading.run(command, "-", "-", input: Array(Reading.essay("Once").utf8))
            #expect(output.status == .exited(1))
            #expect(output.errorText == "broadsheet: -: standard input can be read only once\n")
            #expect(output.text == "1 added\n" || output.text.contains("\"title\": \"Once\""))
        }
    }

    @Test func whatIsNoNewsletterIsPassedOverWithAWord() throws {
        try folder.write(Reading.essay(), to: "saved/letter.txt")
        try folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A] as [UInt8], to: "saved/Picture")
        try folder.write("%PDF-1.5", to: "saved/paper.pdf")
        try folder.write(".a {}", to: "saved/page_files/style.css")
        try folder.write("<html>", to: "elsewhere/page.html")
        for command in ["import", "export"] {
            let output = try reading.run(command, "saved")
            #expect(output.status == .exited(0))
            #expect(output.errorText == "broadsheet: passed over 3 files of other kinds\n")
        }
        let named = try reading.run("import", "saved/Picture")
        #expect(named.status == .exited(1) && named.errorText.contains("a PNG picture"))
    }

    @Test func aMaildir() throws {
        try folder.write(Reading.essay("Read"), to: "Mail/cur/1700000000.M1P2.host:2,S")
        try folder.write(Reading.essay("New"), to: "Mail/new/1700000001.M1P2.host")
        try folder.write(Reading.essay("Coming"), to: "Mail/tmp/1700000002.M1P2.host")
        let output = try reading.run("import", "Mail")
        #expect(output.text == "2 added\n" && output.errorBytes.isEmpty)
        #expect(Set(try reading.rows().map(\.title)) == ["Read", "New"])
        // Read elsewhere meanwhile: another name, the same letter.
        try FileManager.default.moveItem(
            atPath: folder.path("Mail/new/1700000001.M1P2.host"),
            toPath: folder.path("Mail/cur/1700000001.M1P2.host:2,S"))
        #expect(try reading.run("import").text == "0 added, 1 moved, 1 unchanged\n")
    }
}
