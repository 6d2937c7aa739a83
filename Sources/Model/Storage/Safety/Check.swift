import Articles
import GRDB

extension Library {
    /// Looks at everything: the file as SQLite sees it, what refers to what, each article's text, each mark, and the parts that
    /// are made from others. Articles are read one at a time; readers and writers go on meanwhile.
    ///
    /// Repairs touch nothing but what can be made again. A damaged article is made ready to be taken from its file by the next
    /// import. O(bytes of the library).
    /// - Parameter goesOn: called several times a second; the check ends when it says no.
    public func check(
        repairing: Bool = false, _ goesOn: (CheckHeadway) -> Bool = { _ in true }
    ) throws(LibraryError) -> CheckReport {
        try withoutActuallyEscaping(goesOn) { goesOn throws(LibraryError) in
            var check = Check(library: self, isRepairing: repairing, goesOn: goesOn)
            do {
                try check.run()
            } catch {
                guard error.isInterruption else { throw LibraryError(error, at: path) }
                check.report.isComplete = false
            }
            return check.report
        }
    }
}

private struct Check {
    let library: Library
    let isRepairing: Bool
    let goesOn: (CheckHeadway) -> Bool
    var report = CheckReport()
    /// Articles of which the index was given something else.
    private var differing = 0
    /// How many articles there are.
    private var all = 0

    init(library: Library, isRepairing: Bool, goesOn: @escaping (CheckHeadway) -> Bool) {
        self.library = library
        self.isRepairing = isRepairing
        self.goesOn = goesOn
    }

    /// Articles that are looked at before others may have the connection, and problems of one kind that are told.
    private static let run = 50
    private static let most = 100

    mutating func run() throws {
        try file()
        for part in DerivedPart.beforeArticles { try look(at: part) }
        try references()
        try marks()
        try articles()
        for part in DerivedPart.afterArticles { try look(at: part) }
        try index()
        report.unindexed = try library.indexProgress().left
    }

