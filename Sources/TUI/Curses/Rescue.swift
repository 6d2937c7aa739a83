import CNcurses
import Glibc

/// Restores the terminal when the program crashes.
///
/// What is needed is made ready while all is well: the bytes that undo what ncurses does to the terminal, and the terminal's
/// settings. The handler then only calls what POSIX allows in handlers, on a stack of its own (the main thread's may be what
/// overflowed), puts back the action that was there before (Swift's backtraces, or death), and raises the signal again.
struct Rescue {
    /// Crashes, and what else would end the program where it stands.
    private static let fatal = [
        SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF,
        SIGXCPU,
        SIGXFSZ,
    ]

    /// Makes ready. Call after newterm, with the settings that the terminal had before it, and with what ends the reports that
    /// it was asked for. Once in the life of the program the handlers are set; they do nothing while not armed.
    static func prepare(settings: termios, ending reports: String) {
        let undo = reports + ["sgr0", "op", "rmkx", "cnorm"].compactMap(terminalString).joined()
        let leave = terminalString("rmcup") ?? "\r\n"
        let bytes = Array((undo + leave).utf8)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        copy.initialize(from: bytes, count: bytes.count)
        let isFirst = ready.pointee.bytes == nil
        ready.pointee.bytes?.deallocate()
        ready.pointee.bytes = copy
        ready.pointee.count = bytes.count
        ready.pointee.settings = settings
        guard isFirst else { return }

        let size = 64 * 1024
        var stack = stack_t(
            ss_sp: UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
        sigaltstack(&stack, nil)
        for number in fatal {
            var now = sigaction()
            sigaction(number, nil, &now)
            guard unsafeBitCast(now.__sigaction_handler.sa_handler, to: Int.self) != 1 else { continue }  // SIG_IGN
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                rescueTerminal()
                sigaction(number, previous + Int(number), nil)
                raise(number)
            }
            action.sa_flags = Int32(SA_ONSTACK)
            sigaction(number, &action, previous + Int(number))
        }
    }

    /// From here on the terminal is ncurses's, and is restored by a crash.
    static func arm() { ready.pointee.isArmed = true }
    static func disarm() { ready.pointee.isArmed = false }

    /// A string of the terminal's description, without the delays that only terminals of lead and glass need.
    static func terminalString(_ name: String) -> String? {
        guard let string = curses_tigetstr(name) else { return nil }
        var rest = String(cString: string)[...]
        var result = ""
        while let start = rest.firstIndex(of: "$"), rest[start...].hasPrefix("$<"),
            let end = rest[start...].firstIndex(of: ">")
        {
            result += rest[..<start]
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}

/// Writes the terminal's settings and state back, if they were changed. For handlers of signals.
func rescueTerminal() {
    guard ready.pointee.isArmed, let bytes = ready.pointee.bytes else { return }
    ready.pointee.isArmed = false
    write(STDOUT_FILENO, bytes, ready.pointee.count)
    tcsetattr(STDIN_FILENO, TCSANOW, &ready.pointee.settings)
}

/// What the handlers know; see `Shared` in Signals.
private struct Ready {
    var isArmed = false
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var settings = termios()
}

nonisolated(unsafe) private let ready: UnsafeMutablePointer<Ready> = {
    let pointer = UnsafeMutablePointer<Ready>.allocate(capacity: 1)
    pointer.initialize(to: Ready())
    return pointer
}()

/// The actions that the handlers replaced, by number of signal.
nonisolated(unsafe) private let previous: UnsafeMutablePointer<sigaction> = {
    let pointer = UnsafeMutablePointer<sigaction>.allocate(capacity: 32)
    pointer.initialize(repeating: sigaction(), count: 32)
    return pointer
}()
