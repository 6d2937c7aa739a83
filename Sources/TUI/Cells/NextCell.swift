// From bytes to cells: the one way by which text comes to the screen.

/// Takes the next cell's worth of text: a base and its marks. `nil` at the end.
///
/// `bytes` is the UTF-8 of a string, and both ends are within it. Where `offset` or `end` falls into a scalar, U+FFFD stands
/// for the piece. Marks without a base stand on U+FFFD. A flood of marks on one base costs time once and no memory.
func nextCell(in bytes: Span<UInt8>, at offset: inout Int, end: Int) -> Cell? {
    while offset < end {
        let byte = bytes[offset]
        if byte < 0x80 {
            offset += 1
            let isPrintable = byte >= 0x20 && byte != 0x7F
            var cell = isPrintable ? Cell(Unicode.Scalar(byte), width: 1) : .replacement
            if offset < end, bytes[offset] >= 0x80 { takeMarks(onto: &cell, in: bytes, at: &offset, end: end) }
            return cell
        }
        let scalar = nextScalar(in: bytes, at: &offset, end: end)
        var cell: Cell
        switch drawing(of: scalar) {
        case .base(let width): cell = Cell(scalar, width: width)
        case .letter(let letter): cell = Cell(letter, width: 1)
        case .unknown: cell = .replacement
        case .mark:
            cell = .replacement
            cell.append(scalar)
        case .joiner, .nothing: continue
        }
        takeMarks(onto: &cell, in: bytes, at: &offset, end: end)
        return cell
    }
    return nil
}

/// Takes what belongs to the cell just begun: marks, and what is passed over.
private func takeMarks(onto cell: inout Cell, in bytes: Span<UInt8>, at offset: inout Int, end: Int) {
    while offset < end, bytes[offset] >= 0x80 {
        var next = offset
        let scalar = nextScalar(in: bytes, at: &next, end: end)
        switch drawing(of: scalar) {
        case .mark: cell.append(scalar)
        case .nothing: break
        case .joiner:
            if !cell.base.isEmoji {
                cell.append(scalar)
            } else if next < end, bytes[next] >= 0x80 {
                var joined = next
                if nextScalar(in: bytes, at: &joined, end: end).isEmoji { next = joined }
            }
        case .base, .letter, .unknown:
            guard scalar.isSkinTone, cell.base.isEmoji else { return }
        }
        offset = next
    }
}

/// Whether what stands at an offset, the border of a scalar, belongs to the cell before it: a line that began there would
/// tear a mark from its base. In doubt, behind a row of what is passed over, it does. O(1).
public func joinsCellBefore(_ bytes: Span<UInt8>, utf8 offset: Int) -> Bool {
    var offset = offset
    for _ in 0..<mostPassedOver {
        guard offset < bytes.count, bytes[offset] >= 0x80 else { return false }
        let scalar = nextScalar(in: bytes, at: &offset, end: bytes.count)
        switch drawing(of: scalar) {
        case .nothing: continue
        case .mark, .joiner: return true
        case .base, .letter, .unknown: return scalar.isSkinTone
        }
    }
    return true
}

/// As many characters that are not drawn stand before a mark in no text that means something.
private let mostPassedOver = 16

/// Decodes a scalar; U+FFFD for a part of one. At least one byte is taken, and none beyond `end`.
func nextScalar(in bytes: Span<UInt8>, at offset: inout Int, end: Int) -> Unicode.Scalar {
    let lead = bytes[offset]
    let length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 0, offset + length <= end else {
        repeat { offset += 1 } while offset < end && bytes[offset] & 0xC0 == 0x80
        return replacementScalar
    }
    var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
    for index in (offset + 1)..<(offset + length) { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    offset += length
    return Unicode.Scalar(value) ?? replacementScalar
}

extension Unicode.Scalar {
    /// Digits and the like are emoji to Unicode, but not here.
    fileprivate var isEmoji: Bool { value > 0xA8 && properties.isEmoji }
    var isSkinTone: Bool { (0x1F3FB...0x1F3FF).contains(value) }
}
