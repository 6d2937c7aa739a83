import Foundation
import Support
import Testing

/// Notes that were begun and not kept are gone on with, whatever came between.
@Suite struct DraftJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    /// A reader that writes a note on the first passage.
    private func begin(_ text: String = "half a note") throws -> Terminal {
        let terminal = try reading.openViewpoint()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("M", toSee: "Note:")
        try terminal.press(text, toSee: "Note: \(text)")
        return terminal
    }

    /// The next reader goes on with it.
    private func goOn(with text: String = "half a note") throws {
        let terminal = try reading.reopen()
        try terminal.press("M", toSee: "Note: \(text)")
        try terminal.press(Keystroke.escape, toSee: "go on with what you wrote")
        try terminal.quit()
    }

    /// What was being written when the terminal hung up, the reader was ended or left, is gone on with.
    @Test(arguments: [SIGHUP, SIGTERM, SIGINT, 0]) func aHalfNoteSurvivesTheEnd(signal: Int32) throws {
        let first = try reading.openViewpoint()
        try first.moveDown(to: "Under pressure from Putin")
        try first.press("M", toSee: "Note:")
        try first.press("half a note", toSee: "Note: half a note")
        if signal == 0 {
            try first.press(Keystroke.escape, toSee: "go on with what you wrote")
            try first.quit()
        } else {
            try first.signal(signal)
            #expect(try first.waitForExit() == .signalled(signal))
        }
        #expect(try reading.bookmarks().isEmpty, "nothing was confirmed")
        let second = try reading.reopen()
        try second.press("M", toSee: "Note: half a note")
        try second.press(", whole" + Keystroke.enter, toSee: "Bookmarked with your note")
        try second.press("M", toSee: "Note: half a note, whole")
        try second.press(Keystroke.escape, toSee: "Nothing was changed")
        try second.quit()
        let third = try reading.reopen()
        try third.press("M", toSee: "Note: half a note, whole")
        try third.press(Keystroke.escape, toSee: "Nothing was changed")
        #expect(!third.screen.contains("go on with"))
        try third.quit()
    }

    /// Whoever ends a session does it twice: by SIGTERM and SIGHUP at once, before the first of them can be looked at.
    @Test(arguments: [[SIGTERM, SIGHUP], [SIGHUP, SIGHUP, SIGHUP], [SIGHUP, SIGTERM, SIGINT, SIGHUP]])
    func severalEndsAtOnce(signals: [Int32]) throws {
        let terminal = try begin()
        try terminal.signal(SIGSTOP)
        try terminal.waitForStop()
        for signal in signals { try terminal.signal(signal) }
        try terminal.signal(SIGCONT)
        guard case .signalled(let number) = try terminal.waitForExit() else {
            Issue.record("no signal ended it")
            return
        }
        #expect(signals.contains(number))
        try goOn()
    }

    /// What was left by Esc is on the disk when the next key is answered, and what is being written soon after hands rest.
    @Test func killed() throws {
        let terminal = try begin()
        try terminal.press(Keystroke.escape, toSee: "go on with what you wrote")
        try terminal.press("?", toSee: "Keys")
        try terminal.signal(SIGKILL)
        #expect(try terminal.waitForExit() == .signalled(SIGKILL))
        try goOn()

        let second = try reading.reopen()
        try second.press("M", toSee: "Note: half a note")
        try second.press(", and more", toSee: "Note: half a note, and more")
        var tries = 0
        while try reading.query("SELECT text FROM draft") != "half a note, and more\n", tries < 2_000 { tries += 1 }
        try second.signal(SIGKILL)
        try goOn(with: "half a note, and more")
    }

    /// Drafts of two readers are both kept; what one keeps is no draft of the other.
    @Test func twoReaders() throws {
        let one = try begin("of the first")
        let other = try reading.reopen()
        try other.moveDown(to: "At the same time")
        try other.press("M", toSee: "Note:")
        try other.press("of the second", toSee: "Note: of the second")
        try other.press(Keystroke.escape, toSee: "go on with what you wrote")
        try one.press(Keystroke.escape, toSee: "go on with what you wrote")
        try one.quit()
        try other.press("11k", toStandOn: "Under pressure from Putin")
        try other.press("M", toSee: "Note: of the first")
        try other.press(Keystroke.enter, toSee: "Bookmarked with your note")
        try other.quit()
        let next = try reading.reopen()
        try next.press("M", toSee: "Note: of the first")
        try next.press(Keystroke.escape, for: "nothing begun") {
            $0.contains("Nothing was changed") && !$0.contains("go on with")
        }
        try next.moveDown(to: "At the same time")
        try next.press("M", toSee: "Note: of the second")
        try next.press(Keystroke.escape, toSee: "go on with what you wrote")
        try next.quit()
    }

    /// Two readers that write about the same passage at the same time: both their words stay, whoever ends first and however.
    @Test func twoReadersOfOnePassage() throws {
        let one = try begin("one")
        let other = try reading.reopen()
        try one.press(Keystroke.escape, toSee: "go on with what you wrote")
        try one.press("M", toSee: "Note: one")
        // The first key of a reader that stood open all the time.
        try other.press("M", toSee: "Note: one")
        try other.press(", of the other", toSee: "Note: one, of the other")
        try other.press(Keystroke.escape, toSee: "go on with what you wrote")
        try one.signal(SIGTERM)
        #expect(try one.waitForExit() == .signalled(SIGTERM))
        #expect(
            Set(try reading.query("SELECT text FROM draft").split(separator: "\n")) == ["one", "one, of the other"])
        // The last first; what is emptied is forgotten.
        try other.press("M", for: "the last draft") { $0.contains("Note: one") && !$0.contains(", of the other") }
        try other.press(Keystroke.control("u"), for: "an empty prompt") { !$0.contains("Note: one") }
        try other.press(Keystroke.escape, toSee: "What you had begun is forgotten")
        try other.press("M", toSee: "Note: one, of the other")
        try other.press(Keystroke.enter, toSee: "Bookmarked with your note")
        #expect(try reading.query("SELECT text FROM draft") == "")
        try other.quit()
        #expect(try reading.bookmarks().map(\.note) == ["one, of the other"])
    }

    /// What the library could not be given at the end is left in a file, and its path is said.
    @Test(arguments: ["/tmp", "/nowhere"]) func lockedAtTheEnd(folder: String) throws {
        let terminal = try reading.open([Reading.viewpoint], environment: ["TMPDIR": folder])
        try terminal.waitFor("Imported")
        try terminal.press("6j", toStandOn: "Under pressure from Putin")
        try terminal.press("M", toSee: "Note:")
        try terminal.press("half a note", toSee: "Note: half a note")
        let holder = try reading.holdLibrary()
        try terminal.press(" that grew", toSee: "Note: half a note that grew")
        try terminal.signal(SIGTERM)
        // Impatience is no reason to lose it.
        while (try? terminal.waitForExit(timeout: .milliseconds(100))) == nil { try terminal.signal(SIGINT) }
        #expect(try terminal.waitForExit() == .signalled(SIGTERM))
        let told = try #require(terminal.screen.text.firstMatch(of: /what you wrote is in (\S+note\.txt)/))
        let path = String(told.1)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "half a note that grew\n")
        try FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
        try holder.press("COMMIT; SELECT 'let' || ' go';\n", toSee: "let go")
    }
}
