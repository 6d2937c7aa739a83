/// A passage that the reader marked, with a note of the reader's own. It is kept apart from the article and survives a new
/// import; when its passage has gone it is shown as such and never deleted.
public struct Bookmark: Hashable, Sendable, Identifiable {
    /// A name that is unique in all libraries.
    public var id: String
    /// The article's row in the library.
    public var article: Article.ID
    public var passage: Passage
    /// The reader's own words; empty when there are none.
    public var note: String
    /// Seconds since 1970-01-01T00:00:00Z.
    public var created: Int64

    public init(id: String, article: Article.ID, passage: Passage, note: String = "", created: Int64) {
        self.id = id
        self.article = article
        self.passage = passage
        self.note = note
        self.created = created
    }
}

/// The words of several notes on one passage.
///
/// Those that are not there yet stand below the others, after a line `---`. What was joined once is not joined again.
public struct JoinedNote: Sendable {
    public private(set) var text: String
    private var parts: Set<String>

    private static let divider = "---"

    public init(_ note: String) {
        text = note
        parts = Set(Self.parts(of: note))
    }

    /// Whether the note said anything new. O(bytes of the note).
    @discardableResult
    public mutating func add(_ note: String) -> Bool {
        if text.isEmpty {
            self = JoinedNote(note)
            return !note.isEmpty
        }
        let new = Self.parts(of: note).filter { !$0.isEmpty && !parts.contains($0) }
        for part in new { text += "\n\(Self.divider)\n" + part }
        parts.formUnion(new)
        return !new.isEmpty
    }

    /// What stands between the lines `---`.
    private static func parts(of note: String) -> [String] {
        note.split(separator: "\n", omittingEmptySubsequences: false).split(
            separator: Substring(divider), omittingEmptySubsequences: false
        ).map { lines in
            lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n")
        }
    }
}

/// A bookmark in a list of bookmarks: with what a list or a citation says of its article.
public struct BookmarkRow: Hashable, Sendable {
    public var bookmark: Bookmark
    public var title: String
    public var authors: [String]
    public var publication: String?
    /// `YYYY-MM-DD`, or `nil` where the article states none.
    public var day: String?
    /// The article's own, `nil` where it has none.
    public var address: String?
    /// The day on which the bookmark was made, `YYYY-MM-DD`, in UTC.
    public var createdDay: String
    /// What the article is known by in every library: the text of its `Article.Identity`.
    public var identity: String
    /// The article's text no longer has the passage, nor one that is close to it.
    public var isLost: Bool

    public init(
        bookmark: Bookmark, title: String, authors: [String] = [], publication: String? = nil, day: String? = nil,
        address: String? = nil, createdDay: String = "", identity: String = "", isLost: Bool = false
    ) {
        self.bookmark = bookmark
        self.title = title
        self.authors = authors
        self.publication = publication
        self.day = day
        self.address = address
        self.createdDay = createdDay
        self.identity = identity
        self.isLost = isLost
    }
}
