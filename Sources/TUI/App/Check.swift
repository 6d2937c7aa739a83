import ArgumentParser
import Curses
import Storage

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look whether the library is whole.",
        discussion: """
            Looks at the file, at what refers to what, at the text of every article, at the marks, and at what is made from \
            them. With --repair what can be made again is: never a mark, never a text. Ends with 1 when something is wrong \
            and was left so.
            """)

    @OptionGroup var option: LibraryOption
    @Flag(help: "Make again what can be made from the rest of the library.") var `repair` = false
    @Flag(help: "Print what was found as JSON.") var json = false

    func run() throws {
        let path = try option.existingPath()
        let interruption = Interruption()
        let line = ProgressLine()
        defer { line.end() }
        let report = try opening { () throws(LibraryError) in
            try Library(at: path, purpose: `repair` ? .reading : .inspecting).check(repairing: `repair`) { headway in
                line.note { headway.words }
                return !interruption.isSet
            }
        }
        line.end()
        if json {
            write(try encoded(PrintedReport(report)))
        } else {
            for problem in report.problems { write(problem.words + "\n") }
            write(report.words + "\n")
        }
        if !report.isComplete, let signal = interruption.signal {
            say("interrupted: not everything was looked at")
            dieBySignal(signal)
        }
        guard report.isClean else { throw Failure(`repair` || !report.canBeRepaired ? nil : Self.advice) }
    }

    private static let advice = "broadsheet check --repair puts right what can be made again"
}

extension CheckHeadway {
    fileprivate var words: String {
        switch self {
        case .file: "Checking the file"
        case .articles(let count, let all): "Checking articles \(count)/\(all)"
        case .derived(let name): "Checking \(name)"
        case .indexing(let count, let all): "Indexing \(count)/\(all)"
        }
    }
}

extension CheckReport {
    fileprivate var canBeRepaired: Bool { problems.contains { !$0.isRepaired && $0.canBeRepaired } }

    fileprivate var words: String {
        let looked =
            "\(articles) \(articles == 1 ? "article" : "articles") looked at"
            + (unindexed > 0 ? " (\(unindexed) not searchable yet; broadsheet import goes on with that)" : "")
        guard !problems.isEmpty else { return "\(looked), nothing is wrong" }
        let left = problems.count { !$0.isRepaired }
        let repaired = problems.count - left
        let parts = [
            left > 0 ? "\(left) \(left == 1 ? "problem" : "problems") left" : nil,
            repaired > 0 ? "\(repaired) repaired" : nil,
        ]
        return ([looked] + parts.compactMap(\.self)).joined(separator: ", ")
    }
}

extension Problem {
    fileprivate var canBeRepaired: Bool {
        switch kind {
        case .derived: true
        case .article(_, _, let files): !files.isEmpty
        case .file, .marks: false
        }
    }

    /// What is wrong, and what to do.
    fileprivate var words: String { [what, advice].compactMap(\.self).joined(separator: " ") }

    fileprivate var what: String {
        switch kind {
        case .file(let words): "The file is damaged: \(words)."
        case .article(let id, let title, _): "Article \(id), \(title), is damaged."
        case .marks(let words): "\(count) \(words)."
        case .derived(let name): "\(count) \(name)\(isRepaired ? ": repaired" : "")."
        }
    }

    fileprivate var advice: String? {
        switch kind {
        case .file:
            "Put a backup in its place; or move it away, and broadsheet restore makes a new one with your marks."
        case .article(_, _, let files) where files.isEmpty:
            "No file is known that it came from: put a backup in the library's place."
        case .article(_, _, let files):
            (isRepaired ? "broadsheet import takes it again from " : "With --repair, import takes it again from ")
                + files.map(shownFile).joined(separator: ", ")
                + "; without that file, put a backup in the library's place."
        case .marks: "A backup or broadsheet restore may have them."
        case .derived: nil
        }
    }
}

/// The path of a file that was imported, for messages.
func shownFile(_ address: String) -> String {
    FileAddress.path(of: address).map { PathArgument($0).shown } ?? address
}

/// A report as `check --json` prints it.
private struct PrintedReport: Encodable {
    struct Printed: Encodable {
        var kind: String
        var count: Int
        var what: String
        var advice: String?
        var repaired: Bool
        var article: Int64?
        var title: String?
        var files: [String]?
    }

    var articles: Int
    var unindexed: Int
    var complete: Bool
    var problems: [Printed]

    init(_ report: CheckReport) {
        articles = report.articles
        unindexed = report.unindexed
        complete = report.isComplete
        problems = report.problems.map { problem in
            var printed = Printed(
                kind: "file", count: problem.count, what: problem.what, advice: problem.advice,
                repaired: problem.isRepaired)
            switch problem.kind {
            case .file: break
            case .marks: printed.kind = "marks"
            case .derived: printed.kind = "derived"
            case .article(let id, let title, let files):
                printed.kind = "article"
                printed.article = id
                printed.title = title
                printed.files = files.map(shownFile)
            }
            return printed
        }
    }
}
