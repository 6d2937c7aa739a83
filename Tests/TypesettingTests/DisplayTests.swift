import Articles
import Support
import Testing

@testable import Typesetting

@Suite struct DisplayTests {
    private func marker(_ range: Range<Int>, label: String? = nil, note: Int? = nil) -> Span {
        Span(.marker(Marker(label: label, note: note)), range)
    }

    @Test("Only markers that print nothing, or bare digits and small letters, get signs")
    func signs() {
        #expect(Display(text: "a [1] b", spans: [marker(2..<5, label: "1")]).text == "a [1] b")
        #expect(Display(text: "a¹ b", spans: [marker(1..<3, label: "1")]).text == "a¹ b")
        #expect(Display(text: "a1 b", spans: [marker(1..<2, label: "1")]).text == "a[1] b")
        #expect(Display(text: "ab c", spans: [marker(1..<2, label: "b")]).text == "a[b] c")
        #expect(Display(text: "a b", spans: [marker(1..<1, label: "x")]).text == "a[x] b")
        #expect(Display(text: "a b", spans: [marker(1..<1, note: 6)]).text == "a[7] b")
        #expect(Display(text: "a b", spans: [marker(1..<1)]).text == "a[*] b")
        #expect(Display(text: "", spans: [marker(0..<0), marker(0..<0, label: "2")]).text == "[*][2]")
    }

    @Test("A marker's span takes its signs in; emphasis before it does not")
    func spans() {
        let display = Display(text: "word1 on", spans: [Span(.emphasis, 0..<4), marker(4..<5), Span(.strong, 6..<8)])
        #expect(display.text == "word[1] on")
        #expect(display.spans.map { display.text.slice($0.range) } == ["word", "[1]", "on"])
        let empty = Display(text: "word on", spans: [Span(.emphasis, 0..<4), marker(4..<4, label: "1")])
        #expect(empty.spans.map { empty.text.slice($0.range) } == ["word", "[1]"])
    }

    @Test("Markers that overlap or lie outside the text do no harm")
    func overlapping() {
        _ = Display(text: "abcd", spans: [marker(0..<3), marker(1..<2), marker(2..<4), marker(9..<12)])
    }

    @Test("Offsets go to the printed text and back", arguments: 0..<200)
    func offsets(seed: Int) {
        var dice = Dice(seed)
        let text = dice.text()
        let spans = dice.spans(in: text, notes: 3)
        let display = Display(text: text, spans: spans)
        var last = 0
        for offset in 0...text.utf8.count {
            for including in [false, true] {
                let printed = display.printedOffset(offset, including: including)
                #expect((0...display.text.utf8.count).contains(printed))
                #expect(display.sourceOffset(printed) == offset)
            }
            #expect(display.printedOffset(offset, including: false) <= display.printedOffset(offset))
            #expect(display.printedOffset(offset) > last || offset == 0)
            last = display.printedOffset(offset)
            if offset < text.utf8.count {
                #expect(Array(display.text.utf8)[display.printedOffset(offset)] == Array(text.utf8)[offset])
            }
        }
        var before = 0
        for printed in 0...display.text.utf8.count {
            let source = display.sourceOffset(printed)
            #expect(source >= before && source <= text.utf8.count)
            before = source
        }
        #expect(display.spans.count == spans.count)
        func isWord(_ span: Span) -> Bool { span.marker == nil }
        for (printed, span) in zip(display.spans.filter(isWord), spans.filter(isWord)) where !span.range.isEmpty {
            #expect(display.sourceOffset(printed.range.lowerBound) == span.range.lowerBound)
            #expect(display.sourceOffset(printed.range.upperBound) == span.range.upperBound)
        }
    }

    @Test("Markers without a print at the same place have each their own sign")
    func sameOffset() {
        let spans = (0..<3).map { Span(.marker(Marker(label: nil, note: $0)), 4..<4) }
        let display = Display(text: "Word and", spans: spans)
        #expect(display.text == "Word[1][2][3] and")
        #expect(display.spans.map(\.range) == [4..<7, 7..<10, 10..<13])
        #expect(display.spans.map(\.marker?.note) == [0, 1, 2])
    }

    @Test("Tens of thousands of bare markers in one block", .timeLimit(.minutes(1)))
    func flood() {
        let count = 20_000
        let text = String(repeating: "a1 ", count: count)
        let display = Display(text: text, spans: (0..<count).map { marker($0 * 3 + 1..<$0 * 3 + 2, label: "1") })
        #expect(display.text.utf8.count == count * 5)
        #expect(display.sourceOffset(display.text.utf8.count) == text.utf8.count)
    }
}
