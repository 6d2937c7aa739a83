import Dispatch
import Reading
import Storage
import Synchronization

/// The long work behind the reader: importing and indexing, one after the other, on a thread of their own, each with a
/// connection of its own. What comes of it is told through the mailbox.
final class BackgroundWork {
    /// The reader's, which is only asked.
    private let library: Library
    private let mailbox: Mailbox
    /// Sources that the configuration names.
    private let configured: [ConfiguredSource]
    private let queue = DispatchQueue(label: "import")
    /// What goes on or waits for its turn.
    private var works: [Cancellation] = []

    init(library: Library, mailbox: Mailbox, configured: [ConfiguredSource]) {
        self.library = library
        self.mailbox = mailbox
        self.configured = configured
    }

    var isGoingOn: Bool { !works.isEmpty }

    /// - Parameter forGood: nothing is begun afterwards that makes the best of it.
    func cancel(forGood: Bool = false) { for work in works { work.set(forGood: forGood) } }

    /// What was begun first is over.
    func ended() { if !works.isEmpty { works.removeFirst() } }

    /// - Parameter work: returns what is to be said of it.
    private func begin(_ work: @escaping @Sendable (Library, Cancellation) -> Message?) {
        let isCancelled = Cancellation()
        works.append(isCancelled)
        queue.async { [path = library.path, mailbox] in
            var message: Message?
            do throws(LibraryError) {
                message = work(try Library(at: path, purpose: .importing), isCancelled)
            } catch {
                message = Message(error.description, isError: true)
            }
            mailbox.post(.event(.workFinished(message)))
        }
    }

    // MARK: Importing

    /// Imports paths, or looks at all sources again.
    func startImport(_ paths: [PathArgument]) {
        start(paths, isRefresh: paths.isEmpty) { intake throws(LibraryError) in
            paths.isEmpty ? try intake.takeSources() : try intake.take(paths)
        }
    }

    /// Imports the sources of the configuration that are not in the library yet. It costs nothing where there are none.
    func importConfigured() {
        if configured.isEmpty { return }
        start([], isRefresh: false) { intake throws(LibraryError) in try intake.takeConfigured() }
    }

    private func start(
        _ paths: [PathArgument], isRefresh: Bool,
        _ take: @escaping @Sendable (Intake) throws(LibraryError) -> Intake.Summary
    ) {
        begin { [mailbox, configured] library, isCancelled in
            var message: Message?
            do throws(LibraryError) {
                var intake = Intake(library: library)
                intake.isCancelled = { isCancelled.isSet }
                intake.configured = configured
                // The reader's hands come first.
                intake.threads = max(1, intake.threads - 1)
                var meter = HeadwayMeter(every: 0.1)
                intake.headway = { headway in
                    if let text = meter.note(headway) { mailbox.post(.event(.workProgressed(text.short))) }
                }
                let summary = try take(intake)
                let isOneFile = paths.count == 1 && summary.articles.count == 1 && !InputFile.isFolder(paths[0].bytes)
                if isRefresh || summary.files > 0 || !summary.failures.isEmpty {
                    mailbox.post(.imported(opening: isOneFile ? summary.articles[0] : nil))
                }
                message = summary.message(isRefresh: isRefresh)
            } catch {
                mailbox.post(.imported(opening: nil))
                message = Message(error.description, isError: true)
            }
            // What has been imported until then is to be found, whatever ended that.
            isCancelled.unset()
            let rest = Self.index(library, mailbox, isCancelled)
            return message?.isError == true ? message : rest ?? message
        }
    }

    // MARK: Indexing

    /// Whether there is something that cannot be found yet, or was forgotten and is still there.
    var needsIndexing: Bool {
        (try? library.indexProgress())?.isDone == false || (try? library.hasForgotten()) == true
    }

    /// Makes searchable what an import that was broken off, or an older version, has left.
    func startIndexing() {
        begin { [mailbox] library, isCancelled in Self.index(library, mailbox, isCancelled) }
    }

    /// - Returns: what is to be said of what is left.
    private static func index(_ library: Library, _ mailbox: Mailbox, _ isCancelled: Cancellation) -> Message? {
        do throws(LibraryError) {
            var indexing = Indexing(library: library)
            indexing.isCancelled = { isCancelled.isSet }
            indexing.headway = { progress in
                if !progress.isDone { mailbox.post(.event(.workProgressed(progress.text))) }
            }
            try indexing.run()
            let progress = try library.indexProgress()
            return progress.isDone ? nil : Message("\(progress.leftText); r goes on")
        } catch {
            return Message(error.description, isError: true)
        }
    }
}

/// A flag that one thread raises for another.
private final class Cancellation: Sendable {
    private enum State { case unset, set, forGood }

    private let state = Mutex(State.unset)
    var isSet: Bool { state.withLock { $0 != .unset } }
    func set(forGood: Bool) { state.withLock { if $0 == .unset || forGood { $0 = forGood ? .forGood : .set } } }
    func unset() { state.withLock { if $0 == .set { $0 = .unset } } }
}

extension IndexProgress {
    /// For a status line.
    var text: String { "Making searchable \(indexed)/\(total)" }
    /// What is to be said where it has not come to its end.
    var leftText: String { "\(left) of \(total) articles are not searchable yet" }
}

extension Intake.Summary {
    /// What the status line says of an import; nothing when nothing came of it that anybody waits for.
    func message(isRefresh: Bool) -> Message? {
        if let count = filesBeforeCancellation {
            return Message("Import stopped after \(count) of \(files) files (\(text)); r goes on")
        }
        if let first = failures.first {
            let more = failures.count > 1 ? " (and \(failures.count - 1) more)" : ""
            return Message("\(first.path.name): \(first.reason)\(more)", isError: true)
        }
        return changed > 0 ? Message("Imported: \(text)") : isRefresh ? Message("Nothing new in the sources") : nil
    }
}
