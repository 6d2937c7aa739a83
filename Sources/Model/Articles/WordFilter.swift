/// What a reader types to narrow a list: every word must stand somewhere, in any case and with or without its accents.
public struct WordFilter: Sendable {
    /// In UTF-8, folded.
    private let words: [[UInt8]]

    public init(_ text: String) {
        // Once each: what is pasted may hold thousands.
        words = Set(text.folded.split(whereSeparator: \.isWhitespace)).map { Array($0.utf8) }
    }

    /// Nothing was typed: everything matches.
    public var isEmpty: Bool { words.isEmpty }

    /// - Parameter text: folded already.
    public func matches(folded text: String) -> Bool { matches(folded: text.utf8Span.span) }

    /// - Parameter text: in UTF-8, folded already.
    public func matches(folded text: Swift.Span<UInt8>) -> Bool {
        words.allSatisfy { isFound($0.span, in: text) }
    }
}

/// - Parameter word: at least one byte.
private func isFound(_ word: Swift.Span<UInt8>, in text: Swift.Span<UInt8>) -> Bool {
    let last = text.count - word.count
    guard last >= 0 else { return false }
    let first = word[0]
    for start in 0...last where text[start] == first {
        var length = 1
        while length < word.count, text[start + length] == word[length] { length += 1 }
        if length == word.count { return true }
    }
    return false
}
