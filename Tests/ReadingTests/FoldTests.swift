import Articles
import Testing
import Typesetting

@testable import Reading

/// Furniture that is folded and unfolded, and where the cursor goes.
@Suite struct FoldTests {
    private static let folding: Article = .sample(
        "Folds",
        [
            .marked("An appeal at the top.", section: .boilerplate), .marked("The first paragraph."),
            .marked("Another appeal.", section: .boilerplate), .marked("With two paragraphs.", section: .boilerplate),
            .marked("The last paragraph."), .marked("And one at the end.", section: .boilerplate),
        ])

    private func reading(at text: String, open: Bool) -> Desk {
        var desk = Desk([Self.folding], columns: 80, rows: 12)
        desk.press("Enter")
        desk.state.page?.setAllFolds(open: open)
        desk.press("g")
        for _ in 0..<40 where !desk.line.hasPrefix(text) { desk.press("j") }
        #expect(desk.line.hasPrefix(text))
        return desk
    }

    private func folds(_ desk: Desk) -> [Bool] {
        desk.page.page.entries.compactMap { if case .fold(_, let isOpen) = $0.role { isOpen } else { nil } }
    }

    @Test("Inside unfolded furniture it folds, and the cursor stands on the line that is left of it")
    func inside() {
        for text in ["− Not", "Another appeal", "With two"] {
            var desk = reading(at: "The first", open: true)
            for _ in 0..<10 where !desk.line.hasPrefix(text) { desk.press("j") }
            #expect(desk.state.page?.toggleFoldAround() == true)
            #expect(desk.line.hasPrefix("+ Not part of the article: Another appeal"), "\(text)")
            #expect(folds(desk) == [true, false, true])
            #expect(desk.page.page.line(of: desk.page.place) == desk.page.cursorLine)
            #expect(desk.state.page?.toggleFoldAround() == true)
            #expect(folds(desk) == [true, true, true] && desk.line == "− Not part of the article")
        }
    }

    @Test("Where there is no furniture nothing folds, and on the line alone when that is asked")
    func outside() {
        var desk = reading(at: "The last", open: true)
        let before = desk.screen
        #expect(desk.state.page?.toggleFoldAround() == false && desk.state.page?.toggleFold() == false)
        #expect(desk.screen == before)
        desk = reading(at: "With two", open: true)
        #expect(desk.state.page?.toggleFold() == false)
        #expect(folds(desk) == [true, true, true])
    }

    @Test("All of them, there and back: text keeps its row, and the cursor its text or what stands for it")
    func all() {
        for (text, folded) in [
            ("The first", "The first"), ("The last", "The last"), ("With two", "+ Not part of the article: Another"),
            ("− Not", "+ Not part of the article: An appeal"), ("Folds", "Folds"),
        ] {
            var desk = reading(at: text, open: true)
            desk.state.page?.setAllFolds(open: false)
            #expect(folds(desk) == [false, false, false])
            #expect(desk.line.hasPrefix(folded))
            #expect((desk.page.topLine..<desk.page.topLine + desk.page.rowsOfPage).contains(desk.page.cursorLine))
            let place = desk.page.place
            desk.state.page?.setAllFolds(open: true)
            #expect(folds(desk) == [true, true, true])
            #expect(desk.page.place == place)
        }
    }

    @Test("What is open stays so through a resize, and a chosen marker is let go of")
    func resizing() {
        var desk = Desk([.notes], columns: 80, rows: 24)
        desk.press("Enter 6 ]")
        desk.state.page?.setAllFolds(open: true)
        #expect(desk.page.chosenMarker == nil && desk.line.contains("[1]"))
        desk.resize(50, 10)
        desk.resize(80, 24)
        #expect(folds(desk) == [true] && desk.line.contains("[1]"))
    }

    @Test("An article without furniture has nothing to unfold")
    func none() {
        var desk = Desk([.plain])
        desk.press("Enter")
        let before = desk.screen
        desk.state.page?.setAllFolds(open: true)
        #expect(desk.screen == before)
    }
}
