import Cells
import Support
import Testing

@testable import Articles
@testable import Typesetting

/// Floods: whatever comes, a window of a page costs what a window costs.
@Suite(.timeLimit(.minutes(2))) struct FloodTests {
    private func page(_ blocks: [Block], width: Int = 72) -> Page {
        let article = Article(
            identity: .content(""), format: .text, title: "Flood", document: Document(blocks: blocks), digest: "")
        return Typesetter(width: width).page(of: article)
    }

    /// Looks at the beginning, the middle and the end as a reader would, a window each.
    private func look(at page: Page, _ sourceLocation: SourceLocation = #_sourceLocation) {
        let last = page.document.blocks.count - 1
        let middle = page.document.blocks[last / 2]
        let places = [
            .start, page.document.place(.body, block: last / 2, offset: middle.text.utf8.count / 2),
            page.document.place(.body, block: last, offset: page.document.blocks[last].text.utf8.count),
        ]
        for place in places {
            let row = page.row(of: place)
            for row in page.lines.indices[row...].prefix(40) {
                #expect(page.lines[row].columns <= max(2, page.width), sourceLocation: sourceLocation)
                _ = page.runs(of: row)
                _ = page.signs(of: row)
            }
            var above = row
            for _ in 0..<40 where above > page.lines.startIndex { above = page.lines.index(before: above) }
            _ = page.targets(in: above..<row)
        }
        #expect(page.memory.pieces.count < 200, "Nothing else is set", sourceLocation: sourceLocation)
    }

    @Test(
        "A paragraph of many megabytes in one line",
        arguments: ["The words of a sentence go on. ", "без конца ", "字。", "ไทย"])
    func paragraph(words: String) {
        look(at: page([Block(.paragraph, String(repeating: words, count: (8 << 20) / words.utf8.count))]))
    }

    @Test("A word of a megabyte, at any width", arguments: [0, 1, 2, 17, 72])
    func word(width: Int) {
        look(at: page([Block(.paragraph, String(repeating: "w", count: 1 << 20))], width: width))
        look(at: page([Block(.preformatted, String(repeating: "漢", count: 1 << 18))], width: width))
    }

    @Test("Ten thousand combining marks on one letter, and joined emoji without end")
    func marks() {
        look(at: page([Block(.paragraph, "e" + String(repeating: "\u{301}", count: 10_000) + " and on")]))
        look(at: page([Block(.paragraph, String(repeating: "👩\u{200D}", count: 20_000))]))
    }

    @Test("Right-to-left overrides, embeddings and isolates that nobody closes")
    func directions() {
        for control in ["\u{202E}", "\u{202B}", "\u{2067}", "\u{2068}", "\u{202C}", "\u{2069}"] {
            let text = String(repeating: control + "abc אבג ", count: 20_000)
            look(at: page([Block(.paragraph, text)]))
        }
    }

    @Test("A table of a thousand columns, and one of a hundred thousand rows", arguments: [1, 20, 72])
    func tables(width: Int) {
        look(at: page([.table([(0..<1_000).map { "name \($0)" }, (0..<1_000).map { "value \($0)" }])], width: width))
        look(at: page([.table((0..<100_000).map { ["row \($0)", "\($0)", "some words of it"] })], width: width))
    }

    @Test("A hundred thousand blocks, and as many markers")
    func blocks() {
        let blocks = (0..<100_000).map { number -> Block in
            let text = "Paragraph \(number) says something[1]."
            let end = text.utf8.count
            return Block(
                .paragraph, text, spans: [Span(.marker(Marker(label: "1", note: nil)), end - 4..<end - 1)])
        }
        let page = page(blocks)
        look(at: page)
        #expect(page.markers.count == blocks.count)
        let row = page.row(of: page.markers[70_000])
        #expect(page.markers.index(from: row) == 70_000)
    }

    @Test("Pieces end between words in any script, and run as their paragraph does")
    func scripts() throws {
        for words in ["Без конца и без латиницы. ", "لا نهاية لهذا النص. ", "טקסט בלי סוף. ", "κείμενο χωρίς τέλος, "] {
            let block = Block(.paragraph, String(repeating: words, count: 60_000 / words.utf8.count))
            for ordinal in 1..<Pieces.count(of: block) {
                let start = Pieces.range(ordinal, of: block).lowerBound
                #expect(block.text.slice(start - 1..<start) == " ", "\(words)")
            }
        }
        // The direction of a paragraph is that of its beginning, also where a piece begins otherwise.
        let block = Block(.paragraph, "שלום " + String(repeating: "Latin words and עברית. ", count: 4_000))
        let page = page([block], width: 40)
        for row in page.lines.indices.dropFirst(2) { #expect(page.isRightToLeft(row)) }
    }

    @Test("Marks stay with their letters where a piece has to end in a word")
    func marksAtBorders() {
        let block = Block(.paragraph, String(repeating: "e\u{301}\u{302}", count: 20_000))
        for ordinal in 1..<Pieces.count(of: block) {
            let start = Pieces.range(ordinal, of: block).lowerBound
            #expect(block.text.slice(start..<start + 1) == "e")
        }
    }

    @Test("A long paragraph is set in pieces whose lines are the lines of its text, without a gap")
    func pieces() {
        var dice = Dice(7)
        for words in ["Sentences of words. So many. ", "字字。字", "wordswithoutend", "a\n\nb "] {
            let text = String(repeating: words, count: 50_000 / words.utf8.count + dice.roll(9_000))
            for kind in [Block.Kind.paragraph, .preformatted] {
                let block = Block(kind, text)
                let count = Pieces.count(of: block)
                #expect(count > 1)
                var end = 0
                for ordinal in 0..<count {
                    let range = Pieces.range(ordinal, of: block)
                    #expect(range.lowerBound == end && range.count > 1_000)
                    #expect(text.utf8.scalarBorder(atOrBefore: range.lowerBound) == range.lowerBound)
                    for offset in [range.lowerBound, (range.lowerBound + range.upperBound) / 2, range.upperBound - 1] {
                        #expect(Pieces.ordinal(ofOffset: offset, in: block) == ordinal)
                    }
                    end = range.upperBound
                }
                #expect(end == text.utf8.count)
                let page = page([block], width: 40)
                for row in page.lines.indices.dropFirst(2) where page.lines[row].entry != nil {
                    #expect(page.row(of: page.place(ofRow: row)) == row)
                }
            }
        }
    }
}
