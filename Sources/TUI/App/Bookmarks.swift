import ArgumentParser
import Articles
import Foundation
import Storage

struct Bookmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookmarks",
        abstract: "List the bookmarks of the library, newest first, or import those of another one.")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print a JSON array.") var json = false
    @Flag(help: "Print Markdown: each passage as a quotation, your note, and where it stands.") var markdown = false
    @Option(
        name: .customLong("import"),
        help: ArgumentHelp(
            "Add the bookmarks that --json has printed; what is known already stays as it is. - is standard input.",
            valueName: "file"))
    var file: PathArgument?

    func validate() throws {
        if json, markdown { throw ValidationError("--json and --markdown cannot be had together.") }
        if file != nil, json || markdown {
            throw ValidationError(
                "--import prints what became of the bookmarks; --json and --markdown do not go with it.")
        }
    }

    func run() throws {
        if let file { return try merge(file) }
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
            let rest = row.isLost ? ", no longer in the text" : ""
            write("    \(row.title), \(row.bookmark.createdText.prefix(10))\(rest)\n")
        }
    }

    private func merge(_ file: PathArgument) throws {
        let rows = try readBookmarks(file)
        let path = try option.path()
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .reading) }
        let outcome = try opening { () throws(LibraryError) in try library.merge(rows) }
        if outcome.added + outcome.joined > 0 { library.keepSnapshot() }
        for (title, count) in outcome.unplacedTitles {
            say("\"\(title)\" is not in the library: \(counted(count)) not added; import the article first")
        }
        if outcome.lost > 0 { say("\(counted(outcome.lost)) added whose passage is not in the text of the library") }
        write("\(outcome.text)\n")
        if !outcome.unplaced.isEmpty { throw Failure() }
    }

    private func counted(_ count: Int) -> String { "\(count) \(count == 1 ? "bookmark" : "bookmarks")" }
}

extension BookmarkMerge {
    fileprivate var text: String {
        let parts = [(added, "added"), (joined, "with more words in the note"), (unchanged, "unchanged")]
        return parts.filter { $0.1 == "added" || $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// The titles of the articles that are not there, in order, with how many bookmarks each of them has.
    fileprivate var unplacedTitles: [(title: String, count: Int)] {
        Dictionary(grouping: unplaced) { $0.title.isEmpty ? "Untitled" : $0.title }
            .map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
    }
}