    /// Reads with somebody watching. Of a damaged page nothing more is said than that it is there.
    private mutating func look(_ headway: CheckHeadway, _ body: (Database) throws -> Void) throws {
        do {
            try library.queue.inDatabase { database in
                try database.watched({ goesOn(headway) }) { try body(database) }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            note(.file(error.message ?? "a page is damaged"))
        }
    }

    private mutating func note(_ kind: Problem.Kind, count: Int = 1, isRepaired: Bool = false) {
        if case .file = kind, report.problems.contains(where: { $0.kind == kind }) { return }
        report.problems.append(Problem(kind, count: count, isRepaired: isRepaired))
    }

    /// Puts something right, and tells whether that went well. What stands in the way of it is a problem of its own.
    private func repaired(_ body: (Database) throws -> Void) throws -> Bool {
        guard isRepairing else { return false }
        do {
            try library.write(body)
            return true
        } catch .damaged {
            return false
        } catch .failed {
            return false
        }
    }

    // MARK: The file

    private mutating func file() throws {
        var found: [String] = []
        try look(.file) { found = try String.fetchAll($0, sql: "PRAGMA integrity_check(\(Self.most))") }
        found.removeAll { $0 == "ok" }
        let indexes = found.filter(Self.isAboutIndex)
        for words in found where !Self.isAboutIndex(words) { note(.file(words)) }
        guard !indexes.isEmpty else { return }
        let isRepaired = try indexes.count == found.count && repaired { try $0.execute(sql: "REINDEX") }
        note(.derived("entries of indexes"), count: indexes.count, isRepaired: isRepaired)
    }

    /// As `integrity_check` puts it.
    private static func isAboutIndex(_ words: String) -> Bool {
        words.contains(" missing from index ") || words.hasPrefix("wrong # of entries in index ")
            || words.hasPrefix("non-unique entry in index ")
    }

    // MARK: What is made from the rest

    private mutating func look(at part: DerivedPart) throws {
        var count = 0
        try look(.derived(part.name)) { count = try part.count($0) }
        guard count > 0 else { return }
        var rest = count
        if try repaired(part.repair) { try look(.derived(part.name)) { rest = try part.count($0) } }
        if count > rest { note(.derived(part.name), count: count - rest, isRepaired: true) }
        if rest > 0 { note(.derived(part.name), count: rest) }
    }

    // MARK: What refers to what

    /// What is left when derived parts have been looked at: marks whose article is missing, and what nobody has thought of.
    private mutating func references() throws {
        var counts: [String: Int] = [:]
        try look(.derived("references")) { database in
            let rows = try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check")
            while let row = try rows.next() { counts[row[0], default: 0] += 1 }
        }
        for (table, count) in counts.sorted(by: { $0.key < $1.key }) {
            switch table {
            case "status", "place", "bookmark", "draft":
                note(.marks("\(Self.plural(table)) whose article is missing"), count: count)
            case "copy", "file": break
            default: note(.file("\(table): \(count) rows refer to something that is missing"))
            }
        }
    }

    // MARK: Marks

    private mutating func marks() throws {
        for table in ["place", "bookmark", "draft"] {
            var count = 0
            try look(.derived("marks")) { database in
                let parts = try String.fetchAll(
                    database,
                    sql: """
                        SELECT coalesce(part, '') FROM \(table)
                        WHERE part IS NULL OR part NOT IN ('title', 'body')
                        """)
                count = parts.count { (try? Place.Part(stored: $0)) == nil }
            }
            if count > 0 { note(.marks("\(Self.plural(table)) that cannot be read"), count: count) }
        }
    }

    private static func plural(_ table: String) -> String {
        switch table {
        case "status": "stars and states of reading"
        case "place": "reading places"
        case "bookmark": "bookmarks"
        default: "drafts"
        }
    }

    // MARK: Articles

    private mutating func articles() throws {
        var all = 0
        try look(.articles(0, of: 0)) { all = try Int.fetchOne($0, sql: "SELECT count(*) FROM article") ?? 0 }
        self.all = all
        var last = Int64.min
        var odd = 0, oddRepaired = 0
        while true {
            var ids: [Article.ID] = []
            try look(.articles(report.articles, of: all)) {
                ids = try Int64.fetchAll(
                    $0, sql: "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT \(Self.run)", arguments: [last])
            }
            // In a damaged tree rows may come in any order, and again and again.
            guard let end = ids.max() else { break }
            guard end > last, report.articles <= 2 * all + Self.run else {
                note(.file("the articles are not in order"))
                break
            }
            last = end
            for id in ids {
                switch try state(of: id) {
                case .whole: try noteIndex(of: id)
                case .gone: break
                case .damaged: try tellDamaged(id)
                case .oddRow:
                    odd += 1
                    guard try repaired({ try $0.updateRow(id) }) else { break }
                    oddRepaired += 1
                    try noteIndex(of: id)
                }
                report.articles += 1
            }
            guard goesOn(.articles(report.articles, of: all)) else {
                throw DatabaseError(resultCode: .SQLITE_INTERRUPT)
            }
        }
        let name = "rows of the list that say something else than their articles"
        if oddRepaired > 0 { note(.derived(name), count: oddRepaired, isRepaired: true) }
        if odd > oddRepaired { note(.derived(name), count: odd - oddRepaired) }
    }

    // MARK: The index

    private mutating func noteIndex(of id: Article.ID) throws {
        var differs = false
        try look(.articles(report.articles, of: max(report.articles, all))) { differs = try $0.indexDiffers(from: id) }
        if differs { differing += 1 }
    }

    private mutating func index() throws {
        let name = "articles that searches do not find as they are"
        var count = differing
        try look(.derived("the index")) { count += try $0.misplacedSeats() }
        if count == 0, isRepairing {
            do throws(LibraryError) {
                try library.write { try $0.examineIndex() }
            } catch .damaged {
                count = 1
            }
        }
        guard count > 0 else { return }
        guard try repaired({ try $0.emptyIndex() }) else { return note(.derived(name), count: count) }
        note(.derived(name), count: count, isRepaired: true)
        // Whoever stops this loses nothing: what is not indexed yet, the next reader or import indexes.
        while try library.indexSome(atMost: Self.run) > 0 {
            let progress = try library.indexProgress()
            guard goesOn(.indexing(progress.indexed, of: progress.total)) else {
                throw DatabaseError(resultCode: .SQLITE_INTERRUPT)
            }
        }
    }

    // MARK: One article

    private enum ArticleState { case whole, damaged, oddRow, gone }

    private func state(of id: Article.ID) throws -> ArticleState {
        do {
            return try library.queue.inDatabase { database in
                guard
                    let known = try Int64.fetchOne(
                        database.cachedStatement(sql: "SELECT fingerprint FROM article WHERE id = ?"), arguments: [id])
                else { return .gone }
                guard let packed = try database.packed(id), packed.fingerprint == known,
                    let article = try? packed.article()
                else { return .damaged }
                return try database.rowIsOf(id, article, known) ? .whole : .oddRow
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return .damaged
        }
    }

    private mutating func tellDamaged(_ id: Article.ID) throws {
        var title = ""
        var files: [String] = []
        try look(.articles(report.articles, of: report.articles)) { database in
            title = try String.fetchOne(database, sql: "SELECT title FROM article WHERE id = ?", arguments: [id]) ?? ""
            files = try String.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT uri FROM copy JOIN file ON file.id = copy.file WHERE copy.article = ? ORDER BY uri
                    """, arguments: [id])
        }
        let isRepaired = try !files.isEmpty && repaired { try $0.forgetText(of: id) }
        note(.article(id, title: title, files: files), isRepaired: isRepaired)
    }
}

extension Database {
    /// Lets the next import write an article anew, though its files are as they were.
    fileprivate func forgetText(of id: Article.ID) throws {
        try execute(
            sql: """
                UPDATE file SET parser = 0 WHERE id IN (SELECT file FROM copy WHERE article = ?1);
                UPDATE copy SET fingerprint = 0 WHERE article = ?1;
                UPDATE article SET fingerprint = 0 WHERE id = ?1;
                """.replacing("?1", with: "\(id)"))
    }
}
