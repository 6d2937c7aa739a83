/// The elements of feeds by what they say, in whatever vocabulary.
enum FeedElement {
    case root, channel, item
    case title, link, guid
    /// A text: the whole one, that or an excerpt, and what stands in for them.
    case content, summary, otherText
    case author, creator, otherAuthor
    case published, created, updated
    case language
    case enclosure, media
    /// The page behind a link that counts its readers.
    case realLink
    /// Markup that stands in an item as if that were a page.
    case page
    /// About something else: the feed's picture, the feed that an item was taken from.
    case aside
    /// Its text is no content.
    case fact

    private static let atom: Set<String> = ["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"]

    /// - Parameter core: the namespace of the feed itself, empty for none; `nil` before the feed has begun.
    init?(_ name: String, space: String?, core: String?) {
        let space = space ?? ""
        // Whatever the vocabulary of the first elements is, it is the feed's.
        if core == nil,
            let first = ["rss": FeedElement.root, "RDF": .root, "feed": .channel, "channel": .channel][name]
        {
            self = first
            return
        }
        if space == "" || space == core || Self.atom.contains(space) {
            guard let found = Self.core[name] else { return nil }
            self = found
        } else if space.contains("purl.org/dc/") || space.contains("purl.org/rss/1.0/modules/content") {
            guard let found = Self.dublin[name] else { return nil }
            self = found
        } else if space.contains("itunes") {
            guard let found = ["author": FeedElement.otherAuthor, "summary": .otherText][name] else { return nil }
            self = found
        } else if space.contains("search.yahoo.com/mrss") {
            guard let found = ["content": FeedElement.media, "description": .otherText][name] else { return nil }
            self = found
        } else if space.contains("feedburner"), name == "origLink" {
            self = .realLink
        } else if space == "http://www.w3.org/1999/xhtml" {
            self = .page
        } else {
            return nil
        }
    }

    private static let core: [String: FeedElement] = [
        "rss": .root, "RDF": .root, "feed": .channel, "channel": .channel, "item": .item, "entry": .item,
        "title": .title, "link": .link, "guid": .guid, "id": .guid, "content": .content, "encoded": .content,
        "description": .summary, "summary": .summary, "author": .author, "creator": .creator, "pubDate": .published,
        "pubdate": .published, "published": .published, "issued": .published, "date": .published, "created": .created,
        "updated": .updated, "modified": .updated, "language": .language, "enclosure": .enclosure, "source": .aside,
        "image": .aside, "textInput": .aside, "textinput": .aside, "items": .aside, "contributor": .aside,
        "category": .fact, "comments": .fact, "rights": .fact, "copyright": .fact, "generator": .fact, "ttl": .fact,
        "docs": .fact, "managingEditor": .fact, "webMaster": .fact, "lastBuildDate": .fact, "rating": .fact,
        "subtitle": .fact, "tagline": .fact, "icon": .fact, "logo": .fact, "cloud": .fact,
        "p": .page, "div": .page, "span": .page, "blockquote": .page, "ul": .page, "ol": .page, "table": .page,
        "h1": .page, "h2": .page, "h3": .page, "h4": .page, "br": .page, "hr": .page, "b": .page, "i": .page,
        "em": .page, "strong": .page, "a": .page, "img": .page, "body": .page, "figure": .page, "pre": .page,
    ]

    private static let dublin: [String: FeedElement] = [
        "encoded": .content, "creator": .creator, "date": .published, "issued": .published, "created": .created,
        "modified": .updated, "language": .language, "subject": .fact, "rights": .fact, "format": .fact,
    ]
}
