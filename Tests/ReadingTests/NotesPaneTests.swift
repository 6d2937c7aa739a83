import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// The pane of the notes: every note with the sentences that cite it, and the ways to and fro.
@Suite struct NotesPaneTests {
    private func reading(columns: Int = 80, rows: Int = 24) -> Desk {
        var desk = Desk([.notes, .plain, .notes], columns: columns, rows: rows)
        desk.press("Enter")
        return desk
    }

    @Test(
        "Every note and every marker is in it once: a note with what cites it below, then markers without notes",
        arguments: 0..<40)
    func complete(seed: Int) {
        var dice = Dice(seed)
        let article = dice.article()
        let items = NotesState(article, origin: .page).items
        var notes: [Int] = []
        var citations: [Citation] = []
        var head: NotesState.Item?
        for item in items {
            switch item {
            case .note(let note, let isCited):
                notes.append(note)
                #expect(isCited == !article.citations(of: note).isEmpty)
                head = item
            case .missing: head = item
            case .citation(let citation, let sentence):
                citations.append(citation)
                #expect(sentence.lowerBound <= citation.range.lowerBound)
                #expect(sentence.upperBound >= citation.range.upperBound || sentence.isEmpty)
                switch head {
                case .note(let note, _): #expect(citation.marker.note == note)
                case .missing(let label): #expect(citation.marker.note == nil && citation.marker.label == label)
                default: Issue.record("A citation of nothing")
                }
            }
        }
        #expect(notes == Array(article.document.notes.indices))
        #expect(citations.count == article.citations.count && Set(citations) == Set(article.citations))
    }

    @Test("A citing sentence is the one that a bookmark of its marker would take", arguments: 0..<40)
    func sentences(seed: Int) {
        var dice = Dice(seed)
        let article = dice.article()
        for case .citation(let citation, let sentence) in NotesState(article, origin: .page).items
        where citation.part != .title {
            let place = Place(part: citation.part, block: citation.block, offset: citation.range.lowerBound)
            #expect(article.document.passage(at: place)?.range == sentence)
        }
    }

    @Test(
        "t opens it at the chosen marker, else at the next one below; t, q and Esc close it where it was opened",
        arguments: [120, 80, 60, 20])
    func opening(columns: Int) {
        for close in ["t", "q", "Esc"] {
            var desk = reading(columns: columns)
            let place = desk.page.place
            desk.press("t")
            #expect(desk.state.context == .notes && desk.state.notes?.selectedCitation?.marker.label == "1")
            desk.press("3 j \(close)")
            #expect(desk.state.focus == .page && desk.state.notes == nil && desk.page.place == place)
            desk.press("2 ] t")
            #expect(desk.state.notes?.selectedCitation == desk.state.page?.article.citations[1])
            desk.press("\(close) h t")
            #expect(desk.state.context == .notes)
            desk.press(close)
            #expect(desk.state.context == .list && desk.state.notes == nil)
        }
    }

    @Test(
        "Enter on a citation goes to its marker, on a note to its place; H comes back, and t, h and Tab to the pane as it was",
        arguments: [120, 60])
    func following(columns: Int) throws {
        var desk = reading(columns: columns)
        desk.press("5 j")
        let start = desk.page.place
        let items = NotesState(desk.page.article, origin: .page).items
        for (index, item) in items.enumerated() {
            desk.press("t g")
            for _ in 0..<index { desk.press("j") }
            #expect(desk.state.notes?.selected == index)
            desk.press("Enter")
            #expect(desk.state.context == .page && desk.state.notes != nil)
            switch item {
            case .citation(let citation, _):
                #expect(desk.page.chosenMarker?.marker == citation.marker && desk.page.place.part == citation.part)
            case .missing(let label): #expect(desk.page.chosenMarker?.marker.label == label)
            case .note(let note, _):
                #expect(desk.page.page.note(ofRow: desk.page.cursor) == note)
                desk.press("Enter")
                #expect(desk.page.place == start)
            }
            for back in ["t", "h", "Tab", "Left"] {
                desk.press(back)
                #expect(desk.state.context == .notes && desk.state.notes?.selected == index, "\(back)")
                desk.press("l")
            }
            for _ in 0..<8 where desk.page.place != start { desk.press("H") }
            #expect(desk.page.place == start)
        }
    }

    @Test("To look at the notes is not to move: what was read, and the way forward, stay")
    func looking() {
        var desk = reading()
        desk.press("5 j G H")
        let place = desk.page.place
        desk.tell(.settled)
        desk.press("t 4 j 3 k G g")
        #expect(desk.page.place == place && desk.tell(.settled) == [])
        desk.press("t L")
        #expect(desk.page.place.part == .note(4), "Forward again, to the end")
    }

    @Test("The page beside shows where the selected item leads")
    func following() throws {
        var desk = reading(rows: 12)
        desk.press("t g 2 j")
        #expect(desk.screen.contains("cited again[1] near"))
        #expect(desk.screen.contains("+ P.S."), "The second citation stands at the end of the text")
        #expect(desk.page.topLine == 0)
        desk.press("G 2 k")
        #expect(desk.screen.contains("[5] Nobody cites the fifth note."), "The note among the notes")
        #expect(desk.page.topLine == 0)
    }

    @Test("Notes that nobody cites and markers without a note say so")
    func orphans() {
        var desk = reading(columns: 120, rows: 50)
        desk.press("t")
        #expect(desk.screen.contains("[5] (no marker cites this note)"))
        #expect(desk.screen.contains("[9] There is no note 9 in this article."))
        #expect(desk.screen.contains("[4] (no text)"))
    }

