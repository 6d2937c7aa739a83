// The benchmarks behind `make bench`: the reader beside the floor and beside what else is installed, in one run.
//
//   bench --program PATH --floor PATH --seeds FOLDER --pass PATH --parsing-floor PATH
//         [--only reading|parsing] [--large] [--json]

import Foundation
import Support

func path(_ name: String) throws -> String {
    guard let index = CommandLine.arguments.firstIndex(of: name), index + 1 < CommandLine.arguments.count else {
        throw Failure("\(name) is missing")
    }
    // Programs are started in other folders, so a path is made absolute.
    return URL(fileURLWithPath: CommandLine.arguments[index + 1]).path
}

/// `true` for all parts where none is named.
func wants(_ part: String) throws -> Bool {
    guard let index = CommandLine.arguments.firstIndex(of: "--only") else { return true }
    let only = CommandLine.arguments[(index + 1)...].first ?? ""
    guard ["reading", "parsing"].contains(only) else {
        throw Failure("--only needs 'reading' or 'parsing', not '\(only)'")
    }
    return only == part
}

func run() throws {
    var report = Report()
    if try wants("reading") {
        let reading = ReadingRun(
            program: Program(try path("--program")), floor: Program(try path("--floor")), seeds: try path("--seeds"))
        report.reading = try reading.report()
    }
    if try wants("parsing") {
        let isLarge = CommandLine.arguments.contains("--large")
        let parsing = ParsingRun(
            importer: Program(try path("--pass")), floor: Program(try path("--parsing-floor")), w3m: .installed("w3m"),
            home: try Home(),
            mailbox: isLarge ? 1_000_000_000 : 64_000_000)
        report.parsing = try parsing.report()
    }
    print(CommandLine.arguments.contains("--json") ? try report.json : report.table)
}

do {
    try run()
} catch {
    FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
    exit(1)
}
