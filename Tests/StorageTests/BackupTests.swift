import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct BackupTests {
    let folder = Folder()
    private var target: String { folder.path + "/copy.sqlite" }

    @Test(arguments: [Library.Purpose.reading, .inspecting]) func theCopyIsTheLibrary(purpose: Library.Purpose) throws {
        let library = try folder.open()
        var numbers = Numbers(state: 3)
        for index in 0..<30 { try library.storeOne(numbers.article(), from: "\(index)") }
        try library.mark(3)
        let before = try library.dump()
        #expect(try folder.open(purpose).copy(to: target))
        for suffix in ["-wal", "-shm", "-journal"] {
            #expect(!FileManager.default.fileExists(atPath: target + suffix), "one file")
        }
        let copy = try Library(at: target, purpose: .reading)
        #expect(try copy.dump() == before && copy.check().problems == [])
        #expect(try copy.queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        // Each goes its own way.
        try copy.storeOne(.sample("New"), from: "new")
        #expect(try library.dump() == before)
        let inspecting = try folder.open(.inspecting)
        _ = try inspecting.copy(to: folder.path + "/other.sqlite")
        #expect(throws: LibraryError.self) { try inspecting.setStarred(true, of: 1) }
    }

    /// What is written meanwhile is in the copy as a whole or not at all.
    @Test func besideWriters() throws {
        let library = try folder.open(.importing)
        for index in 0..<300 {
            try library.storeOne(.sample("\(index)", String(repeating: "word ", count: 500)), from: "\(index)")
        }
        let writer = try folder.open()
        var count = 0
        let isWhole = try library.copy(to: target) { written, all in
            #expect(all > 0 && written >= 0)
            count += 1
            #expect(throws: Never.self) { try writer.add(.sample("\(count)", of: 1)) }
            return true
        }
        #expect(isWhole && count > 0)
        let copy = try Library(at: target, purpose: .reading)
        #expect(try copy.check().problems == [])
        #expect(try copy.rows().count == 300 && copy.bookmarks().count <= count)
        #expect(try library.bookmarks().count == count)
    }

    @Test func itCanBeStopped() throws {
        let library = try folder.open(.importing)
        for index in 0..<300 {
            try library.storeOne(.sample("\(index)", String(repeating: "word ", count: 500)), from: "\(index)")
        }
        #expect(try !library.copy(to: target) { _, _ in false })
        #expect(try library.check().problems == [])
    }
}
