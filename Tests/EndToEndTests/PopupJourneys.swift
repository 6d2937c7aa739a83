import Support
import Testing

/// A note's popup in windows of all sizes, and the ways that lead on from it.
@Suite struct PopupJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    static let sizes = [
        (120, 40), (100, 30), (80, 24), (79, 23), (60, 15), (40, 12), (39, 10), (30, 8), (20, 5), (10, 3), (2, 2),
        (1, 1),
        (1, 40), (200, 1), (160, 45), (200, 60),
    ].map { Screen.Size(columns: $0, rows: $1) }

    /// Under its marker or above it, and inside the window; without a frame where there is no room for one.
    private func expectAnchored(_ screen: Screen, _ title: String, marker: String) {
        guard let popup = screen.position(of: "╭ \(title)") else { return }
        let frame = screen.rows.indices.first { $0 > popup.row && screen.rows[$0].contains("╰") }
        #expect(frame != nil, "its lower edge is in sight at \(screen.size)")
        #expect(screen.rows[popup.row].contains("╮"), "its right edge is in sight at \(screen.size)")
        guard let frame, let row = screen.rows.indices.first(where: { screen.rows[$0].contains(marker) }) else {
            return
        }
        #expect(popup.row == row + 1 || frame == row - 1, "beside its marker at \(screen.size)")
    }

    /// Through every size and back: at each the screen is what painting it anew makes of it, at the end the first one.
    @Test func anchoredAtEverySize() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("]" + Keystroke.enter, toSee: "╭ Note 1 ")
        try terminal.waitFor("begun")
        let first = try terminal.whole()
        for size in Self.sizes + [Reading.wide] {
            try terminal.resize(columns: size.columns, rows: size.rows)
            if size.columns >= 20 && size.rows >= 5 {
                try terminal.wait(for: "the note at \(size)") {
                    $0.contains("Resolution") && (size.columns < 40 || $0.statusLine.contains("NOTE"))
                }
            }
            let resized = try terminal.whole()
            expectAnchored(resized, "Note 1 ", marker: "mobilisation'. [1]")
            try terminal.redraw()
            #expect(differences(resized.rows, terminal.screen.rows).isEmpty, "\(size)")
        }
        try terminal.wait(for: "the popup as it was") {
            differences($0.panes, first.panes).isEmpty && $0.cursor == first.cursor
        }
        try terminal.press(Keystroke.escape, toSee: "READING")
        try terminal.quit()
    }

    /// The trail and what was chosen in it survive windows that show nothing of it.
    @Test func aTrailThroughEverySize() throws {
        let terminal = try reading.open(text: Reading.chain)
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.press(Keystroke.tab + Keystroke.enter, toSee: "╭ Note 1 > Note 2 ")
        try terminal.waitFor("begun")
        let first = try terminal.whole()
        for size in Self.sizes { try terminal.resize(columns: size.columns, rows: size.rows) }
        try terminal.resize(columns: 40, rows: 12)
        try terminal.wait(for: "the second note") {
            $0.contains("╭ Note 1 > Note 2 ") && $0.contains("│ The second note")
        }
        try terminal.resize(columns: 120, rows: 40)
        try terminal.wait(for: "the trail as it was") { differences($0.panes, first.panes).isEmpty }
        try terminal.press(Keystroke.backspace, toSee: "│ The support is given")
        try terminal.press(Keystroke.enter, toSee: "╭ Note 1 > Note 2 ")
        try terminal.press(Keystroke.escape, toSee: "READING")
        try terminal.quit()
    }

    /// Every citation is reached while the note stays open, round and round, and H comes back.
    @Test func citations() throws {
        let terminal = try reading.open(text: Reading.chain, size: Screen.Size(columns: 120, rows: 20))
        try terminal.press("2\r", toSee: "╭ Note 2 · cited 2 times")
        let first = try terminal.whole()
        try terminal.press("c", toSee: "Citation 2 of 2, in note 1")
        #expect(terminal.screen.contains("╭ Note 2 "))
        expectAnchored(try terminal.whole(), "Note 2 ", marker: "see also [2]")
        try terminal.press("c", toSee: "Citation 1 of 2")
        #expect(differences(terminal.screen.page, first.page).isEmpty)
        try terminal.press("C", toSee: "Citation 2 of 2, in note 1")
        try terminal.press(Keystroke.escape, toStandOn: "see also [2]")
        try terminal.press("H", toStandOn: "itself. [2]")
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.press("c", toSee: "This note is cited only here")
        try terminal.press(Keystroke.escape + "7\r", toSee: "There is no note 7 in this article.")
        try terminal.press("c", toSee: "There is no note to be cited")
        try terminal.quit()
    }

    /// A note that is passed round in a circle comes to no end, and Esc leaves it at once.
    @Test func aCircleOfNotes() throws {
        let text = """
            A circle

            By Ann Writer

            The first sentence of this letter cites a note, [1] and goes on for a while.

            [1] The first note cites another one. [2]

            [2] The second note cites the one before. [1]

            """
        let terminal = try reading.open(text: text)
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        for _ in 0..<10 {
            try terminal.press(Keystroke.tab + Keystroke.enter, toSee: "> Note 2 ")
            try terminal.press(Keystroke.tab + Keystroke.enter, toSee: "> Note 1 ")
        }
        let screen = try terminal.whole()
        #expect(screen.contains("│ The first note cites another one."))
        try terminal.press(Keystroke.backspace, toSee: "│ The second note cites the one before.")
        try terminal.press(Keystroke.escape, for: "the page alone") { !$0.contains("╭") && $0.contains("READING") }
        try terminal.quit()
    }
}
