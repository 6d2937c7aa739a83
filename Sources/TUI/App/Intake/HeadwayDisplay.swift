import Cells
import Dispatch
import Foundation
import Glibc
import Storage

/// When an intake's headway is to be told again: not before a while has gone by, since the beginning or the last time.
struct HeadwayMeter {
    /// Seconds.
    private let interval: Double
    private var pace = Pace()
    private var told = HeadwayMeter.now

    init(every interval: Double) {
        self.interval = interval
        pace.note(Headway([]), at: told)
    }

    /// The words, when they are to be told.
    mutating func note(_ headway: Headway) -> HeadwayText? {
        guard isDue else { return nil }
        pace.note(headway, at: told)
        return HeadwayText(headway: headway, pace: pace)
    }

    /// Whether a while has gone by; then it begins again.
    var isDue: Bool {
        mutating get {
            let now = Self.now
            guard now - told >= interval else { return false }
            told = now
            return true
        }
    }

    private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}

/// Shows an intake's headway on standard error: on a terminal a line that is written over, elsewhere a line now and then. What
/// is soon done needs neither.
final class HeadwayDisplay {
    private let isTerminal: Bool
    private var meter: HeadwayMeter
    private var hasBar = false

    init(terminal: String? = ProcessInfo.processInfo.environment["TERM"]) {
        // A dumb one cannot write over what it has written.
        isTerminal = isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(terminal ?? "")
        meter = HeadwayMeter(every: isTerminal ? 0.1 : 5)
    }

    func show(_ headway: Headway) {
        guard let text = meter.note(headway) else { return }
        if isTerminal {
            hasBar = true
            // A full row would go on in the next one.
            sayHeadway(text.bar(columns: Self.columns - 1))
        } else {
            say(text.sentence)
        }
    }

    /// The same for what is made searchable.
    func show(_ progress: IndexProgress) {
        guard meter.isDue else { return }
        if isTerminal {
            hasBar = true
            sayHeadway(cut(progress.text, to: Self.columns - 1))
        } else {
            say(progress.text)
        }
    }

    /// Takes the bar away.
    func end() {
        if hasBar { sayHeadway("") }
        hasBar = false
    }

    /// The window's, which may change; what a terminal has that does not say.
    private static var columns: Int {
        var window = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0 ? Int(window.ws_col) : 80
    }
}
