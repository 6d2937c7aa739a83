import Articles
import Support
import Testing

@testable import Typesetting

/// That the optimal fit is what it says.
@Suite struct OptimalFitTests {
    private func cost(_ text: String, _ breaker: LineBreaker) -> Int {
        Raggedness.cost(of: breaker.lines(of: text), first: breaker.first, rest: breaker.rest)
    }

    @Test("No line is short without need")
    func example() {
        let text = "The quick brown fox jumps over a dog; incomprehensibly enough, it does so without any hurry."
        func lines(_ fit: LineBreaker.Fit) -> [String] {
            LineBreaker(first: 24, rest: 24, fit: fit).lines(of: text).map { text.slice($0.range) }
        }
        #expect(
            lines(.greedy) == [
                "The quick brown fox", "jumps over a dog;", "incomprehensibly enough,", "it does so without any",
                "hurry.",
            ])
        #expect(lines(.optimal).count == 5)
    }

    @Test("Never worse than the greedy fit, by its own measure", arguments: scripts)
    func neverWorse(text: String) {
        for width in 1...80 {
            for first in [width, width + 3, max(1, width - 4)] {
                let optimal = LineBreaker(first: first, rest: width)
                let greedy = LineBreaker(first: first, rest: width, fit: .greedy)
                #expect(cost(text, optimal) <= cost(text, greedy), "\(first), \(width)")
            }
        }
    }

    @Test("As good as the best of all ways to break a text", arguments: 0..<20)
    func bruteForce(seed: Int) {
        var dice = Dice(seed)
        let words = [
            "a", "of", "the", "word", "three", "hy\u{AD}phen\u{AD}ates", "anti-war", "漢字", "everything",
            "e\u{301}te\u{301}",
        ]
        for _ in 0..<100 {
            let text = (0..<1 + dice.roll(7)).map { _ in dice.pick(words) }.joined(separator: dice.pick([" ", "  "]))
            // Wide enough for each box and a hyphen.
            let width = 11 + dice.roll(10)
            let first = 11 + dice.roll(10)
            let best = bestCost(Opportunities.boxes(of: text), first: first, rest: width)
            #expect(cost(text, LineBreaker(first: first, rest: width)) == best, "\(first), \(width): \(text)")
        }
    }

    /// The least cost of all the ways to break behind some of the boxes.
    private func bestCost(_ boxes: [Box], first: Int, rest: Int) -> Int {
        var best = Int.max
        for chosen in 0..<1 << (boxes.count - 1) {
            var lines: [BrokenLine] = []
            var start = 0
            for end in 1...boxes.count where end == boxes.count || chosen >> (end - 1) & 1 == 1 {
                let set = boxes[start..<end]
                let last = set[end - 1]
                let columns = set.reduce(-last.gap) { $0 + $1.columns + $1.gap }
                let hyphen = end < boxes.count && last.end == .hyphen
                lines.append(BrokenLine(range: 0..<0, columns: columns + (hyphen ? 1 : 0), endsInHyphen: hyphen))
                start = end
            }
            let fits = lines.enumerated().allSatisfy { $1.columns <= ($0 == 0 ? first : rest) }
            if fits { best = min(best, Raggedness.cost(of: lines, first: first, rest: rest)) }
        }
        return best
    }

    @Test("A short word does not stand alone on the last line where that costs little")
    func lastLine() {
        func lines(_ text: String, _ width: Int) -> [String] {
            LineBreaker(first: width, rest: width).lines(of: text).map { text.slice($0.range) }
        }
        let little = "It is a pity that nobody told them so, as we all know."
        #expect(lines(little, 50) == ["It is a pity that nobody told them so, as we", "all know."])
        let much = "It is a pity that nobody told them incomprehensibly so."
        #expect(lines(much, 51) == ["It is a pity that nobody told them incomprehensibly", "so."])
    }
}
