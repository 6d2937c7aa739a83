import Articles

/// Parses the inline markup of text extractions: Markdown's emphasis, code, links and autolinks, bare addresses, and
/// everything that may be the call of a note. Linear in the bytes of the block.
struct InlineParser {
    /// Against which relative addresses are resolved; `nil` when the copy's own address is not known.
    var base: String?

    /// What may be labels in a text that holds no markup any more.
    static func labels(in text: String) -> RichText {
        guard text.utf8.count <= maximumParagraph else { return RichText(text: text) }
        var text = text
        return text.withUTF8 { bytes in
            var run = InlineRun(bytes: bytes, base: nil)
            run.parseLabels()
            return run.finish()
        }
    }

    /// UTF-8 bytes. No paragraph that a person wrote is longer: such a one is kept as it stands.
    private static let maximumParagraph = 4 << 20

    func parse(_ source: String) -> RichText {
        guard source.utf8.count <= Self.maximumParagraph else { return RichText(text: source) }
        var source = source
        return source.withUTF8 { bytes in
            var run = InlineRun(bytes: bytes, base: base)
            run.parse(0..<bytes.count, depth: 0)
            return run.finish()
        }
    }
}

/// One pass over one block. Delimiters of emphasis are emitted as text and taken out at the end when they were matched, so
/// that an unmatched `*` stays what it may be: a sign, or a marker.
struct InlineRun {
    let bytes: UnsafeBufferPointer<UInt8>
    let base: String?
    /// For each `[` its `]` and for each `(` its `)`, by nesting; -1 where there is none.
    let partner: [Int32]
    /// The next `>` or white space, looked for once.
    var nextStop = -1

    var out: [UInt8] = []
    var spans: [Span] = []
    var candidates: [Candidate] = []
    var hasLookalikes = false
    /// Delimiter runs that may still open emphasis, and how many of them are underscores.
    var openers: [Delimiter] = []
    var underscores = 0
    /// Inside the text of a link, which holds no other link.
    var isInLink = false
    /// UTF-8 bytes of `out` that hold matched delimiters.
    var taken: [Range<Int>] = []
    var unmatched: [Delimiter] = []

    struct Delimiter {
        var sign: UInt8
        /// Where it stands in `out`; shrinks as parts of it are matched.
        var range: Range<Int>
    }

    /// Deeper nesting of links is text.
    static let maximumDepth = 6
    /// No paragraph cites more notes; what looks like a label behind so many is text.
    static let maximumCandidates = 50_000
    /// No address that people meet is longer; also bounds what is looked at ahead.
    static let maximumAddress = 4_096

