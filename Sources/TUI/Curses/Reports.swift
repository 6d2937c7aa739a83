import CNcurses

/// What a terminal is asked to tell beside keys: what the mouse does, and where a paste begins and ends.
///
/// ncurses could read the mouse itself, but its `wget_wch` then waits for ever, in a window that never waits, when an event
/// comes that was not asked for; and of pastes it knows nothing. So it is only told the beginnings of the reports as keys of
/// ours, and the rest is read here.
struct Reports {
    /// The beginnings, as ncurses's codes for keys; its own end at KEY_MAX.
    enum Key: Int32, CaseIterable {
        case mouseFigures = 0x1000
        case mouseBytes, pasteBegins, pasteEnds

        fileprivate var sequence: String {
            switch self {
            case .mouseFigures: "\u{1B}[<"
            case .mouseBytes: "\u{1B}[M"
            case .pasteBegins: "\u{1B}[200~"
            case .pasteEnds: "\u{1B}[201~"
            }
        }
    }

    /// The mouse can be asked for: the terminal's description says how it would answer (`kmous`).
    private let hasMouse: Bool
    /// The terminal knows what xterm knows of pastes and of the clipboard, or passes over it. Every terminal of the kind says
    /// how its mouse answers; of those that say so the Linux console alone is of another kind.
    let isLikeXterm: Bool

    /// Call after newterm.
    init(terminal: String) {
        hasMouse = curses_tigetstr("kmous") != nil
        isLikeXterm = hasMouse && terminal != "linux" && !terminal.hasPrefix("linux-")
    }

    /// Buttons and wheel (1000), in figures where the terminal can (1006); pastes (2004); and the order of right-to-left text
    /// is ours, in terminals that would turn it around by themselves (ECMA-48, mode 8, BDSM).
    var beginning: String {
        (hasMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "") + (isLikeXterm ? "\u{1B}[?2004h\u{1B}[8l" : "")
    }

    var ending: String {
        (isLikeXterm ? "\u{1B}[8h\u{1B}[?2004l" : "") + (hasMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : "")
    }

    func defineKeys() {
        guard hasMouse else { return }
        for key in Key.allCases { define_key(key.sequence, key.rawValue) }
    }
}
