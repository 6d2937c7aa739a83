import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

@Suite struct MovingTests {
    private func reading(_ article: Article = .notes, columns: Int = 80, rows: Int = 24) -> Desk {
        var desk = Desk([article, .plain], columns: columns, rows: rows)
        desk.press("Enter")
        return desk
    }

    @Test("j and k go by lines of text, over empty ones, and stop at the ends")
    func lines() {
        var desk = reading()
        #expect(desk.line == "Notes and where they lead")
        desk.press("k")
        #expect(desk.page.cursorLine == 0)
        desk.press("j")
        #expect(desk.line.hasPrefix("The first sentence"))
        #expect(desk.page.cursorLine == 2)
        desk.press("k")
        #expect(desk.page.cursorLine == 0)
        desk.press("G j")
        #expect(desk.page.cursorLine == desk.page.page.lines.count - 1)
    }

    @Test("A number repeats every movement", arguments: ["j", "Space", "^D", "]"])
    func counts(key: String) {
        var counted = reading()
        var repeated = counted
        counted.press("3 \(key)")
        repeated.press("\(key) \(key) \(key)")
        #expect(counted.page.cursorLine == repeated.page.cursorLine)
        #expect(counted.page.place == repeated.page.place)
        #expect(counted.page.marker == repeated.page.marker)
        #expect(counted.state.count == nil)
        let back = ["j": "k", "Space": "b", "^D": "^U", "]": "["][key]!
        counted.press("2 \(back)")
        repeated.press("\(back) \(back)")
        #expect(counted.page.cursorLine == repeated.page.cursorLine)
        #expect(counted.page.marker == repeated.page.marker)
    }

    @Test("A number repeats movements in the list, too", arguments: ["j", "Space", "^D", "J"])
    func countsInList(key: String) {
        var counted = Desk((0..<60).map { .sample("Article \($0)", []) }, rows: 12)
        var repeated = counted
        counted.press("3 \(key)")
        repeated.press("\(key) \(key) \(key)")
        #expect(counted.state.list.selected == repeated.state.list.selected)
        #expect(counted.state.list.selected >= 3)
    }

    @Test("The number typed is on the screen; Esc takes it back and does nothing else")
    func cancelledCount() {
        var desk = reading()
        desk.press("1 2")
        #expect(desk.state.count == 12)
        #expect(desk.screen.contains("READING  12  "))
        #expect(desk.press("Esc") == [])
        #expect(desk.state.count == nil && desk.state.focus == .page)
        desk.press("j")
        #expect(desk.page.cursorLine == 2)
        desk.press("9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 j")
        #expect(desk.page.cursorLine == desk.page.page.lines.count - 1)
    }

    @Test("g and G go to the ends, and show what stands around them")
    func ends() {
        var desk = reading()
        desk.press("G")
        #expect(desk.page.cursorLine == desk.page.page.lines.count - 1)
        #expect(desk.screen.contains("(no marker cites this note)"))
        desk.press("g")
        #expect(desk.page.cursorLine == 0 && desk.page.topLine == 0)
    }

    @Test("A page down keeps two lines, ends on the last line, and a page up comes back")
    func pages() {
        var desk = reading()
        let height = desk.page.rowsOfPage
        desk.press("Space")
        #expect(desk.page.topLine == height - 2)
        desk.press("b")
        #expect(desk.page.topLine == 0)
        desk.press("9 9 Space Space")
        #expect(desk.page.cursorLine == desk.page.page.lines.count - 1)
        desk.press("9 9 b b")
        #expect(desk.page.cursorLine == 0)
    }

    @Test("The cursor stands in the window whatever moves it")
    func window() {
        for rows in [2, 3, 5, 12, 24] {
            var desk = reading(rows: rows)
            for keys in ["j", "5 j", "^D", "Space", "G", "k", "7 k", "^U", "b", "]", "]", "3 ]", "[", "g"] {
                desk.press(keys)
                let page = desk.page
                #expect(
                    (page.topLine..<page.topLine + page.rowsOfPage).contains(page.cursorLine), "\(keys) at \(rows) rows"
                )
                #expect(page.page.lines[page.cursor].entry != nil)
            }
        }
    }

    @Test("A key without a meaning says so and changes nothing else", arguments: ["W", "F5", "^X", "0"])
    func unknownKeys(key: String) {
        var desk = reading()
        let before = desk.page.place
        #expect(desk.press(key) == [])
        #expect(desk.message == "\(key) does nothing here; ? shows the keys")
        #expect(desk.page.place == before)
    }

    @Test("The list keeps the selected row in sight")
    func list() {
        var desk = Desk((0..<60).map { .sample("Article \($0)", []) }, rows: 12)
        for keys in ["j", "Space", "Space", "G", "k", "^U", "b", "g", "5 9 j", "3 0 k"] {
            desk.press(keys)
            let rows = max(1, desk.state.layout.listRows.height)
            #expect((desk.state.list.top..<desk.state.list.top + rows).contains(desk.state.list.selected), "\(keys)")
            #expect(desk.state.list.top <= 60 - rows)
        }
    }

    @Test("In a narrow window the list comes back with its rows around the selected one")
    func narrowList() {
        var desk = Desk((0..<60).map { .sample("Article \($0)", []) }, columns: 60, rows: 24)
        desk.press("8 j Enter h")
        #expect(desk.state.list.selected == 8 && desk.state.list.top == 0)
        desk.press("l")
        desk.resize(60, 20)
        desk.press("h")
        #expect(desk.state.list.top == 0)
        #expect(desk.screen.contains("Article 0"))
    }

    @Test("A list of nothing can be walked in")
    func emptyList() {
        var desk = Desk([])
        for key in Binding.table.flatMap(\.keys) where key != .control("Z") { desk.press(key) }
        #expect(desk.state.list.selected == 0)
        #expect(desk.state.page == nil)
    }

    @Test("An article without a word can be opened and walked in")
    func emptyArticle() {
        var desk = Desk([.sample("", [])])
        desk.press("Enter")
        for binding in Binding.table where binding.contexts.contains(.page) {
            for key in binding.keys {
                desk.press(key)
                desk.press("Esc l")
                _ = desk.screen
            }
        }
        #expect(desk.page.place == .start)
    }
}
