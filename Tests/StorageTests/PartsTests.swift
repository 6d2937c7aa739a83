import Articles
import GRDB
import Testing

@testable import Storage

/// Files that are stored in parts: a mailbox of any size.
@Suite struct PartsTests {
    let folder = Folder()
    let library: Library

    init() throws { library = try folder.open(.importing) }

    /// Stores a file in parts of so many articles, and stops after some of them.
    @discardableResult
    private func store(
        _ articles: [Article], from uri: String = "mbox", partsOf size: Int, stoppingAfter most: Int = .max,
        existing: Set<String> = ["mbox"]
    ) throws -> [Stored] {
        var stored: [Stored] = []
        let starts = Array(stride(from: 0, to: max(1, articles.count), by: size))
        for start in starts.prefix(most) {
            let part = Array(articles[start..<min(start + size, articles.count)])
            let batch = Batch(part, from: Origin(uri), position: start, isLast: start == starts.last)
            stored += try library.store([batch], fileExists: existing.contains)[0]
        }
        return stored
    }

    private func letters(_ titles: String...) -> [Article] { titles.map { Article.sample($0, "The text of \($0).") } }

    @Test func partsAreTheSameAsTheWhole() throws {
        var numbers = Numbers(state: 3)
        let articles = (0..<20).map { _ in numbers.article() }
        let other = Folder()
        let whole = try other.open(.importing)
        try whole.store(articles, from: "mbox", existing: ["mbox"])
        let first = try store(articles, partsOf: 3)
        #expect(try library.dump() == whole.dump())
        let again = try store(articles, partsOf: 7)
        #expect(again == first.map { Stored(id: $0.id, outcome: .unchanged) })
        #expect(try library.dump() == whole.dump(), "storing a file twice changes nothing")
    }

    @Test func severalFilesInOneGo() throws {
        let batches = ["a", "b", "c"].map { Batch(letters($0), from: Origin($0)) }
        #expect(try library.store(batches) { _ in true }.map { $0.map(\.outcome) } == [[.added], [.added], [.added]])
        let before = try (library.dump(), folder.bytes("library.sqlite-wal"))
        #expect(try library.store(batches) { _ in true }.map { $0.map(\.id) } == [[1], [2], [3]])
        #expect(try library.dump() == before.0)
        #expect(folder.bytes("library.sqlite-wal") == before.1, "nothing was written")
    }

    @Test func onlyTheLastPartBringsTheStamp() throws {
        let articles = letters("A", "B", "C", "D", "E")
        try store(articles, partsOf: 2, stoppingAfter: 2)
        #expect(try library.stamp(of: "mbox") == nil)
        #expect(try library.rows().count == 4, "what was stored stays")
        let before = try (library.dump(), folder.bytes("library.sqlite-wal"))
        try store(articles, partsOf: 2, stoppingAfter: 2)
        #expect(try library.dump() == before.0)
        #expect(folder.bytes("library.sqlite-wal") == before.1, "what is there is not written again")
        let stored = try store(articles, partsOf: 2)
        #expect(stored.map(\.outcome) == [.unchanged, .unchanged, .unchanged, .unchanged, .added])
        #expect(try library.stamp(of: "mbox") == Origin("mbox").stamp)
    }

    /// Were the file to come back as it was, its stamp would say that there is nothing to do.
    @Test func aChangeTakesTheStampAway() throws {
        try store(letters("A", "B", "C"), partsOf: 1)
        try store(letters("A"), partsOf: 1, stoppingAfter: 1)
        #expect(try library.stamp(of: "mbox") != nil)
        try store(letters("N", "A", "B", "C"), partsOf: 1, stoppingAfter: 1)
        #expect(try library.stamp(of: "mbox") == nil)
        try store(letters("A", "B", "C"), partsOf: 1)
        #expect(try library.articles(from: "mbox") == [1, 2, 3])
    }

    @Test(arguments: 1...6) func articlesPutInFrontDoNotShiftTheOthers(size: Int) throws {
        let old = letters("A", "B", "C", "D", "E")
        let ids = try store(old, partsOf: size).map(\.id)
        let new = letters("N", "O") + old
        let stored = try store(new, partsOf: size)
        #expect(stored.dropFirst(2) == ids.map { Stored(id: $0, outcome: .unchanged) }[...])
        #expect(stored.prefix(2).allSatisfy { $0.outcome == .added })
        #expect(try library.articles(from: "mbox") == stored.map(\.id))
        // And taken out again.
        #expect(try store(old, partsOf: size) == ids.map { Stored(id: $0, outcome: .unchanged) })
        #expect(try library.articles(from: "mbox") == ids)
        #expect(try library.rows().count == 7)
    }

