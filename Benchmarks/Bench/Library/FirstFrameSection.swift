import Support

// From exec to the first frame, at a size of library.

extension Stage {
    /// The reader on this library.
    func reader(_ program: Program) -> Subject {
        Subject(
            name: "broadsheet", program: program, arguments: [], frameMark: ("help", 1),
            tasks: [
                .listLines: .init([], (0..<min(200, size / 2)).map { _ in "j" }),
                .listPages: .init([], (0..<min(60, size / Subject.size.rows)).map { _ in " " }),
                .listEnds: .init([], (0..<20).map { $0 % 2 == 0 ? "G" : "g" }),
            ], quit: "Q", patience: .seconds(120))
    }

    func firstFrameSection(program: Program, floor: Program) -> Section {
        var section = Section(
            title: "exec to first frame, \(thousands)",
            columns: [
                .init(name: "ms", digits: 2), .init(name: "99 of 100", digits: 2),
                .init(name: "x the floor", digits: 2),
            ])
        func add(_ subjects: [Subject], rounds: Int) {
            section.attempt(subjects.map(\.name).joined(separator: ", ")) { section in
                for (subject, frame) in zip(subjects, try measureFirstFrames(of: subjects, in: home, rounds: rounds)) {
                    section.rows.append(
                        .init(
                            name: subject.name,
                            figures: [
                                frame.median, frame.p99,
                                ratio(frame.median, subject.name == "floor" ? frame.median : section["floor", "ms"]),
                            ]))
                }
            }
        }
        add([.floor(floor, library: home.library), reader(program)], rounds: 20)
        if let newsboat { add([newsboat.subject(patience: .seconds(120))], rounds: size > 20_000 ? 1 : 3) }
        section.budget("first frame, times the floor", section["broadsheet", "x the floor"], 3)
        return section
    }
}
