import Articles
import Cells
import Support
import Testing

@testable import Reading

@Suite struct ListTests {
    private static let titles = [
        "Ukraine: resistance", "The new left", "Élections in France", "Zürich in ukulele fever", "A plain article",
    ]

    private func desk(_ titles: [String] = Self.titles, columns: Int = 80, rows: Int = 24) -> Desk {
        Desk(titles.map { .sample($0, [.marked("Text.")]) }, columns: columns, rows: rows)
    }

    private func shown(_ desk: Desk) -> [Article.ID] { desk.state.list.rows.map(\.id) }
    private func selected(_ desk: Desk) -> Article.ID? { desk.state.list.selectedRow?.id }

    // MARK: The filter

    @Test("What is typed narrows the list at once, without case and accents; Enter keeps it, Esc shows all again")
    func filter() {
        var desk = desk()
        desk.press("/")
        desk.type("UK")
        #expect(shown(desk) == [1, 4])
        #expect(desk.screen.contains("Articles 2 of 5: 'UK'"))
        desk.type("r")
        #expect(shown(desk) == [1])
        desk.press("Backspace Backspace Backspace")
        desk.type("elections")
        #expect(shown(desk) == [3])
        desk.press("Enter")
        #expect(shown(desk) == [3] && desk.state.context == .list)
        desk.resize(120, 40)
        #expect(desk.screen.contains("┌ Articles 1 of 5: 'elections' ─"))
        desk.press("Esc")
        #expect(shown(desk).count == 5 && selected(desk) == 3)
        #expect(desk.message == "Filter cleared: all articles are shown")
    }

    @Test("Authors, publications and days are looked at, too, each word anywhere")
    func filterFields() {
        var desk = desk()
        desk.press("/")
        for (text, ids) in [
            ("lovelace analyst", [1, 2, 3, 4, 5]), ("2024-11-12", [3]), ("date:2024-11-12 ukraine", []),
            ("left ada", [2]),
            ("  ", [1, 2, 3, 4, 5]),
        ] as [(String, [Article.ID])] {
            desk.press("^U")
            desk.type(text)
            #expect(shown(desk) == ids, "'\(text)'")
        }
    }

    @Test("Esc while typing goes back to what was shown and selected before")
    func cancelledFilter() {
        var desk = desk()
        desk.press("2 j / u k Esc")
        #expect(shown(desk).count == 5 && selected(desk) == 3)
        desk.press("/ u k Enter")
        desk.press("/ z Esc")
        #expect(shown(desk) == [1, 4])
        desk.press("/")
        #expect(desk.state.context == nil)
        desk.press("Enter")
        #expect(shown(desk) == [1, 4], "The filter is there to be changed")
    }

    @Test("The selection stays on its article while it is shown, and the arrows move it meanwhile")
    func selection() {
        var desk = desk()
        desk.press("3 j /")
        desk.type("u")
        #expect(selected(desk) == 4)
        desk.type("k")
        #expect(selected(desk) == 4 && desk.state.list.selected == 1)
        desk.press("Up")
        #expect(selected(desk) == 1)
        desk.press("Down Down Enter Esc")
        #expect(selected(desk) == 4)
    }

    @Test("A filter that nothing matches says so and what to do; the page stays, and keys say why they do nothing")
    func nothing() {
        for (columns, rows) in [(80, 24), (120, 40), (40, 12), (20, 5)] {
            var desk = desk(columns: columns, rows: rows)
            desk.press("Enter h / q q Enter")
            #expect(desk.screen.contains("No article has"))
            for key in ["Enter", "u", "*", "n", "N"] {
                desk.press(key)
                #expect(desk.message == "No article matches the filter; Esc clears it", "\(key)")
            }
            #expect(desk.page.id == 1)
            desk.tell(.rested)
            #expect(desk.page.id == 1)
            desk.press("l")
            #expect(desk.state.focus == .page)
        }
    }

