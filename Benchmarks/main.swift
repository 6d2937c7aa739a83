// The benchmarks behind `make bench`: the reader beside the floor, in one run.
//
//   bench --program PATH --floor PATH --seeds FOLDER [--json]

import Foundation
import Support

func option(_ name: String) -> String? {
    guard let index = CommandLine.arguments.firstIndex(of: name), index + 1 < CommandLine.arguments.count else {
        return nil
    }
    // Programs are started in other folders, so a path is made absolute.
    return URL(fileURLWithPath: CommandLine.arguments[index + 1]).path
}

func run() throws {
    guard let program = option("--program"), let floor = option("--floor"), let seeds = option("--seeds") else {
        throw Failure("usage: bench --program PATH --floor PATH --seeds FOLDER [--json]")
    }
    let home = try Home()
    let imported = try Program(program).run(["import", seeds], home: home)
    guard imported.status == .exited(0), FileManager.default.fileExists(atPath: home.library) else {
        throw Failure("no library could be made of \(seeds): import \(imported.status)\n\(imported.errorText)")
    }
    let subjects = [Subject.ours(Program(program)), Subject.floor(Program(floor), library: home.library)]
    let frames = try measureFirstFrames(of: subjects, in: home, rounds: 20)
    let keys = try subjects.map { try KeyRun(of: $0, in: home) }
    let names = subjects.map(\.name)
    let report = Report(
        articles: "the newsletters of seeds/", terminal: Subject.size.description,
        firstFrame: Dictionary(uniqueKeysWithValues: zip(names, frames)),
        firstFrameRatio: frames[0].median / frames[1].median,
        keys: Dictionary(uniqueKeysWithValues: zip(names, keys)))
    print(CommandLine.arguments.contains("--json") ? try report.json : report.table(ours: names[0], floor: names[1]))
}

do {
    try run()
} catch {
    FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
    exit(1)
}
