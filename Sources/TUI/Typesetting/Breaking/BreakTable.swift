import Cells

/// Class and columns of each scalar of the basic plane, in pages of 64 scalars, as UTF-8 divides them: all bytes but the last
/// lead to a page, and the last is the place on it.
struct BreakTable: Sendable {
    /// The tables of most languages, and of Chinese and Japanese.
    private static let root = BreakTable([])
    private static let chinese = BreakTable(BreakClass.membersInChinese)

    /// The table for texts of a language ("zh-Hant").
    static func table(for language: String?) -> BreakTable {
        let primary = language?.prefix { $0 != "-" && $0 != "_" }
        return primary == "zh" || primary == "ja" ? chinese : root
    }

    /// Index of its page by the upper ten bits of a scalar; page 0 is foreign all over.
    let pages: [UInt8]
    /// Of each scalar of each page the raw value of its class, and in the bits above `classBits` its columns.
    let entries: [UInt8]

    static let classBits = UInt8(5)
    static let classMask = UInt8(1) << classBits - 1
    /// The entry of a letter of one column.
    static let plainLetter = BreakClass.letter.rawValue | 1 << classBits

    private init(_ more: [(BreakClass, StaticString)]) {
        var pages = [UInt8](repeating: 0, count: 1 << 10)
        var entries = [UInt8](repeating: BreakClass.foreign.rawValue, count: 64)
        // Thousands of ideographs, all of them wide, are one page.
        let ideographs: UInt8 = 1
        entries += repeatElement(BreakClass.ideograph.rawValue, count: 64)
        var owners = [0, 0x4E00 >> 6]
        for (kind, members) in BreakClass.members + more {
            members.forEachRange { range in
                for page in range.lowerBound >> 6...range.upperBound >> 6 {
                    let part = range.clamped(to: page << 6...page << 6 | 63)
                    if part.count == 64, kind == .ideograph {
                        pages[page] = ideographs
                        continue
                    }
                    if pages[page] <= ideographs {
                        entries += entries[Int(pages[page]) << 6..<(Int(pages[page]) + 1) << 6]
                        pages[page] = UInt8(owners.count)
                        owners.append(page)
                    }
                    for scalar in part { entries[Int(pages[page]) << 6 | scalar & 63] = kind.rawValue }
                }
            }
        }
        for (index, page) in owners.enumerated().dropFirst() {
            for place in 0..<64 {
                // What cannot be printed is shown as U+FFFD.
                let scalar = Unicode.Scalar(UInt32(page << 6 | place))
                let columns = scalar.flatMap { Cells.columns(of: $0) } ?? 1
                let entry = index << 6 | place
                if entries[entry] == BreakClass.mark.rawValue, columns > 0 {
                    entries[entry] = BreakClass.spacingMark.rawValue
                }
                entries[entry] |= UInt8(columns) << Self.classBits
            }
        }
        self.pages = pages
        self.entries = entries
    }
}

extension StaticString {
    /// Calls for each of the ranges in hexadecimal that are written in it with spaces between them: "A 20-2F".
    fileprivate func forEachRange(_ body: (ClosedRange<Int>) -> Void) {
        var low: Int?
        var value = 0
        for byte in UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount + 1) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | Int(byte & 0xF)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | Int(byte - UInt8(ascii: "A") + 10)
            case UInt8(ascii: "-"):
                low = value
                value = 0
            default:
                body((low ?? value)...value)
                low = nil
                value = 0
            }
        }
    }
}
