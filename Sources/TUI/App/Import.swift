import ArgumentParser
import Curses
import Foundation
import Storage

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import newsletters into the library.",
        discussion: "Without paths the sources imported before are looked at again, and what has changed is taken.")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print the outcome as JSON.") var json = false
    @Argument(help: ArgumentHelp("Files or folders, or - for standard input.", valueName: "path")) var paths:
        [PathArgument] = []

    func run() throws { try Self.run(paths, option, json: json) }

    /// Imports, and says what came of it.
    static func run(_ paths: [PathArgument], _ option: LibraryOption, json: Bool) throws {
        let path = try option.path()
        let file = try option.configuration
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .importing) }
        let interruption = Interruption()
        let display = HeadwayDisplay()
        let start = ContinuousClock.now
        var intake = Intake(library: library)
        intake.isCancelled = { interruption.isSet }
        intake.headway = display.show
        intake.configured = file.sources(of: try file.settings())
        defer { display.end() }
        let summary = try opening { () throws(LibraryError) in
            paths.isEmpty ? try intake.takeSources() : try intake.take(paths)
        }
        let browsable = start.duration(to: .now)
        var indexing = Indexing(library: library)
        indexing.isCancelled = { interruption.isSet }
        indexing.headway = display.show
        try opening { () throws(LibraryError) in _ = try indexing.run() }
        display.end()
        for failure in summary.failures { say("\(failure.path.shown): \(failure.reason)") }
        sayPassedOver(summary.passedOver)
        if json {
            write(try summary.json(browsable: browsable, searchable: start.duration(to: .now)))
        } else {
            write(summary.text + "\n")
        }
        if let count = summary.filesBeforeCancellation, let signal = interruption.signal {
            say(
                "interrupted after \(count) of \(summary.files) files; what is imported stays, and a second run goes on from there"
            )
            dieBySignal(signal)
        }
        if let signal = interruption.signal {
            say("interrupted; what is imported stays, and is made searchable when Broadsheet is used next")
            dieBySignal(signal)
        }
        if !summary.failures.isEmpty { throw Failure() }
    }
}

/// What a walk through folders left out.
func sayPassedOver(_ count: Int) {
    if count > 0 { say("passed over \(count) \(count == 1 ? "file" : "files") of other kinds") }
}

/// Runs something that needs the library, and turns its errors into ours.
func opening<Result>(_ body: () throws(LibraryError) -> Result) throws -> Result {
    do throws(LibraryError) {
        return try body()
    } catch {
        throw Failure(error.description)
    }
}

extension Intake.Summary {
    private struct Printed: Encodable {
        struct Failure: Encodable {
            var path: String
            var reason: String
        }

        var added: Int
        var updated: Int
        var moved: Int
        var unchanged: Int
        var failed: [Failure]
        var articles: [Int64]
        var secondsBrowsable: Double
        var secondsSearchable: Double

        enum CodingKeys: String, CodingKey {
            case added, updated, moved, unchanged, failed, articles
            case secondsBrowsable = "seconds_browsable"
            case secondsSearchable = "seconds_searchable"
        }
    }

    /// - Parameters: how long it took until all articles could be read, and until all could be found.
    func json(browsable: Duration, searchable: Duration) throws -> [UInt8] {
        try encoded(
            Printed(
                added: added, updated: updated, moved: moved, unchanged: unchanged,
                failed: failures.map { Printed.Failure(path: $0.path.shown, reason: $0.reason) }, articles: articles,
                secondsBrowsable: browsable / .seconds(1), secondsSearchable: searchable / .seconds(1)))
    }
}

/// JSON for people and programs: keys in order, one a line.
func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return escapingInvisible(try encoder.encode(value)) + [0x0A]
}
