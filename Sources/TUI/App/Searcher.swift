import Articles
import Foundation
import Reading
import Storage

/// Answers requests for rows that take a search, on a thread and a connection of its own, both made for the first of them.
///
/// The newest request counts: what is read for an older one is interrupted, and its answer dropped. Who asks waits a little, so
/// that most answers are in the frame of their key; the others come through the mailbox. What has to be counted comes last.
final class Searcher: Sendable {
    /// Seconds that a frame may wait for an answer.
    private static let patience = 0.012

    private struct Work: Sendable {
        /// The request that is wanted, and how many there were.
        var request: RowRequest?
        var number = 0
        /// Nobody waits for the answer any more: it is to be posted.
        var isLate = false
        var answer: [Event]?
        /// Where the thread reads, as long as it does.
        var library: Library?
        var hasThread = false
        var isDone = false
    }

    private let work = Monitor(Work())
    private let path: String
    private let mailbox: Mailbox

    init(path: String, mailbox: Mailbox) {
        self.path = path
        self.mailbox = mailbox
    }

    /// Asks for rows; what was asked for before is no longer wanted.
    /// - Returns: the answer, where it was found in time; else nothing, and it is posted.
    func answer(_ request: RowRequest) -> [Event] {
        var begins = false
        var reading: Library?
        work.change { work in
            work.number += 1
            work.request = request
            work.answer = nil
            work.isLate = false
            begins = !work.hasThread
            work.hasThread = true
            reading = work.library
        }
        reading?.interrupt()
        if begins { Thread { [self] in run() }.start() }
        work.wait(seconds: Self.patience) { $0.answer != nil }
        var answer: [Event]?
        work.change { work in
            answer = work.answer
            work.answer = nil
            work.isLate = answer == nil
        }
        return answer ?? []
    }

    /// No answer is wanted any more.
    func stop() {
        var reading: Library?
        work.change { work in
            work.isDone = true
            reading = work.library
        }
        reading?.interrupt()
    }

    // MARK: On the thread

    private func run() {
        do throws(LibraryError) {
            let library = try Library(at: path, purpose: .inspecting)
            work.change { $0.library = library }
            while let (request, number) = next() { look(up: request, number, in: library) }
            work.change { $0.library = nil }
        } catch {
            while let (_, number) = next() {
                tell([.failed(error.description)], number)
                // The next request tries again, with a thread of its own.
                var isLast = false
                work.change { work in
                    isLast = work.request == nil
                    if isLast { work.hasThread = false }
                }
                if isLast { return }
            }
        }
    }

    /// Waits for a request; `nil` at the end.
    private func next() -> (RowRequest, Int)? {
        var next: (RowRequest, Int)?
        var isDone = false
        work.wait { work in
            isDone = work.isDone
            next = work.request.map { ($0, work.number) }
            if next != nil { work.request = nil }
            return isDone || next != nil
        }
        return isDone ? nil : next
    }

    private func isWanted(_ number: Int) -> Bool {
        let work = work.current
        return work.number == number && !work.isDone
    }

    private func look(up request: RowRequest, _ number: Int, in library: Library) {
        let found = read(number) { () throws(LibraryError) in try library.rows(request) }
        switch found {
        case .success(let run):
            tell([.rowsLoaded(run)], number)
            guard run.total == nil else { return }
            let count = read(number) { () throws(LibraryError) in try library.count(request.listing) }
            if case .success(let count)? = count, isWanted(number) {
                mailbox.post(.event(.rowsCounted(count, of: request.listing)))
            }
        case .failure(let error): tell([.failed(error.description)], number)
        case nil: break
        }
    }

    /// Reads for a request, and again when the interruption was meant for the one before; `nil` when another is wanted.
    private func read<Result>(
        _ number: Int, _ body: () throws(LibraryError) -> Result
    ) -> Swift.Result<Result, LibraryError>? {
        while isWanted(number) {
            do throws(LibraryError) {
                return .success(try body())
            } catch .interrupted {
                continue
            } catch {
                return .failure(error)
            }
        }
        return nil
    }

    private func tell(_ events: [Event], _ number: Int) {
        var isLate = false
        work.change { work in
            guard work.number == number else { return }
            if work.isLate { isLate = true } else { work.answer = events }
        }
        if isLate { for event in events { mailbox.post(.event(event)) } }
    }
}
