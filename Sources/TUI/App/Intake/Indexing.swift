import Storage

/// Makes what was imported searchable: behind the import, the newest articles first, some at a time.
struct Indexing {
    /// Opened for importing.
    let library: Library
    /// Called after each transaction.
    var headway: (IndexProgress) -> Void = { _ in }
    var isCancelled: () -> Bool = { false }

    /// Articles of one transaction. Many make the index fast; whoever waits ends it sooner.
    private static let transaction = 1_000

    /// Returns how many articles were indexed. What is not yet when it is cancelled is the next time.
    @discardableResult
    func run() throws(LibraryError) -> Int {
        var indexed = 0
        while !isCancelled() {
            let count = try library.indexSome(atMost: Self.transaction) { !isCancelled() }
            indexed += count
            if count == 0 { break }
            headway(try library.indexProgress())
        }
        return indexed
    }
}
