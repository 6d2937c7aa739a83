import Articles
import Support
import Testing

/// Searching where case matters: accents count for nothing, capital letters do.
@Suite struct CapitalsTests {
    private func hits(_ words: String, in text: String, isPrefix: Bool = false) -> [String] {
        HitFinder(.words(.init(words, isPrefix: isPrefix)), matchesCase: true).hits(in: text).map { text.slice($0) }
    }

    @Test("A capital letter finds capital ones alone, with accents or without")
    func capitals() {
        #expect(hits("March", in: "To march in March, MARCH, Ma\u{301}rch and MÁRCH") == ["March", "Ma\u{301}rch"])
        #expect(hits("Café", in: "Cafe, café, CAFÉ, CAFE\u{301}") == ["Cafe"])
        #expect(hits("ÉCOLE", in: "École ECOLE école E\u{301}COLE") == ["ECOLE", "E\u{301}COLE"])
        #expect(hits("Пан", in: "пан Пан ПАН") == ["Пан"])
        #expect(hits("Æther", in: "aether Æther Aether ÆTHER") == ["Æther"])
    }

    @Test("The beginning of a word, and each word of a phrase")
    func phrases() {
        #expect(hits("Mar", in: "Marx marx MARX Martov", isPrefix: true) == ["Marx", "Martov"])
        #expect(hits("New york", in: "New york, New York, new york") == ["New york"])
    }

    @Test("What has case finds what is written so, and no more than without case", arguments: 0..<40)
    func subset(seed: Int) {
        var dice = Dice(seed)
        let words = ["Ada", "ada", "ADA", "É", "é", "e\u{301}", "漢", "Straße", "STRASSE", "ﬁne", "Ａ", "a\u{AD}Da", "ǅ"]
        let text = (0..<40).map { _ in dice.pick(words) }.joined(separator: " ")
        let word = dice.pick(words)
        let every = HitFinder(.words(.init(word))).hits(in: text)
        let found = HitFinder(.words(.init(word)), matchesCase: true).hits(in: text)
        #expect(Set(found).isSubset(of: Set(every)))
        #expect(found.contains { text.slice($0) == word } == text.split(separator: " ").contains { $0 == word })
        #expect(word.hasCapitals == word.unicodeScalars.contains { $0.properties.isUppercase || $0 == "ǅ" })
    }
}
