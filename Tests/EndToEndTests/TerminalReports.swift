import Foundation
import Support
import Testing

/// What the terminal is asked to tell of the mouse and of pastes: asked for while the screen is ours, and at no other time.
@Suite struct TerminalReports {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// The last one is the terminal's own reordering of text: it is off while the others are on, and so counted the other way.
    private static let modes = ["1000", "1006", "2004", "8"]

    /// Which of the modes are on after the bytes were sent, and how often each was switched.
    private func modes(after bytes: [UInt8]) -> (on: Set<String>, switches: [String: Int]) {
        let text = String(decoding: bytes, as: UTF8.self)
        var (on, switches) = (Set<String>(), [String: Int]())
        for match in text.matches(of: /\u{1B}\[(\?1000|\?1006|\?2004|8)([hl])/) {
            let mode = String(match.1.drop { $0 == "?" })
            switches[mode, default: 0] += 1
            if (match.2 == "h") == (mode != "8") { on.insert(mode) } else { on.remove(mode) }
        }
        return (on, switches)
    }

    @Test func whileTheScreenIsOurs() throws {
        let terminal = try reading.openViewpoint(underShell: true)
        #expect(modes(after: terminal.rawOutput).on == Set(Self.modes))
        try terminal.send(Keystroke.control("z"))
        try terminal.waitForStop()
        #expect(modes(after: terminal.rawOutput).on.isEmpty)
        try terminal.resume()
        try terminal.waitFor("READING")
        #expect(modes(after: terminal.rawOutput).on == Set(Self.modes))
        try terminal.quit()
        let (on, switches) = modes(after: terminal.rawOutput)
        #expect(on.isEmpty && switches == ["1000": 4, "1006": 4, "2004": 4, "8": 4])
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL])
    func whateverEndsIt(number: Int32) throws {
        let terminal = try reading.open(
            [Reading.viewpoint], environment: ["SWIFT_BACKTRACE": "enable=no"])
        try terminal.waitFor("Under pressure from Putin")
        #expect(modes(after: terminal.rawOutput).on == Set(Self.modes))
        try terminal.signal(number)
        #expect(try terminal.waitForExit() == .signalled(number))
        #expect(modes(after: terminal.rawOutput).on.isEmpty)
    }

    @Test(arguments: [
        ("xterm", 4), ("screen", 4), ("tmux-256color", 4), ("rxvt", 4), ("linux", 2), ("vt100", 0), ("vt220", 0),
        ("ansi", 0),
    ]) func onlyOfTerminalsThatKnowThem(term: String, count: Int) throws {
        let isKnown = ["/lib/terminfo", "/usr/share/terminfo", "/etc/terminfo"].contains {
            FileManager.default.fileExists(atPath: "\($0)/\(term.prefix(1))/\(term)")
        }
        guard isKnown else { return }
        let terminal = try reading.open([Reading.viewpoint], term: term)
        try terminal.waitFor("Under pressure from Putin")
        #expect(modes(after: terminal.rawOutput).on.count == count)
        try terminal.quit()
        #expect(modes(after: terminal.rawOutput).on.isEmpty)
    }

    private func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

    /// What is pasted is text, and the keys behind it are keys.
    @Test(arguments: ["Q", String(repeating: "Q\rjm", count: 2_500), "\u{1B}[200~Q", "Q\u{1B}[201", "漢字Q"])
    func aPasteIsNoKeys(text: String) throws {
        let terminal = try reading.openViewpoint()
        try terminal.press(paste(text) + "6j", toStandOn: "Under pressure from Putin")
        try terminal.press(paste(text) + paste(text) + "m", toSee: "Bookmarked")
        #expect(try reading.bookmarks().count == 1)
        try terminal.quit()
    }

    @Test func aPasteThatNeverEnds() throws {
        let terminal = try reading.openViewpoint()
        try terminal.send("\u{1B}[200~QQQ")
        // Once it has run dry, keys are keys.
        var tries = 0
        while !terminal.screen.contains("Keys"), tries < 100 {
            tries += 1
            try terminal.settle(quiet: .milliseconds(1_200))
            try terminal.send("?")
            try terminal.settle(quiet: .milliseconds(60))
        }
        #expect(terminal.screen.contains("Keys"))
        try terminal.press("q\u{1B}[201~6j", toStandOn: "Under pressure from Putin")
        try terminal.quit()
    }

    @Test func askedToEndInAPaste() throws {
        let terminal = try reading.openViewpoint()
        try terminal.send("\u{1B}[200~" + String(repeating: "Q", count: 60_000))
        try terminal.signal(SIGTERM)
        #expect(try terminal.waitForExit() == .signalled(SIGTERM))
        #expect(modes(after: terminal.rawOutput).on.isEmpty)
    }

    /// Presses, releases, other buttons, wheels, halves of reports and nonsense: none is a key, and none holds anything up.
    @Test func theMouseIsNoKeys() throws {
        let terminal = try reading.openViewpoint()
        for report in [
            "\u{1B}[<0;3;3M", "\u{1B}[<0;3;3m", "\u{1B}[<2;3;3M", "\u{1B}[<66;3;3M", "\u{1B}[<35;3;3M",
            "\u{1B}[<0;999;999M",
            "\u{1B}[<1:2;3M", "\u{1B}[<M", "\u{1B}[<0;0;0M", "\u{1B}[M !!", "\u{1B}[M#!!", "\u{1B}[MaQQ",
        ] { try terminal.send(report) }
        try terminal.press("?", toSee: "Keys")
        try terminal.press("q", for: "no help") { !$0.contains("Keys") }
        try terminal.quit()
    }
}
