import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

/// A folder that goes away with its last user.
final class Folder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/broadsheet-storage-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
        chmod(path, 0o755)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var library: String { path + "/library.sqlite" }

    func open(_ purpose: Library.Purpose = .reading) throws -> Library {
        try Library(at: library, purpose: purpose, patience: 0.05)
    }

    func bytes(_ name: String = "library.sqlite") -> Data? { FileManager.default.contents(atPath: path + "/" + name) }
}

extension Article {
    /// An article of few words.
    static func sample(
        _ title: String, _ text: String = "Some text.", address: String? = nil, guid: String? = nil, day: String? = nil
    ) -> Article {
        let digest = "\(title)/\(text)"
        let identity: Identity = address.map { .address($0) } ?? guid.map { .guid($0) } ?? .content(digest)
        var article = Article(
            identity: identity, format: .text, title: title, document: Document(blocks: [Block(.paragraph, text)]),
            digest: digest)
        article.address = address
        article.published = day.flatMap { PublicationDate($0) }
        return article
    }
}

extension Origin {
    init(_ uri: String, size: Int64 = 1) {
        self.init(uri: uri, stamp: FileStamp(size: size, modified: 2, inode: .max, parser: 1))
    }
}

extension Library {
    /// All articles: newest first, those without a date last, those of one day in the order of import.
    func rows() throws -> [ArticleRow] { try rows(RowRequest(Listing(), .start, count: 100_000)).rows }

    @discardableResult
    func store(_ articles: [Article], from uri: String, existing: Set<String> = []) throws -> [Stored] {
        try store(articles, from: Origin(uri), fileExists: existing.contains)
    }

    @discardableResult
    func storeOne(_ article: Article, from uri: String, existing: Set<String> = []) throws -> Stored {
        try store([article], from: uri, existing: existing)[0]
    }

    /// All that the tables hold, in words.
    func dump(
        _ tables: [String] = [
            "article", "document", "source", "file", "copy", "status", "place", "bookmark",
            "page", "link", "alias",
        ]
    )
        throws
        -> [String]
    {
        try queue.inDatabase { database in
            try tables.flatMap { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
            }
        }
    }
}

extension Bookmark {
    static func sample(_ id: String, of article: Article.ID, created: Int64 = 0) -> Bookmark {
        let place = Place(part: .note(2), block: 3, offset: 4, context: "the context")
        let passage = Passage(place: place, quote: "the “quote”", prefix: "before ", suffix: " after")
        return Bookmark(id: id, article: article, passage: passage, note: "a note\nof two lines", created: created)
    }
}

extension BookmarkRow {
    /// A sample's row: of an article of the sample's text, in which its passage is not.
    static func sample(_ bookmark: Bookmark, in title: String) -> BookmarkRow {
        BookmarkRow(
            bookmark: bookmark, title: title, createdDay: "1970-01-01", identity: "sha256:\(title)/Some text.",
            isLost: true)
    }
}

/// A generator whose numbers are the same in every run.
struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var number = state
        number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
        return number ^ number >> 31
    }

    mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }
    mutating func maybe<T>(_ value: (inout Numbers) -> T) -> T? { Bool.random(using: &self) ? value(&self) : nil }
    mutating func list<T>(_ most: Int, _ value: (inout Numbers) -> T) -> [T] {
        (0..<int(0...most)).map { _ in value(&self) }
    }
    mutating func pick<T>(_ values: [T]) -> T { values.randomElement(using: &self)! }
}
