import Articles

/// An item of our own export, read back as the article that it was. Nothing in it is trusted: a value that no article can hold
/// is left out or brought within its bounds, and a warning says so.
struct ExportedArticle {
    private let item: JSONValue
    private let own: JSONValue
    private var faults = Faults()

    /// O(n log n) in the bytes of the item.
    static func article(_ item: JSONValue) -> Article {
        var reader = ExportedArticle(item: item, own: item["_broadsheet"] ?? .null)
        var article = reader.read()
        article.warnings += reader.faults.warnings
        return article
    }

    private init(item: JSONValue, own: JSONValue) {
        self.item = item
        self.own = own
    }

    private mutating func read() -> Article {
        var blocks = ExportedBlocks(notes: own["notes"]?.list?.count ?? 0)
        let document = Document(blocks: blocks.blocks(own["blocks"]), notes: blocks.notes(own["notes"]))
        let title = blocks.text(item["title"], spans: own["title_spans"], isLine: true)
        faults.add(blocks.faults)

        let digest = digest(document, title.text)
        var article = Article(
            identity: identity(digest), format: format(), title: title.text, document: document, digest: digest)
        article.titleSpans = title.spans
        if article.title.isEmpty {
            article.title =
                document.blocks.first { !$0.text.isEmpty }.map { FeedText.firstWords(of: $0.text) } ?? "Untitled"
            article.titleSpans = []
        }
        takeFacts(&article)
        return article
    }

    private mutating func takeFacts(_ article: inout Article) {
        article.guid = line(own, "guid")
        article.address = address(item, "url")
        article.authors = objects(item, "authors").compactMap { line($0, "name") }
        article.authorsAsPrinted = lines(own, "authors_as_printed")
        article.translators = lines(own, "translators")
        article.published = date(item, "date_published")
        article.firstPublished = date(own, "first_published")
        article.summary = text(item, "summary")
        article.language = line(item, "language")
        article.publication = line(own, "publication")
        article.kicker = line(own, "kicker")
        article.breadcrumb = lines(own, "breadcrumb")
        article.series = line(own, "series")
        article.issue = line(own, "issue")
        article.originalSource = line(own, "original_source")
        article.originalAddress = address(own, "original_url")
        article.speakers = lines(own, "speakers")
        article.attachments = objects(item, "attachments").map {
            Article.Attachment(address: address($0, "url"), title: line($0, "title"), mimeType: line($0, "mime_type"))
        }
        for flag in lines(own, "flags") {
            if let known = Article.Flag(rawValue: flag) {
                article.flags.insert(known)
            } else {
                faults.add("a flag that is not known was left out")
            }
        }
        article.warnings = lines(own, "warnings")
    }

    // MARK: Identity

    private mutating func identity(_ digest: String) -> Article.Identity {
        let id = line(item, "id") ?? ""
        let content = "sha256:"
        switch line(own, "identity") {
        case "address" where !id.isEmpty: return .address(id)
        case "guid" where !id.isEmpty: return .guid(id)
        case "content" where id.hasPrefix(content): return .content(String(id.dropFirst(content.count)))
        default: break
        }
        // Exports of older versions do not say what the identity is.
        if id.hasPrefix(content) { return .content(String(id.dropFirst(content.count))) }
        if id.isEmpty { return .content(digest) }
        return Address.isWeb(id) ? .address(id) : .guid(id)
    }

    private mutating func format() -> Article.Format {
        guard let name = line(own, "format") else { return .jsonfeed }
        if let format = Article.Format(rawValue: name) { return format }
        faults.add("a format that is not known was taken for JSON Feed")
        return .jsonfeed
    }

    private mutating func digest(_ document: Document, _ title: String) -> String {
        if let stated = line(own, "digest") {
            if stated.utf8.count == 64,
                stated.utf8.allSatisfy({ $0.isDigit || (0x61...0x66).contains($0) })
            {
                return stated
            }
            faults.add("a digest that is none was made anew")
        }
        let texts = (document.blocks + document.notes.flatMap(\.blocks)).map(\.text)
        return SHA256.hexadecimal(([title] + texts).joined(separator: "\n").utf8)
    }

    // MARK: Values

    private mutating func text(_ object: JSONValue, _ name: String) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string else {
            faults.addWrongType()
            return nil
        }
        return faults.cleaned(text)
    }

    private mutating func line(_ object: JSONValue, _ name: String) -> String? {
        text(object, name).map { $0.inOneLine }
    }

    private mutating func lines(_ object: JSONValue, _ name: String) -> [String] {
        guard let value = object[name] else { return [] }
        guard let list = value.list else {
            faults.addWrongType()
            return []
        }
        return list.compactMap { value in
            guard let text = value.string else {
                faults.addWrongType()
                return nil
            }
            return faults.cleaned(text).inOneLine
        }
    }

    private mutating func objects(_ object: JSONValue, _ name: String) -> [JSONValue] {
        guard let value = object[name] else { return [] }
        guard let list = value.list else {
            faults.addWrongType()
            return []
        }
        for value in list where !value.isObject { _ = value; faults.addWrongType() }
        return list.filter(\.isObject)
    }

    private mutating func address(_ object: JSONValue, _ name: String) -> String? {
        line(object, name).flatMap { faults.openable($0) }
    }

    private mutating func date(_ object: JSONValue, _ name: String) -> PublicationDate? {
        guard let text = line(object, name) else { return nil }
        if let date = PublicationDate(text), date.time == nil || DateReader.standard(text) != nil, text.utf8.count < 40
        {
            return date.time.map(Self.isTime) ?? true ? date : DateReader.standard(text)
        }
        if let date = DateReader.standard(text) { return date }
        faults.add("a date that no calendar has was left out")
        return nil
    }

    /// RFC 3339's time: digits and the signs between them.
    private static func isTime(_ time: String) -> Bool {
        time.utf8.count >= 9 && time.utf8.allSatisfy { $0.isDigit || ":.+-Z".utf8.contains($0) }
    }
}
