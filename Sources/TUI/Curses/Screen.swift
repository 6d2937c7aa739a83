import CNcurses
import Cells
import Glibc

/// The terminal, shown as canvases and read as keys: all that the program knows of ncurses.
///
/// One thread owns it: the one that made it. It cannot be sent to another (it is not Sendable), and each call checks. There
/// is one at a time. The loop of its owner is: wait with poll(2) for standard input, `signals.descriptor` and its own
/// descriptors; take the signals that wait, then the input that waits; show a canvas.
public final class Screen {
    /// What the environment says, read by the caller.
    public struct Options: Sendable {
        /// The value of TERM.
        public var terminal: String?
        /// Colours where the terminal has them; not with NO_COLOR.
        public var colors: Bool

        public init(terminal: String?, colors: Bool) {
            self.terminal = terminal
            self.colors = colors
        }
    }

    /// The signals that were sent to the program.
    public let signals: Signals
    /// The terminal is sent UTF-8. If not, what is not ASCII is shown as `?`, and canvases should draw with `GlyphSet.ascii`.
    public let isUTF8: Bool
    private let owner = pthread_self()
    private let ncurses: OpaquePointer
    /// Where keys are read from: a pad, because reading from a window also refreshes it.
    let keys: UnsafeMutablePointer<WINDOW>
    let painter: Painter
    let reports: Reports
    /// The value of TERM.
    let terminal: String
    private(set) var isOpen = true
    /// The terminal is as the shell wants it, for a while.
    var isPaused = false
    /// The size that the owner knows of.
    var announced = Size(columns: 0, rows: 0)

    /// Takes the terminal. What can be known to fail is found out before it is touched.
    public init(_ options: Options) throws(ScreenError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        terminal = options.terminal ?? ""
        try Screen.check(terminal)
        isUTF8 = setLocale()
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)

        // Before newterm: ncurses leaves signals alone that are caught. Its own handler of ^Z does in the handler what only
        // the program may do between two frames.
        signals = Signals()
        // The size of the window is the terminal's, whatever LINES and COLUMNS say.
        use_env(false)
        use_tioctl(true)
        guard let ncurses = curses_newterm(terminal), let keys = newpad(1, 1) else {
            signals.release()
            throw .notStarted
        }
        self.ncurses = ncurses
        self.keys = keys
        reports = Reports(terminal: terminal)
        Rescue.prepare(settings: settings, ending: reports.ending)
        Rescue.arm()
        signals.installResize()
        Screen.setModes(keys)
        reports.defineKeys()
        painter = Painter(theme: Theme(colors: options.colors), isUTF8: isUTF8)
        fitWindow()
        announced = size
        send(reports.beginning)
    }

    deinit { if isOpen { close() } }

    /// The window's size. Some terminals say 0; ncurses then goes by their description.
    public var size: Size {
        checkOwner()
        return isOpen ? Size(columns: Int(curses_columns()), rows: Int(curses_rows())) : Size(columns: 0, rows: 0)
    }

    /// The signs that the terminal can show.
    public var glyphs: GlyphSet { isUTF8 ? .unicode : .ascii }

    /// Makes the terminal show a canvas. O(cells) to compare it with the last one; only what changed is sent, in one go.
    public func show(_ canvas: Canvas) {
        checkOwner()
        guard isOpen, !isPaused else { return }
        painter.paint(canvas, on: size)
    }

    /// Sends everything again: for a terminal that was written over.
    public func redraw() {
        checkOwner()
        guard isOpen, !isPaused else { return }
        clearok(curses_curscr(), true)
        refreshScreen()
    }

    /// Gives the terminal back as it was. Calling it again does nothing.
    public func close() {
        checkOwner()
        guard isOpen else { return }
        isOpen = false
        if !isPaused { leave() }
        signals.release()
        delwin(keys)
        delscreen(ncurses)
    }

    /// newterm accepts terminals that cannot do what it needs, and may have written to them by the time that shows.
    private static func check(_ terminal: String) throws(ScreenError) {
        guard !terminal.isEmpty, terminal != "dumb" else { throw .incapable(type: terminal) }
        var found: Int32 = 0
        guard setupterm(terminal, STDOUT_FILENO, &found) == OK else {
            throw found == 0 ? .unknown(type: terminal) : .incapable(type: terminal)
        }
        let isCapable = curses_tigetstr("cup") != nil && curses_tigetstr("clear") != nil
        curses_del_curterm()
        guard isCapable else { throw .incapable(type: terminal) }
    }

    private static func setModes(_ keys: UnsafeMutablePointer<WINDOW>) {
        cbreak()  // Keys at once; ^C, ^\ and ^Z stay signals.
        noecho()
        nonl()  // Enter is told from ^J.
        set_escdelay(25)  // Milliseconds in which the rest of a key's sequence must follow Escape.
        typeahead(-1)  // A frame is sent whole even when keys wait.
        // ^S and ^Q are keys, not brakes.
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        settings.c_iflag &= ~tcflag_t(IXON)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
        def_prog_mode()
        keypad(keys, true)
        nodelay(keys, true)
    }

    /// Makes ncurses's screen as large as the window, where the terminal says how large that is. (ncurses itself would do so only
    /// by way of LINES and COLUMNS, and changes those.)
    func fitWindow() {
        var window = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return }
        if Size(columns: Int(window.ws_col), rows: Int(window.ws_row)) != size {
            resize_term(Int32(window.ws_row), Int32(window.ws_col))
        }
    }

    /// The next frame is sent whole: a terminal keeps what it likes of the old one when its window changes, also when it has
    /// come back to the size that was known.
    func windowChanged() {
        painter.forget()
        clearok(curses_curscr(), true)
    }

    /// Sends what ncurses has not sent yet.
    func refreshScreen() {
        wnoutrefresh(curses_stdscr())
        doupdate()
    }

    /// Sends bytes past ncurses, which knows nothing of them and keeps none back between two frames. False when the terminal
    /// does not take them.
    @discardableResult
    func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, count))
        }
        return true
    }

    func checkOwner() {
        precondition(pthread_equal(pthread_self(), owner) != 0, "The screen belongs to the thread that opened it")
    }
}
