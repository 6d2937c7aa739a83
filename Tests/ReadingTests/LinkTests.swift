import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

@Suite struct LinkTests {
    /// A line with a marker and three links, one of which lies about where it leads and one of which leads nowhere.
    private static var linked: Article {
        var block = Block.marked("See {@first} and{1} bank.example/login or a place.")
        func span(_ words: String, _ address: String?) -> Span {
            let start = block.text.occurrences(of: words)[0]
            return Span(.link(address: address), start..<start + words.utf8.count)
        }
        block.spans = (block.spans + [span("bank.example/login", "https://evil.example/"), span("a place", nil)])
            .inOrder()
        var article = Article.sample(
            "Links", [block, .marked("No link stands here."), .marked("One {@second} alone.")],
            notes: [[.marked("A note with {@third}.")]])
        article.address = "https://paper.example/links"
        return article
    }

    private func reading(columns: Int = 80) -> Desk {
        var desk = Desk([Self.linked, .plain], columns: columns)
        desk.press("Enter")
        desk.move(to: "See first")
        return desk
    }

    // MARK: Hints

    @Test("f puts letters over every link and marker in sight; a letter follows what it is on")
    func hints() {
        var desk = reading()
        desk.press("f")
        guard case .hints(let hints)? = desk.state.layers.last else {
            Issue.record("No hints")
            return
        }
        #expect(hints.hints.map(\.label) == Array("asdfghjkl".prefix(hints.hints.count)).map(String.init))
        #expect(hints.hints.count >= 6, "three links, a placeholder, and a marker and a link more below")
        #expect(desk.state.context == nil && desk.screen.contains("FOLLOW"))
        #expect(draw(desk.state).styleMarks.filter { $0 == "g" }.count >= 5)
        func letter(_ address: String?) -> String? {
            hints.hints.first { $0.target.kind == .link(address: address) }?.label
        }
        desk.press(letter("https://example.org/first") ?? "")
        #expect(desk.screen.contains("https://example.org/first") && desk.screen.contains("Leads to example.org."))
        let marker = hints.hints.first { if case .marker = $0.target.kind { true } else { false } }
        desk.press("Esc f \(marker?.label ?? "")")
        #expect(desk.popup?.title(columns: 40, glyphs: .unicode).hasPrefix("Note 1") == true)
        desk.press("f a")
        #expect(desk.screen.contains("https://example.org/third"), "letters stand over the note that lies on top")
        desk.press("Esc Esc f \(letter(nil) ?? "")")
        #expect(desk.message == "This link leads nowhere: the extraction has lost its address")
        #expect(desk.state.layers.isEmpty)
    }

    @Test("A letter that is on nothing says so; any other key takes the letters away")
    func wrongLetters() {
        var desk = reading()
        desk.press("f z")
        #expect(desk.message?.hasPrefix("z is on nothing") == true && desk.state.layers.count == 1)
        desk.press("Esc")
        for key in ["Esc", "Enter", "Down", "^C"] {
            desk.press("f \(key)")
            #expect(desk.state.layers.isEmpty, "\(key)")
            #expect(desk.state.focus == .page)
        }
        desk.press("f")
        desk.resize(60, 20)
        #expect(desk.state.layers.isEmpty, "what the letters stood over has moved")
        desk.press("h j Enter f")
        #expect(desk.message == "No links or markers on the screen")
    }

