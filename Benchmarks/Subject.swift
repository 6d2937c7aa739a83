import Support

/// One program under measurement: how it is started, what tells its first frame, and which keys move in its page.
struct Subject {
    static let size = Screen.Size(columns: 120, rows: 40)

    var name: String
    var program: Program
    var arguments: [String]
    /// Stands on the last row when the first frame is complete; ncurses paints that row last.
    var frameMark: String
    /// What is pressed before keys are measured, each with what must then be on the last row.
    var wayToThePage: [(keys: String, mark: String)]
    /// Moves in the page; each key must change the screen.
    var keys: [String]
    var quit: String

    /// Down and up again, so that no end of an article is met.
    private static let moves = (0..<200).map { $0 / 20 % 2 == 0 ? "j" : "k" }

    static func ours(_ program: Program) -> Subject {
        Subject(
            name: "broadsheet", program: program, arguments: [], frameMark: "help",
            wayToThePage: [(Keystroke.enter, "help")], keys: moves, quit: "Q")
    }

    static func floor(_ program: Program, library: String) -> Subject {
        Subject(
            name: "floor", program: program, arguments: [library], frameMark: "FLOOR", wayToThePage: [], keys: moves,
            quit: "Q")
    }

    /// Starts the program and reads until its first frame is complete.
    func start(in home: Home) throws -> Terminal {
        let terminal = try Terminal(program, arguments, size: Self.size, home: home)
        try terminal.wait(forLastRow: frameMark)
        return terminal
    }

    func end(_ terminal: Terminal) throws {
        try terminal.send(quit)
        let status = try terminal.waitForExit()
        guard status == .exited(0) else { throw Failure("\(name) \(status) at '\(quit)'") }
    }
}

extension Terminal {
    /// Cheaper than looking at the whole screen, which would take part in what is measured.
    func wait(forLastRow mark: String) throws {
        let deadline = ContinuousClock.now + Terminal.patience
        while !rowText(size.rows - 1).contains(mark) {
            guard .now < deadline, !hasEnded else {
                try waitFor(mark, timeout: .zero)  // fails, and shows the screen
                throw Failure("'\(mark)' is on the screen, but not on the last row")
            }
            pump(until: deadline)
        }
    }
}
