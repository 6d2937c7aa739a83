import Foundation
import Support
import Testing

/// Everything at once: hundreds of sizes, and ends that come while something lies open.
@Suite struct Storms {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// The last size of a storm is what counts: the screen is the one that a fresh start shows there.
    @Test(arguments: [1, 2, 3]) func fiveHundredSizes(seed: Int) throws {
        var dice = Dice(seed)
        let terminal = try reading.openViewpoint()
        try terminal.press("]m", toSee: "Bookmarked")
        // Popups, a prompt and the notes' pane lie open for some sizes on their way, and none of them in the end.
        let keys = ["j", "k", "]", "[", " ", "b", "3j", "1\r", "q?", "q", "g]Mab", "\r", "Z", "Z", "t", "t"]
        var unpressed = keys[...]
        let start = ContinuousClock.now
        for count in 1...500 {
            let size = count < 500 ? anySize(&dice) : Reading.wide
            try terminal.resize(columns: size.columns, rows: size.rows)
            if count % 30 == 0, let key = unpressed.popFirst() { try terminal.send(key) }
        }
        #expect(ContinuousClock.now - start < Terminal.patience && unpressed.isEmpty, "a storm")
        try terminal.press("j", for: "the page at its last size, and its place saved") { screen in
            let percent = screen.statusLine.firstMatch(of: /READING.* (\d+%)/)?.1
            return screen.rows[38].count == 120 && percent.map { screen.contains("read to \($0)") } == true
        }
        let calm = try terminal.whole()
        try terminal.redraw()
        #expect(differences(calm.rows, terminal.screen.rows).isEmpty, "what painting it anew changes")
        try terminal.quit()

        let again = try reading.open()
        try again.wait(for: "the same page") { differences($0.panes, calm.panes).isEmpty && $0.cursor == calm.cursor }
        try again.quit()
        #expect(try reading.bookmarks().map(\.note) == ["ab"])
    }

    private func anySize(_ dice: inout Dice) -> Screen.Size {
        Screen.Size(columns: 1 + dice.roll(200), rows: 1 + dice.roll(60))
    }

    /// What may lie open, the keys that open it, and what is seen then.
    enum Layer: String, CaseIterable, Sendable {
        case note, trail, prompt, filter, help, palette, hints, link, notes, bookmarks

        var keys: String {
            switch self {
            case .note: "1\r"
            case .trail: "1\r\t\r"
            case .prompt: "jMhalf a note"
            case .filter: "h/nothing"
            case .help: "?"
            case .palette: ":book"
            case .hints: "f"
            case .link: "1\ro"
            case .notes: "t"
            case .bookmarks: "'"
            }
        }

        var sign: String {
            switch self {
            case .note: "╭ Note 1 "
            case .trail: "╭ Note 1 > Note 2 "
            case .prompt: "Note: half a note"
            case .filter: "Filter: nothing"
            case .help: "╭ Keys"
            case .palette: "Keys with 'book'"
            case .hints: "FOLLOW"
            case .link: "╭ Link "
            case .notes: "┌ Notes "
            case .bookmarks: "╭ Bookmarks 1/1"
            }
        }
    }

    /// The reader with a bookmark, and something open.
    private func open(_ layer: Layer) throws -> Terminal {
        let terminal = try reading.open(text: Reading.chain, environment: ["SWIFT_BACKTRACE": "enable=no"])
        try terminal.moveDown(to: "The first paragraph")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.press(layer.keys, toSee: layer.sign)
        return terminal
    }

    private func expectAllThere() throws {
        #expect(try reading.bookmarks().map(\.quote).first?.hasPrefix("The first paragraph makes a claim") == true)
        let again = try reading.open()
        try again.waitFor("The first paragraph makes a claim")
        try again.waitFor("? help")
        try again.quit()
    }

    @Test(arguments: Layer.allCases, [SIGHUP, SIGTERM, SIGINT]) func endedBySignal(layer: Layer, number: Int32) throws {
        let terminal = try open(layer)
        try terminal.signal(number)
        #expect(try terminal.waitForExit() == .signalled(number))
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        try expectAllThere()
    }

    @Test(arguments: Layer.allCases) func theTerminalGoes(layer: Layer) throws {
        let terminal = try open(layer)
        terminal.hangUp()
        #expect(try terminal.waitForExit() == .signalled(SIGHUP))
        try expectAllThere()
    }

    @Test(arguments: [Layer.note, .prompt, .hints]) func aCrash(layer: Layer) throws {
        let terminal = try open(layer)
        try terminal.signal(SIGSEGV)
        #expect(try terminal.waitForExit() == .signalled(SIGSEGV))
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        try expectAllThere()
    }

    /// In the middle of a storm of sizes.
    @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV]) func endedInAStorm(number: Int32) throws {
        var dice = Dice(Int(number))
        let terminal = try open(.note)
        for count in 1...100 {
            let size = anySize(&dice)
            try terminal.resize(columns: size.columns, rows: size.rows)
            if count == 60 { try terminal.signal(number) }
        }
        #expect(try terminal.waitForExit() == .signalled(number))
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        try expectAllThere()
    }
}
