import Support
import Testing

@testable import broadsheet

/// Words and where they are divided, by the dictionaries that tests need (Scripts/setup --tests).
@Suite struct DivisionTests {
    private static let system = Hyphenators(folders: [Hyphenators.system])

    private func divided(_ word: String, _ language: String = "en") throws -> String {
        let hyphenation = try #require(Self.system.hyphenation(for: language))
        var bytes = Array(word.utf8)
        for offset in hyphenation(word).reversed() { bytes.insert(UInt8(ascii: "="), at: offset) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "English words",
        arguments: [
            "hy=phen=ation", "ty=pog=ra=phy", "com=mu=nism", "al=go=rithm", "news=let=ter", "con=cen=tra=tion",
        ])
    func english(word: String) throws {
        #expect(try divided(word.replacing("=", with: "")) == word)
    }

    @Test(
        "French words",
        arguments: [
            "ré=vo=lu=tion", "in=ter=na=tio=nale", "so=li=da=rité", "fron=tières", "l’éta=blis=se=ment",
            "l'éta=blis=se=ment",
            "cœur", "ou=vrier",
        ])
    func french(word: String) throws {
        #expect(try divided(word.replacing("=", with: ""), "fr-CA") == word)
    }

    @Test("Case, the form of accents and what stands around a word change nothing")
    func forms() throws {
        #expect(try divided("Hyphenation") == "Hy=phen=ation")
        #expect(try divided("“(hyphenation),”[12]") == "“(hy=phen=ation),”[12]")
        #expect(try divided("re\u{301}volution", "fr") == "re\u{301}=vo=lu=tion")
        #expect(try divided("Révolution", "fr") == "Ré=vo=lu=tion")
        #expect(try divided("hyphen-ation—typography") == "hy=phen-ation—ty=pog=ra=phy")
        #expect(try divided("demi-écologie", "fr") == "demi-éco=lo=gie")
    }

    @Test(
        "What is no word, or no long one, stays whole",
        arguments: [
            "", "a", "also", "into", "HYPHENATION", "example.org/hyphenation", "hyphenation@example", "hyphen2ation",
            "hyphen\u{AD}ation", "hyphen_ation", "and/or", "hyphenation.typography", "Слово", "漢字漢字漢字", "....", "-----",
            "'''''", "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "\u{0}\u{0}\u{0}\u{0}\u{0}hyphenation\u{0}x",
        ])
    func whole(word: String) throws {
        #expect(try divided(word) == word)
    }

    @Test("Words of more than a hundred letters stay whole, however long")
    func long() throws {
        let word = String(repeating: "hyphenation", count: 9)
        #expect(try divided(word).utf8.count > word.utf8.count)
        for count in [10, 100, 100_000] {
            let word = String(repeating: "hyphenation", count: count)
            #expect(try divided(word) == word)
        }
        let marked = String(repeating: "e\u{301}\u{302}", count: 100_000)
        #expect(try divided(marked, "fr") == marked)
    }

    @Test("Two letters stay before a hyphen and three behind, in any word", arguments: 0..<200)
    func borders(seed: Int) throws {
        var dice = Dice(seed)
        let pieces = [
            "a", "e", "i", "re", "com", "tion", "phen", "é", "e\u{301}", "ç", "œ", "ß", "N", "’", "'", "-", "–", ".",
            "2",
            "\u{AD}", "ﬁ", "İ", "漢", "👩‍👩‍👧", "\u{301}", "\u{200D}",
        ]
        for language in ["en", "fr"] {
            let hyphenation = try #require(Self.system.hyphenation(for: language))
            for _ in 0..<50 {
                let letters = 5 + dice.roll(4)
                let word = (0..<1 + dice.roll(14)).map { _ in
                    dice.pick(dice.roll(4) == 0 ? pieces : Array(pieces[..<letters]))
                }
                .joined()
                let offsets = hyphenation(word)
                #expect(offsets == Array(Set(offsets)).sorted())
                let borders = word.indices.map { word.utf8.distance(from: word.startIndex, to: $0) }
                for offset in offsets {
                    #expect(borders.contains(offset), "\(word)")
                    let index = word.utf8.index(word.startIndex, offsetBy: offset)
                    let before = word[..<index].reversed().prefix { $0.isLetter || "’'".contains($0) }.filter(
                        \.isLetter)
                    let behind = word[index...].prefix { $0.isLetter || "’'".contains($0) }.filter(\.isLetter)
                    #expect(before.count >= 2 && behind.count >= 3 && before.count + behind.count >= 5, "\(word)")
                }
            }
        }
    }

    @Test("Threads divide words beside one another")
    func threads() async throws {
        let expected = try divided("internationalism")
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<200).allSatisfy { _ in (try? divided("internationalism")) == expected }
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}