    @Test("Movements, the next article and the next unread one go among what is shown")
    func movingWithin() {
        var desk = desk()
        desk.press("/ u k Enter g j")
        #expect(selected(desk) == 4)
        desk.press("K")
        #expect(selected(desk) == 1)
        desk.press("Enter J")
        #expect(desk.page.id == 4)
        desk.press("J")
        #expect(desk.message == "This is the last article that matches the filter" && desk.page.id == 4)
        desk.press("^N")
        #expect(desk.page.id == 4 && desk.message == "No other unread articles match the filter")
        desk.press("h k u j Enter ^N")
        #expect(desk.page.id == 1 && desk.message == "Wrapped to the top")
    }

    @Test("What the filter hides can be opened; the list stays as it was, and its neighbours are those around it")
    func hidden() {
        var desk = desk()
        desk.press("2 j Enter m h / u k Enter g Enter")
        #expect(desk.page.id == 1)
        desk.press("' Enter")
        #expect(desk.page.id == 3 && shown(desk) == [1, 4] && selected(desk) == 1)
        _ = desk.screen
        desk.press("u")
        #expect(desk.statuses[2].progress == .unread || desk.statuses[2].progress == .finished)
        desk.press("J")
        #expect(desk.page.id == 4 && selected(desk) == 4)
        desk.press("H")
        #expect(desk.page.id == 3)
        desk.press("K")
        #expect(desk.page.id == 1)
        desk.press("H")
        #expect(desk.page.id == 3)
    }

    @Test("Rows that arrive keep filter, order and selection")
    func arriving() {
        var desk = desk()
        desk.press("S S / u k Enter G")
        #expect(desk.state.list.listing.sort == .title && shown(desk) == [1, 4] && selected(desk) == 4)
        desk.articles.append(.sample("A Ukrainian again", []))
        desk.statuses.append(Status())
        desk.tell(.libraryChanged)
        #expect(shown(desk) == [6, 1, 4] && selected(desk) == 4)
    }

    @Test(
        "Until a key is pressed the first row is the selected one, whatever arrives before it; then the selection stays"
    )
    func arrivingBeforeAKey() {
        for key in ["", "?", "m", "j"] {
            var desk = desk()
            let first = selected(desk)
            desk.press(key)
            let before = selected(desk)
            #expect(key == "j" || before == first)
            if key == "?" { desk.press("Esc") }
            for _ in 0..<3 {
                desk.articles.append(.sample("From another program", []))
                desk.statuses.append(Status())
                desk.tell(.libraryChanged)
            }
            #expect(shown(desk).contains(8))
            #expect(selected(desk) == (key.isEmpty ? shown(desk)[0] : before), "\(key)")
        }
    }

    // MARK: The order

    @Test("S goes through all orders, says which, asks to remember it, and keeps the selection")
    func sorting() {
        var desk = desk()
        desk.press("3 j")
        for sort in Sort.allCases.dropFirst().dropLast() + [.newest] {
            #expect(desk.press("S") == [.rememberSort(sort)])
            #expect(desk.message == "Sorted \(sort.name)" && selected(desk) == 4)
            #expect(shown(desk) == desk.model.listed(Listing(sort: sort)).map(\.id))
        }
        desk.press("S S")
        #expect(desk.screen.contains("┌ Articles by title ─"))
        desk.press("/ u k Enter")
        #expect(desk.screen.contains("┌ Articles 2 of 5 by title:"))
        let restored = State(size: Size(columns: 80, rows: 24), listing: Listing(sort: .longest))
        #expect(draw(restored).description.contains("Articles, longest first"))
    }

    // MARK: Marks

    @Test("Stars and marks are set and undone, of the selected article or of the one that is read; nothing moves")
    func marks() {
        var desk = desk(columns: 120)
        desk.press("S S S S S S j")
        let order = shown(desk)
        #expect(desk.press("*") == [.setStarred(2, true)])
        #expect(desk.message == "Starred" && desk.statuses[1].isStarred)
        #expect(desk.screen.contains("The new left") && desk.screen.contains("★") && desk.screen.contains("starred"))
        #expect(desk.press("U") == [.setStarred(2, false)])
        #expect(desk.message?.hasPrefix("Undone: the star") == true && !desk.screen.contains("★"))
        desk.press("* u")
        #expect(shown(desk) == order && selected(desk) == 2)
        desk.press("j Enter *")
        #expect(desk.statuses[2].isStarred && desk.state.focus == .page)
        desk.press("*")
        #expect(!desk.statuses[2].isStarred && desk.message == "No longer starred")
    }

