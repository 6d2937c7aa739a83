import ArgumentParser
import Articles
import Storage

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the articles of the library, newest first.",
        discussion: "With a query only those that it finds: \(queryHelp)")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print a JSON array.") var json = false
    @Option(help: "At most so many articles.") var limit: Int?
    @Option(help: "The order: \(Sort.allCases.map(\.rawValue).joined(separator: ", ")).") var sort = Sort.newest
    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("What to list.", valueName: "query"))
    var query: [String] = []

    func validate() throws { try refuseUnknownOptions(in: query) }

    func run() throws {
        try QueriedRows(query, sort: sort, limit: limit, in: option.existingPath()).print(asJSON: json) { row in
            let publication = row.publication.map { "  (\($0))" } ?? ""
            return
                "\(padded(String(row.id), 5))  \(row.day ?? "          ")  \(padded(row.status.progress.name, 8))  \(row.title)\(publication)\n"
        }
    }
}

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find articles by their words, with the words around the first hit.",
        discussion: "A query is \(queryHelp)")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print a JSON array.") var json = false
    @Option(help: "At most so many articles.") var limit = 50
    @Option(help: "The order: \(Sort.allCases.map(\.rawValue).joined(separator: ", ")).") var sort = Sort.newest
    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("What to look for.", valueName: "query"))
    var query: [String]

    func validate() throws {
        try refuseUnknownOptions(in: query)
        if query.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("The query has no words.") }
    }

    func run() throws {
        try QueriedRows(query, sort: sort, limit: limit, in: option.existingPath()).print(asJSON: json) { row in
            let publication = row.publication.map { "  (\($0))" } ?? ""
            let snippet = row.snippet.map { "       \($0.text)\n" } ?? ""
            return "\(padded(String(row.id), 5))  \(row.day ?? "          ")  \(row.title)\(publication)\n\(snippet)"
        }
    }
}

extension Sort: ExpressibleByArgument {}

private let queryHelp = """
    words that all must be there; "a phrase"; the beg* of a word; AND, OR, NOT, brackets; author:, from:, title: or note: \
    before a word; in:SOURCE, date:2023..2024-06, is:unread, is:reading, is:finished, is:starred, has:notes, has:bookmark, \
    lang:fr.
    """

private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}

/// A word behind a dash is one that must not be there; behind two it was meant as an option.
func refuseUnknownOptions(in query: [String]) throws {
    guard let option = query.first(where: { $0.hasPrefix("--") && !$0.contains(" ") }) else { return }
    throw ValidationError("Unknown option '\(option)'; a phrase in quotes may begin so.")
}

/// The query of a command line, as one text: each argument that a shell has taken the quotes off is a phrase again.
func queryText(_ arguments: [String]) -> String {
    arguments.count == 1 ? arguments[0] : arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
}

/// Says what could not be understood of a query; it is answered all the same.
func sayProblems(of query: String) {
    for problem in Query.parse(query).problems {
        say("query, column \(query.slice(0..<problem.range.lowerBound).count + 1): \(problem.message)")
    }
}

/// What a query finds, printed as it is read: a library of any size takes no more memory.
private struct QueriedRows {
    private let listing: Listing
    private let limit: Int
    private let library: Library

    init(_ query: [String], sort: Sort, limit: Int?, in path: String) throws {
        guard limit ?? 0 >= 0 else { throw Failure("--limit needs a number from 0 on", status: 2) }
        listing = Listing(query: queryText(query), sort: sort)
        self.limit = limit ?? .max
        library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .inspecting) }
        sayProblems(of: listing.query)
        if !listing.query.isEmpty {
            let progress = try opening { () throws(LibraryError) in try library.indexProgress() }
            if !progress.isDone {
                say("\(progress.leftText); broadsheet import goes on with that")
            }
        }
    }

    func print(asJSON json: Bool, _ line: (ArticleRow) -> String) throws {
        var isFirst = true
        do {
            try library.eachRow(of: listing, atMost: limit) { row in
                if json {
                    write(isFirst ? "[\n" : ",\n")
                    write(try encoded(PrintedRow(row)).dropLast())
                } else {
                    write(line(row))
                }
                isFirst = false
            }
        } catch let error as LibraryError {
            throw Failure(error.description)
        }
        if json { write(isFirst ? "[]\n" : "\n]\n") }
    }
}

/// A row as `list --json` and `search --json` print it.
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
    var snippet: String?

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
        snippet = row.snippet?.text
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
