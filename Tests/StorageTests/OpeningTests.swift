import Articles
import Foundation
import GRDB
import Testing

@testable import Storage

/// Per thread, as Linux has it: SQLite and we then open files as nobody, also where the tests run as root.
@_silgen_name("setfsuid") private func setFileUser(_ user: UInt32) -> Int32

@discardableResult
private func asNobody<T>(_ body: () throws -> T) rethrows -> T {
    guard geteuid() == 0 else { return try body() }
    _ = setFileUser(65534)
    defer { _ = setFileUser(0) }
    return try body()
}

@Suite struct OpeningTests {
    let folder = Folder()
    static let all: [Library.Purpose] = [.reading, .importing, .inspecting]

    private func fill() throws {
        let library = try folder.open()
        for index in 0..<50 { try library.storeOne(.sample("Article \(index)"), from: "\(index)") }
    }

    /// Opens the library in all ways and expects the same refusal, a sentence with the name of the file, and the same bytes.
    private func expect(_ refusal: LibraryError, _ place: SourceLocation = #_sourceLocation) throws {
        let before = folder.bytes()
        for purpose in Self.all {
            #expect(throws: refusal, sourceLocation: place) { try folder.open(purpose) }
        }
        #expect(folder.bytes() == before, sourceLocation: place)
        #expect(refusal.description.contains(folder.library), sourceLocation: place)
    }

    private func write(_ bytes: Data) throws { try bytes.write(to: URL(fileURLWithPath: folder.library)) }

