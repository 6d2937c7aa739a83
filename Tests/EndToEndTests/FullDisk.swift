import Foundation
import Support
import Testing

/// A disk without room: what cannot be written is said, what was confirmed stays, and when there is room again it goes on.
@Suite(.enabled(if: SmallDisk.canBeHad, "a small file system can be mounted only by root, and not in every container"))
struct FullDisk {
    private let reading: Reading
    private let disk: SmallDisk

    init() throws {
        reading = try Reading()
        disk = try SmallDisk(in: reading.home, ".local/share", kilobytes: 1500)
    }

    private var folder: TemporaryFolder { reading.home.folder }

    private func writeEssays(_ numbers: Range<Int>) throws {
        for number in numbers {
            try folder.write(Reading.essay("Essay \(number)", paragraphs: 40), to: "issues/\(number).txt")
        }
    }

    @Test func anImport() throws {
        try writeEssays(10..<15)
        #expect(try reading.run("import", "issues").text == "5 added\n")
        try writeEssays(15..<99)
        let output = try reading.run("import", "issues")
        #expect(output.status == .exited(1))
        #expect(
            output.errorText.contains("The disk of the library \(reading.home.library) is full."), "\(output.errorText)"
        )
        try disk.resize(kilobytes: 16_000)
        #expect(try reading.run("check").text.contains("nothing is wrong"))
        let rows = try reading.rows().count
        #expect(rows >= 5)
        #expect(try reading.run("import", "issues").text.hasPrefix("\(89 - rows) added"))
        #expect(try reading.run("check").status == .exited(0) && reading.rows().count == 89)
    }

    @Test func marks() throws {
        let terminal = try reading.openViewpoint()
        try disk.fill()
        var confirmed = 0
        for _ in 0..<300 {
            try terminal.send("m")
            let screen = try terminal.wait(for: "an answer") {
                $0.statusLine.contains("ookmarked") || $0.contains("is full")
            }
            if screen.contains("is full") { break }
            if screen.statusLine.contains("Bookmarked") { confirmed += 1 }
            try terminal.press("j", for: "no message") { !$0.statusLine.contains("ookmarked") }
        }
        #expect(terminal.screen.contains("is full") && !terminal.screen.contains("Bookmarked"))
        try disk.makeRoom()
        #expect(try reading.bookmarks().count == confirmed)
        try terminal.press("jm", toSee: "Bookmarked")
        try terminal.quit()
        #expect(try reading.bookmarks().count == confirmed + 1)
        #expect(try reading.run("check").status == .exited(0))
    }

    @Test func backupsAndSnapshots() throws {
        let terminal = try reading.openViewpoint()
        let small = try SmallDisk(in: reading.home, ".local/state", kilobytes: 64)
        let copy = folder.path(".local/state/copy.sqlite")
        let output = try reading.run("backup", copy)
        #expect(output.status == .exited(1) && output.errorText.contains("the disk is full"), "\(output.errorText)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".local/state")).isEmpty)
        try small.fill()
        try terminal.moveDown(to: "Under pressure from Putin")
        try terminal.press("m", toSee: "Bookmarked")
        try terminal.quit()
        #expect(terminal.screen.rows.joined().contains("no snapshot of them could be kept"))
        #expect(try reading.bookmarks().count == 1)
        try small.makeRoom()
        let again = try reading.reopen()
        try again.press("5jm", toSee: "Bookmarked")
        try again.quit()
        #expect(try reading.run("restore", "--list").text.contains(" marks\n"))
    }
}

/// A file system of few kilobytes in memory, which goes with its holder.
final class SmallDisk {
    private let path: String
    /// It must not go before.
    private let home: Home

    /// Whether we may mount: tried once.
    static let canBeHad: Bool = {
        guard geteuid() == 0, let home = try? Home() else { return false }
        return (try? SmallDisk(in: home, ".cache", kilobytes: 16)) != nil
    }()

    init(in home: Home, _ name: String, kilobytes: Int) throws {
        self.home = home
        path = home.folder.path(name)
        try run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path])
    }

    deinit { try? run("umount", ["-l", path]) }

    func resize(kilobytes: Int) throws { try run("mount", ["-o", "remount,size=\(kilobytes)k", path]) }

    /// Takes all the room that is left.
    func fill() throws {
        let descriptor = open(path + "/filler", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let bytes = [UInt8](repeating: 0x20, count: 512)
        while write(descriptor, bytes, bytes.count) > 0 {}
        guard errno == ENOSPC else { throw Failure("\(path) could not be filled") }
    }

    func makeRoom() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

    private func run(_ program: String, _ arguments: [String]) throws {
        let output = try Program(program).run(arguments, home: home)
        guard output.status == .exited(0) else { throw Failure("\(program): \(output.errorText)") }
    }
}
