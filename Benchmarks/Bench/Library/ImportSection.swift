import Foundation
import Support

// Import: until articles can be browsed, and until they can be searched.

extension Stage {
    private struct Taken {
        /// Seconds.
        var browsable: Double?
        var searchable: Double?
        var processor: Double
        var memory: Int?
    }

    /// What `import --json` says of its time.
    private struct Said: Decodable {
        var secondsBrowsable: Double?
        var secondsSearchable: Double?
        var added: Int

        enum CodingKeys: String, CodingKey {
            case added
            case secondsBrowsable = "seconds_browsable"
            case secondsSearchable = "seconds_searchable"
        }
    }

    private typealias Way = (name: String, take: () throws -> Taken)

    /// - Parameter pass: the importer alone, to say what parsing takes of the time; `nil` for leaving it out.
    func importSection(program: Program, pass: Program) -> Section {
        var section = Section(
            title: "import, \(thousands)",
            columns: [
                .init(name: "browsable/s", digits: 0), .init(name: "searchable/s", digits: 0),
                .init(name: "s browsable", digits: 2),
                .init(name: "s searchable", digits: 2), .init(name: "s processor", digits: 2), .init(name: "peak MB"),
                .init(name: "rounds", digits: 0),
            ])
        let ways = ways(program)
        var taken = ways.map { _ in [Taken]() }
        for round in 0..<3 {
            for (index, way) in ways.enumerated() {
                // What takes long is done once; the programs take turns.
                let spent = taken[index].compactMap { $0.searchable ?? $0.browsable }.reduce(0, +)
                guard taken[index].count == round, spent < 40 else { continue }
                section.attempt(way.name) { _ in taken[index].append(try way.take()) }
            }
        }
        for (way, taken) in zip(ways, taken) where !taken.isEmpty {
            func median(_ value: (Taken) -> Double?) -> Double? {
                let values = taken.compactMap(value)
                return values.isEmpty ? nil : Figures(values).median
            }
            let (browsable, searchable) = (median(\.browsable), median(\.searchable))
            section.rows.append(
                .init(
                    name: way.name,
                    figures: [
                        ratio(Double(size), browsable), ratio(Double(size), searchable), browsable, searchable,
                        median(\.processor), median { $0.memory.map { Double($0) / 1_048_576 } }, Double(taken.count),
                    ]))
        }
        section.attempt("parsing alone") { try addParsing(by: pass, to: &$0) }
        judgeImport(&section)
        sayWhereTimeGoes(&section)
        return section
    }

    private func ways(_ program: Program) -> [Way] {
        // That of the feeds is kept: it is what the reader opens. (So it comes last of ours.)
        var ways: [Way] = [("mbox", "mbox"), ("Maildir", "maildir"), ("feeds", "feeds")].map { name, form in
            ("broadsheet, \(name)", { try self.take(program, form, keeping: form == "feeds") })
        }
        func peer(_ result: (output: Program.Output, seconds: Double), isBrowsable: Bool, isSearchable: Bool) -> Taken {
            Taken(
                browsable: isBrowsable ? result.seconds : nil, searchable: isSearchable ? result.seconds : nil,
                processor: result.output.processorTime.inMilliseconds / 1e3, memory: result.output.peakMemory)
        }
        if let newsboat {
            ways.append(
                (
                    "newsboat, feeds",
                    {
                        peer(
                            try newsboat.importFeeds(home: self.home, timeout: self.patience), isBrowsable: true,
                            isSearchable: false)
                    }
                ))
        }
        if let notmuch {
            ways.append(
                (
                    "notmuch, Maildir",
                    {
                        peer(
                            try notmuch.importMails(home: self.home, timeout: self.patience), isBrowsable: true,
                            isSearchable: true)
                    }
                ))
        }
        if let shell {
            ways += Shell.Form.allCases.map { form in
                (
                    form.name,
                    {
                        peer(
                            try shell.importTexts(form, home: self.home, timeout: self.patience),
                            isBrowsable: form == .plain,
                            isSearchable: form != .plain)
                    }
                )
            }
        }
        return ways
    }

    private func take(_ program: Program, _ form: String, keeping: Bool) throws -> Taken {
        let library = keeping ? home.library : folder.path("\(form).sqlite")
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: library + ending) }
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: library).deletingLastPathComponent(), withIntermediateDirectories: true)
        let (output, seconds) = try program.check(
            ["import", "--library", library, "--json", "\(corpus)/\(form)"], home: home, timeout: patience,
            measuresMemory: true)
        let said = try JSONDecoder().decode(Said.self, from: Data(output.bytes))
        guard said.added == size else { throw Failure("\(said.added) of \(size) articles came of \(form)") }
        if keeping { isImported = true }
        return Taken(
            browsable: said.secondsBrowsable ?? seconds, searchable: said.secondsSearchable,
            processor: output.processorTime.inMilliseconds / 1e3, memory: output.peakMemory)
    }

    /// Parsing by itself, on one thread: what of the import's time of the processor is not storing or indexing.
    private func addParsing(by pass: Program, to section: inout Section) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(corpus)/feeds").map {
            "\(corpus)/feeds/\($0)"
        }
        let (output, _) = try pass.check(["feed"] + files, home: home, timeout: patience)
        let result = try JSONDecoder().decode(PassResult.self, from: Data(output.bytes))
        section.rows.append(
            .init(
                name: Self.parsing,
                figures: [nil, nil, nil, nil, result.processor / 1e3, result.memory.map { Double($0) / 1_048_576 }, 1]))
    }

    private static let parsing = "of that parsing alone, feeds, one thread"

    private func sayWhereTimeGoes(_ section: inout Section) {
        let ours = "broadsheet, feeds"
        guard let browsable = section[ours, "s browsable"] else { return }
        guard let searchable = section[ours, "s searchable"] else {
            section.remarks.append(
                "import --json says no seconds_searchable; all of its time is taken as until browsable")
            return
        }
        let parsing = section[Self.parsing, "s processor"].map {
            String(format: ", parsing is %.2f of the processor", $0)
        }
        section.remarks.append(
            String(
                format: "where the time goes: %.2f s until browsable%@; %.2f s more for the index", browsable,
                parsing ?? "", searchable - browsable))
    }

    private func judgeImport(_ section: inout Section) {
        let ours = "broadsheet, feeds"
        let (browsable, searchable) = (section[ours, "s browsable"], section[ours, "s searchable"])
        section.budget(
            "until browsable, times the plain insert", ratio(browsable, section[Shell.Form.plain.name, "s browsable"]),
            2.5)
        section.budget(
            "browsable articles/s, times newsboat", ratio(section["newsboat, feeds", "s browsable"], browsable), 2,
            isLeast: true)
        for form in [Shell.Form.indexed, .prefixed] {
            section.budget(
                "until searchable, times \(form.name)", ratio(searchable, section[form.name, "s searchable"]), 1.3)
        }
    }
}
