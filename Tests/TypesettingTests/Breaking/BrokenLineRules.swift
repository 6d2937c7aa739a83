import Articles
import Cells
import Testing

@testable import Typesetting

/// What holds of the lines of every text at every width.
func expectRules(
    _ text: String, _ breaker: LineBreaker, _ note: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
    let lines = breaker.lines(of: text)
    let boxes = Opportunities.boxes(of: text, language: breaker.language, usesICU: breaker.usesICU)
    let opportunities = Set(boxes.map(\.next))
    func comment(_ line: BrokenLine) -> Comment {
        "\(breaker.first), \(breaker.rest), \(breaker.fit) \(note): \(line.range) of \(text.debugDescription)"
    }
    var end = 0
    var between = ""
    for (number, line) in lines.enumerated() {
        let width = number == 0 ? breaker.first : breaker.rest
        let shown = columns(of: text, utf8: line.range)
        #expect(line.columns == shown + (line.endsInHyphen ? 1 : 0), comment(line), sourceLocation: sourceLocation)
        let isOneCell = fitting(text, utf8: line.range, columns: 2).end == line.range.upperBound
        #expect(line.columns <= width || (isOneCell && shown == 2), comment(line), sourceLocation: sourceLocation)
        #expect(line.range.lowerBound >= end, comment(line), sourceLocation: sourceLocation)
        between += text.slice(end..<line.range.lowerBound)
        if number > 0, !lines[number - 1].endsInHyphen || breaker.hyphenation == nil {
            // It begins at an opportunity, or in what is wider than a line: than the one that it began on.
            let wide = boxes.contains {
                $0.start < line.range.lowerBound && line.range.lowerBound < $0.textEnd
                    && $0.columns > min(breaker.first, breaker.rest)
            }
            #expect(
                opportunities.contains(line.range.lowerBound) || wide || breaker.hyphenation != nil, comment(line),
                sourceLocation: sourceLocation)
        }
        // No cell is cut: together the lines take what each takes by itself.
        let before = number > 0 ? lines[number - 1].range : 0..<0
        let sum = columns(of: text, utf8: before) + columns(of: text, utf8: end..<line.range.lowerBound) + shown
        #expect(
            number == 0 || columns(of: text, utf8: before.lowerBound..<line.range.upperBound) == sum, comment(line),
            sourceLocation: sourceLocation)
        end = line.range.upperBound
    }
    between += text.slice(end..<text.utf8.count)
    #expect(between.allSatisfy { $0 == " " || $0 == "\n" || $0 == "\u{2028}" }, sourceLocation: sourceLocation)
    #expect(lines.last?.endsInHyphen == false, sourceLocation: sourceLocation)
}
