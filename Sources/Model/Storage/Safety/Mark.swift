import Articles

/// One thing that the reader did with an article, in a form that does not depend on this library.
public struct Mark: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// Begun or finished.
        case progress(Progress)
        case star
        case place(Place)
        /// `created` in seconds since 1970-01-01T00:00:00Z.
        case bookmark(id: String, Passage, note: String, created: Int64)
        case draft(id: String, Passage, text: String)
    }

    public var article: ArticleKey
    public var content: Content

    public init(_ content: Content, of article: ArticleKey) {
        self.article = article
        self.content = content
    }
}

/// What finds an article in another library, or in this one when it was made anew.
public struct ArticleKey: Hashable, Sendable {
    /// "address ..." or "guid ..."; `nil` for one that is known by its place in its file.
    public var identity: String?
    /// SHA-256 of the content, in hexadecimal.
    public var digest: String
    public var title: String
    /// `YYYY-MM-DD`, or `nil` where the article states none.
    public var day: String?
    /// The address of a file that holds it, and where in it, from 0.
    public var file: String?
    public var position: Int?

    public init(
        identity: String?, digest: String, title: String, day: String? = nil, file: String? = nil, position: Int? = nil
    ) {
        self.identity = identity
        self.digest = digest
        self.title = title
        self.day = day
        self.file = file
        self.position = position
    }
}
