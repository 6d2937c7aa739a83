import Articles
import Foundation

/// A bookmark as `bookmarks --json` prints it and `bookmarks --import` reads it.
struct PrintedBookmark: Codable {
    struct Place: Codable {
        /// The note that the passage stands in, by its index; none for the text itself.
        var inNote: Int?
        var block: Int
        /// UTF-8 bytes from the start of the block.
        var offset: Int

        enum CodingKeys: String, CodingKey {
            case inNote = "in_note"
            case block, offset
        }
    }

    var id: String
    /// The number of the article in the library that printed it.
    var article: Int64?
    /// What the article is known by in every library: its address or guid, else `sha256:` and a digest of its content.
    var identity: String?
    var title: String?
    var authors: [String]?
    var publication: String?
    /// YYYY-MM-DD.
    var date: String?
    var address: String?
    var quote: String
    var prefix: String?
    var suffix: String?
    var note: String?
    var place: Place?
    /// RFC 3339.
    var created: String
    var lost: Bool?

    init(_ row: BookmarkRow) {
        let passage = row.bookmark.passage
        id = row.bookmark.id
        article = row.bookmark.article
        identity = row.identity
        title = row.title
        authors = row.authors
        publication = row.publication
        date = row.day
        address = row.address
        quote = passage.quote
        prefix = passage.prefix
        suffix = passage.suffix
        note = row.bookmark.note
        place = Place(inNote: passage.place.part.noteIndex, block: passage.place.block, offset: passage.place.offset)
        created = row.bookmark.createdText
        lost = row.isLost
    }

    /// The bookmark, whose article is still to be found. `nil` for one that has no passage or no time.
    var row: BookmarkRow? {
        let quote = harmless(self.quote).slice(0..<Passage.maximumLength)
        guard !id.isEmpty, !quote.isEmpty, let created = Self.seconds(created) else { return nil }
        let prefix = harmless(self.prefix ?? "")
        let suffix = harmless(self.suffix ?? "").slice(0..<Passage.surroundingLength)
        func bounded(_ number: Int?) -> Int { max(0, min(number ?? 0, Int(Int32.max))) }
        let place = Articles.Place(
            part: self.place?.inNote.map { .note(bounded($0)) } ?? .body, block: bounded(self.place?.block),
            offset: bounded(self.place?.offset), context: (quote + suffix).slice(0..<Articles.Place.contextLength))
        let passage = Passage(
            place: place, quote: quote,
            prefix: prefix.slice(prefix.utf8.count - Passage.surroundingLength..<prefix.utf8.count), suffix: suffix)
        return BookmarkRow(
            bookmark: Bookmark(id: id, article: 0, passage: passage, note: harmless(note ?? ""), created: created),
            title: title ?? "", authors: authors ?? [], publication: publication, day: date, address: address,
            identity: identity ?? address ?? "")
    }

    private static func seconds(_ text: String) -> Int64? {
        let whole = try? Date(text, strategy: .iso8601)
        let date = try? whole ?? Date(text, strategy: .iso8601.time(includingFractionalSeconds: true))
        return date.map { Int64($0.timeIntervalSince1970.rounded(.down)) }
    }
}

extension Articles.Place.Part {
    fileprivate var noteIndex: Int? { if case .note(let index) = self { index } else { nil } }
}

extension Bookmark {
    /// RFC 3339, in UTC.
    var createdText: String { Date(timeIntervalSince1970: TimeInterval(created)).ISO8601Format() }
}

/// The bookmarks of a file that `bookmarks --json` wrote.
func readBookmarks(_ file: PathArgument) throws -> [BookmarkRow] {
    let bytes: [UInt8]
    do throws(FileError) {
        bytes = try (file.isDash ? FilePieces() : FilePieces(file.bytes)).rest()
    } catch { throw Failure("\(file.shown): \(error.reason)") }
    do {
        return try JSONDecoder().decode([PrintedBookmark].self, from: Data(bytes)).enumerated().map { number, printed in
            guard let row = printed.row else {
                throw Failure("\(file.shown): bookmark \(number + 1) has no id, no quote or no time; nothing was added")
            }
            return row
        }
    } catch let error as DecodingError {
        throw Failure("\(file.shown): not what bookmarks --json prints (\(error.reason)); nothing was added")
    }
}

extension DecodingError {
    /// What is wrong, and of which bookmark.
    fileprivate var reason: String {
        func place(_ context: Context, _ key: (any CodingKey)? = nil) -> String {
            let path = context.codingPath + [key].compactMap(\.self)
            let number = path.first?.intValue.map { "bookmark \($0 + 1)" }
            let names = path.dropFirst().map(\.stringValue).joined(separator: ".")
            return [number, names.isEmpty ? nil : "'\(names)'"].compactMap(\.self).joined(separator: ", ")
        }
        return switch self {
        case .keyNotFound(let key, let context): "\(place(context, key)) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            context.codingPath.isEmpty ? "it is no list" : "\(place(context)) is of another kind"
        case .dataCorrupted: "it is no JSON"
        @unknown default: "it cannot be read"
        }
    }
}
