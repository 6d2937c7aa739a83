import Foundation

/// Writes a corpus into a folder, article by article:
///
///     feeds/letter0-0.xml ...     RSS and Atom, of 500 items at most
///     mbox/0.mbox ...             of a gigabyte at most
///     maildir/cur/...             (and new, tmp)
///     texts.dat                   title and text of each, as `sqlite3` reads them with `.import --ascii`
///     manifest.json
///
/// The bytes depend on seed and size alone. Memory does not grow with the size.
public struct CorpusWriter {
    public let composer: Composer
    private let folder: String
    private var manifest: Manifest
    private var feeds: [Publication: (file: OutputFile, items: Int)] = [:]
    private var feedFiles: [Publication: Int] = [:]
    private var mailbox: OutputFile?
    private var mailboxes = 0
    private var bytes: [UInt8] = []

    private static let mailboxSize = 1_000_000_000

    /// Makes the folder.
    /// - Parameters:
    ///   - size: in articles.
    ///   - share: see `Composer`.
    public init(size: Int, seed: UInt64 = 1, share: Int = 1, to folder: String) throws {
        guard size >= Composer.leastSize else { throw CorpusError.tooSmall(size) }
        let manager = FileManager.default
        if let names = try? manager.contentsOfDirectory(atPath: folder), !names.isEmpty {
            throw CorpusError.notEmpty(folder)
        }
        for name in ["feeds", "mbox", "maildir/cur", "maildir/new", "maildir/tmp"] {
            try manager.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        composer = Composer(size: size, seed: seed, share: share)
        self.folder = folder
        manifest = Manifest(seed: seed, size: size)
        for form in ["feeds", "mbox", "maildir", "texts"] { manifest.bytes[form] = 0 }
    }

    @discardableResult
    public mutating func write() throws -> Manifest {
        var planted = Plant.allCases.map { Manifest.Planted(plant: $0, text: $0.text, articles: 0) }
        let texts = try OutputFile("\(folder)/texts.dat")
        for number in 0..<composer.size {
            let article = composer.article(number)
            try writeItem(article)
            try writeMail(article)
            try writeText(article, to: texts)
            manifest.scripts[article.script.rawValue, default: 0] += 1
            for index in planted.indices where planted[index].plant.stands(in: number, of: composer.size) {
                planted[index].articles += 1
                planted[index].newest = article.title
            }
        }
        for home in feeds.keys.sorted(by: { $0.index < $1.index }) { try endFeed(of: home) }
        try endMailbox()
        try texts.flush()
        manifest.bytes["texts"] = texts.size
        manifest.planted = planted
        manifest.commonest = composer.commonest
        try manifest.write(in: folder)
        return manifest
    }

    private mutating func writeItem(_ article: CorpusArticle) throws {
        let home = article.home
        if let feed = feeds[home], feed.items == Feed.items { try endFeed(of: home) }
        bytes.removeAll(keepingCapacity: true)
        if feeds[home] == nil {
            let count = feedFiles[home, default: 0]
            feedFiles[home] = count + 1
            feeds[home] = (try OutputFile("\(folder)/feeds/letter\(home.index)-\(count).xml"), 0)
            bytes += Feed.head(of: home, title: article.publication).utf8
        }
        Feed.append(article, to: &bytes)
        try feeds[home]!.file.write(bytes)
        feeds[home]!.items += 1
    }

    private mutating func endFeed(of home: Publication) throws {
        guard let feed = feeds.removeValue(forKey: home) else { return }
        try feed.file.write(Feed.tail(of: home).utf8)
        try feed.file.flush()
        manifest.bytes["feeds"]! += feed.file.size
    }

    private mutating func writeMail(_ article: CorpusArticle) throws {
        bytes.removeAll(keepingCapacity: true)
        Mail.append(article, to: &bytes)
        let mail = try OutputFile("\(folder)/maildir/cur/\(article.moment).\(article.number).example:2,")
        try mail.write(bytes)
        try mail.flush()
        manifest.bytes["maildir"]! += mail.size

        let separator = Mail.separator(of: article)
        if let mailbox, mailbox.size + separator.utf8.count + bytes.count + 1 > Self.mailboxSize { try endMailbox() }
        if mailbox == nil {
            mailbox = try OutputFile("\(folder)/mbox/\(mailboxes).mbox")
            mailboxes += 1
        }
        try mailbox!.write(separator.utf8)
        bytes.append(0x0A)
        try mailbox!.write(bytes)
    }

    private mutating func endMailbox() throws {
        try mailbox?.flush()
        manifest.bytes["mbox"]! += mailbox?.size ?? 0
        mailbox = nil
    }

    /// Columns end with U+001F, rows with U+001E.
    private mutating func writeText(_ article: CorpusArticle, to texts: OutputFile) throws {
        try texts.write(article.title.utf8)
        try texts.write([0x1F])
        try texts.write(article.text)
        try texts.write([0x1E])
        manifest.textBytes += article.title.utf8.count + article.text.count
    }
}
