import Glibc

/// A signal that the reader acts on between two frames.
public enum Signal: UInt8, Sendable, CaseIterable {
    case hangUp, interrupt, quit, terminate
    /// ^Z.
    case stop
    case `continue`
    /// The window changed. `Screen.read` says to what.
    case resize

    /// libc's number.
    public var number: Int32 {
        switch self {
        case .hangUp: SIGHUP
        case .interrupt: SIGINT
        case .quit: SIGQUIT
        case .terminate: SIGTERM
        case .stop: SIGTSTP
        case .continue: SIGCONT
        case .resize: SIGWINCH
        }
    }

    /// The program is asked to end: to save what it has, close the screen, and die by this signal.
    public var isFatal: Bool { number == SIGHUP || number == SIGINT || number == SIGQUIT || number == SIGTERM }
}

/// Signals as bytes in a pipe, so that the program meets them where it waits and nowhere else.
///
/// The handlers only write the byte. Signals that were ignored when the program started stay ignored (as `nohup` wants),
/// except SIGPIPE, which is caught and forgotten: a broken pipe is then an error of `write`, and programs started from here
/// still have the usual behaviour.
///
/// A fatal signal that comes when another has waited for ten seconds to be read finds a program that hangs (one that waits for
/// a locked library is done before): the terminal is restored and the signal kills. Two at once are nothing special: whoever
/// ends a session sends SIGTERM and SIGHUP, and so do a shell and the terminal that is closed above it.
public final class Signals {
    /// Readable when a signal waits: for poll(2).
    public let descriptor: Int32
    private let input: Int32
    /// Of sigaction(2).
    private let flags: Int32
    private var previous: [(number: Int32, action: sigaction)] = []

    /// Catches signals from here on. One at a time.
    convenience init() {
        self.init(Signal.allCases.filter { $0 != .resize }, flags: SA_RESTART)
        install(SIGPIPE) { _ in }
    }

    /// Catches these signals, each once: when it comes again, it does what it does to any program. For a program without a
    /// screen. One at a time.
    public convenience init(once signals: [Signal]) {
        self.init(signals, flags: SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND)))
    }

    private init(_ signals: [Signal], flags: Int32) {
        self.flags = flags
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        descriptor = ends[0]
        input = ends[1]
        shared.pointee = Shared(input: input)
        for signal in signals { install(signal.number, note) }
    }

    /// Catches SIGWINCH in front of ncurses, which by then has its own handler: ncurses only sets a flag that it looks at when
    /// asked for a key, and without the byte a program that waits would not ask. Call after newterm.
    func installResize() {
        var old = sigaction()
        sigaction(SIGWINCH, nil, &old)
        shared.pointee.resizeHandler = old.__sigaction_handler.sa_handler
        install(SIGWINCH) { number in
            note(number)
            shared.pointee.resizeHandler?(number)
        }
    }

    /// The next signal that waits; `nil` when none does.
    public func next() -> Signal? {
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) == 1 {
            guard let signal = Signal.allCases.first(where: { $0.number == Int32(byte) }) else { continue }
            if signal.isFatal { shared.pointee.fatalSince = nil }
            return signal
        }
        return nil
    }

    /// Lets a signal wait again that was taken too early.
    public func putBack(_ signal: Signal) { note(signal.number) }

    /// A fatal signal waits to be read.
    var fatalWaits: Bool { shared.pointee.fatalSince != nil }

    /// Lets SIGTSTP and SIGCONT do what they do to any program, until `catchStops`.
    func releaseStops() {
        for (number, action) in previous where number == SIGTSTP || number == SIGCONT { restore(number, action) }
        previous.removeAll { $0.number == SIGTSTP || $0.number == SIGCONT }
    }

    func catchStops() {
        install(SIGTSTP, note)
        install(SIGCONT, note)
    }

    /// Lets SIGINT and SIGQUIT do nothing until `catchInterrupts`: they are for the program that has the terminal.
    func ignoreInterrupts() {
        for number in [SIGINT, SIGQUIT] { signal(number, SIG_IGN) }
    }

    func catchInterrupts() {
        for (number, _) in previous where number == SIGINT || number == SIGQUIT { set(number, note) }
    }

    /// Puts everything back as it was.
    func release() {
        for (number, action) in previous { restore(number, action) }
        previous = []
        shared.pointee.input = -1
        close(input)
        close(descriptor)
    }

    private func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var old = sigaction()
        sigaction(number, nil, &old)
        let isIgnored = unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == 1  // SIG_IGN
        guard !isIgnored || number == SIGPIPE else { return }
        set(number, handler)
        previous.append((number, old))
    }

    private func set(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var new = sigaction()
        new.__sigaction_handler.sa_handler = handler
        new.sa_flags = flags
        sigaction(number, &new, nil)
    }

    private func restore(_ number: Int32, _ action: sigaction) {
        var action = action
        sigaction(number, &action, nil)
    }
}

/// Ends the program by a signal, so that whoever started it sees why. Close the screen before.
public func dieBySignal(_ signal: Signal) -> Never {
    dieByDefault(signal.number)
    _exit(128 + signal.number)
}

/// What the handlers know. Behind a pointer that is set before they are: reaching it takes neither a lock nor memory.
private struct Shared {
    var input: Int32
    /// Since when a fatal signal waits: nanoseconds of the monotonic clock.
    var fatalSince: Int?
    var resizeHandler: (@convention(c) (Int32) -> Void)?
}

nonisolated(unsafe) private let shared: UnsafeMutablePointer<Shared> = {
    let pointer = UnsafeMutablePointer<Shared>.allocate(capacity: 1)
    pointer.initialize(to: Shared(input: -1))
    return pointer
}()

/// Nanoseconds. Computed: a stored global may take a lock when it is first reached, and that is in a handler.
private var longestWait: Int { 10_000_000_000 }

/// The handler of all of them. Only calls that POSIX allows in handlers.
private func note(_ number: Int32) {
    let error = errno
    if number == SIGHUP || number == SIGINT || number == SIGQUIT || number == SIGTERM {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let now = time.tv_sec * 1_000_000_000 + time.tv_nsec
        if let since = shared.pointee.fatalSince {
            if now - since >= longestWait {
                rescueTerminal()
                dieByDefault(number)
            }
        } else {
            shared.pointee.fatalSince = now
        }
    }
    var byte = UInt8(truncatingIfNeeded: number)
    write(shared.pointee.input, &byte, 1)
    errno = error
}

/// Sets the default, and raises the signal, also inside its own handler.
private func dieByDefault(_ number: Int32) {
    signal(number, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(number)
}
