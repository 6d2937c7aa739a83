import Foundation
import Support

// How long a search takes until its first screen: as a command, in the reader, in other programs, and the bare query.

extension Stage {
    /// What the floor prints for a query, in nanoseconds.
    private struct Bare: Decodable {
        var newest: Double
        var all: Double
        var found: Int
    }

    /// - Parameter floor: the bare query, see Library/floor.c.
    func searchSection(program: Program, floor: Program) -> Section {
        let cases = SearchCase.all(in: manifest)
        let names = [
            "bare newest", "bare all", "shell's FTS5", "command", "reader first", "reader hits", "reader last",
            "notmuch", "newsboat",
        ]
        var section = Section(title: "search, \(thousands), ms", columns: names.map { .init(name: $0, digits: 2) })
        section.rows = cases.map { .init(name: $0.name, figures: names.map { _ in nil }) }

        section.attempt("the bare query over our index") { section in
            let bare = try self.bare(floor, home.library, "search", cases.map(\.match))
            section.fill("bare newest", bare.map { $0.newest / 1e6 })
            section.fill("bare all", bare.map { $0.all / 1e6 })
            for (each, bare) in zip(cases, bare) {
                if let articles = each.articles, articles != bare.found {
                    section.remarks.append("WRONG: \(each.name): in \(articles) articles, found in \(bare.found)")
                }
            }
        }
        section.attempt("the bare query over the shell's table") { section in
            guard let shell else { throw Failure("sqlite3 is not installed") }
            let bare = try self.bare(floor, shell.path(.prefixed), "texts", cases.map(\.shell))
            section.fill("shell's FTS5", bare.map { $0.newest / 1e6 })
        }
        section.attempt("broadsheet search") { section in
            section.fill("command", try cases.map { each in try median(of: 5) { try command(program, each) } })
        }
        section.attempt("searching in the reader (s)") { section in
            let answers = try cases.map { try answer(of: program, to: $0) }
            section.fill("reader first", answers.map(\.first))
            section.fill("reader hits", answers.map(\.hits))
            section.fill("reader last", answers.map(\.last))
        }
        section.attempt("notmuch search") { section in
            guard let notmuch else { throw Failure("notmuch is not installed") }
            let times = try cases.map { each in
                try each.notmuch.map { query in
                    try median(of: 3) { try notmuch.search(query, home: home).seconds * 1e3 }
                }
            }
            section.fill("notmuch", times)
        }
        section.attempt("searching in newsboat") { section in
            guard let newsboat else { throw Failure("newsboat is not installed") }
            section.fill("newsboat", try scan(newsboat, for: cases.map(\.newsboat)))
        }
        judgeSearch(&section)
        return section
    }

    private func judgeSearch(_ section: inout Section) {
        let firsts = section.rows.compactMap { row in section[row.name, "reader first"] }
        section.budget("the reader's first frame of an answer, slowest query, ms", firsts.max(), 16)
        for row in section.rows {
            // What takes longer than a frame is measured against the bare query.
            guard let hits = section[row.name, "reader hits"], let all = section[row.name, "bare all"] else { continue }
            section.budget("\(row.name): its hits, ms", hits, max(16, 1.2 * all))
        }
    }

    private func median(of rounds: Int, _ measure: () throws -> Double) throws -> Double {
        Figures(try (0..<rounds).map { _ in try measure() }).median
    }

    private func bare(_ floor: Program, _ library: String, _ table: String, _ matches: [String]) throws -> [Bare] {
        let (output, _) = try floor.check([library, table, "200"] + matches, home: home, timeout: .seconds(300))
        return try output.text.split(separator: "\n").map {
            try JSONDecoder().decode(Bare.self, from: Data($0.utf8))
        }
    }

