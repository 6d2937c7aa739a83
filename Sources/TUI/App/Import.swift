import ArgumentParser
import Foundation
import Glibc
import Storage

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import newsletters into the library.",
        discussion: "Without paths the sources imported before are looked at again, and what has changed is taken.")

    @OptionGroup var option: LibraryOption
    @Flag(help: "Print the outcome as JSON.") var json = false
    @Argument(help: ArgumentHelp("Files or folders, or - for standard input.", valueName: "path")) var paths:
        [PathArgument] = []

    func run() throws {
        let path = try option.path()
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .importing) }
        var intake = Intake(library: library)
        let isTerminal = isatty(STDERR_FILENO) == 1
        if isTerminal {
            intake.progress = { done, count, path in
                // One line that is written over; whole lines only where something is worth keeping.
                if count > 1 { sayProgress("\(done + 1)/\(count) \(path.shown)") }
            }
        }
        let summary = try opening { () throws(LibraryError) in
            paths.isEmpty ? try intake.takeSources() : try intake.take(paths)
        }
        if isTerminal { sayProgress("") }
        for failure in summary.failures { say("\(failure.path.shown): \(failure.reason)") }
        if summary.passedOver > 0 { say("passed over \(summary.passedOver) files of other kinds") }
        if json {
            write(try summary.json())
        } else {
            write(summary.text + "\n")
        }
        if !summary.failures.isEmpty { throw Failure() }
    }
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
    }

    func json() throws -> [UInt8] {
        try encoded(
            Printed(
                added: added, updated: updated, moved: moved, unchanged: unchanged,
                failed: failures.map { Printed.Failure(path: $0.path.shown, reason: $0.reason) }, articles: articles))
    }
}

/// JSON for people and programs: keys in order, one a line.
func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return escapingInvisible(try encoder.encode(value)) + [0x0A]
}
