import Articles

/// JSON Feed 1.0 and 1.1: feeds of others, and our own export, which comes back as it was.
enum JSONFeedForm {
    /// Whether a file may be JSON: whether it is, its whole tells.
    static func mayBegin(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(4_096).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        if start.first == UInt8(ascii: "{") { return true }
        // Texts begin with brackets, too.
        return start.first == UInt8(ascii: "[") && start.dropFirst().first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    /// No feed has so many; each costs some kilobytes until the file is read.
    private static let maximumItems = 300_000

    private enum Entry {
        case own(Article)
        case foreign(FeedItem)
    }

    /// O(n log n) in the bytes.
    ///
    /// - Throws: `ImportError.foreign` when the document is no feed.
    static func articles(from bytes: [UInt8]) throws(ImportError) -> [Article] {
        let decoded = TextDecoder.decode(bytes, labelled: nil)
        var cursor = JSONCursor(Array(decoded.text.utf8))
        var members: [String: JSONValue] = [:]
        var start: Int?
        guard cursor.take("{") else { throw .foreign("a JSON document that is no feed") }
        while let name = cursor.name() {
            // Items are read one by one when all that the feed says of them is known, which may stand behind them.
            if name == "items", cursor.peek() == UInt8(ascii: "[") {
                start = cursor.at
                guard cursor.skipValue() else { break }
            } else {
                guard let value = cursor.value() else { break }
                members[name] = value
            }
            guard cursor.take(",") else { break }
        }
        guard let start, isFeed(members, JSONCursor(cursor.bytes, at: start)) else {
            throw .foreign("a JSON document that is no feed")
        }
        var feed = Feed(.object(members))
        let entries = entries(JSONCursor(cursor.bytes, at: start), &feed)
        return try articles(entries, feed, decoded)
    }

    private static func isFeed(_ members: [String: JSONValue], _ items: JSONCursor) -> Bool {
        if members["version"]?.string?.contains("jsonfeed.org") == true { return true }
        var items = items
        guard items.take("["), let first = items.value() else { return false }
        return ["content_text", "content_html", "_broadsheet"].contains { first[$0] != nil }
    }

    private static func entries(_ items: JSONCursor, _ feed: inout Feed) -> [Entry] {
        var items = items
        var entries: [Entry] = []
        guard items.take("[") else { return [] }
        repeat {
            guard entries.count < maximumItems else {
                feed.warnings.append("items beyond the first \(maximumItems) were left out")
                break
            }
            guard let value = items.value() else { break }
            if !value.isObject {
                feed.warnings.append("an item that is no object was left out")
            } else if value["_broadsheet"]?["blocks"]?.list != nil {
                entries.append(.own(ExportedArticle.article(value)))
            } else {
                let item = FeedItem(value, in: feed)
                feed.items.append(item)
                entries.append(.foreign(item))
            }
        } while items.take(",")
        if items.wasTooDeep { feed.warnings.append("values that are nested too deeply were left out") }
        return entries
    }

    private static func articles(
        _ entries: [Entry], _ feed: Feed, _ decoded: TextDecoder.Decoded
    ) throws(ImportError) -> [Article] {
        let maker = FeedArticles(feed)
        var articles: [Article] = []
        var refused = 0
        for entry in entries {
            switch entry {
            case .own(let article): articles.append(article)
            case .foreign(let item):
                guard var article = try maker.article(item) else {
                    refused += 1
                    continue
                }
                if entries.count > 1 { article.flags.insert(.severalArticles) }
                articles.append(article)
            }
        }
        guard !articles.isEmpty else { throw .foreign("a feed without articles") }
        if decoded.isRepaired { for index in articles.indices { articles[index].flags.insert(.charsetRepaired) } }
        var warnings = decoded.warnings + feed.warnings
        if refused > 0 { warnings.append(FeedForm.refusal(refused)) }
        articles[0].warnings = warnings + articles[0].warnings
        return articles
    }
}

extension Feed {
    /// What a JSON Feed says above its items.
    fileprivate init(_ feed: JSONValue) {
        self.init(format: .jsonfeed)
        func line(_ name: String) -> String? {
            feed[name]?.string.map { FeedText.line($0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        title = line("title")
        link = line("home_page_url").flatMap { Address.openable($0, base: nil) }
        language = line("language")
        authors = FeedItem.names(feed)
    }
}

extension FeedItem {
    /// An item of a JSON Feed (jsonfeed.org/version/1.1); what has the wrong type says nothing.
    fileprivate init(_ item: JSONValue, in feed: Feed) {
        self.init()
        func line(_ name: String) -> String? {
            item[name]?.string.map(FeedText.cleanLine).flatMap { $0.isEmpty ? nil : $0 }
        }
        title = line("title").map { FeedText.line($0) }
        link = line("url").flatMap { Address.openable($0, base: feed.link) }
        external = line("external_url").flatMap { Address.openable($0, base: feed.link) }
        guid = line("id") ?? item["id"]?.integer.map { String($0) }
        if link == nil, let guid, Address.isWeb(guid) { link = guid }
        base = link ?? external
        authors = Self.names(item)
        published = line("date_published").flatMap(FeedDate.init)
        updated = line("date_modified").flatMap(FeedDate.init)
        language = line("language")
        if let html = item["content_html"]?.string, !Content(text: html, form: .html).isBlank {
            content = Content(text: html, form: .html)
        } else if let text = item["content_text"]?.string, !Content(text: text, form: .plain).isBlank {
            content = Content(text: text, form: .plain)
        }
        if let text = item["summary"]?.string, !Content(text: text, form: .plain).isBlank {
            let made = Content(text: text, form: .plain)
            hasOwnSummary = content != nil
            if content == nil { content = made } else { summary = made }
        }
        for one in (item["attachments"]?.list ?? []).prefix(100) {
            func line(_ name: String) -> String? {
                one[name]?.string.map(FeedText.cleanLine).flatMap { $0.isEmpty ? nil : $0 }
            }
            guard let address = line("url").flatMap({ Address.openable($0, base: link ?? feed.link) }) else { continue }
            attachments.append(.init(address: address, title: line("title"), mimeType: line("mime_type")))
        }
    }

    /// Names of 1.1's `authors` and 1.0's `author`.
    fileprivate static func names(_ value: JSONValue) -> [String] {
        let list = value["authors"]?.list ?? value["author"].map { [$0] } ?? []
        return list.prefix(100).compactMap { ($0["name"]?.string ?? $0.string).map { FeedText.line($0) } }.filter {
            !$0.isEmpty
        }
    }
}
