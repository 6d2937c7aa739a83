import ArgumentParser
import Articles
import Importing

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Parse newsletters and print what was understood; the library is not touched.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case json }

    @Option(help: "The form of the output: a JSON Feed 1.1 document.") var format = Format.json
    @Argument(help: ArgumentHelp("Files or folders, or - for standard input.", valueName: "path")) var paths:
        [PathArgument]

    func run() throws {
        var articles: [Article] = []
        var hasFailed = false
        func fail(_ text: String?) {
            if let text { say(text) }
            hasFailed = true
        }
        for path in paths {
            if InputFile.isFolder(path.bytes), let real = try? InputFile.realPath(path.bytes) {
                let walk = FolderWalk(real)
                for failure in walk.failures { fail("\(PathArgument(failure.path).shown): \(failure.error.reason)") }
                for file in walk.files {
                    do { articles += try read(PathArgument(file)) } catch let failure as Failure { fail(failure.text) }
                }
            } else {
                do { articles += try read(path) } catch let failure as Failure { fail(failure.text) }
            }
        }
        write(try JSONFeed.data(of: articles, title: "Broadsheet export"))
        if hasFailed { throw Failure() }
    }
}
