import Foundation
import Support
import Testing

/// The harness itself, tried on programs that every system has: what it cannot see here, no journey can test.
@Suite struct HarnessTests {
    private let home: Home
    private let shell = Program("/bin/sh")

    init() throws {
        home = try Home()
    }

    private func terminal(_ script: String, columns: Int = 40, rows: Int = 6, underShell: Bool = false) throws
        -> Terminal
    {
        try Terminal(
            shell, ["-c", script], size: Screen.Size(columns: columns, rows: rows), home: home, underShell: underShell)
    }

    @Test func whatIsTypedIsSeen() throws {
        let terminal = try Terminal(Program("/bin/cat"), size: Screen.Size(columns: 20, rows: 5), home: home)
        try terminal.send("wide 漢字 e\u{301}\r")
        let screen = try terminal.wait(for: "echo and copy") { $0.rows[1] == "wide 漢字 e\u{301}" }
        #expect(screen.position(of: "字") == Screen.Position(row: 0, column: 7))
        #expect(screen[0, 7].width == 2 && screen[0, 8].width == 0 && screen[0, 8].text.isEmpty)
        #expect(screen.cursor == Screen.Cursor(row: 2, column: 0, isVisible: true))
        try terminal.send(Keystroke.control("d"))
        #expect(try terminal.waitForExit() == .exited(0))
    }

    @Test func theProgramSeesTheSizeAndItsChange() throws {
        let terminal = try terminal("trap 'stty size; exit 7' WINCH; stty size; while :; do read -r line; done")
        try terminal.waitFor("6 40")
        try terminal.resize(columns: 50, rows: 9)
        try terminal.waitFor("9 50")
        #expect(try terminal.waitForExit() == .exited(7))
        #expect(terminal.screen.rows.count == 9)
    }

