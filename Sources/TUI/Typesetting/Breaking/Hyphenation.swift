/// Where words may be divided: what the outside knows of a language.
public struct Hyphenation: Sendable {
    let divide: @Sendable (String) -> [Int]

    /// `divide` says for a word before which of its UTF-8 bytes it may be divided, in order.
    public init(_ divide: @escaping @Sendable (String) -> [Int]) { self.divide = divide }
}
