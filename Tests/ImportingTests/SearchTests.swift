import Testing

@testable import Importing

/// Searches by bytes, against plain ones.
struct SearchTests {
    private static let texts = ["", "a", "aa", "aab", "Ein Wort, ein Satz. ein", "«é» é\u{A0}é", "....", "été ’ete’"]

    @Test(arguments: texts, ["a", "aa", "ein", "é", ". ", "b", "\u{A0}", "longer than all of them together are"])
    func containsAndReplacing(_ text: String, _ needle: String) {
        let parts = Self.parts(Array(text.utf8), Array(needle.utf8))
        #expect(text.contains(needle) == (parts.count > 1))
        #expect(text[...].replacing(needle, with: "<>") == parts.joined(separator: "<>"))
    }

    /// What stands between the needles, looked for from the front.
    private static func parts(_ text: [UInt8], _ needle: [UInt8]) -> [String] {
        var parts: [[UInt8]] = [[]]
        var index = 0
        while index < text.count {
            if text[index...].starts(with: needle) {
                parts.append([])
                index += needle.count
            } else {
                parts[parts.count - 1].append(text[index])
                index += 1
            }
        }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func splitting() {
        #expect(",a,,b".split(separator: ",") == ["a", "b"])
        #expect(",a,,b".split(separator: ",", omittingEmptySubsequences: false) == ["", "a", "", "b"])
        #expect("a b c".split(separator: " ", maxSplits: 1) == ["a", "b c"])
        #expect("é-è".split(separator: "-") == ["é", "è"])
    }

    @Test func trimming() {
        #expect(" \u{A0}a b\n".trimmingSpaces == "a b")
        #expect("*_é_*".trimmed(of: "*_") == "é")
        #expect("***".trimmed(of: "*") == "")
        #expect("a".trimmed(of: "*") == "a")
        #expect(Substring("  a ").trimming(" ") == "a")
    }

    @Test func wordsThatBegin() {
        let list = WordList(["donat", "un don ", "réserv"])
        #expect(list.begins(wordOf: "Please DONATE today"))
        #expect(list.begins(wordOf: "(donations)"))
        #expect(!list.begins(wordOf: "pardonateur"))
        #expect(list.begins(wordOf: "faire un don ici") && !list.begins(wordOf: "faire un don"))
        #expect(list.begins(wordOf: "«réservé»"))
        #expect(list.begins(sentenceOf: "Thanks! Donate.") && list.begins(sentenceOf: "Donate"))
        #expect(!list.begins(sentenceOf: "You donate."))
        #expect((list + WordList(["give"])).begins(wordOf: "to give"))
        #expect(!list.begins(wordOf: ""))
    }

    @Test func ampersands() {
        #expect(BareAmpersands.referenced(in: "a & b") == "a & b")
        let many = String(repeating: "&&amp;& &#38; é", count: 400_000)
        let expected = String(repeating: "&amp;&amp;&amp; &#38; é", count: 400_000)
        #expect(BareAmpersands.referenced(in: many) == expected)
    }
}
