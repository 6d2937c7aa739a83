import Support

/// One program under measurement: how it is started, what tells its first frame, and which keys do what is measured.
struct Subject {
    static let size = Screen.Size(columns: 120, rows: 40)

    var name: String
    var program: Program
    var arguments: [String]
    /// Stands on the row when the first frame is complete; the row is counted from the last one, which is 1 (and which
    /// ncurses paints last).
    var frameMark: (text: String, row: Int)
    /// What it can do of what is measured.
    var tasks: [Task: Work]
    /// `nil` where no key ends it from where its keys lead: then it is killed.
    var quit: String?

    /// What a reader's hand does, and what all programs are asked for.
    enum Task: String, CaseIterable {
        case lines, pages, scrolledLines, scrolledPages, openNote, closeNote, closeNoteByEscape, otherArticle,
            openArticle
        case listLines, listPages, listEnds, query

        var title: String {
            switch self {
            case .lines: "a line down or up (j, k)"
            case .pages: "a page down or up (Space, b)"
            case .scrolledLines: "a line scrolled (j at the edge)"
            case .scrolledPages: "a page scrolled (Space)"
            case .openNote: "a note opened at its marker (Enter)"
            case .closeNote: "the note closed (q)"
            case .closeNoteByEscape: "the note closed (Esc)"
            case .otherArticle: "the next or previous article (J, K)"
            case .openArticle: "an article opened from the list (Enter)"
            case .listLines: "a line down in the list (j)"
            case .listPages: "a page down in the list (Space)"
            case .listEnds: "to the end and the beginning of the list (G, g)"
            case .query: "a letter of a query typed (s)"
            }
        }
    }

    /// How a program does a task: the way there from its first frame, and the keys.
    struct Work {
        /// What is pressed before keys are measured, each with what must then be on the screen.
        var way: [(keys: String, mark: String)]
        /// Each key must change the screen; those that only lead back are not counted.
        var keys: [(key: String, isCounted: Bool)]

        init(_ way: [(keys: String, mark: String)], _ keys: [String]) {
            self.way = way
            self.keys = keys.map { ($0, true) }
        }

        /// `before` is pressed before each key that counts; both go round.
        init(_ way: [(keys: String, mark: String)], _ key: String, before: [[String]], times: Int = 100) {
            self.way = way
            keys = (0..<times).flatMap { number in
                before[number % before.count].map { ($0, false) } + [(key, true)]
            }
        }
    }

    /// How long it may take until its first frame.
    var patience = Terminal.patience

    /// Starts the program and reads until its first frame is complete.
    func start(in home: Home) throws -> Terminal {
        let terminal = try Terminal(program, arguments, size: Self.size, home: home)
        try terminal.wait(for: frameMark.text, onRow: Self.size.rows - frameMark.row, patience: patience)
        return terminal
    }

    func end(_ terminal: Terminal) throws {
        guard let quit else { return }
        try terminal.send(quit)
        let status = try terminal.waitForExit()
        guard status == .exited(0) else { throw Failure("\(name) \(status) at '\(quit)'") }
    }
}

extension Terminal {
    /// Cheaper than looking at the whole screen, which would take part in what is measured.
    func wait(for mark: String, onRow row: Int, patience: Duration = Terminal.patience) throws {
        let deadline = ContinuousClock.now + patience
        while !rowText(row).contains(mark) {
            guard .now < deadline, !hasEnded else {
                try waitFor(mark, timeout: .zero)  // fails, and shows the screen
                throw Failure("'\(mark)' is on the screen, but not on row \(row)")
            }
            pump(until: deadline)
        }
    }
}
