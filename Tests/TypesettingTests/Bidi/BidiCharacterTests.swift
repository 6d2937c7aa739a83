import Foundation
import Testing

@testable import Typesetting

/// Unicode's own cases for UAX #9 with their order on the screen: BidiCharacterTest.txt, from Debian's unicode-data.
@Suite struct BidiCharacterTests {
    /// Brackets that are nested deeper, ICU 72 pairs still (BD16).
    private static let deepest = 63

    @Test("Every case of BidiCharacterTest.txt, but those with overrides and the one with the most brackets")
    func cases() throws {
        let file = try String(contentsOfFile: "/usr/share/unicode/BidiCharacterTest.txt", encoding: .utf8)
        var count = 0
        var wrong: [Substring] = []
        for line in file.split(separator: "\n") where line.utf8.first != UInt8(ascii: "#") {
            let fields = line.split(separator: ";")
            let scalars = numbers(fields[0], radix: 16).compactMap { Unicode.Scalar(UInt32($0)) }
            guard !scalars.contains(where: { (0x202D...0x202E).contains($0.value) }),
                scalars.count(where: { $0 == "(" }) <= Self.deepest
            else { continue }
            count += 1
            let direction = fields[1] == "2" ? nil : fields[1] == "1"
            let levels = fields[3].split(separator: " ").map { Int($0) }
            let expected = fields.count > 4 ? numbers(fields[4], radix: 10) : []
            let found = order(of: scalars, isRightToLeft: direction).filter { levels[$0] != nil }
            if found != expected { wrong.append(line) }
        }
        #expect(count == 91_674)
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
    }

    /// The indices of scalars from left to right as a paragraph's only line shows them.
    private func order(of scalars: [Unicode.Scalar], isRightToLeft: Bool?) -> [Int] {
        let text = String(String.UnicodeScalarView(scalars))
        guard let paragraph = BidiParagraph(text: text, isRightToLeft: isRightToLeft) else {
            return Array(scalars.indices)
        }
        var indices = [Int](repeating: 0, count: text.utf8.count)
        var offset = 0
        for (index, scalar) in scalars.enumerated() {
            for _ in 0..<UTF8.width(scalar) {
                indices[offset] = index
                offset += 1
            }
        }
        var order: [Int] = []
        for run in paragraph.runs(of: 0..<text.utf8.count) {
            for index in run.isRightToLeft ? indices[run.range].reversed() : Array(indices[run.range])
            where index != order.last { order.append(index) }
        }
        return order
    }

    private func numbers(_ field: Substring, radix: Int) -> [Int] {
        field.split(separator: " ").compactMap { Int($0, radix: radix) }
    }
}
