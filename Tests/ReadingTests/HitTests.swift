import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// Searching in the open article: what is marked, and how the keys go through it.
@Suite struct HitTests {
    /// One hit of "cafe" in every place that an article has: title, byline, text, folded furniture, a note.
    private static let article: Article = {
        var article = Article.sample(
            "Café society",
            [
                .marked("A paragraph without it.{1}"), .marked("In the CAFÉ one reads; the cafés are many."),
                .marked("A café is advertised here.", section: .boilerplate),
            ] + (1...30).map { .marked("Paragraph \($0) fills the window with words that nobody looks for.") },
            notes: [[.marked("The cafe of the note.")]])
        article.authors = ["Ada Cafe"]
        return article
    }()

    private func reading(_ keys: String = "", columns: Int = 80, rows: Int = 24) -> Desk {
        var desk = Desk([Self.article, .plain, .notes], columns: columns, rows: rows)
        desk.press("Enter")
        desk.press(keys)
        return desk
    }

    private func find(_ text: String, on desk: inout Desk) {
        desk.press("/")
        desk.type(text)
        desk.press("Enter")
    }

    /// The texts that are marked on the screen, and the one that stands out.
    private func marks(_ desk: Desk) -> (all: [String], present: [String]) {
        let canvas = draw(desk.state)
        var all: [String] = []
        var present: [String] = []
        for row in 0..<canvas.size.rows {
            var run = ""
            var role: Style.Role?
            for column in 0..<canvas.size.columns + 1 {
                let cell = column < canvas.size.columns ? canvas[row, column] : nil
                let here = cell.map(\.style.role).flatMap { [.hit, .presentHit].contains($0) ? $0 : nil }
                if here != role {
                    if let role { if role == .hit { all.append(run) } else { present.append(run) } }
                    run = ""
                    role = here
                }
                if here != nil, let cell, cell.width > 0 { run += (0..<cell.count).map { String(cell[$0]) }.joined() }
            }
        }
        return (all, present)
    }

    @Test("What is typed is marked at once, wherever it stands, and nothing has moved until Enter")
    func typing() {
        var desk = reading()
        let before = desk.page.place
        desk.press("/")
        desk.type("caf")
        #expect(marks(desk).present == ["Caf"])
        #expect(Set(marks(desk).all) == ["Caf", "CAF", "caf"])
        #expect(desk.screen.contains("SEARCH  hit 1 of 6"))
        #expect(desk.page.place == before && desk.page.hits == nil)
        desk.press("Down")
        #expect(marks(desk).present == ["Caf"])
        desk.press("Esc")
        #expect(marks(desk).all.isEmpty && desk.page.place == before && desk.state.layers.isEmpty)
    }

