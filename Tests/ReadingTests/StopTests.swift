import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// Going by paragraphs, headings, questions, bookmarks and percentages.
@Suite struct StopTests {
    private func reading(_ article: Article = .interview, _ keys: String = "", columns: Int = 80, rows: Int = 24)
        -> Desk
    {
        var desk = Desk([article, .plain], columns: columns, rows: rows)
        desk.press("Enter " + keys)
        return desk
    }

    /// What comes back with `H`: all that is seen of the page.
    private func view(_ desk: Desk) -> [String] {
        ["\(desk.page.place)", "\(desk.page.cursorLine)", "\(desk.page.topLine)"]
    }

    @Test("} and { go from paragraph to paragraph, to the end and the beginning; that is to read, and no jump")
    func paragraphs() {
        var desk = reading(.notes)
        desk.press("}")
        #expect(desk.line.hasPrefix("The first sentence"))
        desk.press("j }")
        #expect(desk.line.hasPrefix("Here is a marker"))
        desk.press("j k {")
        #expect(desk.line.hasPrefix("The first sentence"))
        desk.press("j {")
        #expect(desk.line.hasPrefix("Here is a marker") || desk.line.hasPrefix("The first sentence"))
        desk.press("9 {")
        #expect(desk.page.cursorLine == 0 && desk.page.topLine == 0)
        desk.press("H")
        #expect(desk.message == "Nowhere to go back to")
        desk.press("1 7 }")
        #expect(desk.line.hasPrefix("The first note is cited again"))
        desk.press("}")
        #expect(desk.page.progress == .finished)
        desk.press("9 9 }")
        #expect(desk.page.cursorLine == desk.page.page.lines.count - 1)
    }

    @Test("What comes into sight has text above it, whichever way", arguments: ["}", ")", "i"])
    func landing(key: String) {
        var desk = reading()
        for _ in 0..<9 {
            let before = desk.page.topLine
            desk.press(key)
            let page = desk.page
            #expect(page.isInSight(row: page.cursor))
            if page.topLine != before { #expect(page.cursorLine - page.topLine >= page.rowsOfPage / 3 - 1) }
        }
    }

    @Test("} then { is back at the beginning of where one was; counts are as many steps", arguments: 0..<40)
    func properties(seed: Int) {
        var dice = Dice(seed)
        let article = seed < 2 ? .interview : dice.article()
        var desk = reading(article, columns: 20 + dice.roll(90), rows: 4 + dice.roll(40))
        guard !desk.page.page.lines.isEmpty else { return }
        for _ in 0..<30 {
            desk.press("\(1 + dice.roll(9)) " + dice.pick(["j", "k"]))
            let place = desk.page.cursor
            var walker = desk
            walker.press("} {")
            #expect(
                walker.page.cursor <= place && walker.page.page.lines[walker.page.cursor].isFirst
                    || walker.page.cursor == place)
            let key = dice.pick(["}", "{", ")", "(", "i", "I", ".", ",", "e", "E"])
            let count = 2 + dice.roll(4)
            var counted = desk
            counted.press("\(count) \(key)")
            for _ in 0..<count { desk.press(key) }
            #expect(counted.page.cursor == desk.page.cursor && counted.page.place == desk.page.place, "\(count)\(key)")
            #expect(counted.page.link == desk.page.link)
        }
    }

    @Test("Every jump is left by H exactly, also over articles", arguments: 0..<40)
    func history(seed: Int) {
        var dice = Dice(seed)
        let article = seed < 4 ? .interview : dice.article()
        var desk = reading(article, columns: 30 + dice.roll(90), rows: 4 + dice.roll(40))
        guard !desk.page.page.lines.isEmpty else { return }
        desk.press("3 j m 9 j m 9 j m g")
        for _ in 0..<30 {
            desk.press("\(1 + dice.roll(9)) " + dice.pick(["j", "k", "j", "}", "{", "^D"]))
            let before = view(desk)
            desk.press(
                dice.pick([
                    ")", "(", "i", "I", ".", ",", "e", "E", "5 0 %", "9 %", "1 0 0 %", "2 )", "T Enter", "T G Enter",
                ]))
            desk.press("Esc l")
            let after = view(desk)
            guard after != before, after[0] != before[0] else { continue }
            desk.press("H")
            #expect(view(desk) == before)
            desk.press("L")
            #expect(view(desk) == after)
            desk.press("J H")
            #expect(view(desk) == after)
        }
    }

