// What is known of directions without ICU: which texts have no need of it, and what space at the end of a line is.

/// Whether a text holds a character of a right-to-left script or one that controls directions. A few lead bytes say so: of
/// U+0590 to U+08FF, the presentation forms U+FB1D to U+FDFF and U+FE70 to U+FEFF, U+10800 to U+10FFF and U+1E800 to U+1EFFF, as
/// UAX #9 reserves them (DerivedBidiClass.txt), and the controls U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
func needsBidi(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = 0
    while offset < bytes.count {
        // Eight bytes of ASCII at once.
        if offset + 8 <= bytes.count,
            UnsafeRawPointer(bytes.baseAddress! + offset).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            offset += 8
            continue
        }
        let lead = bytes[offset]
        if lead < 0xD6 {
            offset += 1
            continue
        }
        let second = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        let third = offset + 2 < bytes.count ? bytes[offset + 2] : 0
        switch lead {
        case 0xD6: if second >= 0x90 { return true }
        case 0xD7...0xDF: return true
        case 0xE0: if second < 0xA4 { return true }
        case 0xE2:
            if second == 0x80, third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third) { return true }
            if second == 0x81, (0xA6...0xA9).contains(third) { return true }
        case 0xEF: if (0xAC...0xB7).contains(second) || (0xB9...0xBB).contains(second) { return true }
        case 0xF0: if (second == 0x90 && third >= 0xA0) || (second == 0x9E && third >= 0xA0) { return true }
        default: break
        }
        offset += lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }
    return false
}

/// Where a line ends without the space at its end, as rule L1 of UAX #9 has it: white space, separators, isolates, and what is
/// passed over with them.
func endWithoutSpace(of bytes: UnsafeBufferPointer<UInt8>, in line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound {
        var start = end - 1
        while start > line.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var value = UInt32(bytes[start])
        if value >= 0x80 {
            value &= value < 0xE0 ? 0x1F : value < 0xF0 ? 0x0F : 0x07
            for index in start + 1..<end { value = value << 6 | UInt32(bytes[index] & 0x3F) }
        }
        guard isSpaceAtEnd(value) else { break }
        end = start
    }
    return end
}

/// Bidi classes WS, B, S, BN and the isolates and embeddings (DerivedBidiClass.txt 15.0; of BN what text may hold).
private func isSpaceAtEnd(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x20, 0x7F...0x9F, 0xAD, 0x1680, 0x180E, 0x2000...0x200D, 0x2028...0x202E, 0x205F...0x206F, 0x3000: true
    case 0xFEFF, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE00FF: true
    default: false
    }
}