    @Test("n and N go to unread articles, round the ends with a word, and say when there is none")
    func unread() {
        var desk = desk()
        desk.press("u j j u j j u g")
        desk.press("n")
        #expect(selected(desk) == 2 && desk.message == nil)
        desk.press("n")
        #expect(selected(desk) == 4)
        desk.press("n")
        #expect(selected(desk) == 2 && desk.message == "Wrapped to the top")
        desk.press("N")
        #expect(selected(desk) == 4 && desk.message == "Wrapped to the bottom")
        desk.press("2 n")
        #expect(selected(desk) == 4)
        desk.press("u N N")
        #expect(selected(desk) == 2)
        #expect(desk.message == "No other unread articles")
        desk.press("u n")
        #expect(selected(desk) == 2 && desk.message == "No unread articles")
    }

    @Test("On the page of an article that the filter hides, ^N also finds the unread one just before it")
    func nextUnreadBeforeHidden() {
        var desk = Desk([
            .sample("one pear", [.marked("Text.")]), .sample("two pear", [.marked("Text.")]),
            .sample("hidden", [.marked("Text.")]),
            .sample("three pear", [.marked("Text.")]),
        ])
        desk.press("u 3 j u k Enter h / p e a r Enter")
        #expect(shown(desk) == [1, 2, 4] && desk.page.id == 3)
        desk.state.setFocus(.page)
        desk.press("^N")
        #expect(desk.page.id == 2)
    }

    @Test("On the page, ^N reads the next unread article")
    func nextUnreadOnPage() {
        var desk = desk()
        desk.press("j u g Enter")
        #expect(desk.press("^N").contains(.loadArticle(3)))
        #expect(desk.page.id == 3 && desk.state.focus == .page && selected(desk) == 3)
        desk.press("^N ^N")
        #expect(desk.page.id == 5)
        desk.press("^N")
        #expect(desk.page.id == 5 && desk.message == "No other unread articles")
    }

    // MARK: Rows

    @Test("Rows show more where there is the room: signs, how far, how long, where from")
    func rows() {
        func row(columns: Int, fraction: Double = 0.625) -> String {
            var state = State(size: Size(columns: columns, rows: 4))
            let row = ArticleRow(
                id: 1, title: "A title", publication: "The Analyst", day: "2024-11-10",
                status: Status(progress: .reading(fraction), isStarred: true), wordCount: 460, bookmarkCount: 2)
            let model = RowModel(rows: [row])
            for case .loadRows(let request) in state.loadRows() { _ = update(&state, .rowsLoaded(model.run(request))) }
            return String(draw(state).description.prefix { $0 != "\n" })
        }
        #expect(row(columns: 20) == "▸· A title       ★ ◂")
        #expect(row(columns: 11).hasPrefix("▸· A title"))
        #expect(row(columns: 34) == "▸· 2024-11-10  A title     62% ★ ◂")
        let wide = row(columns: 70)
        #expect(wide.hasPrefix("▸· 2024-11-10  A title"))
        #expect(wide.hasSuffix("62% ★ ◂ The Analyst         2 min"))
        #expect(!row(columns: 63).contains("min") && !row(columns: 33).contains("62%"))
        #expect(row(columns: 34, fraction: 0.001).contains("A title         ★ ◂"))
    }

    @Test("A star takes one column")
    func star() {
        for glyphs in [GlyphSet.unicode, .ascii] { #expect(columns(of: glyphs.star) == 1) }
    }

    @Test(
        "In an empty library, keys say why they do nothing",
        arguments: ["Enter", "]", "[", "u", "*", "n", "N", "S", "/", "l"])
    func emptyLibrary(key: String) {
        var desk = Desk([])
        #expect(desk.press(key) == [])
        #expect(desk.message == "There are no articles yet")
    }
}