    /// What had to make room is found after an interruption, too, and until then belongs to the file.
    @Test(arguments: 1...4) func interruptedWhileAllHasShifted(parts: Int) throws {
        let old = letters("A", "B", "C", "D", "E")
        let ids = try store(old, partsOf: 2).map(\.id)
        try store(letters("N") + old, partsOf: 2, stoppingAfter: parts)
        let other = try store(letters("B"), from: "copy", partsOf: 1, existing: ["mbox", "copy"])
        #expect(other[0].outcome == .added, "it has not moved")
        try store(letters("O", "N") + old, partsOf: 3, stoppingAfter: parts)
        let stored = try store(letters("O", "N") + old, partsOf: 3)
        #expect(stored.dropFirst(2).map(\.id) == ids)
        #expect(try library.articles(from: "mbox") == stored.map(\.id))
        #expect(try library.dump(["copy"]).count == 8, "nothing is left of what made room")
    }

    @Test func anEditedLetterIsTheSameWhereItStood() throws {
        var letters = letters("A", "B", "C", "D")
        let ids = try store(letters, partsOf: 2).map(\.id)
        letters[2] = .sample("C", "Corrected.")
        let stored = try store(letters, partsOf: 2)
        #expect(stored.map(\.id) == ids && stored.map(\.outcome) == [.unchanged, .unchanged, .updated, .unchanged])
    }

    /// A title alone is no reason to take an article, with its marks, for one that was put in front of it.
    @Test func lettersOfOneTitleAreNotMixedUp() throws {
        let old = (0..<6).map { Article.sample("Weekly", "Number \($0).") }
        let ids = try store(old, partsOf: 3).map(\.id)
        let stored = try store([.sample("Weekly", "Number 6.")] + old, partsOf: 3)
        #expect(stored[0].outcome == .added)
        #expect(stored.dropFirst().map(\.id) == ids)
    }

    @Test(arguments: [1, 2, 5]) func guidsAreFoundInAnyPart(size: Int) throws {
        var mails = (0..<7).map { Article.sample("Mail \($0)", "Text \($0).", guid: "\($0)@x") }
        mails.append(mails[1])  // A copy of one stands further on.
        let first = try store(mails, partsOf: size)
        #expect(first.map(\.outcome) == [.added, .added, .added, .added, .added, .added, .added, .unchanged])
        #expect(first[7].id == first[1].id)
        // Another file brings a newer text, which this one, unchanged or shifted, does not undo.
        let newer = Article.sample("Mail 3", "Newer.", guid: "3@x")
        try library.storeOne(newer, from: "other")
        mails.insert(.sample("New", "New.", guid: "n@x"), at: 0)
        let second = try store(mails, partsOf: size)
        #expect(second.dropFirst().map(\.id) == first.map(\.id))
        #expect(second.dropFirst().allSatisfy { $0.outcome == .unchanged })
        #expect(try library.article(first[3].id) == newer)
    }

    @Test func aShorterMailboxKeepsItsArticles() throws {
        try store(letters("A", "B", "C", "D", "E"), partsOf: 2)
        #expect(try store(letters("A", "B", "C"), partsOf: 2).map(\.id) == [1, 2, 3])
        #expect(try library.articles(from: "mbox") == [1, 2, 3])
        #expect(try library.rows().count == 5)
    }

    @Test func aPartThatFailsIsNotThere() throws {
        let pages = try library.queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA page_count")! }
        try library.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 30)") }
        try store(letters("A", "B", "C"), partsOf: 2, stoppingAfter: 1)
        let before = try library.dump()
        let long = (0..<200).map { Article.sample("B\($0)", String(repeating: "long ", count: 500)) }
        #expect(throws: LibraryError.full(path: folder.library)) {
            try library.store([Batch(long, from: Origin("mbox"), position: 2)]) { _ in true }
        }
        #expect(try library.dump() == before)
    }

    /// However many say the same, none looks through all of them.
    @Test func manyOfOneContentInParts() throws {
        let same = (0..<6_000).map { _ in Article.sample("Untitled", "Same.") }
        let first = try store(Array(same.prefix(3_000)), partsOf: 250)
        let second = try store([.sample("New")] + same, partsOf: 250)
        #expect(Set(second.map(\.id)).isSuperset(of: first.dropFirst().map(\.id)))
        #expect(Set(second.map(\.id)).count == second.count)
    }

    /// Random files, cut anywhere and interrupted anywhere, end as they are.
    @Test func whateverHappensTheFileEndsAsItIs() throws {
        var numbers = Numbers(state: 5)
        for round in 0..<30 {
            let uri = "file \(round)"
            for _ in 0..<4 {
                let file = numbers.list(12) { numbers in
                    let text = "Text \(numbers.int(0...9)) of \(round)."
                    return Article.sample(
                        "Title \(numbers.int(0...2))", text, guid: numbers.maybe { "\($0.int(0...5))@\(round)" })
                }
                let size = numbers.int(1...5)
                try store(file, from: uri, partsOf: size, stoppingAfter: numbers.int(0...3), existing: [uri])
                let stored = try store(file, from: uri, partsOf: size, existing: [uri])
                #expect(try library.articles(from: uri) == stored.map(\.id))
                #expect(try library.dump(["copy"]).count { $0.contains("position:-") } == 0)
                let before = try library.dump()
                let again = try store(file, from: uri, partsOf: numbers.int(1...5), existing: [uri])
                #expect(again == stored.map { Stored(id: $0.id, outcome: .unchanged) })
                #expect(try library.dump() == before)
            }
        }
    }
}
