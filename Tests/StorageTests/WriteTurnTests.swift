import Articles
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

/// Those who write let each other, and wait for nobody without bound.
@Suite struct WriteTurnTests {
    let folder = Folder()

    private func turn() throws -> WriteTurn { try #require(WriteTurn(library: folder.library)) }

    private final class Flag: Sendable {
        private let value = Mutex(false)
        var isUp: Bool { value.withLock { $0 } }
        func raise() { value.withLock { $0 = true } }
    }

    private func work<T>(_ turn: WriteTurn, isCancelled: () -> Bool = { false }, _ body: () throws -> T) throws -> T {
        try turn.working(patience: .zero, isCancelled: isCancelled, hasHeadway: { false }, body)
    }

    @Test func signsAreSeenWhileTheyStand() throws {
        let (one, other) = (try turn(), try turn())
        #expect(!one.isWished && !one.isQueued)
        other.wishing { #expect(one.isWished && !other.isWished) }
        #expect(!one.isWished)
        try work(other) { #expect(!one.isWished && !one.isQueued) }
    }

    /// Whoever waits is seen by the one that works, and has its turn beside one that never rests.
    @Test func workAlternates() async throws {
        let (one, other) = (try turn(), try turn())
        let (isDone, begun) = (Flag(), Flag())
        try await withThrowingTaskGroup { group in
            group.addTask {
                try work(one) {
                    begun.raise()
                    while !one.isQueued { sched_yield() }
                }
                while !isDone.isUp { try work(one) {} }
            }
            group.addTask {
                while !begun.isUp { sched_yield() }
                try other.working(patience: .seconds(60), isCancelled: { false }, hasHeadway: { true }) {
                    isDone.raise()
                }
            }
            try await group.waitForAll()
        }
        #expect(!one.isQueued)
    }

    /// A program that was stopped while it wished, or worked, holds up nobody for ever.
    @Test func nobodyWaitsForeverForASign() throws {
        let (one, other) = (try turn(), try turn())
        try other.wishing {
            try work(one) {}
            #expect(!one.isWished)
            for _ in 0..<100 { try work(one) {} }
        }
        var count = 0
        try work(other) {
            try work(one) { count += 1 }
            // As long as there is headway it waits.
            var headways = 3
            try one.working(
                patience: .zero, isCancelled: { false },
                hasHeadway: {
                    headways -= 1
                    return headways > 0
                }, { count += 1 })
            #expect(headways == 0 && count == 2)
        }
    }

    @Test func waitingCanBeCancelled() throws {
        let (one, other) = (try turn(), try turn())
        func isInterrupted(_ body: () throws -> Void) -> Bool {
            do { try body() } catch { return LibraryError(error, at: "") == .interrupted(path: "") }
            return false
        }
        try work(other) {
            #expect(
                isInterrupted {
                    try one.working(patience: .seconds(60), isCancelled: { true }, hasHeadway: { true }) {}
                })
        }
        other.wishing { #expect(isInterrupted { try work(one, isCancelled: { true }) {} }) }
        try work(one, isCancelled: { true }) {}
    }

    /// Imports, the index and marks at once: each waits while the others make headway, however short its patience.
    @Test func manyWriteAtOnce() async throws {
        let path = folder.library
        let id = try folder.open().storeOne(.sample("First"), from: "first").id
        let text = (0..<2_000).map { "word\($0)" }.joined(separator: " ")
        try await withThrowingTaskGroup { group in
            for worker in 0..<3 {
                group.addTask {
                    let library = try Library(at: path, purpose: .importing, patience: 0.2)
                    for index in 0..<40 {
                        try library.storeOne(.sample("\(worker) \(index)", text), from: "\(worker)/\(index)")
                    }
                    while try library.indexSome(atMost: 20) > 0 {}
                }
            }
            group.addTask {
                let library = try Library(at: path, purpose: .reading, patience: 20)
                for index in 0..<30 { try library.add(.sample("\(index)", of: id)) }
            }
            try await group.waitForAll()
        }
        let library = try folder.open()
        #expect(try library.rows().count == 121 && library.bookmarks(of: id).count == 30)
        #expect(try library.indexProgress().isDone && library.check().problems == [])
    }
}
