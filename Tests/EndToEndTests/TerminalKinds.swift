import Foundation
import Support
import Testing

/// Terminals of every kind, and none.
@Suite struct TerminalKinds {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// The parameters of every SGR sequence (`ESC [ ... m`) in the bytes.
    private func graphics(in bytes: [UInt8]) -> [Int] {
        var found: [Int] = []
        var rest = bytes[...]
        while let escape = rest.firstIndex(of: 0x1B) {
            rest = rest[rest.index(after: escape)...]
            guard rest.first == UInt8(ascii: "[") else { continue }
            let parameters = rest.dropFirst().prefix { (0x30...0x3F).contains($0) }
            guard rest.dropFirst(1 + parameters.count).first == UInt8(ascii: "m") else { continue }
            found += parameters.split(separator: UInt8(ascii: ";")).compactMap {
                Int(String(decoding: $0, as: UTF8.self))
            }
        }
        return found
    }

    private func tour(term: String = "xterm-256color", environment: [String: String?] = [:]) throws -> Terminal {
        let terminal = try reading.open([Reading.seeds], term: term, environment: environment)
        try terminal.waitFor("Imported: 2 added")
        try terminal.press("\r", toSee: "Under pressure from Putin")
        try terminal.press("1\r", toSee: "Note 1")
        try terminal.press("qm", toSee: "ookmarked")
        try terminal.press("?", toSee: "Keys")
        try terminal.send("q")
        try terminal.waitForNo("Keys")
        try terminal.quit()
        return terminal
    }

    private func isColour(_ code: Int) -> Bool { (30...38).contains(code) || (40...48).contains(code) || code >= 90 }

    @Test func coloursWhereTheTerminalHasThem() throws {
        #expect(graphics(in: try tour().rawOutput).contains(where: isColour))
    }

    @Test func noColourWhenAskedForNone() throws {
        let output = try tour(environment: ["NO_COLOR": "1"]).rawOutput
        #expect(!graphics(in: output).contains(where: isColour))
        #expect(!graphics(in: output).isEmpty, "attributes may stay")
    }

    @Test func anEmptyWishForNoColourIsNone() throws {
        #expect(graphics(in: try tour(environment: ["NO_COLOR": ""]).rawOutput).contains(where: isColour))
    }

    @Test(arguments: [
        "xterm", "xterm-256color", "vt100", "vt220", "linux", "screen", "screen-256color", "tmux-256color", "rxvt",
        "ansi",
    ])
    func knownTerminals(term: String) throws {
        let isKnown = ["/lib/terminfo", "/usr/share/terminfo", "/etc/terminfo"].contains {
            FileManager.default.fileExists(atPath: "\($0)/\(term.prefix(1))/\(term)")
        }
        try withKnownAbsence(of: term, isKnown) { _ = try tour(term: term) }
    }

    /// A terminal type that this system does not describe is refused; elsewhere it is used.
    private func withKnownAbsence(of term: String, _ isKnown: Bool, _ body: () throws -> Void) throws {
        if isKnown { return try body() }
        let terminal = try reading.open(term: term)
        #expect(try terminal.waitForExit() == .exited(2))
        #expect(terminal.screen.contains(term))
    }

    @Test(arguments: ["dumb", "", "no-such-terminal"]) func terminalsThatCannotShowPanes(term: String) throws {
        let terminal = try reading.open([Reading.seeds], term: term)
        #expect(try terminal.waitForExit() == .exited(2))
        #expect(terminal.screen.text.contains(term.isEmpty ? "not set (TERM)" : term))
        #expect(terminal.screen.text.hasPrefix("broadsheet: ") && !terminal.rawOutput.contains(0x1B))
    }

    @Test func noTerminalType() throws {
        let terminal = try reading.open(environment: ["TERM": nil])
        #expect(try terminal.waitForExit() == .exited(2))
        #expect(terminal.screen.contains("not set (TERM)"))
    }

    @Test func noTerminal() throws {
        for arguments in [[], [Reading.seeds], ["read"]] {
            let output = try Program.broadsheet.run(arguments, home: reading.home, environment: ["TERM": "xterm"])
            #expect(output.status == .exited(2) && output.bytes.isEmpty)
            #expect(
                output.errorText
                    == "broadsheet: There is no terminal to show panes on; use `broadsheet show PATH` to print an article.\n"
            )
        }
        #expect(!FileManager.default.fileExists(atPath: reading.home.library), "nothing is made")
    }

    @Test(arguments: ["< /dev/null", "| cat"]) func halfATerminal(redirection: String) throws {
        let terminal = try Terminal(
            Program("/bin/sh"), ["-c", "\"$0\" \(redirection); echo status $?; read -r line", Program.broadsheet.path],
            size: Reading.wide, home: reading.home)
        try terminal.waitFor("There is no terminal to show panes on")
        if redirection.hasPrefix("<") { try terminal.waitFor("status 2") }
        #expect(!terminal.rawOutput.contains(0x1B))
    }

    @Test(
        arguments: [
            ["LANG": "C"], ["LANG": nil], ["LC_ALL": "POSIX"], ["LC_ALL": "C", "LANG": "C"],
            ["LC_ALL": "xx_YY.nonsense"],
        ] as [[String: String?]])
    func aPlainLocaleStillShowsUnicode(environment: [String: String?]) throws {
        let terminal = try reading.open([Reading.seeds], environment: environment)
        try terminal.waitFor("Imported: 2 added")
        #expect(terminal.screen.contains("┌ Articles ─"))
        try terminal.press("j\r", toSee: "Europe Solidaire Sans Frontières")
        try terminal.quit()
        let listed = try reading.run("list", environment: environment)
        #expect(listed.text.contains("Europe Solidaire Sans Frontières"))
    }
}
