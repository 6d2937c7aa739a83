import Support

// How soon the first 40 rows of an article are there once it is loaded, wherever in it they stand, and again at another width.

extension TypesettingRun {
    private struct Screen: Decodable {
        /// Milliseconds of the first one in a process, and of the middle one of many.
        var first: Double
        var firstProcessor: Double
        var wall: Double
        var processor: Double
        var memory: Int
    }

    private static let processes = 5

    func screenSection(_ text: SettingText, in home: Home) throws -> Section {
        let folder = try TemporaryFolder()
        let file = try folder.write(text.plain, to: "text.txt")
        var section = Section(
            title: "first screen of an article, \(text.kind.title), ms",
            columns: [
                .init(name: "first", digits: 2), .init(name: "most", digits: 2), .init(name: "processor", digits: 2),
                .init(name: "later", digits: 2), .init(name: "processor", digits: 2), .init(name: "peak MB"),
            ])
        section.remarks = [
            "first: the first one of each of \(Self.processes) processes, cold, in the median; later: many more, each with a page of its own",
            "load when it began: \(Self.load)",
        ]
        for (megabytes, form, name) in [
            (1, "paragraphs", "1 MB"), (50, "paragraphs", "50 MB, many paragraphs"), (50, "line", "50 MB in one line"),
        ] {
            let tasks = ["start", "middle"] + (megabytes == 1 ? ["resize"] : [])
            for task in tasks {
                let row = "\(name): \(task == "resize" ? "from 72 to 58 columns, middle" : task)"
                section.attempt(row) { section in
                    let arguments = ["screen", task, text.kind.language, file, form, String(megabytes * 1_000_000)]
                    let screens: [Screen] = try (0..<Self.processes).map { _ in
                        try result(of: pass, arguments, in: home)
                    }
                    let first = Figures(screens.map(\.first))
                    section.rows.append(
                        .init(
                            name: row,
                            figures: [
                                first.median, first.maximum, Figures(screens.map(\.firstProcessor)).median,
                                Figures(screens.map(\.wall)).median, Figures(screens.map(\.processor)).median,
                                screens.map(\.memory).max().map { Double($0) / 1_048_576 },
                            ]))
                }
            }
        }
        for row in section.rows where row.name.hasPrefix("50 MB") {
            section.budget(row.name, row.figures[0], 50)
        }
        return section
    }
}
