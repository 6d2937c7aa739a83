import Articles

/// Feeds of XML: one article for each item.
enum FeedForm {
    /// O(n log n) in the bytes.
    ///
    /// - Throws: `ImportError`: the document is no feed, nothing can be read in it, or libxml2 is missing.
    static func articles(from bytes: [UInt8]) throws(ImportError) -> [Article] {
        let decoded = TextDecoder.decode(bytes, labelled: PageCharset.label(of: bytes))
        let reader = FeedReader()
        let repaired = FeedRepair.repaired(Array(decoded.text.utf8))
        try reader.read(repaired.bytes)
        guard reader.isFeed else { throw .foreign("an XML document that is no feed") }
        var articles = try articles(of: reader.feed, decoded)
        if repaired.isCut {
            articles[articles.count - 1].warnings.append("the feed ends in the middle: text of this item may be lost")
        }
        return articles
    }

    /// - Parameter decoded: the whole file, of which only what was repaired is of interest.
    static func articles(of feed: Feed, _ decoded: TextDecoder.Decoded) throws(ImportError) -> [Article] {
        var articles: [Article] = []
        let maker = FeedArticles(feed)
        for item in feed.items {
            if var article = try maker.article(item) {
                if decoded.isRepaired { article.flags.insert(.charsetRepaired) }
                articles.append(article)
            }
        }
        guard !articles.isEmpty else { throw .foreign("a feed without articles") }
        var warnings = decoded.warnings + feed.warnings
        let refused = feed.items.count - articles.count
        if refused > 0 { warnings.append(refusal(refused)) }
        // What holds of the file is said once.
        articles[0].warnings = warnings + articles[0].warnings
        if articles.count > 1 { for index in articles.indices { articles[index].flags.insert(.severalArticles) } }
        return articles
    }

    static func refusal(_ count: Int) -> String {
        count == 1 ? "1 item without any content was left out" : "\(count) items without any content were left out"
    }
}
