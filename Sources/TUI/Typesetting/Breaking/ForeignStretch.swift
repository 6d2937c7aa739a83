import CICU

/// A stretch of text that ICU is asked about: the places where a line may end there, in order. Where ICU is not installed,
/// these are the places behind spaces.
struct ForeignStretch {
    enum Kind {
        case opportunity, mandatory
        /// No place for a break, only as far as has been looked.
        case nowhere
    }

    private let language: String?
    private var usesICU: Bool
    /// Where it ends; a line may end there.
    private(set) var end = 0
    /// Up to where it has been looked.
    private var seen = 0
    private var breaks: [CICUBreak] = []
    private var origin = 0
    private var index = 0

    /// As many as ICU's room looks for at once.
    private static let mostBreaks = 4096

    /// `usesICU` is false for tests, as if ICU were not there.
    init(language: String?, usesICU: Bool) {
        self.language = language
        self.usesICU = usesICU
    }

    /// Begins with UTF-8 bytes before which a line may end.
    mutating func begin(_ range: Range<Int>) {
        (seen, end) = (range.lowerBound, range.upperBound)
        breaks = []
        index = 0
    }

    /// The next place, UTF-8 bytes of the text; there is one until the end was given. Amortized O(bytes passed).
    mutating func next(in bytes: UnsafeBufferPointer<UInt8>) -> (offset: Int, kind: Kind) {
        if index == breaks.count, usesICU { ask(bytes) }
        guard usesICU else { return (nextBehindSpaces(in: bytes), .opportunity) }
        defer { index += 1 }
        let kind: Kind =
            switch breaks[index].kind {
            case CICUMandatory: .mandatory
            case CICUNowhere: .nowhere
            default: .opportunity
            }
        return (origin + Int(breaks[index].offset), kind)
    }

    private mutating func ask(_ bytes: UnsafeBufferPointer<UInt8>) {
        let rest = UnsafeBufferPointer(rebasing: bytes[seen..<end])
        (origin, index) = (seen, 0)
        breaks = [CICUBreak](unsafeUninitializedCapacity: min(Self.mostBreaks, rest.count)) { found, count in
            count = max(0, CICULineBreaks(language, rest.baseAddress, rest.count, found.baseAddress, found.count))
        }
        seen += Int(breaks.last?.offset ?? 0)
        if breaks.isEmpty { usesICU = false }
    }

    private mutating func nextBehindSpaces(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
        while seen < end, !isSpace(bytes[seen]) { seen += 1 }
        while seen < end, isSpace(bytes[seen]) { seen += 1 }
        return seen
    }
}
