import ArgumentParser
import Cells
import Configuration
import Curses
import Foundation
import Glibc
import Reading
import Resources
import Storage

struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Open the reader (what happens without a command).",
        discussion: "Paths become sources and are imported if they are new or changed. One file opens that article.")

    @OptionGroup var option: LibraryOption
    @Argument(help: ArgumentHelp("Files or folders.", valueName: "path")) var paths: [PathArgument] = []

    func run() throws {
        try Self.open(library: try option.path(), configuration: try option.configuration, paths: paths)
    }

    /// Opens the reader and ends with it.
    static func open(library path: String, configuration: ConfigurationFile, paths: [PathArgument]) throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure(ScreenError.notATerminal.description, status: 2)
        }
        guard !paths.contains(where: \.isDash) else {
            throw Failure(
                "standard input is where the reader's keys come from; - is for import, show and export", status: 2)
        }
        let settings = try configuration.settings()
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .reading) }
        let environment = ProcessInfo.processInfo.environment
        let screen: Screen
        do throws(ScreenError) {
            screen = try Screen(
                Screen.Options(terminal: environment["TERM"], colors: (environment["NO_COLOR"] ?? "").isEmpty))
        } catch {
            throw Failure(error.description, status: 2)
        }
        var reader = Reader(
            library: library, screen: screen, welcome: Resource.welcome, settings: settings,
            sources: configuration.sources(of: settings))
        let ending = reader.run(importing: paths)
        screen.close()
        if let failure = reader.failure { say(failure) }
        for words in reader.rescued { say(words) }
        if let words = reader.keepSnapshot() { say(words) }
        switch ending {
        case .quit: if reader.failure != nil { leave(1) }
        case .signal(let signal): dieBySignal(signal)
        case .lostTerminal: leave(1)
        }
    }
}
