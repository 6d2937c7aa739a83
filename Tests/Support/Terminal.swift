import CVterm
import Foundation

/// A program on a pseudo-terminal, and the screen that a person would see.
///
/// Nothing here sleeps: every wait is a poll(2) on the terminal and on the end of the process, up to a stated time.
public final class Terminal {
    /// How long a wait goes on before it fails.
    public static let patience = Duration.seconds(10)

    /// All that the program has written.
    public private(set) var rawOutput: [UInt8] = []
    /// When the program was started, and when its last byte arrived.
    public let started: ContinuousClock.Instant
    public private(set) var lastByte: ContinuousClock.Instant

    let child: Child
    private let name: String
    private let isUnderShell: Bool
    private let emulator: Emulator
    private let line: Pseudoterminal
    private var isHungUp = false
    private var unsent: [UInt8] = []
    /// Since the last screen that was watched.
    private var pressed: [UInt8] = []

    /// Starts the program. With `underShell` a shell with job control starts it, as a reader's would: only then does
    /// `^Z` stop it (the kernel ignores it in a session without one), and a signal that kills it is seen as 128 + number.
    public init(
        _ program: Program, _ arguments: [String] = [], size: Screen.Size = Screen.Size(columns: 120, rows: 40),
        home: Home, term: String = "xterm-256color", environment: [String: String?] = [:], folder: String? = nil,
        underShell: Bool = false
    ) throws {
        line = try Pseudoterminal()
        try line.setSize(size)
        emulator = Emulator(size: size)
        name = program.path
        isUnderShell = underShell
        let command = underShell ? ["/bin/sh", "-c", Self.shell, "sh", program.path] : [program.path]
        started = .now
        lastByte = started
        child = try Child(
            command[0], command.dropFirst() + arguments, environment: home.environment(term: term, adding: environment),
            folder: folder, streams: .terminal(path: line.path))
    }

    deinit {
        if child.ending == nil, let foreground = line.foreground { kill(-foreground, SIGKILL) }
    }

    // MARK: The screen

    public var size: Screen.Size { emulator.size }
    public var screen: Screen { emulator.screen }
    public var cursor: Screen.Cursor { emulator.cursor }

    /// The text of one row, without the cost of the whole screen; blanks at its end included.
    public func rowText(_ row: Int) -> String { emulator.row(row).map(\.text).joined() }

