import Articles
import Configuration
import Support
import Testing

@Suite struct SettingsTests {
    private func read(_ text: String) -> (settings: Settings, faults: [Fault]) { Settings.read(Array(text.utf8)) }

    @Test("Nothing is stated in an empty file")
    func nothing() {
        for text in ["", "\n\n", "# only a remark\n", "\u{FEFF}"] {
            let (settings, faults) = read(text)
            #expect(settings == Settings() && faults.isEmpty, "\(text): \(faults)")
        }
    }

    @Test("What is stated is taken")
    func everything() {
        let (settings, faults) = read(
            """
            measure = 72
            notes = "popup"
            justify = true
            hyphenate = false
            spacing = 2
            wrap = false

            [[query]]
            name = "Unread, long"
            query = 'is:unread "road to vic*"'
            [[source]]
            path = "~/letters"
            name = "Letters"
            [[source]]
            path = "feeds/a.xml"
            """)
        #expect(faults.isEmpty, "\(faults)")
        #expect(settings.measure == 72 && settings.notes == .popup)
        #expect(settings.isJustified == true && settings.isHyphenated == false)
        #expect(settings.lineSpacing == 2 && settings.wrapsPreformatted == false)
        #expect(settings.queries == [.init(name: "Unread, long", query: "is:unread \"road to vic*\"")])
        #expect(
            settings.sources == [
                .init(path: "~/letters", name: "Letters", line: 12), .init(path: "feeds/a.xml", line: 15),
            ])
        #expect(
            settings.sources.map { $0.path(home: "/home/ann", folder: "/etc/x") } == [
                "/home/ann/letters", "/etc/x/feeds/a.xml",
            ])
        // Other ways to write the same.
        let other = read(
            """
            query = [ { name = "a", query = "b" }, # two
              { "name" = 'c', query = \"\"\"
            d\"\"\" } ]
            "measure" = 0x44
            """)
        #expect(other.faults.isEmpty && other.settings.measure == 68)
        #expect(other.settings.queries == [.init(name: "a", query: "b"), .init(name: "c", query: "d")])
    }

    @Test("What is wrong is said with its line")
    func faults() {
        let table: [(String, Int, String)] = [
            ("mesure = 60", 1, "did you mean measure?"), ("\n\ncolour = true", 3, "there are measure"),
            ("measure = 19", 1, "20 to 200 columns, and not 19"), ("measure = \"60\"", 1, "not a string"),
            ("measure = 60.5", 1, "floating"),
            ("# x\nnotes = \"margins\"", 2, "\"auto\", \"popup\", \"inline\" or \"end\""),
            ("spacing = 3", 1, "1 or 2 lines, and not 3"), ("spacing = true", 1, "1 or 2, and not a bool"),
            ("wrap = \"yes\"", 1, "true or false, without quotes, and not a string"), ("\njustify = 1", 2, "true or"),
            ("hyphenate = true\nhyphen = true", 2, "did you mean hyphenate?"),
            ("notes = 3", 1, "text in quotes"), ("[query]\nname = \"a\"", 1, "[[query]]"),
            ("query = [3]", 1, "[[query]]"), ("[[query]]\nname = \"a\"", 1, "has no query"),
            ("[[query]]\nname = \"a\"\nquery = \"is:raed\"", 3, "unread"),
            ("[[query]]\nquery = \"a\"\nname = \" \"", 3, "empty"),
            ("[[query]]\nname=\"a\"\nquery=\"b\"\n[[query]]\nquery=\"c\"\nname=\"a\"", 6, "another"),
            ("[[query]]\nname=\"a\"\nquery=\"b\"\nqeury=\"c\"", 4, "in [[query]]; did you mean query?"),
            ("[[source]]\nname = \"a\"", 1, "has no path"), ("[[source]]\npath = 3", 2, "text in quotes"),
            ("[[source]]\npath = \"a\"\n\n[[source]]\n# x\npath = \"a\"", 6, "another"),
            ("measure = 60\nnotes = ", 2, ""), ("measure = 60\nmeasure = 61", 2, ""), ("[[query", 1, ""),
            ("notes = \"auto\"\nx = \"\u{0}\"", 2, "UTF-8"), ("\n[ #", 2, "name of a table"),
            ("[[\n", 1, "name of a table"),
            ("a = [[1, 2],\n}]", 2, "bracket"), ("a = [{b = 1]]", 1, "bracket"), ("\na = 1979-05-27T=", 2, "date"),
            ("notes = \"auto\"\nlong = '''\na = 1\n\"\"\"'''\nb.c = [1, # ]\n2]\nmesure = 3", 2, "key long"),
        ]
        for (text, line, words) in table {
            let faults = read(text).faults
            #expect(faults.first?.line == line || faults.contains { $0.line == line }, "\(text): \(faults)")
            #expect(faults.contains { $0.message.contains(words) }, "\(text): \(faults)")
        }
        #expect(Settings.read([0x0A, 0x23, 0xFF]).faults.map(\.line) == [2])
    }

    /// What can be written on several lines, and what looks like a key inside of it, leads the scan astray if anything does.
    @Test("The line of a wrong key is found behind any other values", arguments: 0..<100)
    func lines(seed: Int) {
        var dice = Dice(seed)
        let pieces = [
            "", "# measure = 3 [[query]]", "[[query]]\nname = \"NAME\" # x\nquery = '''a\nwrong = 1'''",
            "[[ source ]]\npath = \"\"\"NAME\\\"\"\"\"\n\"name\" = \"[[x]] # \\\" y\"\n",
            "[[query]]\n\"query\" = \"\"\"\nwrong = 2\nb\"\"\"\nname = 'NAME'", "[[source]]\r\npath = 'NAME'\r",
        ]
        var text = dice.pick(["", "measure = 40\n", "notes = 'auto'\n\n"])
        for number in 0..<dice.roll(8) { text += dice.pick(pieces).replacing("NAME", with: "n\(number)") + "\n" }
        let line = text.utf8.count { $0 == 0x0A } + 2
        let faults = read(text + "[[query]]\nwrong = 1\nname = 'x'\nquery = 'y'\n").faults
        #expect(faults.map(\.line) == [line], "\(text): \(faults)")
    }

    @Test("Any bytes are read or refused", arguments: 0..<200)
    func garbage(seed: Int) {
        var dice = Dice(seed)
        let pieces = [
            "measure", "query", "=", " ", "\n", "[[", "]]", "[", "]", "{", "}", "\"", "'", "\"\"\"", "\\", "#", ".",
            "3", ",",
            "é", "\r\n", "true", "1979-05-27", "07:32:00", "T", "_", "-", "1e", "a.b = 1\n", "[[query]]\n",
            "name = \"a\"\n",
        ]
        for _ in 0..<200 {
            let text = (0..<1 + dice.roll(14)).map { _ in dice.pick(pieces) }.joined()
            let lines = text.utf8.count { $0 == 0x0A } + 1
            for fault in read(text).faults { #expect(1...lines ~= fault.line && !fault.message.isEmpty, "\(text)") }
        }
    }
}
