import Articles
import Curses
import Foundation
import Glibc
import Reading
import Synchronization

/// What the reader does beyond its own walls: gives addresses to browsers, texts to editors and to the clipboard. Every
/// failure is an event with the name of the program, the reason, and what to do.
struct Outside {
    let screen: Screen
    let mailbox: Mailbox

    private var environment: [String: String] { ProcessInfo.processInfo.environment }

    func copy(_ text: String, name: String) -> Event {
        do throws(ClipboardError) {
            try screen.copy(text)
            return .said(Message("Copied \(name)"))
        } catch {
            return .failed("\(name) could not be copied: \(error)")
        }
    }

    // MARK: Addresses

    func open(_ link: Link) -> [Event] {
        var failures: [NotStarted] = []
        var failed: String?
        for browser in Invocation.browsers(for: link.address, environment: environment) {
            do throws(FileError) {
                let advice = "set BROWSER to another program"
                guard browser.needsTerminal(environment: environment) else {
                    try start(browser, advice: advice)
                    return [.said(Message("Opened with \(browser.name)"))]
                }
                // It may have windows of its own, and show nothing here.
                guard let ending = try lendTerminal(to: browser, saying: "opening with \(browser.name); ^C ends it")
                else { return [] }
                if ending.isGood { return [.said(Message("Opened with \(browser.name)"))] }
                // The next one of the list may do better.
                failed = "\(browser.name) \(ending.words); \(advice)"
            } catch {
                failures.append((browser.name, error.reason))
            }
        }
        return [.failed(failed ?? Self.notStarted(failures, variable: "BROWSER"))]
    }

    /// Starts a program that has windows of its own; how it ends is told later, if it does not end well.
    private func start(_ browser: Invocation, advice: String) throws(FileError) {
        let name = browser.name
        try ChildProcess(browser, .none).whenEnded { [mailbox] ending in
            guard !ending.isGood else { return }
            mailbox.post(.event(.said(Message("\(name) \(ending.words); \(advice)", isError: true))))
        }
    }

    // MARK: Texts

    func edit(_ text: String, for purpose: Prompt.Purpose) -> [Event] {
        let file: EditedText
        do throws(FileError) {
            file = try EditedText(text)
        } catch {
            return [.failed("No file for the editor: \(error.reason); set TMPDIR to a folder that can be written")]
        }
        var failures: [NotStarted] = []
        for editor in Invocation.editors(for: file.path, environment: environment) {
            do throws(FileError) {
                guard let ending = try lendTerminal(to: editor) else {
                    // The terminal is the shell's again, and the reader ends.
                    if let path = file.keepWritten(since: text) {
                        say("what was written in \(editor.name) is in \(path)")
                    }
                    return []
                }
                guard ending.isGood else { return [notEdited(text, file, editor.name, ending)] }
                return [read(file, was: text, for: purpose)]
            } catch {
                failures.append((editor.name, error.reason))
            }
        }
        return [.failed(Self.notStarted(failures, variable: "EDITOR"))]
    }

    private func read(_ file: EditedText, was text: String, for purpose: Prompt.Purpose) -> Event {
        do throws(FileError) {
            let edited = try file.read()
            return edited == EditedText.cleaned(Array(text.utf8))
                ? .said(Message("The note is unchanged")) : .textEdited(edited, for: purpose)
        } catch {
            let rest = file.keep().map { "; what was written is in \($0)" } ?? ""
            return .failed("The note is unchanged: \(error.reason)\(rest)")
        }
    }

    /// An editor that ends with another status than 0 was told to keep nothing, or it failed, or was ended by force: what had been
    /// written stays where it is.
    private func notEdited(_ text: String, _ file: EditedText, _ name: String, _ ending: ChildProcess.Ending) -> Event {
        let rest = file.keepWritten(since: text).map { "what was written is in \($0)" } ?? "the note is unchanged"
        return .failed("\(name) \(ending.words); \(rest)")
    }

    // MARK: Programs

    private typealias NotStarted = (name: String, reason: String)

    /// "w3m could not be started: not found; set BROWSER"
    private static func notStarted(_ failures: [NotStarted], variable: String) -> String {
        let names = failures.map(\.name).joined(separator: " and ")
        let reasons = failures.reduce(into: [String]()) { if !$0.contains($1.reason) { $0.append($1.reason) } }
        return "\(names) could not be started: \(reasons.joined(separator: ", ")); set \(variable)"
    }

    /// Runs a program on the terminal to its end.
    /// - Parameter words: what stands there until the program shows something.
    /// - Returns: how it ended; `nil` when the reader has to end before it.
    private func lendTerminal(
        to program: Invocation, saying words: String? = nil
    ) throws(FileError) -> ChildProcess.Ending? {
        let result = screen.lend { () -> Result<ChildProcess.Ending?, FileError> in
            Result { () throws(FileError) in
                if let words { say(words) }
                return wait(for: try ChildProcess(program, .terminal))
            }
        }
        return try result?.get()
    }

    /// Waits for the end of a program, or for a signal that ends the reader, which then goes to the program too.
    private func wait(for child: ChildProcess) -> ChildProcess.Ending? {
        let ended = Bell()
        child.whenEnded { ended.ring($0) }
        var waiting = [ended.descriptor, screen.signals.descriptor].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        while true {
            _ = poll(&waiting, nfds_t(waiting.count), -1)
            if let ending = ended.value { return ending }
            while let signal = screen.signals.next() {
                guard signal.isFatal else { continue }
                screen.signals.putBack(signal)
                kill(child.identifier, signal.number)
                return nil
            }
        }
    }
}

/// How a program ended, from the thread that waits for it: a descriptor that becomes readable.
private final class Bell: Sendable {
    let descriptor: Int32
    private let input: Int32
    private let ending = Mutex<ChildProcess.Ending?>(nil)

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (descriptor, input) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(input)
    }

    var value: ChildProcess.Ending? { ending.withLock { $0 } }

    func ring(_ how: ChildProcess.Ending) {
        ending.withLock { $0 = how }
        var byte: UInt8 = 1
        _ = write(input, &byte, 1)
    }
}
