import ArgumentParser
import Foundation

/// The command line: which command is meant, and with what status the program ends (0, 1 failed, 2 usage).
@main
struct Broadsheet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "Read newsletters in the terminal: footnotes where they are cited, and your place kept.",
        usage: """
            broadsheet [--library <file>] [--config <file>] [<path> ...]
            broadsheet <command> [options]
            """,
        discussion: """
            Without a command the reader opens. Paths (files or folders) become sources and are imported first; without \
            paths it opens as it was left. Press ? in it for the keys.
            """,
        version: "0.1.0",
        subcommands: [
            Read.self, Import.self, List.self, Search.self, MarkArticles.self, Show.self, Export.self, Bookmarks.self,
            Sources.self, Check.self, Backup.self, Restore.self, Config.self,
        ],
        defaultSubcommand: Read.self)

    static func main() {
        do {
            let arguments = commandFirst(PathArgument.commandLine())
            // The commonest way to start needs no parser, whose look at itself takes longer than the first frame.
            if namesOnlyPaths(arguments) {
                try Read.open(
                    library: LibraryOption.ownPath(), configuration: ConfigurationFile(),
                    paths: arguments.map(PathArgument.init(argument:)))
                return
            }
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let failure as Failure {
            if let text = failure.text { say(text) }
            leave(failure.status)
        } catch {
            let code = exitCode(for: error)
            let full = fullMessage(for: error)
            let text = full.hasPrefix("Error: ") ? String(full.dropFirst(7)) : full
            if code.isSuccess { write(text + "\n") } else { say(text) }
            leave(code.isSuccess ? 0 : code == .validationFailure ? 2 : 1)
        }
    }
}

extension Broadsheet {
    /// All have names of their own: to make them of their types takes a part of the first frame.
    private static var commands: [String] { configuration.subcommands.map { $0._commandName } + ["help"] }

    /// `--library FILE sources add` is `sources add --library FILE`, and so with `--config`.
    private static func commandFirst(_ arguments: [String]) -> [String] {
        var count = 0
        while let option = arguments.dropFirst(count).first {
            if option == "--library" || option == "--config" {
                count += 2
            } else if option.hasPrefix("--library=") || option.hasPrefix("--config=") {
                count += 1
            } else {
                break
            }
        }
        guard count > 0, let command = arguments.dropFirst(count).first, commands.contains(command) else {
            return arguments
        }
        let rest = arguments.dropFirst(count + 1)
        let parts = configuration.subcommands.first { $0._commandName == command }?.configuration.subcommands ?? []
        let part = rest.prefix { word in parts.contains { $0._commandName == word } }.prefix(1)
        return [command] + part + arguments.prefix(count) + rest.dropFirst(part.count)
    }

    /// Neither a command nor an option.
    private static func namesOnlyPaths(_ arguments: [String]) -> Bool {
        guard let first = arguments.first else { return true }
        return !commands.contains(first) && !arguments.contains { $0.hasPrefix("-") }
    }
}

/// The end of a command that could not do all it was asked for.
struct Failure: Error {
    /// What has not been said yet.
    var text: String?
    /// 1 failed, 2 used wrongly.
    var status: Int32 = 1

    init(_ text: String? = nil, status: Int32 = 1) {
        self.text = text
        self.status = status
    }
}

struct LibraryOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Use this library instead of your own.", valueName: "file"))
    var library: String?

    @Option(name: .long, help: ArgumentHelp("Use this configuration instead of your own.", valueName: "file"))
    var config: String?

    var configuration: ConfigurationFile {
        get throws { try ConfigurationFile(named: config) }
    }

    /// The library's file. Nothing is done with a library while the configuration has faults.
    func path() throws -> String {
        _ = try configuration.settings()
        guard let library else { return try Self.ownPath() }
        guard !library.isEmpty else { throw Failure("--library needs the name of a file", status: 2) }
        return library
    }

    /// The same, for a command that only looks: a library that was named and is not there is said to be missing.
    func existingPath() throws -> String {
        let path = try path()
        if library != nil, (try? InputFile.status(Array(path.utf8))) == nil {
            say("there is no library at \(path) yet")
        }
        return path
    }

    /// The reader's own library.
    static func ownPath() throws -> String { try Folders.data() + "/library.sqlite" }
}
