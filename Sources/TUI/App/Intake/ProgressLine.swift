import Cells
import Dispatch
import Foundation
import Glibc

/// How far something is, on standard error: on a terminal a line that is written over, elsewhere a line now and then.
final class ProgressLine {
    private let isTerminal: Bool
    private var isShown = false
    private var told = ProgressLine.now

    init(terminal: String? = ProcessInfo.processInfo.environment["TERM"]) {
        // A dumb one cannot write over what it has written.
        isTerminal = isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(terminal ?? "")
    }

    /// Seconds between one and the next.
    var interval: Double { isTerminal ? 0.1 : 5 }

    /// - Parameter bar: a line that fits into so many columns.
    func put(bar: (Int) -> String, sentence: String) {
        if isTerminal {
            isShown = true
            // A full row would go on in the next one.
            sayHeadway(bar(Self.columns - 1))
        } else {
            say(sentence)
        }
    }

    /// The same, when a while has gone by since the last time.
    func note(_ text: () -> String) {
        guard Self.now - told >= interval else { return }
        told = Self.now
        let words = text()
        put(bar: { cut(words, to: max(0, $0)) }, sentence: words)
    }

    /// Takes the line away.
    func end() {
        if isShown { sayHeadway("") }
        isShown = false
    }

    private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

    /// The window's, which may change; what a terminal has that does not say.
    private static var columns: Int {
        var window = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0 ? Int(window.ws_col) : 80
    }
}
