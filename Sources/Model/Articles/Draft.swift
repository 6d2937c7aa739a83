/// A note of the reader's own that was begun and not kept, to be gone on with another time. What it is about may be
/// bookmarked or not.
public struct Draft: Hashable, Sendable, Identifiable {
    /// A name that is unique in all libraries. Whoever goes on with a draft makes one of its own: two readers never write
    /// to the same.
    public var id: String
    public var article: Article.ID
    public var passage: Passage
    /// Empty when there is nothing to go on with any more.
    public var text: String

    public init(id: String, article: Article.ID, passage: Passage, text: String) {
        self.id = id
        self.article = article
        self.passage = passage
        self.text = text
    }
}
