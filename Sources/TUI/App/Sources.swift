import ArgumentParser
import Curses
import Foundation
import Glibc
import Storage

struct Sources: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List, add, rename and forget what the library imports from.",
        subcommands: [ListSources.self, AddSources.self, RenameSource.self, ForgetSource.self],
        defaultSubcommand: ListSources.self)
}

struct ListSources: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the sources with their numbers, names and paths (what happens without a word).")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print a JSON array.") var json = false

    func run() throws {
        let path = try option.existingPath()
        let rows = try opening { () throws(LibraryError) in
            let library = try Library(at: path, purpose: .inspecting)
            let counts = try library.sourceCounts()
            return try library.sources().map { source in
                let count = counts[source.id] ?? (0, 0)
                return PrintedSource(source, articles: count.articles, unread: count.unread)
            }
        }
        if json { return write(try encoded(rows)) }
        for row in rows {
            let day = row.looked.map { String($0.prefix(10)) } ?? "          "
            write(
                "\(padded(row.id, 4))  \(padded(row.articles, 6))  \(padded(row.unread, 6)) unread  \(day)  \(row.name)  \(row.path)\n"
            )
        }
    }

    private func padded(_ number: some BinaryInteger, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(0, width - digits.count)) + digits
    }
}

/// A source as `sources --json` prints it.
private struct PrintedSource: Encodable {
    var id: Int64
    var name: String
    var path: String
    var articles: Int
    var unread: Int
    /// When all of it was imported last, RFC 3339, in UTC.
    var looked: String?

    init(_ source: Source, articles: Int, unread: Int) {
        id = source.id
        name = source.title
        path = source.shownPath
        self.articles = articles
        self.unread = unread
        looked = source.looked.map { Date(timeIntervalSince1970: TimeInterval($0)).ISO8601Format() }
    }
}

struct AddSources: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add sources, and import them at once.")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print the outcome as JSON.") var json = false
    @Argument(help: ArgumentHelp("Files or folders.", valueName: "path")) var paths: [PathArgument]

    func run() throws {
        guard !paths.contains(where: \.isDash) else {
            throw Failure("standard input cannot be looked at again; - is for import", status: 2)
        }
        try Import.run(paths, option, json: json)
    }
}

struct RenameSource: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a source a name of your own; an empty one takes it away.")

    @OptionGroup var option: LibraryOption
    @Argument(help: ArgumentHelp("Its number, path or name.", valueName: "source")) var source: PathArgument
    @Argument(help: "What it is to be called.") var name: String

    func run() throws {
        let path = try option.path()
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .reading) }
        let found = try library.source(source)
        if let configured = try option.configured(found), configured.name != nil {
            throw Failure("the name of \(found.title) stands in \(configured.place); change it there")
        }
        let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let others = try opening { () throws(LibraryError) in try library.sources() }.filter { $0.id != found.id }
        if !words.isEmpty, let other = others.first(where: { $0.isCalled(words) }) {
            throw Failure("source \(other.id) is called \(other.title) already")
        }
        try opening { () throws(LibraryError) in try library.setName(words.isEmpty ? nil : words, of: found.id) }
    }
}

struct ForgetSource: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Forget a source, and the articles that came only from it.",
        discussion: """
            Articles that you have begun, read, starred or bookmarked are kept, and the files themselves are not touched.
            """)

    @OptionGroup var option: LibraryOption
    @Flag(help: "Do not ask.") var yes = false
    @Argument(help: ArgumentHelp("Its number, path or name.", valueName: "source")) var source: PathArgument

    func run() throws {
        let path = try option.path()
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .reading) }
        let found = try library.source(source)
        let isAsked = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        guard yes || isAsked else { throw Failure("there is no terminal to ask on; say --yes", status: 2) }
        if !yes {
            let plan = try opening { () throws(LibraryError) in try library.forget(found.id, isRehearsal: true) }
            guard ask("Forget \(found.title) (\(found.shownPath))? \(plan.text(isDone: false)) [y/N] ") else {
                throw Failure("nothing was changed")
            }
        }
        let forgotten = try opening { () throws(LibraryError) in try library.forget(found.id) }
        write("Forgot \(found.title). \(forgotten.text(isDone: true))\n")
        if let configured = try option.configured(found) {
            say("it stands in \(configured.place), too; take it out there, or it comes back")
        }
        try giveBackSpace(of: library)
    }
}

/// Removes what was forgotten, and indexes what had to be taken out of the index with it.
private func giveBackSpace(of library: Library) throws {
    let interruption = Interruption()
    let display = HeadwayDisplay()
    defer { display.end() }
    var indexing = Indexing(library: library)
    indexing.isCancelled = { interruption.isSet }
    indexing.headway = display.show
    indexing.removal = display.show(removing:)
    try opening { () throws(LibraryError) in _ = try indexing.run() }
    display.end()
    if let signal = interruption.signal {
        say("interrupted; the source is forgotten, and the next import gives its space back")
        dieBySignal(signal)
    }
}

extension Forgotten {
    /// "12 articles go; 2 are kept: 1 begun or read, 1 bookmarked."
    func text(isDone: Bool) -> String {
        func count(_ number: Int) -> String { "\(number) \(number == 1 ? "article" : "articles")" }
        var text = count(gone) + (isDone ? " went" : gone == 1 ? " goes" : " go")
        if kept > 0 {
            let reasons = [
                (read, "begun or read"), (starred, "starred"), (bookmarked, "bookmarked"),
                (drafted, "with a note begun"),
            ]
            let list = reasons.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            text += "; \(kept) \(isDone ? "kept" : kept == 1 ? "is kept" : "are kept"): \(list)"
        }
        if shared > 0 { text += "; \(shared) \(shared == 1 ? "stays" : "stay") with other sources" }
        return text + "."
    }
}

extension Source {
    /// The path, as people read it.
    fileprivate var shownPath: String { FileAddress.path(of: uri).map { PathArgument($0).shown } ?? uri }

    /// Whether a name means it.
    fileprivate func isCalled(_ name: String) -> Bool { title.lowercased() == name.lowercased() }
}

extension LibraryOption {
    /// The source as the configuration names it, if it does.
    fileprivate func configured(_ source: Source) throws -> ConfiguredSource? {
        let file = try configuration
        return file.sources(of: try file.settings()).first { $0.uri == source.uri }
    }
}

extension Library {
    /// The source that a number, a path or a name means.
    fileprivate func source(_ word: PathArgument) throws -> Source {
        let sources = try opening { () throws(LibraryError) in try self.sources() }
        if let number = Int64(word.shown), let source = sources.first(where: { $0.id == number }) { return source }
        let real = (try? InputFile.realPath(word.bytes)).map(FileAddress.of)
        let written = FileAddress.of(word.bytes)
        if let source = sources.first(where: { $0.uri == real || $0.uri == written }) { return source }
        let named = sources.filter { $0.isCalled(word.shown) }
        guard named.count < 2 else {
            let numbers = named.map { String($0.id) }.joined(separator: ", ")
            throw Failure("several sources are called \(word.shown); say a number: \(numbers)")
        }
        guard let source = named.first else {
            throw Failure("there is no source \(word.shown); \"broadsheet sources\" lists them")
        }
        return source
    }
}
