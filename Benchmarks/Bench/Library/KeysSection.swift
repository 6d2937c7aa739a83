import Corpus
import Support

// What a key costs in a long list, and while a query is typed; and how much memory that takes.

extension Stage {
    func keysSection(program: Program) -> Section {
        var section = Section(
            title: "a key, \(thousands)",
            columns: [
                .init(name: "processor ms", digits: 3), .init(name: "median ms", digits: 2),
                .init(name: "99 of 100", digits: 2), .init(name: "bytes", digits: 0), .init(name: "peak MB"),
            ])
        let reader = reader(program)
        var typist = reader
        typist.tasks = [.query: .init([("s", "")], Plant.phrase.text.map(String.init))]
        typist.quit = nil
        let subjects = [reader, typist] + (newsboat.map { [$0.subject(patience: .seconds(120))] } ?? [])
        for task in [Subject.Task.listLines, .listPages, .listEnds, .query] {
            for subject in subjects {
                guard let work = subject.tasks[task] else { continue }
                let name = "\(subject.name): \(task.title)"
                section.attempt(name) { section in
                    // What a query finds comes in pieces; a letter's frame is over when it has fallen silent.
                    let quiet = Duration.milliseconds(task == .query ? 60 : 10)
                    let run = try KeyRun(task.title, work, of: subject, in: home, quiet: quiet)
                    section.rows.append(
                        .init(
                            name: name,
                            figures: [
                                run.processorTime, run.latency.median, run.latency.p99, run.bytes,
                                Double(run.peakMemory) / 1_048_576,
                            ]))
                }
            }
        }
        let ours = section.rows.filter { $0.name.hasPrefix("broadsheet") }
        section.budget(
            "processor of a key in the list, ms",
            section["broadsheet: \(Subject.Task.listLines.title)", "processor ms"], 1)
        section.budget(
            "a key's last byte, 99 of 100, ms", section["broadsheet: \(Subject.Task.listLines.title)", "99 of 100"], 5)
        section.budget("most memory, MB", ours.compactMap { $0.figures[4] }.max(), 40)
        return section
    }
}
