import Foundation
import Support

/// Measures the reader on a terminal, beside the floor and what else is installed.
struct ReadingRun {
    var program: Program
    var floor: Program
    /// The folder of the newsletters that are read.
    var seeds: String

    func report() throws -> ReadingReport {
        let home = try newHome()
        let measured = [Subject.ours(program), Subject.floor(floor, library: home.library)]
        let frames = try measureFirstFrames(of: measured, in: home, rounds: 20)
        let folder = try TemporaryFolder()
        let others = try otherSubjects(in: folder, home: home)
        let all = [measured[0]] + others + [measured[1]]
        var keys: [String: [String: KeyRun]] = [:]
        for task in Subject.Task.allCases {
            for subject in all {
                guard let work = subject.tasks[task] else { continue }
                // The reader goes on where it was left, so each run has a home of its own.
                keys[task.rawValue, default: [:]][subject.name] = try KeyRun(
                    task.title, work, of: subject, in: newHome())
            }
        }
        return ReadingReport(
            articles: "the newsletters of seeds/", terminal: Subject.size.description,
            firstFrame: Dictionary(uniqueKeysWithValues: zip(measured.map(\.name), frames)),
            firstFrameRatio: frames[0].median / frames[1].median, keys: keys,
            missing: ["less", "newsboat"].filter { name in !others.contains { $0.name == name } },
            names: all.map(\.name))
    }

    /// A home with a library of the newsletters.
    private func newHome() throws -> Home {
        let home = try Home()
        let imported = try program.run(["import", seeds], home: home)
        guard imported.status == .exited(0), FileManager.default.fileExists(atPath: home.library) else {
            throw Failure("no library could be made of \(seeds): import \(imported.status)\n\(imported.errorText)")
        }
        return home
    }

    /// What else is installed, with the same articles as the reader prints them, the longer one first.
    private func otherSubjects(in folder: TemporaryFolder, home: Home) throws -> [Subject] {
        let files = try FileManager.default.contentsOfDirectory(atPath: seeds).filter { $0.hasSuffix(".txt") }
        let texts = try files.map { try program.run(["show", "\(seeds)/\($0)"], home: home).text }
            .sorted { $0.utf8.count > $1.utf8.count }
        return [
            try Program.installed("less").map { try .less($0, texts: texts, in: folder) },
            try Program.installed("newsboat").map { try .newsboat($0, texts: texts, in: folder, home: home) },
        ].compactMap(\.self)
    }
}
