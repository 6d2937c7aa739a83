import Foundation
import Support
import Testing

/// One person's terminal and library: what every journey begins with.
struct Reading {
    static let seeds = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/seeds"
    static let viewpoint = seeds + "/001_d6f74907cbe0aaad.txt"
    static let solidarity = seeds + "/000_9bf4fd11bb4b2229.txt"

    static let wide = Screen.Size(columns: 120, rows: 40)
    static let medium = Screen.Size(columns: 80, rows: 24)
    static let narrow = Screen.Size(columns: 40, rows: 12)
    static let tiny = Screen.Size(columns: 20, rows: 5)

    let home: Home

    init() throws {
        home = try Home()
    }

    /// The reader, opened.
    func open(
        _ arguments: [String] = [], size: Screen.Size = wide, term: String = "xterm-256color",
        environment: [String: String?] = [:], underShell: Bool = false
    ) throws -> Terminal {
        try Terminal(
            .broadsheet, arguments, size: size, home: home, term: term, environment: environment, folder: home.path,
            underShell: underShell)
    }

    /// The reader with the two founding newsletters, the list in front.
    func openSeeds(size: Screen.Size = wide, underShell: Bool = false) throws -> Terminal {
        let terminal = try open([Self.seeds], size: size, underShell: underShell)
        try terminal.waitFor("Imported: 2 added")
        return terminal
    }

    /// The reader in the article with the note, at its beginning.
    func openViewpoint(size: Screen.Size = wide, underShell: Bool = false) throws -> Terminal {
        let terminal = try openSeeds(size: size, underShell: underShell)
        try terminal.send(Keystroke.enter)
        try terminal.waitFor("READING")
        // The list says so a moment later; what is compared with this screen should not change by itself.
        if size.columns >= 80 { try terminal.waitFor("begun ·") }
        return terminal
    }

    /// The reader again, in the article where it was left.
    func reopen() throws -> Terminal {
        let terminal = try open()
        try terminal.waitFor("READING")
        return terminal
    }

    /// A command without a terminal.
    func run(_ arguments: String..., input: [UInt8] = [], environment: [String: String?] = [:]) throws
        -> Program.Output
    {
        try Program.broadsheet.run(arguments, home: home, input: input, environment: environment, folder: home.path)
    }

    struct Row: Decodable {
        var id: Int
        var title: String
        var authors: [String]
        var publication: String?
        var date: String?
        var status: String
        var progress: Double
        var bookmarks: Int
    }

    struct Bookmark: Decodable {
        struct Place: Decodable {
            var block: Int
            var offset: Int
        }

        var id: String
        var article: Int
        var title: String
        var quote: String
        var note: String
        var place: Place
        var created: String
        var lost: Bool
    }

    /// What `list --json` says.
    func rows() throws -> [Row] { try decoded(run("list", "--json")) }

    /// What `bookmarks --json` says.
    func bookmarks() throws -> [Bookmark] { try decoded(run("bookmarks", "--json")) }

    /// What sqlite3 answers about the library.
    @discardableResult
    func query(_ sql: String) throws -> String {
        try Program("sqlite3").run([home.library, sql], home: home).text
    }

    /// Another program that has begun to write to the library, and does not stop before it is told.
    func holdLibrary() throws -> Terminal {
        let holder = try Terminal(Program("sqlite3"), ["-interactive", home.library], size: Self.medium, home: home)
        try holder.press("BEGIN IMMEDIATE; SELECT 'is' || ' held';\n", toSee: "is held")
        return holder
    }

    private func decoded<Value: Decodable>(_ output: Program.Output) throws -> Value {
        #expect(output.status == .exited(0) && output.errorText.isEmpty)
        return try JSONDecoder().decode(Value.self, from: Data(output.bytes))
    }

    /// An article of ours: enough paragraphs to scroll, each of them beginning with its number.
    static func essay(_ title: String = "A walk by the river", paragraphs: Int = 40) -> String {
        let body = (1...paragraphs).map { number in
            "Paragraph \(number) begins here and says what there is to say of milestone \(number). It goes on for a "
                + "second sentence about stone \(number), so that the line has to be broken. A third closes it."
        }
        return ([title, "By Ann Writer", "Publication date: Monday 2 March 2026"] + body).joined(separator: "\n\n")
            + "\n"
    }

    /// An article with links of every kind: addresses that a shell would run, that lie, that lead nowhere, and that are refused.
    static let letter = """
        A letter of links

        By Ann Writer

        Publication date: Tuesday 3 March 2026

        The first paragraph leads to [the figures](\(address)), and to nothing else.

        The second says [www.bank.example/login](https://evil.example/in) and leads elsewhere.

        The third writes to [the editor](\(letterAddress)).

        The fourth has [one page](https://one.example/) and [another](https://two.example/) in a line.

        The fifth runs [a script](javascript:alert(1)) and [an option](--help), reads [a file](file:///etc/passwd), and is \
        to be read itself.

        The sixth names [no site](https:///nowhere) at all.

        The seventh has [a backslash](https://bank.example\\@evil.example/) in it.

        The eighth hides [a space](https://exam\u{200B}ple.org/) nobody sees.

        The ninth leads [nowhere](#) since it was extracted.

        """

    /// An address in which a shell, `printf` and a decoder of addresses would each find something to do.
    static let address = #"https://example.org/a;$(touch${IFS}x)&b='c'"d"|e!%s%c%0D%0A%1B"#
    static let letterAddress = "mailto:ann@example.org?subject=Hi&body=Don't"

