/// The boundary at which bytes become text. After it no text holds a control character but line feeds, a bidi control, a
/// tag character or an invalid scalar (R16).
enum TextDecoder {
    enum Encoding {
        case utf8, utf16LittleEndian, utf16BigEndian
    }

    struct Decoded {
        var text: String
        /// What was repaired, in words.
        var warnings: [String] = []
        /// The label of the charset was wrong.
        var isRepaired = false
    }

    /// Decodes and cleans: invalid sequences and control characters become U+FFFD, a visible stand-in; line ends of every
    /// kind become LF, a form feed an empty line, a tab a space; bidi controls and tag characters go. O(bytes).
    static func decode(_ bytes: [UInt8], as encoding: Encoding) -> Decoded {
        switch encoding {
        case .utf8:
            if let text = String(validating: bytes, as: UTF8.self) { return cleaned(text) }
            var decoded = cleaned(String(decoding: bytes, as: UTF8.self))
            decoded.warnings.insert("bytes that are not UTF-8 were replaced by \u{FFFD}", at: 0)
            return decoded
        case .utf16LittleEndian: return clean(utf16(bytes, bigEndian: false))
        case .utf16BigEndian: return clean(utf16(bytes, bigEndian: true))
        }
    }

    /// A decoded text without what no text may hold; most texts hold nothing of it. O(bytes).
    static func cleaned(_ text: String) -> Decoded {
        var text = text
        return text.withUTF8 { !needsCleaning($0) } ? Decoded(text: text) : clean(text)
    }

    private static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> String {
        let (high, low) = bigEndian ? (0, 1) : (1, 0)
        let units: [UInt16] = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + low])
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// Whether any byte could begin something that `clean` changes; the common file has none.
    static func needsCleaning(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A, 0x20...0x7E: continue
            case 0x00...0x1F, 0x7F: return true
            case 0xC2 where bytes[index + 1] < 0xA0: return true  // C1
            case 0xD8 where bytes[index + 1] == 0x9C: return true  // Arabic letter mark
            case 0xE2 where bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81:
                if isUnwanted(scalar(bytes, index)) || isLineBreak(scalar(bytes, index)) { return true }
            case 0xEF where isUnwanted(scalar(bytes, index)): return true
            case 0xF3: return true
            default: continue
            }
        }
        return false
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Unicode.Scalar {
        let value =
            UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static func clean(_ text: String) -> Decoded {
        var result = String.UnicodeScalarView()
        var replaced = 0
        var removed = 0
        var previous: Unicode.Scalar = "\0"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": if previous != "\r" { result.append("\n") }
            case "\r", "\u{2028}", "\u{85}": result.append("\n")
            case "\u{2029}", "\u{0C}":
                result.append("\n")
                result.append("\n")
            case "\t", "\u{0B}": result.append(" ")
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}":
                result.append("\u{FFFD}")
                replaced += 1
            default:
                if isUnwanted(scalar) { removed += 1 } else { result.append(scalar) }
            }
            previous = scalar
        }
        var decoded = Decoded(text: String(result))
        if replaced > 0 { decoded.warnings.append("\(replaced) control characters were replaced by \u{FFFD}") }
        if removed > 0 { decoded.warnings.append("\(removed) invisible formatting characters were removed") }
        return decoded
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{2028}" || scalar == "\u{2029}" }

    /// Bidi controls (UAX #9), the byte order mark, interlinear annotation and tag characters: invisible, and able to make
    /// text look like other text.
    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
        default: false
        }
    }
}
