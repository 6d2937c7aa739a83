import Articles
import CXML

/// Reads a feed with libxml2: the events of RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 become items. Elements are told by
/// their names and vocabularies wherever they stand in an item, since hand-made feeds misplace them.
final class FeedReader {
    private(set) var feed = Feed(format: .rss)
    /// The document is a feed.
    private(set) var isFeed = false

    private var item: FeedItem?
    /// Elements that were open when the item began, it among them.
    private var itemDepth = 0
    private var texts = Texts()
    private var capture: FeedCapture?
    private var core: String?
    private var isAtom = false
    /// Of each open element: against what addresses in it are resolved, and its language.
    private var scopes: [(base: String?, language: String?)] = []
    /// The depth of an element that is about something else, while it is open.
    private var aside: Int?
    private var asideAuthors: [String] = []
    private var channelAuthors: [String] = []

    /// Texts of an item by where they stand.
    private struct Texts {
        var content: FeedItem.Content?
        var summary: FeedItem.Content?
        var other: FeedItem.Content?
        /// Text that stands in no element of the item.
        var stray: [UInt8] = []
        var otherAuthors: [String] = []
        var creators: [String] = []
        var created: FeedDate?
        var realLink: String?
        /// A guid that is an address.
        var permanentLink: String?
    }

    /// - Throws: `ImportError.noLibrary` when libxml2 is missing.
    func read(_ bytes: [UInt8]) throws(ImportError) {
        let outcome = bytes.withUnsafeBufferPointer { bytes in
            var handler = CXMLHandler()
            handler.context = Unmanaged.passUnretained(self).toOpaque()
            handler.start = { context, name, space, attributes in
                FeedReader.at(context).start(
                    String(cString: name!), space.map { String(cString: $0) }, FeedReader.list(attributes))
            }
            handler.end = { context, name, _ in FeedReader.at(context).end(String(cString: name!)) }
            handler.text = { context, bytes, count in
                bytes!.withMemoryRebound(to: UInt8.self, capacity: count) {
                    FeedReader.at(context).text(UnsafeBufferPointer(start: $0, count: count))
                }
            }
            return CXMLReadXML(bytes.baseAddress, bytes.count, &handler)
        }
        if outcome == CXMLNoLibrary { throw .noLibrary("libxml2") }
        endCapture()
        endItem()
        if feed.authors.isEmpty { feed.authors = channelAuthors }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> FeedReader {
        Unmanaged<FeedReader>.fromOpaque(context!).takeUnretainedValue()
    }

    private typealias Attribute = (name: String, value: String)

    private static func list(_ attributes: UnsafePointer<UnsafePointer<CChar>?>?) -> [Attribute] {
        guard let attributes else { return [] }
        var list: [Attribute] = []
        var index = 0
        while let name = attributes[index] {
            list.append((String(cString: name), attributes[index + 1].map { String(cString: $0) } ?? ""))
            index += 2
        }
        return list
    }

    // MARK: Events

    private func start(_ name: String, _ space: String?, _ attributes: [Attribute]) {
        func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        let outer = scopes.last ?? (base: nil, language: nil)
        let base = value("xml:base").flatMap { Address.openable($0.trimmingSpaces, base: outer.base) } ?? outer.base
        scopes.append((base, value("xml:lang") ?? outer.language))

        let element = FeedElement(name, space: space, core: core)
        if element == .item, isFeed { return beginItem() }
        if let open = capture {
            let isField = element != nil && element != .page && element != .fact
            if open.holdsMarkup || !isField {
                capture!.start(name, resolved(attributes, in: base, for: open))
                return
            }
            endCapture()
        }
        guard let element, aside == nil || element == .author || element == .creator else { return }
        switch element {
        case .root: isFeed = isFeed || name == "rss"
        case .channel: beginFeed(name, space)
        case .aside: aside = scopes.count
        case .link: takeLink(attributes)
        case .enclosure: take(attachment: value("url"), value("type"), title: nil)
        case .media:
            let type = value("type")
            let isPicture =
                value("medium") == "image" || type?.hasPrefix("image/") == true || type == nil && value("medium") == nil
            if !isPicture { take(attachment: value("url"), type, title: nil) }
        default: break
        }
        switch element {
        case .root, .channel, .aside, .enclosure, .media, .item: break
        case .page where item == nil: break
        case .content where value("src") != nil: break
        default:
            var made = FeedCapture(element, depth: scopes.count)
            made.type = value("type")
            made.mode = value("mode")
            made.base = base
            if element == .page { made.start(name, resolved(attributes, in: base, for: made)) }
            if element == .guid, value("isPermaLink")?.lowercased() == "false" { made.type = "name" }
            capture = made
        }
    }

    private func end(_ name: String) {
        defer { if !scopes.isEmpty { scopes.removeLast() } }
        if let open = capture {
            if open.depth < scopes.count {
                capture!.end(name)
                return
            }
            if open.element == .page { capture!.end(name) }
            endCapture()
            return
        }
        if aside == scopes.count { aside = nil }
        if name == "item" || name == "entry" { endItem() }
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if capture != nil {
            capture!.append(bytes)
        } else if item != nil, aside == nil, scopes.count == itemDepth,
            bytes.contains(where: { $0 > 0x20 }) || !texts.stray.isEmpty
        {
            texts.stray += bytes
        }
    }

    /// Addresses within a text are resolved where `xml:base` is another than the text's own.
    private func resolved(_ attributes: [Attribute], in base: String?, for capture: FeedCapture) -> [Attribute] {
        guard base != capture.base else { return attributes.filter { $0.name != "xml:base" } }
        return attributes.filter { $0.name != "xml:base" }.map { attribute in
            guard attribute.name == "href" || attribute.name == "src" else { return attribute }
            return (attribute.name, Address.openable(attribute.value, base: base) ?? attribute.value)
        }
    }

    // MARK: Elements

    private func beginFeed(_ name: String, _ space: String?) {
        guard !isFeed || core == nil else { return }
        isFeed = true
        core = space ?? ""
        isAtom = name == "feed"
        feed.format = isAtom ? .atom : .rss
    }

    private func beginItem() {
        endCapture()
        endItem()
        aside = nil
        item = FeedItem()
        itemDepth = scopes.count
        item?.base = scopes.last?.base
        item?.language = scopes.last?.language
        texts = Texts()
        asideAuthors = []
    }

    private func endItem() {
        guard var made = item else { return }
        item = nil
        made.published = made.published ?? texts.created ?? made.updated
        made.link = texts.realLink ?? made.link ?? texts.permanentLink
        if !texts.creators.isEmpty {
            made.authors = texts.creators
        } else if made.authors.isEmpty {
            made.authors = texts.otherAuthors.isEmpty ? asideAuthors : texts.otherAuthors
        }
        let known = [texts.content, texts.summary, texts.other].compactMap(\.self).filter { !$0.isBlank }
        made.content = known.first
        if let summary = texts.summary, !summary.isBlank, made.content?.text != summary.text {
            made.summary = summary
            made.hasOwnSummary = isAtom
        }
        let stray = String(decoding: texts.stray, as: UTF8.self)
        if stray.contains(where: { !$0.isWhitespace }) {
            var content = made.content ?? FeedItem.Content(text: "", form: .html)
            content.text +=
                content.form == .plain
                ? "\n\n" + stray : "<p>\(FeedText.looksLikeMarkup(stray) ? stray : FeedText.escaped(stray))</p>"
            made.content = content
        }
        feed.items.append(made)
    }

    private func takeLink(_ attributes: [Attribute]) {
        func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        guard let target = value("href") else { return }
        guard let address = Address.openable(target.trimmingSpaces, base: scopes.last?.base ?? feed.link) else {
            return
        }
        switch value("rel")?.lowercased() ?? "alternate" {
        case "alternate": set(link: address)
        case "enclosure": take(attachment: address, value("type"), title: value("title"))
        default: break
        }
    }

    private func set(link: String) {
        if item != nil { item!.link = item!.link ?? link } else { feed.link = feed.link ?? link }
    }

    private func take(attachment: String?, _ type: String?, title: String?) {
        guard item != nil, let attachment, item!.attachments.count < 100,
            let address = Address.openable(
                FeedText.cleanLine(attachment), base: scopes.last?.base ?? item!.link ?? feed.link),
            !item!.attachments.contains(where: { $0.address == address })
        else { return }
        func line(_ text: String?) -> String? { text.map { FeedText.line($0) }.flatMap { $0.isEmpty ? nil : $0 } }
        item!.attachments.append(Article.Attachment(address: address, title: line(title), mimeType: line(type)))
    }

    // MARK: Texts

    private func endCapture() {
        guard let capture else { return }
        self.capture = nil
        if aside != nil {
            if item != nil { asideAuthors += FeedNames.names(in: capture.string) }
        } else if item == nil {
            takeOfFeed(capture)
        } else {
            takeOfItem(capture)
        }
    }

    private func takeOfFeed(_ capture: FeedCapture) {
        switch capture.element {
        case .title: feed.title = feed.title ?? nonEmpty(capture.line(isAtom: isAtom))
        case .link:
            if let address = Address.openable(FeedText.cleanLine(capture.string), base: scopes.last?.base) {
                set(link: address)
            }
        case .language: feed.language = feed.language ?? capture.string.trimmingSpaces
        case .author where isAtom: feed.authors += FeedNames.names(in: capture.string)
        case .creator: channelAuthors += FeedNames.names(in: capture.string)
        default: break
        }
    }

    private func takeOfItem(_ capture: FeedCapture) {
        let text = capture.string
        switch capture.element {
        case .title: item!.title = item!.title ?? nonEmpty(capture.line(isAtom: isAtom))
        case .link:
            if let address = Address.openable(FeedText.cleanLine(text), base: scopes.last?.base ?? feed.link) {
                set(link: address)
            }
        case .realLink: texts.realLink = Address.openable(FeedText.cleanLine(text), base: nil)
        case .guid:
            guard let guid = nonEmpty(FeedText.cleanLine(text)), item!.guid == nil else { return }
            item!.guid = guid
            // RSS 2.0: a guid is an address unless it is said to be none.
            if capture.type != "name", Address.isWeb(guid), !isAtom { texts.permanentLink = guid }
        case .content: texts.content = longer(texts.content, capture.content(isAtom: isAtom))
        case .summary: texts.summary = longer(texts.summary, capture.content(isAtom: isAtom))
        case .otherText: texts.other = longer(texts.other, capture.content(isAtom: false))
        case .page: texts.content = joined(texts.content, capture.content(isAtom: false))
        case .author: item!.authors += FeedNames.names(in: text)
        case .creator: texts.creators += FeedNames.names(in: text)
        case .otherAuthor: texts.otherAuthors += FeedNames.names(in: text)
        case .published: item!.published = item!.published ?? FeedDate(text)
        case .created: texts.created = texts.created ?? FeedDate(text)
        case .updated: item!.updated = item!.updated ?? FeedDate(text)
        case .language: item!.language = text.trimmingSpaces
        default: break
        }
    }

    private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// Of two texts in one place the longer is the whole.
    private func longer(_ known: FeedItem.Content?, _ new: FeedItem.Content?) -> FeedItem.Content? {
        guard let known, let new else { return known ?? new }
        return new.text.utf8.count > known.text.utf8.count ? new : known
    }

    /// Pieces of a page that stand in an item one after the other.
    private func joined(_ known: FeedItem.Content?, _ new: FeedItem.Content?) -> FeedItem.Content? {
        guard let known, let new, known.form == .html else { return known ?? new }
        return FeedItem.Content(text: known.text + new.text, form: .html, base: known.base)
    }
}
