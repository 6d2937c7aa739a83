import Foundation
import Support
import Testing

/// Links: shown before they are opened, opened by a program of the reader's, or copied.
@Suite struct LinkJourneys {
    let reading: Reading
    let post: Postbox

    init() throws {
        reading = try Reading()
        post = try Postbox(in: reading.home)
    }

    /// The letter, with a browser that reports its arguments and has windows of its own.
    private func openLetter(browser: String? = nil, underShell: Bool = false) throws -> Terminal {
        let browser = try browser ?? reading.script("fire", post.reportArguments)
        return try reading.open(
            text: Reading.letter, environment: ["BROWSER": browser, "DISPLAY": ":0"], underShell: underShell)
    }

    private func showLink(_ terminal: Terminal, at text: String) throws {
        try terminal.moveDown(to: text)
        try terminal.press("o", toSee: "╭ Link ")
    }

    /// Whatever the address holds, it is one argument, and the program gets nothing else that is not in $BROWSER.
    @Test(arguments: [
        ("{}", ["@"]),
        ("{} --new-tab %s --end", ["--new-tab", "@", "--end"]),
        ("no-such-browser:{} --from=%s%%:w3m", ["--from=@%"]),
        ("no-such-browser %s:/dev/null:{} &", ["@"]),
    ]) func theBrowserGetsTheAddress(command: String, arguments: [String]) throws {
        let browser = try reading.script("fire", post.reportArguments)
        let terminal = try openLetter(browser: command.replacingOccurrences(of: "{}", with: browser))
        let before = try terminal.whole()
        try showLink(terminal, at: "The first paragraph leads")
        #expect(terminal.screen.contains(Reading.address) && terminal.screen.contains("Leads to example.org."))
        try terminal.press(command == "{}" ? "o" : Keystroke.enter, toSee: "Opened with fire")
        let expected = arguments.map { $0.replacingOccurrences(of: "@", with: Reading.address) }
        #expect(try post.take() == expected)
        #expect(!terminal.screen.contains("╭") && terminal.screen.isAlternate)
        try terminal.press("g", for: "the page as it was") { $0.page == before.page }
        #expect(!FileManager.default.fileExists(atPath: reading.home.folder.path("x")), "a shell has seen the address")
        try terminal.quit()
    }

