import Articles
import Foundation
import Importing
import Storage

/// A file to be read.
struct Incoming: Sendable {
    /// Absolute and without links, or what was found by walking; `-` is standard input.
    var path: [UInt8]
    /// As the reader knows it.
    var shown: PathArgument
    /// Bytes, as far as is known.
    var size = 0
    /// Should it be something else than a newsletter, nothing is wrong.
    var mayBeOther = false
    /// By which it was found; one that was named itself becomes its own when it could be read.
    var source: Source.ID?

    var isStandardInput: Bool { shown.isDash }
}

/// What has come of a file, or of a part of it.
struct Delivery: Sendable {
    enum Content: Sendable {
        /// Articles that follow those of the deliveries before, and the file as it was when it was opened.
        case articles([Article], FileStamp)
        /// The file is as it was when it was stored.
        case unchanged([Article.ID])
        case failed(any Error)
    }

    /// Which of the files.
    var file: Int
    var content: Content
    /// Of the first article in the file.
    var position = 0
    /// How many bytes were read for it.
    var bytes = 0
    /// Whether the file ends here.
    var isLast = true
}

/// Reads and parses files on several threads, ahead of the one that takes what has come of them: in the files' order, whichever
/// was done first. What is read and not yet taken is bounded, in files and in bytes, and a file of any size comes in parts.
///
/// The first file that is not done may always go on: so the bounds hold the others up and never all.
final class ReadAhead: Sendable {
    typealias Parse =
        @Sendable (
            _ name: String, _ pieces: () throws -> [UInt8], _ take: ([Article]) throws -> Void
        ) throws -> Void

    /// Files that are begun and not taken.
    private static let mostFiles = 32
    /// Bytes that are read and not taken, of other files than the first.
    private static let mostBytes = 16 << 20
    /// A part that has so many bytes or articles is handed over: storing it holds up other writers for that long.
    private static let part = (bytes: 2 << 20, articles: 250)
    /// Parts of a file that wait to be taken.
    private static let mostParts = 2
    /// Bytes of stack: what the libraries that parse are used to.
    private static let stack = 8 << 20

    private let files: [Incoming]
    private let parse: Parse
    private let articlesStored: @Sendable (Incoming) throws -> [Article.ID]?
    private let state = Monitor(State())

    private struct State: Sendable {
        /// The file that is begun next, and the one that is taken from.
        var next = 0
        var first = 0
        var deliveries: [Int: [Delivery]] = [:]
        /// In flight.
        var bytes = 0
        var isStopped = false
    }

    private struct Stopped: Error {}

    /// Begins to read.
    /// - Parameter articlesStored: those of a file that need not be read, else `nil`.
    init(
        _ files: [Incoming], threads: Int = ProcessInfo.processInfo.activeProcessorCount, parse: @escaping Parse,
        articlesStored: @escaping @Sendable (Incoming) throws -> [Article.ID]? = { _ in nil }
    ) {
        self.files = files
        self.parse = parse
        self.articlesStored = articlesStored
        for _ in 0..<min(max(1, threads), files.count) {
            let thread = Thread { [self] in work() }
            thread.stackSize = Self.stack
            thread.start()
        }
    }

    /// Lets the threads end when they next look up. Does not wait for them: one may be reading what never comes.
    func stop() { state.change { $0.isStopped = true } }

    // MARK: Taking

    /// Whether everything is taken.
    var isDone: Bool { state.current.first == files.count }

    /// What has come next, in order, up to about so many articles and the bytes of a part; nothing when nothing has come within
    /// so many seconds.
    func take(upTo articles: Int, within seconds: Double) -> [Delivery] {
        var taken: [Delivery] = []
        state.wait(seconds: seconds) { state in
            var room = articles
            var bytes = 0
            while room > 0, bytes < Self.part.bytes, let next = state.deliveries[state.first]?.first {
                state.deliveries[state.first]?.removeFirst()
                state.bytes -= next.bytes
                bytes += next.bytes
                if next.isLast {
                    state.deliveries[state.first] = nil
                    state.first += 1
                }
                if case .articles(let articles, _) = next.content { room -= articles.count }
                room -= 1
                taken.append(next)
            }
            return !taken.isEmpty || state.first == files.count
        }
        return taken
    }

    // MARK: Reading

    private func work() {
        while let file = nextFile() {
            do {
                try read(file)
            } catch is Stopped {
                return
            } catch {
                deliver(Delivery(file: file, content: .failed(error)))
            }
        }
    }

    /// Waits until another file may be begun; `nil` when there is none.
    private func nextFile() -> Int? {
        var next: Int?
        state.wait { state in
            if state.isStopped || state.next == files.count { return true }
            guard state.next - state.first < Self.mostFiles else { return false }
            next = state.next
            state.next += 1
            return true
        }
        return next
    }

    private func read(_ file: Int) throws {
        let incoming = files[file]
        if let ids = try articlesStored(incoming) {
            return deliver(Delivery(file: file, content: .unchanged(ids)))
        }
        let pieces = incoming.isStandardInput ? FilePieces() : try FilePieces(incoming.path)
        var part = Delivery(file: file, content: .unchanged([]), isLast: false)
        var articles: [Article] = []
        func handOver() throws {
            part.content = .articles(articles, pieces.stamp)
            try waitForRoom(file)
            deliver(part)
            part.position += articles.count
            part.bytes = 0
            articles = []
        }
        do {
            try parse(incoming.isStandardInput ? "" : PathArgument(incoming.path).name) {
                try waitToRead(file)
                let piece = try pieces.next()
                state.change { $0.bytes += piece.count }
                part.bytes += piece.count
                return piece
            } _: { more in
                if part.bytes >= Self.part.bytes || articles.count >= Self.part.articles { try handOver() }
                articles += more
            }
            part.isLast = true
            try handOver()
        } catch let error where !(error is Stopped) {
            // What there was before stays.
            if !articles.isEmpty { try handOver() }
            part.content = .failed(error)
            part.isLast = true
            deliver(part)
        }
    }

    private func waitToRead(_ file: Int) throws {
        try wait { file == $0.first || $0.bytes < Self.mostBytes }
    }

    private func waitForRoom(_ file: Int) throws {
        try wait { ($0.deliveries[file]?.count ?? 0) < Self.mostParts }
    }

    private func wait(until isSo: (State) -> Bool) throws {
        var isStopped = false
        state.wait { state in
            isStopped = state.isStopped
            return isStopped || isSo(state)
        }
        if isStopped { throw Stopped() }
    }

    private func deliver(_ delivery: Delivery) {
        state.change { $0.deliveries[delivery.file, default: []].append(delivery) }
    }
}
