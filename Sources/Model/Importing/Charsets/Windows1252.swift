/// The charset that texts without a true label are read as: no byte is an error in it, and no library is needed.
enum Windows1252 {
    /// O(bytes). The five bytes without a character become C1 controls, as in the Encoding Standard.
    static func text(_ bytes: [UInt8]) -> String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                utf8.append(byte)
            } else {
                utf8 += UTF8.encode(scalar(byte)) ?? UTF8.encodedReplacementCharacter
            }
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// The Encoding Standard, index windows-1252.
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? between[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    private static let between = Array(
        ("\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}"
            + "\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}")
            .unicodeScalars)
}
