/// Where sentences begin and end. A passage is a sentence, so this decides what `m` bookmarks.
///
/// The rule follows UAX #29 in spirit: a sentence ends after `. ! ? …` and any closing quotes or brackets, where white space
/// follows and the next letter is not small; known abbreviations and initials do not end one. A marker such as `[1]` that
/// follows the full stop belongs to the sentence before it. Behind the full stops of Chinese and Japanese no space is needed.
public enum Sentence {
    /// The sentence that holds a UTF-8 offset: UTF-8 offsets, without the white space around it. An offset between two
    /// sentences belongs to the second. O(bytes of the block).
    public static func range(in block: Block, at offset: Int) -> Range<Int> {
        let all = ranges(in: block)
        return all.first { offset < $0.upperBound } ?? all.last ?? 0..<0
    }

    /// All sentences of a block, in order. O(bytes).
    public static func ranges(in block: Block) -> [Range<Int>] {
        var text = block.text
        let markers = block.spans.filter { $0.marker != nil }.map(\.range)
        return text.withUTF8 { ranges(in: $0, markers: markers) }
    }

    private static func ranges(in bytes: UnsafeBufferPointer<UInt8>, markers: [Range<Int>]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = skipSpace(bytes, from: 0)
        var index = start
        var nextMarker = 0
        while index < bytes.count {
            guard let terminator = Scanner.terminatorLength(bytes, at: index) else {
                index += 1
                continue
            }
            let stop = index
            let isWide = terminator == 3 && bytes[index] != 0xE2
            var end = index + terminator
            while end < bytes.count,
                let length = Scanner.terminatorLength(bytes, at: end) ?? Scanner.closerLength(bytes, at: end)
            {
                end += length
            }
            // Markers behind the full stop belong to the sentence that they annotate.
            while nextMarker < markers.count, markers[nextMarker].lowerBound < end { nextMarker += 1 }
            while nextMarker < markers.count, !markers[nextMarker].isEmpty,
                onlyOpens(bytes, from: skipSpace(bytes, from: end), to: markers[nextMarker].lowerBound)
            {
                end = markers[nextMarker].upperBound
                while end < bytes.count, let length = Scanner.closerLength(bytes, at: end) { end += length }
                nextMarker += 1
            }
            index = end
            let next = skipSpace(bytes, from: end)
            guard next > end || isWide, next < bytes.count else { continue }
            if Scanner.isSmallLetter(bytes, at: next) { continue }
            if bytes[stop] == UInt8(ascii: "."),
                Scanner.isAbbreviation(bytes, endingAt: stop, before: next, sentenceStart: start)
            {
                continue
            }
            sentences.append(start..<end)
            start = next
            index = next
        }
        var end = bytes.count
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        if end > start { sentences.append(start..<end) }
        return sentences
    }

    private static func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        var index = index
        while index < bytes.count {
            if bytes[index] <= 0x20 {
                index += 1
            } else if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
                index += 2
            } else {
                break
            }
        }
        return index
    }

    /// Whether there is nothing but the sign that opens a marker's print, as in `[1]`.
    private static func onlyOpens(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
        let opening = [UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "^")]
        return end - start <= 2 && end <= bytes.count
            && (start..<max(start, end)).allSatisfy { opening.contains(bytes[$0]) }
    }

    /// What single bytes and short sequences mean to the rule.
    private enum Scanner {
        static func terminatorLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): 1
            case 0xE2 where starts(bytes, at: index, [0xE2, 0x80, 0xA6]): 3  // …
            case 0xE3 where starts(bytes, at: index, [0xE3, 0x80, 0x82]): 3  // 。
            case 0xEF
            where starts(bytes, at: index, [0xEF, 0xBC, 0x81]) || starts(bytes, at: index, [0xEF, 0xBC, 0x9F]):
                3  // ！ ？
            default: nil
            }
        }

        static func closerLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
            switch bytes[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): 1
            case 0xE2
            where starts(bytes, at: index, [0xE2, 0x80, 0x99]) || starts(bytes, at: index, [0xE2, 0x80, 0x9D]): 3
            case 0xE3
            where starts(bytes, at: index, [0xE3, 0x80, 0x8D]) || starts(bytes, at: index, [0xE3, 0x80, 0x8F]):
                3  // 」 』
            case 0xC2 where starts(bytes, at: index, [0xC2, 0xBB]): 2  // »
            // French: a space, »
            case 0x20 where starts(bytes, at: index, [0x20, 0xC2, 0xBB]): 3
            case 0xC2 where starts(bytes, at: index, [0xC2, 0xA0, 0xC2, 0xBB]): 4
            case 0xE2 where starts(bytes, at: index, [0xE2, 0x80, 0xAF, 0xC2, 0xBB]): 5
            default: nil
            }
        }

        static func starts(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ pattern: [UInt8]) -> Bool {
            index + pattern.count <= bytes.count && pattern.indices.allSatisfy { bytes[index + $0] == pattern[$0] }
        }

        static func isSmallLetter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
            if bytes[index] < 0x80 { return bytes[index].isSmallASCIILetter }
            let scalar = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).unicodeScalars
                .first
            return scalar?.properties.isLowercase ?? false
        }

        private static let abbreviations: Set<String> = [
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "cf", "vol", "ed", "eds", "p", "pp", "e.g",
            "i.e", "gen", "sen", "rep", "gov", "col", "lt", "capt", "rev", "hon", "ch", "approx", "mme", "mlle", "mm",
            "op", "cit", "ibid", "trans", "al", "inc", "corp", "ltd",
        ]

        /// Words of their own, and abbreviations only before a number.
        private static let numbered: Set<String> = [
            "no", "nos", "art", "fig", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
            "dec",
        ]

        /// Whether the full stop at `stop` closes an abbreviation or an initial; what follows it is at `next`.
        static func isAbbreviation(
            _ bytes: UnsafeBufferPointer<UInt8>, endingAt stop: Int, before next: Int, sentenceStart: Int
        ) -> Bool {
            var begin = stop
            while begin > sentenceStart, stop - begin < 8, isWordByte(bytes[begin - 1]) { begin -= 1 }
            let word = String(decoding: bytes[begin..<stop], as: UTF8.self)
            // "J.", and "U.S.": a sentence that really ends in such a name goes on with the next one, which is the lesser harm.
            let isInitials = word.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
                $0.unicodeScalars.count == 1 && $0.unicodeScalars.first?.properties.isUppercase == true
            }
            if isInitials { return true }
            let name = word.lowercased()
            if numbered.contains(name) { return bytes[next].isDigit }
            return abbreviations.contains(name)
        }

        static func isWordByte(_ byte: UInt8) -> Bool {
            byte >= 0x80 || byte == UInt8(ascii: ".") || byte.isASCIILetter
        }
    }
}
