/// How a reader would have pages set.
public struct PageStyle: Hashable, Sendable {
    /// How lines are chosen. Very long paragraphs are greedy in any case.
    public var fit = LineBreaker.Fit.optimal
    /// Lines are stretched to both edges, where no gap grows by more than a column.
    public var isJustified = false
    /// 1, or 2 with an empty line between two.
    public var lineSpacing = 1

    /// Whether notes stand behind the sentences that cite them first.
    public var hasInlineNotes = false
    /// Whether preformatted lines that are too long are wrapped; else they go on beyond the page's edge.
    public var wrapsPreformatted = true

    public init() {}
}
