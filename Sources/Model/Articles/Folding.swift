extension String {
    /// The text without the differences of case and accents, for finding and sorting as a reader would.
    public var folded: String { lowercased() }
}

/// What a reader types to narrow a list: every word must stand somewhere, in any case and with or without its accents.
public struct WordFilter: Hashable, Sendable {
    private let words: [String]

    public init(_ text: String) {
        words = text.folded.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Nothing was typed: everything matches.
    public var isEmpty: Bool { words.isEmpty }

    /// - Parameter text: folded already.
    public func matches(folded text: String) -> Bool {
        words.allSatisfy { word in text.utf8.firstRange(of: word.utf8) != nil }
    }
}
