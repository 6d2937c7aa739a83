import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// Random keys over random articles in windows of random sizes: nothing traps, and what must hold holds after every key.
@Suite struct WalkTests {
    @Test("Random walks", arguments: 0..<24)
    func walk(seed: Int) {
        var dice = Dice(seed)
        var desk = Desk((0...dice.roll(6)).map { _ in dice.article() }, columns: dice.roll(130), rows: dice.roll(46))
        let keys = Binding.table.flatMap(\.keys).filter { $0 != .character("Q") }
        for step in 0..<200 {
            let key: String
            switch dice.roll(24) {
            case 0:
                desk.resize(dice.pick([0, 1, 5, 20, 39, 40, 79, 80, 120]) + dice.roll(8), dice.roll(46))
                key = "a resize"
            case 1:
                let id = Int64(dice.roll(desk.articles.count) + 1)
                desk.articles[Int(id) - 1] = dice.article()
                if desk.state.page?.id == id { desk.tell(.articleLoaded(desk.loaded(id))) }
                key = "a change"
            case 2:
                desk.tell(
                    dice.pick([.settled, .rested, .libraryChanged, .failed("No"), .workProgressed("Work")]))
                key = "an event"
            case 3...6:
                desk.press(.character(dice.pick(["1", "2", "3", "9", "x", "漢"])))
                key = "a sign"
            case 7 where desk.state.context == .list:
                desk.press("/")
                desk.type(dice.pick(["a", "title", "漢字", "zz", "ada t", ""]))
                desk.press(dice.pick(["Enter", "Esc", "Up", "Down", "Backspace"]))
                key = "a filter"
            case 7...10:
                desk.press(dice.pick([.enter, .enter, .character("]"), .tab, .character("v")]))
                key = "going on"
            default:
                let pressed = dice.pick(keys)
                desk.press(pressed)
                key = pressed.name
            }
            let broken = faults(desk.state)
            #expect(broken.isEmpty, "after \(key), step \(step)")
            if !broken.isEmpty { return }
        }
    }

    /// What does not hold of a state.
    private func faults(_ state: State) -> [String] {
        var faults: [String] = []
        func expect(_ holds: Bool, _ name: String) { if !holds { faults.append(name) } }
        let list = state.list
        expect(list.rows.isEmpty ? list.selected == 0 : list.selectedRow != nil, "selected row")
        if !list.rows.isEmpty {
            let rows = state.listHeight
            expect((list.top..<list.top + rows).contains(list.selected), "selected row in sight")
            expect(list.top >= 0 && list.top <= max(0, list.total! - rows), "no rows left empty")
        }
        expect(list.rows.allSatisfy { list.row($0.id) == $0 && list.row(at: list.index(of: $0.id)!) == $0 }, "rows")
        if let page = state.page {
            let lines = page.page.lines
            expect(lines.isEmpty ? page.cursorLine == 0 : page.cursor < lines.endIndex, "cursor's line")
            expect(lines.isEmpty || lines[page.cursor].entry != nil, "cursor on text")
            expect((page.topLine..<page.topLine + page.rowsOfPage).contains(page.cursorLine), "cursor in sight")
            expect(page.topLine >= 0 && page.topLine <= max(0, lines.count - page.rowsOfPage), "no lines left empty")
            expect(
                page.marker.map { page.page.row(of: page.page.markers[$0]) == page.cursor } ?? true,
                "marker on the cursor's line")
            expect(page.page.width == state.layout.text.width || state.layout.text.width == 0, "width of the page")
            if let selection = page.selection {
                expect(state.focus == .page, "a selection without the focus")
                for end in [selection.fixed, selection.moving] {
                    let text = page.article.document.block(end.stretch.part, end.stretch.block)?.text.utf8
                    let borders = [end.stretch.range.lowerBound, end.stretch.range.upperBound]
                    expect(
                        text.map { text in borders.allSatisfy { text.scalarBorder(atOrBefore: $0) == $0 } } ?? false,
                        "an end of the selection in the text")
                    expect((0..<(text?.count ?? 0)).contains(end.point), "its point in the block")
                }
                let first = page.selectedStretches.first { _ in true }
                expect(first.map { $0.isInBlock(of: selection.first) } ?? false, "a selection of what is shown")
                expect(first?.range.lowerBound == selection.first.range.lowerBound, "its beginning")
            }
        } else {
            expect(!state.layers.contains { if case .note = $0 { true } else { false } }, "a note without a page")
        }
        if let notes = state.notes {
            expect(state.page != nil && !state.isBesidePage, "notes in the place of the list")
            expect(notes.items.indices.contains(notes.selected), "selected item of the notes")
            let rows = state.notesRows
            let shown = state.notesInSight().first { $0.index == notes.selected }
            let end = shown.map { $0.row + $0.excerpt.rows - state.layout.notes.y }
            expect(end.map { $0 <= rows } ?? (state.layout.notes.height == 0), "the selected item in sight, all of it")
        } else {
            expect(state.focus != .notes, "the focus on notes that are not there")
        }
        for layer in state.layers {
            switch layer {
            case .note(let popup):
                let placement = NotePlacement(popup, on: state)
                expect(
                    placement.frame.intersection(state.layout.stage).size == placement.frame.size, "popup in the window"
                )
                expect(
                    popup.current.topLine >= 0 && popup.current.topLine < popup.current.page.lines.count, "popup's top")
            case .citing(let popup):
                expect(popup.rows.indices.contains(popup.selected), "selected article that leads here")
            case .bookmarks(let popup):
                expect(popup.rows.isEmpty || popup.rows.indices.contains(popup.selected), "selected bookmark")
            case .help(let popup):
                expect(popup.lines.isEmpty || popup.lines.indices.contains(popup.selected), "selected key")
            case .hints(let hints): expect(!hints.hints.isEmpty, "hints")
            case .prompt, .link, .question: break
            }
        }
        let canvas = draw(state)
        if let cursor = canvas.cursor {
            expect(canvas.bounds.contains(row: cursor.row, column: cursor.column), "cursor on the screen")
        }
        return faults
    }
}

extension Dice {
    mutating func text() -> String {
        let pieces = [
            "A word. ", "Another {1} sentence. ", "{2}", "{@link} ", "漢字。", "👩‍👩‍👧 ", "e\u{301} ", "longer than others ",
            "{7}",
            " ", "\u{1B}[31m", "\u{202E}", "hyphen-ated ",
        ]
        return (0..<roll(20)).map { _ in pick(pieces) }.joined()
    }

    mutating func article() -> Article {
        let blocks = (0..<roll(14)).map { _ in
            Block.marked(
                text(),
                pick([
                    .paragraph, .paragraph, .heading(level: 2), .listItem(ordinal: 3), .quote, .pullQuote, .rule,
                    .credit,
                ]),
                section: pick([.body, .body, .body, .standfirst, .boilerplate, .postscript]),
                speaker: pick([nil, nil, "Ada"]), notes: 3)
        }
        let notes = (0..<3).map { _ in (0..<roll(3)).map { _ in Block.marked(text(), notes: 3) } }
        return .sample(pick(["", "A title", "漢字の題名", text()]), blocks, notes: notes)
    }
}
