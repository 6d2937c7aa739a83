// The one rule for the columns of text: a cell is a base character of one or two columns with its marks of none, each as
// libc's wcwidth has it. That is what terminals and ncurses do, whatever they do with fonts. Where terminals disagree about a
// sequence (emoji joined or modified, flags, keycaps), it is drawn in a form on which they agree; those forms, and what is
// never drawn, are the named list in `drawing(of:)`: the only scalars treated otherwise than wcwidth says.

/// What becomes of a scalar on its way into a cell.
enum Drawing: Hashable {
    /// It stands in a cell of 1 or 2 columns.
    case base(Int)
    /// It joins the cell before it.
    case mark
    /// It joins the cell before it, unless that is an emoji: then what it joins is passed over too.
    case joiner
    /// Another scalar of one column stands for it.
    case letter(Unicode.Scalar)
    /// It is passed over.
    case nothing
    /// U+FFFD stands for it.
    case unknown
}

/// O(1), but for rare scalars O(log of the table).
func drawing(of scalar: Unicode.Scalar) -> Drawing {
    switch scalar.value {
    // What most text is made of, ahead of the table.
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x2010...0x2027: return .base(1)  // Latin, punctuation.
    case 0x3A3...0x482, 0x620...0x64A: return .base(1)  // Greek, Cyrillic, Arabic letters.
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FF: return .base(2)  // CJK.
    case 0..<0x20, 0x7F...0x9F: return .unknown

    // The named list.
    case 0xAD: return .nothing  // Soft hyphen: an opportunity, not a character; wcwidth says 1, many terminals 0.
    case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: return .nothing  // Bidi controls.
    case 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: return .nothing  // Invisible spaces and operators.
    case 0x180E, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: return .nothing  // Format controls of scripts.
    case 0xE0000...0xE007F: return .nothing  // Tags.
    case 0xFE0E, 0xFE0F, 0x20E3: return .nothing  // Text or emoji form, keycap: the base keeps its own width.
    case 0x200D: return .joiner
    case 0x1F1E6...0x1F1FF:  // Regional indicators: a flag is shown as its two letters.
        return .letter(Unicode.Scalar(UInt8(ascii: "A") + UInt8(scalar.value - 0x1F1E6)))
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: return .unknown  // Private use: as wide as the font likes.
    default: break
    }
    switch tableColumns(of: scalar.value) {
    case 0: return .mark
    case 1: return .base(1)
    case 2: return .base(2)
    default: return .unknown
    }
}

/// The table written out for the planes of living scripts and emoji, two bits a scalar: 0, 1, 2, or 3 where there is nothing to
/// print.
private let columnsOfScalars = [UInt8](unsafeUninitializedCapacity: Int(endOfScalars) / 4) { bytes, count in
    var byte: UInt8 = 0
    for (index, run) in columnTable.enumerated() where run >> 4 < endOfScalars {
        let end = index + 1 < columnTable.count ? min(columnTable[index + 1] >> 4, endOfScalars) : endOfScalars
        let columns = UInt8(run & 3)
        var scalar = run >> 4
        while scalar < end {
            if scalar & 3 == 0, end - scalar >= 4 {
                let last = Int(end) >> 2
                bytes.extracting(Int(scalar) >> 2..<last).initialize(repeating: columns * 0b0101_0101)
                scalar = UInt32(last) << 2
            } else {
                byte |= columns << (2 * UInt8(scalar & 3))
                if scalar & 3 == 3 {
                    bytes.initializeElement(at: Int(scalar) >> 2, to: byte)
                    byte = 0
                }
                scalar += 1
            }
        }
    }
    count = bytes.count
}

private let endOfScalars: UInt32 = 0x2_0000

/// The digit of the last run that begins at or before the scalar.
private func tableColumns(of scalar: UInt32) -> UInt32 {
    if scalar < endOfScalars { return UInt32(columnsOfScalars[Int(scalar >> 2)] >> (2 * UInt8(scalar & 3)) & 3) }
    var low = 0
    var high = columnTable.count
    while high - low > 1 {
        let middle = (low + high) / 2
        if columnTable[middle] >> 4 <= scalar { low = middle } else { high = middle }
    }
    return columnTable[low] & 0xF
}

/// 0, 1 or 2; `nil` when it cannot be printed and U+FFFD (one column) would stand for it.
public func columns(of scalar: Unicode.Scalar) -> Int? {
    switch drawing(of: scalar) {
    case .base(let columns): columns
    case .letter: 1
    case .mark, .joiner, .nothing: 0
    case .unknown: nil
    }
}

/// The columns that a character takes when it is put by itself. 0 when nothing of it is drawn; more than 2 where Unicode joins
/// what terminals keep apart, as in conjuncts of Indic scripts.
public func columns(of character: Character) -> Int { columns(of: String(character)) }

/// The columns that a text takes: what `Canvas.put` uses when there is room. O(bytes), fastest on ASCII.
public func columns(of text: String) -> Int {
    let bytes = text.utf8Span.span
    return columns(of: bytes, utf8: bytes.indices)
}

public func columns(of text: Substring) -> Int {
    let bytes = text.utf8Span.span
    return columns(of: bytes, utf8: bytes.indices)
}

/// The columns of a range of UTF-8 bytes of a text; bytes outside the text count nothing.
public func columns(of text: String, utf8 range: Range<Int>) -> Int {
    let bytes = text.utf8Span.span
    return columns(of: bytes, utf8: range.clamped(to: bytes.indices))
}

/// The columns of a range of the UTF-8 bytes of a text, which holds all of it.
public func columns(of bytes: Span<UInt8>, utf8 range: Range<Int>) -> Int {
    var columns = 0
    var offset = range.lowerBound
    // Where the last cell begins, and its columns: its marks take none, so no cell needs to be made but where emoji are joined.
    var start: Int?
    var width = 0
    while offset < range.upperBound {
        let next = offset
        if bytes[offset] < 0x80 {
            offset += 1
            (start, width) = (next, 1)
        } else {
            let scalar = nextScalar(in: bytes, at: &offset, end: range.upperBound)
            switch drawing(of: scalar) {
            case .base(let base) where !scalar.isSkinTone || start == nil: (start, width) = (next, base)
            case .letter, .unknown: (start, width) = (next, 1)
            case .nothing: continue
            case .mark where start == nil: (start, width) = (next, 1)
            case .mark: continue
            case .joiner where start == nil: continue
            case .base, .joiner:
                columns -= width
                offset = start ?? next
                width = nextCell(in: bytes, at: &offset, end: range.upperBound)?.width ?? 0
                if offset <= next {
                    // It stands by itself.
                    columns += width
                    start = offset
                    width = nextCell(in: bytes, at: &offset, end: range.upperBound)?.width ?? 0
                }
            }
        }
        columns += width
    }
    return columns
}
