import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// Searching the library: results while one types, and the way through them.
@Suite struct SearchTests {
    private func desk(columns: Int = 120, rows: Int = 40) -> Desk {
        let filler = (1...30).map { Block.marked("Paragraph \($0) fills the window.") }
        return Desk(
            [
                .sample("A first one", filler + [.marked("The ledger is here."), .marked("A ledger again.")]),
                .sample("The ledger itself", filler + [.marked("Nothing but this ledger.")]), .plain,
                .sample("Another", [.marked("Ledgers and ledges.")] + filler),
            ], columns: columns, rows: rows)
    }

    private func shown(_ desk: Desk) -> [Article.ID] { desk.state.list.rows.map(\.id) }

    private func search(_ text: String, on desk: inout Desk) {
        desk.press("s ^U")
        desk.type(text)
    }

    @Test("From every pane: what is typed is found at once, the newest first, with the words around it")
    func typing() {
        for way in ["", "3 j", "Enter", "3 j Enter 4 j", "/ p l a i n Enter"] {
            var desk = desk()
            desk.press(way)
            search("ledger", on: &desk)
            #expect(shown(desk) == [1, 2, 4], "\(way)")
            #expect(desk.state.list.selectedRow?.id == 1 && desk.state.focus == .list)
            #expect(desk.screen.contains("The ledger is here.") && desk.screen.contains("3 of 4: 'ledger'"))
            desk.type(" ")
            #expect(shown(desk) == [1, 2], "A space behind a word asks for the whole of it")
            desk.press("Backspace")
            desk.type("s")
            #expect(shown(desk) == [4])
        }
    }

    @Test("While not all of the library can be searched, what is found is so much so far")
    func partly() {
        var desk = desk()
        search("ledger", on: &desk)
        var run = desk.model.run(RowRequest(desk.state.list.listing, .start, count: 100))
        #expect(!desk.screen.contains("so far"))
        run.isPartial = true
        desk.tell(.rowsLoaded(run))
        #expect(desk.screen.contains("3 of 4 so far: 'ledger'"))
        desk.press("Esc")
        #expect(!desk.screen.contains("so far"))
    }

    @Test("Esc in the prompt brings back what was shown, wherever that was")
    func cancelled() {
        for way in ["2 j", "Enter 9 j", "3 j Enter 4 j h k", "/ a n o Enter", "3 j Enter 5 j t", "S S 2 j"] {
            for size in [(120, 40), (60, 20), (20, 5)] {
                let tested: [Article] = [.notes, .annotated, .plain, .notes]
                var desk = Desk(tested, columns: size.0, rows: size.1)
                desk.press(way)
                desk.tell(.rested)
                desk.tell(.settled)
                let before = desk.screen.split(separator: "\n")
                search("sentence", on: &desk)
                desk.tell(.rested)
                desk.press("Down Esc")
                desk.tell(.rested)
                let after = desk.screen.split(separator: "\n")
                let other = zip(before, after).filter { $0 != $1 }.map { "\n\($0)\n\($1)" }.joined()
                #expect(before.count == after.count && other.isEmpty, "\(way) at \(size): \(other)")
            }
        }
    }

    @Test("Enter keeps the results, Enter again opens at the hit, n goes on, q comes back, Esc shows everything again")
    func through() {
        var desk = desk()
        search("ledger ", on: &desk)
        desk.press("Enter")
        #expect(desk.state.context == .list && shown(desk) == [1, 2])
        desk.press("Enter")
        #expect(desk.page.id == 1 && desk.line == "The ledger is here." && desk.screen.contains("hit 1 of 2"))
        desk.press("n")
        #expect(desk.line == "A ledger again.")
        desk.press("J")
        #expect(desk.page.id == 2 && desk.line == "Nothing but this ledger.", "The text comes before the title")
        #expect(desk.screen.contains("hit 2 of 2"))
        desk.press("q")
        #expect(desk.state.focus == .list && desk.state.list.selectedRow?.id == 2)
        desk.press("Esc")
        #expect(shown(desk).count == 4 && desk.state.list.selectedRow?.id == 2)
    }

