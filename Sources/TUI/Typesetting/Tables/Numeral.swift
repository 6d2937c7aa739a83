import Articles
import Cells

/// What a cell says as a number.
enum Numeral: Hashable {
    /// A number, with what is written around one: a sign, a currency, per cent, parentheses, the marker of a note.
    case number
    /// Nothing, or a sign that says so.
    case missing
    case other

    /// Longer cells are no numbers. UTF-8 bytes.
    private static let longest = 48
    private static let signsOfNothing: Set = ["", "-", "–", "—", "−", "…", "..", "...", "?", ".", "n/a", "N/A", "NA"]

    /// - Parameter range: UTF-8 bytes of the text, within it. O(1).
    init(_ text: String, utf8 range: Range<Int>) {
        let bytes = text.utf8Span.span
        // Most cells of words are known by their first letter; "n/a" is not.
        guard range.count <= Self.longest, range.count <= 3 || !(0x61...0x7A ~= bytes[range.lowerBound] | 0x20) else {
            self = .other
            return
        }
        let scalars = text.slice(range).unicodeScalars.filter { columns(of: $0) != 0 }
        var rest = ArraySlice(scalars)
        func drop(_ isPassed: (Unicode.Scalar) -> Bool) { rest = rest.drop(while: isPassed) }
        func dropLast(_ isPassed: (Unicode.Scalar) -> Bool) {
            while let last = rest.last, isPassed(last) { rest.removeLast() }
        }
        drop(\.isSpace)
        dropLast(\.isSpace)
        var words = ""
        words.unicodeScalars.append(contentsOf: rest)
        if Self.signsOfNothing.contains(words) {
            self = .missing
            return
        }
        // A marker of a note: [3], *, †.
        if rest.last == "]", let open = rest.lastIndex(of: "["), open > rest.startIndex, rest.endIndex - open <= 6 {
            rest = rest[..<open]
        }
        dropLast { "*†‡§".unicodeScalars.contains($0) }
        drop { $0.isSpace || $0.isCurrency || "+-−–±~≈<>≤≥(".unicodeScalars.contains($0) }
        dropLast { $0.isSpace || $0.isCurrency || "%‰)+".unicodeScalars.contains($0) }
        self = Self.isFigures(rest) ? .number : .other
    }

    /// Digits, of any script, and between two of them at most one sign that groups or divides.
    private static func isFigures(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var wasDigit = false
        for (index, scalar) in scalars.enumerated() {
            let isDigit = scalar.isDigit
            // ".5" is a number, too.
            let isSeparator = scalar.isSpace || ".,'’٫٬/".unicodeScalars.contains(scalar)
            guard isDigit || isSeparator && (wasDigit || index == 0 && scalar == ".") else { return false }
            wasDigit = isDigit
        }
        return wasDigit
    }

    /// The year that four digits may be, 1000 to 2999.
    static func year(_ text: String, utf8 range: Range<Int>) -> Int? {
        guard range.count == 4, let year = Int(text.slice(range)), 1000..<3000 ~= year else { return nil }
        return year
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool {
        value < 0x80 ? 0x30...0x39 ~= value : properties.numericType == .decimal
    }

    /// A space, also one that does not break and a thin one.
    fileprivate var isSpace: Bool { [0x20, 0xA0, 0x2007, 0x2009, 0x202F].contains(value) }

    fileprivate var isCurrency: Bool {
        value == 0x24 || value >= 0xA2 && properties.generalCategory == .currencySymbol
    }
}
