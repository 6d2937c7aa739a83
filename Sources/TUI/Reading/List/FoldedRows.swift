import Articles

/// The texts that a filter looks at, folded once and laid end to end: a hundred thousand rows are one run of bytes.
struct FoldedRows: Sendable {
    private var bytes: [UInt8] = []
    /// Where each row's texts end.
    private var ends: [Int] = [0]

    /// O(bytes of the rows).
    init(_ rows: [ArticleRow]) {
        ends.reserveCapacity(rows.count + 1)
        for row in rows {
            append(row.title)
            for author in row.authors { append(author) }
            if let publication = row.publication { append(publication) }
            if let day = row.day { append(day) }
            ends.append(bytes.count)
        }
    }

    private mutating func append(_ text: String) {
        text.appendFolded(to: &bytes)
        // No word of a filter goes over it.
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Those of the rows that match.
    func matching(_ filter: WordFilter, among indices: [Int]) -> [Int] {
        let bytes = bytes.span
        return indices.filter { filter.matches(folded: bytes.extracting(ends[$0]..<ends[$0 + 1])) }
    }
}
