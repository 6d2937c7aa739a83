import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

/// Notes in the margin of the page: where there is one, and what it shows as the reader moves.
@Suite struct SidenoteTests {
    private func reading(columns: Int = 186, rows: Int = 45, _ article: Article = .annotated) -> Desk {
        var desk = Desk([article, .plain], columns: columns, rows: rows)
        desk.press("Enter")
        return desk
    }

    @Test("A margin where it leaves the measure whole and has 28 columns, and only for an article that cites notes")
    func room() {
        for columns in 0...260 {
            for focus in [Focus.list, .page] {
                let size = Size(columns: columns, rows: 45)
                let bare = Layout(size: size, focus: focus)
                let layout = Layout(size: size, focus: focus, hasNotes: true)
                #expect(bare.margin == nil)
                #expect(layout.text.size == bare.text.size, "Notes do not narrow the text")
                #expect((layout.margin != nil) == (columns >= 160), "\(columns)")
                guard let margin = layout.margin, let page = layout.page else { continue }
                let inner = layout.inside(page)
                #expect((Sidenotes.narrowest...Sidenotes.widest).contains(margin.width))
                #expect(inner.intersection(margin) == margin && margin.x >= layout.text.right + 2)
                let left = layout.text.x - inner.x
                let right = inner.right - margin.right
                #expect(left >= 3 && abs(left - right) <= 3, "Text and margin stand in the middle together")
            }
        }
        #expect(reading(.plain).page.sidenotes == nil)
        #expect(reading(columns: 120).page.sidenotes == nil)
    }

    /// Every note in the margin, with its rows from the top of the page.
    private func allNotes(_ page: PageState) -> [(note: Sidenote, rows: Range<Int>)] {
        page.sidenotes?.notes(from: page.page.lines.startIndex, count: page.page.lines.count + 40) ?? []
    }

    @Test("Text and notes scroll together: each note keeps its line of the page")
    func scrolling() {
        var desk = reading(rows: 20)
        let notes = allNotes(desk.page)
        for keys in ["", "j j", "Space", "3 ]", "G", "2 k", "b"] {
            desk.press(keys)
            #expect(allNotes(desk.page).map(\.rows) == notes.map(\.rows))
            let margin = desk.state.layout.margin!
            let canvas = draw(desk.state)
            for (note, rows) in notes {
                let row = margin.y + rows.lowerBound - desk.page.topLine
                guard margin.rows.contains(row) else { continue }
                let label = canvas[row, margin.x]
                #expect(label.text == String(note.note + 1) && label.style.role == .marker)
            }
        }
    }

    @Test("A cell of the margin leads to the marker of the note that stands there, and no other cell does")
    func hits() {
        var desk = reading()
        desk.press("6 j")
        let layout = desk.state.layout
        let sidenotes = desk.page.sidenotes!
        let notes = allNotes(desk.page)
        var hits: Set<Int> = []
        for row in 0..<45 {
            for column in 0..<160 {
                let marker = desk.page.sidenote(at: Position(row: row, column: column), in: layout)
                guard let marker else { continue }
                hits.insert(marker)
                #expect(layout.margin!.contains(row: row, column: column))
                let line = desk.page.topLine + row - layout.margin!.y
                #expect(notes.first { $0.note.marker == sidenotes.owner(ofMarker: marker) }!.rows.contains(line))
            }
        }
        let shown = sidenotes.notes(from: desk.page.top, count: layout.margin!.height)
        #expect(hits == Set(shown.map(\.note.marker)))
    }

