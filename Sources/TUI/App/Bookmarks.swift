import ArgumentParser
import Articles
import Foundation
import Storage

struct Bookmarks: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the bookmarks of the library, newest first.")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print a JSON array.") var json = false
    @Flag(help: "Print Markdown: each passage as a quotation, your note, and where it stands.") var markdown = false

    func validate() throws {
        if json, markdown { throw ValidationError("--json and --markdown cannot be had together.") }
    }

    func run() throws {
        let path = try option.existingPath()
        let rows = try opening { () throws(LibraryError) in try Library(at: path, purpose: .inspecting).bookmarks() }
        if json { return write(try encoded(rows.map(PrintedBookmark.init))) }
        if markdown { return write(rows.map(\.markdown).joined(separator: "\n")) }
        for (number, row) in rows.enumerated() {
            if number > 0 { write("\n") }
            write("\(row.bookmark.passage.quote)\n")
            if !row.bookmark.note.isEmpty {
                write(
                    row.bookmark.note.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }
                        .joined())
            }
            write("    \(row.title), \(row.bookmark.createdText.prefix(10))\n")
        }
    }
}

/// A bookmark as `bookmarks --json` prints it.
private struct PrintedBookmark: Encodable {
    struct Place: Encodable {
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
    var article: Int64
    var title: String
    var quote: String
    var note: String
    var place: Place
    var created: String

    init(_ row: BookmarkRow) {
        let place = row.bookmark.passage.place
        id = row.bookmark.id
        article = row.bookmark.article
        title = row.title
        quote = row.bookmark.passage.quote
        note = row.bookmark.note
        self.place = Place(inNote: place.part.noteIndex, block: place.block, offset: place.offset)
        created = row.bookmark.createdText
    }
}

extension Articles.Place.Part {
    fileprivate var noteIndex: Int? { if case .note(let index) = self { index } else { nil } }
}

extension Bookmark {
    /// RFC 3339, in UTC.
    var createdText: String { Date(timeIntervalSince1970: TimeInterval(created)).ISO8601Format() }
}
