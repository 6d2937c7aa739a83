import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

extension Article {
    /// Three articles that lead to a fourth, and to what the library does not have.
    static var linkedOnes: [Article] {
        func paper(_ title: String, _ name: String, _ blocks: [Block], notes: [[Block]] = []) -> Article {
            var article = Article.sample(title, blocks, notes: notes)
            article.address = "https://example.org/\(name)"
            return article
        }
        let more = (1...30).map { Block.marked("Line \($0) of what follows.") }
        return [
            paper(
                "One", "one",
                [
                    .marked("Nothing leads away from the first paragraph."),
                    .marked("See {@elsewhere} and then {@target}, which the library has.{1}"),
                    .marked("Only {@target} here."),
                ] + more, notes: [[.marked("A note that cites {@target} too.")]]),
            paper("Two", "two", [.marked("This leads to {@target} as well.")] + more),
            paper(
                "Three, with a title that is much longer than the other ones are", "three",
                [.marked("{@target}, {@one}.")]),
            paper("The target", "target", [.marked("What the others lead to.")] + more),
        ]
    }
}

@Suite struct LinkedTests {
    private func reading(columns: Int = 80) -> Desk {
        var desk = Desk(Article.linkedOnes, columns: columns)
        desk.press("Enter")
        return desk
    }

    @Test("A link into the library looks like one; others do not")
    func looks() {
        let marks = draw(reading().state).styleMarks
        // The article's own address is none of them: it leads to where the reader is.
        #expect(marks.filter { $0 == "y" }.count == 2 * "target".count)
        #expect(marks.filter { $0 == "l" }.count == "elsewhere".count + "https://example.org/one".count)
    }

    @Test("Enter on the popup reads it in place, o gives it to the browser; back and forward come to the exact place")
    func opensInPlace() throws {
        var desk = reading()
        desk.move(to: "Only target")
        let spot = desk.page.spot
        desk.press("o")
        #expect(desk.screen.contains("The target") && desk.screen.contains("In your library, 2024-11-13, The Analyst"))
        #expect(desk.screen.contains("Enter read it here \u{B7} o open in the browser"))
        #expect(desk.press("o") == [.open(try Link("https://example.org/target"))])
        desk.press("Enter Enter")
        #expect(desk.page.id == 4 && desk.state.layers.isEmpty && desk.state.focus == .page)
        desk.press("9 j")
        let there = desk.page.spot
        desk.press("H")
        #expect(desk.page.spot == spot)
        desk.press("L")
        #expect(desk.page.spot == there)
        desk.press("^O")
        #expect(desk.page.spot == spot)
    }

    @Test("Letters and clicks lead there too, and links in notes")
    func otherWays() throws {
        var desk = reading()
        desk.press("f")
        guard case .hints(let hints)? = desk.state.layers.last else {
            Issue.record("No hints")
            return
        }
        let hint = try #require(hints.hints.first { $0.target.kind == .link(address: "https://example.org/target") })
        desk.press("\(hint.label) Enter")
        #expect(desk.page.id == 4)
        desk.press("H 1 Enter Tab")
        #expect(draw(desk.state).styleMarks.contains("Y"), "chosen in the note")
        desk.press("Enter Enter")
        #expect(desk.page.id == 4 && desk.state.layers.isEmpty)
        desk.press("H")
        #expect(desk.page.id == 1)
        let lines = desk.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let row = try #require(lines.firstIndex { $0.contains("Only target") })
        let start = try #require(lines[row].firstRange(of: "target")).lowerBound
        desk.tell(.mouseUsed(Mouse(.press, row: row, column: columns(of: String(lines[row][..<start])))))
        desk.press("Enter")
        #expect(desk.page.id == 4)
    }

    @Test("Cited by: the articles that lead here, on the page and in the list")
    func citedBy() {
        var desk = reading()
        #expect(desk.screen.contains("cited by 1"))
        desk.press("h 3 j Enter")
        #expect(desk.screen.contains("cited by 3"))
        let spot = desk.page.spot
        desk.press("c")
        #expect(desk.screen.contains("Cited by 1/3") && desk.screen.contains("Three, with a title"))
        desk.press("G k")
        #expect(desk.screen.contains("Cited by 2/3"))
        desk.press("Esc")
        #expect(desk.state.layers.isEmpty && desk.page.spot == spot)
        desk.press("c j j j Enter")
        #expect(desk.page.id == 3 && desk.state.layers.isEmpty)
        desk.press("H")
        #expect(desk.page.spot == spot)
        desk.press("h c")
        #expect(desk.screen.contains("Cited by 1/3"))
        desk.press("q g j c")
        #expect(desk.state.layers.isEmpty)
        #expect(desk.message == "No article in the library leads to this one")
    }

    @Test("What is not in the library is opened as before")
    func notInTheLibrary() throws {
        var desk = reading()
        desk.press("f")
        guard case .hints(let hints)? = desk.state.layers.last else { return }
        let hint = hints.hints.first { $0.target.kind == .link(address: "https://example.org/elsewhere") }
        desk.press(hint?.label ?? "")
        #expect(!desk.screen.contains("In your library") && desk.screen.contains("Enter open"))
        #expect(desk.press("Enter") == [.open(try Link("https://example.org/elsewhere"))])
    }
}
