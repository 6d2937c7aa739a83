import Foundation
import Support
import Testing

/// `kill -9` at any moment: what was confirmed is there, articles are whole, `check` finds nothing. Dice choose the moments;
/// BROADSHEET_KILLS says how many each test has (CI takes a few), BROADSHEET_SEED begins elsewhere.
@Suite(.serialized) struct KillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["BROADSHEET_KILLS"].flatMap { Int($0) } ?? 8
    private static let seed = environment["BROADSHEET_SEED"].flatMap { Int($0) } ?? 1

    private let reading: Reading
    private var dice: Dice

    init() throws {
        reading = try Reading()
        dice = Dice(Self.seed)
    }

    private var folder: TemporaryFolder { reading.home.folder }
    private var log: String { reading.home.library + "-wal" }

    // MARK: Pieces

    /// Files of several forms, some eighty articles in all.
    private func writeLetters(to name: String, count: Int = 40) throws {
        for number in 10..<10 + count {
            try folder.write(Reading.essay("\(name) \(number)", paragraphs: 5), to: "\(name)/\(number).txt")
        }
        let mails = (0..<count).map { number in
            """
            From ann@example.org Mon Mar  2 10:00:00 2026
            From: Ann Writer <ann@example.org>
            Subject: Letter \(number) of \(name)
            Message-ID: <\(name)-\(number)@example.org>
            Date: Mon, 2 Mar 2026 10:00:00 +0000

            The letter number \(number) says what there is to say. \(String(repeating: "It goes on. ", count: 40))


            """
        }
        try folder.write(mails.joined(), to: "\(name)/letters.mbox")
    }

    private func start(_ arguments: [String]) throws -> Terminal {
        try reading.open(arguments, size: Reading.medium, environment: ["SWIFT_BACKTRACE": "enable=no"])
    }

    /// Nothing is wrong with the library, and it says what it holds.
    private func expectWhole(_ what: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [Reading.Row]
    {
        guard FileManager.default.fileExists(atPath: reading.home.library) else { return [] }
        let output = try reading.run("check")
        #expect(
            output.status == .exited(0), "\(what): \(output.text) \(output.errorText)", sourceLocation: sourceLocation)
        return try reading.rows()
    }

    private func forgetLibrary() {
        for suffix in ["", "-wal", "-shm"] { unlink(reading.home.library + suffix) }
    }

    /// All that articles are, in words; not when files were looked at, nor where the index keeps what.
    private func articles(in library: String) throws -> String {
        let columns =
            "id, identity, digest, fingerprint, title, authors, publication, day, time, language, address, words"
        return try [
            "SELECT \(columns) FROM article ORDER BY id", "SELECT * FROM document ORDER BY 1",
            "SELECT * FROM copy ORDER BY 1, 2", "SELECT uri, size, parser FROM file ORDER BY id",
        ].map { try Program("sqlite3").run([library, $0], home: reading.home).text }.joined(separator: "\n")
    }

    // MARK: Importing

    @Test mutating func importing() throws {
        try writeLetters(to: "issues")
        let other = folder.path("other.sqlite")
        let began = ContinuousClock.now
        #expect(try reading.run("import", "--library", other, "issues").text == "80 added\n")
        let life = ContinuousClock.now - began
        let expected = try articles(in: other)
        var seen: [Int: String] = [:]
        for kill in 1...Self.kills {
            let status = try start(["import", "issues"]).die(at: Moment(&dice, within: life, log: log))
            let rows = try expectWhole("kill \(kill) of an import, which \(status)")
            // What others have seen does not go again.
            let now = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.title) })
            for (id, title) in seen { #expect(now[id] == title, "kill \(kill)") }
            seen = now
            guard status == .exited(0) || rows.count == 80 || kill == Self.kills else { continue }
            #expect(status != .exited(0) || rows.count == 80)
            #expect(try reading.run("import", "issues").status == .exited(0))
            #expect(try articles(in: reading.home.library) == expected, "what one run makes, after kill \(kill)")
            #expect(try reading.run("check").status == .exited(0))
            forgetLibrary()
            seen = [:]
        }
    }

    // MARK: Forgetting

    /// A source is there, or it is not; what is left of its articles the next import removes.
    @Test mutating func forgetting() throws {
        try writeLetters(to: "kept", count: 3)
        var life: Duration?
        for kill in 1...Self.kills {
            try writeLetters(to: "issues")
            #expect(try reading.run("import", "kept", "issues").status == .exited(0))
            #expect(try reading.rows().count == 86)
            let began = ContinuousClock.now
            let forget = ["sources", "forget", "--yes", "issues"]
            if let life {
                let status = try start(forget).die(at: Moment(&dice, within: life, log: log))
                let rows = try expectWhole("kill \(kill) of forgetting, which \(status)").count
                #expect(rows == 86 || rows == 6, "kill \(kill)")
                #expect(status != .exited(0) || rows == 6)
                if rows == 86 {
                    #expect(try reading.run(forget[0], forget[1], forget[2], forget[3]).status == .exited(0))
                }
            } else {
                #expect(try reading.run(forget[0], forget[1], forget[2], forget[3]).status == .exited(0))
                life = ContinuousClock.now - began
            }
            #expect(try reading.run("import", "kept").status == .exited(0))
            #expect(try expectWhole("what kill \(kill) left").count == 6)
            let stored = try Program("sqlite3").run(
                [reading.home.library, "SELECT count(*) FROM article"], home: reading.home)
            #expect(stored.text == "6\n")
        }
    }

    // MARK: Marking

    /// Marks passages down the page until so many more are confirmed, or something else was said over an answer; gives how
    /// many were.
    private func mark(_ count: Int, in terminal: Terminal) throws -> Int {
        var confirmed = 0
        while confirmed < count {
            try terminal.send("m")
            let screen = try terminal.wait(for: "an answer", atOnce: true) {
                $0.statusLine.contains("ookmarked") || $0.statusLine.contains("Imported")
            }
            guard screen.statusLine.contains("ookmarked") else { break }
            if screen.statusLine.contains("Bookmarked") { confirmed += 1 }
            try terminal.send("2j")
            try terminal.wait(for: "no message", atOnce: true) { !$0.statusLine.contains("ookmarked") }
        }
        return confirmed
    }

    /// The reader marks while an import runs behind it, and is killed at some mark.
    @Test mutating func marking() throws {
        let essay = try folder.write(Reading.essay("Marked", paragraphs: 60 + Self.kills * 4), to: "marked.txt")
        #expect(try reading.run("import", essay).status == .exited(0))
        var bookmarks = 0
        for kill in 1...Self.kills {
            try writeLetters(to: "issues \(kill)", count: 10)
            let terminal = try start(["issues \(kill)"])
            try terminal.waitFor("? help")
            if kill == 1 { try terminal.press(Keystroke.enter, toSee: "READING") }
            // What is said of an import that is over stands where the pane is named.
            try terminal.wait(for: "the page") {
                $0.statusLine.contains("READING") || $0.statusLine.contains("Imported")
            }
            let before = terminal.screen
            try terminal.press("2j", for: "another line") {
                $0.cursor != before.cursor || $0.page != before.page
            }
            let confirmed = try mark(dice.roll(4), in: terminal)
            try terminal.send("m")
            let status = try terminal.die(at: .after(.now - terminal.started + .microseconds(dice.roll(12_000))))
            #expect(status == .signalled(SIGKILL))
            let rows = try expectWhole("kill \(kill) of a reader")
            let now = try reading.bookmarks().count
            // One that was asked for last, and one whose answer was not seen.
            #expect((bookmarks + confirmed...bookmarks + confirmed + 2).contains(now), "kill \(kill)")
            #expect(rows.first { $0.title == "Marked" }?.bookmarks == now)
            bookmarks = now
        }
    }

    /// How many articles a search finds.
    private func found(_ query: String) throws -> Int {
        let output = try reading.run("search", query, "--limit", "1000", "--json")
        #expect(output.status == .exited(0), "\(output.errorText)")
        return (try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [Any])?.count ?? -1
    }

    /// A command that marks many is killed beside an import and searches: it has marked all that it means, or none.
    @Test mutating func markingMany() throws {
        try writeLetters(to: "issues")
        #expect(try reading.run("import", "issues").status == .exited(0))
        let began = ContinuousClock.now
        #expect(try reading.run("mark", "star", "letter").text == "40 changed\n")
        let life = ContinuousClock.now - began
        var isStarred = true
        for kill in 1...Self.kills {
            try folder.write(Reading.essay("Other \(kill)", paragraphs: 5), to: "others/\(kill).txt")
            let other = try start(["import", "others"])
            let command = try start(["mark", isStarred ? "unstar" : "star", "letter"])
            let isSaid = try command.die(at: Moment(&dice, within: life, log: log)) == .exited(0)
            #expect(try found("letter") == 40)
            #expect(try other.waitForExit() == .exited(0))
            _ = try expectWhole("kill \(kill) of many marks")
            let starred = try found("is:starred")
            #expect([0, 40].contains(starred) && (!isSaid || (starred == 40) != isStarred), "kill \(kill): \(starred)")
            isStarred = starred == 40
        }
    }

    // MARK: Several at once

    /// Two readers and commands on one library, one of them killed: the others go on, and nothing of anybody's is lost.
    @Test mutating func twoReadersAndACommand() throws {
        let count = max(2, Self.kills / 4)
        for name in ["One", "Two"] {
            // The newest, whatever else comes: both stay on top of the list.
            let essay = Reading.essay(name, paragraphs: 60 + count * 6).replacing("2 March 2026", with: "1 March 2027")
            try folder.write(essay, to: "marked/\(name).txt")
        }
        #expect(try reading.run("import", "marked").status == .exited(0))
        var bookmarks = 0
        for kill in 1...count {
            try writeLetters(to: "issues \(kill)", count: 15)
            let readers = try [Keystroke.enter, "j" + Keystroke.enter].map { keys in
                let terminal = try start([])
                try terminal.waitFor("? help")
                if terminal.screen.contains("READING") { try terminal.press("q", toSee: "ARTICLES") }
                try terminal.press("g" + keys, toSee: "READING")
                return terminal
            }
            let command = try start(["import", "issues \(kill)"])
            var confirmed = 0
            for terminal in readers { confirmed += try mark(1 + dice.roll(2), in: terminal) }
            // Whoever dies, may have done one thing more.
            let victim = dice.roll(3)
            let victims = readers + [command]
            if victim < 2 { try victims[victim].send("m") }
            let life = ContinuousClock.now - victims[victim].started
            _ = try victims[victim].die(at: .after(life + .microseconds(dice.roll(8_000))))
            for (index, terminal) in readers.enumerated() where index != victim {
                confirmed += try mark(1, in: terminal)
                #expect(try reading.run("list", "--json").status == .exited(0))
                try terminal.quit()
            }
            if victim != 2 { #expect(try command.waitForExit() == .exited(0)) }
            _ = try expectWhole("kill \(kill) beside others")
            let now = try reading.bookmarks().count
            // One that was asked for last, and one whose answer was not seen.
            #expect((bookmarks + confirmed...bookmarks + confirmed + 2).contains(now), "kill \(kill)")
            bookmarks = now
        }
    }

    // MARK: Backups and restoring

    @Test mutating func backupsAndRestoring() throws {
        try writeLetters(to: "issues")
        #expect(try reading.run("import", "issues").status == .exited(0))
        let terminal = try start([])
        try terminal.waitFor("? help")
        try terminal.press(Keystroke.enter, toSee: "READING")
        let confirmed = try mark(3, in: terminal)
        try terminal.quit()
        let marks = try reading.bookmarks().map(\.quote)
        #expect(marks.count == confirmed)

        let copy = folder.path("copy.sqlite")
        let began = ContinuousClock.now
        #expect(try reading.run("backup", copy).status == .exited(0))
        let life = ContinuousClock.now - began
        for kill in 1...max(2, Self.kills / 2) {
            let moment = Moment(&dice, within: life, log: copy)
            _ = try start(["backup", "--force", copy]).die(at: moment)
            #expect(try reading.run("check", "--library", copy).status == .exited(0), "kill \(kill)")
            #expect(try reading.run("bookmarks", "--library", copy, "--json").text.contains(marks[0]))
        }
        forgetLibrary()
        for kill in 1...max(2, Self.kills / 2) {
            let status = try start(["restore"]).die(at: Moment(&dice, within: life * 4, log: log))
            _ = try expectWhole("kill \(kill) of restoring, which \(status)")
            guard status == .exited(0) || kill == max(2, Self.kills / 2) else { continue }
            #expect(try reading.run("restore").status == .exited(0))
            #expect(try reading.bookmarks().map(\.quote) == marks)
            forgetLibrary()
        }
    }
}
