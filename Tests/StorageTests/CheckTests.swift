import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct CheckTests {
    let folder = Folder()

    /// Articles of all kinds from a source, searchable, the first with one of every mark.
    private func fill(_ count: Int = 40) throws {
        let library = try folder.open()
        let source = try library.addSource("file:///letters")
        var numbers = Numbers(state: 5)
        for index in 0..<count {
            var article = numbers.article()
            article.identity = .guid("\(index)")
            var origin = Origin("file:///letters/\(index)")
            origin.source = source
            try library.store([article], from: origin) { _ in true }
        }
        try library.mark(1)
        while try library.indexSome(atMost: 50) > 0 {}
    }

    private func damage(_ sql: String) throws {
        var settings = Configuration()
        settings.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: folder.library, configuration: settings)
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func check(repairing: Bool = false) throws -> CheckReport {
        try folder.open(repairing ? .reading : .inspecting).check(repairing: repairing)
    }

    @Test func nothingIsWrongWithAWholeLibrary() throws {
        try fill()
        for repairing in [false, true] {
            let report = try check(repairing: repairing)
            #expect(report.problems == [] && report.isClean && report.isComplete && report.articles == 40)
        }
        #expect(try Library(at: folder.path + "/none", purpose: .inspecting).check() == CheckReport())
    }

    /// What can be made again (0: so many do not matter) is told, left alone, and put right when that is asked for.
    @Test(arguments: [
        ("UPDATE article SET title = 'X', words = 3 WHERE id IN (3, 4)", "rows of the list", 2),
        ("UPDATE article SET authors = 'Nobody' WHERE id = 1", "rows of the list", 1),
        ("DELETE FROM article WHERE id IN (1, 5)", "texts that no list shows", 2),
        ("DELETE FROM file WHERE id = 2", "entries of files", 1),
        ("UPDATE file SET source = 99 WHERE id = 3", "files of sources", 1),
        (
            "UPDATE article SET starred = 1, bookmarks = 7 WHERE id IN (1, 3)",
            "rows of the list that say something else than the marks", 2
        ),
        (
            "UPDATE document SET notes_at = 1 WHERE article = 2", "rows of the list that say something else than their",
            1
        ),
        ("UPDATE tally SET unread = unread + 3", "counts of shelves", 0),
        ("UPDATE bookmark SET lost = 1 - lost", "bookmarks of which it is not right", 0),
        ("DELETE FROM member WHERE article > 30", "entries of sources that are not as", 10),
        ("UPDATE article SET indexed = 1 WHERE id = 3", "articles that searches", 1),
        ("UPDATE article SET seat = NULL WHERE id IN (3, 4)", "articles that searches", 2),
        ("INSERT INTO search (search) VALUES ('delete-all')", "articles that searches", 40),
    ]) func derivedParts(damage sql: String, words: String, count: Int) throws {
        try fill()
        let whole = try folder.open(.inspecting).dump()
        try damage(sql)
        let damaged = try folder.open(.inspecting).dump()
        func isExpected(_ problem: Problem, isRepaired: Bool) -> Bool {
            if case .derived(let name) = problem.kind {
                name.hasPrefix(words) && (problem.count == count || count == 0) && problem.isRepaired == isRepaired
            } else {
                false
            }
        }
        let found = try check()
        #expect(found.problems.contains { isExpected($0, isRepaired: false) } && !found.isClean, "\(found)")
        #expect(try folder.open(.inspecting).dump() == damaged)
        let repaired = try check(repairing: true)
        #expect(repaired.problems.contains { isExpected($0, isRepaired: true) } && repaired.isClean, "\(repaired)")
        #expect(try check() == check(repairing: true) && check().problems.isEmpty)
        // What a file held is the next import's to say.
        let tables = ["article", "document", "status", "place", "bookmark"]
        #expect(
            try folder.open(.inspecting).dump(tables)
                == whole.filter { row in tables.contains { row.hasPrefix($0 + " ") } })
    }

    @Test(arguments: [
        "UPDATE document SET text = text || ' and more' WHERE article = ID",
        "UPDATE document SET structure = x'00' WHERE article = ID", "DELETE FROM document WHERE article = ID",
        "UPDATE article SET fingerprint = 12 WHERE id = ID",
    ]) func aDamagedArticleIsNamedAndTakenAgain(damage sql: String) throws {
        try fill()
        let library = try folder.open()
        let uri = "file:///letters.txt"
        let article = Article.sample("A letter", "Some words.", guid: "g")
        let id = try library.storeOne(article, from: uri).id
        try library.mark(id)
        try damage(sql.replacing("ID", with: "\(id)"))
        let damaged = Problem(.article(id, title: "A letter", files: [uri]))
        #expect(try check().problems == [damaged])
        #expect(throws: LibraryError.damaged(path: folder.library)) { try library.article(id) }
        var ready = damaged
        ready.isRepaired = true
        #expect(try check(repairing: true).problems == [ready])
        #expect(try library.stamp(of: uri) == nil, "it is to be read again")
        #expect(try library.storeOne(article, from: uri) == Stored(id: id, outcome: .updated))
        #expect(try library.article(id) == article && library.bookmarks(of: id).count == 1)
        #expect(try check().problems == [])
    }

    /// Two articles that state one name: only one can have it.
    @Test func lostRowsOfOneName() throws {
        let library = try folder.open()
        let articles = ["On bread", "On butter"].map { Article.sample($0, "A text of \($0).", guid: "1") }
        let ids = try library.store(articles, from: "feed").map(\.id)
        try damage("DELETE FROM article")
        #expect(try check(repairing: true).isClean)
        for (id, article) in zip(ids, articles) { #expect(try library.article(id) == article) }
        #expect(try library.store(articles, from: "feed").map(\.id) == ids)
    }

    @Test func marksWithoutArticlesAndUnreadableOnes() throws {
        try fill()
        try damage(
            """
            INSERT INTO bookmark VALUES ('x', 99, 'body', 0, 0, '', 'q', '', '', '', 0, 0);
            UPDATE place SET part = 'margin';
            """)
        for repairing in [false, true] {
            let problems = try check(repairing: repairing).problems
            #expect(
                problems == [
                    Problem(.marks("bookmarks whose article is missing")),
                    Problem(.marks("reading places that cannot be read")),
                ])
        }
    }

    @Test func indexesAreMadeAgain() throws {
        try fill()
        // An index whose entries are those of another.
        try damage(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = replace(sql, '(words DESC,', '(id DESC,') WHERE name = 'article_length';
            """)
        let found = try check()
        #expect(
            found.problems.contains { if case .derived("entries of indexes") = $0.kind { true } else { false } },
            "\(found)")
        #expect(try check(repairing: true).isClean)
        #expect(try check().problems == [])
    }

    /// Whatever bytes are overwritten, a check ends, names something, and changes nothing of the file.
    @Test(arguments: 1...20) func anyDamage(seed: Int) throws {
        try fill()
        try damage("VACUUM")  // Nobody misses the bytes of a page that is not used.
        var numbers = Numbers(state: UInt64(seed))
        var bytes = try #require(folder.bytes())
        let page = numbers.int(1...bytes.count / 4096 - 1)
        for offset in 0..<4096 where offset < 200 || seed % 2 == 0 {
            bytes[page * 4096 + offset] = UInt8.random(in: 0...255, using: &numbers)
        }
        try bytes.write(to: URL(fileURLWithPath: folder.library))
        do {
            let report = try check()
            #expect(!report.isClean && !report.problems.isEmpty)
        } catch let error as LibraryError {
            #expect(error == .damaged(path: folder.library))
        }
        #expect(folder.bytes() == bytes)
    }

    @Test(arguments: 1...5) func itCanBeStopped(calls: Int) throws {
        try fill(150)
        var told: [CheckHeadway] = []
        let report = try folder.open(.inspecting).check {
            told.append($0)
            return told.count < calls
        }
        #expect(!report.isComplete && told.count == calls)
    }

    /// Others read and write meanwhile.
    @Test func besideAnImport() throws {
        try fill()
        let writer = try folder.open(.importing)
        var count = 0
        let report = try folder.open(.inspecting).check { _ in
            count += 1
            guard count < 30 else { return true }
            #expect(throws: Never.self) { try writer.storeOne(.sample("\(count)"), from: "file:///new/\(count)") }
            return true
        }
        #expect(count > 0 && report.problems == [] && report.articles >= 40)
    }
}

extension Library {
    /// One of every mark.
    func mark(_ id: Article.ID) throws {
        try setPlace(Place(block: 1, offset: 2, context: "c"), progress: .reading(0.5), of: id)
        try setStarred(true, of: id)
        try add(.sample("of \(id)", of: id, created: 7))
        let passage = Passage(place: Place(block: 0, offset: 0), quote: "q", prefix: "", suffix: "")
        try setDraft(Draft(id: "draft \(id)", article: id, passage: passage, text: "begun"), insteadOf: nil)
    }
}
