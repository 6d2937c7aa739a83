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
}
