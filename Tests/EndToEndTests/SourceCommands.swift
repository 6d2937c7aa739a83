import Foundation
import Support
import Testing

/// `sources`, with and without a terminal.
@Suite struct SourceCommands {
    let reading: Reading

    init() throws {
        reading = try Reading()
    }

    struct Source: Decodable {
        var id: Int
        var name: String
        var path: String
        var articles: Int
        var unread: Int
        var looked: String?
    }

    private func sources() throws -> [Source] {
        let output = try reading.run("sources", "--json")
        #expect(output.status == .exited(0) && output.errorText.isEmpty)
        return try JSONDecoder().decode([Source].self, from: Data(output.bytes))
    }

    @Test func listsAddsAndRenames() throws {
        #expect(try sources().isEmpty)
        #expect(try reading.run("sources", "add", Reading.seeds).text == "2 added\n")
        let essay = try reading.home.folder.write(Reading.essay(), to: "essay.txt")
        #expect(try reading.run("sources", "add", "--json", "essay.txt").status == .exited(0))
        let list = try sources()
        #expect(list.map(\.name) == ["seeds", "essay.txt"] && list.map(\.path) == [Reading.seeds, essay])
        #expect(list.map(\.articles) == [2, 1] && list.map(\.unread) == [2, 1])
        #expect(list.allSatisfy { $0.looked != nil })
        #expect(try reading.run("sources").text.split(separator: "\n").count == 2)
        // By number, path and name.
        for (word, name) in [("\(list[0].id)", "One"), (Reading.seeds, "Two  words"), ("two WORDS", "Seeds")] {
            #expect(try reading.run("sources", "rename", word, name).status == .exited(0))
        }
        #expect(try sources().map(\.name) == ["Seeds", "essay.txt"])
        #expect(try reading.run("sources", "rename", "Seeds", "").status == .exited(0))
        #expect(try sources().map(\.name) == ["seeds", "essay.txt"])
        let none = try reading.run("sources", "rename", "nobody", "x")
        #expect(none.status == .exited(1) && none.errorText.contains("no source nobody"))
        let failed = try reading.run("sources", "add", "nothing.txt")
        #expect(failed.status == .exited(1) && failed.errorText.contains("nothing.txt: no such file"))
    }

    @Test func asksBeforeItForgets() throws {
        _ = try reading.run("import", Reading.seeds)
        let refused = try reading.run("sources", "forget", "seeds")
        #expect(refused.status == .exited(2) && refused.errorText.contains("--yes"))
        for answer in ["n\n", "\n", "what\n"] {
            let terminal = try reading.open(["sources", "forget", "seeds"])
            try terminal.waitFor("2 articles go. [y/N]")
            try terminal.send(answer)
            #expect(try terminal.waitForExit() == .exited(1))
        }
        #expect(try reading.rows().count == 2)
        let terminal = try reading.open(["sources", "forget", "seeds"])
        try terminal.waitFor("[y/N]")
        try terminal.send("y\n")
        #expect(try terminal.waitForExit() == .exited(0))
        #expect(terminal.screen.contains("Forgot seeds. 2 articles went."))
        #expect(try reading.rows().isEmpty && sources().isEmpty)
        // What was forgotten can be imported again.
        #expect(try reading.run("import", Reading.seeds).text == "2 added\n")
    }

    @Test func keepsWhatHasMarks() throws {
        let terminal = try reading.openViewpoint()
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        let output = try reading.run("sources", "forget", "--yes", "1")
        #expect(output.status == .exited(0) && output.errorText.isEmpty)
        #expect(output.text == "Forgot seeds. 1 article went; 1 kept: 1 begun or read, 1 bookmarked.\n")
        #expect(try reading.rows().map(\.title) == ["Ukraine: resistance on two fronts"])
        #expect(try reading.bookmarks().count == 1)
        // It comes back as itself.
        let id = try reading.rows().map(\.id)
        #expect(try reading.run("import", Reading.viewpoint).status == .exited(0))
        #expect(try reading.rows().map(\.id) == id && reading.bookmarks().count == 1)
    }

    @Test func configuredSourcesAreChangedInTheConfiguration() throws {
        let path = try reading.home.folder.write(
            "[[source]]\npath = \"\(Reading.seeds)\"\nname = \"Seeds\"\n", to: ".config/broadsheet/config.toml")
        _ = try reading.run("import")
        let renamed = try reading.run("sources", "rename", "Seeds", "Other")
        #expect(renamed.status == .exited(1) && renamed.errorText.contains("\(path):2"))
        let forgotten = try reading.run("sources", "forget", "--yes", "Seeds")
        #expect(forgotten.status == .exited(0) && forgotten.errorText.contains("\(path):2"))
    }
}
