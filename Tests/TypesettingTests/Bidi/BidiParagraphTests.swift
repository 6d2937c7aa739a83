import Articles
import Cells
import Support
import Testing

@testable import Typesetting

@Suite struct BidiParagraphTests {
    /// A line as it is shown, with its letters in the order of the screen.
    private func shown(_ text: String, _ line: Range<Int>? = nil, isRightToLeft: Bool? = nil) -> String? {
        guard let paragraph = BidiParagraph(text: text, isRightToLeft: isRightToLeft) else { return nil }
        return paragraph.runs(of: line ?? 0..<text.utf8.count).map { run in
            let part = text.slice(run.range)
            guard run.isRightToLeft else { return part }
            return String(String.UnicodeScalarView(part.unicodeScalars.reversed().map(mirrored)))
        }
        .joined()
    }

    @Test("Nothing is done where nothing is right-to-left")
    func leftToRight() {
        for text in scripts where !text.contains("ق") && !text.contains("א") && !text.contains("ה") {
            #expect(BidiParagraph(text: text) == nil)
        }
        #expect(BidiParagraph(text: "") == nil)
    }

    @Test("The scan finds every right-to-left character and every control")
    func scan() {
        func needs(_ value: UInt32) -> Bool {
            Unicode.Scalar(value).map { BidiParagraph(text: "eight letters " + String($0)) != nil } ?? false
        }
        for range: ClosedRange<UInt32> in [
            0x590...0x8FF, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...0xFDFF, 0xFE70...0xFEFE,
            0x10800...0x10FFF, 0x1E800...0x1EFFF,
        ] {
            for value in range { #expect(needs(value), "U+\(String(value, radix: 16))") }
        }
        for value: UInt32 in [0x58F, 0x900, 0x2010, 0x2065, 0x206A, 0x3042, 0x4E00, 0xFAFF, 0xFF01, 0x1F600, 0x107FF] {
            #expect(!needs(value), "U+\(String(value, radix: 16))")
        }
    }

    @Test("Words of either direction stand in the order of their paragraph")
    func order() {
        #expect(shown("abc שלום 12 (x)") == "abc 12 םולש (x)")
        #expect(shown("שלום (abc) 12") == "12 (abc) םולש")
        #expect(shown("abc", isRightToLeft: true) == "abc")
        #expect(shown("abc (שלום", isRightToLeft: true) == "םולש) abc")
        #expect(BidiParagraph(text: "שלום abc")?.isRightToLeft == true)
        #expect(BidiParagraph(text: "abc שלום")?.isRightToLeft == false)
        #expect(BidiParagraph(text: "12 שלום", isRightToLeft: false)?.isRightToLeft == false)
    }

    @Test("Each line is reordered by itself, spaces at its end stand where the paragraph ends")
    func lines() {
        let text = "שלום עולם abc"
        #expect(shown(text, 0..<9) == " םולש")
        #expect(shown(text, 9..<18) == " םלוע")
        #expect(shown(text, 18..<21) == "abc")
        #expect(shown(text, 4..<4) == "")
        #expect(shown(text, 50..<90) == "")
    }

    @Test("Overrides are as if they were not there, embeddings and isolates hold")
    func overrides() {
        func plain(_ text: String) -> String? { shown(text)?.filter { !"\u{202C}\u{202D}\u{202E}".contains($0) } }
        #expect(plain("a \u{202E}bcd\u{202C} שלום") == shown("a bcd שלום"))
        #expect(plain("\u{202D}שלום\u{202C} a") == shown("שלום a"))
        #expect(shown("a \u{2067}b ש\u{2069} c")?.filter { $0.isLetter } == "aשbc")
        #expect(shown("a \u{202B}b ש\u{202C} c")?.filter { $0.isLetter } == "aשbc")
    }

    @Test("Runs are all of a line, once, and cut no cell", arguments: 0..<10)
    func runs(seed: Int) {
        var dice = Dice(seed)
        let scalars: [Unicode.Scalar] = [
            "a", "b", "1", " ", "א", "ב", "ع", "٣", "(", ")", "-", "\u{301}", "\u{5B0}", "\u{200D}", "👍", "\u{1F3FD}",
            "\u{2067}", "\u{2069}", "\u{202B}", "\u{202C}", "\u{202E}", "\u{200F}", "\u{A0}", "漢", "\n",
        ]
        for _ in 0..<300 {
            let text = String(String.UnicodeScalarView((0..<1 + dice.roll(30)).map { _ in dice.pick(scalars) }))
            guard let paragraph = BidiParagraph(text: text) else { continue }
            for line in LineBreaker(first: 8, rest: 8).lines(of: text) {
                let runs = paragraph.runs(of: line.range)
                let sorted = runs.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
                var end = line.range.lowerBound
                for range in sorted {
                    #expect(range.lowerBound == end && !range.isEmpty)
                    end = range.upperBound
                }
                #expect(end == line.range.upperBound)
                let sum = sorted.reduce(0) { $0 + columns(of: text, utf8: $1) }
                #expect(sum == columns(of: text, utf8: line.range), "\(text.debugDescription)")
            }
        }
    }

    @Test("A text of megabytes, embeddings without end")
    func floods() {
        let text = String(repeating: "שלום abc ", count: 100_000)
        let paragraph = BidiParagraph(text: text)
        #expect(paragraph?.isRightToLeft == true)
        #expect(paragraph?.runs(of: 0..<25).count == 4)
        let end = text.utf8.count
        #expect(paragraph?.runs(of: end - 26..<end).isEmpty == false)
        let deep =
            String(repeating: "\u{202B}a\u{2067}\u{202E}", count: 10_000)
            + String(repeating: "\u{202C}\u{2069}", count: 20_000)
        let runs = BidiParagraph(text: deep)?.runs(of: 0..<deep.utf8.count) ?? []
        #expect(runs.reduce(0) { $0 + $1.range.count } == deep.utf8.count)
    }
}
