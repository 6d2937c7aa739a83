import Articles
import Foundation
import Importing
import Storage
import Support
import Synchronization
import Testing

@testable import broadsheet

/// Taking files in, with a parser that can be made to come in pieces, slowly, or not at all.
@Suite struct IntakeTests {
    private let folder: TemporaryFolder
    private let library: Library

    init() throws {
        folder = try TemporaryFolder()
        library = try Library(at: folder.path("library.sqlite"), purpose: .importing)
    }

    /// Every line is an article; each is handed over as soon as it is read.
    private static let lines: ReadAhead.Parse = { name, next, take in
        var rest: [UInt8] = []
        while case let piece = try next(), !piece.isEmpty {
            rest += piece
            while let end = rest.firstIndex(of: 0x0A) {
                let line = String(decoding: rest[..<end], as: UTF8.self)
                rest.removeSubrange(...end)
                switch line {
                case "foreign": throw ImportError.foreign("a list")
                case "empty": throw ImportError.empty
                default: try take([article(line)])
                }
            }
        }
    }

    private static func article(_ line: String) -> Article {
        Article(
            identity: .content(line), format: .text, title: line,
            document: Document(blocks: [Block(.paragraph, "About \(line).")]), digest: line)
    }

    private func intake(threads: Int = 4) -> Intake {
        var intake = Intake(library: library)
        intake.threads = threads
        intake.parse = Self.lines
        return intake
    }

    private func path(_ name: String) -> PathArgument { PathArgument(Array(folder.path(name).utf8)) }

    private func titles() throws -> [String] {
        try library.rows(RowRequest(Listing(), .start, count: 100_000)).rows.sorted { $0.id < $1.id }.map(\.title)
    }

    /// Whichever thread is done first, the library is the same: article by article, number by number.
    @Test(arguments: [1, 2, 3, 8]) func parallelIsSerial(threads: Int) throws {
        var dice = Dice(17)
        var expected: [String] = []
        for number in 100..<220 {
            let lines = (0..<dice.roll(41)).map { "letter \(number) \($0)" }
            try folder.write(lines.map { $0 + "\n" }.joined(), to: "in/\(number).txt")
            expected += lines
        }
        try folder.write("empty\n", to: "in/150.txt")
        expected.removeAll { $0.hasPrefix("letter 150 ") }
        try folder.write("one\ntwo\nforeign\n", to: "in/160.txt")
        let start = try #require(expected.firstIndex { $0.hasPrefix("letter 160 ") })
        expected.removeAll { $0.hasPrefix("letter 160 ") }
        expected.insert(contentsOf: ["one", "two"], at: start)
        try folder.write("foreign\n", to: "in/170")
        let summary = try intake(threads: threads).take([path("in")])
        #expect(try titles() == expected)
        #expect(summary.articles == Array(1...Int64(expected.count)) && summary.added == expected.count)
        #expect(summary.failures.map(\.path.name) == ["150.txt", "160.txt"])
        #expect(summary.passedOver == 1, "a file without an ending may be anything")
        let again = try intake(threads: threads).take([path("in")])
        #expect(again.unchanged == expected.count && again.changed == 0 && again.articles == summary.articles)
        #expect(again.failures.count == 2)
    }

    /// A mailbox comes in many parts, and other files after it do not wait in the memory for it.
    @Test func aMailboxInParts() throws {
        let lines = (0..<2_000).map { "mail \($0)" }
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "in/a.mbox")
        for number in 0..<100 { try folder.write("letter \(number)\n", to: "in/b\(100 + number).txt") }
        var steps: [Int] = []
        var intake = intake()
        intake.headway = { if $0.articles != steps.last { steps.append($0.articles) } }
        #expect(try intake.take([path("in")]).added == 2_100)
        #expect(try titles() == lines + (0..<100).map { "letter \($0)" })
        #expect(steps.count > 8, "\(steps)")
        // Edited in the middle, it is the same but for that.
        var edited = lines
        edited.insert("another", at: 1_000)
        try folder.write(edited.map { $0 + "\n" }.joined(), to: "in/a.mbox")
        let summary = try self.intake().take([path("in")])
        #expect(summary.added == 1 && summary.unchanged == 2_100 && summary.updated == 0)
    }

    @Test func cancelledInAMailboxAndGoneOnWith() throws {
        let lines = (0..<2_000).map { "mail \($0)" }
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "in/a.mbox")
        try folder.write("last\n", to: "in/b.txt")
        let seen = Mutex(0)
        var intake = intake()
        intake.headway = { headway in seen.withLock { $0 = headway.articles } }
        intake.isCancelled = { seen.withLock { $0 } >= 500 }
        let first = try intake.take([path("in")])
        #expect(first.filesBeforeCancellation == 0 && first.files == 2)
        #expect(first.added >= 500 && first.added < 2_000)
        #expect(try titles() == Array(lines.prefix(first.added)), "whole articles, in order")
        let second = try self.intake().take([path("in")])
        #expect(second.filesBeforeCancellation == nil)
        #expect(second.unchanged == first.added && second.added == 2_001 - first.added)
        #expect(try titles() == lines + ["last"])
        #expect(try self.intake().take([path("in")]).unchanged == 2_001)
    }

    /// A file that cannot be read to its end keeps what there was of it, is named, and does not hold the others up.
    @Test func failingInTheMiddle() throws {
        let lines = (0..<600).map { "mail \($0)" } + ["foreign"]
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "in/a.mbox")
        try folder.write("letter\n", to: "in/b.txt")
        let summary = try intake().take([path("in")])
        #expect(summary.failures.map(\.path.name) == ["a.mbox"])
        #expect(try titles().last == "letter" && summary.added == titles().count)
        #expect(try library.stamp(of: FileAddress.of(Array(folder.path("in/a.mbox").utf8))) == nil)
    }

    /// What is wrong with the library ends everything, at once and without hanging.
    @Test func aLibraryThatIsLocked() throws {
        for number in 0..<200 { try folder.write("letter \(number)\n", to: "in/\(number).txt") }
        let impatient = try Library(at: folder.path("library.sqlite"), purpose: .importing, patience: 0.05)
        _ = try impatient.addSource(FileAddress.of(Array(folder.path("in").utf8)))
        let holder = try Terminal(
            Program("sqlite3"), ["-interactive", folder.path("library.sqlite")],
            size: Screen.Size(columns: 80, rows: 24), home: try Home())
        try holder.send("BEGIN IMMEDIATE; SELECT 'is' || ' held';\n")
        try holder.waitFor("is held")
        var intake = Intake(library: impatient)
        intake.parse = Self.lines
        #expect(throws: LibraryError.locked(path: folder.path("library.sqlite"))) {
            try intake.take([path("in")])
        }
        try holder.send("ROLLBACK;\n.quit\n")
        #expect(try holder.waitForExit() == .exited(0))
        #expect(try intake.take([path("in")]).added == 200)
    }

    /// The words of another kind are a failure of a file that was named, and of a name that promises a newsletter.
    @Test func whoIsToBlame() throws {
        for name in ["page.html", "data.xml", "Inbox", "data.json", "feed.rss", "letter.eml"] {
            try folder.write("foreign\n", to: "in/\(name)")
        }
        let walked = try intake().take([path("in")])
        #expect(walked.passedOver == 4)
        #expect(walked.failures.map(\.path.name) == ["feed.rss", "letter.eml"])
        let named = try intake().take([path("in/page.html"), path("in/Inbox")])
        #expect(
            named.passedOver == 0
                && named.failures.map(\.reason) == ["not a newsletter: it is a list", "not a newsletter: it is a list"])
    }
}