    @Test(
        "n and N go through all of them in the order of reading, unfold what is folded, and say where they begin anew")
    func round() {
        var desk = reading()
        find("cafe ", on: &desk)
        var lines = [desk.line]
        for _ in 1..<5 {
            desk.press("n")
            lines.append(desk.line)
        }
        #expect(
            zip(lines, ["Café society", "By Ada", "In the CAFÉ", "A café is advertised", "The cafe of the note"])
                .allSatisfy { $0.hasPrefix($1) }, "\(lines)")
        #expect(desk.screen.contains("hit 5 of 5"))
        desk.press("n")
        #expect(desk.message == "Wrapped to the top: hit 1 of 5" && desk.line == "Café society")
        desk.press("N")
        #expect(desk.message == "Wrapped to the bottom: hit 5 of 5" && desk.line.hasPrefix("The cafe of the note"))
        desk.press("2 N")
        #expect(desk.line.hasPrefix("In the CAFÉ") && desk.message == nil)
    }

    @Test("From the cursor on; a search that finds nothing below begins at the top and says so")
    func fromHere() {
        var desk = reading()
        desk.move(to: "Paragraph 3 ")
        let place = desk.page.place
        desk.press("/")
        desk.type("cafe")
        #expect(desk.screen.contains("The cafe of the note"))
        desk.press("Esc")
        #expect(desk.page.place == place)
        find("society", on: &desk)
        #expect(desk.message == "Wrapped to the top: 1 hit" && desk.line == "Café society")
        desk.press("H")
        find("advertised", on: &desk)
        #expect(desk.line.hasPrefix("A café is advertised"))
        desk.press("n")
        #expect(desk.message == "This is the only hit")
        desk.press("H")
        #expect(desk.page.place == place, "H comes back to where the search began")
    }

    @Test("A walk through hits is one jump: H leads to where it began")
    func history() {
        var desk = reading()
        desk.move(to: "Paragraph 3 ")
        let place = desk.page.place
        find("cafe ", on: &desk)
        desk.press("n n n H")
        #expect(desk.page.place == place)
    }

    @Test("Any part of a word finds it; a space before or behind asks for its border")
    func parts() {
        for (text, count) in [
            ("caf", 6), ("cafe", 6), ("afe", 6), ("cafe ", 5), (" afe", 0), ("the cafes", 1), ("ada caf", 1),
            ("many.", 1), ("it.[1]", 1),
        ] {
            var desk = reading()
            desk.press("/")
            desk.type(text)
            #expect(desk.state.finding?.hits?.count == count, "\(text)")
        }
    }

    @Test("Words that never stand together are marked each by itself")
    func apart() {
        var desk = reading()
        find("society advertised", on: &desk)
        #expect(desk.page.hits?.count == 2 && desk.message == "Never together here: each of the words is marked")
        find("Society advertised", on: &desk)
        #expect(desk.page.hits?.count == 1, "A capital letter counts for each of them")
        find("\"society advertised\"", on: &desk)
        #expect(desk.message == "Not in this article: \"society advertised\"")
        #expect(desk.page.hits?.count == 1, "What was found before stays marked")
    }

    @Test("Esc takes the marks away before it goes back, and n brings them again; q goes back at once")
    func escape() {
        var desk = reading()
        desk.press("n")
        #expect(desk.message == "Nothing was searched for; / searches in the article")
        find("cafe ", on: &desk)
        desk.press("Esc")
        #expect(marks(desk).all.isEmpty && marks(desk).present.isEmpty && desk.state.focus == .page)
        desk.press("n")
        #expect(desk.page.hits?.count == 5)
        desk.press("Esc Esc")
        #expect(desk.state.focus == .list)
        desk.press("l n q")
        #expect(desk.state.focus == .list)
    }

    @Test("What was looked for is marked in the next article, too, until Esc")
    func nextArticle() {
        var desk = reading()
        find("the", on: &desk)
        desk.press("J J")
        #expect(desk.page.id == 3 && desk.page.hits?.isEmpty == false)
        desk.press("Esc K")
        #expect(desk.page.hits == nil)
    }

    @Test("Enter without words goes on with the last search")
    func again() {
        var desk = reading()
        desk.press("/ Enter")
        #expect(desk.message == "Nothing was searched for; / searches in the article")
        find("cafe ", on: &desk)
        let first = desk.line
        desk.press("/ Enter")
        #expect(desk.line != first && desk.page.presentHit == 1)
    }

    @Test("To find is not to have read: the end of the text is not finished by it")
    func progress() {
        var desk = reading()
        find("paragraph 30", on: &desk)
        #expect(desk.line.hasPrefix("Paragraph 30"))
        desk.tell(.settled)
        #expect(desk.statuses[0].progress == .reading(0))
    }

    @Test("In every window the hit is in sight, not below the prompt, and the cursor stands on it")
    func sizes() {
        for (columns, rows) in [(200, 50), (120, 40), (80, 24), (40, 12), (30, 9), (20, 5), (8, 4)] {
            var desk = reading(columns: columns, rows: rows)
            desk.press("/")
            for letter in "note" {
                desk.type(String(letter))
                #expect(marks(desk).present.count >= 1, "\(columns)x\(rows)")
            }
            desk.press("Enter")
            let canvas = draw(desk.state)
            let cursor = canvas.cursor
            #expect(cursor.map { canvas[$0.row, $0.column].style.role } == .presentHit, "\(columns)x\(rows)")
        }
    }

    @Test("Hits survive a resize and a new import of the article")
    func changes() {
        var desk = reading()
        find("cafe ", on: &desk)
        desk.press("n n")
        desk.resize(44, 15)
        #expect(desk.page.presentHit == 2 && marks(desk).present == ["CAFÉ"])
        desk.articles[0].document.blocks.insert(.marked("A new café opens."), at: 0)
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.page.hits?.count == 6 && desk.page.presentHit == 3)
        desk.press("/")
        desk.type("cafe ")
        desk.articles[0].document.blocks.insert(.marked("One more café."), at: 0)
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.state.finding?.hits?.count == 7)
        desk.tell(.resized(Size(columns: 60, rows: 10)))
        desk.press("Enter")
        #expect(desk.page.hits?.count == 7)
    }

    @Test("Hits in a note are marked beside the text and in its popup")
    func notes() {
        var desk = reading(columns: 160, rows: 40)
        find("cafe of", on: &desk)
        desk.press("g")
        #expect(marks(desk).all == ["cafe of"], "In the margin")
        desk.press("] Enter")
        #expect(marks(desk).all.count + marks(desk).present.count >= 2, "And in the popup")
    }

    @Test("Any article and any word of it: every hit can be reached, and n counts them", arguments: 0..<20)
    func anyWord(seed: Int) {
        var dice = Dice(seed)
        let article = dice.pick([Article.notes, .annotated, Self.article, .plain])
        let words = article.document.blocks.flatMap { $0.text.split(separator: " ") }.filter { !$0.utf8.contains(91) }
        let word = String(dice.pick(words))
        var desk = Desk([article], columns: 30 + dice.roll(90), rows: 6 + dice.roll(30))
        desk.press("Enter")
        find(word, on: &desk)
        let count = desk.page.hits?.count ?? 0
        #expect(count > 0, "\(word)")
        var seen: Set<Int> = []
        for _ in 0..<min(count, 60) {
            if let present = desk.page.presentHit { seen.insert(present) }
            #expect(desk.page.isInSight(row: desk.page.cursor))
            desk.press("n")
        }
        #expect(seen.count == min(count, 60))
    }
}

/// Case counts where a capital letter was typed.
@Suite struct SmartCaseTests {
    private func count(_ typed: String) -> Int? {
        var desk = Desk([
            .sample("march and March", [.marked("To March in march, and MARCH."), .marked("Märch, märch")])
        ])
        desk.press("Enter /")
        desk.type(typed)
        return desk.state.finding?.hits?.count
    }

    @Test("Small letters find any, a capital one finds what is written so; accents never count")
    func cases() {
        #expect(count("march") == 7 && count("märch") == 7 && count("mar") == 7)
        #expect(count("March") == 3 && count("Mar") == 3 && count("Märch") == 3)
        #expect(count("MARCH") == 1 && count("mARCH") == 0)
        #expect(count("march in") == 1 && count("March in") == 1 && count("March In") == 3)
    }

    @Test("What is not found so may be found in small letters, which is said")
    func message() {
        var desk = Desk([.plain])
        desk.press("Enter /")
        desk.type("PLAIN")
        desk.press("Enter")
        #expect(desk.message == "Not in this article: PLAIN; in small letters it is found in any")
    }
}
