/// How far bytes look like UTF-8 that says more than ASCII.
struct UTF8Evidence: Equatable {
    /// Well-formed sequences of two to four bytes (Unicode 15, table 3-7).
    var sequences = 0
    /// Bytes beyond ASCII that belong to none.
    var faults = 0

    /// A few damaged bytes do not make a UTF-8 text another; a text of another charset hardly ever has a well-formed sequence.
    var isUTF8: Bool { faults == 0 || sequences > faults }

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index += 1
                    continue
                }
                let length = Self.length(of: bytes, at: index)
                if length > 0 { sequences += 1 } else { faults += 1 }
                index += max(1, length)
            }
        }
    }

    /// The length of the sequence that begins at an index; 0 when none does.
    private static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
