/// Divides a text into lines of at most so many columns, at the opportunities of UAX #14.
///
/// Spaces at which a line ends are dropped. What has no place for a break and is wider than a line begins on a line of its own
/// and is cut: addresses behind the signs that part them, else between characters, and never inside a cell.
public struct LineBreaker: Sendable {
    /// How breaks are chosen among the opportunities.
    public enum Fit: Hashable, Sendable {
        /// For all lines of a text together, so that none is short without need (`Raggedness`). Texts of more than 16 KB are set
        /// greedily all the same: where a paragraph goes over several screens, nobody sees what a line cost another, and the
        /// memory for working stays bounded.
        case optimal
        /// For each line by itself, as full as it can be.
        case greedy
    }

    /// UTF-8 bytes of the longest text that is set as one.
    static let mostOptimal = 16 << 10
    /// Columns of the widest line: more than any terminal has, and few enough to be squared.
    private static let widest = 1 << 20

    let first: Int
    let rest: Int
    let fit: Fit
    let language: String?
    let hyphenation: Hyphenation?
    /// False for tests, as if ICU were not there.
    var usesICU = true

    /// Columns of the first line and of the others; at least one each. `language` is that of the text ("ja", "zh-Hant").
    public init(
        first: Int, rest: Int, fit: Fit = .optimal, language: String? = nil, hyphenation: Hyphenation? = nil
    ) {
        self.first = min(max(1, first), Self.widest)
        self.rest = min(max(1, rest), Self.widest)
        self.fit = fit
        self.language = language
        self.hyphenation = hyphenation
    }

    /// The lines of a text, or of a range of its UTF-8 bytes. An empty text is one empty line; a line feed is a space, and a
    /// line separator ends a line. `whole` are stretches (addresses, code), in order, in which no word is hyphenated. O(bytes);
    /// beside the lines, a megabyte of memory at most.
    public func lines(of text: String, in range: Range<Int>? = nil, whole: [Range<Int>] = []) -> [BrokenLine] {
        let range = (range ?? 0..<text.utf8.count).clamped(to: 0..<text.utf8.count)
        return text.utf8Span.span.withUnsafeBufferPointer { bytes in
            BreakPointers.withTables(for: language) { tables in
                var reader = BoxReader(bytes, in: range, tables, language: language, usesICU: usesICU)
                let whole = WholeStretches(whole)
                let cutter = WideWord(text: text, bytes: bytes, whole: whole)
                let divider = hyphenation.map {
                    WordDivider(text: text, bytes: bytes, range: range, hyphenation: $0, whole: whole)
                }
                guard fit == .optimal, range.count <= Self.mostOptimal else {
                    var setter = GreedyFit(first: first, rest: rest, cutter: cutter, divider: divider)
                    while let box = reader.next() { setter.add(box) }
                    setter.finish(from: range.lowerBound)
                    return setter.lines
                }
                var setter = OptimalFit(
                    first: first, rest: rest, cutter: cutter, divider: divider, bytes: range.count)
                while let box = reader.next() { setter.add(box) }
                setter.finish(from: range.lowerBound)
                return setter.lines
            }
        }
    }
}
