import Dispatch
import Glibc
import Reading
import Synchronization

/// Events from other threads, met where the reader waits: a descriptor that is readable when one has come.
final class Mailbox: Sendable {
    /// For poll(2).
    let descriptor: Int32
    private let input: Int32
    private let letters = Mutex<[Letter]>([])

    /// What long work has to say.
    enum Letter: Sendable {
        case event(Event)
        /// The work is over: rows may have changed, and one file's article may have to be opened.
        case imported(opening: Int64?)
    }

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (descriptor, input) = (ends[0], ends[1])
    }

    func post(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
        var byte: UInt8 = 1
        _ = Glibc.write(input, &byte, 1)  // A full pipe already wakes the reader.
    }

    func take() -> [Letter] {
        var bytes = [UInt8](repeating: 0, count: 256)
        while Glibc.read(descriptor, &bytes, bytes.count) == bytes.count {}
        return letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
