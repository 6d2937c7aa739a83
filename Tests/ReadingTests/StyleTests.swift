import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

/// How pages are set, changed by keys: the reader stays at the text, and what was chosen is remembered.
@Suite struct StyleTests {
    private func reading(_ article: Article = .notes, columns: Int = 200, rows: Int = 40) -> Desk {
        var article = article
        article.language = "en"
        var desk = Desk([article], columns: columns, rows: rows)
        desk.hyphenation = Hyphenation { $0.utf8.count < 6 ? [] : [3] }
        desk.press("Enter")
        return desk
    }

    @Test("Every key but + - F undoes itself, and the reader stays where the text is", arguments: ["|", "~", "=", "w"])
    func toggles(key: String) {
        var desk = reading()
        desk.press("6 j")
        let (place, screen, preferences) = (desk.page.place, desk.screen, desk.state.preferences)
        desk.press(key)
        #expect(desk.state.preferences != preferences && desk.page.place == place && desk.message != nil)
        #expect(desk.page.isInSight(row: desk.page.cursor))
        desk.press(key)
        desk.state.message = nil
        #expect(desk.state.preferences == preferences && desk.page.place == place)
        desk.press("Esc")
        #expect(desk.state.page == nil || desk.page.page.plainText == reading().page.page.plainText)
        _ = screen
    }

    @Test("Lines grow wider and narrower by steps, or to the number typed, as far as window and reason go")
    func measure() {
        var desk = reading()
        desk.press("6 j")
        let place = desk.page.place
        #expect(desk.press("-") == [.rememberPreferences(desk.state.preferences)])
        #expect(desk.page.page.width == 64 && desk.page.place == place)
        desk.press("+ +")
        #expect(desk.page.page.width == 72)
        desk.press("5 0 +")
        #expect(desk.page.page.width == 50 && desk.page.place == place)
        for _ in 0..<20 { desk.press("-") }
        #expect(desk.page.page.width >= Preferences.measures.lowerBound)
        #expect(desk.message?.contains("narrower") == true)
        for _ in 0..<90 { desk.press("+") }
        #expect(desk.message == "The window has no room for wider lines")
        #expect(desk.page.place == place)
        desk.press("9 9 9 9 +")
        #expect(desk.state.preferences.measure == Preferences.measures.upperBound)
    }

    @Test("Notes stand in the text, at the end, in popups and in the margin, one way after the other")
    func notes() {
        var desk = reading(.annotated)
        #expect(desk.page.sidenotes != nil)
        let plain = desk.page.page.plainText
        desk.press("F")
        #expect(desk.state.preferences.notes == .inline && desk.page.sidenotes == nil)
        let note = desk.page.article.document.notes[0].blocks[0].text
        let inline = desk.page.page.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(inline.ranges(of: note.prefix(20)).count == plain.ranges(of: note.prefix(20)).count + 1)
        desk.press("F")
        #expect(desk.state.preferences.notes == .end && desk.page.page.plainText.split(separator: "\n").count > 10)
        desk.press("g ]")
        let place = desk.page.place
        desk.press("Enter")
        #expect(desk.state.layers.isEmpty && desk.page.page.note(ofRow: desk.page.cursor) == 0)
        desk.press("Enter")
        #expect(desk.page.place == place, "And back to the marker")
        desk.press("F Enter")
        #expect(desk.state.preferences.notes == .popup && desk.popup != nil)
        desk.press("Esc F")
        #expect(desk.state.preferences == Preferences() && desk.page.sidenotes != nil)
    }

    @Test("What lies beyond the edge is shown by steps, and no further than the lines go")
    func sideways() {
        var article = Article.plain
        article.document.blocks.insert(
            Block(.preformatted, "begin " + String(repeating: "middle ", count: 30) + "end"), at: 0)
        var desk = reading(article)
        desk.press(">")
        #expect(desk.message?.contains("w lets") == true)
        desk.press("w")
        #expect(desk.screen.contains("begin") && !desk.screen.contains("end>"))
        var steps = 0
        while steps < 99, desk.message != "Nothing more lies beyond the edge" {
            desk.press(">")
            steps += 1
        }
        #expect(steps > 3 && desk.screen.contains("middle end") && !desk.screen.contains("begin"))
        desk.press("9 9 <")
        #expect(desk.screen.contains("begin"))
    }

    @Test("What is remembered is told as text and back; what is no such text is not taken")
    func text() {
        var preferences = Preferences()
        #expect(Preferences(text: preferences.text) == preferences)
        for notes in Preferences.Notes.allCases {
            preferences.notes = notes
            preferences.measure = 20 + notes.rawValue.count
            preferences.isJustified.toggle()
            preferences.lineSpacing = 2
            preferences.wrapsPreformatted = false
            preferences.isHyphenated = true
            #expect(Preferences(text: preferences.text) == preferences)
        }
        for text in ["measure=3", "measure", "notes=nowhere", "measure=x notes=auto"] {
            #expect(Preferences(text: text) == nil, "\(text)")
        }
        #expect(Preferences(text: "later=1") == Preferences())
    }

    @Test("Words are divided once it is known where, and not where nothing says so")
    func hyphenation() {
        var article = Article.plain
        article.document.blocks = [Block(.paragraph, String(repeating: "considerable words ", count: 40))]
        var desk = reading(article)
        desk.press("2 7 +")
        #expect(!desk.page.page.plainText.contains("con-"))
        desk.press("~")
        #expect(desk.page.page.plainText.contains("con-\n"))
        desk.press("~")
        #expect(!desk.page.page.plainText.contains("con-"))
        var without = reading(article)
        without.hyphenation = nil
        without.press("~")
        without.press("~ ~")
        #expect(without.message?.contains("Nothing says how words") == true)
        article.language = nil
        var unknown = Desk([article], columns: 120, rows: 30)
        unknown.press("Enter ~")
        #expect(unknown.message == "Nothing says in which language this article is")
    }
}
