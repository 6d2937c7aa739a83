/// A row of a list of articles: what is shown of one without loading its text.
public struct ArticleRow: Hashable, Sendable, Identifiable {
    public var id: Article.ID
    public var title: String
    public var authors: [String]
    public var publication: String?
    /// `YYYY-MM-DD`, or `nil` where the article states none.
    public var day: String?
    public var status: Status
    public var wordCount: Int
    public var bookmarkCount: Int
    /// What a search found in it, where it is known.
    public var snippet: Snippet?

    public init(
        id: Article.ID, title: String, authors: [String] = [], publication: String? = nil, day: String? = nil,
        status: Status = Status(), wordCount: Int = 0, bookmarkCount: Int = 0
    ) {
        self.id = id
        self.title = title
        self.authors = authors
        self.publication = publication
        self.day = day
        self.status = status
        self.wordCount = wordCount
        self.bookmarkCount = bookmarkCount
    }

    /// Minutes that the text takes, at least one.
    public var minutes: Int { readingMinutes(words: wordCount) }
}

/// Minutes that so many words take at 230 a minute, at least one.
public func readingMinutes(words: Int) -> Int { max(1, (words + 115) / 230) }
