import Articles
import Support
import Testing

/// Finding what was typed, wherever it stands.
@Suite struct TextFinderTests {
    private func hits(_ sought: String, in text: String) -> [String] {
        TextFinder(sought).hits(in: text).map { text.slice($0) }
    }

    @Test("Within words, with any accents, in any case")
    func within() {
        #expect(hits("art", in: "Start the ART, pârt: a\u{301}rt") == ["art", "ART", "ârt", "a\u{301}rt"])
        #expect(hits("strasse", in: "Straße, STRASSE, Strasse") == ["Straße", "STRASSE", "Strasse"])
        #expect(hits("δημο", in: "Η Δημοκρατία και ο δήμος") == ["Δημο", "δήμο"])
        #expect(hits("京", in: "東京都") == ["京"])
        #expect(hits("سلام", in: "السَّلام عليكم") == ["سَّلام"])
    }

    @Test("A capital letter finds capital ones alone, with accents or without")
    func capitals() {
        #expect(hits("March", in: "To march in March, MARCH, Ma\u{301}rch and MÁRCH") == ["March", "Ma\u{301}rch"])
        #expect(hits("Café", in: "Cafe, café, CAFÉ, CAFE\u{301}, Cafés") == ["Cafe", "Café"])
        #expect(hits("Пан", in: "пан Пан ПАН Панель") == ["Пан", "Пан"])
        #expect(hits("Æther", in: "aether Æther Aether ÆTHER") == ["Æther"])
        #expect(hits("Mc", in: "McKay mcKay MCKAY") == ["Mc"])
    }

    @Test("Signs as a keyboard has them find those of print, and numbers and addresses are found as they are written")
    func signs() {
        #expect(hits("don't \"go\"", in: "don’t “go”; don't 'go'") == ["don’t “go”"])
        #expect(hits("1990-95", in: "1990–95, 1990-95, 1990 95") == ["1990–95", "1990-95"])
        #expect(hits("3.5%", in: "3.5% of 35%") == ["3.5%"])
        #expect(hits("well...", in: "Well… well... well.") == ["Well…", "well..."])
        #expect(hits("c++", in: "C++ and C") == ["C++"])
        #expect(hits("office", in: "oﬃce of\u{AD}fice") == ["oﬃce", "of\u{AD}fice"])
        #expect(hits("§ 4", in: "§\u{A0}4 §4") == ["§\u{A0}4"])
    }

    @Test("White space is found as any; at the ends of what is sought it is the border of a word")
    func space() {
        #expect(hits("two  words", in: "two words, two\n words, twowords") == ["two words", "two\n words"])
        #expect(hits("art ", in: "art, start the part artful art") == ["art", "art", "art", "art"])
        #expect(hits(" art", in: "art, start the part artful art") == ["art", "art", "art"])
        #expect(hits(" art ", in: "art, start the part artful (art)") == ["art", "art"])
        #expect(hits(" art ", in: "a\u{301}rt art\u{301} xart") == ["a\u{301}rt", "art\u{301}"])
        #expect(hits("art ", in: "art\u{AD}ist, art\u{AD} x") == ["art"] && hits("كتب ", in: "كتبَه كتبَ") == ["كتبَ"])
        #expect(hits("longword", in: "long\u{200B}word") == ["long\u{200B}word"])
        #expect(TextFinder(" \n").isEmpty && TextFinder("\u{AD}").isEmpty && hits("", in: "x") == [])
    }

    @Test("No hit ends before the marks of its last letter")
    func marks() {
        #expect(hits("क", in: "कि क") == ["कि", "क"])
        #expect(hits("سلام", in: "سلامٌ") == ["سلامٌ"])
        #expect(TextFinder("a").hits(in: "aaaa", atMost: 2).count == 2)
        #expect(hits("e", in: "e\u{302}\u{323}e") == ["e\u{302}\u{323}", "e"])
    }

    /// What the finder does on bytes, done on a list of signs.
    private func model(_ sought: String, in text: String) -> [Range<Int>] {
        func signs(_ text: String) -> [(sign: String, range: Range<Int>)] {
            var offset = 0
            return text.unicodeScalars.flatMap { scalar -> [(String, Range<Int>)] in
                let range = offset..<offset + scalar.utf8.count
                offset = range.upperBound
                if scalar == "\u{301}" || scalar == "\u{AD}" { return [] }
                return (scalar == "’" ? "'" : String(scalar).folded).map { (String($0), range) }
            }
        }
        let (wanted, there) = (signs(sought).map(\.sign), signs(text))
        var found: [Range<Int>] = []
        var index = 0
        while !wanted.isEmpty, index + wanted.count <= there.count {
            let part = there[index..<index + wanted.count]
            let isWhole = index == 0 || there[index - 1].range != there[index].range
            if isWhole, part.map(\.sign) == wanted {
                var end = part.last!.range.upperBound
                for scalar in text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: end)...] {
                    if scalar == "\u{301}" { end += 2 } else { break }
                }
                found.append(part.first!.range.lowerBound..<end)
                index += wanted.count
                while index < there.count, there[index].range.lowerBound < end { index += 1 }
            } else {
                index += 1
            }
        }
        return found
    }

    @Test("It finds what a search over a list of signs finds", arguments: 0..<60)
    func model(seed: Int) {
        var dice = Dice(seed)
        let letters = ["a", "A", "b", "ß", "s", "é", "e", "e\u{301}", "ж", "Ж", "漢", "’", "'", ".", "1"]
        let text = (0..<300).map { _ in dice.pick(letters) }.joined()
        for length in 1...4 {
            let sought = (0..<length).map { _ in dice.pick(letters) }.joined().folded
            #expect(TextFinder(sought).hits(in: text) == model(sought, in: text), "\(sought) in \(text)")
        }
    }

    @Test("What has case finds what is written so, and no more than without case", arguments: 0..<40)
    func subset(seed: Int) {
        var dice = Dice(seed)
        let words = ["Ada", "ada", "ADA", "É", "é", "e\u{301}", "漢", "Straße", "STRASSE", "ﬁne", "Ａ", "a\u{AD}Da", "ǅ"]
        let text = (0..<40).map { _ in dice.pick(words) }.joined(separator: " ")
        let word = dice.pick(words)
        let found = TextFinder(word).hits(in: text)
        #expect(found.contains { text.slice($0) == word } == text.split(separator: " ").contains { $0.contains(word) })
        #expect(found.count <= TextFinder(word.lowercased()).hits(in: text).count)
        #expect(
            TextFinder(word).matchesCase == word.unicodeScalars.contains { $0.properties.isUppercase || $0 == "ǅ" })
    }
}
