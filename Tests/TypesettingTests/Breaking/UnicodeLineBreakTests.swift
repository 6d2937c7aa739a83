import Cells
import Foundation
import Testing

@testable import Typesetting

/// Unicode's own cases for UAX #14, from Debian's unicode-data.
@Suite struct UnicodeLineBreakTests {
    /// Where the page's breaks are meant to be others than the file's.
    private enum Rule: CaseIterable {
        /// LB5: a line feed is a space to the page.
        case lineFeeds
        /// LB10, LB18, LB31: a mark behind a space or a hard break, a vowel behind what is no jamo, a skin tone by itself: the
        /// terminal draws them onto what stands before, and no line ends inside a cell.
        case cells
        /// LB20a, which later versions of the annex have: a hyphen with which a text or a word begins stays with it ("-er"). ICU
        /// 72 has it for all languages, Unicode 15 for none.
        case leadingHyphens
        /// LB15c and LB25: a number may begin with a point, for ICU. So a line ends before that, not behind ("equals | .35"), and
        /// a point before a digit parts nothing ("a.2").
        case points
    }

    private struct Case {
        var scalars: [Unicode.Scalar] = []
        /// For each of the scalars, and the end, whether a line may end before it.
        var breaks: [Bool] = []

        var text: String { String(String.UnicodeScalarView(scalars)) }
        var offsets: [Int] {
            var offset = 0
            var offsets: [Int] = []
            for (isBreak, scalar) in zip(breaks, scalars + ["\0"]) {
                if isBreak { offsets.append(offset) }
                offset += UTF8.width(scalar)
            }
            return offsets
        }
    }

    @Test("Every case of LineBreakTest.txt, but for four rules")
    func cases() throws {
        var counts: [Rule: Int] = [:]
        let cases = try cases(of: "/usr/share/unicode/auxiliary/LineBreakTest.txt")
        #expect(cases.count == 7_654)
        for item in cases {
            var expected = item
            for rule in Rule.allCases {
                let before = expected.breaks
                apply(rule, to: &expected)
                if expected.breaks != before { counts[rule, default: 0] += 1 }
            }
            let found = Opportunities.found(in: item.text)
            #expect(found == expected.offsets, "\(item.scalars.map { String($0.value, radix: 16) })")
            #expect(found == Opportunities.foundByICU(in: item.text))
        }
        #expect(counts.keys.count == Rule.allCases.count)
        // None of the rules swallows the file.
        #expect(counts.values.reduce(0, +) < 1_200, "\(counts)")
    }

    private func apply(_ rule: Rule, to item: inout Case) {
        let scalars = item.scalars
        func isMark(_ index: Int) -> Bool { scalars[index] == "\u{308}" }
        switch rule {
        case .lineFeeds:
            // As the file has it for a space.
            guard scalars.contains("\n") else { return }
            let spaced = Case(scalars: scalars.map { $0 == "\n" ? " " : $0 })
            item.breaks = Self.flags(Opportunities.foundByICU(in: spaced.text), for: spaced.scalars)
        case .cells:
            let bytes = Array(item.text.utf8)
            var offset = 0
            for (index, scalar) in scalars.enumerated() {
                if item.breaks[index], joinsCellBefore(bytes.span, utf8: offset) { item.breaks[index] = false }
                offset += UTF8.width(scalar)
            }
        case .leadingHyphens:
            guard scalars.first == "-" || scalars.first == "\u{2010}" else { return }
            var next = 1
            while next < scalars.count, isMark(next) { next += 1 }
            let isLetter = next < scalars.count && ["#", "§", "\u{50005}", "\u{E01}"].contains(scalars[next])
            if isLetter { item.breaks[next] = false }
        case .points:
            for point in scalars.indices where scalars[point] == "." || scalars[point] == "," {
                var next = point + 1
                while next < scalars.count, isMark(next) { next += 1 }
                guard next < scalars.count, ("0"..."9").contains(scalars[next]) else { continue }
                item.breaks[next] = false
                if point > 0, scalars[point - 1] == " " { item.breaks[point] = !isBehindOpening(point, scalars) }
            }
        }
    }

    /// Whether nothing but spaces and marks stands between an opening bracket and a scalar.
    private func isBehindOpening(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<index].last { $0 != " " && $0 != "\u{308}" }
        return before == "(" || before == "\u{2329}"
    }

    private static func flags(_ offsets: [Int], for scalars: [Unicode.Scalar]) -> [Bool] {
        var offset = 0
        return (scalars + ["\0"]).map { scalar in
            defer { offset += UTF8.width(scalar) }
            return offsets.contains(offset)
        }
    }

    private func cases(of path: String) throws -> [Case] {
        let file = try String(contentsOfFile: path, encoding: .utf8)
        return file.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            var item = Case()
            for part in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
                switch part {
                case "÷", "×": item.breaks.append(part == "÷")
                default: UInt32(part, radix: 16).flatMap(Unicode.Scalar.init).map { item.scalars.append($0) }
                }
            }
            return item
        }
    }
}