    @Test("A search does not lose where an article was left: it is kept until the reader goes on, and H leads there")
    func placeKept() {
        for (columns, rest) in [(120, true), (120, false), (60, false)] {
            var desk = desk(columns: columns)
            desk.press("Enter 8 j")
            let left = desk.page.place
            desk.press("J h")
            desk.tell(.settled)
            #expect(desk.places[1]?.place == left)
            search("ledger ", on: &desk)
            if rest { desk.tell(.rested) }
            desk.press("Enter Enter")
            #expect(desk.page.id == 1 && desk.line == "The ledger is here.")
            desk.tell(.settled)
            #expect(desk.places[1]?.place == left)
            desk.press("H")
            #expect(desk.page.id == 1 && desk.page.place == left)
            desk.press("n j")
            desk.tell(.settled)
            #expect(desk.places[1]?.place != left)
        }
    }

    @Test("A search that takes long shows that it does, and what comes late is shown unless something newer is wanted")
    func late() {
        var desk = desk()
        desk.findsAtOnce = false
        search("led", on: &desk)
        #expect(desk.screen.contains("Articles, searching: 'led'") && shown(desk).count == 4)
        let old = desk.waiting
        desk.type("gers")
        desk.tell(.rowsLoaded(desk.model.run(old[0])))
        #expect(desk.screen.contains("Articles, searching: 'ledgers'"), "What was asked for first is no longer wanted")
        desk.answerSearches()
        #expect(shown(desk) == [4] && desk.screen.contains("1 of 4: 'ledgers'"))
        desk.press("Esc")
        #expect(shown(desk).count == 4 && !desk.screen.contains("ledgers'"))
    }

    @Test("What cannot be understood is said where it stands; the words are looked for all the same")
    func problems() {
        var desk = desk()
        search("is:green ledgers", on: &desk)
        #expect(shown(desk).contains(4))
        #expect(desk.message?.hasPrefix("Column ") == true)
        desk.press("Esc")
        search("ledgers \"and", on: &desk)
        #expect(desk.message == nil, "It may go on")
        desk.press("Enter")
        #expect(desk.message?.hasPrefix("Column 9: ") == true && shown(desk) == [4])
    }

    @Test("A row of two lines is one to the keys and to the mouse")
    func twoLines() {
        var desk = desk(columns: 80, rows: 24)
        search("ledger", on: &desk)
        desk.press("Enter")
        #expect(desk.state.rowHeight == 2)
        let rows = desk.state.layout.listRows
        for (row, id) in [(0, 1), (1, 1), (2, 2), (3, 2), (4, 4), (5, 4)] {
            desk.tell(.mouseUsed(Mouse(.press, row: rows.y + row, column: rows.x + 2)))
            #expect(desk.state.list.selectedRow?.id == Int64(id))
            if desk.state.focus == .page { desk.press("h") }
        }
        desk.press("g G")
        #expect(desk.state.list.selectedRow?.id == 4)
        desk.resize(40, 8)
        #expect(desk.state.rowHeight == (desk.state.layout.listRows.height >= 6 ? 2 : 1))
    }

    @Test("What was found is in sight in its line, however far behind the beginning it stands", arguments: 8..<60)
    func snippets(width: Int) {
        for text in [
            "One two three four five six seven hit eight nine ten", "新聞新聞新聞新聞新聞新聞新聞新聞 hit 新聞", "hit", "x hit y",
        ] {
            let hits = HitFinder(.words(.init("hit"))).hits(in: text)
            var canvas = Canvas(Size(columns: width, rows: 1))
            let marks = drawSnippet(Snippet(text, hits: hits), in: canvas.bounds, on: &canvas)
            #expect(marks.count == 1)
            guard let mark = marks.first else { continue }
            let found = mark.columns.map { column in
                let cell = canvas[0, column]
                return cell.width > 0 ? String(cell[0]) : ""
            }.joined()
            #expect(found == "hit" || found == "hi…", "\(width): \(canvas.description)")
        }
    }

    @Test("S sorts by relevance only while something is looked for")
    func relevance() {
        var desk = desk()
        search("ledger", on: &desk)
        desk.press("Enter")
        for _ in 0..<Sort.allCases.count - 1 { desk.press("S") }
        #expect(desk.state.list.listing.sort == .relevance && desk.message == "Sorted by relevance")
        desk.press("Esc")
        #expect(desk.state.list.listing.sort != .relevance && shown(desk).count == 4)
    }
}