    /// What could not be read was no part of the address that the author wrote.
    @Test(arguments: ["\u{7}", "\u{1B}[31m"]) func controlsInAnAddress(control: String) throws {
        let browser = try reading.script("fire", post.reportArguments)
        let terminal = try reading.open(
            text:
                "# A letter\n\nThe [first](https://example.org/a\(control)b) leads elsewhere.\n\nA [second](https://example.org/second) follows.\n",
            environment: ["BROWSER": browser, "DISPLAY": ":0"])
        try showLink(terminal, at: "leads elsewhere")
        #expect(terminal.screen.contains("It is not opened"))
        try terminal.press(Keystroke.enter, toSee: "Not opened: it holds characters that could not be read")
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("╭") }
        try showLink(terminal, at: "A second follows")
        try terminal.press(Keystroke.enter, toSee: "Opened with fire")
        #expect(try post.take() == ["https://example.org/second"], "the first one that was given to a browser")
        try terminal.quit()
    }

    @Test func aLetterIsWrittenToo() throws {
        let terminal = try openLetter()
        try showLink(terminal, at: "The third writes")
        try terminal.press(Keystroke.enter, toSee: "Opened with fire")
        #expect(try post.take() == [Reading.letterAddress])
        try terminal.quit()
    }

    @Test(arguments: ["no-such-browser", nil, "/dev/null"]) func aBrowserThatIsNotThere(browser: String?) throws {
        let terminal = try reading.open(
            text: Reading.letter, environment: ["BROWSER": browser, "DISPLAY": ":0", "PATH": "/no/such/folder"])
        let before = try terminal.whole()
        try showLink(terminal, at: "The first paragraph leads")
        try terminal.press(Keystroke.enter, toSee: "could not be started: ")
        #expect(terminal.screen.contains("set BROWSER"))
        try terminal.press("g", for: "the page as it was") { $0.page == before.page }
        try terminal.quit()
    }

    /// Its failure is told when it comes, whatever the reader does meanwhile.
    @Test func aBrowserThatFailsLater() throws {
        let go = reading.home.folder.path("go")
        #expect(mkfifo(go, 0o600) == 0)
        let terminal = try openLetter(browser: reading.script("fire", "read -r line < '\(go)'\nexit 3"))
        try showLink(terminal, at: "The first paragraph leads")
        try terminal.press(Keystroke.enter, toSee: "Opened with fire")
        try terminal.press("?", toSee: "╭ Keys")
        try "go\n".write(toFile: go, atomically: false, encoding: .utf8)
        try terminal.waitFor("fire ended with status 3; set BROWSER to another program")
        try terminal.quit()
    }

    /// It is no child of the terminal: it lives on, and writes nothing over the page.
    @Test func aBrowserLivesOn() throws {
        let go = reading.home.folder.path("go")
        #expect(mkfifo(go, 0o600) == 0)
        let browser = try reading.script(
            "fire", "echo NOISE; echo NOISE >&2; read -r line < '\(go)'\n" + post.reportArguments)
        let terminal = try openLetter(browser: browser)
        try showLink(terminal, at: "The first paragraph leads")
        try terminal.press(Keystroke.enter, toSee: "Opened with fire")
        try terminal.quit()
        #expect(!String(decoding: terminal.rawOutput, as: UTF8.self).contains("NOISE"))
        try "go\n".write(toFile: go, atomically: false, encoding: .utf8)
        #expect(try post.take() == [Reading.address])
    }

    /// Refused with the reason, and never handed out: what the browser gets first is the next good address.
    @Test(arguments: [
        ("The sixth names", "it names no site"), ("The seventh has", "it holds a backslash where the site is named"),
        ("The eighth hides", "it holds characters that cannot be seen"),
    ]) func whatIsRefused(line: String, reason: String) throws {
        let terminal = try openLetter()
        try showLink(terminal, at: line)
        #expect(terminal.screen.contains("It is not opened: \(reason)."))
        #expect(!terminal.screen.contains("Enter open"))
        for key in [Keystroke.enter, "o"] {
            try terminal.press(key, toSee: "Not opened: \(reason)")
            try terminal.press("j", for: "no message") { !$0.contains("Not opened") }
        }
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("╭") }
        try terminal.press("g", for: "the beginning") { !$0.cursorRow.contains(line) }
        try showLink(terminal, at: "The first paragraph leads")
        try terminal.press(Keystroke.enter, toSee: "Opened with fire")
        #expect(try post.take() == [Reading.address])
        try terminal.quit()
    }

    /// What is no address of a page or a letter is no link from the beginning.
    @Test func whatIsNoLink() throws {
        let terminal = try openLetter()
        try terminal.moveDown(to: "The fifth runs")
        let line = terminal.screen.cursorRow
        try terminal.press("f", toSee: "FOLLOW")
        #expect(terminal.screen.rows.contains { $0.dropFirst(50) == line.dropFirst(50) }, "a letter over no link")
        try terminal.press(Keystroke.escape, toSee: "READING")
        try terminal.press("o", toSee: "The article says nothing of where it was published")
        try terminal.press(Keystroke.enter, toSee: "Nothing to open on this line")
        try terminal.quit()
    }

    @Test func aTextThatNamesAnotherSite() throws {
        let terminal = try openLetter()
        try showLink(terminal, at: "The second says")
        #expect(
            terminal.screen.contains("www.bank.example/login") && terminal.screen.contains("https://evil.example/in"))
        #expect(terminal.screen.contains("Take care: the text names bank.example"))
        try terminal.press("q", for: "the page") { !$0.contains("╭") }
        try terminal.quit()
    }

    @Test func placeholdersLeadNowhere() throws {
        let terminal = try openLetter()
        try terminal.moveDown(to: "The ninth leads")
        for key in ["o", Keystroke.enter] {
            try terminal.press(key, toSee: "This link leads nowhere")
            try terminal.press("k", for: "no message") { !$0.contains("leads nowhere: ") }
            try terminal.press("j", toStandOn: "The ninth leads")
        }
        try terminal.quit()
    }

    /// The first newsletters have only such links.
    @Test func placeholdersOfTheSeeds() throws {
        let terminal = try reading.openViewpoint(size: Screen.Size(columns: 120, rows: 60))
        try terminal.moveDown(to: "See the ENSU website")
        try terminal.press("o", toSee: "This link leads nowhere: the extraction has lost its address")
        try terminal.press("g", toStandOn: "Ukraine")
        try terminal.press("o", toSee: "https://internationalviewpoint.org/spip.php?article8735")
        #expect(terminal.screen.contains("╭ Link "))
        try terminal.quit()
    }

    // MARK: Letters

    @Test func lettersOverLinksAndMarkers() throws {
        let terminal = try openLetter()
        try terminal.press("f", toSee: "FOLLOW")
        let hints = try terminal.whole()
        #expect(hints.contains("Esc cancel"))
        let row = try #require(hints.rows.first { $0.contains("The second says") })
        #expect(row.contains("says sww.bank.example/login"))
        try terminal.press("s", toSee: "https://evil.example/in")
        try terminal.press(Keystroke.escape, toSee: "READING")
        try terminal.press("f", toSee: "FOLLOW")
        try terminal.press("é", toSee: "is on nothing; Esc takes the letters away")
        try terminal.press(Keystroke.escape, toSee: "READING")
        try terminal.quit()
    }

    /// A line of two links asks which.
    @Test func aLineOfTwoLinks() throws {
        let terminal = try openLetter()
        try terminal.moveDown(to: "The fourth has")
        try terminal.press("o", toSee: "The fourth has ane page and snother")
        #expect(terminal.screen.contains("leads to the figures"), "no letter elsewhere")
        try terminal.press("s", toSee: "https://two.example/")
        try terminal.press(Keystroke.enter, toSee: "Opened with fire")
        #expect(try post.take() == ["https://two.example/"])
        try terminal.quit()
    }

    @Test func aLinkInANote() throws {
        let browser = try reading.script("fire", post.reportArguments)
        let terminal = try reading.open(text: Reading.chain, environment: ["BROWSER": browser, "DISPLAY": ":0"])
        try terminal.press("1\r", toSee: "╭ Note 1 ")
        try terminal.press("o", toSee: "╭ Link ")
        try terminal.press(Keystroke.enter, toSee: "Opened with fire")
        #expect(try post.take() == ["https://example.org/support"])
        try terminal.waitFor("╭ Note 1 ")
        try terminal.press("f", toSee: "FOLLOW")
        // The letters are over the note, not over the page.
        #expect(terminal.screen.contains("support. [1] It then"))
        try terminal.press("a", toSee: "╭ Note 1 > Note 2 ")
        try terminal.quit()
    }

    // MARK: Copying

    @Test func copies() throws {
        let terminal = try openLetter()
        try showLink(terminal, at: "The first paragraph leads")
        try terminal.press("y", toSee: "Copied the address")
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("╭") }
        try terminal.press("jy", toSee: "Copied the passage")
        #expect(terminal.copied == [Reading.address, "The second says www.bank.example/login and leads elsewhere."])
        try terminal.quit()
    }

    @Test func copiesNotesAndQuotations() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("1\ry", toSee: "Copied the note")
        try terminal.press(Keystroke.escape, for: "the page") { !$0.contains("╭") }
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.press("'", toSee: "Bookmarks 1/1")
        try terminal.press("y", toSee: "Copied the quotation")
        let texts = terminal.copied
        #expect(texts.count == 2)
        #expect(texts.first?.hasPrefix("Resolution entitled 'The Road to Victory") == true)
        #expect(texts.first?.hasSuffix("on 5 and 6 October 2024.") == true)
        #expect(try texts.last == reading.bookmarks().first?.quote)
        try terminal.quit()
    }

    @Test(arguments: ["vt220", "linux"]) func terminalsWithoutAClipboard(term: String) throws {
        let file = try reading.home.folder.write(Reading.letter, to: "article.txt")
        let terminal = try reading.open([file], term: term)
        try terminal.waitFor("Imported")
        try showLink(terminal, at: "The first paragraph leads")
        try terminal.press("y", toSee: "the terminal '\(term)' has no clipboard for programs")
        #expect(terminal.copied.isEmpty)
        try terminal.quit()
    }
}
