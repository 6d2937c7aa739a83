import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

@Suite struct FocusTests {
    @Test("Enter reads the selected article; back, and again: it is not loaded twice")
    func open() {
        var desk = Desk([.notes, .plain])
        #expect(desk.press("j Enter") == [.loadArticle(2)])
        #expect(desk.remembered == 2)
        #expect(desk.state.focus == .page && desk.page.id == 2)
        desk.press("h")
        #expect(desk.state.focus == .list)
        #expect(!desk.press("Enter").contains(.loadArticle(2)))
        #expect(desk.state.focus == .page)
    }

    @Test("Tab goes to and fro, h and l one way", arguments: [120, 80, 60])
    func panes(columns: Int) {
        var desk = Desk([.notes], columns: columns)
        desk.press("Enter Tab")
        #expect(desk.state.focus == .list)
        desk.press("Tab")
        #expect(desk.state.focus == .page)
        desk.press("h")
        #expect(desk.state.focus == .list)
        desk.press("l")
        #expect(desk.state.focus == .page)
    }

    @Test("With no article open, l and Tab open the selected one")
    func openByFocus() {
        for key in ["l", "Tab", "Right"] {
            var desk = Desk([.plain])
            #expect(desk.press(key) == [.loadArticle(1)])
            #expect(desk.state.focus == .page)
        }
    }

    @Test("q goes back, and quits in the list; Esc goes back, and quits nothing; Q quits anywhere")
    func quitting() {
        var desk = Desk([.notes])
        #expect(!desk.press("Enter q").contains(.quit))
        #expect(desk.state.focus == .list)
        #expect(desk.press("Esc") == [])
        #expect(desk.press("q") == [.rememberFocus(.list), .quit])
        for keys in ["", "j", "] Enter", "'", "?"] {
            var desk = Desk([.notes])
            desk.press("Enter m \(keys)")
            let asked = desk.press("Q")
            #expect(asked.last == .quit && asked.dropLast().last == .rememberFocus(.page))
        }
    }

    @Test("J and K read the next and the previous article, and say where there is none")
    func neighbours() {
        var desk = Desk([.plain, .notes, .plain])
        desk.press("Enter J")
        #expect(desk.page.id == 2 && desk.state.list.selected == 1 && desk.state.focus == .page)
        desk.press("9 J")
        #expect(desk.page.id == 3)
        desk.press("J")
        #expect(desk.message == "This is the last article")
        desk.press("2 K")
        #expect(desk.page.id == 1)
        desk.press("K")
        #expect(desk.message == "This is the first article")
    }

    @Test("An article that was open is restored without taking the focus from the list")
    func background() {
        var desk = Desk([.notes, .plain])
        for effect in desk.state.open(2, asPreview: true) { #expect(effect == .loadArticle(2)) }
        desk.tell(.articleLoaded(desk.loaded(2)))
        #expect(desk.state.focus == .list && desk.page.id == 2 && desk.state.list.selected == 1)
        #expect(desk.remembered == nil)
        #expect(desk.tell(.settled) == [], "Looking at the list is not reading")
    }

    @Test("The place is saved when the page is left, once")
    func savedOnLeaving() {
        var desk = Desk([.notes, .plain])
        desk.press("Enter 5 j")
        let place = desk.page.place
        let asked = desk.press("h")
        #expect(asked.contains { if case .savePlace(1, place, _, _) = $0 { true } else { false } })
        #expect(!desk.press("l h").contains { $0.isSavePlace })
        desk.press("l j")
        #expect(desk.press("J").first?.isSavePlace == true)
        #expect(desk.press("K G Q").contains { $0.isSavePlace })
    }

    @Test("Quiet saves the place once")
    func settled() {
        var desk = Desk([.notes])
        desk.press("Enter j")
        #expect(desk.tell(.settled).count == 1)
        #expect(desk.tell(.settled) == [])
        desk.press("j")
        #expect(desk.tell(.settled).count == 1)
    }

    @Test("An article opens where it was left, at its row of the window")
    func whereLeft() {
        var desk = Desk([.notes, .plain])
        desk.press("Enter 9 j Space 3 k")
        let (place, top) = (desk.page.place, desk.page.topLine)
        desk.press("J K")
        #expect(desk.page.place == place && desk.page.topLine == top)
    }

    @Test("Redraw, refresh and failures are passed on")
    func others() {
        var desk = Desk([.notes])
        #expect(desk.press("^L") == [.redraw])
        #expect(desk.press("r") == [.refresh])
        desk.tell(.failed("The disk is full"))
        #expect(desk.screen.contains("The disk is full"))
        #expect(desk.state.message?.isError == true)
        desk.press("j")
        #expect(desk.message == nil)
        desk.tell(.workProgressed("Importing 2/3"))
        #expect(desk.screen.contains("Importing 2/3"))
        desk.tell(.workFinished(Message("Imported: 3")))
        #expect(desk.screen.contains("Imported: 3") && !desk.screen.contains("2/3"))
    }
}