    @Test func theEnvironmentIsOurs() throws {
        let output = try shell.run(["-c", "env | sed 's/=.*//' | sort | tr '\\n' ' '"], home: home)
        #expect(
            output.text == "HOME LANG PATH PWD TERM TZ XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME ")
        #expect(try shell.run(["-c", "ls /proc/self/fd"], home: home).text == "0\n1\n2\n3\n")
        let terminal = try terminal("ls /proc/self/fd | tr '\\n' ' '; tty; ps -o tty= -p $$ || :; cat")
        try terminal.waitFor("0 1 2 3 /dev/pts/")
    }

    @Test func attributesColoursAndTheAlternateScreen() throws {
        let terminal = try terminal(
            #"printf 'before\033[?1049h\033[H\033[?25l\033[1;31mred\033[0m \033[4;7mboth\033[0m \033[38;2;1;2;3mrgb\033[0m'; read -r line; printf '\033[?25h\033[?1049l'; cat"#
        )
        let screen = try terminal.waitFor("red both rgb")
        #expect(screen.isAlternate && !screen.cursor.isVisible && !screen.contains("before"))
        #expect(screen[0, 0].text == "r" && screen[0, 0].isBold && screen[0, 0].foreground == .palette(1))
        #expect(!screen[0, 3].isBold && screen[0, 3].foreground == .standard)
        #expect(screen.glyphs(of: "both")?.allSatisfy { $0.isUnderlined && $0.isReversed } == true)
        #expect(screen.glyphs(of: "rgb")?.first?.foreground == .rgb(1, 2, 3))
        try terminal.send("\r")
        let after = try terminal.waitFor("before")
        #expect(!after.isAlternate && after.cursor.isVisible)
    }

    @Test func theTerminalAnswers() throws {
        let terminal = try terminal(
            #"stty raw -echo; printf 'abc\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c; stty sane; cat"#)
        try terminal.waitFor("033   [   1   ;   4   R")
    }

    @Test func endingsAreTold() throws {
        #expect(try terminal("exit 3").waitForExit() == .exited(3))
        let killed = try terminal("echo ready; cat")
        try killed.waitFor("ready")
        try killed.signal(SIGKILL)
        #expect(try killed.waitForExit() == .signalled(SIGKILL))
        #expect(try shell.run(["-c", "kill -TERM $$"], home: home).status == .signalled(SIGTERM))
    }

    @Test func stopsAndContinues() throws {
        let terminal = try terminal("echo ready; cat")
        try terminal.waitFor("ready")
        try terminal.signal(SIGSTOP)
        try terminal.waitForStop()
        try terminal.resume()
        try terminal.send("on\r")
        try terminal.wait(for: "the copy") { $0.rows[2] == "on" }
    }

    @Test func underAShellTheKeyStopsIt() throws {
        let terminal = try Terminal(
            Program("/bin/cat"), size: Screen.Size(columns: 40, rows: 6), home: home, underShell: true)
        try terminal.send("one\r")
        try terminal.wait(for: "the copy") { $0.rows[1] == "one" }
        try terminal.send(Keystroke.control("z"))
        try terminal.waitForStop()
        try terminal.resume()
        try terminal.send("two\r")
        try terminal.wait(for: "two, twice") { $0.rows.filter { $0 == "two" }.count == 2 }
        try terminal.send(Keystroke.control("d"))
        #expect(try terminal.waitForExit() == .exited(0))
    }

    @Test func aWaitThatFailsShowsTheScreen() throws {
        let waiting = try terminal(#"printf 'one\033[1mtwo'; cat"#)
        try waiting.waitFor("two")
        let late = #expect(throws: Failure.self) { try waiting.waitFor("three", timeout: .milliseconds(30)) }
        #expect(late?.description.contains("no 'three' within 0.03 seconds") == true)
        #expect(late?.description.contains("│onetwo ") == true)
        #expect(late?.description.contains(#"\u{1B}[1mtwo"#) == true)
        let ended = try terminal("echo over; exit 4")
        let end = #expect(throws: Failure.self) { try ended.waitFor("three") }
        #expect(end?.description.contains("exited with 4") == true)
    }

    @Test func moreInputThanTheTerminalHolds() throws {
        let terminal = try terminal("stty raw -echo; printf ready; head -c 100000 | wc -c")
        try terminal.waitFor("ready")
        try terminal.send(bytes: [UInt8](repeating: 0x78, count: 100_000))
        try terminal.waitFor("100000")
    }

    @Test func aProgramWithoutATerminal() throws {
        let input = [UInt8](repeating: 0x79, count: 300_000)
        let copied = try Program("/bin/cat").run(home: home, input: input)
        #expect(copied.bytes == input && copied.status == .exited(0))
        let spoken = try shell.run(["-c", "echo out; echo err >&2; pwd; exit 5"], home: home, folder: home.path)
        #expect(spoken.text == "out\n\(home.path)\n" && spoken.errorText == "err\n" && spoken.status == .exited(5))
        #expect(try shell.run(["-c", ":"], home: home, input: input).status == .exited(0))
        #expect(throws: Failure.self) {
            try Program("/bin/cat").run(["/dev/zero"], home: home, timeout: .milliseconds(50))
        }
        #expect(throws: Failure.self) { try Program("/nowhere").run(home: home) }
    }

    @Test func figuresOfTheProcess() throws {
        let terminal = try terminal("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo done; cat")
        try terminal.waitFor("done")
        #expect(terminal.processorTime > .zero)
        #expect((200_000..<50_000_000).contains(try #require(terminal.peakMemory)))
    }

    @Test func goldensFailFirstAndNeverRecordOnCI() throws {
        let folder = try TemporaryFolder()
        var golden = Golden(folder: folder.path, isRecording: false, mayWrite: false)
        #expect(golden.complaint("a", named: "x")?.contains("missing") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        golden.mayWrite = true
        #expect(golden.complaint("a", named: "x")?.contains("is new") == true)
        #expect(golden.complaint("a", named: "x") == nil)
        let difference = golden.complaint("b", named: "x")
        #expect(difference?.contains("── recorded ──\na\n── now ──\nb\n") == true)
        golden.isRecording = true
        #expect(golden.complaint("b", named: "x") == nil)
        golden.isRecording = false
        #expect(golden.complaint("b", named: "x") == nil)
    }

    @Test func aTemporaryFolderGoes() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let file = try #require(try folder?.write("text", to: "a/b.txt"))
        #expect(FileManager.default.fileExists(atPath: file))
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: file))
    }
}
