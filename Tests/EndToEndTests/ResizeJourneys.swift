import Support
import Testing

/// What the window shows after its size has changed is what it would show had it been opened so.
@Suite struct ResizeJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// The terminal's own idea of what stays of a larger or smaller screen is not relied on.
    @Test func nothingRemainsOfAnotherSize() throws {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "still indignant")
        for (from, to) in [
            (Reading.wide, Reading.tiny), (Reading.tiny, Reading.medium), (Reading.medium, Reading.narrow),
            (Reading.narrow, Reading.wide), (Reading.wide, Reading.medium), (Reading.medium, Reading.wide),
        ] {
            try terminal.resize(columns: to.columns, rows: to.rows)
            try terminal.wait(for: "the page at \(to), from \(from)") {
                $0.contains("READING") && $0.contains("indignant")
            }
            try terminal.settle()
            let resized = terminal.screen
            try terminal.send(Keystroke.control("l"))
            try terminal.settle()
            let painted = terminal.screen
            #expect(resized.rows == painted.rows, "\(from) to \(to)")
        }
        try terminal.quit()
    }

    /// Two changes that the reader sees as none, yet the terminal has lost what did not fit.
    @Test func thereAndBackAtOnce() throws {
        let terminal = try reading.openViewpoint()
        let before = try terminal.whole()
        try terminal.resize(columns: 20, rows: 5)
        try terminal.resize(columns: 120, rows: 40)
        let isPainted =
            (try? terminal.wait(for: "the page again", timeout: .seconds(2)) { $0.rows == before.rows }) != nil
        #expect(isPainted)
        try terminal.redraw()
        try terminal.wait(for: "the page again") { $0.rows == before.rows }
        try terminal.quit()
    }

    @Test func everySizeIsSurvived() throws {
        let terminal = try reading.openViewpoint()
        for keys in ["", "1\r", Keystroke.escape + "?", Keystroke.escape + "]m'", Keystroke.escape + "Mabc"] {
            try terminal.send(keys)
            for columns in [1, 2, 3, 7, 20, 39, 40, 79, 80, 119, 120, 200] {
                for rows in [1, 2, 3, 4, 5, 9, 10, 11, 12, 40] {
                    try terminal.resize(columns: columns, rows: rows)
                    terminal.pump(until: .now)
                }
            }
        }
        try terminal.redraw()
        try terminal.press(Keystroke.escape, toSee: "Nothing was changed")
        try terminal.quit()
        #expect(try reading.bookmarks().count == 1)
    }

    /// A terminal that does not tell its size, or tells none.
    @Test func aWindowOfNoSize() throws {
        let terminal = try reading.open([Reading.viewpoint], size: Screen.Size(columns: 1, rows: 1))
        try terminal.resize(columns: 80, rows: 24)
        try terminal.waitFor("Under pressure from Putin")
        try terminal.press("j", toSee: "READING")
        try terminal.quit()
    }
}
