import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct ConcurrencyTests {
    let folder = Folder()

    @Test func readersAreNotBlockedAndWritersWaitNotForever() throws {
        let (reader, writer) = (try folder.open(), try folder.open(.importing))
        let id = try writer.storeOne(.sample("A"), from: "a").id
        try writer.queue.inTransaction(.immediate) { database in
            try database.execute(sql: "UPDATE article SET title = 'B'")
            #expect(try reader.rows().map(\.title) == ["A"])
            #expect(try folder.open(.inspecting).rows().map(\.title) == ["A"])
            #expect(throws: LibraryError.locked(path: folder.library)) { try reader.add(.sample("1", of: id)) }
            return .commit
        }
        #expect(try reader.rows().map(\.title) == ["B"])
        try reader.add(.sample("1", of: id))
        #expect(try writer.bookmarks().count == 1)
    }

    /// While somebody reads for long the log can only grow; it does not stay so.
    @Test func theLogIsCutAgain() throws {
        let (reader, writer) = (try folder.open(), try folder.open(.importing))
        func logSize() -> Int { folder.bytes("library.sqlite-wal")?.count ?? 0 }
        func importSome(_ names: Range<Int>) throws {
            for name in names {
                try writer.storeOne(.sample("\(name)", String(repeating: "word ", count: 100_000)), from: "\(name)")
            }
        }
        try reader.queue.inTransaction(.deferred) { database in
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM article")
            try importSome(0..<20)
            return .commit
        }
        #expect(logSize() > 2 * Library.logLimit)
        for isStarred in [true, false, true] { try reader.setStarred(isStarred, of: 1) }
        #expect(logSize() <= Library.logLimit)
        #expect(try reader.rows().count == 20)
    }

    @Test func readingAndMarkingDuringAnImport() async throws {
        let path = folder.library
        let id = try folder.open().storeOne(.sample("First"), from: "first").id
        try await withThrowingTaskGroup { group in
            group.addTask {
                let library = try Library(at: path, purpose: .importing, patience: 20)
                for index in 0..<200 { try library.storeOne(.sample("\(index)"), from: "\(index)") }
            }
            group.addTask {
                let library = try Library(at: path, purpose: .reading, patience: 20)
                var count = 0
                for index in 0..<50 {
                    try library.add(.sample("\(index)", of: id))
                    let now = try library.rows().count
                    #expect(now >= count)
                    count = now
                }
            }
            try await group.waitForAll()
        }
        let library = try folder.open(.inspecting)
        #expect(try library.rows().count == 201)
        #expect(try library.bookmarks(of: id).count == 50)
    }

    @Test func manyMakeTheSameLibrary() async throws {
        let path = folder.library
        try await withThrowingTaskGroup { group in
            for index in 0..<4 {
                group.addTask {
                    try Library(at: path, purpose: .reading, patience: 20).storeOne(
                        .sample("\(index)"), from: "\(index)")
                }
            }
            try await group.waitForAll()
        }
        #expect(try folder.open().rows().count == 4)
    }

    /// SQLite's locks on the file must outlive another library of this process on it.
    @Test func openingASecondOneKeepsTheLocksOfTheFirst() throws {
        let first = try folder.open()
        #expect(try first.rows().isEmpty)
        let inode = try #require(OpenFiles.Key(folder.library)).inode
        func isLocked() throws -> Bool {
            let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
            return locks.contains(":\(inode) ")
        }
        #expect(try isLocked())
        for purpose in [Library.Purpose.reading, .inspecting] {
            #expect(try folder.open(purpose).rows().isEmpty)
            #expect(try isLocked())
        }
        withExtendedLifetime(first) {}
    }

    /// A copy of the file and its log is what a killed program leaves.
    @Test func whatIsConfirmedSurvivesAKill() throws {
        let library = try folder.open()
        let id = try library.storeOne(.sample("A"), from: "a").id
        for index in 0..<10 {
            try library.add(.sample("\(index)", of: id))
            let killed = try killed(log: folder.bytes("library.sqlite-wal"))
            #expect(try killed.open(.inspecting).bookmarks(of: id).count == index + 1)
            #expect(try killed.open().bookmarks(of: id).count == index + 1)
        }
    }

    /// Wherever the log was cut, articles are whole and all that was whole before is there.
    @Test func aLogCutAnywhereLeavesWholeArticles() throws {
        let library = try folder.open()
        var numbers = Numbers(state: 11)
        for index in 0..<10 { try library.storeOne(numbers.article(), from: "\(index)") }
        let log = try #require(folder.bytes("library.sqlite-wal"))
        var counts: [Int] = []
        for length in Array(stride(from: 0, to: log.count, by: 1024)) + [log.count] {
            let killed = try killed(log: log.prefix(length))
            let library = try killed.open()
            let rows = try library.rows()
            for row in rows { #expect(try library.article(row.id) != nil) }
            counts.append(rows.count)
        }
        #expect(counts == counts.sorted() && counts.first == 0 && counts.last == 10)
    }

    private func killed(log: Data?) throws -> Folder {
        let copy = Folder()
        try #require(folder.bytes()).write(to: URL(fileURLWithPath: copy.library))
        try #require(log).write(to: URL(fileURLWithPath: copy.library + "-wal"))
        return copy
    }
}
