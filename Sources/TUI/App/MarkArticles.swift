import ArgumentParser
import Articles
import Storage

struct MarkArticles: ParsableCommand {
    enum Sign: String, CaseIterable, ExpressibleByArgument {
        case read, unread, star, unstar
    }

    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Mark articles read, unread, starred or not starred.",
        discussion: "Articles are named by a query, or by their numbers with --id. Everything is meant by the query *.")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print how many were changed as JSON.") var json = false
    @Flag(name: .customLong("id"), help: "What follows are numbers of articles, as list prints them.") var areIDs =
        false
    @Argument(help: "read, unread, star or unstar.") var sign: Sign
    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Which articles.", valueName: "query"))
    var query: [String]

    func validate() throws {
        try refuseUnknownOptions(in: query)
        if query.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            throw ValidationError("The query has no words; * means everything.")
        }
    }

    func run() throws {
        let path = try option.existingPath()
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .reading) }
        let changes: [StatusChange]
        if areIDs {
            let ids = try query.map { text in
                guard let id = Int64(text) else { throw Failure("\(text) is no number of an article", status: 2) }
                return id
            }
            for id in ids where try opening({ () throws(LibraryError) in try library.row(id) }) == nil {
                throw Failure("there is no article \(id) in the library; broadsheet list shows their numbers")
            }
            changes = try opening { () throws(LibraryError) in
                switch sign {
                case .read: try library.setProgress(.finished, of: ids)
                case .unread: try library.setProgress(.unread, of: ids)
                case .star: try library.setStarred(true, of: ids)
                case .unstar: try library.setStarred(false, of: ids)
                }
            }
        } else {
            let text = queryText(query)
            // What was not understood could be more than what was meant.
            if text != "*", case let (parsed, problems) = Query.parse(text), !problems.isEmpty || parsed == .everything
            {
                sayProblems(of: text)
                throw Failure("nothing was marked, as the query is not clear", status: 2)
            }
            let listing = Listing(query: text == "*" ? "" : text)
            changes = try opening { () throws(LibraryError) in
                switch sign {
                case .read: try library.setProgress(.finished, ofAll: listing)
                case .unread: try library.setProgress(.unread, ofAll: listing)
                case .star: try library.setStarred(true, ofAll: listing)
                case .unstar: try library.setStarred(false, ofAll: listing)
                }
            }
        }
        if !changes.isEmpty { library.keepSnapshot() }
        if json {
            write(try encoded(["changed": changes.count]))
        } else {
            write("\(changes.count) changed\n")
        }
    }
}
