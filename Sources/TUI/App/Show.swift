import ArgumentParser
import Articles
import Importing
import Storage
import Typesetting

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print an article as set text, with its notes at the end.")

    @OptionGroup var option: LibraryOption
    @Option(help: "Columns of a line.") var width = 72
    @Argument(
        help: ArgumentHelp(
            "The number of an article in the library (see list), a file, or - for standard input.",
            valueName: "article|path"))
    var article: PathArgument

    func validate() throws {
        guard (10...1_000).contains(width) else { throw ValidationError("--width takes 10 to 1000 columns.") }
    }

    func run() throws {
        let texts = try articles().map { Typesetter(width: width, unfolded: nil).page(of: $0).plainText }
        write(texts.joined(separator: "\n"))
    }

    private func articles() throws -> [Article] {
        guard let id = Int64(article.shown) else { return try read(article) }
        let path = try option.existingPath()
        let found = try opening { () throws(LibraryError) in try Library(at: path, purpose: .inspecting).article(id) }
        guard let found else {
            throw Failure("there is no article \(id) in the library; list shows them (a file of that name is ./\(id))")
        }
        return [found]
    }
}

/// The articles of a file that is parsed without the library.
func read(_ path: PathArgument) throws -> [Article] {
    do {
        let pieces = path.isDash ? FilePieces() : try FilePieces(path.bytes)
        var articles: [Article] = []
        try Importer.read(named: path.isDash ? "" : path.name, pieces: pieces.next) { articles += $0 }
        return articles
    } catch let error as FileError {
        throw Failure("\(path.shown): \(error.reason)")
    } catch let error as ImportError {
        throw Failure("\(path.shown): \(error)")
    }
}
