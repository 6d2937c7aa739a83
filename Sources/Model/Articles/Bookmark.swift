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

    public init(
        bookmark: Bookmark, title: String, authors: [String] = [], publication: String? = nil, day: String? = nil,
        address: String? = nil
    ) {
        self.bookmark = bookmark
        self.title = title
        self.authors = authors
        self.publication = publication
        self.day = day
        self.address = address
    }
}

extension Bookmark {
    /// The day on which it was made, `YYYY-MM-DD`, in UTC.
    public var day: String {
        // Days since 0000-03-01 in the proleptic Gregorian calendar, by whose rule of 400 years the rest is counted.
        let days = Int(created >= 0 ? created / 86_400 : (created - 86_399) / 86_400) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9, 2))-\(padded(day, 2))"
    }
}
