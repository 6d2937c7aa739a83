import Foundation
import Support
import Testing

/// However it ends: the terminal is as it was, and nothing that was confirmed is lost.
@Suite struct Endings {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// A shell that shows its settings, runs the reader, and shows them again.
    private func openBetweenSettings() throws -> Terminal {
        try Terminal(
            Program("/bin/sh"),
            [
                "-c",
                """
                stty -a > before
                sh -c 'echo $$ > pid; exec "$0" "$1"' "$0" "$1"; echo "status $?"
                stty -a > after; read -r line
                """, Program.broadsheet.path, Reading.seeds,
            ],
            size: Reading.wide, home: reading.home, environment: ["SWIFT_BACKTRACE": "enable=no"],
            folder: reading.home.path)
    }

    private func expectSameSettings() throws {
        let before = try String(contentsOfFile: reading.home.folder.path("before"), encoding: .utf8)
        let after = try String(contentsOfFile: reading.home.folder.path("after"), encoding: .utf8)
        #expect(before == after && before.contains("icanon"))
    }

    @Test(arguments: ["Q", "q"]) func quittingRestoresTheTerminal(key: String) throws {
        let terminal = try openBetweenSettings()
        try terminal.waitFor("Imported: 2 added")
        #expect(terminal.screen.isAlternate)
        try terminal.send(key)
        try terminal.waitFor("status 0")
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        try terminal.wait(for: "the settings") { _ in
            FileManager.default.fileExists(atPath: reading.home.folder.path("after"))
        }
        try terminal.send("\r")
        #expect(try terminal.waitForExit() == .exited(0))
        try expectSameSettings()
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]) func aSignalSavesAndRestores(number: Int32) throws {
        let terminal = try reading.open([Reading.viewpoint])
        try terminal.waitFor("Under pressure from Putin")
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.moveDown(to: "still indignant")
        try terminal.signal(number)
        #expect(try terminal.waitForExit() == .signalled(number))
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        #expect(try reading.bookmarks().count == 1)
        let again = try reading.open()
        try again.wait(for: "the place") { $0.cursorRow.contains("still indignant") }
        try again.quit()
    }

    @Test func theInterruptKeyEndsIt() throws {
        let terminal = try reading.openViewpoint(underShell: true)
        try terminal.moveDown(to: "still indignant")
        try terminal.send(Keystroke.control("c"))
        let status = try terminal.waitForExit()
        #expect(status == .exited(128 + SIGINT) || status == .signalled(SIGINT))  // what the shell makes of it
        #expect(!terminal.screen.isAlternate)
        let again = try reading.open()
        try again.wait(for: "the place") { $0.cursorRow.contains("still indignant") }
        try again.quit()
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE]) func aCrashRestores(number: Int32) throws {
        let terminal = try openBetweenSettings()
        try terminal.waitFor("Imported: 2 added")
        #expect(terminal.screen.isAlternate)
        let pid = try #require(try readerProcess())
        kill(pid, number)
        try terminal.waitFor("status \(128 + number)", timeout: .seconds(20))
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        try terminal.wait(for: "the settings") { _ in
            FileManager.default.fileExists(atPath: reading.home.folder.path("after"))
        }
        try terminal.send("\r")
        #expect(try terminal.waitForExit() == .exited(0))
        try expectSameSettings()
    }

    /// The number of the reader's process, as the shell told it.
    private func readerProcess() throws -> pid_t? {
        let text = try String(contentsOfFile: reading.home.folder.path("pid"), encoding: .utf8)
        return pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// The window is closed: the terminal is gone.
    @Test func theTerminalGoes() throws {
        var terminal: Terminal? = try reading.open([Reading.viewpoint])
        try terminal?.waitFor("Under pressure from Putin")
        try terminal?.moveDown(to: "Under pressure from Putin")
        try terminal?.press("m", toSee: "Bookmarked")
        terminal = nil
        #expect(try reading.bookmarks().count == 1)
    }

    @Test func aBookmarkSeenIsABookmarkKept() throws {
        let terminal = try reading.open([Reading.viewpoint])
        try terminal.waitFor("Under pressure from Putin")
        try terminal.quit()
        var confirmed = 0
        for run in 0..<40 {
            let terminal = try reading.open()
            try terminal.waitFor("? help")
            try terminal.send(run == 0 ? "5j" : run % 3 == 0 ? "g\(5 + run % 20)j" : "\(1 + run % 5)j")
            if run % 5 == 4 {
                // At any moment whatever.
                try terminal.send("m")
            } else {
                try terminal.send("m")
                let screen = try terminal.wait(for: "an answer to m") { screen in
                    ["Bookmarked", "Already bookmarked", "No passage on this line"].contains {
                        screen.statusLine.contains($0)
                    }
                }
                if screen.statusLine.contains("Bookmarked") { confirmed += 1 }
            }
            try terminal.signal(SIGKILL)
            #expect(try terminal.waitForExit() == .signalled(SIGKILL))
            let kept = try reading.bookmarks().count
            #expect(kept >= confirmed, "run \(run)")
            confirmed = kept
        }
        #expect(confirmed >= 5)
        #expect(try reading.rows().count == 1)
    }

    @Test func killedWhileImporting() throws {
        let folder = reading.home.folder.path("issues")
        for number in 1...300 {
            try reading.home.folder.write(
                Reading.essay("Essay number \(number)", paragraphs: 12), to: "issues/\(number).txt")
        }
        var counts: [Int] = []
        for _ in 0..<4 {
            let terminal = try Terminal(
                .broadsheet, ["import", folder], size: Reading.medium, home: reading.home)
            _ = try? terminal.wait(for: "files of 300", atOnce: true) {
                $0.contains("/300 files") || $0.contains("added")
            }
            guard !terminal.hasEnded else { break }
            try terminal.signal(SIGKILL)
            // It may have come to its end just before.
            guard try terminal.waitForExit() == .signalled(SIGKILL) else { break }
            let rows = try reading.rows()
            #expect(rows.count >= counts.last ?? 0)
            counts.append(rows.count)
            if let row = rows.last {  // What is listed is whole.
                let shown = try reading.run("show", "\(row.id)")
                #expect(shown.status == .exited(0) && shown.text.contains("Paragraph 12 begins"))
            }
        }
        #expect(counts.contains { $0 > 0 && $0 < 300 }, "killed in the middle: \(counts)")
        #expect(try reading.run("import", folder).status == .exited(0))
        let rows = try reading.rows()
        #expect(rows.count == 300)
        #expect(Set(rows.map(\.title)) == Set((1...300).map { "Essay number \($0)" }))
    }

    /// Everything at once: several readers and an import on one library.
    @Test func twoReadersAndAnImport() throws {
        let one = try reading.openViewpoint()
        let two = try reading.open()
        try two.waitFor("Under pressure from Putin")
        try one.moveDown(to: "Under pressure from Putin")
        try one.press("m", toSee: "Bookmarked")
        try two.waitFor("READING")
        try two.moveDown(to: "At the same time")
        let essay = try reading.home.folder.write(Reading.essay(), to: "river.txt")
        #expect(try reading.run("import", essay).status == .exited(0))
        try two.press("m", toSee: "Bookmarked")
        try one.quit()
        try two.quit()
        #expect(try reading.bookmarks().count == 2)
        #expect(try reading.rows().count == 3)
    }
}
