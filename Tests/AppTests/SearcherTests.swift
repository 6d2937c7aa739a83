import Articles
import Glibc
import Reading
import Storage
import Support
import Testing

@testable import broadsheet

/// Searches are answered in time or later, the newest one in any case.
@Suite struct SearcherTests {
    private let folder: TemporaryFolder
    private let path: String
    private let mailbox = Mailbox()

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("library.sqlite")
        let library = try Library(at: path, purpose: .reading)
        let articles = (0..<300).map { number in
            Article(
                identity: .address("https://a.example/\(number)"), format: .text, title: "Title \(number)",
                document: Document(blocks: [Block(.paragraph, "The text has number\(number) in it.")]),
                digest: "\(number)")
        }
        let stamp = FileStamp(size: 1, modified: 1, inode: 1, parser: 1)
        _ = try library.store(articles, from: Origin(uri: "file:///x", stamp: stamp)) { _ in true }
        while try library.indexSome(atMost: 1_000) > 0 {}
    }

    private func request(_ query: String) -> RowRequest { RowRequest(Listing(query: query), .start, count: 40) }

    /// What comes next; nothing when nothing comes for long.
    private func nextEvents() -> [Event] {
        var waiting = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, 30_000)
        return mailbox.take().compactMap { if case .event(let event) = $0 { event } else { nil } }
    }

    /// The rows of a request, at once or from the mailbox.
    private func rows(_ first: [Event], of request: RowRequest) -> RowRun? {
        var events = first.isEmpty ? nextEvents() : first
        while !events.isEmpty {
            for case .rowsLoaded(let run) in events where run.request == request { return run }
            events = nextEvents()
        }
        return nil
    }

    @Test func answers() throws {
        let searcher = Searcher(path: path, mailbox: mailbox)
        defer { searcher.stop() }
        let run = rows(searcher.answer(request("number7")), of: request("number7"))
        #expect(run?.rows.map(\.title) == ["Title 7"] && run?.rows.first?.snippet != nil)
    }

    @Test func countsWhatIsLong() throws {
        let searcher = Searcher(path: path, mailbox: mailbox)
        defer { searcher.stop() }
        let wanted = request("text")
        // A late answer and the count may come together.
        var events = searcher.answer(wanted)
        var (runs, counts): ([RowRun], [Int]) = ([], [])
        repeat {
            for event in events {
                if case .rowsLoaded(let run) = event { runs.append(run) }
                if case .rowsCounted(let count, of: wanted.listing) = event { counts.append(count) }
            }
            guard counts.isEmpty else { break }
            events = nextEvents()
        } while !events.isEmpty
        #expect(runs.map(\.rows.count) == [40] && runs.first?.total == nil)
        #expect(counts == [300])
    }

    @Test("Of many requests the last is always answered, and none after it", arguments: 0..<20)
    func newest(seed: Int) throws {
        var dice = Dice(seed)
        let searcher = Searcher(path: path, mailbox: mailbox)
        defer { searcher.stop() }
        var last = request("number1")
        var events: [Event] = []
        for _ in 0..<30 {
            last = request(dice.pick(["text", "number\(dice.roll(300))", "\"text has\"", "t*", "zz", "a OR the"]))
            events = searcher.answer(last)
        }
        #expect(rows(events, of: last) != nil)
    }

    @Test func aLibraryThatIsNoneIsAnError() throws {
        try folder.write("no library", to: "other")
        let searcher = Searcher(path: folder.path("other"), mailbox: mailbox)
        defer { searcher.stop() }
        for _ in 0..<2 {
            let events = searcher.answer(request("x"))
            guard case .failed? = (events.isEmpty ? nextEvents() : events).first else {
                Issue.record("\(events)")
                return
            }
        }
    }
}
