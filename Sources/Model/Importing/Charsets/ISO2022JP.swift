/// ISO-2022-JP (RFC 1468): seven bits, with escapes that change what they mean.
enum ISO2022JP {
    private enum Mode { case ascii, katakana, kanji }

    /// The same characters in EUC-JP, where each says by itself what it is. A damaged escape loses nothing but itself. O(bytes).
    static func asEUC(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var mode = Mode.ascii
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x1B, let (next, length) = escape(at: index, in: bytes) {
                mode = next
                index += length
                continue
            }
            // A line ends every mode, so that one damaged escape does not spoil the rest.
            if byte == 0x0A || byte == 0x0D { mode = .ascii }
            switch mode {
            case .kanji where (0x21...0x7E).contains(byte): result.append(byte | 0x80)
            case .katakana where (0x21...0x5F).contains(byte): result += [0x8E, byte | 0x80]
            default: result.append(byte)
            }
            index += 1
        }
        return result
    }

    private static func escape(at index: Int, in bytes: [UInt8]) -> (Mode, Int)? {
        guard index + 2 < bytes.count else { return nil }
        return switch (bytes[index + 1], bytes[index + 2]) {
        case (UInt8(ascii: "("), UInt8(ascii: "B")), (UInt8(ascii: "("), UInt8(ascii: "J")): (.ascii, 3)
        case (UInt8(ascii: "("), UInt8(ascii: "I")): (.katakana, 3)
        case (UInt8(ascii: "$"), UInt8(ascii: "@")), (UInt8(ascii: "$"), UInt8(ascii: "B")): (.kanji, 3)
        default: nil
        }
    }
}
