/// A change of an article's status, with what takes it back.
public struct StatusChange: Hashable, Sendable {
    public var id: Article.ID
    /// The status that it had.
    public var before: Status

    public init(_ id: Article.ID, before: Status) {
        self.id = id
        self.before = before
    }
}
