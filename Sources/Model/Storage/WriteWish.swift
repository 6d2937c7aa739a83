import Glibc

/// How a writer with little to say gets its turn beside one with much: it wishes for one, and who writes for long looks for
/// wishes, ends its transaction, and waits until they have come true.
///
/// SQLite alone lets writers look again after a while; beside an import, in this program or another, that while could last
/// seconds. A wish is a shared lock (flock(2)) on a file beside the library: it goes away with whoever made it.
final class WriteWish: Sendable {
    private let descriptor: Int32

    /// `nil` where there can be no such file; then SQLite's own waiting must do.
    init?(library path: String) {
        descriptor = Glibc.open(path + "-turn", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Does something while others are asked to let it.
    func making<Result>(_ body: () throws -> Result) rethrows -> Result {
        // Only who grants wishes holds it alone, and not for long.
        _ = flock(descriptor, LOCK_SH)
        defer { _ = flock(descriptor, LOCK_UN) }
        return try body()
    }

    /// Whether somebody wishes for a turn.
    var isMade: Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return true }
        _ = flock(descriptor, LOCK_UN)
        return false
    }

    /// Waits until nobody wishes for a turn.
    func grant() {
        _ = flock(descriptor, LOCK_EX)
        _ = flock(descriptor, LOCK_UN)
    }
}
