import Foundation
import Support

// How fast all lines of a text are set: the page in each of its ways, ICU alone, and programs that fill lines, by turns.

extension TypesettingRun {
    private struct Round: Decodable {
        /// Lines, or places where one may end.
        var count: Int?
        /// Milliseconds.
        var wall: Double
        var processor: Double
        var memory: Int?
    }

    private static let rounds = 3
    private static let floorName = "ICU's break iterator, bare, on UTF-16"
    private static let pageNames = [
        (way: "greedy", name: "broadsheet, greedy"), (way: "optimal", name: "broadsheet, optimal"),
        (way: "read", name: "broadsheet, greedy, each line read out"),
    ]

    func settingSection(_ text: SettingText, in home: Home) throws -> Section {
        let folder = try TemporaryFolder()
        let plain = try folder.write(text.plain, to: "text.txt")
        let html = try folder.write(text.html, to: "text.html")
        var section = Section(
            title: "\((text.size + 500_000) / 1_000_000) MB of \(text.kind.title), \(text.paragraphs.count) paragraphs",
            columns: [
                .init(name: "MB/s"), .init(name: "processor", digits: 0), .init(name: "wall", digits: 0),
                .init(name: "peak MB"), .init(name: "x ICU's time", digits: 2),
            ])
        section.remarks.append("load when it began: \(Self.load)")

        var subjects: [(name: String, measure: () throws -> Round)] = Self.pageNames.map { way, name in
            (name, { try result(of: pass, ["set", way, text.kind.language, plain], in: home) })
        }
        subjects.append((Self.floorName, { try result(of: floor, [text.kind.locale, plain], in: home) }))
        // It knows no other places to end a line than spaces.
        if text.kind.hasSpaces {
            subjects.append(("fmt -w 72", { try time("fmt", ["-w", "72", plain], in: home) }))
        } else {
            section.remarks.append("fmt is not asked: it ends lines at spaces only, and here are none")
        }
        let w3m = ["-dump", "-cols", "72", "-I", "UTF-8", "-O", "UTF-8", "-T", "text/html", html]
        subjects.append(("w3m -dump -cols 72 (HTML)", { try time("w3m", w3m, in: home) }))

        var rounds: [String: [Round]] = [:]
        for _ in 0..<Self.rounds {
            for subject in subjects {
                section.attempt(subject.name) { _ in rounds[subject.name, default: []].append(try subject.measure()) }
            }
        }
        let least = rounds[Self.floorName].map { Figures($0.map(\.processor)).median }
        for (name, _) in subjects {
            guard let rounds = rounds[name] else { continue }
            let processor = Figures(rounds.map(\.processor)).median
            section.rows.append(
                .init(
                    name: name,
                    figures: [
                        Double(text.size) / 1e3 / processor, processor, Figures(rounds.map(\.wall)).median,
                        rounds.compactMap(\.memory).max().map { Double($0) / 1_048_576 }, ratio(processor, least),
                    ]))
        }
        addBudgets(for: text.kind, to: &section)
        return section
    }

    private func addBudgets(for kind: SettingText.Kind, to section: inout Section) {
        if kind == .ascii {
            section.budget(
                "greedy, times fmt",
                ratio(section["broadsheet, greedy", "processor"], section["fmt -w 72", "processor"]),
                1)
        }
        for way in ["greedy", "optimal"] {
            section.budget(
                "\(way), times ICU's bare iterator", section["broadsheet, \(way)", "x ICU's time"], 3)
        }
    }

    private func time(_ name: String, _ arguments: [String], in home: Home) throws -> Round {
        guard let program = Program.installed(name) else { throw Failure("\(name) is not installed") }
        let (output, seconds) = try program.check(arguments, home: home, timeout: .seconds(600), measuresMemory: true)
        return Round(
            wall: seconds * 1e3, processor: output.processorTime.inMilliseconds, memory: output.peakMemory)
    }
}
