import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// The popup of the outline.
@Suite struct OutlineTests {
    private func outlined(_ keys: String = "", columns: Int = 80, rows: Int = 24, _ article: Article = .interview)
        -> Desk
    {
        var desk = Desk([article, .plain], columns: columns, rows: rows)
        desk.press("Enter \(keys) T")
        return desk
    }

    private func popup(_ desk: Desk) -> OutlinePopup? {
        desk.state.layers.lazy.compactMap { if case .outline(let popup) = $0 { popup } else { nil } }.first
    }

    private func selected(_ desk: Desk) -> String {
        guard let popup = popup(desk), let landmark = popup.selectedLandmark else { return "" }
        return desk.page.page.beginning(of: landmark, bytes: 1_000)
    }

    @Test("It opens at what the cursor stands in, and leads there and back")
    func opening() {
        var desk = outlined("3 i 2 j")
        #expect(desk.screen.contains(" OUTLINE ") && selected(desk).hasPrefix("What about year 3"))
        let before = desk.page.spot
        let progress = desk.page.progress
        desk.press("Esc")
        #expect(desk.state.layers.isEmpty && desk.page.spot == before)
        desk.press("T j j j Enter")
        #expect(desk.line.hasPrefix("What about year 5") && desk.page.isInSight(row: desk.page.cursor))
        #expect(desk.page.progress == progress)
        desk.press("T g Enter")
        #expect(desk.page.cursorLine == 0)
        desk.press("H")
        #expect(desk.line.hasPrefix("What about year 5"))
        desk.press("H")
        #expect(desk.page.spot == before)
    }

    @Test("A note leads to its place among the notes, and Enter from there back")
    func notes() {
        var desk = outlined("3 i")
        let before = desk.page.place
        desk.press("G Enter")
        #expect(desk.line == "The second note." && desk.message == "Enter goes back to the text")
        desk.press("Enter")
        #expect(desk.page.place == before)
    }

    @Test("Each line leads to what it says", arguments: [(200, 60), (80, 24), (40, 12), (20, 5)])
    func everyLine(size: (Int, Int)) {
        let desk = outlined(columns: size.0, rows: size.1)
        for index in 0..<popup(desk)!.landmarks.count {
            var desk = desk
            desk.press("g")
            if index > 0 { desk.press("\(index)".map(String.init).joined(separator: " ") + " j") }
            let text = selected(desk)
            let canvas = draw(desk.state)
            let row = canvas.cursor!.row
            let shown = canvas.description.split(separator: "\n", omittingEmptySubsequences: false)[row]
            #expect(shown.contains(text.prefix(4)), "\(text) on \(shown)")
            desk.press("Enter")
            #expect(text.hasPrefix(desk.line) || desk.line.contains(text.prefix(6)), "\(text): \(desk.line)")
        }
    }

    @Test("A filter leaves what has the words, keeps the line that is selected, and Esc takes it back")
    func filter() {
        var desk = outlined("4 i")
        desk.press("/")
        #expect(desk.screen.contains(" FILTER "))
        desk.type("YEAR")
        #expect(popup(desk)?.landmarks.count == 7 && selected(desk).hasPrefix("What about year 4"))
        desk.type(" after")
        #expect(selected(desk) == "A word on the years after")
        desk.press("Enter")
        #expect(desk.screen.contains("Outline 1/1 of 13: 'YEAR after'"))
        desk.press("Esc")
        #expect(popup(desk)?.landmarks.count == 13 && selected(desk) == "A word on the years after")
        desk.press("/")
        desk.type("nothing")
        #expect(desk.screen.contains("No line has these words"))
        desk.press("Enter Enter")
        #expect(desk.message == "No line is selected")
        desk.press("q q")
        #expect(desk.state.layers.isEmpty)
    }

    @Test("The mouse: the wheel scrolls, a click selects, another goes there, one beside it closes")
    func mouse() {
        var desk = outlined()
        let frame = desk.state.outlineFrame
        func click(_ line: Int) {
            desk.tell(.mouseUsed(Mouse(.press, row: frame.y + 1 + line, column: frame.x + 9)))
        }
        desk.tell(.mouseUsed(Mouse(.wheelDown, row: frame.y + 2, column: frame.x + 9)))
        #expect(popup(desk)?.selected == State.wheelStep)
        click(1)
        #expect(selected(desk) == "How it began" && popup(desk) != nil)
        click(1)
        #expect(popup(desk) == nil && desk.line == "How it began")
        desk.press("T")
        desk.tell(.mouseUsed(Mouse(.press, row: frame.y, column: max(0, frame.x - 1))))
        #expect(frame.x == 0 || popup(desk) == nil)
    }

    @Test("An article without anything to list says so; one that changes closes it")
    func closing() {
        var desk = outlined("", .plain)
        #expect(desk.message == "This article has no headings, questions or notes" && popup(desk) == nil)
        desk = outlined()
        desk.press("/")
        desk.type("year")
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.state.layers.isEmpty)
    }

    @Test("A hundred thousand headings: the window shows some, the filter finds one, the last one is gone to")
    func many() {
        var blocks: [Block] = []
        for number in 0..<100_000 {
            blocks.append(Block(.heading(level: 2 + number % 4), "Heading \(number)"))
            blocks.append(Block(.paragraph, "Paragraph \(number)."))
        }
        var desk = outlined("9 9 %", .sample("A book", blocks))
        #expect(selected(desk).hasPrefix("Heading 99"))
        #expect(desk.screen.contains("/100001"))
        desk.press("/")
        desk.type("77777")
        desk.press("Enter Enter")
        #expect(desk.line == "Heading 77777")
        desk.press("T G Enter")
        #expect(desk.line == "Heading 99999")
    }
}