    @Test("Letters stand over the links of the margin, too, and a click follows one; what is cut off has none")
    func linksInTheMargin() {
        var desk = reading()
        let layout = desk.state.layout
        func linkPopup(_ desk: Desk) -> String? {
            if case .link(let popup)? = desk.state.layers.last { popup.text } else { nil }
        }
        var followed = 0
        for _ in 0..<20 {
            for (target, place) in desk.page.marginTargets {
                guard case .link = target.kind else { continue }
                let row = layout.margin!.y + place.position.row
                var clicked = desk
                clicked.tell(.mouseUsed(Mouse(.press, row: row, column: layout.margin!.x + place.position.column)))
                #expect(linkPopup(clicked)?.isEmpty == false)
                var lettered = desk
                lettered.press("f")
                guard case .hints(let hints)? = lettered.state.layers.last,
                    let hint = hints.hints.first(where: { $0.marginPlace == place })
                else {
                    Issue.record("No letter over a link in the margin")
                    continue
                }
                let shown = draw(lettered.state)[row, layout.margin!.x + place.position.column]
                #expect(shown.text == hint.label.prefix(1) && shown.style.role == .hint)
                lettered.type(hint.label)
                #expect(linkPopup(lettered) == linkPopup(clicked))
                followed += 1
            }
            desk.press("4 j")
        }
        #expect(followed > 0)
    }

    @Test("The note of the chosen marker is emphasised, also where it was cited before")
    func chosen() {
        var desk = reading()
        func emphasised() -> [Int] {
            let margin = desk.state.layout.margin!
            let canvas = draw(desk.state)
            return margin.rows.filter { canvas[$0, margin.x].style.traits.contains(.reversed) }
        }
        #expect(emphasised().isEmpty)
        for (keys, note) in [("]", 0), ("]", 1), ("]", 0), ("]", 2)] {
            desk.press(keys)
            let shown = allNotes(desk.page).first { $0.note.note == note }!
            #expect(emphasised() == [desk.state.layout.margin!.y + shown.rows.lowerBound - desk.page.topLine])
        }
        desk.press("j")
        #expect(emphasised().isEmpty)
    }

    @Test("What can be followed in a note looks so")
    func links() {
        let desk = reading()
        let margin = desk.state.layout.margin!
        let canvas = draw(desk.state)
        func text(_ role: Style.Role) -> String {
            margin.rows.flatMap { row in margin.columns.map { canvas[row, $0] } }.filter { $0.style.role == role }
                .map(\.text).joined()
        }
        #expect(text(.link).hasPrefix("where it can be read"))
        #expect(text(.marker).contains("[3]"))
    }

    @Test("Windows with and without a margin, there and back")
    func resizing() {
        var desk = reading()
        desk.press("3 ] 2 j")
        let (place, cursor, notes) = (desk.page.place, desk.page.cursorLine, allNotes(desk.page))
        for (columns, rows) in [(120, 40), (149, 20), (40, 12), (200, 60), (1, 1), (0, 0)] {
            desk.resize(columns, rows)
            #expect((desk.page.sidenotes != nil) == (desk.state.layout.margin != nil))
            #expect(desk.page.sidenotes?.width == desk.state.layout.margin?.width)
            #expect(desk.page.place == place)
            _ = desk.screen
        }
        desk.resize(186, 45)
        #expect(desk.page.cursorLine == cursor && allNotes(desk.page).map(\.rows) == notes.map(\.rows))
    }

    @Test("A note that only folded text cites comes with it")
    func folded() {
        var article = Article.annotated
        article.document.blocks.append(.marked("Postscript{2}.", section: .postscript))
        article.document.blocks.remove(at: 3)
        var desk = reading(article)
        #expect(!allNotes(desk.page).contains { $0.note.note == 1 })
        desk.state.page?.setAllFolds(open: true)
        #expect(allNotes(desk.page).last?.note.note == 1)
        desk.state.page?.setAllFolds(open: false)
        #expect(!allNotes(desk.page).contains { $0.note.note == 1 })
    }

    @Test("An article that loses or gains its notes while it is open")
    func reloaded() {
        var desk = reading()
        let notes = desk.articles[0].document.notes
        for document in [
            Document(blocks: Article.plain.document.blocks),
            Document(blocks: Article.annotated.document.blocks, notes: notes),
        ] {
            desk.articles[0].document = document
            desk.tell(.articleLoaded(desk.loaded(1)))
            #expect((desk.page.sidenotes != nil) == !document.notes.isEmpty)
            #expect((desk.state.layout.margin != nil) == !document.notes.isEmpty)
        }
    }
}
