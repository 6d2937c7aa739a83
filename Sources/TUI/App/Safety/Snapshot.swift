import Articles
import Foundation
import Storage

/// A snapshot as it is read again. Whoever edited it: every line that can be understood counts.
struct Snapshot {
    /// The version of the form that we write.
    static let form = 1

    /// The addresses of what had been imported.
    var sources: [String] = []
    var marks: [Mark] = []
    /// Lines that could not be understood, by their numbers, from 1.
    var badLines: [Int] = []
    /// Whether all is there that was written.
    var isWhole = false

    private struct Line: Decodable {
        struct Article: Decodable {
            var title: String
            var day, identity: String?
            var digest: String
            var file: String?
            var position: Int?
        }

        var broadsheet: String?
        var form: Int?
        var source: String?
        var marks: Int?

        var mark, id, progress: String?
        var fraction: Double?
        var note, text, quote, prefix, suffix: String?
        var created: Int64?
        var part: String?
        var block, offset: Int?
        var context: String?
        var article: Article?
    }

    /// - Throws: `FileError` for a file that cannot be read or is no snapshot.
    init(contentsOf path: [UInt8]) throws(FileError) {
        try self.init(bytes: try FilePieces(path).rest())
    }

    init(bytes: [UInt8]) throws(FileError) {
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        func decoded(_ line: ArraySlice<UInt8>) -> Line? { try? decoder.decode(Line.self, from: Data(line)) }
        guard let first = lines.first.flatMap(decoded), first.broadsheet == "snapshot" else {
            throw FileError("it is not a snapshot of marks")
        }
        guard (first.form ?? 0) <= Self.form else {
            throw FileError("a newer Broadsheet wrote it; update Broadsheet")
        }
        var promised: Int?
        for (index, bytes) in lines.enumerated().dropFirst() where !bytes.isEmpty {
            let line = decoded(bytes)
            if let source = line?.source {
                sources.append(source)
            } else if let mark = line.flatMap(Self.mark) {
                marks.append(mark)
            } else if let count = line?.marks {
                promised = count
            } else {
                badLines.append(index + 1)
            }
        }
        isWhole = promised == marks.count && badLines.isEmpty
    }

    private static func mark(_ line: Line) -> Mark? {
        guard let article = line.article, let content = content(line) else { return nil }
        let key = ArticleKey(
            identity: article.identity, digest: article.digest, title: article.title, day: article.day,
            file: article.file, position: article.position)
        return Mark(content, of: key)
    }

    private static func content(_ line: Line) -> Mark.Content? {
        switch line.mark {
        case "progress":
            switch line.progress {
            case "reading": .progress(.reading(max(0, min(1, line.fraction ?? 0))))
            case "finished": .progress(.finished)
            default: nil
            }
        case "star": .star
        case "place": place(line).map { .place($0) }
        case "bookmark":
            if let id = line.id, let passage = passage(line) {
                .bookmark(id: id, passage, note: line.note ?? "", created: line.created ?? 0)
            } else {
                nil
            }
        case "draft":
            if let id = line.id, let text = line.text, let passage = passage(line) {
                .draft(id: id, passage, text: text)
            } else {
                nil
            }
        default: nil
        }
    }

    private static func passage(_ line: Line) -> Passage? {
        guard let place = place(line), let quote = line.quote else { return nil }
        return Passage(place: place, quote: quote, prefix: line.prefix ?? "", suffix: line.suffix ?? "")
    }

    private static func place(_ line: Line) -> Place? {
        guard let part = line.part.flatMap(part), let block = line.block, let offset = line.offset, block >= 0,
            offset >= 0
        else { return nil }
        return Place(part: part, block: block, offset: offset, context: line.context ?? "")
    }

    private static func part(_ name: String) -> Place.Part? {
        switch name {
        case "title": .title
        case "body": .body
        default:
            name.hasPrefix("note ") ? Int(name.dropFirst(5)).flatMap { $0 >= 0 ? .note($0) : nil } : nil
        }
    }
}
