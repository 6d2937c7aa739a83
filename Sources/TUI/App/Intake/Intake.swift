import Articles
import Foundation
import Importing
import Storage

/// Takes files into a library: what is new or changed is parsed on several threads and stored by one, in the order of the
/// paths, so that the same files make the same library. Each transaction holds whole articles: an interruption loses what was
/// not stored yet, and a second run goes on from there. Paths become sources.
struct Intake {
    let library: Library
    /// Called after each transaction, and several times a second while none comes.
    var headway: (Headway) -> Void = { _ in }
    var isCancelled: () -> Bool = { false }
    /// Those that the configuration names.
    var configured: [ConfiguredSource] = []
    var threads = ProcessInfo.processInfo.activeProcessorCount
    var parse: ReadAhead.Parse = Importer.read

    /// About how many articles one transaction takes from several files, unless they are large; some milliseconds' worth.
    private static let transaction = 50
    /// How long a cancellation or the headway may have to wait.
    private static let tick = 0.1

    struct Summary {
        var added = 0
        var updated = 0
        var unchanged = 0
        var moved = 0
        /// What could not be read, each named once.
        var failures: [(path: PathArgument, reason: String)] = []
        /// Files in folders that are no newsletters, by their ending or by what is in them.
        var passedOver = 0
        /// The articles of the paths, in order.
        var articles: [Article.ID] = []
        /// How many files there are, and how many of them were done when the intake was cancelled; `nil` when all were.
        var files = 0
        var filesBeforeCancellation: Int?

        var changed: Int { added + updated + moved }
    }

    /// Imports paths as the user named them.
    func take(_ paths: [PathArgument]) throws(LibraryError) -> Summary {
        var summary = Summary()
        let list = try FileList(paths, isCancelled: isCancelled) { folder throws(LibraryError) in
            try library.addSource(FileAddress.of(folder))
        }
        let files = list.files
        summary.files = files.count
        summary.failures = list.failures
        summary.passedOver = list.passedOver
        guard !isCancelled() else {
            summary.filesBeforeCancellation = 0
            return summary
        }
        let readAhead = ReadAhead(files, threads: threads, parse: parse) { [library] file in
            try Self.articlesStored(file, in: library)
        }
        defer { readAhead.stop() }
        var headway = Headway(files)
        var origins: [Int: Origin] = [:]
        while !readAhead.isDone {
            let deliveries = readAhead.take(upTo: Self.transaction, within: Self.tick)
            do throws(LibraryError) {
                try store(deliveries, of: files, &origins, &summary)
            } catch {
                // While it waited for others.
                guard case .interrupted = error, isCancelled() else { throw error }
                summary.filesBeforeCancellation = headway.files
                break
            }
            for delivery in deliveries { headway.note(delivery) }
            self.headway(headway)
            if headway.files < files.count, isCancelled() {
                summary.filesBeforeCancellation = headway.files
                break
            }
        }
        if summary.filesBeforeCancellation == nil { noteLook(at: list.roots) }
        return summary
    }

    /// What is only good to know: an import does not fail by it.
    private func noteLook(at roots: [[UInt8]]) {
        let seconds = Int64(Date().timeIntervalSince1970)
        try? library.noteLook(at: roots.map(FileAddress.of), seconds)
    }

    /// Looks at all sources again, and at those that the configuration names.
    func takeSources() throws(LibraryError) -> Summary {
        let known = try library.sources().compactMap { FileAddress.path(of: $0.uri).map(PathArgument.init) }
        return try takeConfigured(besides: known)
    }

    /// Takes paths, and the sources of the configuration that the library does not have yet, and gives these their names.
    func takeConfigured(besides paths: [PathArgument] = []) throws(LibraryError) -> Summary {
        let summary = try take(paths + library.missing(configured))
        // Those that are new have their names now.
        _ = try library.missing(configured)
        return summary
    }

    /// The articles of a file that is as it was when it was stored.
    private static func articlesStored(_ file: Incoming, in library: Library) throws -> [Article.ID]? {
        guard !file.isStandardInput else { return nil }
        let uri = FileAddress.of(file.path)
        guard let known = try library.stamp(of: uri), known == InputFile.stamp(try InputFile.status(file.path)) else {
            return nil
        }
        return try library.articles(from: uri)
    }

    // MARK: Storing

    /// - Parameter origins: of the files that are not done.
    private func store(
        _ deliveries: [Delivery], of files: [Incoming], _ origins: inout [Int: Origin], _ summary: inout Summary
    ) throws(LibraryError) {
        var batches: [Batch] = []
        for delivery in deliveries {
            guard case .articles(let articles, let stamp) = delivery.content else { continue }
            var origin: Origin
            if let known = origins[delivery.file] {
                origin = known
            } else {
                origin = try self.origin(of: files[delivery.file], articles)
            }
            origin.stamp = stamp
            origins[delivery.file] = delivery.isLast ? nil : origin
            batches.append(Batch(articles, from: origin, position: delivery.position, isLast: delivery.isLast))
        }
        var stored: [[Stored]] = []
        if !batches.isEmpty {
            stored = try library.store(batches, isCancelled: isCancelled) { uri in
                FileAddress.path(of: uri).map { (try? InputFile.status($0)) != nil } ?? true
            }
        }
        var next = stored.makeIterator()
        for delivery in deliveries {
            let file = files[delivery.file]
            switch delivery.content {
            case .articles: for one in next.next() ?? [] { summary.note(one) }
            case .unchanged(let ids):
                summary.unchanged += ids.count
                summary.articles += ids
            case .failed(let error as LibraryError): throw error
            case .failed(let error as FileError): summary.failures.append((file.shown, error.reason))
            case .failed(let error as ImportError) where file.mayBeOther && error.isOtherKind: summary.passedOver += 1
            case .failed(let error): summary.failures.append((file.shown, "\(error)"))
            }
        }
    }

    /// A file that was named itself has no source yet, and becomes one when it could be read. What comes through a pipe has no
    /// place where it could be looked for again: its content is its place.
    private func origin(of file: Incoming, _ articles: [Article]) throws(LibraryError) -> Origin {
        let stamp = FileStamp(size: 0, modified: 0, inode: 0, parser: Importer.version)
        if file.isStandardInput { return Origin(uri: "stdin:\(articles.first?.digest ?? "")", stamp: stamp) }
        let uri = FileAddress.of(file.path)
        if let source = file.source { return Origin(uri: uri, stamp: stamp, source: source) }
        let source = try library.addSource(uri)
        return Origin(uri: uri, stamp: stamp, source: source)
    }
}

extension ImportError {
    /// The file is whole, but something else than a newsletter.
    var isOtherKind: Bool {
        switch self {
        case .binary, .foreign: true
        default: false
        }
    }
}

extension Intake.Summary {
    fileprivate mutating func note(_ one: Stored) {
        articles.append(one.id)
        switch one.outcome {
        case .added: added += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .moved: moved += 1
        }
    }

    /// "2 added, 1 updated, 40 unchanged"
    var text: String {
        var parts = ["\(added) added"]
        if updated > 0 { parts.append("\(updated) updated") }
        if moved > 0 { parts.append("\(moved) moved") }
        if unchanged > 0 { parts.append("\(unchanged) unchanged") }
        return parts.joined(separator: ", ")
    }
}
