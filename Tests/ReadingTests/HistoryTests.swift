import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

@Suite struct HistoryTests {
    private struct View: Equatable {
        var article: Article.ID?
        var place: Place?
        var top: Int?
    }

    private func view(_ desk: Desk) -> View {
        View(article: desk.state.page?.id, place: desk.state.page?.place, top: desk.state.page?.topLine)
    }

    @Test("H goes back to the exact place, L forward again, over articles, notes and bookmarks")
    func toAndFro() {
        var desk = Desk([.notes, .plain, .notes])
        var views: [View] = []
        func note() { views.append(view(desk)) }
        desk.press("Enter 5 j Space 2 k")
        note()
        desk.press("G 2 k")
        note()
        desk.press("J")
        note()
        desk.press("J 3 Enter Esc")
        note()
        desk.press("Enter Enter")
        note()
        for expected in views.dropLast().reversed() {
            desk.press("H")
            #expect(view(desk) == expected)
        }
        desk.press("H")  // to the beginning, where the article was opened
        desk.press("9 H")
        let start = view(desk)
        desk.press("H")
        #expect(desk.message == "Nowhere to go back to" && view(desk) == start)
        desk.press("9 9 L")
        #expect(view(desk) == views.last)
        desk.press("L")
        #expect(desk.message == "Nowhere to go forward to")
        desk.press("3 H")
        #expect(view(desk) == views[1])
    }

    @Test("A new jump ends the way forward")
    func forks() {
        var desk = Desk([.notes, .plain])
        desk.press("Enter 4 j G H g")
        desk.press("L")
        #expect(desk.message == "Nowhere to go forward to")
    }

    @Test("What was only looked at beside the list is no station; back is where one really read")
    func previews() {
        var desk = Desk([.notes, .plain, .plain])
        desk.press("Enter 5 j")
        let read = view(desk)
        desk.press("h j")
        desk.tell(.rested)
        #expect(desk.page.id == 2)
        desk.press("j")
        desk.tell(.rested)
        desk.press("Enter H")
        #expect(view(desk) == read && desk.state.focus == .page)
    }

    @Test("From a preview to a bookmark in it: back is where one really read; so it is from the notes of a preview")
    func fromPreviews() {
        for keys in ["' Enter", "t Enter"] {
            var desk = Desk([.notes, .notes], columns: 120, rows: 30)
            desk.press("J")
            desk.press("Enter 5 j m h k")
            desk.tell(.rested)
            desk.press("Enter 7 j")
            let read = view(desk)
            desk.press("h j")
            desk.tell(.rested)
            #expect(desk.page.id == 2)
            desk.press(keys)
            #expect(desk.state.focus == .page && desk.page.id == 2)
            desk.press("H")
            #expect(view(desk) == read, "\(keys)")
        }
    }

    @Test("Another window does not end the way forward")
    func forwardAfterResize() {
        var desk = Desk([.notes], columns: 100, rows: 20)
        desk.press("Enter G")
        let end = desk.page.place
        desk.press("H h")
        desk.resize(130, 33)
        desk.press("l L")
        #expect(desk.page.place == end)
    }

    @Test("An article that has gone is said to be, and one goes on from where one is")
    func gone() {
        var desk = Desk([.notes, .plain])
        desk.press("Enter J")
        desk.doesEffects = false
        #expect(desk.press("H").contains(.loadArticle(1)))
        desk.tell(.failed("The article is no longer in the library"))
        #expect(desk.page.id == 2 && desk.message == "The article is no longer in the library")
        desk.doesEffects = true
        desk.press("j")
        #expect(desk.page.id == 2)
    }

    @Test("However many jumps: what is kept is bounded, and no two neighbours are one place")
    func bounded() {
        var history = History()
        var dice = Dice(5)
        func spot() -> Spot {
            Spot(article: Int64(dice.roll(3)), place: Place(block: dice.roll(4), offset: 0), lead: dice.roll(9))
        }
        for _ in 0..<2_000 {
            switch dice.roll(4) {
            case 0: _ = history.goBack(from: spot())
            case 1: _ = history.goForward(from: spot())
            default: history.leave(spot())
            }
            for list in [history.back, history.forward] {
                #expect(list.count <= History.limit)
                #expect(!zip(list, list.dropFirst()).contains { $0.isSamePlace(as: $1) })
            }
        }
    }
}
