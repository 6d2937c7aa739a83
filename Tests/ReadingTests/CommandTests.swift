import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

@Suite struct CommandTests {
    @Test("No key means two things in one context, and every command has a key, a place and a line of help")
    func table() {
        for context in Context.allCases {
            let keys = Binding.table.filter { $0.contexts.contains(context) }.flatMap(\.keys)
            #expect(Set(keys).count == keys.count, "\(context): a key is bound twice")
            for key in keys { #expect(Key(name: key.name) == key) }
        }
        for command in Command.allCases {
            let bindings = Binding.table.filter { $0.command == command }
            #expect(!bindings.isEmpty, "\(command) has no key")
            #expect(bindings.allSatisfy { !$0.keys.isEmpty && !$0.contexts.isEmpty && !$0.help.isEmpty })
        }
    }

    @Test("Digits are numbers, so no command has them")
    func digits() {
        for key in Binding.table.flatMap(\.keys) {
            if case .character(let sign) = key { #expect(!sign.isNumber) }
        }
    }

    /// With enough of everything for every key to have something to do.
    private static var desk: Desk {
        var articles: [Article] = (0..<40).map { $0 == 1 ? .plain : .notes }
        articles[2].address = "https://example.org/" + String(repeating: "far/away/", count: 99)
        articles[3].document.blocks.insert(Block(.preformatted, String(repeating: "wide ", count: 60)), at: 0)
        for index in articles.indices { articles[index].language = "en" }
        var desk = Desk(articles, rows: 9)
        desk.hyphenation = Hyphenation { [$0.utf8.count / 2] }
        return desk
    }

    @Test("Every key of the table does something in every context that it is listed in", arguments: Context.allCases)
    func everyKey(context: Context) {
        let ways: [Context: [String]] = [
            .list: ["", "j", "G", "Enter h", "2 j", "u", "u U", "Enter J h", "Enter J H h", "/ p l a i n Enter"],
            .page: [
                "Enter", "Enter G", "Enter Space", "Enter ]", "j Enter", "Enter 2 ] 5 j", "Enter G", "Enter G H",
                "Enter -", "3 j Enter w", "3 j Enter w >", "Enter 5 j m", "Enter 5 j m U", "Enter / n o t e Enter",
                "2 j Enter G", "Enter 1 Enter c Esc j",
            ],
            .selection: [
                "Enter j v", "Enter j v 2 j", "Enter 2 j v", "Enter 9 j v j", "Enter G v", "Enter G v Space G",
                "Enter 9 j v Space Space",
            ],
            .note: [
                "Enter 1 Enter", "Enter 5 j m 1 Enter", "Enter 5 j m U 1 Enter", "Enter 3 Enter", "Enter 3 Enter G",
                "Enter 2 ] Enter Tab Enter",
            ],
            .bookmarks: [
                "Enter u 5 j m '", "Enter 5 j m 5 j m U '", "Enter j m 2 j m 3 j m 3 j m '",
                "Enter j m 2 j m 3 j m 3 j m ' G",
            ],
            .citing: ["3 j Enter c j", "3 j Enter c"],
            .link: ["Enter ] Enter o", "2 j Enter G o", "2 j Enter G o G"],
            .notes: ["Enter t", "Enter G t", "Enter G H t", "Enter J J t", "Enter t G", "u Enter t", "u Enter t U"],
            .help: ["?", "? G", "? Space"],
            .shelves: ["h", "h j", "h G", "u h", "u U h", "Enter J h h", "Enter J H h h"],
        ]
        for binding in Binding.table where binding.contexts.contains(context) {
            for key in binding.keys {
                let works = ways[context]!.contains { way in
                    var desk = context == .citing ? Desk(Article.linkedOnes) : Self.desk
                    // Only long work that goes on can be stopped.
                    if binding.command == .cancelWork { desk.tell(.workProgressed("Importing")) }
                    desk.press(way)
                    #expect(desk.state.context == context, "\(way) does not lead to \(context)")
                    let before = Self.look(desk)
                    let asked = desk.diary.count
                    desk.press(key)
                    return desk.diary.count > asked || Self.look(desk) != before
                }
                #expect(works, "\(key.name) (\(binding.command)) does nothing in \(context)")
            }
        }
    }

    /// All that is seen but for the message.
    private static func look(_ desk: Desk) -> [String] {
        var state = desk.state
        state.message = nil
        let canvas = draw(state)
        return [canvas.description, canvas.styleMarks, "\(String(describing: canvas.cursor))", "\(state.layers.count)"]
    }

    @Test("Help shows every key of the table, those of where it was asked for first", arguments: Context.allCases)
    func help(context: Context) {
        let lines = HelpPopup(for: context).lines
        for binding in Binding.table {
            let keys = binding.keys.map(\.name).joined(separator: " ")
            #expect(lines.contains { $0.keys == keys && $0.text == binding.help }, "\(binding.command)")
        }
        if context != .help { #expect(lines.first?.keys == context.title) }
        #expect(lines.first?.isHeading == true)
    }

    @Test("Help scrolls, stops at its ends, and does not send to itself")
    func helpKeys() {
        var desk = Desk([.notes], rows: 12)
        desk.press("?")
        guard case .help(let popup)? = desk.state.layers.last else {
            Issue.record("No help")
            return
        }
        #expect(desk.screen.contains("1-\(desk.state.helpRows)/\(popup.lines.count)"))
        desk.press("G")
        #expect(desk.screen.contains("/\(popup.lines.count)") && desk.screen.contains("a number repeats"))
        desk.press("W")
        #expect(desk.message == "W does nothing here")
        desk.press("q")
        #expect(desk.state.layers.isEmpty)
    }
}