    @Test func newLibraryInNewFolders() throws {
        let path = folder.path + "/one/two/library.sqlite"
        let library = try Library(at: path, purpose: .reading)
        #expect(try library.rows().isEmpty)
        for name in ["/one", "/one/two"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path + name)[.posixPermissions] as? Int
            #expect(mode == 0o700)
        }
        let facts = try library.queue.inDatabase { database in
            try ["journal_mode", "synchronous", "user_version", "application_id", "foreign_keys", "integrity_check"].map
            {
                try String.fetchOne(database, sql: "PRAGMA \($0)")
            }
        }
        #expect(facts == ["wal", "2", "\(Schema.version)", "\(Schema.application)", "1", "ok"])
    }

    @Test func importingMayLoseTheLastWritesOnly() throws {
        let library = try folder.open(.importing)
        #expect(try library.queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 1)
    }

    @Test func emptyFileIsANewLibrary() throws {
        try write(Data())
        #expect(try folder.open(.inspecting).rows().isEmpty)
        #expect(folder.bytes() == Data())
        #expect(try folder.open().rows().isEmpty)
    }

    @Test func inspectingAMissingLibraryMakesNothing() throws {
        let library = try Library(at: folder.path + "/none/library.sqlite", purpose: .inspecting)
        #expect(try library.rows().isEmpty)
        #expect(try library.bookmarks().isEmpty)
        #expect(throws: LibraryError.self) { try library.setValue("a", forKey: "b") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func inspectingChangesNothing() throws {
        try fill()
        let before = folder.bytes()
        let library = try folder.open(.inspecting)
        #expect(try library.rows().count == 50)
        #expect(throws: LibraryError.self) { try library.storeOne(.sample("New"), from: "new") }
        #expect(throws: LibraryError.self) { try library.setProgress(.finished, of: 1) }
        #expect(folder.bytes() == before)
    }

    @Test func namesThatSQLiteTakesForOthers() throws {
        let before = FileManager.default.currentDirectoryPath
        let relative = String(repeating: "../", count: before.split(separator: "/").count) + folder.path.dropFirst()
        for name in ["file:x?mode=memory", "a b'c", "ü"] {
            _ = try Library(at: relative + "/" + name, purpose: .reading)
            #expect(FileManager.default.fileExists(atPath: folder.path + "/" + name))
        }
    }

    // MARK: Refusals

    @Test(arguments: ["x", "Not a database, but a letter. " + String(repeating: "Dear reader. ", count: 99)])
    func notALibrary(text: String) throws {
        try write(Data(text.utf8))
        try expect(.notALibrary(path: folder.library))
    }

    @Test func folderAndPipe() throws {
        mkdir(folder.library, 0o755)
        try expect(.unreadable(path: folder.library, reason: "it is a folder"))
        rmdir(folder.library)
        mkfifo(folder.library, 0o644)
        for purpose in Self.all {
            #expect(throws: LibraryError.unreadable(path: folder.library, reason: "it is not a file")) {
                try folder.open(purpose)
            }
        }
    }

    @Test func pathThroughAFile() throws {
        try write(Data())
        let path = folder.library + "/library.sqlite"
        #expect(throws: LibraryError.unreadable(path: path, reason: "not a directory")) {
            try Library(at: path, purpose: .reading)
        }
    }

    @Test func newer() throws {
        try fill()
        try DatabaseQueue(path: folder.library).inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
        try expect(.newer(path: folder.library))
    }

    /// The new version stands in the log only, as after a crash: it must not be moved into the file.
    @Test func newerInTheLog() throws {
        try fill()
        let library = try folder.open()
        try library.queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
        let crashed = Folder()
        try copyCrashed(to: crashed)
        let (before, log) = (crashed.bytes(), crashed.bytes("library.sqlite-wal"))
        for purpose in Self.all {
            #expect(throws: LibraryError.newer(path: crashed.library)) { try crashed.open(purpose) }
        }
        #expect(crashed.bytes() == before)
        #expect(crashed.bytes("library.sqlite-wal") == log)
    }

    @Test(arguments: ["", "PRAGMA application_id = 7;", "PRAGMA user_version = 1;", "PRAGMA journal_mode = WAL;"])
    func foreign(pragma: String) throws {
        try DatabaseQueue(path: folder.library).inDatabase { try $0.execute(sql: pragma + "CREATE TABLE cookies (a)") }
        try expect(.foreign(path: folder.library))
    }

    /// What is left when the program is killed while it makes a library.
    @Test func databaseWithoutTablesIsANewLibrary() throws {
        try DatabaseQueue(path: folder.library).inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        #expect(try #require(folder.bytes()).count > 0)
        #expect(try folder.open().rows().isEmpty)
    }

    @Test func truncated() throws {
        try fill()
        let whole = try #require(folder.bytes())
        for length in [100, 4095, 4096, whole.count / 2, whole.count - 1] {
            try write(whole.prefix(length))
            try expect(.damaged(path: folder.library))
        }
        try write(whole.prefix(99))
        try expect(.notALibrary(path: folder.library))
    }

    @Test func damagedPages() throws {
        try fill()
        let roots = try DatabaseQueue(path: folder.library).inDatabase {
            try Int.fetchAll($0, sql: "SELECT rootpage FROM sqlite_master WHERE rootpage > 1")
        }
        var bytes = try #require(folder.bytes())
        for page in roots {
            bytes.replaceSubrange((page - 1) * 4096..<page * 4096, with: Data(repeating: 0xAA, count: 4096))
        }
        try write(bytes)
        let library = try folder.open()
        let damaged = LibraryError.damaged(path: folder.library)
        #expect(throws: damaged) { try library.rows() }
        #expect(throws: damaged) { try library.storeOne(.sample("New"), from: "new") }
        #expect(throws: damaged) { try library.article(1) }
        #expect(folder.bytes() == bytes)
    }

    @Test func lockedWhileOpening() throws {
        try fill()
        let before = folder.bytes()
        var settings = Configuration()
        settings.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        let other = try DatabaseQueue(path: folder.library, configuration: settings)
        try other.inDatabase { try $0.execute(sql: "BEGIN; SELECT count(*) FROM article; COMMIT") }
        for purpose in Self.all {
            #expect(throws: LibraryError.locked(path: folder.library)) { try folder.open(purpose) }
        }
        try other.close()
        #expect(folder.bytes() == before)
    }

    /// Nothing is written to a file that nobody will find again.
    @Test(arguments: [Library.Purpose.reading, .importing]) func removedWhileItIsOpen(purpose: Library.Purpose) throws {
        try fill()
        let library = try folder.open(purpose)
        let id = try #require(try library.rows().first?.id)
        let away = folder.library + ".away"
        try FileManager.default.moveItem(atPath: folder.library, toPath: away)
        #expect(throws: LibraryError.moved(path: folder.library)) { try library.setStarred(true, of: id) }
        try FileManager.default.moveItem(atPath: away, toPath: folder.library)
        try library.setStarred(true, of: id)
        #expect(try library.status(of: id).isStarred)
    }

    @Test func readOnlyFile() throws {
        try fill()
        chmod(folder.path, 0o777)
        chmod(folder.library, 0o444)
        let before = folder.bytes()
        asNobody {
            for purpose in [Library.Purpose.reading, .importing] {
                #expect(throws: LibraryError.readOnly(path: folder.library)) { try folder.open(purpose) }
            }
        }
        #expect(folder.bytes() == before)
        #expect(try asNobody { try folder.open(.inspecting).rows().count } == 50, "it can still be read")
    }

    @Test func unreadableFile() throws {
        try fill()
        chmod(folder.library, 0)
        asNobody {
            for purpose in Self.all {
                #expect(throws: LibraryError.unreadable(path: folder.library, reason: "permission denied")) {
                    try folder.open(purpose)
                }
            }
        }
    }

    @Test func readOnlyFolder() throws {
        chmod(folder.path, 0o555)
        asNobody {
            #expect(throws: LibraryError.readOnly(path: folder.library)) { try folder.open() }
            let below = folder.path + "/new"
            #expect(throws: LibraryError.noFolder(below, reason: "permission denied")) {
                try Library(at: below + "/library.sqlite", purpose: .reading)
            }
        }
        chmod(folder.path, 0o755)
        try fill()
        let before = folder.bytes()
        chmod(folder.library, 0o666)
        chmod(folder.path, 0o555)
        asNobody {
            #expect(throws: LibraryError.readOnly(path: folder.library)) { try folder.open() }
        }
        #expect(folder.bytes() == before)
        chmod(folder.path, 0o755)
    }

    @Test func codesOfSQLite() {
        func meaning(_ code: ResultCode) -> LibraryError { LibraryError(DatabaseError(resultCode: code), at: "p") }
        #expect(meaning(.SQLITE_BUSY_SNAPSHOT) == .locked(path: "p"))
        #expect(meaning(.SQLITE_READONLY_DBMOVED) == .readOnly(path: "p"))
        #expect(meaning(.SQLITE_CANTOPEN) == .readOnly(path: "p"))
        #expect(meaning(.SQLITE_CORRUPT_INDEX) == .damaged(path: "p"))
        #expect(meaning(.SQLITE_IOERR_SHORT_READ) == .damaged(path: "p"))
        #expect(meaning(.SQLITE_NOTADB) == .notALibrary(path: "p"))
        #expect(meaning(.SQLITE_FULL) == .full(path: "p"))
        guard case .failed("p", let message) = meaning(.SQLITE_IOERR_FSYNC) else {
            Issue.record("an I/O error is none of the others")
            return
        }
        #expect(!message.isEmpty)
    }

    private func copyCrashed(to other: Folder) throws {
        for name in ["library.sqlite", "library.sqlite-wal"] {
            try #require(folder.bytes(name)).write(to: URL(fileURLWithPath: other.path + "/" + name))
        }
    }
}
