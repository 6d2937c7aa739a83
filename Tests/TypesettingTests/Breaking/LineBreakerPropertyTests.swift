import Support
import Testing

@testable import Typesetting

/// Rules that hold for every text and every width.
@Suite struct LineBreakerPropertyTests {
    private static let fits = [LineBreaker.Fit.greedy, .optimal]

    @Test("Texts in ten scripts, at all widths", arguments: scripts)
    func tenScripts(text: String) {
        for width in [1, 2, 3, 4, 5, 7, 9, 12, 17, 24, 40, 66, 200] {
            for fit in Self.fits {
                expectRules(text, LineBreaker(first: width, rest: width, fit: fit))
                expectRules(text, LineBreaker(first: width, rest: width + 5, fit: fit, language: "ja"))
                expectRules(text, LineBreaker(first: width + 3, rest: width, fit: fit))
                var without = LineBreaker(first: width, rest: width, fit: fit)
                without.usesICU = false
                expectRules(text, without, "without ICU")
            }
        }
    }

    @Test("Texts put together from boxes that make trouble", arguments: 0..<20)
    func trouble(seed: Int) {
        let boxes = [
            "a", "bc", "word", "longer-word", " ", " ", "  ", "\n", "\u{A0}", "\u{200B}", "\u{AD}", "-", "—", "…", "“",
            "”",
            "漢", "字。", "か\u{3099}", "e\u{301}", "\u{301}", "👩‍👩‍👧", "👍🏽", "\u{1F3FD}", "🇺🇦", "\u{200D}", "\u{200E}",
            "שלום", "क्ष", "ภาษา", "[1]", "https://example.org/a?b=c", "\u{2028}", "\u{1161}", "$(", "5", " .5",
            "\u{2060}",
        ]
        var dice = Dice(seed)
        for _ in 0..<200 {
            let text = (0..<1 + dice.roll(20)).map { _ in dice.pick(boxes) }.joined()
            let breaker = LineBreaker(
                first: 1 + dice.roll(14), rest: 1 + dice.roll(14), fit: dice.pick(Self.fits),
                language: dice.pick([nil, "zh"]))
            expectRules(text, breaker)
        }
    }

    @Test("The lines of a range are those of the text that it is", arguments: scripts)
    func ranges(text: String) {
        let bytes = text.utf8.count
        let padded = "אב“ (12, " + text + " $—.5) x"
        let start = padded.utf8.count - " $—.5) x".utf8.count - bytes
        for width in [5, 17, 40] {
            for fit in Self.fits {
                let breaker = LineBreaker(first: width, rest: width, fit: fit)
                let lines = breaker.lines(of: padded, in: start..<start + bytes)
                let moved = lines.map { line in
                    BrokenLine(
                        range: line.range.lowerBound - start..<line.range.upperBound - start, columns: line.columns,
                        endsInHyphen: line.endsInHyphen)
                }
                #expect(moved == breaker.lines(of: text))
            }
        }
    }

    @Test("A text too long to be set as one is set greedily")
    func longTexts() {
        let text = String(repeating: scripts[0] + " ", count: 100)
        let optimal = LineBreaker(first: 40, rest: 40).lines(of: text)
        #expect(optimal == LineBreaker(first: 40, rest: 40, fit: .greedy).lines(of: text))
        expectRules(text, LineBreaker(first: 40, rest: 40))
    }
}
