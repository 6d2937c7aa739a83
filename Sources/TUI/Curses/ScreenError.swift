/// Why the reader cannot have the screen. Nothing was written to the terminal when it is thrown.
public enum ScreenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// TERM is unset or empty, or names a terminal whose cursor cannot be moved.
    case incapable(type: String)
    /// No description of the terminal type is installed.
    case unknown(type: String)
    /// ncurses would not start.
    case notStarted

    /// A sentence for the user, with what to do instead.
    public var description: String {
        switch self {
        case .notATerminal:
            "There is no terminal to show panes on; use `broadsheet show PATH` to print an article."
        case .incapable(let type) where type.isEmpty:
            "The terminal type is not set (TERM), so panes cannot be shown; use `broadsheet show PATH` to print an article."
        case .incapable(let type):
            "The terminal type '\(type)' cannot show panes; use `broadsheet show PATH` to print an article."
        case .unknown(let type):
            "The terminal type '\(type)' is not known on this machine; set TERM to one that is, such as xterm-256color."
        case .notStarted:
            "The terminal could not be prepared; use `broadsheet show PATH` to print an article."
        }
    }
}
