import Articles
import Importing
import Storage
import Synchronization

/// Takes files into a library: what is new or changed is parsed and stored, a file at a time, so that an interruption leaves
/// whole articles. Paths become sources.
struct Intake {
    let library: Library
    /// Called before each file: which of how many.
    var progress: (_ done: Int, _ of: Int, _ path: PathArgument) -> Void = { _, _, _ in }
    var isCancelled: () -> Bool = { false }
    /// Writers of this process take turns, so that a mark does not wait for the end of an import.
    var turn = WriteTurn()

    struct Summary {
        var added = 0
        var updated = 0
        var unchanged = 0
        var moved = 0
        /// What could not be read, each named once.
        var failures: [(path: PathArgument, reason: String)] = []
        /// Files in folders whose ending says that they are no newsletters.
        var passedOver = 0
        /// The articles of the paths, in order.
        var articles: [Article.ID] = []

        var changed: Int { added + updated + moved }
    }

    /// Imports paths as the user named them.
    func take(_ paths: [PathArgument]) throws(LibraryError) -> Summary {
        var summary = Summary()
        var files: [(path: [UInt8], shown: PathArgument, source: Source.ID?)] = []
        for path in paths {
            try attempt(path, &summary) { summary in
                if path.isDash { return try takeStandardInput(&summary) }
                let real = try InputFile.realPath(path.bytes)
                guard InputFile.kind(try InputFile.status(real)) == .folder else {
                    return files.append((real, path, nil))
                }
                let walk = FolderWalk(real)
                summary.failures += walk.failures.map { (PathArgument($0.path), $0.error.reason) }
                summary.passedOver += walk.passedOver
                let source = try library.addSource(FileAddress.of(real))
                files += walk.files.map { ($0, PathArgument($0), source) }
            }
        }
        for (number, file) in files.enumerated() {
            if isCancelled() { break }
            progress(number, files.count, file.shown)
            try attempt(file.shown, &summary) { try take(file.path, source: file.source, &$0) }
        }
        return summary
    }

    /// Does something with a path. What is wrong with the path is noted, and the others go on; what is wrong with the library
    /// ends everything.
    private func attempt(
        _ path: PathArgument, _ summary: inout Summary, _ body: (inout Summary) throws -> Void
    ) throws(LibraryError) {
        do {
            try body(&summary)
        } catch let error as LibraryError {
            throw error
        } catch let error as FileError {
            summary.failures.append((path, error.reason))
        } catch {
            summary.failures.append((path, "\(error)"))
        }
    }

    /// Looks at all sources again.
    func takeSources() throws(LibraryError) -> Summary {
        try take(try library.sources().compactMap { FileAddress.path(of: $0.uri).map(PathArgument.init) })
    }

    /// A file that was named itself has no source yet, and becomes one when it could be read.
    private func take(_ path: [UInt8], source: Source.ID?, _ summary: inout Summary) throws {
        let uri = FileAddress.of(path)
        if let known = try library.stamp(of: uri), known == InputFile.stamp(try InputFile.status(path)) {
            let ids = try library.articles(from: uri)
            summary.unchanged += ids.count
            summary.articles += ids
            return
        }
        let (bytes, stamp) = try InputFile.read(path)
        let articles = try Importer.articles(from: bytes, named: PathArgument(path).name)
        try store(articles, Origin(uri: uri, stamp: stamp, source: try source ?? library.addSource(uri)), &summary)
    }

    /// What comes through a pipe has no place where it could be looked for again: its content is its place.
    private func takeStandardInput(_ summary: inout Summary) throws {
        let bytes = try InputFile.readStandardInput()
        let articles = try Importer.articles(from: bytes, named: "")
        let stamp = FileStamp(size: Int64(bytes.count), modified: 0, inode: 0, parser: Importer.version)
        try store(articles, Origin(uri: "stdin:\(articles.first?.digest ?? "")", stamp: stamp), &summary)
    }

    private func store(_ articles: [Article], _ origin: Origin, _ summary: inout Summary) throws {
        let stored = try turn.take { () throws(LibraryError) in
            try library.store(articles, from: origin) { uri in
                FileAddress.path(of: uri).map { (try? InputFile.status($0)) != nil } ?? true
            }
        }
        for one in stored {
            summary.articles.append(one.id)
            switch one.outcome {
            case .added: summary.added += 1
            case .updated: summary.updated += 1
            case .unchanged: summary.unchanged += 1
            case .moved: summary.moved += 1
            }
        }
    }
}

extension Intake.Summary {
    /// "2 added, 1 updated, 40 unchanged"
    var text: String {
        var parts = ["\(added) added"]
        if updated > 0 { parts.append("\(updated) updated") }
        if moved > 0 { parts.append("\(moved) moved") }
        if unchanged > 0 { parts.append("\(unchanged) unchanged") }
        return parts.joined(separator: ", ")
    }
}

/// Whose turn it is to write to the library. SQLite lets a writer that waits look again after a while; with an import that
/// writes file after file, that while could last seconds.
final class WriteTurn: Sendable {
    private let lock = Mutex(())

    func take<Result>(_ body: () throws(LibraryError) -> Result) throws(LibraryError) -> Result {
        var result: Swift.Result<Result, LibraryError>?
        lock.withLock { _ in result = Swift.Result { () throws(LibraryError) in try body() } }
        return try result!.get()
    }
}
