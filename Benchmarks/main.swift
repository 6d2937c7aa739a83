// The benchmarks behind `make bench`: the reader beside the floor and beside what else is installed, in one run.
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
    let home = try newHome(of: Program(program), reading: seeds)
    let measured = [Subject.ours(Program(program)), Subject.floor(Program(floor), library: home.library)]
    let frames = try measureFirstFrames(of: measured, in: home, rounds: 20)
    let folder = try TemporaryFolder()
    let others = try subjects(beside: Program(program), showing: seeds, in: folder, home: home)
    let all = [measured[0]] + others + [measured[1]]
    var keys: [String: [String: KeyRun]] = [:]
    for task in Subject.Task.allCases {
        for subject in all {
            guard let work = subject.tasks[task] else { continue }
            // The reader goes on where it was left, so each run has a home of its own.
            let home = try newHome(of: Program(program), reading: seeds)
            keys[task.rawValue, default: [:]][subject.name] = try KeyRun(task, work, of: subject, in: home)
        }
    }
    let report = Report(
        articles: "the newsletters of seeds/", terminal: Subject.size.description,
        firstFrame: Dictionary(uniqueKeysWithValues: zip(measured.map(\.name), frames)),
        firstFrameRatio: frames[0].median / frames[1].median, keys: keys,
        missing: ["less", "newsboat"].filter { name in !others.contains { $0.name == name } })
    print(CommandLine.arguments.contains("--json") ? try report.json : report.table(of: all.map(\.name)))
}

/// A home with a library of the newsletters.
func newHome(of program: Program, reading seeds: String) throws -> Home {
    let home = try Home()
    let imported = try program.run(["import", seeds], home: home)
    guard imported.status == .exited(0), FileManager.default.fileExists(atPath: home.library) else {
        throw Failure("no library could be made of \(seeds): import \(imported.status)\n\(imported.errorText)")
    }
    return home
}

/// What else is installed, with the same articles as the reader prints them, the longer one first.
func subjects(beside program: Program, showing seeds: String, in folder: TemporaryFolder, home: Home) throws
    -> [Subject]
{
    let files = try FileManager.default.contentsOfDirectory(atPath: seeds).filter { $0.hasSuffix(".txt") }
    let texts = try files.map { try program.run(["show", "\(seeds)/\($0)"], home: home).text }
        .sorted { $0.utf8.count > $1.utf8.count }
    return [
        try Subject.installed("less").map { try .less($0, texts: texts, in: folder) },
        try Subject.installed("newsboat").map { try .newsboat($0, texts: texts, in: folder, home: home) },
    ].compactMap(\.self)
}

do {
    try run()
} catch {
    FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
    exit(1)
}
