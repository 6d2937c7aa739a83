// Case, where it matters: tokens are folded, so beside them stands which of their bytes came from capital letters. What folds to the
// same bytes is the same word; with the same capitals it is written the same, but for its accents.

extension String {
    /// Whether a letter is a capital one. O(scalars).
    public var hasCapitals: Bool { unicodeScalars.contains(where: \.isCapital) }

    /// Of each token, in order, which of its folded bytes came from capital letters.
    var capitalsOfTokens: [[Bool]] {
        let bytes = utf8Span.span
        var found: [[Bool]] = []
        var index = 0
        var folded: [UInt8] = []
        while let token = nextToken(in: bytes, from: &index, into: &folded) {
            found.append(capitals(ofToken: token, in: bytes))
        }
        return found
    }
}

/// Which of the folded bytes of a token came from capital letters.
/// - Parameter token: its bytes in the text, as `nextToken` tells them.
func capitals(ofToken token: Range<Int>, in bytes: Swift.Span<UInt8>) -> [Bool] {
    var found: [Bool] = []
    var folded: [UInt8] = []
    var index = token.lowerBound
    while index < token.upperBound {
        let byte = bytes[index]
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var value = length == 1 ? UInt32(byte) : UInt32(byte) & (0xFF >> (UInt32(length) + 1))
        for next in index + 1..<index + length { value = value << 6 | UInt32(bytes[next] & 0x3F) }
        index += length
        if kind(of: value) == .nothing { continue }
        let before = folded.count
        folded.append(token: value)
        let isCapital = Unicode.Scalar(value)?.isCapital ?? false
        found += repeatElement(isCapital, count: folded.count - before)
    }
    return found
}

extension Unicode.Scalar {
    fileprivate var isCapital: Bool {
        value < 0x80
            ? 0x41...0x5A ~= value : properties.isUppercase || properties.generalCategory == .titlecaseLetter
    }
}
