import Articles

/// What a check of a library found.
public struct CheckReport: Hashable, Sendable {
    public var problems: [Problem] = []
    /// How many articles were looked at.
    public var articles = 0
    /// How many of them cannot be found yet: they have not been indexed.
    public var unindexed = 0
    /// Whether everything was looked at: nobody stopped it.
    public var isComplete = true

    public init() {}

    /// Whether nothing is wrong, or nothing any more.
    public var isClean: Bool { problems.allSatisfy(\.isRepaired) }
}

/// Something that is not as it should be.
public struct Problem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The file itself, in SQLite's words.
        case file(String)
        /// An article whose text is not what was stored. `files` are the addresses of those that held it.
        case article(Article.ID, title: String, files: [String])
        /// Marks that cannot be read, or whose article is missing: what is wrong with how many stands in words.
        case marks(String)
        /// Something that can be made again from the rest of the library, as a plural: "tallies of shelves".
        case derived(String)
    }

    public var kind: Kind
    /// How many things it is about, at least one.
    public var count: Int
    /// Whether it was put right. Of an article: whether the next import takes it again from its file.
    public var isRepaired: Bool

    public init(_ kind: Kind, count: Int = 1, isRepaired: Bool = false) {
        self.kind = kind
        self.count = count
        self.isRepaired = isRepaired
    }
}

/// How far a check is.
public enum CheckHeadway: Hashable, Sendable {
    /// The file's own structure is looked at; nobody can tell how far that is.
    case file
    case articles(Int, of: Int)
    case derived(String)
    /// The index is made anew.
    case indexing(Int, of: Int)
}
