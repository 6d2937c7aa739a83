import Articles
import Support
import Testing

@Suite struct BytesTests {
    private let texts = ["", "a", "é", "e\u{301}", "漢字", "👩‍👩‍👧", "aé漢👩z"]

    @Test("A border is the nearest one before, clamped to the text")
    func scalarBorders() {
        for text in texts {
            var borders = text.unicodeScalars.map { $0.utf8.count }.reduce(into: [0]) { $0.append($0.last! + $1) }
            if text.isEmpty { borders = [0] }
            for offset in -2...text.utf8.count + 2 {
                let expected = borders.last { $0 <= max(0, offset) }
                #expect(text.utf8.scalarBorder(atOrBefore: offset) == expected, "\(text.debugDescription) at \(offset)")
            }
        }
    }

    @Test("A slice is whole scalars, and never outside the text")
    func slices() {
        for text in texts {
            for from in 0...text.utf8.count + 2 {
                for to in from...text.utf8.count + 3 {
                    let slice = text.slice(from..<to)
                    #expect(!slice.unicodeScalars.contains("\u{FFFD}"))
                    let start = text.utf8.scalarBorder(atOrBefore: from)
                    #expect(slice.utf8.count == text.utf8.scalarBorder(atOrBefore: to) - start)
                    #expect(text.utf8.hasBytes(of: slice, at: start))
                }
            }
        }
        #expect("aé漢".slice(1..<3) == "é")
        #expect("aé漢".slice(2..<4) == "é", "Both ends move back")
    }

    @Test("Bytes stand where they stand, and nowhere beyond the ends")
    func hasBytes() {
        let text = "aéa".utf8
        #expect(text.hasBytes(of: "é", at: 1))
        #expect(!text.hasBytes(of: "é", at: 2))
        #expect(text.hasBytes(of: "", at: 4))
        #expect(!text.hasBytes(of: "", at: 5))
        #expect(!text.hasBytes(of: "a", at: -1))
        #expect(!text.hasBytes(of: "aéab", at: 0))
    }

    @Test("Occurrences are all there are, none overlapping")
    func occurrences() {
        #expect("".occurrences(of: "") == [])
        #expect("abc".occurrences(of: "") == [])
        #expect("ab".occurrences(of: "abc") == [])
        #expect("aaaa".occurrences(of: "aa") == [0, 2])
        #expect("é, é".occurrences(of: "é") == [0, 4])
        var dice = Dice(1)
        for _ in 0..<300 {
            let text = (0..<dice.roll(30)).map { _ in dice.pick(["a", "b", "é"]) }.joined()
            let needle = (0...dice.roll(3)).map { _ in dice.pick(["a", "b", "é"]) }.joined()
            var expected: [Int] = []
            var offset = 0
            while offset <= text.utf8.count {
                if text.utf8.hasBytes(of: needle, at: offset) {
                    expected.append(offset)
                    offset += needle.utf8.count
                } else {
                    offset += 1
                }
            }
            #expect(text.occurrences(of: needle) == expected, "\(needle) in \(text)")
        }
    }

    @Test("Words are what white space divides")
    func words() {
        #expect("".wordCount == 0)
        #expect("  \n ".wordCount == 0)
        #expect(" two  words\n".wordCount == 2)
    }
}
