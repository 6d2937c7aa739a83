import CHyphen

/// The patterns by which the words of a language are divided. They are only read, so any thread may ask.
final class HyphenationDictionary: @unchecked Sendable {
    private let patterns: OpaquePointer

    /// Reads a file of libhyphen's form; `nil` when it is none, and where the library is not installed. O(bytes).
    init?(_ bytes: [UInt8]) {
        guard let patterns = CHyphenRead(bytes, bytes.count) else { return nil }
        self.patterns = patterns
    }

    deinit { CHyphenFree(patterns) }

    /// Letters of a word that is divided, at most: longer ones are no words.
    static let longest = 100

    /// Behind which of its letters a word may be divided, as many as there are.
    /// - Parameter letters: in lower case, as they are composed; apostrophes may be among them.
    func divisions(behind letters: [Unicode.Scalar]) -> [Bool] {
        var marks = [UInt8](repeating: 0, count: letters.count)
        guard letters.count <= Self.longest else { return marks.map { $0 != 0 } }
        _ = CHyphenDivide(patterns, letters.map(\.value), letters.count, &marks)
        return marks.map { $0 != 0 }
    }
}
