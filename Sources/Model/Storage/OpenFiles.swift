import Glibc
import Synchronization

/// The libraries that this process has open.
///
/// POSIX takes all of a process's locks off a file as soon as the process closes any descriptor of it. So a file that SQLite
/// has open here must not be opened and closed by hand: another process could then take it for unused, and remove the log
/// from under us (sqlite.org/howtocorrupt.html, 2.2).
struct OpenFiles: Sendable {
    struct Key: Hashable, Sendable {
        let device: UInt
        let inode: UInt

        /// `nil` where there is no file.
        init?(_ path: String) {
            var facts = stat()
            guard stat(path, &facts) == 0 else { return nil }
            device = facts.st_dev
            inode = facts.st_ino
        }
    }

    /// Held while a library is looked at and opened.
    static let all = Mutex(OpenFiles())

    private var counts: [Key: Int] = [:]

    func contains(_ path: String) -> Bool { Key(path).map { counts[$0] != nil } ?? false }

    mutating func add(_ path: String) -> Key? {
        guard let key = Key(path) else { return nil }
        counts[key, default: 0] += 1
        return key
    }

    mutating func remove(_ key: Key) {
        guard let count = counts[key] else { return }
        counts[key] = count > 1 ? count - 1 : nil
    }
}
