/// Where words may be divided, as the outside knows it for a language.
public struct Hyphenation: Sendable {
    let divide: @Sendable (String) -> [Int]

    /// `divide` says of a word before which of its UTF-8 bytes it may be divided, in order. It is asked about words of letters
    /// only.
    public init(_ divide: @escaping @Sendable (String) -> [Int]) { self.divide = divide }
}
