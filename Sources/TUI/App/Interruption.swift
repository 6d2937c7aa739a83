import Curses

/// Whether a command was asked to stop: by ^C, by `kill`, by the end of its terminal. The first time it stops where nothing is
/// lost; the second time the signal ends it at once. A signal that was ignored when the program started stays ignored.
final class Interruption {
    private let signals = Signals(once: [.interrupt, .terminate, .hangUp])
    /// The signal that asked.
    private(set) var signal: Signal?

    var isSet: Bool {
        if signal == nil { signal = signals.next() }
        return signal != nil
    }
}
