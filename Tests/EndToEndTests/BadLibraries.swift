import Foundation
import Support
import Testing

/// A library that cannot be used: the message names the file and what to do, and the file is left as it was.
@Suite struct BadLibraries {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: reading.home.library)) }

    /// A library with the two newsletters and a bookmark, in one file.
    private func makeLibrary() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        for suffix in ["-wal", "-shm"] {
            let size = FileManager.default.contents(atPath: reading.home.library + suffix)?.count ?? 0
            #expect(size == 0 || suffix == "-shm", "a library that nobody has open is one file")
        }
    }

    private func write(_ data: some Sequence<UInt8>) throws {
        let folder = URL(fileURLWithPath: reading.home.library).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(data).write(to: URL(fileURLWithPath: reading.home.library))
    }

    /// Every way in refuses alike.
    private func expectRefused(
        _ words: String, opensNot: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try bytes()
        for arguments in [["list"], ["list", "--json"], ["bookmarks"], ["show", "1"], ["import", Reading.viewpoint]] {
            let output = try Program.broadsheet.run(arguments, home: reading.home)
            #expect(output.status == .exited(1), "\(arguments)", sourceLocation: sourceLocation)
            #expect(output.bytes.isEmpty, "\(arguments)", sourceLocation: sourceLocation)
            #expect(
                output.errorText.contains(reading.home.library), "\(arguments): \(output.errorText)",
                sourceLocation: sourceLocation)
            #expect(
                output.errorText.contains(words), "\(arguments): \(output.errorText)", sourceLocation: sourceLocation)
            #expect(try bytes() == before, "\(arguments)", sourceLocation: sourceLocation)
        }
        let terminal = try reading.open([Reading.seeds], size: Screen.Size(columns: 300, rows: 10))
        try terminal.waitFor(words)
        guard opensNot else {  // what only a query finds out, the reader says when it is open
            // That nothing can be kept is said once more when the screen has gone.
            try terminal.quit(status: 1)
            #expect(terminal.screen.contains(words), sourceLocation: sourceLocation)
            return #expect(try bytes() == before, sourceLocation: sourceLocation)
        }
        #expect(try terminal.waitForExit() == .exited(1), sourceLocation: sourceLocation)
        #expect(!terminal.rawOutput.contains(0x1B), "the screen was not taken", sourceLocation: sourceLocation)
        #expect(try bytes() == before, sourceLocation: sourceLocation)
    }

    @Test func ofANewerVersion() throws {
        try makeLibrary()
        var library = try bytes()
        library.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])  // user_version
        try write(library)
        try expectRefused("newer Broadsheet")
    }

    @Test func cutShort() throws {
        try makeLibrary()
        let library = try bytes()
        for count in [library.count / 2, 5000, 4096] {
            try write(library.prefix(count))
            try expectRefused("damaged")
        }
    }

    @Test func overwrittenInside() throws {
        try makeLibrary()
        let library = try bytes()
        func overwrite(_ pages: some Sequence<Int>) throws {
            var library = library
            for page in pages {
                let start = (page - 1) * 4096
                library.replaceSubrange(start..<start + 200, with: [UInt8](repeating: 0xA5, count: 200))
            }
            try write(library)
        }
        // Where the tables are is known, and the tables are not.
        let roots = try reading.query("SELECT rootpage FROM sqlite_master WHERE rootpage > 1")
        try overwrite(roots.split(separator: "\n").compactMap { Int($0) })
        try expectRefused("damaged", opensNot: false)
        try overwrite(2...library.count / 4096)
        try expectRefused("damaged")
    }

    @Test func notADatabase() throws {
        try write(Array("This is my diary, and not a library.\n".utf8) + [UInt8](repeating: 0x20, count: 5000))
        try expectRefused("is not a library")
        try write(Array("short".utf8))
        try expectRefused("is not a library")
    }

    @Test func ofAnotherProgram() throws {
        try write([])
        try reading.query("CREATE TABLE urls(url TEXT); INSERT INTO urls VALUES ('x')")
        try expectRefused("database of another program")
    }

    @Test func anEmptyFileBecomesALibrary() throws {
        try write([])
        #expect(try reading.run("import", Reading.seeds).status == .exited(0))
        #expect(try reading.rows().count == 2)
    }

    @Test func aFolder() throws {
        try FileManager.default.createDirectory(atPath: reading.home.library, withIntermediateDirectories: true)
        for command in ["list", "import"] {
            let output = try reading.run(command)
            #expect(output.status == .exited(1) && output.errorText.contains(reading.home.library))
        }
    }

    /// Somebody else is writing, and does not stop.
    @Test func locked() throws {
        try makeLibrary()
        let holder = try reading.holdLibrary()
        let before = try bytes()
        let output = try reading.run("import", try reading.home.folder.write(Reading.essay(), to: "essay.txt"))
        #expect(output.status == .exited(1))
        #expect(
            output.errorText.contains("\(reading.home.library) is locked by another program"), "\(output.errorText)")
        #expect(try bytes() == before)
        // Readers are never blocked.
        #expect(try reading.rows().count == 2)
        // The reader: a bookmark that could not be kept is not called kept.
        let terminal = try reading.open()
        try terminal.waitFor("Under pressure from Putin")
        try terminal.press("l20jm", toSee: "is locked by another program")
        #expect(!terminal.screen.contains("Bookmarked"))
        let small = try reading.open(size: Reading.medium)
        try small.waitFor("? help")
        // A message that is wider than its row takes more rows: what to do stands at the end.
        try small.press("25jm", for: "the whole message") {
            $0.contains("The library") && $0.contains("locked") && $0.contains("again.")
        }
        // The place could not be kept either, and the shell is told.
        try small.quit(status: 1)
        #expect(small.screen.contains("broadsheet: The library"))
        try holder.press("COMMIT; SELECT 'let' || ' go';\n", toSee: "let go")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        #expect(try reading.bookmarks().count == 2)
    }

    @Test func readOnly() throws {
        try makeLibrary()
        guard getuid() != 0 else { return try readOnlyToSomebody() }
        chmod(reading.home.library, 0o444)
        let output = try reading.run("import", Reading.essay())
        #expect(output.status == .exited(1) && output.errorText.contains("read-only"))
    }

    /// Root may write everywhere; so somebody else tries.
    private func readOnlyToSomebody() throws {
        let setpriv = "/usr/bin/setpriv"
        guard FileManager.default.isExecutableFile(atPath: setpriv) else { return }
        let folder = URL(fileURLWithPath: reading.home.library).deletingLastPathComponent().path
        for path in [reading.home.path, folder] { chmod(path, 0o755) }
        chmod(reading.home.library, 0o444)
        let essay = try reading.home.folder.write(Reading.essay(), to: "essay.txt")
        let before = try bytes()
        let arguments = ["--reuid=65534", "--clear-groups", Program.broadsheet.path]
        let output = try Program(setpriv).run(arguments + ["import", essay], home: reading.home)
        // Where the build lies out of that somebody's reach, nothing can be tried.
        guard output.errorText.contains(reading.home.library) || output.status == .exited(0) else { return }
        #expect(output.status == .exited(1) && output.errorText.contains("read-only"), "\(output.errorText)")
        #expect(try bytes() == before)
        let listed = try Program(setpriv).run(arguments + ["list"], home: reading.home)
        // SQLite needs to write beside a library even to read it (WAL); that is said, and nothing is touched.
        #expect(listed.status == .exited(1) && listed.errorText.contains("read-only"), "\(listed.errorText)")
        #expect(try bytes() == before)
    }
}
