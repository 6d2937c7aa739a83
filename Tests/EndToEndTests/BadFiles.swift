import Foundation
import Support
import Testing

/// Files that are no newsletters: each is named once with the reason, and the others are imported.
@Suite struct BadFiles {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private var folder: TemporaryFolder { reading.home.folder }

    /// Imports the file together with a good one.
    private func expectNamedOnce(
        _ path: String, as shown: String? = nil, reason: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let output = try reading.run("import", path, Reading.viewpoint)
        #expect(output.status == .exited(1), sourceLocation: sourceLocation)
        #expect(output.text == "1 added\n", sourceLocation: sourceLocation)
        expectOneLine(output, shown ?? path, reason, sourceLocation)
        #expect(
            try reading.rows().map(\.title) == ["Ukraine: resistance on two fronts"], sourceLocation: sourceLocation)

        let exported = try reading.run("export", path, Reading.viewpoint)
        #expect(exported.status == .exited(1), sourceLocation: sourceLocation)
        #expect(exported.text.contains("Ukraine: resistance on two fronts"), sourceLocation: sourceLocation)
        expectOneLine(exported, shown ?? path, reason, sourceLocation)

        let show = try reading.run("show", path)
        #expect(show.status == .exited(1) && show.bytes.isEmpty, sourceLocation: sourceLocation)
        expectOneLine(show, shown ?? path, reason, sourceLocation)
    }

    private func expectOneLine(
        _ output: Program.Output, _ shown: String, _ reason: String?, _ sourceLocation: SourceLocation
    ) {
        let lines = output.errorText.split(separator: "\n")
        #expect(lines.count == 1, "\(output.errorText)", sourceLocation: sourceLocation)
        #expect(
            lines.first?.hasPrefix("broadsheet: \(shown): ") == true, "\(output.errorText)",
            sourceLocation: sourceLocation)
        if let reason {
            #expect(lines.first?.contains(reason) == true, "\(output.errorText)", sourceLocation: sourceLocation)
        }
    }

    @Test func missing() throws {
        try expectNamedOnce(folder.path("nowhere.txt"), reason: "no such file")
    }

    @Test func empty() throws {
        try expectNamedOnce(try folder.write("", to: "empty.txt"), reason: "empty")
    }

    @Test func blank() throws {
        try expectNamedOnce(try folder.write(" \n\t\r\n\n", to: "blank.txt"))
    }

    @Test func blankInUnicode() throws {
        let output = try reading.run(
            "import", try folder.write("\u{A0}\n\n\u{3000}\u{FEFF}\u{200B}\n", to: "blank.txt"))
        #expect(output.status == .exited(1))
    }

    @Test func aLoneByteOrderMark() throws {
        try expectNamedOnce(try folder.write([0xEF, 0xBB, 0xBF] as [UInt8], to: "mark.txt"))
        let other = try reading.run("show", try folder.write([0xFF, 0xFE] as [UInt8], to: "mark16.txt"))
        #expect(other.status == .exited(1))
    }

    @Test func nothingButNulls() throws {
        try expectNamedOnce(try folder.write([UInt8](repeating: 0, count: 4096), to: "nulls.txt"))
    }

    @Test func aPicture() throws {
        let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52]
        let noise = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        try expectNamedOnce(try folder.write(header + noise, to: "picture.txt"), reason: "not a newsletter")
    }

    @Test func aProgram() throws {
        let output = try reading.run("show", "/bin/true")
        #expect(output.status == .exited(1) && output.bytes.isEmpty)
    }

    @Test func aPipe() throws {
        let path = folder.path("pipe.txt")
        #expect(mkfifo(path, 0o600) == 0)
        try expectNamedOnce(path, reason: "pipe")
    }

    /// The reader's keys come from standard input; what is read from there is for the other commands.
    @Test func standardInputForTheReader() throws {
        let terminal = try reading.open(["-"])
        #expect(try terminal.waitForExit() == .exited(2))
        #expect(String(decoding: terminal.rawOutput, as: UTF8.self).contains("- is for import, show and export"))
    }

    @Test func aDevice() throws {
        try expectNamedOnce("/dev/zero", reason: "device")
        try expectAlsoNull()
    }

    private func expectAlsoNull() throws {
        let output = try reading.run("show", "/dev/null")
        #expect(
            output.status == .exited(1) && output.errorText == "broadsheet: /dev/null: it is a device, not a file\n")
    }

    @Test func linksThatLeadInACircle() throws {
        let (one, two) = (folder.path("one.txt"), folder.path("two.txt"))
        try FileManager.default.createSymbolicLink(atPath: one, withDestinationPath: two)
        try FileManager.default.createSymbolicLink(atPath: two, withDestinationPath: one)
        try expectNamedOnce(one, reason: "circle")
    }

    @Test func aLinkToNothing() throws {
        let link = folder.path("link.txt")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path("gone.txt"))
        try expectNamedOnce(link, reason: "no such file")
    }

    /// A name that says nothing of newsletters does not hide the file that it leads to.
    @Test func aLinkWithAnotherEnding() throws {
        let file = try folder.write(Reading.essay("Essay", paragraphs: 1), to: "mail/issue.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("mail/Current.bak"), withDestinationPath: file)
        let output = try reading.run("import", folder.path("mail"))
        #expect(output.text == "1 added\n")
    }

    @Test func anEmptyFolder() throws {
        try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
        let output = try reading.run("import", folder.path("empty"))
        #expect(output.text == "0 added\n")
    }

    @Test func aFolderWhereAFileIsWanted() throws {
        let output = try reading.run("show", Reading.seeds)
        #expect(output.status == .exited(1) && output.errorText.contains("folder"))
    }

    /// What the name has in it reaches no terminal.
    @Test(arguments: [
        "two words.txt", "new\nline.txt", "esc\u{1B}[31mape.txt", "bell\u{7}.txt", "csi\u{9B}31m.txt",
        "bidi\u{202E}txt.exe", "--json", "-",
    ])
    func strangeNames(name: String) throws {
        let path = try folder.write("", to: "strange/" + name)
        let output = try reading.run("import", path, Reading.viewpoint)
        #expect(output.status == .exited(1) && output.text == "1 added\n")
        #expect(output.errorText.split(separator: "\n").count == 1)
        expectPrintable(output)
        // And with something in it.
        let good = try folder.write(Reading.essay("Strange"), to: "good/" + name)
        let taken = try reading.run("import", good)
        #expect(taken.status == .exited(0) && taken.text == "1 added\n", "\(taken.errorText)")
        #expect(try reading.run("import", good).text == "0 added, 1 unchanged\n")
        #expect(try reading.run("import").text == "0 added, 2 unchanged\n")
        expectPrintable(try reading.run("list"))
    }

    @Test func aNameThatIsNotUnicode() throws {
        try folder.write(Reading.essay("Bytes"), to: "plain.txt")
        // Through the shell: a name of bytes that no String holds.
        let script = """
            cp plain.txt "$(printf 'caf\\351\\377.txt')" && : > "$(printf 'vide\\351.txt')"
            "$0" import "$(printf 'caf\\351\\377.txt')" "$(printf 'vide\\351.txt')" "$(printf 'rien\\351.txt')"
            echo "status $?"
            "$0" import "$(printf 'caf\\351\\377.txt')"; "$0" show "$(printf 'caf\\351\\377.txt')" | head -1
            """
        let output = try Program("/bin/sh").run(
            ["-c", script, Program.broadsheet.path], home: reading.home, folder: folder.path)
        #expect(output.text == "1 added\nstatus 1\n0 added, 1 unchanged\nBytes\n")
        let lines = output.errorText.split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.contains("\u{FFFD}.txt: ") }, "\(output.errorText)")
        #expect(!String(decoding: output.errorBytes, as: UTF8.self).contains("\u{10FE00}"))
    }

    /// Everything wrong at once, in a folder and by name.
    @Test func manyFaultsAtOnce() throws {
        try folder.write("", to: "letters/a-empty.txt")
        try folder.write([UInt8](repeating: 0, count: 10), to: "letters/b-nulls.txt")
        try folder.copy(Reading.viewpoint, as: "letters/c-good.txt")
        try folder.write("read me", to: "letters/README.md")
        try folder.write(".", to: "letters/.hidden")
        try folder.copy(Reading.solidarity, as: "letters/z-good.txt")
        let output = try reading.run("import", folder.path("letters"), folder.path("missing"))
        #expect(output.status == .exited(1) && output.text == "2 added\n")
        let lines = output.errorText.split(separator: "\n")
        #expect(lines.count == 3)
        for name in ["a-empty.txt: ", "b-nulls.txt: ", "missing: "] {
            #expect(lines.count { $0.contains(name) } == 1, "\(name)")
        }
    }

    @Test func unreadable() throws {
        let path = try folder.write(Reading.essay("Secret"), to: "open/secret.txt")
        chmod(path, 0)
        guard getuid() == 0 else { return try expectNamedOnce(path, reason: "permission") }
        // Nobody can be kept from root's reading; so somebody else reads.
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
            access(Program.broadsheet.path, X_OK) == 0
        else { return }
        // The other file lies where that somebody can reach it, wherever the sources lie.
        let readable = try folder.copy(Reading.viewpoint, as: "open/good.txt")
        for path in [folder.path, folder.path("open")] { chmod(path, 0o755) }
        chmod(readable, 0o644)
        let output = try Program("/usr/bin/setpriv").run(
            ["--reuid=65534", "--clear-groups", Program.broadsheet.path, "export", path, readable],
            home: reading.home)
        // Where the build lies out of that somebody's reach, nothing can be tried.
        guard output.status != .exited(127), output.errorText.contains(path) else { return }
        #expect(output.status == .exited(1))
        #expect(output.errorText == "broadsheet: \(path): no permission to read it\n")
    }

    @Test func theReaderSaysSoInItsStatusLine() throws {
        try folder.write("", to: "letters/a-empty.txt")
        try folder.write([UInt8](repeating: 0, count: 10), to: "letters/b-nulls.txt")
        try folder.copy(Reading.viewpoint, as: "letters/c-good.txt")
        let terminal = try reading.open([folder.path("letters")])
        let screen = try terminal.waitFor("a-empty.txt: ")
        #expect(screen.statusLine.contains("a-empty.txt: ") && screen.statusLine.contains("(and 1 more)"))
        try terminal.waitFor("Ukraine: resistance")
        try terminal.press("\r", toSee: "Under pressure from Putin")
        try terminal.quit()
        let missing = try reading.open([folder.path("no\u{1B}[31msuch\n.txt")])
        try missing.waitFor("no such file")
        try missing.press("j", toSee: "Ukraine: resistance")
        try missing.quit()
    }
}

/// No control byte but the newline, and nothing that turns the direction of text, on either stream.
func expectPrintable(_ output: Program.Output, sourceLocation: SourceLocation = #_sourceLocation) {
    for bytes in [output.bytes, output.errorBytes] {
        #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A }, "C0", sourceLocation: sourceLocation)
        #expect(String(validating: bytes, as: UTF8.self) != nil, "not UTF-8", sourceLocation: sourceLocation)
        let hostile = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
            (0x80...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        }
        #expect(hostile.isEmpty, sourceLocation: sourceLocation)
    }
}