    /// A program of ours for $BROWSER or $EDITOR: its path.
    func script(_ name: String, _ lines: String) throws -> String {
        let path = try home.folder.write("#!/bin/sh\n" + lines + "\n", to: "programs/\(name)")
        guard chmod(path, 0o755) == 0 else { throw Failure("'\(name)' cannot be made a program") }
        return path
    }

    /// The reader in an article of ours, at its beginning.
    func open(text: String, size: Screen.Size = wide, environment: [String: String?] = [:], underShell: Bool = false)
        throws -> Terminal
    {
        let file = try home.folder.write(text, to: "article.txt")
        let terminal = try open([file], size: size, environment: environment, underShell: underShell)
        try terminal.waitFor("Imported")
        try terminal.press("g", toSee: "READING")
        return terminal
    }

    /// An article with a note that cites a note, a link in a note, and a marker without one.
    static let chain = """
        A tale of notes

        By Ann Writer

        Publication date: Tuesday 3 March 2026

        The first paragraph makes a claim that needs support. [1] It then goes on for a while, as paragraphs do.

        The second paragraph makes another claim, and cites the second note itself. [2]

        The third paragraph is quiet, and only points to the nowhere marker. [7]

        [1] The support is given in another note, see also [2] and https://example.org/support for the figures.

        [2] The second note ends the chain; it is cited from the first.

        """
}

extension Terminal {
    /// Presses keys, and waits until the screen is as described.
    @discardableResult
    func press(_ keys: String, for what: String, until isThere: (Screen) -> Bool) throws -> Screen {
        try send(keys)
        return try wait(for: what, until: isThere)
    }

    /// Presses keys, and waits for a text.
    @discardableResult
    func press(_ keys: String, toSee text: String) throws -> Screen {
        try press(keys, for: "'\(text)'") { $0.contains(text) }
    }

    /// Presses keys, and waits until the cursor stands on a row with the text.
    @discardableResult
    func press(_ keys: String, toStandOn text: String) throws -> Screen {
        try press(keys, for: "cursor on '\(text)'") { $0.cursorRow.contains(text) }
    }

    /// Moves the cursor down to the row of the page that shows a text, past as many lines as are not empty.
    @discardableResult
    func moveDown(to text: String) throws -> Screen {
        let screen = try whole()
        let below = screen.rows.dropFirst(screen.cursor.row + 1)
        guard let row = below.firstIndex(where: { $0.contains(text) }) else {
            throw Failure("'\(text)' is not on the screen below the cursor:\n\(screen)")
        }
        let lines = below[...row].count { $0.dropFirst(screen.cursor.column).contains { $0.isLetter || $0.isNumber } }
        return try press("\(lines)j", toStandOn: text)
    }

    /// Presses and releases the left button.
    func click(_ place: Screen.Position) throws {
        let figures = "\u{1B}[<0;\(place.column + 1);\(place.row + 1)"
        try send("\(figures)M\(figures)m")
    }

    /// Clicks on a text, on its first cell or so many further.
    func click(on text: String, after columns: Int = 0) throws {
        guard let place = screen.position(of: text) else { throw Failure("'\(text)' is not on the screen:\n\(screen)") }
        try click(Screen.Position(row: place.row, column: place.column + columns))
    }

    /// Turns the wheel by some steps.
    func wheel(down steps: Int, at place: Screen.Position) throws {
        let report = "\u{1B}[<\(steps < 0 ? 64 : 65);\(place.column + 1);\(place.row + 1)M"
        try send(String(repeating: report, count: abs(steps)))
    }

    /// Pastes a text as terminals do that were asked to tell.
    func paste(_ text: String) throws { try send("\u{1B}[200~\(text)\u{1B}[201~") }

    /// The screen when nothing more comes: a frame that is long may come in pieces.
    func whole() throws -> Screen {
        try settle(quiet: .milliseconds(60))
        return screen
    }

    /// Lets the program come to rest, and has it paint everything anew.
    func redraw() throws {
        try settle(quiet: .milliseconds(60))
        try send(Keystroke.control("l"))
        try settle(quiet: .milliseconds(60))
    }

    /// Quits by Q, and checks that nothing went wrong.
    func quit(status: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try send("Q")
        #expect(try waitForExit() == .exited(status), sourceLocation: sourceLocation)
    }
}

/// The rows in which two screens differ, as the one and the other have them: a failed expectation shows only these.
func differences(_ one: [String], _ other: [String]) -> [String] {
    let rows = zip(one, other).enumerated().filter { $1.0 != $1.1 }.map { "\($0): '\($1.0)' is not '\($1.1)'" }
    return one.count == other.count ? rows : rows + ["\(one.count) rows are not \(other.count)"]
}

extension Screen {
    /// The row that the cursor stands on.
    var cursorRow: String { rows.indices.contains(cursor.row) ? rows[cursor.row] : "" }

    /// Everything but the status line.
    var panes: [String] { Array(rows.dropLast()) }

    var statusLine: String { rows.last ?? "" }

    /// The pane of the page alone, which begins at a column that the width decides.
    var page: [String] {
        let start = size.columns >= 120 ? 44 : size.columns >= 80 ? 30 : 0
        return glyphs.dropLast().map { row in
            let text = row.dropFirst(start).map(\.text).joined()
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }
}
