import Articles
import Synchronization
import Testing

@testable import Typesetting

@Suite struct HyphenationTests {
    /// Divides everywhere.
    private let anywhere = Hyphenation { word in
        word.indices.dropFirst().map { word.utf8.distance(from: word.startIndex, to: $0) }
    }

    private func lines(
        _ text: String, _ width: Int, _ fit: LineBreaker.Fit = .greedy, whole: [Range<Int>] = []
    ) -> [String] {
        LineBreaker(first: width, rest: width, fit: fit, hyphenation: anywhere).lines(of: text, whole: whole)
            .map { text.slice($0.range).filter { $0 != "\u{AD}" } + ($0.endsInHyphen ? "-" : "") }
    }

    @Test("Two letters stand before a hyphen at least, three behind, of five at least")
    func lengths() {
        #expect(lines("so hyphenated", 9) == ["so hyphe-", "nated"])
        #expect(lines("so hyphenated", 6) == ["so hy-", "phena-", "ted"])
        #expect(lines("so hyphenated", 5) == ["so", "hyph-", "ena-", "ted"])
        #expect(lines("a tower", 6) == ["a to-", "wer"])
        #expect(lines("a tower", 5) == ["a to-", "wer"])
        #expect(lines("a towe", 5) == ["a", "towe"])
        #expect(lines("“(émigré)”", 6) == ["“(émi-", "gré)”"])
    }

    @Test("Nothing is divided that is no plain word")
    func notDivided() {
        for word in [
            "PARLIAMENT", "covid19vaccine", "someone@example.org", "example.organisation", "either/organisation",
            "snake_case_word",
        ] {
            let width = word.count + 1
            for line in lines("so " + word, width) + lines("so " + word, width, .optimal) {
                #expect(!line.hasSuffix("-"), "\(word)")
            }
        }
        #expect(!lines(String(repeating: "a", count: 1_000), 9).contains { $0.hasSuffix("-") })
        #expect(lines("so organisation", 9, whole: [3..<15]) == ["so", "organisat", "ion"])
        #expect(lines("so organisation", 9, whole: [0..<2]) == ["so organ-", "isation"])
    }

    @Test("Soft hyphens know better")
    func softHyphens() {
        #expect(lines("so hyphen\u{AD}ated", 8) == ["so", "hyphen-", "ated"])
        #expect(lines("so hyphen\u{AD}ated", 8, .optimal) == ["so", "hyphen-", "ated"])
    }

    @Test("A word with a hyphen is divided away from it")
    func hyphens() {
        #expect(lines("anti-war", 7) == ["anti-", "war"])
        #expect(lines("anti-establishment", 9) == ["anti-est-", "ablishm-", "ent"])
    }

    @Test("The rules of lines hold with hyphens, too", arguments: scripts)
    func rules(text: String) {
        for width in [1, 2, 3, 5, 8, 12, 17, 40] {
            for fit in [LineBreaker.Fit.greedy, .optimal] {
                expectRules(text, LineBreaker(first: width, rest: width, fit: fit, hyphenation: anywhere))
            }
        }
        for width in 12...60 {
            let optimal = LineBreaker(first: width, rest: width, hyphenation: anywhere).lines(of: text)
            let greedy = LineBreaker(first: width, rest: width, fit: .greedy, hyphenation: anywhere).lines(of: text)
            #expect(
                Raggedness.cost(of: optimal, first: width, rest: width)
                    <= Raggedness.cost(of: greedy, first: width, rest: width), "\(width)")
        }
    }

    @Test("The greedy fit asks about words at the ends of lines only, and passes over nonsense")
    func asked() {
        let asked = Mutex<[String]>([])
        let nonsense = Hyphenation { word in
            asked.withLock { $0.append(word) }
            return [-5, 0, 1, 99, 3, 2, 3, .max, .min]
        }
        let breaker = LineBreaker(first: 12, rest: 12, fit: .greedy, hyphenation: nonsense)
        let text = "every second sentence matters"
        #expect(breaker.lines(of: text).map { text.slice($0.range) } == ["every second", "sentence", "matters"])
        #expect(asked.withLock { $0 } == ["sentence", "matters"])
    }
}
