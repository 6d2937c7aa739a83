import Articles
import GRDB

extension Database {
    /// Words of an article that were looked for, where most of them stand together, with what stands around them; of its title,
    /// nothing but the title is needed. `nil` where only other facts are what was found. O(bytes before them).
    func snippet(of id: Article.ID, _ finder: HitFinder) throws -> Snippet? {
        let statement = try cachedStatement(sql: "SELECT text FROM document WHERE article = ?")
        guard let text = try String.fetchOne(statement, arguments: [id]) else { return nil }
        guard let found = finder.gathering(in: text) else { return try remark(of: id, finder) }
        return Snippet(of: text, around: found.range, finder)
    }

    /// The reader's own words.
    private func remark(of id: Article.ID, _ finder: HitFinder) throws -> Snippet? {
        let notes = try String.fetchAll(
            cachedStatement(sql: "SELECT note FROM bookmark WHERE article = ? AND note <> ''"), arguments: [id])
        for note in notes {
            if let found = finder.gathering(in: note) { return Snippet(of: note, around: found.range, finder) }
        }
        return nil
    }
}

extension Snippet {
    /// UTF-8 bytes before a hit, and of all.
    private static let before = 40
    private static let length = 240

    fileprivate init(of text: String, around hit: Range<Int>, _ finder: HitFinder) {
        let bytes = text.utf8
        // From the beginning of a word, in the same paragraph.
        let earliest = bytes.scalarBorder(atOrBefore: max(0, hit.lowerBound - Self.before))
        var start = hit.lowerBound
        var position = hit.lowerBound
        while position > earliest {
            position -= 1
            let byte = bytes[bytes.index(at: position)]
            if byte == 0x0A {
                start = position + 1
                break
            }
            if byte == 0x20 { start = position + 1 }
            if position == 0 { start = 0 }
        }
        // In scripts without spaces, wherever it is.
        if start == hit.lowerBound, position == earliest { start = earliest }
        var end = hit.upperBound
        let last = min(bytes.count, start + Self.length)
        while end < last, bytes[bytes.index(at: end)] != 0x0A { end += 1 }
        let isCut = start > 0 && bytes[bytes.index(at: start - 1)] != 0x0A
        let words = text.slice(start..<end).unicodeScalars.map { $0 == "\n" ? " " : $0 }
        let shown = (isCut ? "…" : "") + String(String.UnicodeScalarView(words))
        let hits = finder.hits(in: shown)
        self.init(shown, hits: hits)
    }
}
