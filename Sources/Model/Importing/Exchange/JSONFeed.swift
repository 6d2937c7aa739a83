import Articles

/// The contract: one JSON Feed 1.1 document with an extension object `_broadsheet` for what was understood (PARSING.md 1).
public enum JSONFeed {
    /// The document as UTF-8, always in the same form, so that two exports can be compared. O(bytes).
    public static func data(of articles: [Article], title: String) -> [UInt8] {
        var writer = Writer(title: title)
        var bytes: [UInt8] = []
        for article in articles { writer.write(article) { bytes += $0 } }
        return bytes + writer.end()
    }

    /// Writes the document article by article, so that it need not fit into the memory.
    public struct Writer {
        private let title: String
        private var isEmpty = true

        public init(title: String) { self.title = title }

        /// Hands the next bytes of the document over, piece by piece. O(bytes of the article).
        public mutating func write(_ article: Article, to sink: @escaping ([UInt8]) -> Void) {
            var json = JSONText(sink: sink)
            json.raw(isEmpty ? head : ",\n    ")
            isEmpty = false
            json.item(article)
            json.flush()
        }

        /// The last bytes of the document.
        public func end() -> [UInt8] { Array(((isEmpty ? head : "") + "\n  ]\n}\n").utf8) }

        private var head: String {
            "{\n  \"version\": \"https://jsonfeed.org/version/1.1\",\n  \"title\": \(JSONText.quoted(title)),\n  \"items\": [\n    "
        }
    }
}

extension Article.Identity {
    /// What an item's `id` is.
    fileprivate var kindName: String {
        switch self {
        case .address: "address"
        case .guid: "guid"
        case .content: "content"
        }
    }
}

extension JSONText {
    fileprivate mutating func item(_ article: Article) {
        object(depth: 2) { json in
            json.member("id", article.identity.text)
            json.member("url", article.address)
            json.member("title", article.title)
            json.member("authors") { json in
                json.list(article.authors) { json, name in json.inline { $0.member("name", name) } }
            }
            json.member("date_published", article.published?.description)
            json.member("summary", article.summary)
            json.member("language", article.language)
            json.member("content_text") { $0.texts(article.contentBlocks) }
            if !article.attachments.isEmpty {
                json.member("attachments") { json in
                    json.list(article.attachments) { json, attachment in
                        json.inline { json in
                            json.member("url", attachment.address)
                            json.member("title", attachment.title)
                            json.member("mime_type", attachment.mimeType)
                        }
                    }
                }
            }
            json.member("_broadsheet") { $0.understanding(article) }
        }
    }

    private mutating func understanding(_ article: Article) {
        object(depth: 3) { json in
            json.member("format", article.format.rawValue)
            json.member("identity", article.identity.kindName)
            json.member("guid", article.guid)
            json.member("digest", article.digest)
            json.member("publication", article.publication)
            json.member("kicker", article.kicker)
            json.member("breadcrumb", article.breadcrumb)
            json.member("series", article.series)
            json.member("issue", article.issue)
            json.member("authors_as_printed", article.authorsAsPrinted)
            json.member("translators", article.translators)
            json.member("first_published", article.firstPublished?.description)
            json.member("original_source", article.originalSource)
            json.member("original_url", article.originalAddress)
            json.member("speakers", article.speakers)
            if !article.titleSpans.isEmpty {
                json.member("title_spans") { $0.spans(article.titleSpans, in: article.title) }
            }
            json.member("blocks") { $0.blocks(article.document.blocks, depth: 4) }
            json.member("notes") { json in
                json.rows(article.document.notes, depth: 4) { json, note in
                    json.object(depth: 5) { json in
                        json.member("label", note.label)
                        json.member("blocks") { $0.blocks(note.blocks, depth: 6) }
                    }
                }
            }
            json.member("flags") { $0.list(article.flags.sorted()) { $0.text($1.rawValue) } }
            json.member("warnings") { $0.list(article.warnings) { $0.text($1) } }
        }
    }

    private mutating func blocks(_ blocks: [Block], depth: Int) {
        rows(blocks, depth: depth) { json, block in
            json.inline { json in
                json.member("kind", block.kindName)
                json.member("section", block.section.rawValue)
                switch block.kind {
                case .heading(let level): json.member("level", level)
                case .listItem(let ordinal?): json.member("ordinal", ordinal)
                default: break
                }
                if block.depth != 0 { json.member("depth", block.depth) }
                if block.enclosure.quotes != 0 { json.member("quotes", block.enclosure.quotes) }
                if block.enclosure.items != 0 { json.member("items", block.enclosure.items) }
                json.member("speaker", block.speaker)
                json.member("text", block.text)
                switch block.detail {
                // The texts of a table's cells, which stand in `text` in this order.
                case .cells(let cells, let hasHeader):
                    json.member("rows") { $0.list(cells) { $0.list($1) { $0.text(block.text.slice($1)) } } }
                    if let hasHeader { json.member("header") { $0.raw(hasHeader ? "true" : "false") } }
                case .image(let address): json.member("image", address)
                case .code(let language): json.member("language", language)
                case nil: break
                }
                if !block.spans.isEmpty { json.member("spans") { $0.spans(block.spans, in: block.text) } }
            }
        }
    }

    /// Spans with their UTF-8 offsets turned into code points. O(text + spans log spans).
    private mutating func spans(_ spans: [Span], in text: String) {
        let points = CodePoints(text, spans)
        list(spans) { json, span in
            json.inline { json in
                func place(_ kind: String, _ json: inout JSONText) {
                    json.member("kind", kind)
                    json.member("start", points.before(span.range.lowerBound))
                    json.member("end", points.before(span.range.upperBound))
                }
                switch span.kind {
                case .emphasis: place("emphasis", &json)
                case .strong: place("strong", &json)
                case .code: place("code", &json)
                // A placeholder's address and an unresolved marker's note are said to be `null`, not left out.
                case .link(let address):
                    place("link", &json)
                    json.member("url", orNull: address)
                case .marker(let marker):
                    place("marker", &json)
                    json.member("label", orNull: marker.label)
                    json.member("note") { json in
                        if let note = marker.note { json.number(note) } else { json.raw("null") }
                    }
                }
            }
        }
    }
}

/// How many code points stand before the borders of spans.
private struct CodePoints {
    private var borders: [(offset: Int, points: Int)]

    init(_ text: String, _ spans: [Span]) {
        let offsets = spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.sorted()
        borders = []
        borders.reserveCapacity(offsets.count)
        var text = text
        text.withUTF8 { bytes in
            var offset = 0
            var points = 0
            for border in offsets {
                while offset < min(border, bytes.count) {
                    if bytes[offset] & 0xC0 != 0x80 { points += 1 }
                    offset += 1
                }
                if borders.last?.offset != border { borders.append((border, points)) }
            }
        }
    }

    func before(_ offset: Int) -> Int {
        let index = borders.partitioningIndex { $0.offset >= offset }
        return index < borders.count ? borders[index].points : 0
    }
}
