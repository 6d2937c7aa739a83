/// A change of an article's status, with what takes it back.
public struct StatusChange: Hashable, Sendable {
    public var id: Article.ID
    /// The status that it had.
    public var before: Status
    /// The one that it got.
    public var after: Status

    public init(_ id: Article.ID, before: Status, after: Status) {
        self.id = id
        self.before = before
        self.after = after
    }

    /// A status with the change taken back: what it changed, where nobody has changed that again since.
    public func takenBack(from status: Status) -> Status {
        var status = status
        if before.progress != after.progress, status.progress == after.progress { status.progress = before.progress }
        if before.isStarred != after.isStarred, status.isStarred == after.isStarred {
            status.isStarred = before.isStarred
        }
        return status
    }
}
