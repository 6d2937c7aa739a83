import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct CheckTests {
    let folder = Folder()

    /// Forty articles of all kinds, the first with one of every mark.
    private func fill() throws {
        let library = try folder.open()
        var numbers = Numbers(state: 5)
        for index in 0..<40 { try library.storeOne(numbers.article(), from: "file:///\(index % 7).txt/\(index)") }
        try library.mark(1)
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

    /// What can be made again is told, left alone, and put right when that is asked for.
    @Test(arguments: [
        ("UPDATE article SET title = 'X', words = 3 WHERE id IN (3, 4)", "rows of the list", 2),
        ("UPDATE article SET authors = 'Nobody' WHERE id = 1", "rows of the list", 1),
        ("DELETE FROM article WHERE id IN (1, 5)", "texts that no list shows", 2),
        ("DELETE FROM file WHERE id = 2", "entries of files", 1),
        ("UPDATE file SET source = 99 WHERE id = 3", "files of sources", 1),
    ]) func derivedParts(damage sql: String, words: String, count: Int) throws {
        try fill()
        let whole = try folder.open(.inspecting).dump()
        try damage(sql)
        let damaged = try folder.open(.inspecting).dump()
        func isExpected(_ problem: Problem, isRepaired: Bool) -> Bool {
            if case .derived(let name) = problem.kind {
                name.hasPrefix(words) && problem.count == count && problem.isRepaired == isRepaired
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
        "UPDATE document SET text = text || ' and more' WHERE article = 3",
        "UPDATE document SET structure = x'00' WHERE article = 3", "DELETE FROM document WHERE article = 3",
        "UPDATE article SET fingerprint = 12 WHERE id = 3",
    ]) func aDamagedArticleIsNamedAndTakenAgain(damage sql: String) throws {
        try fill()
        let library = try folder.open()
        let uri = "file:///letters.txt"
        let article = Article.sample("A letter", "Some words.", guid: "g")
        let id = try library.storeOne(article, from: uri).id
        try library.mark(id)
        try damage(sql.replacing("3", with: "\(id)").replacing("1\(id)", with: "12"))
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

    @Test func marksWithoutArticlesAndUnreadableOnes() throws {
        try fill()
        try damage(
            """
            INSERT INTO bookmark VALUES ('x', 99, 'body', 0, 0, '', 'q', '', '', '', 0);
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
            UPDATE sqlite_master SET sql = replace(sql, '(digest)', '(title)') WHERE name = 'article_digest';
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

    @Test func itCanBeStopped() throws {
        try fill()
        var told: [CheckHeadway] = []
        let report = try folder.open(.inspecting).check {
            told.append($0)
            return told.count < 2
        }
        #expect(!report.isComplete && told.count == 2)
    }

    /// Others read and write meanwhile.
    @Test func besideAnImport() throws {
        try fill()
        let writer = try folder.open(.importing)
        var count = 0
        let report = try folder.open(.inspecting).check { _ in
            count += 1
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
