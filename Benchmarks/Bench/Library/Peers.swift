import Foundation
import Support

// What else keeps a library of articles, each with files of its own in the stage's folder.

/// Feeds in a cache; searches by LIKE.
struct Newsboat {
    let program: Program
    let cache: String
    private let articles: Int
    /// All but the cache.
    private let options: [String]

    /// - Parameter articles: how many there are.
    init(_ program: Program, feeds: String, in folder: TemporaryFolder, articles: Int) throws {
        self.program = program
        self.articles = articles
        cache = folder.path("newsboat.db")
        let files = try FileManager.default.contentsOfDirectory(atPath: feeds).sorted()
        // The first line is a list of all articles, beside those of the feeds.
        let all = "\"query:All articles:unread = \\\"yes\\\" or unread = \\\"no\\\"\"\n"
        let urls = all + files.map { "file://\(feeds)/\($0)\n" }.joined()
        let config = "auto-reload no\nconfirm-exit no\nshow-read-feeds yes\n"
        options = [
            "-q", "-u", try folder.write(urls, to: "newsboat-urls"), "-C",
            try folder.write(config, to: "newsboat-config"),
        ]
    }

    var arguments: [String] { options + ["-c", cache] }

    func importFeeds(home: Home, timeout: Duration) throws -> (output: Program.Output, seconds: Double) {
        try? FileManager.default.removeItem(atPath: cache)
        return try program.check(arguments + ["-x", "reload"], home: home, timeout: timeout, measuresMemory: true)
    }

    /// In its list of feeds; a key works in the list of all articles.
    func subject(patience: Duration) -> Subject {
        let list = [(keys: Keystroke.home + Keystroke.enter, mark: "Articles in feed")]
        return Subject(
            name: "newsboat", program: program, arguments: arguments, frameMark: ("q:Quit", 2),
            tasks: [
                .listLines: .init(list, (0..<50).map { _ in "j" }),
                .listPages: .init(list, (0..<min(20, articles / Subject.size.rows)).map { _ in Keystroke.pageDown }),
            ], quit: "qqq", patience: patience)
    }
}

/// Mails in a Xapian database.
struct Notmuch {
    let program: Program
    let database: String
    private let config: String

    init(_ program: Program, mails: String, in folder: TemporaryFolder) throws {
        self.program = program
        database = folder.path("notmuch")
        config = try folder.write(
            """
            [database]
            path=\(database)
            mail_root=\(mails)
            [user]
            name=Reader
            primary_email=reader@example.net
            [new]
            tags=unread

            """, to: "notmuch-config")
    }

    private var environment: [String: String?] { ["NOTMUCH_CONFIG": config] }

    func importMails(home: Home, timeout: Duration) throws -> (output: Program.Output, seconds: Double) {
        try? FileManager.default.removeItem(atPath: database)
        try FileManager.default.createDirectory(atPath: database, withIntermediateDirectories: true)
        return try program.check(
            ["new", "--no-hooks", "--quiet"], home: home, environment: environment, timeout: timeout,
            measuresMemory: true)
    }

    func search(_ query: String, home: Home) throws -> (output: Program.Output, seconds: Double) {
        try program.check(
            ["search", "--limit=50", "--sort=newest-first", query], home: home, environment: environment,
            timeout: .seconds(120))
    }
}

/// The sqlite3 shell, which inserts title and text of each article.
struct Shell {
    enum Form: String, CaseIterable {
        case plain, indexed, prefixed

        var name: String {
            switch self {
            case .plain: "sqlite3, plain insert"
            case .indexed: "sqlite3, FTS5 + text"
            case .prefixed: "sqlite3, FTS5 + text, prefix='1 2 3'"
            }
        }

        fileprivate var table: String {
            switch self {
            case .plain: "CREATE TABLE texts (title TEXT, body TEXT)"
            case .indexed: "CREATE VIRTUAL TABLE texts USING fts5 (title, body)"
            case .prefixed: "CREATE VIRTUAL TABLE texts USING fts5 (title, body, prefix = '1 2 3')"
            }
        }
    }

    let program: Program
    private let texts: String
    private let folder: TemporaryFolder

    init(_ program: Program, texts: String, in folder: TemporaryFolder) {
        self.program = program
        self.texts = texts
        self.folder = folder
    }

    func path(_ form: Form) -> String { folder.path("\(form).db") }

    func importTexts(_ form: Form, home: Home, timeout: Duration) throws -> (output: Program.Output, seconds: Double) {
        try? FileManager.default.removeItem(atPath: path(form))
        return try program.check(
            ["-bail", path(form), form.table, ".import --ascii \(texts) texts"], home: home, timeout: timeout,
            measuresMemory: true)
    }
}
