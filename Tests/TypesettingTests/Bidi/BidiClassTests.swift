import CICU
import Foundation
import Testing

@testable import Typesetting

/// Unicode's own cases for UAX #9 by the classes of characters: BidiTest.txt, from Debian's unicode-data. Half a million lines
/// in a debug build: they are read as bytes, and levels are asked for without making strings.
@Suite struct BidiClassTests {
    /// A character of each class, in the order of its name's bytes.
    private static let characters: [(name: StaticString, character: StaticString)] = [
        ("L", "a"), ("R", "א"), ("EN", "1"), ("ES", "-"), ("ET", "#"), ("AN", "٠"), ("CS", ","), ("B", "\u{2029}"),
        ("S", "\u{9}"), ("WS", " "), ("ON", "!"), ("NSM", "\u{300}"), ("AL", "ا"), ("BN", "\u{AD}"),
        ("LRE", "\u{202A}"), ("RLE", "\u{202B}"), ("PDF", "\u{202C}"), ("LRO", "\u{202D}"), ("RLO", "\u{202E}"),
        ("LRI", "\u{2066}"), ("RLI", "\u{2067}"), ("FSI", "\u{2068}"), ("PDI", "\u{2069}"),
    ]
    private static let popFormatting = 16
    private static let embeddings = 14...15
    private static let overrides = 17...18
    private static let isolates = 19...21
    private static let popIsolate = 22

    /// Of what is passed over, any level is right (rule X9).
    private static func isPassedOver(_ kind: Int) -> Bool {
        kind == 13 || embeddings.contains(kind) || kind == popFormatting
    }

    private struct Counts {
        var cases = 0
        var withOverrides = 0
        var wrong = 0
    }

    @Test("Every case of BidiTest.txt; overrides change nothing")
    func cases() throws {
        let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "/usr/share/unicode/BidiTest.txt")))
        let counts = file.withUnsafeBufferPointer { check($0) }
        #expect(counts.cases == 770_241)
        #expect(counts.withOverrides > 200_000)
        #expect(counts.wrong == 0)
    }

    private func check(_ file: UnsafeBufferPointer<UInt8>) -> Counts {
        var counts = Counts()
        var line = Line(characters: Self.characters)
        // What the last line beginning with "@Levels:" said; -1 where any level is right.
        var expected: [Int8] = []
        var start = 0
        while start < file.count {
            var end = start
            while end < file.count, file[end] != UInt8(ascii: "\n") { end += 1 }
            defer { start = end + 1 }
            guard end > start, file[start] != UInt8(ascii: "#") else { continue }
            if file[start] == UInt8(ascii: "@") {
                if file[start + 1] == UInt8(ascii: "L") { expected = levels(file, start + 8..<end) }
                continue
            }
            let directions = line.read(file, start..<end)
            for direction in 0..<3 where directions & 1 << direction != 0 {
                counts.cases += 1
                // The bits are those of the first strong character, left-to-right, right-to-left.
                let base = Int32(direction) - 1
                if line.kinds.contains(where: Self.overrides.contains) {
                    counts.withOverrides += 1
                    if !overridesChangeNothing(line, base) { counts.wrong += 1 }
                } else if !agree(line.levels(base), expected) {
                    counts.wrong += 1
                }
            }
        }
        return counts
    }

    /// Whether levels are those expected. Where all of them are even or all odd, ICU says the paragraph's for each: the order
    /// is the same.
    private func agree(_ found: [Int8], _ expected: [Int8]) -> Bool {
        if found.elementsEqual(expected, by: { $1 < 0 || $0 == $1 }) { return true }
        guard let parity = found.first.map({ $0 & 1 }), found.count == expected.count else { return false }
        return found.allSatisfy { $0 & 1 == parity } && expected.allSatisfy { $0 < 0 || $0 & 1 == parity }
    }

    /// Levels as a line has them: "x 0 1".
    private func levels(_ file: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Int8] {
        file[range].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map {
            $0.first == UInt8(ascii: "x") ? -1 : Int8(String(decoding: $0, as: UTF8.self)) ?? -1
        }
    }

    /// Whether what is no override, and does not end one, has the levels that it has without them.
    private func overridesChangeNothing(_ line: Line, _ base: Int32) -> Bool {
        var open: [Int] = []
        var isPlain: [Bool] = []
        for kind in line.kinds {
            var plain = !Self.overrides.contains(kind)
            if Self.overrides.contains(kind) || Self.embeddings.contains(kind) || Self.isolates.contains(kind) {
                open.append(kind)
            } else if kind == Self.popFormatting, let last = open.last, !Self.isolates.contains(last) {
                plain = !Self.overrides.contains(last)
                open.removeLast()
            } else if kind == Self.popIsolate, let last = open.lastIndex(where: Self.isolates.contains) {
                open.removeSubrange(last...)
            }
            isPlain.append(plain)
        }
        var without = Line(characters: Self.characters)
        for (kind, plain) in zip(line.kinds, isPlain) where plain { without.append(kind) }
        let found = zip(line.levels(base), isPlain).filter(\.1).map(\.0)
        let expected = zip(without.levels(base), without.kinds).map { Self.isPassedOver($1) ? -1 : $0 }
        return agree(found, expected)
    }

    /// A line of classes, and the text that stands for it.
    private struct Line {
        private let characters: [(name: StaticString, character: StaticString)]
        private var bytes: [UInt8] = []
        /// Where each character begins.
        private var offsets: [Int] = []
        private(set) var kinds: [Int] = []

        init(characters: [(name: StaticString, character: StaticString)]) { self.characters = characters }

        mutating func append(_ kind: Int) {
            kinds.append(kind)
            offsets.append(bytes.count)
            let character = characters[kind].character
            bytes.append(
                contentsOf: UnsafeBufferPointer(start: character.utf8Start, count: character.utf8CodeUnitCount))
        }

        /// Reads "L R AL; 7" and returns the number.
        mutating func read(_ file: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
            bytes.removeAll(keepingCapacity: true)
            offsets.removeAll(keepingCapacity: true)
            kinds.removeAll(keepingCapacity: true)
            var start = range.lowerBound
            while true {
                var end = start
                while file[end] >= UInt8(ascii: "A") { end += 1 }
                append(kind(file, start..<end))
                if file[end] == UInt8(ascii: ";") { return Int(file[end + 2] & 0xF) }
                start = end + 1
            }
        }

        private func kind(_ file: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
            var kind = 0
            while true {
                let name = characters[kind].name
                if name.utf8CodeUnitCount == range.count,
                    memcmp(name.utf8Start, file.baseAddress! + range.lowerBound, range.count) == 0
                {
                    return kind
                }
                kind += 1
            }
        }

        /// The level of each character.
        func levels(_ base: Int32) -> [Int8] {
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { levels in
                let found = CICUBidiLevels(bytes, bytes.count, base, levels.baseAddress)
                guard found >= 0 else { return [] }
                return offsets.map { Int8(levels[$0]) }
            }
        }
    }
}
