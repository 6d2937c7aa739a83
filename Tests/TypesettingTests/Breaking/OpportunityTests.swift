import Articles
import CICU
import Cells
import Support
import Testing

@testable import Typesetting

/// Where lines may end: by our rules as by ICU's.
@Suite struct OpportunityTests {
    /// Of each class that our rules know some scalars, those that texts are full of more often. No `[`, which begins markers.
    private static let known: [Unicode.Scalar] = [
        "a", "b", "é", "ß", "ж", "λ", "ễ", "ἀ", "§", "→", "1", "2", "9", " ", " ", " ", "\n", ".", ",", ":", ";", "…",
        "!",
        "?", "/", "(", "¿", "„", ")", "]", "}", "»", "«", "“", "”", "‘", "’", "'", "\"", "‹", "-", "-", "–", "—", "—",
        "\u{2010}", "\u{2011}", "\u{A0}", "\u{202F}", "\u{2060}", "\u{200B}", "|", "´", "$", "€", "£", "№", "%", "‰",
        "°",
        "\u{301}", "\u{308}", "漢", "字", "か", "ゃ", "ー", "々", "。", "、", "「", "」", "（", "）", "！", "：", "한", "글",
        "\u{3000}", "\u{3099}", "‼", "ع", "ر", "\u{64E}", "٣", "٫", "،", "؛", "؟", "٪", "۔", "न", "म", "\u{93E}",
        "\u{93F}",
        "\u{94D}", "।", "२", "ক", "\u{9BF}", "৳", "த", "\u{BBE}", "௹", "క", "\u{C41}", "౷", "ක", "\u{DCF}", "\u{D57}",
    ]

    /// Some of which only ICU knows what to do.
    private static let foreign: [Unicode.Scalar] = [
        "א", "ב", "\u{600}", "\u{6DD}", "\u{61C}", "\u{200C}", "ก", "า", "ษ", "ไ", "\u{1100}", "\u{1161}", "👍", "❤",
        "\u{FE0F}", "\u{200D}", "\u{1F3FD}", "🇺", "🇦", "\u{FFFC}", "\u{200E}", "\u{2028}", "\u{10400}", "༄", "\u{35C}",
        "☝", "\u{FE00}", "က", "ກ",
    ]

    private func text(_ length: Int, of scalars: [Unicode.Scalar], _ dice: inout Dice) -> String {
        String(String.UnicodeScalarView((0..<length).map { _ in scalars[dice.roll(scalars.count)] }))
    }

    @Test("Texts of which all is known are broken as by ICU, without asking it", arguments: [nil, "ja", "zh-Hant"])
    func known(language: String?) {
        var dice = Dice(1)
        for _ in 0..<20_000 {
            let text = text(1 + dice.roll(14), of: Self.known, &dice)
            let found = Opportunities.found(in: text, language: language, usesICU: false)
            #expect(found == Opportunities.foundByICU(in: text, language: language), "\(text.debugDescription)")
        }
    }

    @Test("Of texts with foreign characters ICU is asked about the stretches around them", arguments: [nil, "zh"])
    func mixed(language: String?) {
        var dice = Dice(2)
        for round in 0..<20_000 {
            // Some with few foreign characters, some with many.
            let rare = Array(repeating: Self.known, count: 1 + round % 7).flatMap(\.self)
            let text = text(1 + dice.roll(40), of: rare + Self.foreign, &dice)
            let found = Opportunities.found(in: text, language: language)
            #expect(found == Opportunities.foundByICU(in: text, language: language), "\(text.debugDescription)")
        }
    }

    @Test("The boxes of a text are all of it, and their columns those of cells")
    func boxes() {
        var dice = Dice(3)
        for _ in 0..<5_000 {
            let text = text(1 + dice.roll(30), of: Self.known + Self.foreign + ["\u{AD}", "["], &dice)
            var end = 0
            for box in Opportunities.boxes(of: text) {
                #expect(box.start == end)
                #expect(
                    box.columns == columns(of: text, utf8: box.start..<box.textEnd), "\(text.debugDescription)")
                #expect((box.start...box.next).contains(box.textEnd))
                end = box.next
            }
            #expect(end == text.utf8.count)
        }
    }

    @Test("Where ICU is not there, lines end behind spaces about what is foreign, and by the rules elsewhere")
    func withoutICU() {
        func boxes(_ text: String) -> [String] {
            Opportunities.boxes(of: text, usesICU: false).map { text.slice($0.start..<$0.next) }
        }
        #expect(boxes("שלום עולם anti-war – and so") == ["שלום ", "עולם ", "anti-war ", "– ", "and ", "so"])
        #expect(boxes("ภาษาไทย  ภาษา") == ["ภาษาไทย  ", "ภาษา"])
    }

    @Test("Soft hyphens divide words, and say so where no other hyphen stands")
    func softHyphens() {
        func boxes(_ text: String) -> [String] {
            Opportunities.boxes(of: text).map {
                text.slice($0.start..<$0.next) + ($0.end == .hyphen ? "!" : "")
            }
        }
        #expect(boxes("hy\u{AD}phen\u{AD}ate") == ["hy\u{AD}!", "phen\u{AD}!", "ate"])
        #expect(boxes("नम\u{AD}न") == ["नम\u{AD}!", "न"])
        #expect(boxes("anti-\u{AD}war —\u{AD}x") == ["anti-\u{AD}", "war ", "—\u{AD}", "x"])
        #expect(boxes("a \u{AD}b\u{AD} c\u{AD}") == ["a ", "\u{AD}b\u{AD} ", "c\u{AD}"])
    }

    @Test("A marker stays with what stands before it, unless that is a space")
    func markers() {
        func boxes(_ text: String) -> [String] {
            Opportunities.boxes(of: text).map { text.slice($0.start..<$0.next) }
        }
        #expect(
            boxes("end.[1] and—[2] (so)[3] 漢[4]字[注] שלום![5]") == [
                "end.[1] ", "and", "—[2] ", "(so)[3] ", "漢[4]", "字[注] ", "שלום![5]",
            ])
        #expect(boxes("see https://a.example/b c") == ["see ", "https://a.example/", "b ", "c"])
        #expect(boxes("so. [1] and") == ["so. ", "[1] ", "and"])
        #expect(boxes("end.[see the notes] x") == ["end.", "[see ", "the ", "notes] ", "x"])
    }

    @Test("Texts longer than what ICU looks at at once, and words without end")
    func long() {
        let words = String(repeating: "שלום עולם ", count: 30_000)
        let found = Opportunities.found(in: words)
        #expect(found.count == 60_000)
        #expect(found == (1...60_000).map { $0 / 2 * 18 + ($0 % 2) * 9 })
        #expect(Opportunities.found(in: String(repeating: "ש", count: 300_000)) == [600_000])
        #expect(
            Opportunities.found(in: "ש" + String(repeating: "\u{5B0}", count: 300_000) + " ש") == [600_003, 600_005])
        let thai = String(repeating: "ภาษาไทย", count: 20_000)
        let thaiBreaks = Opportunities.found(in: thai)
        #expect(thaiBreaks.count == 40_000)
        #expect(thaiBreaks.prefix(4) == [12, 21, 33, 42])
    }

    @Test("A line separator ends a line, a line feed is a space")
    func hardBreaks() {
        let boxes = Opportunities.boxes(of: "a \u{2028}b\nc\u{85}\u{2029}")
        #expect(boxes.map(\.end) == [.mandatory, .plain, .mandatory, .mandatory])
        #expect(boxes.map(\.columns) == [1, 1, 1, 0])
    }
}
