import Glibc

/// Tells when another program, or another thread, may have changed the library's file: by inotify(7), so that nobody has to
/// look again and again. What has changed, if anything, `Library.version` says.
struct LibraryWatch {
    /// For poll(2); -1 where the system cannot watch: then whoever is awake for another reason looks.
    let descriptor: Int32
    /// The names of the library and of its log.
    private let names: Set<String>
    /// When to look: changes come by the thousand, and people see some four a second.
    private var due: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?
    private static let interval = Duration.milliseconds(250)
    /// How long after a look comes another one: what was written can be seen only when the disk has it, and of that nothing is
    /// told.
    private var pause = interval
    private static let longestPause = Duration.seconds(1)

    init(library path: String) {
        // SQLite writes where links lead.
        let path = (try? InputFile.realPath(Array(path.utf8))).map { String(decoding: $0, as: UTF8.self) } ?? path
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        names = [name, name + "-wal"]
        let opened = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        // The folder, as the log comes and goes.
        if opened >= 0, inotify_add_watch(opened, folder, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)) < 0 {
            close(opened)
            descriptor = -1
        } else {
            descriptor = opened
        }
    }

    /// Takes what the system has to tell.
    mutating func read(at now: ContinuousClock.Instant) {
        guard descriptor >= 0 else { return fallDue(at: now) }
        let size = MemoryLayout<inotify_event>.size
        var bytes = [UInt8](repeating: 0, count: 16_384)
        while case let count = Glibc.read(descriptor, &bytes, bytes.count), count > 0 {
            var offset = 0
            while offset + size <= count {
                let event = bytes.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                let name = bytes[(offset + size)..<min(count, offset + size + Int(event.len))].prefix { $0 != 0 }
                if names.contains(String(decoding: name, as: UTF8.self)) { fallDue(at: now) }
                offset += size + Int(event.len)
            }
        }
    }

    private mutating func fallDue(at now: ContinuousClock.Instant) {
        let soon = max(now, last.map { $0 + Self.interval } ?? now)
        due = min(soon, due ?? soon)
        pause = Self.interval
    }

    /// Milliseconds until it is time to look; `nil` when there is no need.
    func timeout(at now: ContinuousClock.Instant) -> Int32? {
        descriptor < 0 ? nil : due.map { now >= $0 ? 0 : Int32(($0 - now) / .milliseconds(1)) + 1 }
    }

    /// Whether it is time to look; then it is done.
    mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
        guard let time = due, time <= now else { return false }
        last = now
        due = pause > Self.longestPause ? nil : now + pause
        pause *= 2
        return true
    }
}
