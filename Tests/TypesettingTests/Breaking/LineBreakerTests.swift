import Articles
import Cells
import Testing

@testable import Typesetting

@Suite struct LineBreakerTests {
    private func lines(_ text: String, _ width: Int) -> [String] {
        LineBreaker(first: width, rest: width, fit: .greedy).lines(of: text).map { text.slice($0.range) }
    }

    @Test("Lines end at spaces, which are not on them, and hold as much as they can")
    func spaces() {
        #expect(lines("one two three", 7) == ["one two", "three"])
        #expect(lines("one two three", 8) == ["one two", "three"])
        #expect(lines("one  two", 5) == ["one", "two"])
        #expect(lines("  one  ", 10) == ["one"])
        #expect(lines("", 10) == [""])
        #expect(lines("   ", 10) == [""])
        #expect(lines("no\u{A0}break here", 8) == ["no\u{A0}break", "here"])
    }

    @Test("Lines end behind hyphens and dashes between letters")
    func hyphens() {
        #expect(lines("anti-war", 6) == ["anti-", "war"])
        #expect(lines("minus -1", 7) == ["minus", "-1"])
        #expect(lines("one—two", 5) == ["one—", "two"])
        #expect(lines("zero\u{200B}width", 5) == ["zero\u{200B}", "width"])
    }

    @Test(
        "No line begins with what closes or cites, also behind a dash",
        arguments: ["”", "’", "»", ")", "[1]", ".", "?", "…"])
    func closers(_ closer: String) {
        for width in 1...24 {
            for line in lines("so he said “yes and—\(closer) left", width) where !closer.hasPrefix(line) {
                #expect(width < 5 || !line.hasPrefix(closer), "\(width): \(line)")
            }
        }
    }

    @Test("Scripts without spaces break between signs, but not before closing ones nor before marks")
    func wideSigns() {
        #expect(lines("漢字漢字", 4) == ["漢字", "漢字"])
        #expect(lines("漢字漢字", 5) == ["漢字", "漢字"])
        #expect(lines("漢字。漢", 5) == ["漢", "字。", "漢"])
        #expect(lines("word漢字", 5) == ["word", "漢字"])
        #expect(lines("かか\u{3099}か", 4) == ["かか\u{3099}", "か"])
        #expect(lines("漢漢\u{301}漢", 2) == ["漢", "漢\u{301}", "漢"])
    }

    @Test("A word too long for a line is cut between cells, and begins on a line of its own")
    func longWords() {
        #expect(lines("an abcdefghij is", 4) == ["an", "abcd", "efgh", "ij", "is"])
        #expect(lines("ae\u{301}e\u{301}e\u{301}", 2) == ["ae\u{301}", "e\u{301}e\u{301}"])
        #expect(lines("👩‍👩‍👧👩‍👩‍👧", 3) == ["👩‍👩‍👧", "👩‍👩‍👧"])
        #expect(lines("漢字", 1) == ["漢", "字"])
    }

    @Test("The first line may be shorter or longer than the others")
    func firstLine() {
        let text = "one two three four"
        func lines(_ first: Int, _ rest: Int) -> [String] {
            LineBreaker(first: first, rest: rest, fit: .greedy).lines(of: text).map { text.slice($0.range) }
        }
        #expect(lines(3, 9) == ["one", "two three", "four"])
        #expect(lines(9, 5) == ["one two", "three", "four"])
    }

    @Test("A range of a text is broken as if it were the text")
    func ranges() {
        let text = "one two three four"
        let lines = LineBreaker(first: 9, rest: 9, fit: .greedy).lines(of: text, in: 4..<13)
        #expect(lines == [BrokenLine(range: 4..<13, columns: 9)])
        #expect(LineBreaker(first: 9, rest: 9).lines(of: text, in: 4..<4) == [BrokenLine(range: 4..<4, columns: 0)])
        #expect(LineBreaker(first: 9, rest: 9).lines(of: text, in: 50..<90) == [BrokenLine(range: 18..<18, columns: 0)])
    }

