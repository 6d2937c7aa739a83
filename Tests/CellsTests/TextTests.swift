import Cells
import Support
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("whole", 5, "whole"), ("too long", 5, "too …"), ("漢字漢", 5, "漢字…"), ("漢字漢", 4, "漢…"), ("漢字", 4, "漢字"),
        ("abc", 1, "…"), ("abc", 0, ""), ("", 0, ""), ("cafe\u{301}s", 5, "cafe\u{301}s"),
        ("cafe\u{301}s!", 5, "cafe\u{301}…"),
        ("abc", -1, ""), ("👩‍👩‍👧‍👦👩", 3, "👩‍👩‍👧‍👦…"),
    ]) func cutEndsWithAnEllipsis(text: String, limit: Int, expected: String) {
        #expect(cut(text, to: limit) == expected)
    }

    @Test func cutWithThreeDots() {
        #expect(cut("too long", to: 6, ellipsis: "...") == "too...")
        #expect(cut("too long", to: 2, ellipsis: "...") == "..")
        #expect(cut("too long", to: 3, ellipsis: "") == "too")
    }

    @Test func cutIsNeverWiderThanAllowed() {
        var dice = Dice(4)
        for _ in 0..<2_000 {
            let text = Hostile.text(of: dice.roll(20), by: &dice)
            let limit = dice.roll(20)
            let short = cut(text, to: limit)
            #expect(columns(of: short) <= limit)
            #expect((short == text) == (columns(of: text) <= limit) || text.hasSuffix("…"))
        }
    }

    @Test func fittingFindsTheBorder() {
        let text = "ab漢c\u{301}d"
        #expect(fitting(text, utf8: 0..<text.utf8.count, columns: 3) == (2, 2))
        #expect(fitting(text, utf8: 0..<text.utf8.count, columns: 5) == (8, 5))
        #expect(fitting(text, utf8: 2..<5, columns: 9) == (5, 2))
        #expect(fitting(text, utf8: 50..<90, columns: 9) == (9, 0))
        #expect(fitting("漢", utf8: 0..<3, columns: 1) == (0, 0))
    }

    @Test func printableKeepsNoControls() {
        #expect(printable("a\u{1B}[31m\tb\nc\r\nd\re") == "a\u{FFFD}[31m b c d e")
        #expect(printable("a\nb\r\nc", keepingLines: true) == "a\nb\nc")
        #expect(printable("\u{202E}x🇺🇦y👩‍👧") == "xUAy👩")
        var dice = Dice(5)
        for text in Hostile.texts + (0..<1_000).map({ _ in Hostile.text(of: 20, by: &dice) }) {
            let clean = printable(text)
            for scalar in clean.unicodeScalars {
                #expect(scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl)
            }
            #expect(printable(clean) == clean)
        }
    }
}