    @Test(
        "Labels are all different, none begins another, and few are long",
        arguments: [0, 1, 5, 26, 27, 51, 52, 300, 676])
    func labels(count: Int) {
        let labels = Hints.labels(count)
        #expect(labels.count == count && Set(labels).count == count)
        #expect(labels.allSatisfy { (1...2).contains($0.count) })
        let single = Set(labels.filter { $0.count == 1 })
        #expect(labels.allSatisfy { $0.count == 1 || !single.contains(String($0.prefix(1))) })
        if count <= 26 { #expect(single.count == count) }
        // Taking one more letter as the beginning of pairs would be one too many.
        if count > 26, count < 676 { #expect(single.count >= 26 - (count - 26) / 25 - 1) }
    }

    @Test("More than there are letters for: that is said")
    func tooMany() {
        let words = (1...800).map { "{@\($0)}" }.joined(separator: " ")
        var desk = Desk([.sample("Many", [.marked(words)])], columns: 200, rows: 60)
        desk.press("Enter f")
        #expect(desk.message == "There are letters for 676 of 800; move on for the rest")
        guard case .hints(let hints)? = desk.state.layers.last else { return }
        #expect(hints.hints.count == 676)
    }

    @Test("With two letters the first narrows, the second follows")
    func pairs() {
        let words = (1...40).map { "{@w\($0)}" }.joined(separator: " ")
        var desk = Desk([.sample("Many", [.marked(words)])])
        desk.press("Enter f")
        guard case .hints(let hints)? = desk.state.layers.last, let last = hints.hints.last else {
            Issue.record("No hints")
            return
        }
        #expect(hints.hints.count == 40 && last.label.count == 2)
        desk.type(String(last.label.prefix(1)))
        guard case .hints(let narrowed)? = desk.state.layers.last else {
            Issue.record("Hints gone")
            return
        }
        #expect(narrowed.hints.count < 40 && narrowed.hints.allSatisfy { $0.label.hasPrefix(last.label.prefix(1)) })
        desk.type(String(last.label.suffix(1)))
        #expect(desk.screen.contains("https://example.org/w40"))
    }

    // MARK: Opening

    @Test("o shows the address before it is opened; Enter or o opens it; an address is asked for once")
    func open() throws {
        var desk = reading()
        let second = try Link("https://example.org/second")
        desk.move(to: "One second")
        #expect(desk.press("o").isEmpty)
        #expect(desk.screen.contains("https://example.org/second"))
        #expect(desk.press("Enter") == [.open(second)])
        #expect(desk.state.layers.isEmpty)
        #expect(desk.press("o o") == [.open(second)])
        #expect(desk.press("o y") == [.copy("https://example.org/second", name: "the address")])
        #expect(desk.message == "Copied the address")
        #expect(desk.press("Esc o Esc").isEmpty && desk.state.layers.isEmpty)
    }

    @Test(
        "Where several links stand on the line, letters choose among them; where none does, the article's page is meant"
    )
    func whichLink() {
        var desk = reading()
        desk.press("o")
        guard case .hints(let hints)? = desk.state.layers.last else {
            Issue.record("No hints")
            return
        }
        #expect(hints.hints.count == 3, "the marker is no link")
        desk.press("Esc")
        desk.move(to: "No link")
        desk.press("o")
        #expect(desk.screen.contains("https://paper.example/links") && desk.screen.contains("Leads to paper.example."))
        #expect(desk.press("Esc h o").contains(.findAddress(1)))
        #expect(desk.screen.contains("https://paper.example/links"))
        desk.press("Esc j o")
        #expect(desk.message == "The article says nothing of where it was published")
    }

    @Test("Enter on a line with a link and nothing else follows it")
    func enter() {
        var desk = reading()
        desk.move(to: "One second")
        desk.press("Enter")
        #expect(desk.screen.contains("https://example.org/second"))
    }

    @Test("A text that names another site than the address leads to is warned of")
    func warning() throws {
        var desk = reading()
        desk.press("o s")
        guard case .link(let popup)? = desk.state.layers.last else {
            Issue.record("No popup")
            return
        }
        #expect(try popup.namedSite == "bank.example" && popup.link.get().site == "evil.example")
        #expect(desk.screen.contains("Take care: the text names bank.example"))
        let lookalike = LinkPopup(address: "https://gооgle.com/", text: "google.com")
        #expect(
            lookalike.lines(width: 200).contains { $0.text.contains("letters of another alphabet may look the same") })
        #expect(draw(desk.state).styleMarks.contains("eeee"), "in the look of errors")
    }

    @Test(
        "What is no address of a page or a letter is refused with the reason, and never handed out",
        arguments: [
            "javascript:alert(1)", "file:///etc/passwd", "-oProxyCommand=x", "https://a.example/\u{1B}[31m",
            "ftp://a.example",
            "https://", "a b", "",
        ])
    func refused(address: String) {
        var article = Article.sample("Bad", [Block(.paragraph, "word", spans: [Span(.link(address: address), 0..<4)])])
        article.address = address
        var desk = Desk([article])
        desk.press("Enter")
        desk.move(to: "word")
        desk.press("Enter")
        #expect(desk.screen.contains("It is not opened"))
        #expect(desk.press("Enter").isEmpty)
        #expect(desk.message?.hasPrefix("Not opened: ") == true)
    }

    @Test("An address of any length is shown whole, by scrolling", arguments: [20, 40, 80, 120])
    func longAddress(columns: Int) {
        let address = "https://a.example/" + String(repeating: "0123456789", count: 150)
        let article = Article.sample("Long", [Block(.paragraph, "word", spans: [Span(.link(address: address), 0..<4)])])
        var desk = Desk([article], columns: columns, rows: 9)
        desk.press("Enter")
        desk.move(to: "word")
        desk.press("Enter")
        guard case .link(let popup)? = desk.state.layers.last else {
            Issue.record("No popup")
            return
        }
        let lines = popup.lines(width: 30)
        #expect(lines.map(\.text).joined().contains(address))
        desk.press("G")
        #expect(desk.screen.contains("a.example."))
        desk.press("g")
        #expect(desk.screen.contains("https://"))
    }

    // MARK: Copying

    @Test("y copies the passage, the note, or the link that is chosen in it")
    func copy() {
        var desk = reading()
        desk.move(to: "No link")
        #expect(desk.press("y") == [.copy("No link stands here.", name: "the passage")])
        desk.press("1 Enter")
        #expect(desk.press("y") == [.copy("A note with third.", name: "the note")])
        #expect(desk.press("Tab y") == [.copy("https://example.org/third", name: "the address")])
    }
}
