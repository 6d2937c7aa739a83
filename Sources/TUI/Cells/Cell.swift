/// What stands in one place of a canvas: a printable character with its combining marks, a style, and a width.
///
/// Nothing outside this target can make one. The only way to a cell is `nextCell`, which draws controls, escapes and unknown
/// characters as U+FFFD and passes over bidi controls, so no cell can hold what a terminal would obey. A wide character takes
/// two cells: the left one holds it, the right one is empty and of width 0.
public struct Cell: Hashable, Sendable {
    /// A base and at most four marks: as many as ncurses keeps in a cell (`CCHARW_MAX`). Further marks are not shown.
    public static let mostScalars = 5

    // Scalars of 21 bits, three to a word, the first lowest; zero is none. So a cell is a plain value: no allocation, and
    // comparing two rows is comparing memory.
    private var first: UInt64
    private var second: UInt64 = 0
    public internal(set) var style: Style
    private let columns: UInt8

    init(_ base: Unicode.Scalar, width: Int, style: Style = .text) {
        first = UInt64(base.value)
        self.style = style
        columns = UInt8(width)
    }

    private init(rightHalfIn style: Style) {
        first = 0
        self.style = style
        columns = 0
    }

    static func blank(_ style: Style) -> Cell { Cell(" ", width: 1, style: style) }
    static func rightHalf(_ style: Style) -> Cell { Cell(rightHalfIn: style) }
    static let replacement = Cell(replacementScalar, width: 1)

    /// 1 or 2; 0 for the right half of a wide character.
    public var width: Int { Int(columns) }

    /// 0 to `mostScalars`; 0 only for the right half of a wide character.
    public var count: Int {
        var count = 0
        while count < Cell.mostScalars, bits(count) != 0 { count += 1 }
        return count
    }

    /// The base (0) or a mark (1 and up); the index is below `count`.
    public subscript(index: Int) -> Unicode.Scalar { Unicode.Scalar(bits(index)) ?? replacementScalar }

    /// The character with its marks; empty for the right half of a wide one. Short texts need no allocation.
    public var text: String {
        var text = String.UnicodeScalarView()
        for index in 0..<count { text.append(self[index]) }
        return String(text)
    }

    var base: Unicode.Scalar { self[0] }

    /// Adds a mark; one too many is lost.
    mutating func append(_ mark: Unicode.Scalar) {
        let index = count
        guard index < Cell.mostScalars else { return }
        if index < 3 {
            first |= UInt64(mark.value) << (21 * UInt64(index))
        } else {
            second |= UInt64(mark.value) << (21 * UInt64(index - 3))
        }
    }

    private func bits(_ index: Int) -> UInt32 {
        let word = index < 3 ? first >> (21 * UInt64(index)) : second >> (21 * UInt64(index - 3))
        return UInt32(truncatingIfNeeded: word & 0x1F_FFFF)
    }
}

/// The visible stand-in for what cannot be shown.
let replacementScalar: Unicode.Scalar = "\u{FFFD}"
