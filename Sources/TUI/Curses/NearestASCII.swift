import Foundation

extension Unicode.Scalar {
    /// What stands for a character on a terminal that knows ASCII alone, in one column: the letter without its accent, the plain
    /// quotation mark; `?` where there is nothing like it.
    var nearestASCII: Unicode.Scalar {
        switch value {
        case 0x2018...0x201B, 0x2032, 0x2039, 0x203A: "'"
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: "\""
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2022, 0x00B7: "*"
        case 0x2026: "."
        case 0x2002...0x200A, 0x202F, 0xA0, 0x3000: " "
        default:
            // The first scalar of the canonical decomposition (UAX #15) is the letter itself.
            String(Character(self)).decomposedStringWithCanonicalMapping.unicodeScalars.first.flatMap {
                $0.isASCII ? $0 : nil
            } ?? "?"
        }
    }
}
