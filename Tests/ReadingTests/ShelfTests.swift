import Articles
import Cells
import Support
import Testing

@testable import Reading

/// The shelves, and what the list shows of each.
@Suite struct ShelfTests {
    private func desk(columns: Int = 140, rows: Int = 24, count: Int = 30) -> Desk {
        Desk((1...count).map { .sample("Article \($0)", [.marked("Text.")]) }, columns: columns, rows: rows)
    }

    private func shown(_ desk: Desk) -> [Article.ID] { desk.state.list.rows.map(\.id) }

    @Test("Moving over the shelves shows the articles of each at once; Enter goes to them; the shelf is remembered")
    func moving() {
        for (columns, key) in [(140, "h"), (140, "B"), (120, "B"), (80, "h"), (40, "B")] {
            var desk = desk(columns: columns)
            desk.press("* j j * u g \(key)")
            #expect(desk.state.context == .shelves && desk.screen.contains("Shelves"))
            desk.press("j")
            #expect(desk.state.list.listing.shelf == .unread && desk.state.list.total == 29)
            desk.press("2 j")
            #expect(shown(desk) == [1, 3])
            desk.press("Enter")
            #expect(desk.state.context == .list && shown(desk) == [1, 3] && desk.screen.contains("Starred"))
            #expect(desk.rememberedShelf == nil)
            desk.tell(.settled)
            #expect(desk.rememberedShelf == .starred)
            desk.press("B g l")
            #expect(desk.state.list.listing.shelf == .all && desk.state.list.total == 30)
        }
    }

    @Test("An article that no longer belongs on the shelf stays in sight until the list is made anew")
    func staying() {
        var desk = desk()
        desk.press("B j l u")
        #expect(desk.statuses[0].progress == .finished && shown(desk).first == 1)
        desk.press("B k j l")
        #expect(shown(desk).first == 2 && desk.state.list.total == 29)
    }

    @Test("The selection stays on its article where the shelf has it, and else begins at the top")
    func selection() {
        var desk = desk()
        desk.press("5 j * j * B 3 j")
        #expect(desk.state.list.listing.shelf == .starred && desk.state.list.selectedRow?.id == 7)
        desk.press("j")
        #expect(desk.state.list.rows.isEmpty && desk.screen.contains("No article stands on this shelf"))
        desk.press("g")
        #expect(desk.state.list.selectedRow?.id == 7)
    }

    @Test("A saved query has its number as soon as it is counted, and keeps it until it is counted again")
    func savedNumbers() {
        let saved = ShelfRow(.saved(name: "Three", query: "title:3"), name: "Three")
        var desk = Desk(
            (1...30).map { .sample("Article \($0 % 10)", [.marked("Text.")]) }, savedQueries: [saved], columns: 140)
        #expect(desk.screen.contains(/Three +3│/))
        desk.articles.append(.sample("Again 3", []))
        desk.statuses.append(Status())
        desk.doesEffects = false
        desk.tell(.libraryChanged)
        desk.tell(.shelvesLoaded(desk.model.shelves))
        #expect(desk.screen.contains(/Three +3│/))
        desk.doesEffects = true
        desk.tell(.libraryChanged)
        #expect(desk.screen.contains(/Three +4│/))
    }

    @Test("Numbers are what a count of the articles says, whatever is marked", arguments: 0..<8)
    func numbers(seed: Int) {
        var dice = Dice(seed)
        var desk = desk(columns: dice.pick([140, 180]))
        for _ in 0..<60 {
            desk.press(
                dice.pick(["j", "k", "u", "*", "V 3 j u", "x x *", "U", "^R", "B j l", "B k l", "G", "A y", "Esc"]))
            for row in desk.state.shelves.rows {
                let listed = desk.model.listed(Listing(row.shelf))
                #expect(row.articles == listed.count)
                #expect(row.unread == listed.count { $0.status.progress == .unread })
            }
        }
    }

