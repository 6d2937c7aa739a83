import Foundation
import Support

// What a step costs where each one scrolls, in an article of 1 MB: the time, the processor, the bytes to the terminal.

extension TypesettingRun {
    func scrollSection() throws -> Section {
        var section = Section(
            title: "a key that scrolls, 1 MB of mixed Latin",
            columns: [
                .init(name: "processor ms", digits: 3), .init(name: "median ms", digits: 2),
                .init(name: "99 of 100", digits: 2), .init(name: "most", digits: 2), .init(name: "bytes", digits: 0),
                .init(name: "peak MB"),
            ])
        section.remarks.append("load when it began: \(Self.load)")
        let folder = try TemporaryFolder()
        let file = try folder.write(SettingText(.mixed, size: 1_000_000).markdown, to: "long.md")
        // The reader goes on where it was left, so each task has a home of its own.
        for task in [Subject.Task.scrolledLines, .scrolledPages] {
            let home = try Home()
            _ = try program.check(["import", file], home: home, timeout: .seconds(60))
            let text = try program.check(["show", file], home: home, timeout: .seconds(60)).output.text
            for subject in try subjects(text: text, in: folder, home: home) {
                guard let work = subject.tasks[task] else { continue }
                let name = "\(subject.name): \(task.title)"
                section.attempt(name) { section in
                    let run = try KeyRun(task.title, work, of: subject, in: home)
                    section.rows.append(
                        .init(
                            name: name,
                            figures: [
                                run.processorTime, run.latency.median, run.latency.p99, run.latency.maximum, run.bytes,
                                Double(run.peakMemory) / 1_048_576,
                            ]))
                }
            }
            section.budget(
                "\(task.title), last byte, 99 of 100, ms", section["broadsheet: \(task.title)", "99 of 100"], 5)
        }
        return section
    }

    /// The reader, and what else is installed with the text as the reader prints it, each where its first line is shown.
    private func subjects(text: String, in folder: TemporaryFolder, home: Home) throws -> [Subject] {
        var ours = Subject.ours(program)
        let open = [(keys: Keystroke.enter, mark: "READING")]
        // The way to the bottom edge is not measured.
        let bottom = (0..<Subject.size.rows).map { _ in (keys: "j", mark: "") }
        ours.tasks = [
            .scrolledLines: .init(open + bottom, Array(repeating: "j", count: 200)),
            .scrolledPages: .init(open, Array(repeating: " ", count: 100)),
        ]
        var others: [Subject] = []
        if let less = Program.installed("less") { others.append(try .less(less, texts: [text], in: folder)) }
        if let newsboat = Program.installed("newsboat") {
            others.append(try .newsboat(newsboat, texts: [text], in: folder, home: home))
        }
        return [ours] + others.map { $0.scrolling }
    }
}

extension Subject {
    /// Only downwards, by the keys that it scrolls with already.
    fileprivate var scrolling: Subject {
        var subject = self
        subject.tasks = [:]
        if let lines = tasks[.lines], let key = lines.keys.first?.key {
            subject.tasks[.scrolledLines] = Work(lines.way, Array(repeating: key, count: 200))
        }
        if let pages = tasks[.pages], let key = pages.keys.first?.key {
            subject.tasks[.scrolledPages] = Work(pages.way, Array(repeating: key, count: 100))
        }
        return subject
    }
}