    @Test("A line that ends at a soft hyphen ends in a hyphen, for which there is room")
    func softHyphens() {
        func lines(_ text: String, _ width: Int, _ fit: LineBreaker.Fit) -> [String] {
            LineBreaker(first: width, rest: width, fit: fit).lines(of: text).map {
                text.slice($0.range).filter { $0 != "\u{AD}" } + ($0.endsInHyphen ? "-" : "")
            }
        }
        for fit in [LineBreaker.Fit.greedy, .optimal] {
            #expect(lines("so typo\u{AD}graphy", 8, fit) == ["so typo-", "graphy"])
            #expect(lines("so typo\u{AD}graphy", 7, fit) == ["so", "typo-", "graphy"])
            #expect(lines("so typo\u{AD}graphy", 14, fit) == ["so typography"])
            #expect(lines("ty\u{AD}po\u{AD}gra\u{AD}phy", 5, fit) == ["typo-", "gra-", "phy"])
            // A part as wide as the line: the hyphen gives way.
            #expect(lines("typo\u{AD}graphy", 4, fit) == ["typo", "grap", "hy"])
        }
        let text = "so typo\u{AD}graphy"
        #expect(
            LineBreaker(first: 8, rest: 8).lines(of: text).first
                == BrokenLine(range: 0..<9, columns: 8, endsInHyphen: true))
    }

    @Test("A line feed is a space, a line separator ends a line, a no-break space stays")
    func separators() {
        #expect(lines("one\ntwo", 9) == ["one two".replacing(" ", with: "\n")])
        #expect(lines("one\ntwo", 5) == ["one", "two"])
        #expect(lines("one \u{2028}two", 9) == ["one", "two"])
        #expect(lines("\u{2028}\u{2029}two\u{85}", 9) == ["", "", "two"])
        #expect(LineBreaker(first: 9, rest: 9).lines(of: "\u{2028}\u{2029}two\u{85}").count == 3)
        #expect(lines("one\u{A0} two", 4) == ["one\u{A0}", "two"])
    }

    @Test("Dictionaries say where Thai words end; the language says how Chinese quotes")
    func languages() {
        #expect(lines("ภาษาไทยภาษาไทย", 8) == ["ภาษาไทย", "ภาษาไทย"])
        func quoted(_ text: String, _ language: String?) -> [String] {
            LineBreaker(first: 6, rest: 6, fit: .greedy, language: language).lines(of: text).map {
                text.slice($0.range)
            }
        }
        #expect(quoted("漢字“漢字”漢", "zh-Hans") == ["漢字", "“漢字”", "漢"])
        #expect(quoted("漢字“漢字”漢", "en") == ["漢", "字“漢", "字”漢"])
    }

    @Test("Addresses are cut behind the signs that part them")
    func addresses() {
        #expect(
            lines("see https://a.org/q?one=two&three=fourteen", 14) == [
                "see", "https://a.org/", "q?", "one=two&three=", "fourteen",
            ])
        #expect(lines("www.example_of_a_long_name.org", 16) == ["www.example_of_", "a_long_name.org"])
        #expect(lines("first.second.third@example.org", 16) == ["first.second.", "third@example.", "org"])
        // Where that leaves more than half of the line empty, anywhere.
        #expect(
            lines("https://www.example.org/averylongwordwithoutend", 16) == [
                "https://www.", "example.org/", "averylongwordwit", "houtend",
            ])
        let code = "someFunction(some_argument_of_it)"
        #expect(lines(code, 20) == ["someFunction(some_ar", "gument_of_it)"])
        let whole = LineBreaker(first: 20, rest: 20).lines(of: code, whole: [0..<code.utf8.count])
        #expect(whole.map { code.slice($0.range) } == ["someFunction(some_", "argument_of_it)"])
    }

    @Test("Words are cut between what readers take for characters")
    func characters() {
        #expect(lines("क्षक्षक्ष", 5) == ["क्षक्ष", "क्ष"])
        #expect(lines("🇺🇦🇺🇦🇺🇦", 3) == ["🇺🇦", "🇺🇦", "🇺🇦"])
        // Wider than a line: between cells.
        #expect(lines("🇺🇦", 1) == ["\u{1F1FA}", "\u{1F1E6}"])
    }

    @Test("One word of a megabyte")
    func hugeWord() {
        let text = String(repeating: "x", count: 1 << 20)
        let lines = LineBreaker(first: 72, rest: 72, fit: .greedy).lines(of: text)
        #expect(lines.count == (1 << 20) / 72 + 1)
        #expect(lines.allSatisfy { $0.columns <= 72 })
    }

    @Test("A hundred thousand marks on one letter are one cell")
    func floodOfMarks() {
        let text = "a" + String(repeating: "\u{301}", count: 100_000) + "b c"
        #expect(LineBreaker(first: 2, rest: 2, fit: .greedy).lines(of: text).map(\.range.count) == [200_002, 1])
        #expect(LineBreaker(first: 1, rest: 1, fit: .greedy).lines(of: text).map(\.range.count) == [200_001, 1, 1])
    }

    @Test("Floods cost as much as their bytes, greedily or not, with ICU or without", arguments: [1, 2, 72, .max])
    func floods(width: Int) {
        let size = 10_000
        for text in [
            String(repeating: "x", count: size), String(repeating: "漢", count: size),
            String(repeating: "ש", count: size), String(repeating: "\u{1100}", count: size),
            String(repeating: "\u{301}", count: size), String(repeating: " \u{301}", count: size),
            String(repeating: "\u{200B}", count: size), String(repeating: "\u{200B}\u{200E}", count: size),
            String(repeating: "\u{AD}", count: size), String(repeating: " ", count: size),
            String(repeating: "$(", count: size), String(repeating: " .", count: size),
            String(repeating: "a[", count: size), String(repeating: "।[1]", count: size),
            String(repeating: "\u{2028}", count: size),
            String(repeating: "👍\u{200D}", count: size), String(repeating: "שa ", count: size),
            "$(" + String(repeating: "\u{301}", count: size) + "1",
        ] {
            let lines = LineBreaker(first: width, rest: width).lines(of: text)
            #expect(!lines.isEmpty)
            #expect((lines.last?.range.upperBound ?? 0) <= text.utf8.count)
        }
    }
}
