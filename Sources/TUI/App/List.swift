import ArgumentParser
import Articles
import Storage

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the articles of the library, newest first.")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print a JSON array.") var json = false

    func run() throws {
        let path = try option.existingPath()
        let rows = try opening { () throws(LibraryError) in try Library(at: path, purpose: .inspecting).rows() }
        if json { return write(try encoded(rows.map(PrintedRow.init))) }
        for row in rows {
            let publication = row.publication.map { "  (\($0))" } ?? ""
            write(
                "\(padded(String(row.id), 5))  \(row.day ?? "          ")  \(padded(row.status.progress.name, 8))  \(row.title)\(publication)\n"
            )
        }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// A row as `list --json` prints it.
private struct PrintedRow: Encodable {
    var id: Int64
    var title: String
    var authors: [String]
    var publication: String?
    var date: String?
    var status: String
    /// The fraction read, 0...1.
    var progress: Double
    var starred: Bool
    var words: Int
    var bookmarks: Int

    init(_ row: ArticleRow) {
        id = row.id
        title = row.title
        authors = row.authors
        publication = row.publication
        date = row.day
        status = row.status.progress.name
        progress = row.status.progress.fraction
        starred = row.status.isStarred
        words = row.wordCount
        bookmarks = row.bookmarkCount
    }
}

extension Progress {
    var name: String {
        switch self {
        case .unread: "unread"
        case .reading: "reading"
        case .finished: "finished"
        }
    }

    var fraction: Double {
        switch self {
        case .unread: 0
        case .reading(let fraction): fraction
        case .finished: 1
        }
    }
}
