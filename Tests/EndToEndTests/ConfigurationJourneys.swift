import Foundation
import Support
import Testing

/// What `config.toml` changes, and how the program says what is wrong in it.
@Suite struct ConfigurationJourneys {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    private var path: String { reading.home.folder.path(".config/broadsheet/config.toml") }

    private func configure(_ text: String) throws {
        _ = try reading.home.folder.write(text, to: ".config/broadsheet/config.toml")
    }

    @Test func withoutAFile() throws {
        #expect(try reading.run("config", "--path").text == path + "\n")
        let output = try reading.run("config")
        #expect(output.status == .exited(0) && output.text == "fine\n" && output.errorBytes.isEmpty)
        // The default is itself a configuration, and so is it with its examples.
        let text = try reading.run("config", "--default").text
        try configure(text)
        #expect(try reading.run("config").text == "fine\n")
        let examples = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("# [[") || line.contains(" = ") && line.hasPrefix("# ")
                ? String(line.dropFirst(2)) : String(line)
        }
        #expect(examples.contains("[[source]]"))
        try configure(examples.joined(separator: "\n"))
        let checked = try reading.run("config")
        #expect(checked.text == "fine\n", "\(checked.errorText)")
    }

    @Test func whatIsWrongIsSaidWithItsLine() throws {
        try configure("measure = 60\n\nnots = \"auto\"\n[[query]]\nname = \"a\"\nquery = \"is:raed\"\n")
        for arguments in [["config"], ["list"], ["import", Reading.seeds], ["bookmarks"], ["sources"]] {
            let output = try Program.broadsheet.run(arguments, home: reading.home)
            #expect(output.status == .exited(2) && output.bytes.isEmpty, "\(arguments)")
            #expect(output.errorText.contains("\(path):3: there is no key nots; did you mean notes?"), "\(arguments)")
            #expect(output.errorText.contains("\(path):6: "), "\(arguments)")
        }
        #expect(!FileManager.default.fileExists(atPath: reading.home.library))
        let terminal = try reading.open([Reading.seeds])
        #expect(try terminal.waitForExit() == .exited(2))
        #expect(terminal.screen.contains("did you mean notes?"))
        #expect(!FileManager.default.fileExists(atPath: reading.home.library))
        // Another file than one's own.
        let other = try reading.home.folder.write("measure = 60\n", to: "other.toml")
        #expect(try reading.run("config", "--config", other).text == "fine\n")
        #expect(try reading.run("--config", "other.toml", "list").status == .exited(0))
        #expect(try reading.run("--config=\(other)", "--library", "x.sqlite", "sources", "list").status == .exited(0))
        let none = try reading.run("--config", "nothing.toml", "list")
        #expect(none.status == .exited(2) && none.errorText.contains("nothing.toml: no such file"))
    }

    @Test func theReaderImportsWhatIsConfigured() throws {
        _ = try reading.home.folder.write(Reading.essay(), to: ".config/broadsheet/letters/essay.txt")
        try configure("measure = 30\n[[source]]\npath = \"letters\"\nname = \"My letters\"\n")
        let terminal = try reading.open()
        try terminal.waitFor("Imported: 1 added")
        try terminal.send(Keystroke.enter)
        try terminal.waitFor("READING")
        #expect(terminal.screen.contains("Paragraph 1 begins here and"))
        #expect(!terminal.screen.contains("Paragraph 1 begins here and says what there is"))
        try terminal.quit()
        #expect(try reading.run("sources").text.contains("My letters"))
        // Once is enough; and by import, too.
        let again = try reading.open()
        try again.waitFor("READING")
        try again.quit()
        try configure("[[source]]\npath = \"letters\"\nname = \"Yours\"\n[[source]]\npath = \"\(Reading.seeds)\"\n")
        #expect(try reading.run("import").text == "2 added, 1 unchanged\n")
        #expect(try reading.run("sources").text.contains("Yours"))
    }
}
