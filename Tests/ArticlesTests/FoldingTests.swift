import Articles
import Foundation
import Support
import Testing

@Suite struct FoldingTests {
    /// What Foundation keeps apart and a reader would not, and what it takes apart and nobody would look for.
    private static let exceptions: [Unicode.Scalar: String] = {
        var exceptions: [Unicode.Scalar: String] = [:]
        for (letters, folded) in [
            ("ÆæǢǣǼǽ", "ae"), ("Œœ", "oe"), ("ØøǾǿ", "o"), ("Đđ", "d"), ("Ħħ", "h"), ("ı", "i"), ("Łł", "l"),
            ("ŉ", "ŉ"),
            ("ẚ", "ẚ"),
        ] {
            for letter in letters.unicodeScalars { exceptions[letter] = folded }
        }
        // Accents without a letter.
        for value in 0x300...0x36F { exceptions[Unicode.Scalar(value)!] = "" }
        return exceptions
    }()

    @Test("Letters of Latin, Greek and Cyrillic fold as Foundation folds them, but for the exceptions")
    func asFoundation() {
        var differences: [String] = []
        for scalar in [0xC0...0x24F, 0x300...0x4FF, 0x1E00...0x1FFF].joined().compactMap(Unicode.Scalar.init)
        where scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered {
            let text = String(scalar)
            let expected =
                Self.exceptions[scalar]
                ?? text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            if !text.folded.unicodeScalars.elementsEqual(expected.unicodeScalars) {
                differences.append(
                    "U+\(String(scalar.value, radix: 16)) \(scalar): '\(text.folded)', not '\(expected)'")
            }
        }
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test("Texts in every form of Unicode fold to the same, and what is folded stays as it is")
    func forms() {
        for (text, folded) in [
            ("Élan ÉLAN", "elan elan"), ("E\u{301}lan", "elan"), ("Straße STRASSE", "strasse strasse"),
            ("Ἀχιλλεύς", "αχιλλευσ"), ("Ёлка Їжак", "елка іжак"), ("Łódź Ørsted İstanbul", "lodz orsted istanbul"),
            ("漢字 👩‍👩‍👧 ＡＢ", "漢字 👩‍👩‍👧 ａｂ"), ("ÅK", "ak"), ("𐐀 Ⴀ ԱԲ", "𐐨 ⴀ աբ"), ("", ""),
        ] {
            #expect(text.folded == folded)
            #expect(folded.folded == folded)
        }
    }

    @Test("Folding is valid UTF-8, the same twice, and that of the parts", arguments: 0..<40)
    func rules(seed: Int) {
        var dice = Dice(seed)
        func text() -> String {
            var text = ""
            for _ in 0..<dice.roll(30) {
                let value = UInt32(dice.roll(dice.pick([0x80, 0x500, 0x3000, 0x11_0000])))
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            return text
        }
        let (one, other) = (text(), text())
        #expect(one.folded.folded == one.folded)
        #expect((one + other).folded == one.folded + other.folded)
        var bytes: [UInt8] = []
        one.appendFolded(to: &bytes)
        #expect(String(validating: bytes, as: UTF8.self) == one.folded)
    }

    @Test("A filter finds every word anywhere, and nothing that is not there", arguments: 0..<40)
    func filter(seed: Int) {
        var dice = Dice(seed)
        let text = dice.text(of: dice.roll(20)).folded
        let words = (0..<dice.roll(4)).map { _ in
            (0...dice.roll(2)).map { _ in dice.pick(["w", "W", "o", "é", "漢"]) }.joined()
        }
        let expected = words.allSatisfy { text.contains($0.folded) }
        #expect(WordFilter(words.joined(separator: " ")).matches(folded: text) == expected)
        #expect(WordFilter(" \n").matches(folded: text) && WordFilter(" ").isEmpty)
    }
}