    @Test("Numbers are read only where they are seen, and after the rows")
    func thrift() {
        var desk = desk(columns: 80)
        desk.doesEffects = false
        #expect(!update(&desk.state, .keyPressed(.character("j"))).contains(.loadShelves))
        #expect(update(&desk.state, .keyPressed(.character("B"))).contains(.loadShelves))
        #expect(!update(&desk.state, .keyPressed(.character("j"))).contains(.loadShelves), "It was asked for")
    }

    @Test("A click on a shelf shows it, the wheel scrolls them, in the pane at the left or in the list's place")
    func mouse() {
        var desk = desk(columns: 140)
        let area = desk.state.layout.shelvesRows
        desk.tell(.mouseUsed(Mouse(.press, row: area.y + 1, column: area.x + 3)))
        #expect(desk.state.list.listing.shelf == .unread && desk.state.focus == .shelves)
        desk.tell(.mouseUsed(Mouse(.press, row: 3, column: desk.state.layout.listRows.x + 2)))
        #expect(desk.state.focus == .list)
        var small = self.desk(columns: 80, rows: 6)
        small.press("B")
        small.tell(.mouseUsed(Mouse(.wheelDown, row: 2, column: 3)))
        #expect(small.state.shelves.top > 0)
        small.tell(.mouseUsed(Mouse(.press, row: small.state.layout.shelvesRows.y, column: 3)))
        #expect(small.state.shelves.selected > 0 && small.state.focus == .shelves)
    }

    @Test("Sources and publications stand under headings; without room for both, only what is unread is counted")
    func groups() {
        var shelves = ShelvesState()
        shelves.set(
            ShelfRow.common + [
                ShelfRow(.publication("B"), name: "B"), ShelfRow(.source(2), name: "mails"),
                ShelfRow(.saved(name: "Poems", query: "poem"), name: "Poems"), ShelfRow(.publication("A"), name: "A"),
            ], showing: .source(2), height: 4)
        #expect(
            shelves.lines.dropFirst(5) == [
                .air, .heading(.saved), .shelf(5), .air, .heading(.sources), .shelf(6), .air,
                .heading(.publications), .shelf(7), .shelf(8),
            ])
        #expect(shelves.selectedRow?.name == "mails" && (shelves.top..<shelves.top + 4).contains(10))
        #expect(shelves.rows.suffix(2).map(\.name) == ["B", "A"])
    }

    @Test("Where there is room for one number, sources and publications show what is unread of them")
    func oneNumber() {
        let rows =
            ShelfRow.common + [
                ShelfRow(.source(1), name: "Some", articles: 9, unread: 4),
                ShelfRow(.source(2), name: "None", articles: 8, unread: 0),
            ]
        for (columns, some, none) in [
            (140, "Some +4│", "None +│"), (180, "Some +4/9│", "None +8│"),
        ] {
            var desk = desk(columns: columns)
            desk.tell(.shelvesLoaded(rows))
            for pattern in [some, none] {
                #expect(desk.screen.contains(try! Regex(pattern)), "\(columns): \(pattern)")
            }
        }
    }

    @Test("A source that has been forgotten is no longer shown")
    func forgotten() {
        var desk = desk()
        desk.tell(.shelvesLoaded(ShelfRow.common + [ShelfRow(.source(1), name: "Some", articles: 9, unread: 4)]))
        desk.press("B 5 j")
        #expect(desk.state.list.listing.shelf == .source(1))
        desk.tell(.shelvesLoaded(ShelfRow.common))
        #expect(desk.state.list.listing.shelf == .all && desk.state.list.total == 30)
    }

    @Test("The page is read in full measure beside list and shelves, or leaves room for its notes")
    func room() {
        for columns in Layout.shelved...220 {
            let layout = Layout(size: Size(columns: columns, rows: 40), focus: .list, hasNotes: true)
            let (shelves, list, page) = (layout.shelves!, layout.list!, layout.page!)
            #expect(shelves.right == list.x && list.right == page.x && page.right == columns)
            #expect(list.width >= 36)
            #expect(layout.text.width == Preferences().measure, "\(columns)")
            #expect((layout.margin != nil) == (columns >= 160), "\(columns)")
        }
    }
}
