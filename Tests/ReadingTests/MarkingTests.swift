import Articles
import Cells
import Support
import Testing

@testable import Reading

/// Marks of many articles at once, and what takes them back.
@Suite struct MarkingTests {
    private func desk(_ count: Int = 300) -> Desk {
        Desk((1...count).map { .sample("Article \($0)", [.marked("Text.")]) }, columns: 80, rows: 24)
    }

    private func finished(_ desk: Desk) -> [Article.ID] {
        desk.rows.filter { $0.status.progress == .finished }.map(\.id)
    }

    @Test("V and a movement select a range, however long and from either end; u marks it, and U takes it back")
    func range() {
        var desk = desk()
        desk.press("5 j V 2 5 0 j")
        #expect(desk.screen.contains("251 selected"))
        desk.press("u")
        #expect(finished(desk) == Array(6...256) && desk.message == "Marked finished: 251 articles")
        #expect(desk.state.list.selectedRow?.id == 256 && !desk.state.list.isMarking)
        desk.press("U")
        #expect(finished(desk).isEmpty && desk.message?.hasPrefix("Undone: the marks of 251 articles") == true)
        desk.press("^R")
        #expect(finished(desk) == Array(6...256))
        desk.press("V 3 k u")
        #expect(finished(desk) == Array(6...252), "all of them were finished: they are unread again")
    }

    @Test("x selects one by one, V ends a range that stays; all are shown, and Esc lets go")
    func selection() {
        var desk = desk()
        desk.press("x x 3 j V j V G x")
        #expect(desk.state.list.marked == [1, 2, 6, 7, 300])
        desk.press("g")
        #expect(desk.screen.contains("5 selected") && desk.screen.contains("+"))
        desk.press("*")
        #expect(desk.rows.filter(\.status.isStarred).map(\.id) == [1, 2, 6, 7, 300])
        #expect(desk.message == "Starred: 5 articles")
        desk.press("x V Esc")
        #expect(!desk.state.list.isMarking && desk.message == "Nothing is selected any more")
        desk.press("x k x")
        #expect(!desk.state.list.isMarking)
    }

    @Test(
        "A asks with the number, marks all that the list has, filter and shelf included, and U brings each back as it was"
    )
    func all() {
        var desk = desk(30)
        desk.press("2 j u j u")
        let before = desk.statuses
        desk.press("/")
        desk.type("2024-11-12")
        desk.press("Enter A")
        #expect(desk.screen.contains("Mark 2 articles here finished? y/n"))
        desk.press("n")
        #expect(desk.statuses == before && desk.message == "Nothing was changed")
        desk.press("A j")
        #expect(desk.message == "y or n?")
        desk.press("y")
        #expect(finished(desk) == [3, 4, 23])
        #expect(desk.screen.contains("Marked finished: one article"))
        desk.press("U")
        #expect(desk.statuses == before)
        desk.press("^R A y")
        #expect(desk.message == "All of them are finished already")
        desk.press("U U")
        #expect(desk.statuses != before)
    }

    @Test("Whatever is marked, U to the end brings back what was", arguments: 0..<12)
    func undo(seed: Int) {
        var dice = Dice(seed)
        var desk = desk(dice.pick([3, 40, 200]))
        desk.press("u 2 j u j *")
        desk.state.undos = []
        let before = desk.statuses
        for _ in 0..<40 {
            desk.press(
                dice.pick(["j", "k", "G", "g", "u", "*", "V 5 j *", "V 4 0 k u", "x", "x", "A y", "B j l", "Esc"]))
        }
        let after = desk.statuses
        let steps = desk.state.undos.count
        for _ in 0..<steps { desk.press("U") }
        #expect(desk.statuses == before)
        for _ in 0..<steps { desk.press("^R") }
        #expect(desk.statuses == after)
    }

    @Test("As many are changed as are said to be selected, however they were", arguments: 0..<20)
    func counted(seed: Int) {
        var dice = Dice(seed)
        var desk = desk(30)
        for _ in 0..<12 { desk.press(dice.pick(["x", "x j", "V", "j", "2 j", "k"])) }
        let count = desk.state.list.markedCount
        guard desk.state.list.isMarking else { return }
        #expect(desk.screen.contains("\(count) selected"))
        desk.press("u")
        #expect(desk.statuses.count { $0.progress == .finished } == count)
    }

    @Test("To open an article is not to finish it")
    func opening() {
        var desk = Desk([.notes, .notes], columns: 80, rows: 24)
        desk.press("Enter")
        desk.tell(.settled)
        #expect(desk.statuses[0].progress != .finished)
        desk.press("G")
        desk.tell(.settled)
        #expect(desk.statuses[0].progress == .finished)
    }

    @Test("X stops an import that goes on, and says that none does")
    func cancelling() {
        var desk = desk(3)
        #expect(desk.press("X") == [] && desk.message == "No import is running")
        desk.tell(.workProgressed("Importing 3/100"))
        desk.press("j")
        #expect(desk.screen.contains("Importing 3/100") && desk.screen.contains("X stop"))
        #expect(desk.press("X") == [.cancelWork])
    }
}
