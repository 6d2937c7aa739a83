import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// What holds of every selection in every article.
@Suite struct SelectionPropertyTests {
    private static let seeds = 0..<40

    /// A reader in a random article, somewhere; furniture folded or not.
    private func reading(_ dice: inout Dice) -> Desk {
        var desk = Desk([dice.article()], columns: 20 + dice.roll(90), rows: 6 + dice.roll(40))
        desk.press("Enter")
        if dice.roll(2) == 0 { desk.press("Z") }
        desk.press("g")
        for _ in 0..<dice.roll(20) { desk.press("j") }
        return desk
    }

    /// Signs that may be copied.
    private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory != .control && scalar.value != 0xAD && scalar.value != 0x202E
    }

    private func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter(isPlain)))
    }

    @Test("Of one sentence its text is copied", arguments: seeds)
    func sentence(seed: Int) {
        var dice = Dice(seed)
        var desk = reading(&dice)
        for _ in 0..<30 {
            desk.press("v")
            if let end = desk.page.selection?.moving.stretch {
                let block = desk.page.article.document.block(end.part, end.block)!
                #expect(Sentence.ranges(in: block).contains(end.range))
                let expected = plain(block.text.slice(end.range))
                desk.press("y")
                #expect((desk.copied ?? "") == expected)
            }
            desk.press("Esc l j")
        }
    }

    @Test("Of all paragraphs the texts of the blocks are copied, with their signs", arguments: seeds)
    func paragraphs(seed: Int) {
        var dice = Dice(seed)
        var desk = reading(&dice)
        desk.press("g v v")
        guard desk.page.selection?.moving.stretch.part == .body else { return }
        desk.press("G")
        // From the end of the text it goes to that of the notes.
        guard desk.page.selection?.moving.stretch.part == .body else { return }
        desk.press("y")
        var expected = ""
        var wasItem = false
        for (index, block) in desk.page.article.document.blocks.enumerated() {
            let text = plain(String(block.text.reversed().drop { $0 == " " }.reversed()))
            let isShown = desk.page.page.entries.contains { entry in
                entry.part == .body && entry.block == index && entry.text == block.text
            }
            guard isShown, block.kind != .rule, !text.isEmpty else { continue }
            let sign = block.kind == .quote || block.kind == .pullQuote ? "> " : ""
            let item = block.kind == .listItem(ordinal: 3)
            let name = block.speaker.map { $0 + ": " } ?? ""
            if !expected.isEmpty { expected += item && wasItem ? "\n" : "\n\n" }
            expected += (item ? "3. " : sign) + name + text
            wasItem = item
        }
        #expect(desk.copied == expected)
    }

    @Test("So many down and so many up is where it was, and a count is so many keys", arguments: seeds)
    func thereAndBack(seed: Int) {
        var dice = Dice(seed)
        var desk = reading(&dice)
        for way in ["v", "v v", "v v v"] {
            desk.press(way)
            guard desk.state.isSelecting else { return }
            for _ in 0..<dice.roll(3) { desk.press(dice.pick(["j", "k", "o"])) }
            let before = desk.page.selection
            let (there, back) = dice.pick([("j", "k"), ("k", "j")])
            var count = 0
            for _ in 0..<1 + dice.roll(6) {
                let last = desk.page.selection
                desk.press(there)
                if desk.page.selection != last { count += 1 }
            }
            if count > 0 {
                let far = desk.page.selection?.moving.stretch
                desk.press("\(count) \(back)")
                #expect(desk.page.selection?.moving.stretch == before?.moving.stretch)
                #expect(desk.page.selection?.fixed == before?.fixed)
                desk.press("\(count) \(there)")
                #expect(desk.page.selection?.moving.stretch == far)
            }
            desk.press("Esc")
        }
    }

    @Test("A selection stays what it is in every window", arguments: seeds)
    func resizing(seed: Int) {
        var dice = Dice(seed)
        var desk = reading(&dice)
        desk.press(dice.pick(["v", "v v", "v v v"]))
        guard desk.state.isSelecting else { return }
        for _ in 0..<dice.roll(6) { desk.press(dice.pick(["j", "k", "o", "^D"])) }
        let (selection, text) = (desk.page.selection, desk.page.selectedText)
        for columns in [200, 1, 40, 17, 80, 120, 3] {
            desk.resize(columns, 1 + dice.roll(50))
            #expect(desk.page.selection == selection && desk.page.selectedText == text, "\(columns) columns")
            _ = draw(desk.state)
        }
        desk.resize(80, 24)
        desk.press("v v v")
        #expect(desk.page.selection?.unit == selection?.unit)
    }

    @Test("Nothing but signs of the article is copied, and a paragraph is one line", arguments: seeds)
    func signs(seed: Int) {
        var dice = Dice(seed)
        var desk = reading(&dice)
        for _ in 0..<20 {
            desk.press("v")
            for _ in 0..<dice.roll(8) { desk.press(dice.pick(["j", "k", "o", "v", "^D", "b", "g", "G"])) }
            guard desk.state.isSelecting else {
                desk.press("j")
                continue
            }
            let page = desk.page
            let blocks = page.selectedStretches.map { page.article.document.block($0.part, $0.block)! }
            let text = page.selectedText
            #expect(text.unicodeScalars.allSatisfy { isPlain($0) || $0 == "\n" })
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.isEmpty }
            #expect(lines.count <= blocks.count)
            for line in lines {
                let words = line.trimmingPrefix(/(\[\d\] )?(> |3\. )?((Ada|Grace): )?/)
                #expect(
                    blocks.contains { plain($0.text).contains(words) },
                    "\(words.debugDescription) of \(blocks.map(\.text))")
            }
            desk.press("y")
            if !text.isEmpty { #expect(desk.copied == text) }
        }
    }
}