    /// The command from its start to its end, in milliseconds.
    private func command(_ program: Program, _ each: SearchCase) throws -> Double {
        struct Row: Decodable { var title: String }
        let started = ContinuousClock.now
        let output = try program.run(
            ["search", each.ours, "--limit", "50", "--json"], home: home, timeout: .seconds(120))
        let time = (ContinuousClock.now - started).inMilliseconds
        guard output.status == .exited(0) else {
            throw Failure(output.status == .exited(2) ? "the command is not there yet" : output.errorText)
        }
        let rows = try JSONDecoder().decode([Row].self, from: Data(output.bytes))
        if let articles = each.articles, rows.count != min(50, articles) || rows.first?.title != each.newest {
            throw Failure("'\(each.ours)' finds \(rows.count) of \(articles), first '\(rows.first?.title ?? "")'")
        }
        return time
    }

    /// Milliseconds from the last key of a query, typed at `s`.
    private struct Answer {
        /// To the first bytes, whatever they say; until the newest hit is on the screen; to the last byte, counts and the
        /// preview in it.
        var first: Double
        var hits: Double
        var last: Double
    }

    private func answer(of program: Program, to each: SearchCase) throws -> Answer {
        let answers = try (0..<5).map { _ in
            let terminal = try reader(program).start(in: home)
            try terminal.settle(quiet: .milliseconds(100))
            try terminal.send("s")
            try terminal.settle(quiet: .milliseconds(100))
            guard !terminal.screen.contains("does nothing") else { throw Failure("the key s is not there yet") }
            try terminal.send(String(each.ours.dropLast()))
            try terminal.settle(quiet: .milliseconds(300))
            return try lastKey(of: each, to: terminal)
        }
        return Answer(
            first: Figures(answers.map(\.first)).median, hits: Figures(answers.map(\.hits)).median,
            last: Figures(answers.map(\.last)).median)
    }

    private func lastKey(of each: SearchCase, to terminal: Terminal) throws -> Answer {
        let pressed = ContinuousClock.now
        let deadline = pressed + .seconds(30)
        var (first, hits): (Double?, Double?)
        func elapsed() -> Double { (terminal.lastByte - pressed).inMilliseconds }
        try terminal.send(String(each.ours.suffix(1)))
        while true {
            let isSilent = terminal.pump(until: .now + .milliseconds(300)) == 0
            if !isSilent {
                first = first ?? elapsed()
                if hits == nil, each.newest.map({ terminal.screen.contains($0.prefix(12)) }) ?? true {
                    hits = elapsed()
                }
            } else if let first, let hits {
                return Answer(first: first, hits: hits, last: elapsed())
            }
            guard .now < deadline, !terminal.hasEnded else {
                throw Failure("'\(each.ours)' does not show '\(each.newest ?? "")'")
            }
        }
    }

    /// newsboat's own search, from Enter to the last byte of its list of results.
    private func scan(_ newsboat: Newsboat, for queries: [String?]) throws -> [Double?] {
        let subject = newsboat.subject(patience: .seconds(120))
        let terminal = try subject.start(in: home)
        return try queries.map { query in
            guard let query else { return nil }
            try terminal.settle(quiet: .milliseconds(100))
            try terminal.send("/")
            try terminal.waitFor("Search for:")
            try terminal.send(query)
            try terminal.settle(quiet: .milliseconds(100))
            let pressed = ContinuousClock.now
            try terminal.send(Keystroke.enter)
            try terminal.wait(for: "results", timeout: .seconds(120), atOnce: true) {
                $0.contains("Search result") || $0.contains("No results")
            }
            try terminal.settle(quiet: .milliseconds(300), timeout: .seconds(60))
            let time = (terminal.lastByte - pressed).inMilliseconds
            if terminal.screen.contains("Search result") { try terminal.send("q") }
            return time
        }
    }
}

extension Section {
    fileprivate mutating func fill(_ column: String, _ values: [Double?]) {
        guard let index = columns.firstIndex(where: { $0.name == column }) else { return }
        for (row, value) in zip(rows.indices, values) { rows[row].figures[index] = value }
    }
}
