import Articles
import Foundation

/// The contract: one JSON Feed 1.1 document with an extension object `_broadsheet` for what was understood (PARSING.md 1).
public enum JSONFeed {
    /// The document as UTF-8, with keys in alphabetical order so that two exports can be compared.
    public static func data(of articles: [Article], title: String) throws -> [UInt8] {
        let feed = Feed(title: title, items: articles.map(Item.init))
        return try Array(encoder.encode(feed)) + [0x0A]
    }

    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    struct Feed: Codable {
        var version = "https://jsonfeed.org/version/1.1"
        var title: String
        var items: [Item]
    }

    struct Item: Codable {
        struct Author: Codable { var name: String }

        struct Attachment: Codable {
            var url: String?
            var title: String?
            var mimeType: String?

            enum CodingKeys: String, CodingKey {
                case url, title
                case mimeType = "mime_type"
            }
        }

        var id: String
        var url: String?
        var title: String
        var authors: [Author]
        var datePublished: String?
        var summary: String?
        var language: String?
        var contentText: String
        var attachments: [Attachment]?
        var broadsheet: Understanding

        enum CodingKeys: String, CodingKey {
            case id, url, title, authors, summary, language, attachments
            case datePublished = "date_published"
            case contentText = "content_text"
            case broadsheet = "_broadsheet"
        }
    }

    /// The object `_broadsheet`.
    struct Understanding: Codable {
        var format: String
        /// What the item's `id` is: `address`, `guid` or `content`.
        var identity: String
        /// Of the content as it was imported: SHA-256 in hexadecimal.
        var digest: String
        var publication: String?
        var kicker: String?
        var breadcrumb: [String]?
        var series: String?
        var issue: String?
        var authorsAsPrinted: [String]?
        var translators: [String]?
        var firstPublished: String?
        var originalSource: String?
        var originalURL: String?
        var speakers: [String]?
        var titleSpans: [TextSpan]?
        var blocks: [TextBlock]
        var notes: [TextNote]
        var flags: [String]
        var warnings: [String]

        enum CodingKeys: String, CodingKey {
            case format, identity, digest, publication, kicker, breadcrumb, series, issue, translators, speakers,
                blocks, notes, flags,
                warnings
            case authorsAsPrinted = "authors_as_printed"
            case firstPublished = "first_published"
            case originalSource = "original_source"
            case originalURL = "original_url"
            case titleSpans = "title_spans"
        }
    }

    struct TextBlock: Codable {
        var kind: String
        var section: String
        var text: String
        var spans: [TextSpan]?
        var level: Int?
        var ordinal: Int?
        var speaker: String?
        var depth: Int?
        /// The texts of a table's cells, which stand in `text` in this order.
        var rows: [[String]]?
        /// The address of an image, whose description is `text`.
        var image: String?
        /// Of code.
        var language: String?
    }

    struct TextNote: Codable {
        var label: String?
        var blocks: [TextBlock]
    }

    /// Offsets in code points.
    struct TextSpan: Codable {
        var kind: String
        var start: Int
        var end: Int
        var url: String?
        var label: String?
        var note: Int?

        /// A placeholder's address and an unresolved marker's note are said to be `null`, not left out.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(kind, forKey: .kind)
            try container.encode(start, forKey: .start)
            try container.encode(end, forKey: .end)
            if kind == "link" { try container.encode(url, forKey: .url) }
            if kind == "marker" {
                try container.encode(label, forKey: .label)
                try container.encode(note, forKey: .note)
            }
        }
    }
}

extension JSONFeed.Item {
    init(_ article: Article) {
        self.init(
            id: article.identity.text,
            url: article.address,
            title: article.title,
            authors: article.authors.map(Author.init),
            datePublished: article.published?.description,
            summary: article.summary,
            language: article.language,
            contentText: article.contentText,
            attachments: article.attachments.nonEmpty?.map {
                Attachment(url: $0.address, title: $0.title, mimeType: $0.mimeType)
            },
            broadsheet: JSONFeed.Understanding(article))
    }
}

extension JSONFeed.Understanding {
    init(_ article: Article) {
        self.init(
            format: article.format.rawValue,
            identity: article.identity.kindName,
            digest: article.digest,
            publication: article.publication,
            kicker: article.kicker,
            breadcrumb: article.breadcrumb.nonEmpty,
            series: article.series,
            issue: article.issue,
            authorsAsPrinted: article.authorsAsPrinted.nonEmpty,
            translators: article.translators.nonEmpty,
            firstPublished: article.firstPublished?.description,
            originalSource: article.originalSource,
            originalURL: article.originalAddress,
            speakers: article.speakers.nonEmpty,
            titleSpans: JSONFeed.spans(article.titleSpans, in: article.title).nonEmpty,
            blocks: article.document.blocks.map(JSONFeed.TextBlock.init),
            notes: article.document.notes.map { note in
                JSONFeed.TextNote(label: note.label, blocks: note.blocks.map(JSONFeed.TextBlock.init))
            },
            flags: article.flags.sorted().map(\.rawValue),
            warnings: article.warnings)
    }
}

extension JSONFeed.TextBlock {
    init(_ block: Block) {
        var level: Int?
        var ordinal: Int?
        switch block.kind {
        case .heading(let number): level = number
        case .listItem(let number): ordinal = number
        default: break
        }
        self.init(
            kind: block.kindName, section: block.section.rawValue, text: block.text,
            spans: JSONFeed.spans(block.spans, in: block.text).nonEmpty, level: level, ordinal: ordinal,
            speaker: block.speaker,
            depth: block.depth == 0 ? nil : block.depth)
        switch block.detail {
        case .cells(let cells): rows = cells.map { $0.map { block.text.slice($0) } }
        case .image(let address): image = address
        case .code(let name): language = name
        case nil: break
        }
    }
}

extension JSONFeed {
    /// Spans with their UTF-8 offsets turned into code points. O(text + spans log spans).
    fileprivate static func spans(_ spans: [Span], in text: String) -> [TextSpan] {
        guard !spans.isEmpty else { return [] }
        let points = codePoints(Set(spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted(), in: text)
        return spans.map { span in
            var result = TextSpan(
                kind: "", start: points[span.range.lowerBound] ?? 0, end: points[span.range.upperBound] ?? 0)
            switch span.kind {
            case .emphasis: result.kind = "emphasis"
            case .strong: result.kind = "strong"
            case .code: result.kind = "code"
            case .link(let address):
                result.kind = "link"
                result.url = address
            case .marker(let marker):
                result.kind = "marker"
                result.label = marker.label
                result.note = marker.note
            }
            return result
        }
    }

    /// The code points before each of these UTF-8 offsets, which are sorted.
    private static func codePoints(_ offsets: [Int], in text: String) -> [Int: Int] {
        var found: [Int: Int] = [:]
        var next = 0
        var points = 0
        for (offset, byte) in text.utf8.enumerated() {
            while next < offsets.count, offsets[next] <= offset {
                found[offsets[next]] = points
                next += 1
            }
            if byte & 0xC0 != 0x80 { points += 1 }
        }
        while next < offsets.count {
            found[offsets[next]] = points
            next += 1
        }
        return found
    }
}

extension Article.Identity {
    fileprivate var kindName: String {
        switch self {
        case .address: "address"
        case .guid: "guid"
        case .content: "content"
        }
    }
}

extension Array {
    fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
