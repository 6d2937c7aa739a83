import Cells

/// Divides a text into lines of at most so many columns: greedy, at spaces, behind hyphens and dashes, and between signs of
/// scripts that need no spaces; a word that is too long is cut between cells. (A part of UAX #14; the whole comes with ICU.)
public struct LineBreaker: Sendable {
    /// How breaks are chosen among the opportunities.
    public enum Fit: Hashable, Sendable {
        /// All lines of a text together, so that none is short without need.
        case optimal
        /// Each line by itself, as full as it can be.
        case greedy
    }

    let first: Int
    let rest: Int
    let fit: Fit
    let language: String?
    let hyphenation: Hyphenation?

    /// Columns of the first line and of the others; at least one each. `language` is that of the text ("ja", "zh-Hant").
    public init(
        first: Int, rest: Int, fit: Fit = .optimal, language: String? = nil, hyphenation: Hyphenation? = nil
    ) {
        self.first = max(1, first)
        self.rest = max(1, rest)
        self.fit = fit
        self.language = language
        self.hyphenation = hyphenation
    }

    /// The lines of a text, or of a range of its UTF-8 bytes. An empty text is one empty line; a line feed is a space.
    /// `whole` are stretches (addresses, code), in order, in which no word is hyphenated. O(bytes).
    public func lines(of text: String, in range: Range<Int>? = nil, whole: [Range<Int>] = []) -> [BrokenLine] {
        let range = (range ?? 0..<text.utf8.count).clamped(to: 0..<text.utf8.count)
        var lines: [BrokenLine] = []
        var lineStart = range.lowerBound
        var lineEnd = lineStart
        var used = 0
        var width = first
        func finish() {
            let set = lineStart..<lineEnd
            lines.append(BrokenLine(range: set, columns: columns(of: text, utf8: set), endsInHyphen: false))
            width = rest
            used = 0
        }
        var words = WordScanner(text, range)
        while let word = words.next() {
            let gap = lineEnd > lineStart ? word.gap : 0
            if used > 0, used + gap + word.columns > width { finish() }
            if used == 0 {
                lineStart = word.range.lowerBound
                lineEnd = lineStart
            } else {
                used += gap
            }
            var range = word.range
            var columns = word.columns
            while columns > width - used, used == 0 {
                let (end, taken) = fitting(text, utf8: range, columns: width)
                // A grapheme wider than the line still has to go somewhere.
                let cut = end > range.lowerBound ? end : nextGrapheme(text, range)
                guard cut < range.upperBound else { break }
                lineStart = range.lowerBound
                lineEnd = cut
                finish()
                range = cut..<range.upperBound
                columns -= taken
                lineStart = range.lowerBound
            }
            used += columns
            lineEnd = range.upperBound
            if used == 0 { used = 1 }
        }
        if lineEnd > lineStart || lines.isEmpty { finish() }
        return lines
    }

    private func nextGrapheme(_ text: String, _ range: Range<Int>) -> Int {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return min(range.upperBound, text.utf8.distance(from: text.startIndex, to: text.index(after: start)))
    }
}

/// The pieces of a text between which a line may end.
private struct WordScanner {
    struct Word {
        /// UTF-8 bytes.
        var range: Range<Int>
        var columns: Int
        /// Columns of space before it.
        var gap: Int
    }

    private let text: String
    private var offset: Int
    private let end: Int

    init(_ text: String, _ range: Range<Int>) {
        self.text = text
        offset = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> Word? {
        let bytes = text.utf8Span.span
        var gap = 0
        while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x0A {
            offset += 1
            gap += 1
        }
        guard offset < end else { return nil }
        let start = offset
        var isPlain = true
        scan: while offset < end {
            let byte = bytes[offset]
            switch byte {
            case 0x20, 0x0A: break scan
            case UInt8(ascii: "-"):
                offset += 1
                if offset - start > 1, offset < end, isLetter(bytes[offset]), isLetter(bytes[offset - 2]),
                    marks(at: offset) == 0
                {
                    break scan
                }
            case 0..<0x80: offset += 1
            case 0xE2 where offset + 2 < end && bytes[offset + 1] == 0x80:
                isPlain = false
                let third = bytes[offset + 2]
                offset += 3
                let length = offset - start
                offset += marks(at: offset)
                // ZWSP, dashes.
                if third == 0x8B || ((third == 0x93 || third == 0x94) && length > 3 && begins(at: offset)) {
                    break scan
                }
            case 0xE3...0xED, 0xF0:
                isPlain = false
                if wideSign(at: offset) {
                    // Before a sign of such a script a line may end, and behind it, but not before closing punctuation.
                    if offset > start { break scan }
                    offset += byte == 0xF0 ? 4 : 3
                    offset += marks(at: offset)
                    while offset < end, closes(at: offset) {
                        offset += 3
                        offset += marks(at: offset)
                    }
                    break scan
                }
                offset += byte == 0xF0 ? 4 : 3
            default:
                isPlain = false
                offset += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            }
        }
        offset = min(offset, end)
        let range = start..<offset
        return Word(range: range, columns: isPlain ? range.count : columns(of: text, utf8: range), gap: gap)
    }

    /// Bytes of what joins the sign before it, and so begins no line.
    private func marks(at start: Int) -> Int {
        let bytes = text.utf8Span.span
        var offset = start
        while offset < end, bytes[offset] >= 0x80 {
            let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: offset)]
            guard columns(of: scalar) == 0 else { break }
            offset += UTF8.width(scalar)
        }
        return offset - start
    }

    /// Whether a line may begin here, behind a dash: not with what closes, with a full stop and its like, or with a marker.
    private func begins(at offset: Int) -> Bool {
        guard offset < end else { return false }
        let bytes = text.utf8Span.span
        switch bytes[offset] {
        case 0..<0x80: return isLetter(bytes[offset]) || (0x30...0x39).contains(bytes[offset])
        case 0xC2 where offset + 1 < end: return bytes[offset + 1] != 0xBB  // »
        case 0xE2 where offset + 2 < end && bytes[offset + 1] == 0x80:
            return ![0x99, 0x9D, 0xA6, 0xBA].contains(bytes[offset + 2])  // ’ ” … ›
        default: return !closes(at: offset)
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

    /// CJK ideographs, kana and Hangul syllables: U+3040...U+30FF, U+3400...U+9FFF, U+AC00...U+D7AF, plane 2.
    private func wideSign(at offset: Int) -> Bool {
        let bytes = text.utf8Span.span
        guard offset + 2 < end else { return false }
        switch bytes[offset] {
        case 0xE3:
            // The marks that voice a kana join it.
            let isMark = bytes[offset + 1] == 0x82 && (bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x9A)
            return bytes[offset + 1] >= 0x81 && !isMark && !closes(at: offset)
        case 0xE4...0xE9: return true
        case 0xEA: return bytes[offset + 1] >= 0xB0
        case 0xEB...0xED: return true
        case 0xF0: return bytes[offset + 1] >= 0xA0
        default: return false
        }
    }

    /// Punctuation that begins no line: 、 。 〉 》 」 』 】 ー, and the fullwidth ！ ） ， ． ： ； ？
    private func closes(at offset: Int) -> Bool {
        let bytes = text.utf8Span.span
        guard offset + 2 < end else { return false }
        switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
        case (0xE3, 0x80, 0x81), (0xE3, 0x80, 0x82), (0xE3, 0x80, 0x89), (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x8D),
            (0xE3, 0x80, 0x8F), (0xE3, 0x80, 0x91), (0xE3, 0x83, 0xBC), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x89),
            (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x8E), (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9F):
            return true
        default: return false
        }
    }
}
