import Articles
import Support
import Testing

@Suite struct TokenTests {
    @Test("Words are parted and folded in every script")
    func tokens() {
        for (text, tokens) in [
            ("The Road, to Victory!", ["the", "road", "to", "victory"]),
            ("E\u{301}lan d’Été—Straße", ["elan", "d", "ete", "strasse"]),
            ("co\u{AD}operate e\u{200D}x", ["cooperate", "ex"]),
            ("新聞 を読む", ["新", "聞", "を", "読", "む"]),
            ("ข่าวดี", ["ข่", "า", "ว", "ดี"]),
            ("हिन्दी में", ["हिन्दी", "में"]),
            ("كِتَابٌ شـعر", ["كتاب", "شعر"]), ("שָׁלוֹם", ["שלום"]),
            ("ＡＢ１２ x₂", ["ab12", "x2"]), ("a word¹⁰, m²", ["a", "word", "m"]), ("oﬃce ﬁﬀ", ["office", "fiff"]),
            ("2024-11-10 3.5", ["2024", "11", "10", "3", "5"]),
            ("한국은 땅", ["한국은", "땅"]), ("Київ їжак", ["киів", "іжак"]), ("\u{301}a", ["a"]), ("—…“”", []), ("", []),
        ] {
            #expect(text.tokens == tokens, "\(text)")
        }
    }

    @Test("A text and its tokens have the same tokens, and they are those of its parts", arguments: 0..<60)
    func rules(seed: Int) {
        var dice = Dice(seed)
        let (one, other) = (RandomScalars.text(&dice), RandomScalars.text(&dice))
        #expect(one.tokens.joined(separator: " ").tokens == one.tokens)
        #expect((one + " " + other).tokens == one.tokens + other.tokens)
        #expect(one.folded.tokens == one.tokens)
    }

    @Test("What the finder marks has the tokens that were looked for, and none is left out", arguments: 0..<60)
    func hits(seed: Int) {
        var dice = Dice(seed)
        let words = (0..<3 + dice.roll(30)).map { _ in dice.pick(["Ukraine", "été", "新聞", "road", "to", "ro", "x"]) }
        let text = words.joined(separator: dice.pick([" ", ", ", " — "]))
        let first = dice.roll(words.count - 1)
        let phrase = words[first...].prefix(1 + dice.roll(3)).joined(separator: " ")
        let hits = HitFinder(.words(.init(phrase))).hits(in: text)
        #expect(!hits.isEmpty)
        let wanted = phrase.tokens
        let all = text.tokens
        let count = all.indices.count { all[$0...].prefix(wanted.count).elementsEqual(wanted) }
        #expect(hits.count <= count)
        for hit in hits { #expect(text.slice(hit).tokens.starts(with: wanted), "\(text.slice(hit))") }
        #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }

    @Test(
        "No other place of a text has more of the words near one another, and none before it has as many",
        arguments: 0..<60)
    func gatherings(seed: Int) throws {
        var dice = Dice(seed)
        let sought = ["road", "to", "victory"]
        let fill = String(repeating: "word ", count: 30)
        let words = (0..<dice.roll(40)).map { _ in dice.pick(sought + ["x", fill, fill]) }
        let text = words.joined(separator: " ")
        let finders = sought.map { HitFinder(.words(.init($0))) }
        let hits = finders.enumerated().flatMap { number, finder in finder.hits(in: text).map { (number, $0) } }
        /// How many of the words end within so many bytes from here.
        func count(from start: Int) -> Int {
            Set(hits.filter { $0.1.lowerBound >= start && $0.1.upperBound <= start + 200 }.map(\.0)).count
        }
        let most = hits.map { count(from: $0.1.lowerBound) }.max()
        let found = HitFinder(.all(sought.map { .words(.init($0)) })).gathering(in: text)
        #expect(found?.count == most)
        guard let found else { return }
        #expect(found.range.count <= 200 && count(from: found.range.lowerBound) == most)
        // As soon as they are together.
        for (_, hit) in hits where hit.upperBound < found.range.upperBound {
            #expect(
                Set(
                    hits.filter { hit.upperBound - 200 <= $0.1.lowerBound && $0.1.upperBound <= hit.upperBound }.map(
                        \.0)
                ).count < found.count)
        }
    }

    @Test("The beginning of a word is enough where the query says so, and what must not be there is not marked")
    func prefixes() {
        let text = "The Ukrainians of Ukraine"
        func marked(_ query: Query) -> [String] { HitFinder(query).hits(in: text).map(text.slice) }
        #expect(marked(.words(.init("ukrain", isPrefix: true))) == ["Ukrainians", "Ukraine"])
        #expect(marked(.words(.init("ukrain"))) == [])
        #expect(marked(.all([.words(.init("of")), .not(.words(.init("the")))])) == ["of"])
        #expect(HitFinder(.everything).isEmpty && marked(.fact(.starred)) == [])
    }
}

private enum RandomScalars {
    static func text(_ dice: inout Dice) -> String {
        var text = ""
        for _ in 0..<dice.roll(30) {
            let value = UInt32(dice.roll(dice.pick([0x80, 0x500, 0x1000, 0x3100, 0xFFFF, 0x11_0000])))
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}
