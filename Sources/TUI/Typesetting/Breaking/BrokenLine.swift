/// A line as it was broken.
public struct BrokenLine: Hashable, Sendable {
    /// UTF-8 bytes of the text, without spaces at its ends.
    public var range: Range<Int>
    /// Columns that it takes, the hyphen included.
    public var columns: Int
    /// Whether a hyphen stands at its end that the text has not: the page adds it.
    public var endsInHyphen: Bool

    public init(range: Range<Int>, columns: Int, endsInHyphen: Bool = false) {
        self.range = range
        self.columns = columns
        self.endsInHyphen = endsInHyphen
    }
}
