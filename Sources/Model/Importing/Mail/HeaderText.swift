/// The text of a header field: unfolded (RFC 5322), encoded words decoded (RFC 2047), white space collapsed.
struct HeaderText: Hashable {
    private(set) var text = ""
    /// A charset's label was wrong.
    private(set) var isRepaired = false

    /// Lenient as the mails are: words of any length, with spaces in them, without a space between them. O(bytes).
    init(_ raw: [UInt8]) {
        var index = 0
        /// Plain bytes since the last encoded word.
        var plain: [UInt8] = []
        /// Encoded words of one charset that follow each other: a letter may be divided between them.
        var word: (charset: String, bytes: [UInt8])?
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        func flushWord() {
            if let word { append(word.bytes, labelled: word.charset) }
            word = nil
        }
        func flushPlain() {
            if !plain.isEmpty { append(plain, labelled: nil) }
            plain = []
        }
        var scanner = EncodedWords(raw)
        while index < raw.count {
            if raw[index] == UInt8(ascii: "="), let (charset, bytes, end) = scanner.word(at: index) {
                // White space between encoded words is none of the text.
                if word != nil, plain.allSatisfy(isSpace) { plain = [] }
                if word == nil || !plain.isEmpty || word?.charset != charset {
                    flushWord()
                    flushPlain()
                    word = (charset, bytes)
                } else {
                    word?.bytes += bytes
                }
                index = end
            } else {
                plain.append(raw[index])
                index += 1
            }
        }
        flushWord()
        flushPlain()
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        text = isASCII ? text.collapsed : text.split { $0.isWhitespace }.joined(separator: " ")
    }

    private mutating func append(_ bytes: [UInt8], labelled label: String?) {
        let decoded = TextDecoder.decode(bytes, labelled: label)
        text += decoded.text
        isRepaired = isRepaired || decoded.isRepaired
    }
}

/// Finds the encoded words of a header: `=?charset*language?B or Q?text?=`.
private struct EncodedWords {
    private let raw: [UInt8]
    /// Where the next `?=` behind some place stands, looked for once.
    private var nextEnd = -1

    init(_ raw: [UInt8]) { self.raw = raw }

    /// The charset, the decoded bytes and the index behind the word that begins at an index.
    mutating func word(at index: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
        guard index + 1 < raw.count, raw[index + 1] == UInt8(ascii: "?") else { return nil }
        let question = UInt8(ascii: "?")
        let limit = min(raw.count, index + 80)
        guard let charsetEnd = raw[(index + 2)..<max(index + 2, limit)].firstIndex(of: question),
            charsetEnd > index + 2, charsetEnd + 2 < raw.count, raw[charsetEnd + 2] == question
        else { return nil }
        let start = charsetEnd + 3
        if nextEnd < start {
            nextEnd = start
            while nextEnd + 1 < raw.count, raw[nextEnd] != question || raw[nextEnd + 1] != UInt8(ascii: "=") {
                nextEnd += 1
            }
        }
        guard nextEnd + 1 < raw.count else { return nil }
        let charset = String(decoding: raw[(index + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        let text = raw[start..<nextEnd]
        switch raw[charsetEnd + 1] | 0x20 {
        case UInt8(ascii: "q"): return (charset.lowercased(), Self.quoted(text), nextEnd + 2)
        case UInt8(ascii: "b"): return (charset.lowercased(), Self.base64(text), nextEnd + 2)
        default: return nil
        }
    }

    private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "="), index + 2 < text.endIndex, let high = nibble(text[index + 1]),
                let low = nibble(text[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(text[index] == UInt8(ascii: "_") ? 0x20 : text[index])
                index += 1
            }
        }
        return result
    }

    /// Lenient: what is none of its letters is passed over, and padding may be missing.
    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        default: nil
        }
    }
}
