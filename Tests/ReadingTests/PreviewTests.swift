import Articles
import Cells
import Testing

@testable import Reading

/// What is shown beside the list before it is read.
@Suite struct PreviewTests {
    private func desk(columns: Int = 80) -> Desk {
        Desk((1...5).map { .sample("Article \($0)", [.marked("Text.")]) }, columns: columns)
    }

    private func selected(_ desk: Desk) -> Article.ID? { desk.state.list.selectedRow?.id }

    @Test("Esc takes a filter back to the row that was chosen, whatever was shown beside the list meanwhile")
    func previewsWhileFiltering() {
        var desk = Desk([.notes, .plain, .sample("essay", [.marked("Text.")])], columns: 120, rows: 20)
        desk.press("j /")
        for letter in "essay" {
            desk.press(.character(letter))
            desk.tell(.rested)
        }
        #expect(desk.page.id == 3)
        desk.press("Esc")
        #expect(selected(desk) == 2)
    }

    @Test(
        "What the selection rests on is shown beside the list: not read, not saved, not remembered, without the focus")
    func preview() {
        for columns in [80, 120] {
            var desk = desk(columns: columns)
            desk.press("Enter h 2 j")
            let read = desk.statuses
            #expect(desk.page.id == 1)
            #expect(desk.tell(.rested) == [.loadArticle(3)])
            #expect(desk.page.id == 3 && desk.state.focus == .list && selected(desk) == 3)
            #expect(desk.statuses == read && desk.statuses[2].progress == .unread && desk.places[3] == nil)
            #expect(
                desk.tell(.rested) == [] && desk.tell(.settled) == [] && desk.tell(.leaving) == [.rememberFocus(.list)])
            let marks = draw(desk.state).styleMarks.split(separator: "\n")[0]
            #expect(marks.contains("f") && marks.hasSuffix("b"), "The frame of the list has the focus, not the page's")
        }
    }

    @Test("Tab, l and Enter read the preview, and ] goes to its notes", arguments: ["Tab", "l", "Enter", "]"])
    func readPreview(key: String) {
        var desk = Desk([.plain, .notes, .plain])
        desk.press("Enter h j")
        desk.tell(.rested)
        desk.press(key)
        #expect(desk.page.id == 2 && desk.state.focus == .page)
        if key == "]" { #expect(desk.page.chosenMarker != nil) }
        #expect(desk.tell(.settled).contains { $0.isSavePlace })
        #expect(desk.statuses[1].progress != .unread)
        desk.press("H")
        #expect(desk.page.id == 1, "What was read before")
    }

    @Test("From a preview, H goes back to what was really read, and on from there")
    func backFromPreview() {
        var desk = Desk([.notes, .notes, .plain, .plain])
        desk.press("Enter G J 5 j h j")
        let place = desk.page.place
        desk.tell(.rested)
        desk.press("j")
        desk.tell(.rested)
        #expect(desk.page.id == 4)
        desk.press("H")
        #expect(desk.page.id == 2 && desk.page.place == place && desk.state.focus == .page)
        desk.press("H")
        #expect(desk.page.id == 1)
        desk.press("L")
        #expect(desk.page.id == 2 && desk.page.place == place)
        desk.press("h j")
        desk.tell(.rested)
        desk.press("2 H")
        #expect(desk.page.id == 1)
    }

    @Test("Back in the same article, from the list, can be gone forward again")
    func backInSameArticle() {
        var desk = Desk([.notes])
        desk.press("Enter G")
        let end = desk.page.place
        desk.press("h H")
        #expect(desk.page.place == .start)
        desk.press("L")
        #expect(desk.page.place == end)
    }

    @Test("No preview where only one pane is shown, and none while something lies above")
    func noPreview() {
        var narrow = desk(columns: 60)
        narrow.press("Enter h 2 j")
        #expect(narrow.tell(.rested) == [])
        var wide = desk()
        wide.press("Enter h j ?")
        #expect(wide.tell(.rested) == [])
        wide.press("Esc /")
        #expect(wide.tell(.rested) == [.loadArticle(2)], "what narrows the list does not lie above it")
        wide.press("Enter ?")
        #expect(wide.tell(.rested) == [])
    }
}
