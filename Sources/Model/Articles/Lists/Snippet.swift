/// A few words around what a search has found, on one line.
public struct Snippet: Hashable, Sendable {
    public var text: String
    /// UTF-8 bytes of `text` that were looked for, in order.
    public var hits: [Range<Int>]

    public init(_ text: String, hits: [Range<Int>]) {
        self.text = text
        self.hits = hits
    }
}
