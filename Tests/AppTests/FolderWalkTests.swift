import Foundation
import Support
import Testing

@testable import broadsheet

/// Which files below a folder are offered.
@Suite struct FolderWalkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ names: String...) throws {
        for name in names { try folder.write(name, to: name) }
    }

    private func walk(_ name: String = "") throws -> (names: [String], passedOver: Int) {
        let root = try InputFile.realPath(Array(folder.path(name).utf8))
        let walk = FolderWalk(root)
        #expect(walk.failures.isEmpty)
        let names = walk.files.map { file in
            String(decoding: file.path.dropFirst(root.count + 1), as: UTF8.self) + (file.mayBeOther ? "?" : "")
        }
        return (names, walk.passedOver)
    }

    @Test func endings() throws {
        try write(
            "a.txt", "a.TEXT", "a.md", "a.markdown", "a.html", "a.htm", "a.xhtml", "a.eml", "a.mbox", "a.mbx", "a.xml",
            "a.rss", "a.atom", "a.rdf", "a.json", "a.jsonfeed", "Inbox", "a.pdf", "a.jpg", "a.txt.gz", "a.", ".a.txt",
            "README.txt", "LICENSE", "licence.html")
        let (names, passedOver) = try walk()
        #expect(
            names == [
                "Inbox?", "a.TEXT", "a.atom", "a.eml", "a.htm?", "a.html?", "a.json?", "a.jsonfeed", "a.markdown",
                "a.mbox", "a.mbx", "a.md", "a.rdf", "a.rss", "a.txt", "a.xhtml?", "a.xml?",
            ])
        #expect(passedOver == 4)
    }

    @Test func theFilesOfAFolderComeBeforeThoseOfItsFolders() throws {
        try write("b/2.txt", "b/1.txt", "c.txt", "a/z.txt", "a/b/c.txt")
        #expect(try walk().names == ["c.txt", "a/z.txt", "a/b/c.txt", "b/1.txt", "b/2.txt"])
    }

    @Test func aMaildir() throws {
        try write(
            "Mail/cur/1700000000.M1P2.host:2,S", "Mail/cur/1700000001.M1P2.host:2,RS", "Mail/new/1700000002.M3P4.host",
            "Mail/cur/.hidden", "Mail/cur/README", "Mail/tmp/1700000003.M5P6.host", "Mail/dovecot.index.log",
            "Mail/maildirfolder", "Mail/.subscriptions", "Mail/.Lists/cur/1.a:2,", "Mail/.Lists/new/2.b",
            "Mail/.Lists/tmp/3.c", "Mail/.cache/x.txt", "Mail/Work/cur/4.d:2,S", "Mail/Work/notes.txt",
            "Mail/cur/deeper/5.txt")
        for name in ["Mail/Work/new", "Mail/Work/tmp"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        }
        let (names, passedOver) = try walk()
        #expect(
            names == [
                "Mail/.Lists/cur/1.a:2,", "Mail/.Lists/new/2.b", "Mail/Work/cur/4.d:2,S",
                "Mail/cur/1700000000.M1P2.host:2,S", "Mail/cur/1700000001.M1P2.host:2,RS", "Mail/cur/README",
                "Mail/new/1700000002.M3P4.host",
            ])
        #expect(passedOver == 3)
        // Named itself, or one of its folders.
        #expect(try walk("Mail").names.count == 7)
        #expect(try walk("Mail/cur").names.count == 3)
        // A folder that only has such a name is like any other.
        try write("other/cur/letter.txt", "other/cur/picture.png", "other/tmp/draft.txt")
        #expect(try walk("other").names == ["cur/letter.txt", "tmp/draft.txt"])
    }

    @Test func whatWasSavedWithAPage() throws {
        try write(
            "page.html", "page_files/frame.html", "page_files/style.css", "old.htm", "old_files/a.html",
            "my_files/b.txt",
            "_files/c.txt")
        let (names, passedOver) = try walk()
        #expect(names == ["old.htm?", "page.html?", "_files/c.txt", "my_files/b.txt"])
        #expect(passedOver == 0)
    }

    @Test func linksPipesAndSockets() throws {
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "secret.txt")
        try write("in/letter.txt", "in/deep/other.txt")
        func link(_ name: String, _ target: String) throws {
            try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: target)
        }
        try link("in/out.txt", outside.path("secret.txt"))
        try link("in/out", outside.path)
        try link("in/up", folder.path)
        try link("in/self", "self")
        try link("in/again.txt", "letter.txt")
        try link("in/elsewhere.txt", "deep/other.txt")
        #expect(mkfifo(folder.path("in/pipe.txt"), 0o600) == 0)
        // What is linked stands where the first name of it does.
        #expect(try walk("in").names == ["letter.txt", "deep/other.txt"])
    }

    @Test func namesAreBytes() throws {
        try write("in/a.txt")
        let name = Array(folder.path("in/caf").utf8) + [0xE9, 0xFF] + Array(".TXT".utf8)
        let file = fopen((name + [0]).map(CChar.init(bitPattern:)), "w")
        try #require(file != nil)
        fclose(file)
        let root = try InputFile.realPath(Array(folder.path("in").utf8))
        #expect(FolderWalk(root).files.last?.path.suffix(9) == name.suffix(9))
    }

    @Test func aWalkThatIsCancelled() throws {
        try write("a.txt", "b/c.txt")
        var steps = 0
        let walk = FolderWalk(try InputFile.realPath(Array(folder.path.utf8))) {
            steps += 1
            return steps > 1
        }
        #expect(walk.files.count == 1)
    }
}
