import ArgumentParser
import Curses
import Foundation
import Storage

struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring the marks of a snapshot into the library.",
        discussion: """
            The reader keeps snapshots of your marks: what you have read, stars, places, bookmarks, notes. Without a snapshot \
            the newest is taken. Sources that the library does not know are imported first. What is in the library stays: \
            nothing is replaced, and restoring twice changes nothing. Marks whose articles are missing are kept until they \
            can be placed.
            """)

    @OptionGroup var option: LibraryOption
    @Flag(help: "List the snapshots of the library, the newest first.") var list = false
    @Flag(help: "Take the newest snapshot (what happens without one).") var latest = false
    @Flag(help: "Print the snapshots or the outcome as JSON.") var json = false
    @Argument(help: ArgumentHelp("A snapshot, by its path or as --list names it.", valueName: "snapshot"))
    var snapshot: PathArgument?

    func validate() throws {
        if snapshot != nil, list || latest { throw ValidationError("Name a snapshot, or ask for --list or --latest.") }
        if list, latest { throw ValidationError("--list and --latest cannot be had together.") }
    }

    func run() throws {
        let path = try option.path()
        let folder = try SnapshotFolder(ofLibraryAt: path)
        if list { return try printList(folder) }
        let chosen = try choose(folder)
        var snapshot = try read(chosen)
        if !snapshot.isWhole { say("\(chosen.shown) is not whole; what can be read of it is taken") }
        if FileManager.default.fileExists(atPath: folder.waiting) {
            let waiting = try read(PathArgument(Array(folder.waiting.utf8)))
            guard waiting.isWhole else {
                throw Failure("\(folder.waiting) is not whole: move it away, and restore it by its name")
            }
            snapshot.add(waiting)
        }
        try bring(snapshot, into: path, folder)
    }

    private func read(_ path: PathArgument) throws -> Snapshot {
        do throws(FileError) {
            return try Snapshot(contentsOf: path.bytes)
        } catch {
            throw Failure("\(path.shown): \(error.reason)")
        }
    }

    // MARK: Choosing

    private func choose(_ folder: SnapshotFolder) throws -> PathArgument {
        let entries = folder.entries()
        if let snapshot {
            let isName = entries.contains { Array($0.name.utf8) == snapshot.bytes }
            return isName ? PathArgument(Array("\(folder.path)/".utf8) + snapshot.bytes) : snapshot
        }
        guard let newest = entries.last else {
            throw Failure(
                "there are no snapshots of \(folder.library) in \(folder.path); name one: broadsheet restore FILE")
        }
        if let largest = entries.max(by: { $0.marks < $1.marks }), largest.marks > newest.marks {
            say(
                "the newest snapshot has \(newest.marks) marks; there is one with \(largest.marks): broadsheet restore \(largest.name)"
            )
        }
        return PathArgument(argument: "\(folder.path)/\(newest.name)")
    }

    private struct Printed: Encodable {
        var name: String
        var path: String
        var made: String
        var marks: Int
    }

    private func printList(_ folder: SnapshotFolder) throws {
        let entries = folder.entries().reversed()
        if json {
            let printed = entries.map {
                Printed(name: $0.name, path: "\(folder.path)/\($0.name)", made: $0.made, marks: $0.marks)
            }
            return write(try encoded(printed))
        }
        for entry in entries { write("\(entry.name)  \(entry.marks) \(entry.marks == 1 ? "mark" : "marks")\n") }
        if entries.isEmpty { say("there are no snapshots of \(folder.library) in \(folder.path) yet") }
    }

    // MARK: Bringing

    private func bring(_ snapshot: Snapshot, into path: String, _ folder: SnapshotFolder) throws {
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .reading) }
        let known = Set(try opening { () throws(LibraryError) in try library.sources().map(\.uri) })
        var placing = try opening { () throws(LibraryError) in try library.place(snapshot.marks) }
        let isNew = snapshot.sources.contains { !known.contains($0) }
        var failures = 0
        if isNew || !placing.left.isEmpty {
            failures = try importSources(snapshot.sources, into: path)
            let more = try opening { () throws(LibraryError) in try library.place(placing.left) }
            placing = Placing(added: placing.added + more.added, known: placing.known + more.known, left: more.left)
        }
        try keep(placing.left, of: snapshot, folder)
        try printOutcome(placing, folder)
        if failures > 0 || !placing.left.isEmpty { throw Failure() }
    }

    /// - Returns: how many files could not be read.
    private func importSources(_ sources: [String], into path: String) throws -> Int {
        let library = try opening { () throws(LibraryError) in try Library(at: path, purpose: .importing) }
        let interruption = Interruption()
        let display = HeadwayDisplay()
        defer { display.end() }
        var intake = Intake(library: library)
        intake.isCancelled = { interruption.isSet }
        intake.headway = display.show
        let summary = try opening { () throws(LibraryError) in
            try intake.take(sources.compactMap { FileAddress.path(of: $0).map(PathArgument.init) })
        }
        var indexing = Indexing(library: library)
        indexing.isCancelled = { interruption.isSet }
        indexing.headway = display.show
        try opening { () throws(LibraryError) in _ = try indexing.run() }
        display.end()
        for failure in summary.failures { say("\(failure.path.shown): \(failure.reason)") }
        if let signal = interruption.signal {
            say("interrupted; what is imported and restored stays, and a second run goes on from there")
            dieBySignal(signal)
        }
        return summary.failures.count
    }

    /// Marks that found no article stay where no rotation comes; those that waited and were placed go.
    private func keep(_ left: [Mark], of snapshot: Snapshot, _ folder: SnapshotFolder) throws {
        if left.isEmpty {
            try? FileManager.default.removeItem(atPath: folder.waiting)
            return
        }
        do throws(FileError) {
            try folder.write(left, sources: snapshot.sources, to: folder.waiting)
        } catch {
            throw Failure("\(folder.waiting): \(error.reason); \(left.count) marks are only in the snapshot")
        }
    }

    private struct Outcome: Encodable {
        struct Left: Encodable {
            var title: String
            var date: String?
            var marks: Int
        }

        var restored: Int
        var known: Int
        var left: [Left]
    }

    private func printOutcome(_ placing: Placing, _ folder: SnapshotFolder) throws {
        var left: [Outcome.Left] = []
        var places: [ArticleKey: Int] = [:]
        for mark in placing.left {
            if let place = places[mark.article] {
                left[place].marks += 1
            } else {
                places[mark.article] = left.count
                left.append(Outcome.Left(title: mark.article.title, date: mark.article.day, marks: 1))
            }
        }
        if json {
            write(try encoded(Outcome(restored: placing.added, known: placing.known, left: left)))
        } else {
            let known = placing.known > 0 ? ", \(placing.known) there already" : ""
            write("\(placing.added) \(placing.added == 1 ? "mark" : "marks") restored\(known)\n")
        }
        guard !left.isEmpty else { return }
        let titles = left.prefix(5).map { "\($0.title)\($0.date.map { " (\($0))" } ?? "")" }.joined(separator: "; ")
        let more = left.count > 5 ? "; and \(left.count - 5) more" : ""
        say(
            """
            \(placing.left.count) \(placing.left.count == 1 ? "mark has" : "marks have") no article in the library: \(titles)\(more)
            They are kept in \(folder.waiting): import the articles, and run broadsheet restore again.
            """)
    }
}

extension Snapshot {
    /// Takes what another has besides.
    mutating func add(_ other: Snapshot) {
        let known = (Set(sources), Set(marks))
        sources += other.sources.filter { !known.0.contains($0) }
        marks += other.marks.filter { !known.1.contains($0) }
    }
}
