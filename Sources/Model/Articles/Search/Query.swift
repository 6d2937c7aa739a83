/// What a reader looks for: words in the articles' texts, and facts about the articles.
public indirect enum Query: Hashable, Sendable {
    /// Nothing was asked: every article.
    case everything
    case words(Words)
    case fact(Fact)
    /// At least two; every one must hold, or one of them.
    case all([Query])
    case any([Query])
    case not(Query)

    /// Words that follow each other in a text: one, or a phrase.
    public struct Words: Hashable, Sendable {
        /// As they were written.
        public var text: String
        /// Whether the last word is only the beginning of one.
        public var isPrefix: Bool
        /// `nil` for anywhere.
        public var field: Field?

        public init(_ text: String, isPrefix: Bool = false, in field: Field? = nil) {
            self.text = text
            self.isPrefix = isPrefix
            self.field = field
        }
    }

    /// Where words are looked for.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case title, author
        /// The publication.
        case from
        /// The notes of the article, and the reader's own on its bookmarks.
        case note
    }

    public enum Fact: Hashable, Sendable {
        /// Words that stand in the source's path or name: `in:seeds`.
        case source(String)
        /// Days as `YYYY-MM-DD`, the first and the last one; `nil` where the range is open.
        case days(from: String?, to: String?)
        case unread, reading, finished, starred
        case hasNotes, hasBookmark
        /// ISO 639, in small letters.
        case language(String)
    }

    /// What of a text could not be understood.
    public struct Problem: Hashable, Sendable {
        /// UTF-8 bytes of the text.
        public var range: Range<Int>
        /// What is wrong and what would be right, for a status line.
        public var message: String

        public init(_ range: Range<Int>, _ message: String) {
            self.range = range
            self.message = message
        }
    }
}

extension Query {
    /// Every one of at least one part; groups that say the same are no groups.
    public static func all(of parts: [Query]) -> Query {
        let flat = parts.flatMap { if case .all(let inner) = $0 { inner } else { [$0] } }
        return flat.count == 1 ? flat[0] : .all(flat)
    }

    /// The opposite.
    public var negation: Query { if case .not(let query) = self { query } else { .not(self) } }

    /// One of at least one part.
    public static func any(of parts: [Query]) -> Query {
        let flat = parts.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } }
        return flat.count == 1 ? flat[0] : .any(flat)
    }
}
