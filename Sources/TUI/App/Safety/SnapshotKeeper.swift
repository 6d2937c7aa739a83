import Dispatch
import Foundation
import Storage
import Synchronization

/// Keeps snapshots of the marks of an open library: while one reads, at most one each ten minutes, on a thread and a connection
/// of its own, and one at the end. Only when there is something new to keep.
final class SnapshotKeeper: Sendable {
    private struct State {
        var hasChanged = false
        var last = ContinuousClock.now
    }

    private let path: String
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "snapshot", qos: .utility)

    init(library path: String) { self.path = path }

    /// The reader has marked something.
    func marksChanged() {
        let isDue = state.withLock { state in
            state.hasChanged = true
            guard ContinuousClock.now - state.last >= .seconds(SnapshotFolder.interval) else { return false }
            state = State()
            return true
        }
        guard isDue else { return }
        queue.async { [self] in
            do {
                let library = try Library(at: path, purpose: .inspecting)
                try SnapshotFolder(ofLibraryAt: path).keep(library)
            } catch {
                state.withLock { $0.hasChanged = true }  // At the end it is tried again, and said.
            }
        }
    }

    static func complaint(_ error: any Error) -> String {
        let reason = (error as? FileError)?.reason ?? (error as? Failure)?.text ?? "\(error)"
        return "your marks are in the library, but no snapshot of them could be kept (\(reason))"
    }

    /// The last one, when the screen has been closed.
    /// - Returns: why it could not be kept.
    func end(_ library: Library) -> String? {
        queue.sync {}
        guard state.withLock(\.hasChanged) else { return nil }
        do {
            try SnapshotFolder(ofLibraryAt: path).keep(library)
            return nil
        } catch {
            return Self.complaint(error)
        }
    }
}
