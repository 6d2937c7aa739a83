import Foundation
import Support
import Testing

/// Programs that take the terminal for a while: browsers without a desktop.
@Suite struct ForegroundPrograms {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// The letter with its first link shown, and a browser that makes a mess of the screen and then does as it is told.
    private func openLink(browser lines: String, underShell: Bool = false, desktop: Bool = false) throws -> Terminal {
        let browser = try reading.script(
            "lynx", "printf '\\033[2J\\033[5;5H\\033[7mbrowsing '; printf '%s\\n' \"$1\"\n" + lines)
        let terminal = try reading.open(
            text: Reading.letter, environment: ["BROWSER": browser, "DISPLAY": desktop ? ":0" : nil],
            underShell: underShell)
        try terminal.moveDown(to: "The first paragraph leads")
        try terminal.waitFor("begun")
        return terminal
    }

    private func browse(_ terminal: Terminal) throws {
        try terminal.press("o", toSee: "╭ Link ")
        try terminal.press(Keystroke.enter, toSee: "browsing \(Reading.address.prefix(40))")
    }

    /// With a desktop too: the browsers of terminals are known.
    @Test(arguments: [false, true]) func theScreenIsWholeAgain(desktop: Bool) throws {
        let terminal = try openLink(browser: "read -r line; echo \"got $line\"; read -r line", desktop: desktop)
        let before = try terminal.whole()
        try browse(terminal)
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        // The keyboard is the browser's, as other programs have it.
        try terminal.press("Q and so on\r", toSee: "got Q and so on")
        try terminal.press("\r", for: "the page as it was") {
            $0.isAlternate && $0.panes == before.panes && $0.cursor == before.cursor
        }
        #expect(terminal.screen.glyphs.dropLast() == before.glyphs.dropLast())
        try terminal.press("k", toSee: "READING")
        try terminal.quit()
    }

    @Test func itFails() throws {
        let terminal = try openLink(browser: "exit 7")
        let before = try terminal.whole()
        try terminal.press("o", toSee: "╭ Link ")
        try terminal.press(Keystroke.enter, toSee: "lynx ended with status 7; set BROWSER to another program")
        #expect(terminal.screen.isAlternate)
        #expect(differences(terminal.screen.panes, before.panes).isEmpty)
        try terminal.quit()
    }

    /// The page is set to the window as it is when the browser has gone.
    @Test(arguments: ["exit 0", "exit 3"]) func theWindowChangesMeanwhile(ending: String) throws {
        let terminal = try openLink(browser: "read -r line\n" + ending)
        let before = try terminal.whole()
        try browse(terminal)
        try terminal.resize(columns: 80, rows: 24)
        try terminal.press("\r", for: "the page at 80x24") {
            $0.isAlternate && $0.rows[22].contains("└") && $0.cursorRow.contains("The first")
        }
        if ending != "exit 0" { try terminal.waitFor("lynx ended with status 3") }
        let resized = try terminal.whole()
        try terminal.send(Keystroke.control("l"))
        #expect(try terminal.whole().panes == resized.panes)
        try terminal.resize(columns: 120, rows: 40)
        try terminal.wait(for: "the page as it was") { $0.panes == before.panes }
        try terminal.quit()
    }

    /// ^C is for the program in front.
    @Test func itIsInterrupted() throws {
        let terminal = try openLink(browser: "read -r line")
        let before = try terminal.whole()
        try browse(terminal)
        try terminal.press(Keystroke.control("c"), toSee: "lynx was ended by signal 2 (Interrupt)")
        #expect(differences(terminal.screen.panes, before.panes).isEmpty)
        try terminal.press("?", toSee: "╭ Keys")
        try terminal.quit()
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func theReaderIsAskedToEnd(number: Int32) throws {
        let terminal = try openLink(browser: "read -r line")
        try terminal.press("m", toSee: "Bookmarked")
        try browse(terminal)
        try terminal.signal(number)
        #expect(try terminal.waitForExit() == .signalled(number))
        #expect(!terminal.screen.isAlternate && terminal.screen.cursor.isVisible)
        #expect(try reading.bookmarks().count == 1)
    }

    @Test func itIsStoppedWithTheReader() throws {
        let terminal = try openLink(browser: "read -r line; echo again; read -r line", underShell: true)
        let before = try terminal.whole()
        try browse(terminal)
        try terminal.send(Keystroke.control("z"))
        try terminal.waitForStop()
        try terminal.resume()
        try terminal.press("\r", toSee: "again")
        try terminal.press("\r", for: "the page as it was") { $0.isAlternate && $0.panes == before.panes }
        try terminal.send(Keystroke.control("z"))
        try terminal.waitForStop()
        try terminal.resume()
        try terminal.wait(for: "the page as it was") { $0.isAlternate && $0.panes == before.panes }
        try terminal.quit()
    }
}
