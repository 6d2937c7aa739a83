// The benchmarks behind `make bench`: the reader beside the floor and beside what else is installed, in one run.
//
//   bench --program PATH --floor PATH --seeds FOLDER --pass PATH --parsing-floor PATH
//         --search-floor PATH --corpora FOLDER [--sizes 1000,10000]
//         --typesetting-floor PATH [--only reading|parsing|typesetting|library] [--large] [--json]
//   bench --write-corpus FOLDER --size ARTICLES [--seed NUMBER]

import Corpus
import Foundation
import Support

/// What follows an option; `nil` where it is not given.
func value(_ name: String) -> String? {
    guard let index = CommandLine.arguments.firstIndex(of: name) else { return nil }
    return CommandLine.arguments[(index + 1)...].first
}

func path(_ name: String) throws -> String {
    guard let value = value(name) else { throw Failure("\(name) is missing") }
    // Programs are started in other folders, so a path is made absolute.
    return URL(fileURLWithPath: value).path
}

func number(_ name: String) throws -> Int? {
    try value(name).map {
        guard let number = Int($0) else { throw Failure("\(name) needs a number, not '\($0)'") }
        return number
    }
}

/// `true` for all parts where none is named.
func wants(_ part: String) throws -> Bool {
    guard let index = CommandLine.arguments.firstIndex(of: "--only") else { return true }
    let only = CommandLine.arguments[(index + 1)...].first ?? ""
    guard ["reading", "parsing", "typesetting", "library"].contains(only) else {
        throw Failure("--only needs 'reading', 'parsing', 'typesetting' or 'library', not '\(only)'")
    }
    return only == part
}

func writeCorpus() throws {
    guard let size = try number("--size") else { throw Failure("--size is missing") }
    var writer = try CorpusWriter(size: size, seed: UInt64(try number("--seed") ?? 1), to: try path("--write-corpus"))
    let manifest = try writer.write()
    print("\(manifest.size) articles, \(manifest.textBytes / 1_000_000) MB of text")
}

/// Of libraries, in articles.
func sizes() throws -> [Int] {
    guard let text = value("--sizes") else {
        return [1_000, 10_000] + (CommandLine.arguments.contains("--large") ? [100_000] : [])
    }
    return try text.split(separator: ",").map {
        guard let size = Int($0), size >= Composer.leastSize else {
            throw Failure("--sizes needs numbers from \(Composer.leastSize) on, as in 1000,10000, not '\(text)'")
        }
        return size
    }
}

func run() throws {
    if value("--write-corpus") != nil { return try writeCorpus() }
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
    let isJSON = CommandLine.arguments.contains("--json")
    if !isJSON, report.reading != nil || report.parsing != nil { print(report.table) }
    func show(_ section: Section) {
        guard !isJSON else { return }
        print("\n" + section.table)
        fflush(nil)
    }
    if try wants("typesetting") {
        let typesetting = TypesettingRun(
            program: Program(try path("--program")), pass: Program(try path("--pass")),
            floor: Program(try path("--typesetting-floor")), show: show)
        report.typesetting = try typesetting.report()
        if !isJSON { print("\n" + TypesettingReport.legend) }
    }
    if try wants("library") {
        let library = LibraryRun(
            program: Program(try path("--program")), firstFrameFloor: Program(try path("--floor")),
            searchFloor: Program(try path("--search-floor")), pass: Program(try path("--pass")),
            corpora: try path("--corpora"), sizes: try sizes(), show: show)
        report.library = try library.report()
        if !isJSON { print("\n" + LibraryReport.legend) }
    }
    if isJSON { print(try report.json) }
}

do {
    try run()
} catch {
    FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
    exit(1)
}
