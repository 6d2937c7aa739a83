import Articles

/// Mailboxes: their messages one after the other, as they are read, so that memory does not grow with the file.
struct MailboxForm {
    /// A batch is handed over when it has this many articles, or so many bytes of mail were read for it.
    private static let articlesOfBatch = 64
    private static let bytesOfBatch = 4 << 20

    private var mailbox = Mailbox(maximumSize: Importer.maximumSize)
    private var batch: [Article] = []
    private var bytes = 0
    /// Messages so far.
    private var count = 0
    private var hasHandedOver = false
    /// What could not be read, in words, until an article comes that can say so.
    private var refusals: [String] = []
    private var lastRefusal = ImportError.empty

    /// Reads on; `take` is given batches that are full. A message that cannot be read does not stop the others.
    mutating func read(_ piece: [UInt8], take: ([Article]) throws -> Void) throws {
        for message in mailbox.read(piece) { try add(message, take) }
    }

    /// Hands over the last batch. What could not be read is a warning of an article nearby.
    ///
    /// - Throws: `ImportError` when no message at all could be read.
    mutating func finish(take: ([Article]) throws -> Void) throws {
        for message in mailbox.finish() { try add(message, take) }
        guard !batch.isEmpty else { throw lastRefusal }
        batch[batch.count - 1].warnings += refusals
        try handOver(isSeveral: hasHandedOver || batch.count > 1, take)
    }

    private mutating func add(_ message: Mailbox.Message, _ take: ([Article]) throws -> Void) throws {
        count += 1
        var articles: [Article]
        do throws(ImportError) {
            guard let message else { throw .large }
            if Self.isInternal(message) { return }
            articles = try MailForm.articles(from: message, titled: "Message \(count)", format: .mbox)
        } catch {
            refusals.append("message \(count) of the mailbox was left out: \(error)")
            lastRefusal = error
            return
        }
        // Handed over only when the next comes: the last batch is never empty, and can say what could not be read.
        if !batch.isEmpty, batch.count >= Self.articlesOfBatch || bytes >= Self.bytesOfBatch {
            try handOver(isSeveral: true, take)
        }
        articles[0].warnings += refusals
        refusals = []
        batch += articles
        bytes += message?.count ?? 0
    }

    private mutating func handOver(isSeveral: Bool, _ take: ([Article]) throws -> Void) throws {
        if isSeveral { for index in batch.indices { batch[index].flags.insert(.severalArticles) } }
        try take(batch)
        hasHandedOver = true
        batch = []
        bytes = 0
    }

    /// The articles of a mailbox that lies in memory.
    static func articles(from bytes: [UInt8]) throws(ImportError) -> [Article] {
        var form = MailboxForm()
        var articles: [Article] = []
        do {
            try form.read(bytes) { articles += $0 }
            try form.finish { articles += $0 }
        } catch {
            throw error as? ImportError ?? .empty
        }
        return articles
    }

    /// What IMAP servers keep at the beginning of a mailbox is no message.
    private static func isInternal(_ message: [UInt8]) -> Bool {
        let head = String(decoding: message.prefix(2_000), as: UTF8.self)
        return head.contains("\nX-IMAP") && head.contains("FOLDER INTERNAL DATA")
    }
}
