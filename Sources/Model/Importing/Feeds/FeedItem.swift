import Articles

/// An item as a feed says it, whether in XML or in JSON, before it is an article. Texts are as they stand in the feed, with
/// references of XML and escapes of JSON decoded.
struct FeedItem {
    /// A text and what it is.
    struct Content {
        enum Form {
            case html, plain
        }

        var text: String
        var form: Form
        /// Against which its relative addresses are resolved, where the feed says it apart from the item.
        var base: String?

        var isBlank: Bool { !text.unicodeScalars.contains { !$0.properties.isWhitespace && $0 != "\u{FEFF}" } }
    }

    /// One line, without markup.
    var title: String?
    /// Where the item is read; resolved.
    var link: String?
    var guid: String?
    /// The page that the item is about, where it is not the feed's own.
    var external: String?
    /// As printed.
    var authors: [String] = []
    var published: FeedDate?
    var updated: FeedDate?
    /// The whole text.
    var content: Content?
    /// What stands beside it: an introduction or an excerpt, and the text itself where there is no other.
    var summary: Content?
    /// The format says that the summary is one; RSS does not.
    var hasOwnSummary = false
    var attachments: [Article.Attachment] = []
    var language: String?
    var base: String?
}

/// What a feed says of all its items.
struct Feed {
    var format: Article.Format
    var title: String?
    var link: String?
    var language: String?
    /// Of items that name none.
    var authors: [String] = []
    var items: [FeedItem] = []
    var warnings: [String] = []
}