    @Test("An article without notes has no pane, and says why")
    func none() {
        var desk = Desk([.plain])
        desk.press("t")
        #expect(desk.message == "No article is open; Enter reads the selected one" && desk.state.context == .list)
        desk.press("Enter t")
        #expect(desk.message == "This article has no notes" && desk.state.context == .page)
    }

    @Test("With another article the pane shows its notes; without any it closes")
    func otherArticle() {
        var desk = reading()
        desk.press("t G l 2 J")
        #expect(desk.page.id == 3 && desk.state.notes?.selected == 0 && desk.state.focus == .page)
        desk.press("t")
        #expect(desk.state.context == .notes && desk.page.id == 3)
        desk.press("K")
        #expect(desk.page.id == 2 && desk.state.notes == nil && desk.state.context == .page)
        desk.press("K t")
        desk.articles[0] = .plain
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.state.notes == nil && desk.state.focus != .notes, "The notes are gone from the open article")
    }

    @Test("An edited article keeps the selected item")
    func edited() {
        var desk = reading()
        desk.press("t G 2 k")
        let item = desk.state.notes?.selectedItem
        desk.articles[0].document.notes[0].blocks = [.marked("Another text.")]
        desk.tell(.articleLoaded(desk.loaded(1)))
        #expect(desk.state.notes?.selectedItem == item && desk.state.context == .notes)
    }

    @Test("q on the page goes to the list, which is back")
    func back() {
        var desk = reading()
        desk.press("t l q")
        #expect(desk.state.context == .list && desk.state.notes == nil && desk.screen.contains("A plain article"))
    }

    @Test("The reader comes back to the page another day")
    func remembered() {
        var desk = reading()
        #expect(desk.press("t Q").contains(.rememberFocus(.page)))
        #expect(desk.tell(.leaving).contains(.rememberFocus(.page)))
    }

    @Test(
        "The selected item is in sight, the whole of it, and no rows are left empty but at the end", arguments: 0..<30)
    func scrolling(seed: Int) throws {
        var dice = Dice(seed)
        var desk = Desk([.notes], columns: 20 + dice.roll(120), rows: 2 + dice.roll(40))
        desk.press("Enter t")
        for _ in 0..<60 {
            if dice.roll(6) == 0 {
                desk.resize(dice.roll(130), dice.roll(46))
            } else {
                desk.press(dice.pick(["j", "k", "3 j", "3 k", "Space", "b", "^D", "^U", "g", "G"]))
            }
            let notes = try #require(desk.state.notes)
            let area = desk.state.layout.notes
            guard area.height > 0 else { continue }
            let shown = desk.state.notesInSight()
            let selected = try #require(shown.first { $0.index == notes.selected })
            #expect(selected.row >= area.y && selected.row + selected.excerpt.rows <= area.bottom)
            if let last = shown.last, last.index == notes.items.count - 1, notes.top > 0 {
                let above = desk.state.excerpt(notes.items[notes.top - 1], of: desk.page.article).rows
                let end = last.row + last.excerpt.rows + above + notes.gap(above: notes.top)
                #expect(end > area.bottom, "Another item would have fitted above")
            }
        }
    }

    @Test("Texts of any length and script are cut at graphemes, in any width, and cost what is seen of them")
    func excerpts() {
        let family = "👩‍👩‍👧‍👦"
        let texts = [
            String(repeating: family, count: 3_000), String(repeating: "漢字", count: 9_000),
            "e" + String(repeating: "\u{301}", count: 9_000),
            "\u{1B}[31m\u{202E}\n\n" + String(repeating: "x\n", count: 4_000), "", " ",
        ]
        for text in texts {
            let block = Block(
                .preformatted, text + "[1]",
                spans: [Span(.marker(Marker(label: text, note: 0)), text.utf8.count..<text.utf8.count + 3)])
            let article = Article(
                identity: .content(""), format: .text, title: "",
                document: Document(blocks: [block], notes: [Note(label: text, blocks: [block])]), digest: "")
            for width in [1, 2, 3, 7, 28, 78] {
                for item in NotesState(article, origin: .page).items {
                    let excerpt = NotesExcerpt(item, of: article, width: width, rows: 4, glyphs: .unicode)
                    #expect((1...4).contains(excerpt.rows))
                    for line in excerpt.page.lines.prefix(excerpt.rows) {
                        guard let entry = line.entry else { continue }
                        let whole = excerpt.page.entries[entry].text
                        #expect(whole.utf8.count < 20_000)
                        for offset in [line.range.lowerBound, line.range.upperBound] {
                            let index = whole.utf8.index(whole.startIndex, offsetBy: offset)
                            #expect(index.samePosition(in: whole.unicodeScalars) != nil)
                        }
                    }
                }
            }
        }
    }

    @Test("Of a long sentence the part with the marker is shown", arguments: [20, 28, 42], [3, 8, 20])
    func markerInSight(width: Int, rows: Int) {
        for words in [0, 5, 30, 60, 300] {
            let before = String(repeating: "some words ", count: words)
            let article = Article.sample(
                "Long", [.marked("\(before)the claim{1} and more words follow it.")], notes: [[.marked("Why.")]])
            let items = NotesState(article, origin: .page).items.filter(\.isCitation)
            #expect(items.count == 1)
            for item in items {
                let excerpt = NotesExcerpt(item, of: article, width: width, rows: rows, glyphs: .unicode)
                let shown = excerpt.page.lines.prefix(excerpt.rows).compactMap { line in
                    line.entry.map { excerpt.page.entries[$0].text.slice(line.range) }
                }
                #expect(shown.joined(separator: " ").contains("[1]"), "\(words) words before it: \(shown)")
                if words == 300 { #expect(shown.first?.contains("…") == true) }
            }
        }
    }
}
