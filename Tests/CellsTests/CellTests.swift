import Support
import Testing

@testable import Cells

/// The cells of a text, as the scalars in each.
private func cells(_ text: String) -> [String] {
    var canvas = Canvas(Size(columns: 40, rows: 1))
    let columns = canvas.put(text, row: 0, column: 0)
    return canvas[row: 0].prefix(columns).filter { $0.width > 0 }.map(\.text)
}

@Suite struct CellTests {
    @Test(arguments: [
        ("ab", ["a", "b"]), ("\u{1B}[m", ["\u{FFFD}", "[", "m"]), ("a\u{0}", ["a", "\u{FFFD}"]),
        ("e\u{301}x", ["e\u{301}", "x"]), ("\u{301}x", ["\u{FFFD}\u{301}", "x"]), ("a\u{202E}b", ["a", "b"]),
        ("👩‍👩‍👧‍👦!", ["👩", "!"]), ("👍🏽!", ["👍", "!"]), ("🇺🇦!", ["U", "A", "!"]), ("1️⃣!", ["1", "!"]), ("❤️!", ["❤", "!"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿!", ["🏴", "!"]), ("🏳️‍🌈!", ["🏳", "!"]), ("क्‍ष", ["क्\u{200D}", "ष"]), ("و‌ا", ["و\u{200C}", "ا"]),
        ("a\u{200D}👩", ["a\u{200D}", "👩"]), ("👩\u{200D}a", ["👩", "a"]), ("\u{E000}\u{378}", ["\u{FFFD}", "\u{FFFD}"]),
    ]) func aCellHoldsABaseAndItsMarks(text: String, expected: [String]) {
        #expect(cells(text) == expected)
    }

    @Test func aFloodOfMarksIsCut() {
        let flood = "e" + String(repeating: "\u{301}", count: 100_000) + "x"
        #expect(cells(flood) == ["e\u{301}\u{301}\u{301}\u{301}", "x"])
        #expect(Cell.mostScalars == 5)
    }

    @Test func noCellHoldsWhatATerminalWouldObey() {
        var dice = Dice(2)
        for text in Hostile.texts + (0..<2_000).map({ _ in Hostile.text(of: 20, by: &dice) }) {
            var canvas = Canvas(Size(columns: 80, rows: 1))
            canvas.put(text, row: 0, column: 0)
            for column in 0..<80 {
                let cell = canvas[0, column]
                #expect(cell.count <= Cell.mostScalars)
                #expect((cell.count == 0) == (cell.width == 0))
                for index in 0..<cell.count {
                    let properties = cell[index].properties
                    #expect(properties.generalCategory != .control)
                    #expect(!properties.isBidiControl)
                    #expect(properties.generalCategory != .surrogate && properties.generalCategory != .privateUse)
                    #expect(!(0xE0000...0xE007F).contains(cell[index].value))
                }
            }
        }
    }

    @Test func aCellIsSmall() {
        #expect(MemoryLayout<Cell>.stride == 24)
    }
}
