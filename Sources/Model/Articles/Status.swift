/// How far a reader has come with an article.
public enum Progress: Hashable, Sendable {
    case unread
    /// The fraction of the text above the cursor, 0...1.
    case reading(Double)
    case finished
}

/// What the reader did with an article, kept apart from its content.
public struct Status: Hashable, Sendable {
    public var progress: Progress
    public var isStarred: Bool

    public init(progress: Progress = .unread, isStarred: Bool = false) {
        self.progress = progress
        self.isStarred = isStarred
    }
}
