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
}
