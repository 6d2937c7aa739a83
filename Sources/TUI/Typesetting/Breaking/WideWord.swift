import Cells

/// Cuts what has no place for a break and is wider than a line.
struct WideWord {
    let text: String
    let bytes: UnsafeBufferPointer<UInt8>
    /// Stretches that are addresses or code.
    let whole: WholeStretches

    /// What is left of a box that is wider than its line when lines were cut off: where it begins, and its columns. It is wider
    /// than a line only if it is a single cell.
    struct Rest {
        var start: Int
        var columns: Int
    }

    /// Cuts off lines, the first of one width and the others of another, and calls for each with its bytes and columns. O(bytes
    /// of the box).
    func cut(_ box: Box, first: Int, rest: Int, _ line: (Range<Int>, Int) -> Void) -> Rest {
        let isAddress = isAddress(box.start..<box.textEnd)
        var left = Rest(start: box.start, columns: box.columns)
        var width = first
        while left.columns > width {
            let taken = fitting(in: left.start..<box.textEnd, columns: width, isAddress: isAddress)
            guard taken.end < box.textEnd else { break }
            line(left.start..<taken.end, taken.columns)
            left.start = taken.end
            left.columns -= taken.columns
            width = rest
        }
        return left
    }

    /// How much of the bytes goes into a line, at least one cell: in addresses up to the last sign that parts them, if that
    /// leaves no more than half of the line empty, or up to the end of the scheme; else up to the border of a character.
    private func fitting(in range: Range<Int>, columns: Int, isAddress: Bool) -> (end: Int, columns: Int) {
        let most = Cells.fitting(text, utf8: range, columns: columns)
        guard most.end > range.lowerBound else { return Cells.fitting(text, utf8: range, columns: 2) }
        guard most.end < range.upperBound else { return most }
        var end = isAddress ? endOfPart(in: range.lowerBound..<most.end) : nil
        if end == nil, bytes[most.end - 1] >= 0x80 || bytes[most.end] >= 0x80 {
            end = endOfCharacter(in: range.lowerBound..<most.end)
        }
        guard let end, end < most.end else { return most }
        return (end, Cells.columns(of: text, utf8: range.lowerBound..<end))
    }

    private func endOfPart(in range: Range<Int>) -> Int? {
        var end = range.upperBound
        while end - range.lowerBound > range.count / 2 {
            switch bytes[end - 1] {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "%"):
                // A mark may stand on it.
                if end == bytes.count || !joinsCellBefore(bytes.span, utf8: end) { return end }
            default: break
            }
            end -= 1
        }
        // A host that has no room behind its scheme is cut less, or not at all, on lines of its own.
        return (range.lowerBound..<max(range.lowerBound, range.upperBound - 3)).first {
            bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: "/") && bytes[$0 + 2] == UInt8(ascii: "/")
        }.map { $0 + 3 }
    }

    /// The last border of what Unicode calls one character (UAX #29) in the bytes, if it is that of a cell, too (a vowel of
    /// Hangul is drawn onto whatever stands before it); `nil` where they are one, or part of one.
    private func endOfCharacter(in range: Range<Int>) -> Int? {
        // One scalar more shows whether the end is such a border, too.
        var stop = range.upperBound + 1
        while stop < bytes.count, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
        // A copy: the end of a character is looked for beyond that of a substring, and may be megabytes away.
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let characters = String(text[start..<utf8.index(start, offsetBy: stop - range.lowerBound)])
        var found: Int?
        var end = range.lowerBound
        for character in characters {
            end += character.utf8.count
            guard end <= range.upperBound else { break }
            if !joinsCellBefore(bytes.span, utf8: end) { found = end }
        }
        return found
    }

    private func isAddress(_ range: Range<Int>) -> Bool {
        if whole.touch(range) { return true }
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "@"): return true
            case UInt8(ascii: ":"):
                if index + 2 < range.upperBound, bytes[index + 1] == UInt8(ascii: "/"),
                    bytes[index + 2] == UInt8(ascii: "/")
                {
                    return true
                }
            case UInt8(ascii: "."):
                if index >= range.lowerBound + 3,
                    bytes[index - 3..<index].allSatisfy({ $0 | 0x20 == UInt8(ascii: "w") })
                {
                    return true
                }
            default: break
            }
        }
        return false
    }
}
