import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

@Suite struct StatusTests {
    private func progress(_ desk: Desk) -> Progress { desk.statuses[0].progress }

    @Test("Reading begins with opening, and the end of the text finishes it")
    func progresses() {
        var desk = Desk([.notes])
        desk.press("Enter")
        desk.tell(.settled)
        #expect(progress(desk) == .reading(0))
        desk.press("Space")
        desk.tell(.settled)
        guard case .reading(let fraction) = progress(desk) else {
            Issue.record("Not reading")
            return
        }
        #expect(fraction > 0 && fraction < 1)
        desk.press("G")
        desk.tell(.settled)
        #expect(progress(desk) == .finished)
    }

    @Test("What is finished stays so until u says otherwise")
    func finishedStays() {
        var desk = Desk([.notes])
        desk.press("Enter G")
        desk.tell(.settled)
        desk.press("g")
        desk.tell(.settled)
        #expect(progress(desk) == .finished)
        desk.press("u")
        #expect(progress(desk) == .unread)
        desk.press("u")
        #expect(progress(desk) == .finished)
    }

    @Test("What u says is not taken back by saving the place")
    func unreadStays() {
        var desk = Desk([.notes])
        desk.press("Enter 3 j u u")
        #expect(progress(desk) == .unread || progress(desk) == .finished)
        let said = progress(desk)
        desk.tell(.settled)
        #expect(progress(desk) == said)
        desk.press("Q")
        #expect(progress(desk) == said)
    }

    @Test("Looking at a note's place is not finishing the article")
    func notes() {
        var desk = Desk([.notes])
        desk.press("Enter ] Enter Enter")
        #expect(desk.line.contains("The first note cites"))
        desk.tell(.settled)
        #expect(progress(desk) != .finished)
        desk.press("Enter")
        desk.tell(.settled)
        #expect(progress(desk) != .finished)
    }

    @Test("An article of one line is finished when it is seen")
    func oneLine() {
        var desk = Desk([.sample("Only a title", [])])
        desk.press("Enter")
        desk.tell(.settled)
        #expect(progress(desk) == .finished)
    }

    @Test("u in the list is about the selected article")
    func list() {
        var desk = Desk([.notes, .plain])
        #expect(desk.press("j u") == [.setProgress(2, .finished)])
        #expect(desk.press("u") == [.setProgress(2, .unread)])
        #expect(desk.message == "Marked unread")
    }

    @Test("What u says stays so, also when the reader is left at once, and u means the same at any moment")
    func markedUnreadStays() {
        for waits in [false, true] {
            var desk = Desk([.notes, .plain])
            desk.press("Enter")
            if waits { desk.tell(.settled) }
            desk.press("u")
            #expect(desk.message == "Marked unread" && desk.statuses[0].progress == .unread, "waits: \(waits)")
            desk.tell(.leaving)
            #expect(desk.statuses[0].progress == .unread)
        }
    }

    @Test(
        "To look at notes, however, is not to finish the article",
        arguments: [
            "1 Enter Enter 1 Enter Enter", "t Enter t 9 j Enter", "2 Enter c c c c", "3 Enter Enter j j", "9 ]",
        ])
    func notesAreNotTheEnd(keys: String) {
        var desk = Desk([.notes, .plain], rows: 14)
        desk.press("Enter \(keys)")
        desk.tell(.settled)
        guard case .reading = desk.statuses[0].progress else {
            Issue.record("\(desk.statuses[0].progress)")
            return
        }
        if desk.popup != nil { desk.press("Esc") }
        desk.press("J K")
        desk.tell(.settled)
        guard case .reading = desk.statuses[0].progress else {
            Issue.record("opened again: \(desk.statuses[0].progress)")
            return
        }
        desk.press("G")
        desk.tell(.settled)
        #expect(desk.statuses[0].progress == .finished, "to go to the end is")
    }

    @Test("A place that could not be kept is kept with the next one")
    func notSaved() {
        var desk = Desk([.notes, .plain])
        desk.press("Enter 9 j")
        let place = desk.page.place
        desk.doesEffects = false
        for effect in desk.tell(.settled) where effect.isSavePlace {
            desk.tell(.notSaved(effect, "The library is locked"))
        }
        #expect(desk.message == "The library is locked")
        desk.doesEffects = true
        desk.press("J")
        desk.tell(.settled)
        #expect(desk.places[1]?.place == place)
        desk.press("K")
        #expect(desk.page.place == place)
    }

    @Test("The wheel over a preview does not begin to read it")
    func wheelOverPreview() {
        var desk = Desk([.plain, .notes], columns: 100)
        desk.press("j")
        desk.tell(.rested)
        let page = desk.state.layout.page!
        desk.tell(.mouseUsed(Mouse(.wheelDown, row: 5, column: page.x + 9)))
        #expect(desk.page.topLine > 0)
        #expect(desk.tell(.settled) == [] && desk.statuses[1].progress == .unread)
    }
}
