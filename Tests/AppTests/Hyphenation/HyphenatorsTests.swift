import Glibc
import Support
import Testing

@testable import broadsheet

/// Which dictionary serves a language, and what a dictionary may be.
@Suite struct HyphenatorsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func hyphenators(_ folders: String...) -> Hyphenators { Hyphenators(folders: folders.map(folder.path)) }

    /// Dictionaries that each divide one word alone: that which is so long as their place in the list says.
    private func write(_ names: String..., to place: String) throws {
        for (number, name) in names.enumerated() {
            let word = String(repeating: "a", count: 3 + number) + "b1ccc"
            try folder.write("UTF-8\n\(word)\n", to: "\(place)/\(name)")
        }
    }

    /// The place in the list of the dictionary that is used.
    private func chosen(_ hyphenators: Hyphenators, _ language: String?) -> Int? {
        guard let hyphenation = hyphenators.hyphenation(for: language) else { return nil }
        let word = { (number: Int) in String(repeating: "a", count: 3 + number) + "bccc" }
        // A pattern is found in longer words, too.
        return (0..<20).first { !hyphenation(word($0)).isEmpty }
    }

    @Test("The dictionary of a region is best, then the language's, then its main region's, then any")
    func regions() throws {
        try write(
            "hyph_de_CH.dic", "hyph_de.dic", "hyph_en_GB.dic", "hyph_en_US.dic", "hyph_pt_BR.dic", "hyph_sr_Latn.dic",
            "hyph_sr.dic", "hyph_nn_NO.dic", "hyph_fil.dic", to: "all")
        let all = hyphenators("all")
        let table: [(String?, Int?)] = [
            ("de-CH", 0), ("de-AT", 1), ("de", 1), ("DE_ch", 0), ("de-Latn-CH-1996", 0), ("en", 3), ("en-GB", 2),
            ("en-ZA", 3), ("pt", 4), ("pt-PT", 4), ("sr-Latn-RS", 5), ("sr-Cyrl", 6), ("sr", 6), ("nn", 7),
            ("fil-PH", 8),
            ("de-x-ch", 1), ("fr", nil), ("", nil), (nil, nil), ("d", nil), ("deutsch", nil), ("../de", nil),
            ("de/..", nil),
            ("x-klingon", nil), ("e\u{301}n", nil), (String(repeating: "de-", count: 100_000), 1),
        ]
        for (language, number) in table { #expect(chosen(all, language) == number, "\(language ?? "none")") }
    }

    @Test("The reader's own dictionaries come before the system's")
    func folders() throws {
        try write("hyph_de_AT.dic", "hyph_fr.dic", to: "system")
        try write("hyph_xx.dic", "hyph_yy.dic", "hyph_de.dic", to: "own")
        let both = hyphenators("own", "system")
        #expect(chosen(both, "de-AT") == 2 && chosen(both, "fr") == 1)
        #expect(hyphenators("none", "nowhere").hyphenation(for: "de") == nil)
    }

    @Test("Patterns of compounds that lead the library in a circle do no harm")
    func circles() throws {
        try folder.write("UTF-8\nf1f/ff=f,1,2\ne1\ne1/e=,1,1\nNEXTLEVEL\na1b\n", to: "all/hyph_de.dic")
        let german = try #require(hyphenators("all").hyphenation(for: "de"))
        #expect(german("babebabe") == [2] && german("schiffe").isEmpty)
    }

    @Test("Any bytes are read or refused", arguments: 0..<100)
    func garbage(seed: Int) throws {
        var dice = Dice(seed)
        let pieces = [
            "a", "b", "1", "2", "9", ".", "/", "=", ",", "a1b", "1,2", "\n", "\n", "\n", "\r\n", "%", "é", "\u{0}", " ",
            "-1",
            "LEFTHYPHENMIN ", "RIGHTHYPHENMIN ", "COMPOUNDLEFTHYPHENMIN 300", "NOHYPHEN ", "NEXTLEVEL\n",
            String(repeating: "a1", count: 60),
        ]
        for _ in 0..<20 {
            let text = (0..<dice.roll(40)).map { _ in dice.pick(pieces) }.joined()
            let head = dice.pick(["UTF-8\n", "ISO8859-1\n", "UTF-8", ""])
            let dictionary = HyphenationDictionary(Array((head + text).utf8) + (dice.roll(3) == 0 ? [0xC3] : []))
            for word in ["ababababab", "éabéab", "aaaaaaaaaaaa", "b'a-bababab"] { _ = dictionary?.divisions(of: word) }
        }
    }

    @Test("What is no dictionary is passed over for the next")
    func noDictionaries() throws {
        try write("hyph_de.dic", to: "system")
        for (name, text) in [
            ("hyph_de.dic", "X-UNKNOWN-CHARSET\naaab1ccc\n"), ("hyph_de_DE.dic", ""),
            ("hyph_de_DE.txt", "UTF-8\naaab1c\n"),
        ] { try folder.write(text, to: "own/\(name)") }
        #expect(mkfifo(folder.path("own/hyph_de_AT.dic"), 0o600) == 0)
        _ = try folder.write("", to: "own/hyph_de_CH.dic/a")
        let both = hyphenators("own", "system")
        #expect(chosen(both, "de") == 0 && chosen(both, "de-AT") == 0 && chosen(both, "de-CH") == 0)
    }

    @Test("Dictionaries of other charsets serve, and words that those cannot write stay whole")
    func charsets() throws {
        // é is E9 in Latin 1, б is E1 in Windows' Cyrillic.
        try folder.write(Array("ISO8859-1\nca2f\n".utf8) + [0x66, 0xE9, 0x31, 0x63, 0x0A], to: "all/hyph_fr.dic")
        try folder.write(Array("microsoft-cp1251\n".utf8) + [0xE0, 0x31, 0xE1, 0x0A], to: "all/hyph_ru.dic")
        let all = hyphenators("all")
        let french = try #require(all.hyphenation(for: "fr"))
        #expect(french("cafécafé") == [5] && french("Cafe\u{301}cafe\u{301}") == [6] && french("caféжcafé").isEmpty)
        let russian = try #require(all.hyphenation(for: "ru"))
        #expect(russian("забава") == [4] && russian("ЗАбава") == [4] && russian("žабава").isEmpty)
    }

    @Test("Least letters are the dictionary's where it asks for more, and ours where it asks for less")
    func leastLetters() throws {
        try folder.write("UTF-8\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n1a1\n", to: "all/hyph_aa.dic")
        try folder.write("UTF-8\nLEFTHYPHENMIN 4\nRIGHTHYPHENMIN 5\n1a1\n", to: "all/hyph_bb.dic")
        let all = hyphenators("all")
        #expect(all.hyphenation(for: "aa")?("aaaaaaaaaa") == [2, 3, 4, 5, 6, 7])
        #expect(all.hyphenation(for: "bb")?("aaaaaaaaaa") == [4, 5])
    }

    @Test("Where letters would change, a word is not divided")
    func replacements() throws {
        try folder.write("UTF-8\nf1f/ff=f,1,2\nl1f\n", to: "all/hyph_de.dic")
        let german = try #require(hyphenators("all").hyphenation(for: "de"))
        #expect(german("schiffahrtalfahrt") == [12])
        #expect(german("schiffahrt").isEmpty)
        // Nor do other patterns of the same weight divide it; those of more weight do.
        try folder.write("UTF-8\nf1f/ff=f,1,2\n1fa\n", to: "all/hyph_nl.dic")
        try folder.write("UTF-8\nf1f/ff=f,1,2\n3fa\n", to: "all/hyph_sv.dic")
        #expect(hyphenators("all").hyphenation(for: "nl")?("schiffahrt") == [])
        #expect(hyphenators("all").hyphenation(for: "sv")?("schiffahrt") == [5])
    }

    @Test("A dictionary is read beforehand, and then told")
    func preparing() async throws {
        try write("hyph_de.dic", to: "all")
        let all = hyphenators("all")
        for (language, isKnown) in [("de", true), ("fr", false), ("de-AT", true)] {
            let offsets = await withCheckedContinuation { told in
                all.prepare(for: language) { told.resume(returning: $0?("aaabccc")) }
            }
            #expect(offsets == (isKnown ? [4] : nil))
        }
    }
}
