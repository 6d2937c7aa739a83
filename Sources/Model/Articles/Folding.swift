extension String {
    /// The text without the differences of case and accents, for finding and sorting as a reader would: small letters without
    /// their accents, `ss` for ß, `ae` for æ, `oe` for œ. O(bytes), fastest on ASCII.
    public var folded: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        appendFolded(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the folded text in UTF-8.
    public func appendFolded(to result: inout [UInt8]) {
        let bytes = utf8Span.span
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                result.append(byte.smallASCII)
                index += 1
                continue
            }
            // A string's UTF-8 is valid: the first byte says how many follow.
            let count = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            var value = UInt32(byte) & (0xFF >> (UInt32(count) + 1))
            for next in index + 1..<index + count { value = value << 6 | UInt32(bytes[next] & 0x3F) }
            index += count
            let folded = folding(of: value)
            result.append(scalar: folded.first)
            result.append(scalar: folded.second)
        }
    }
}

extension [UInt8] {
    /// Appends the UTF-8 of a scalar; of 0, nothing.
    mutating func append(scalar value: UInt32) {
        switch value {
        case 0: break
        case ..<0x80: append(UInt8(value))
        case ..<0x800:
            append(0xC0 | UInt8(value >> 6))
            append(0x80 | UInt8(value & 0x3F))
        case ..<0x10000:
            append(0xE0 | UInt8(value >> 12))
            append(0x80 | UInt8(value >> 6 & 0x3F))
            append(0x80 | UInt8(value & 0x3F))
        default:
            append(0xF0 | UInt8(value >> 18))
            append(0x80 | UInt8(value >> 12 & 0x3F))
            append(0x80 | UInt8(value >> 6 & 0x3F))
            append(0x80 | UInt8(value & 0x3F))
        }
    }
}