    init(bytes: UnsafeBufferPointer<UInt8>, base: String?) {
        self.bytes = bytes
        self.base = base
        out.reserveCapacity(bytes.count)
        var partner: [Int32] = []
        if bytes.contains(UInt8(ascii: "[")) {
            partner = Array(repeating: -1, count: bytes.count)
            var (square, round): ([Int], [Int]) = ([], [])
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "["): square.append(index)
                case UInt8(ascii: "]"): if let open = square.popLast() { partner[open] = Int32(index) }
                case UInt8(ascii: "("): round.append(index)
                case UInt8(ascii: ")"): if let open = round.popLast() { partner[open] = Int32(index) }
                default: break
                }
                index += 1
            }
        }
        self.partner = partner
    }

    mutating func parse(_ range: Range<Int>, depth: Int) {
        let floor = openers.count
        var index = range.lowerBound
        while index < range.upperBound {
            index = step(at: index, end: range.upperBound, depth: depth, floor: floor)
        }
        abandonOpeners(from: floor)
    }

    /// Reads labels alone; everything else is text.
    mutating func parseLabels() {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["):
                if case let close = Int(partner[index]), close > index, let stop = plainLabels(at: index, close: close)
                {
                    index = stop
                    continue
                }
                out.append(bytes[index])
                index += 1
            case UInt8(ascii: "("): index = round(at: index, end: bytes.count)
            case 0xC2, 0xE2: index = sign(at: index, end: bytes.count)
            case UInt8(ascii: "*"):
                var stop = index
                while stop < bytes.count, bytes[stop] == UInt8(ascii: "*") { stop += 1 }
                unmatched.append(Delimiter(sign: UInt8(ascii: "*"), range: index..<stop))
                out += bytes[index..<stop]
                index = stop
            default:
                out.append(bytes[index])
                index += 1
            }
        }
    }

    mutating func abandonOpeners(from index: Int) {
        unmatched += openers[index...]
        underscores -= openers[index...].count { $0.sign == UInt8(ascii: "_") }
        openers.removeSubrange(index...)
    }

    /// Consumes something at `index`; returns the index behind it.
    mutating func step(at index: Int, end: Int, depth: Int, floor: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\\") where index + 1 < end && isPunctuation(bytes[index + 1]):
            out.append(bytes[index + 1])
            return index + 2
        case UInt8(ascii: "`"): return code(at: index, end: end)
        case UInt8(ascii: "<"): return autolink(at: index, end: end)
        case UInt8(ascii: "!") where index + 1 < end && bytes[index + 1] == UInt8(ascii: "["):
            return image(at: index, end: end)
        case UInt8(ascii: "["): return bracket(at: index, end: end, depth: depth)
        case UInt8(ascii: "("): return round(at: index, end: end)
        case UInt8(ascii: "*"), UInt8(ascii: "_"): return delimiter(at: index, end: end, floor: floor)
        case UInt8(ascii: "h")
        where !isInLink && startsWord(index) && (has("http://", index, end) || has("https://", index, end)),
            UInt8(ascii: "w") where !isInLink && startsWord(index) && has("www.", index, end):
            return bareAddress(at: index, end: end)
        case 0xC2, 0xE2: return sign(at: index, end: end)
        default:
            out.append(byte)
            return index + 1
        }
    }

    /// Whether a sign that stands alone stands behind a number or a single letter, as in `5 * 3`.
    private func multiplies(_ sign: Range<Int>) -> Bool {
        guard sign.upperBound < out.count, let end = out[..<sign.lowerBound].lastIndex(where: { $0 > 0x20 }) else {
            return false
        }
        let word = out[...end].suffix(8).split { $0 <= 0x20 }.last ?? []
        let text = String(decoding: word, as: UTF8.self)
        return text.last?.isNumber == true || text.count == 1 && text.first?.isLetter == true
    }

    /// Takes the matched delimiters out and shifts everything behind them.
    func finish() -> RichText {
        var candidates = candidates
        for sign in unmatched where sign.sign == UInt8(ascii: "*") && sign.range.count <= 3 {
            // A sign at the end of a word, one that stands alone, or the whole text's first word, may call a note.
            let before = sign.range.lowerBound == 0 ? 0x20 : out[sign.range.lowerBound - 1]
            let after = sign.range.upperBound < out.count ? out[sign.range.upperBound] : 0x20
            guard before > 0x20 || after <= 0x20 && !multiplies(sign.range) || sign.range.lowerBound == 0 else {
                continue
            }
            let label = String(decoding: out[sign.range], as: UTF8.self)
            candidates.append(Candidate(range: sign.range, label: label, family: .symbol))
        }
        let taken = taken.sorted { $0.lowerBound < $1.lowerBound }
        var result = RichText(text: "", hasLookalikes: hasLookalikes)
        var kept: [UInt8] = []
        kept.reserveCapacity(out.count)
        var end = 0
        /// Bytes taken before each of `taken`.
        var before: [Int] = []
        var sum = 0
        for range in taken {
            kept += out[end..<range.lowerBound]
            end = range.upperBound
            before.append(sum)
            sum += range.count
        }
        kept += out[end...]
        func moved(_ offset: Int) -> Int {
            let last = taken.partitioningIndex { $0.lowerBound >= offset } - 1
            guard last >= 0 else { return offset }
            return offset - before[last] - min(taken[last].count, offset - taken[last].lowerBound)
        }
        func moved(_ range: Range<Int>) -> Range<Int> { moved(range.lowerBound)..<moved(range.upperBound) }
        result.text = String(decoding: kept, as: UTF8.self)
        result.spans = spans.map { Span($0.kind, moved($0.range)) }.filter { !$0.range.isEmpty }.inOrder()
        result.candidates =
            candidates
            .map { candidate in
                var candidate = candidate
                candidate.range = moved(candidate.range)
                return candidate
            }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        return result
    }
}
