import Support
import Testing

/// ^Z and fg.
@Suite struct SuspendJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    @Test func suspendsAndContinues() throws {
        let terminal = try reading.openViewpoint(underShell: true)
        try terminal.moveDown(to: "still indignant")
        try terminal.waitFor("read to")
        let before = try terminal.whole()
        try terminal.send(Keystroke.control("z"))
        try terminal.waitForStop()
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        // What is to come may never come: the place is saved.
        #expect(try reading.rows().first?.status == "reading")
        try terminal.resume()
        try terminal.wait(for: "the same page") { $0.panes == before.panes && $0.cursor == before.cursor }
        #expect(terminal.screen.isAlternate)
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
    }

    @Test func theWindowChangesMeanwhile() throws {
        let terminal = try reading.openViewpoint(underShell: true)
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.send(Keystroke.control("z"))
        try terminal.waitForStop()
        try terminal.resize(columns: 80, rows: 24)
        try terminal.resume()
        try terminal.wait(for: "the note at 80x24") { screen in
            screen.contains("│ Resolution entitled") && screen.rows[22].contains("└")
                && screen.statusLine.contains("NOTE")
        }
        try terminal.press(Keystroke.escape, for: "the page alone") { !$0.contains("╭") }
        try terminal.quit()
    }

    @Test func severalTimesAndWhileTyping() throws {
        let terminal = try reading.openViewpoint(underShell: true)
        try terminal.moveDown(to: "Under pressure")
        try terminal.press("Mhalf a no", toSee: "Note: half a no")
        for _ in 0..<3 {
            try terminal.send(Keystroke.control("z"))
            try terminal.waitForStop()
            try terminal.resume()
            try terminal.wait(for: "the prompt again") { $0.isAlternate && $0.contains("Note: half a no") }
        }
        try terminal.press("te" + Keystroke.enter, toSee: "Bookmarked with your note")
        #expect(try reading.bookmarks().map(\.note) == ["half a note"])
        try terminal.quit()
    }

    /// Stopped by a signal that cannot be caught: what the shell wrote meanwhile is painted over.
    @Test func stoppedWithoutBeingAsked() throws {
        let terminal = try reading.openViewpoint()
        let before = try terminal.whole()
        try terminal.signal(19)
        try terminal.waitForStop()
        let path = try terminal.path
        _ = try Program("/bin/sh").run(["-c", "printf '\\033[5;5HGARBAGE' > \(path)"], home: reading.home)
        try terminal.waitFor("GARBAGE")
        try terminal.resume()
        try terminal.wait(for: "the screen as it was") { $0.rows == before.rows }
        try terminal.quit()
    }
}
