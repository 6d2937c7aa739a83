import GRDB
import Glibc
import Synchronization

/// How those who write to a library take turns, in this program and in others.
///
/// SQLite alone lets writers look again after a while; beside an import that while could last seconds. So they put up signs:
/// locks on a byte each of a file beside the library, which go away with whoever made them (F_OFD_SETLK in fcntl(2)).
/// - *Marks* have little to say, and somebody waits for them. They put up `wish` and write.
/// - *Work* (imports, the index, forgetting) comes in many transactions, and one at a time (`turn`). Before each it lets wishes
///   come true. Who finds the turn taken puts up `queue`; who ends its turn then lets one of the queue have the next.
///
/// The signs are a courtesy: SQLite's own lock decides. So nobody waits for a sign without bound: one that stands while nothing
/// happens (its program was stopped) is passed over for a while.
final class WriteTurn: Sendable {
    private enum Sign: Int, CaseIterable {
        case wish, queue, turn
    }

    private let descriptor: Int32
    /// Until when signs are passed over.
    private let ignored = Mutex<[Sign: ContinuousClock.Instant]>([:])

    /// How long a sign is waited for, and how long it is passed over when that was in vain.
    private static let courtesy: [Sign: Duration] = [.wish: .seconds(2), .queue: .milliseconds(250)]
    private static let deafness = 10

    /// `nil` where there can be no such file; then SQLite's own waiting must do.
    init?(library path: String) {
        descriptor = Glibc.open(path + "-turn", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    // MARK: Marks

    /// Does something while others are asked to let it.
    func wishing<Result>(_ body: () throws -> Result) rethrows -> Result {
        _ = put(.wish, F_RDLCK)
        defer { _ = put(.wish, F_UNLCK) }
        return try body()
    }

    // MARK: Work

    /// Does one transaction of work.
    /// - Parameters:
    ///   - patience: how long to wait while nobody makes headway.
    ///   - hasHeadway: whether anybody has since it was asked last.
    /// - Throws: `SQLITE_INTERRUPT` when it was cancelled before its turn came.
    func working<Result>(
        patience: Duration, isCancelled: () -> Bool, hasHeadway: () throws -> Bool, _ body: () throws -> Result
    ) throws -> Result {
        try letOthers(.wish, isCancelled) { !isUp(.wish) }
        try letOthers(.queue, isCancelled) { isUp(.turn) || !isUp(.queue) }
        if !put(.turn, F_WRLCK) {
            _ = put(.queue, F_RDLCK)
            defer { _ = put(.queue, F_UNLCK) }
            while try !Self.wait(patience, isCancelled, until: { put(.turn, F_WRLCK) }), try hasHeadway() {}
        }
        defer { _ = put(.turn, F_UNLCK) }
        return try body()
    }

    /// Whether a mark is to be made.
    var isWished: Bool { isUp(.wish) && !isIgnored(.wish) }

    /// Whether other work waits.
    var isQueued: Bool { isUp(.queue) && !isIgnored(.queue) }

    private func letOthers(_ sign: Sign, _ isCancelled: () -> Bool, until isOver: () -> Bool) throws {
        guard !isIgnored(sign), let courtesy = Self.courtesy[sign] else { return }
        if try !Self.wait(courtesy, isCancelled, until: isOver) {
            ignored.withLock { $0[sign] = .now + courtesy * Self.deafness }
        }
    }

    private func isIgnored(_ sign: Sign) -> Bool {
        ignored.withLock { $0[sign].map { .now < $0 } ?? false }
    }

    /// Looks again and again, at the longest every ten milliseconds.
    /// - Returns: whether it is so; `false` after so long.
    private static func wait(_ time: Duration, _ isCancelled: () -> Bool, until isSo: () -> Bool) throws -> Bool {
        if isSo() { return true }
        let end = ContinuousClock.now + time
        var pause: UInt32 = 250
        while .now < end {
            if isCancelled() { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
            usleep(pause)
            pause = min(2 * pause, 10_000)
            if isSo() { return true }
        }
        return false
    }

    // MARK: Signs

    /// Commands of fcntl(2) that glibc shows only to those who ask for GNU's: locks of an open file, not of a process.
    private static let test: Int32 = 36
    private static let set: Int32 = 37

    /// Returns whether nobody stands in the way.
    private func put(_ sign: Sign, _ type: Int32) -> Bool {
        var lock = Self.lock(sign, type)
        return fcntl(descriptor, Self.set, &lock) == 0
    }

    /// Whether another has put it up.
    private func isUp(_ sign: Sign) -> Bool {
        var lock = Self.lock(sign, F_WRLCK)
        return fcntl(descriptor, Self.test, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    private static func lock(_ sign: Sign, _ type: Int32) -> flock {
        flock(l_type: Int16(type), l_whence: Int16(SEEK_SET), l_start: sign.rawValue, l_len: 1, l_pid: 0)
    }
}
