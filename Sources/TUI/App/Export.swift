import ArgumentParser
import Articles
import Curses
import Importing

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Parse newsletters and print what was understood; the library is not touched.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, markdown }

    @Option(help: "The form of the output: a JSON Feed 1.1 document, or Markdown.") var format = Format.json
    @Argument(help: ArgumentHelp("Files or folders, or - for standard input.", valueName: "path")) var paths:
        [PathArgument]

    func run() throws {
        let interruption = Interruption()
        var hasFailed = false
        func fail(_ path: PathArgument, _ reason: String) {
            say("\(path.shown): \(reason)")
            hasFailed = true
        }
        let list = FileList(paths, isCancelled: { interruption.isSet }) { _ in nil }
        for failure in list.failures { fail(failure.path, failure.reason) }
        let files = list.files
        var passedOver = list.passedOver
        var done = 0
        var document = Document(format)
        let readAhead = ReadAhead(files, parse: Importer.read)
        while !readAhead.isDone, !interruption.isSet {
            // Articles are written as they come: a mailbox need not fit into the memory.
            for delivery in readAhead.take(upTo: 50, within: 0.1) {
                let file = files[delivery.file]
                switch delivery.content {
                case .articles(let articles, _): for article in articles { document.write(article) }
                case .unchanged: break
                case .failed(let error as ImportError) where file.mayBeOther && error.isOtherKind: passedOver += 1
                case .failed(let error as FileError): fail(file.shown, error.reason)
                case .failed(let error): fail(file.shown, "\(error)")
                }
                if delivery.isLast { done += 1 }
            }
        }
        readAhead.stop()
        write(document.end())
        sayPassedOver(passedOver)
        if done < files.count, let signal = interruption.signal {
            say("interrupted after \(done) of \(files.count) files; the document holds what was read until then")
            dieBySignal(signal)
        }
        if hasFailed { throw Failure() }
    }

    /// The document that is written, article by article.
    private enum Document {
        case json(JSONFeed.Writer)
        case markdown(MarkdownExport)

        init(_ format: Format) {
            switch format {
            case .json: self = .json(JSONFeed.Writer(title: "Broadsheet export"))
            case .markdown: self = .markdown(MarkdownExport())
            }
        }

        mutating func write(_ article: Article) {
            switch self {
            case .json(var writer):
                writer.write(article) { broadsheet.write($0) }
                self = .json(writer)
            case .markdown(var export):
                broadsheet.write(Array(export.text(of: article).utf8))
                self = .markdown(export)
            }
        }

        func end() -> [UInt8] {
            switch self {
            case .json(let writer): writer.end()
            case .markdown: []
            }
        }
    }
}