    @Test("Headings in order, the title first and the notes' last; at the ends it is said")
    func headings() {
        var desk = reading()
        var found: [String] = []
        for _ in 0..<4 {
            desk.press(")")
            found.append(desk.line)
        }
        #expect(found == ["How it began", "What came of it", "A word on the years after", "Notes"])
        desk.press(")")
        #expect(desk.message == "No heading below" && desk.line == "Notes")
        #expect(desk.page.progress == .reading(0), "To look at headings is not to read")
        desk.press("3 (")
        #expect(desk.line == "How it began")
        desk.press("2 j (")
        #expect(desk.line == "How it began")
        desk.press("(")
        #expect(desk.line == "The making of an engine")
        desk.press("(")
        #expect(desk.message == "No heading above")
    }

    @Test("Questions are the turns of whoever asks")
    func questions() {
        var desk = reading()
        var found: [String] = []
        for _ in 0..<6 {
            desk.press("i")
            found.append(String(desk.line.prefix(22)))
        }
        #expect(found[0] == "What about year 1[2]? " || found[0].hasPrefix("What about year 1"))
        #expect(found[1] == "Tell us of the second ")
        #expect(found[5].hasPrefix("What about year 6"))
        desk.press("i")
        #expect(desk.message == "No question below")
        desk.press("9 I I")
        #expect(desk.message == "No question above")
        var plain = reading(.notes)
        plain.press("i")
        #expect(plain.message == "This is no interview")
    }

    @Test("The article's bookmarks in the order of its text, with their notes; what is folded unfolds")
    func bookmarks() {
        var desk = reading(.notes)
        desk.press("e")
        #expect(desk.message == "No bookmark in this article; m marks the passage at the cursor")
        desk.press("9 j m g 2 j M")
        desk.type("My own words")
        desk.press("Enter")
        let text = desk.articles[0].document
        let folded = text.blocks.firstIndex { $0.isFurniture }!
        let passage = text.passage(at: text.place(.body, block: folded, offset: 0))!
        desk.tell(.bookmarkAdded(Bookmark(id: "x", article: 1, passage: passage, created: 0)))
        desk.press("g e")
        #expect(desk.message == "Bookmark 1 of 3: My own words")
        let first = desk.page.place
        desk.press("e")
        #expect(desk.message == "Bookmark 2 of 3" && desk.page.place > first)
        desk.press("e")
        #expect(desk.line.hasPrefix("A postscript of two sentences"))
        desk.press("e")
        #expect(desk.message == "No bookmark below")
        desk.press("9 E")
        #expect(desk.page.place == first && desk.message == "Bookmark 1 of 3: My own words")
        desk.press("E")
        #expect(desk.message == "No bookmark above")
        desk.press("3 e")
        #expect(desk.line.hasPrefix("A postscript of two sentences"))
    }

    @Test("A percentage is where the status line says it is; without a number it is said how")
    func percentages() {
        let article = Article.sample("A long one", (1...400).map { .marked("Paragraph \($0) says a few words.") })
        var desk = reading(article)
        desk.press("%")
        #expect(desk.message == "Type a number before it: 50% goes to the middle of the text")
        for percent in [1, 7, 50, 99] {
            desk.press(percent.description.map(String.init).joined(separator: " ") + " %")
            #expect(desk.screen.contains(" \(percent)% "), "\(percent)")
        }
        desk.press("1 0 0 %")
        #expect(desk.line.hasPrefix("Paragraph 400 ") && desk.page.progress == .finished)
        desk.press("2 5 0 %")
        #expect(desk.line.hasPrefix("Paragraph 400 "))
        var empty = reading(.sample("No text", []))
        empty.press("5 0 %")
        #expect(empty.message == "This article has no text")
    }
}
