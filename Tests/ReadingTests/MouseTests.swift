import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

@Suite struct MouseTests {
    private func desk(_ columns: Int = 100, _ rows: Int = 24) -> Desk {
        Desk(
            [.notes, .plain] + (3...40).map { .sample("Article \($0)", [.marked("Text.")]) }, columns: columns,
            rows: rows)
    }

    /// Clicks where a text stands on the screen.
    private func click(_ text: String, _ desk: inout Desk) {
        for (row, line) in desk.screen.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let range = line.firstRange(of: text) else { continue }
            desk.tell(.mouseUsed(Mouse(.press, row: row, column: columns(of: String(line[..<range.lowerBound])))))
            return
        }
        Issue.record("'\(text)' is not on the screen")
    }

    @Test("A click selects, a click on what is selected reads; a click on the page moves there")
    func panes() {
        var desk = desk()
        click("Article 5", &desk)
        #expect(desk.state.list.selected == 4 && desk.state.focus == .list && desk.diary.isEmpty)
        click("Article 5", &desk)
        #expect(desk.page.id == 5 && desk.state.focus == .page)
        click("Notes and where", &desk)
        #expect(desk.state.focus == .list && desk.state.list.selected == 0)
        click("Notes and where", &desk)
        click("Paragraph 2 has", &desk)
        #expect(desk.line.hasPrefix("Paragraph 2 has"))
    }

    @Test(
        "A click on a marker opens its note, on a link shows it; a click beside a popup closes it and does nothing else"
    )
    func targets() {
        var desk = desk()
        desk.press("Enter")
        click("[2]", &desk)
        #expect(
            desk.popup?.title(columns: 40, glyphs: .unicode).hasPrefix("Note 2") == true
                && desk.page.chosenMarker?.marker.label == "2")
        let place = desk.page.place
        click("Article 7", &desk)
        #expect(desk.popup == nil && desk.page.place == place && desk.state.focus == .page)
        click("[1]", &desk)
        click("link to", &desk)
        #expect(desk.screen.contains("https://example.org/link"))
        desk.tell(.mouseUsed(Mouse(.press, row: 0, column: 0)))
        #expect(desk.popup != nil)
    }

    @Test("A fold opens and closes by clicks")
    func folds() {
        var desk = desk()
        desk.press("Enter")
        desk.move(to: "P.S.")
        desk.press("k k")
        let lines = desk.page.page.lines.count
        click("P.S.", &desk)
        #expect(desk.page.page.lines.count > lines)
    }

    @Test("The wheel scrolls what is under it, whatever has the focus")
    func wheel() {
        var desk = desk()
        desk.press("Enter")
        let list = desk.state.layout.list!
        let page = desk.state.layout.page!
        desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: list.x + 3)))
        #expect(desk.state.list.top == 3 && desk.page.topLine == 0 && desk.state.focus == .page)
        desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: page.x + 9)))
        #expect(desk.page.topLine == 3)
        desk.tell(.mouseUsed(Mouse(.wheelUp, row: 5, column: page.x + 9)))
        #expect(desk.page.topLine == 0)
        desk.press("3 Enter")
        desk.resize(60, 12)
        desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: 30)))
        #expect(desk.popup?.current.topLine == 3)
        desk.press("Esc ?")
        let selected = { (desk: Desk) -> Int? in
            if case .help(let popup)? = desk.state.layers.last { popup.selected } else { nil }
        }
        let before = selected(desk)
        desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: 30)))
        #expect(selected(desk) != before)
    }

    @Test(
        "What the wheel turned of the article that is read is where it was left, also from the list; of a preview it is not"
    )
    func wheelFromTheList() {
        var desk = desk()
        desk.press("Enter h")
        let position = desk.state.layout.page!
        for _ in 0..<4 { desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: position.x + 9))) }
        desk.press("l Q")
        #expect(desk.places[1]?.place == desk.page.place && desk.page.topLine > 0)
        desk.press("h j")
        desk.tell(.rested)
        desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: position.x + 9)))
        desk.tell(.settled)
        #expect(desk.page.id == 2 && desk.places[2] == nil)
    }

    @Test("The wheel beside the notes' pane turns the page on and on; the next key in the pane leads it again")
    func wheelBesideNotes() {
        var desk = desk(120, 20)
        desk.press("Enter t")
        let page = desk.state.layout.page!
        var tops: [Int] = []
        for _ in 0..<4 {
            desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: page.x + 9)))
            tops.append(desk.state.followingNotes.page?.topLine ?? 0)
        }
        #expect(zip(tops, tops.dropFirst()).allSatisfy { $0 + 3 == $1 }, "\(tops)")
        #expect(desk.state.focus == .notes)
        desk.press("j k")
        #expect(desk.state.followingNotes.page?.topLine != tops.last)
    }

    @Test("A popup shows what it has room for after a resize, and a click means the row that is seen")
    func popupsFitTheWindow() {
        var desk = desk(100, 40)
        desk.press("Enter")
        for _ in 0..<9 { desk.press("2 j m") }
        #expect(desk.bookmarks.count >= 6)
        desk.press("' G")
        desk.resize(100, 10)
        let rows = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let row = rows.firstIndex { $0.contains("╭ Bookmarks") }! + 1
        desk.tell(.mouseUsed(Mouse(.press, row: row, column: 20)))
        guard case .bookmarks(let popup)? = desk.state.layers.last, let selected = popup.selectedRow else {
            Issue.record("The list has gone")
            return
        }
        #expect(rows[row].contains(selected.bookmark.passage.quote.prefix(20)))

        desk.press("Esc 3 Enter G")
        let top = desk.popup?.current.topLine
        desk.resize(100, 40)
        #expect(top != 0 && desk.popup?.current.topLine == 0, "all of it has room now")
    }

    @Test("Clicks and wheels anywhere, at any size, in any scene: nothing breaks", arguments: Scene.allCases)
    func anywhere(scene: Scene) {
        var dice = Dice(3)
        for _ in 0..<30 {
            var desk = scene.desk(columns: dice.roll(130), rows: dice.roll(46))
            for _ in 0..<20 {
                let action = dice.pick([Mouse.Action.press, .press, .wheelUp, .wheelDown])
                desk.tell(.mouseUsed(Mouse(action, row: dice.roll(50) - 2, column: dice.roll(134) - 2)))
                let canvas = draw(desk.state)
                if let cursor = canvas.cursor {
                    #expect(canvas.bounds.contains(row: cursor.row, column: cursor.column))
                }
            }
        }
    }

    @Test("Beside the notes' pane the mouse acts on the page that is shown")
    func besideNotes() {
        var desk = desk(120, 24)
        desk.press("Enter t G 2 k")
        let shown = desk.state.followingNotes.page?.topLine
        #expect(shown != desk.page.topLine)
        click("Line 28 of a note", &desk)
        #expect(desk.line.contains("Line 28 of a note") && desk.page.topLine == shown)
    }
}
