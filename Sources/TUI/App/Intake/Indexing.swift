import Storage

/// Makes what was imported searchable: behind the import, the newest articles first, some at a time.
struct Indexing {
    /// Opened for importing.
    let library: Library
    /// Called after each transaction.
    var headway: (IndexProgress) -> Void = { _ in }
    /// The same for what is removed: how many articles are left.
    var removal: (Int) -> Void = { _ in }
    var isCancelled: () -> Bool = { false }

    /// Articles of one transaction, which ends sooner when it takes long or somebody waits: as many have to make room when an
    /// archive comes between those that are there.
    private static let transaction = 1_000

    /// First removes what was forgotten. Returns how many articles were indexed. What is not yet when it is cancelled is the
    /// next time.
    @discardableResult
    func run() throws(LibraryError) -> Int {
        var indexed = 0
        do throws(LibraryError) {
            try library.removeForgotten(isCancelled: isCancelled, removal)
            while !isCancelled() {
                let count = try library.indexSome(atMost: Self.transaction) { !isCancelled() }
                indexed += count
                if count == 0 { break }
                headway(try library.indexProgress())
            }
        } catch {
            // While it waited for others.
            guard case .interrupted = error, isCancelled() else { throw error }
        }
        return indexed
    }
}
