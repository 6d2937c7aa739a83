import Articles
import Dispatch
import Reading
import Storage
import Synchronization

/// Counts the shelves of saved queries, on a thread and a connection of its own: nobody waits for what their words cost. The
/// newest wish counts; what is left of those before it is not done.
final class ShelfCounter: Sendable {
    private let path: String
    private let mailbox: Mailbox
    private let queue = DispatchQueue(label: "shelves", qos: .utility)
    private let newest = Mutex(0)

    init(path: String, mailbox: Mailbox) {
        self.path = path
        self.mailbox = mailbox
    }

    /// A shelf that cannot be counted stays without a number.
    func count(_ shelves: [Shelf]) {
        let number = newest.withLock { newest in
            newest += 1
            return newest
        }
        queue.async { [self] in
            guard newest.withLock({ $0 == number }), let library = try? Library(at: path, purpose: .inspecting) else {
                return
            }
            for shelf in shelves where newest.withLock({ $0 == number }) {
                guard let articles = try? library.count(Listing(shelf)) else { continue }
                mailbox.post(.event(.shelfCounted(shelf, articles: articles)))
            }
        }
    }
}