    /// The end of what the program has written, with control characters made visible.
    public func byteTail(_ count: Int = 600) -> String {
        String(decoding: rawOutput.suffix(count), as: UTF8.self).unicodeScalars.map { scalar in
            scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) ? scalar.escaped(asASCII: true) : String(scalar)
        }.joined()
    }

    /// The terminal's device, for another program that writes to it or asks for its settings.
    public var path: String { get throws { try line.path } }

    // MARK: What the reader does

    public func send(_ keys: String) throws { try send(bytes: Array(keys.utf8)) }

    public func send(bytes: [UInt8]) throws {
        unsent += bytes
        if Self.pace != nil { pressed += bytes.prefix(100) }
        let deadline = ContinuousClock.now + Self.patience
        while !unsent.isEmpty {
            guard .now < deadline, !isHungUp else { throw failure("\(unsent.count) bytes of input were not taken") }
            pump(until: deadline)
        }
    }

    public func resize(columns: Int, rows: Int) throws {
        let size = Screen.Size(columns: columns, rows: rows)
        pump(until: .now)
        emulator.resize(size)
        try line.setSize(size)
    }

    /// The window is closed while the program runs; what it writes from now on is seen by nobody.
    public func hangUp() {
        line.hangUp()
        isHungUp = true
    }

    /// Sends a signal to the program (under a shell: to the job in the foreground).
    public func signal(_ number: Int32) throws {
        guard kill(subject, number) == 0 else { throw Failure.call("kill \(number)") }
    }

    /// Lets a stopped program go on (under a shell: by `fg`).
    public func resume() throws {
        if isUnderShell { try send("\r") } else { try signal(SIGCONT) }
    }

    // MARK: Waiting

    /// Waits until the screen is as described and the frame is whole, and gives that screen. The failure shows the last one.
    /// With `atOnce` a screen will do that passes while the program goes on working.
    @discardableResult
    public func wait(
        for what: String, timeout: Duration = patience, atOnce: Bool = false, until isThere: (Screen) -> Bool
    ) throws -> Screen {
        let deadline = ContinuousClock.now + timeout
        pump(until: .now)
        while true {
            if isThere(emulator.screen) {
                if !atOnce { settleFrame(by: min(deadline, .now + .seconds(1))) }
                let screen = emulator.screen
                guard isThere(screen) else { continue }
                watch(what, screen)
                return screen
            }
            guard !isHungUp else { throw failure("the program ended while we waited for \(what)") }
            guard .now < deadline else { throw failure("no \(what) within \(timeout)") }
            pump(until: deadline)
        }
    }

    /// Waits until the program has nothing more to say for now: a frame comes in pieces, and its cursor last. That is when it
    /// sleeps, and what it wrote before has come through. One that never sleeps has the time until the deadline.
    private func settleFrame(by deadline: ContinuousClock.Instant) {
        var quiet = 0
        while quiet < 2, !isHungUp, ContinuousClock.now < deadline {
            let isBusy =
                cvterm_state(subject) == CChar(UInt8(ascii: "R")) || cvterm_state(subject) == CChar(UInt8(ascii: "D"))
            quiet = pump(until: .now + .milliseconds(4)) == 0 && !isBusy ? quiet + 1 : 0
        }
    }

    @discardableResult
    public func waitFor(_ text: String, timeout: Duration = patience) throws -> Screen {
        try wait(for: "'\(text)'", timeout: timeout) { $0.contains(text) }
    }

    @discardableResult
    public func waitForNo(_ text: String, timeout: Duration = patience) throws -> Screen {
        try wait(for: "screen without '\(text)'", timeout: timeout) { !$0.contains(text) }
    }

    public func waitForExit(timeout: Duration = patience) throws -> ExitStatus {
        try poll(for: "end of the program", timeout: timeout) { child.hasEnded() }
        while pump(until: .now) > 0 {}
        watch("the end", emulator.screen)
        return child.ending!.status
    }

    /// Waits until the program is stopped: by SIGSTOP, or under a shell by `^Z`.
    public func waitForStop(timeout: Duration = patience) throws {
        if isUnderShell {
            try waitFor(Self.stopped, timeout: timeout)
        } else {
            // No descriptor tells of a stop, so the poll looks again after each of these.
            try poll(for: "stop of the program", timeout: timeout, every: .milliseconds(5)) { child.hasStopped() }
        }
    }

    /// Reads on until the program has been silent for so long. For benchmarks and for recording: a test waits for a screen.
    public func settle(quiet: Duration = .milliseconds(200), timeout: Duration = patience) throws {
        let deadline = ContinuousClock.now + timeout
        while pump(until: .now + quiet) > 0 {
            guard .now < deadline else { throw failure("the program did not fall silent within \(timeout)") }
        }
    }

    private func poll(
        for what: String, timeout: Duration, every interval: Duration = .seconds(10), until isSo: () -> Bool
    ) throws {
        let deadline = ContinuousClock.now + timeout
        while !isSo() {
            guard .now < deadline else { throw failure("no \(what) within \(timeout)") }
            pump(until: min(deadline, .now + interval))
        }
    }

    /// Waits for output, for the end of the process, or for the instant; reads what is there; gives the number of bytes.
    @discardableResult
    public func pump(until instant: ContinuousClock.Instant) -> Int {
        let interest = Int16(POLLIN) | (unsent.isEmpty ? 0 : Int16(POLLOUT))
        var watched = [pollfd(fd: isHungUp ? -1 : line.descriptor, events: interest, revents: 0)]
        if child.ending == nil { watched.append(pollfd(fd: child.handle, events: Int16(POLLIN), revents: 0)) }
        let remaining = (instant - .now).milliseconds
        guard Foundation.poll(&watched, nfds_t(watched.count), remaining) > 0, !isHungUp else {
            return 0
        }
        if watched[0].revents & Int16(POLLOUT) != 0 {
            let written = unsent.withUnsafeBytes { write(line.descriptor, $0.baseAddress, $0.count) }
            if written > 0 { unsent.removeFirst(written) }
        }
        return watched[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 ? read() : 0
    }

    /// Reads all that is there before the emulator sees it, so that its work does not delay the time of the last byte.
    private func read() -> Int {
        let before = rawOutput.count
        while true {
            let chunk = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
                count = max(0, Foundation.read(line.descriptor, buffer.baseAddress, buffer.count))
            }
            guard !chunk.isEmpty else {
                // EIO: no process holds the other end any more.
                if errno != EAGAIN && errno != EINTR { isHungUp = true }
                break
            }
            lastByte = .now
            rawOutput += chunk
            if rawOutput.count - before > 1 << 20 { break }  // a flood is taken in pieces, between which waits look up
        }
        unsent += emulator.feed(Array(rawOutput[before...]))
        return rawOutput.count - before
    }

    private func failure(_ what: String) -> Failure {
        if isHungUp {  // the terminal is let go a moment before the process has ended
            var ended = pollfd(fd: child.handle, events: Int16(POLLIN), revents: 0)
            _ = Foundation.poll(&ended, 1, 1000)
        }
        let status = child.hasEnded() ? "; it \(child.ending!.status)" : ""
        return Failure("\(name): \(what)\(status)\n\(emulator.screen)\nthe last bytes: \(byteTail())")
    }

    // MARK: The process

    /// Whether it has ended, or has let go of the terminal.
    public var hasEnded: Bool { isHungUp || child.hasEnded() }

    /// The process that signals and figures are about.
    var subject: pid_t {
        guard isUnderShell else { return child.identifier }
        return line.foreground ?? child.identifier
    }

    /// User and system time so far; after the end, of all of its life.
    public var processorTime: Duration {
        if let ending = child.ending { return ending.processorTime }
        return .nanoseconds(max(0, cvterm_processor_time(subject)))
    }

    /// The most memory that was resident, in bytes; known while the program runs. (What the kernel tells of a process
    /// that has ended includes ours, from which it was forked.)
    public var peakMemory: Int? {
        child.ending == nil ? Child.peakMemory(of: subject) : nil
    }

    // MARK: Under a shell

    private static let stopped = "[stopped; Enter continues]"
    /// Runs its arguments as a job; when that is stopped, says so, and continues it at a line of input.
    private static let shell = """
        set -m
        "$@"; status=$?
        while jobs %1 >/dev/null 2>&1; do
            echo '\(stopped)'
            read -r line
            fg %1 >/dev/null; status=$?
        done
        exit $status
        """

    // MARK: Watching

    /// Seconds that a person has for every screen that was waited for (BROADSHEET_WATCH); `nil` when nobody watches.
    private static let pace = ProcessInfo.processInfo.environment["BROADSHEET_WATCH"].flatMap(Double.init)

    /// Shows a screen as the terminal would, what was pressed to see it, and what it was waited for.
    private func watch(_ what: String, _ screen: Screen) {
        guard let pace = Self.pace, pace > 0 else { return }
        let keys = pressed.isEmpty ? "" : "pressed \(pressed.map(\.keyName).joined(separator: " ")), "
        pressed = []
        FileHandle.standardError.write(Data("\u{1B}[H\u{1B}[2J\(screen.painted)\n\(keys)saw \(what)\n".utf8))
        _ = Foundation.poll(nil, 0, Duration.milliseconds(Int(min(pace, 60) * 1000)).milliseconds)
    }
}

extension UInt8 {
    /// The byte as a person who watches knows its key.
    fileprivate var keyName: String {
        switch self {
        case 0x0D: "Enter"
        case 0x1B: "Esc"
        case 0x09: "Tab"
        case 0x7F: "Backspace"
        case 0x20: "Space"
        case 0..<0x20: "^\(Character(Unicode.Scalar(self ^ 0x40)))"
        default: String(decoding: [self], as: UTF8.self)
        }
    }
}
