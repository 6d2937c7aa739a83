import Articles

/// The order of a list of articles. Where an order sees no difference, the newest comes first.
public enum RowSort: String, Hashable, Sendable, CaseIterable {
    case newest, oldest, title, publication, longest, shortest, unread

    /// As "Sorted ..." and "Articles ..." go on.
    var name: String {
        switch self {
        case .newest: "newest first"
        case .oldest: "oldest first"
        case .title: "by title"
        case .publication: "by publication"
        case .longest: "longest first"
        case .shortest: "shortest first"
        case .unread: "unread first"
        }
    }

    var next: RowSort {
        let all = RowSort.allCases
        return all[(all.firstIndex(of: self)! + 1) % all.count]
    }

    /// The indices of rows in this order. The rows come newest first, those without a date last. O(n log n) but for dates.
    func order(of rows: [ArticleRow]) -> [Int] {
        switch self {
        case .newest: Array(rows.indices)
        case .oldest:
            rows.indices.reversed().filter { rows[$0].day != nil } + rows.indices.filter { rows[$0].day == nil }
        case .title: order(of: rows) { $0.title }
        case .publication: order(of: rows) { $0.publication ?? "" }
        case .longest: order(of: rows) { -$0.wordCount }
        case .shortest: order(of: rows) { $0.wordCount }
        case .unread:
            order(of: rows) {
                switch $0.status.progress {
                case .unread: 0
                case .reading: 1
                case .finished: 2
                }
            }
        }
    }

    private func order(of rows: [ArticleRow], by value: (ArticleRow) -> Int) -> [Int] {
        let values = rows.map(value)
        return rows.indices.sorted { one, other in
            values[one] == values[other] ? one < other : values[one] < values[other]
        }
    }

    private func order(of rows: [ArticleRow], by text: (ArticleRow) -> String) -> [Int] {
        var texts: [UInt8] = []
        var ends = [0]
        // The first eight bytes of each mostly decide.
        var starts: [UInt64] = []
        for row in rows {
            let begin = texts.count
            text(row).appendSortForm(to: &texts)
            ends.append(texts.count)
            let start = texts[begin...].prefix(8)
            let number = start.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - start.count))
            starts.append(start.isEmpty ? .max : number)
        }
        let bytes = texts.span
        return rows.indices.sorted { one, other in
            if starts[one] != starts[other] { return starts[one] < starts[other] }
            var (index, otherIndex) = (ends[one], ends[other])
            while index < ends[one + 1], otherIndex < ends[other + 1] {
                if bytes[index] != bytes[otherIndex] { return bytes[index] < bytes[otherIndex] }
                index += 1
                otherIndex += 1
            }
            let (length, otherLength) = (ends[one + 1] - ends[one], ends[other + 1] - ends[other])
            return length == otherLength ? one < other : length < otherLength
        }
    }
}

extension String {
    /// Appends what lists are sorted by: the folded text from its first letter or digit on; nothing where there is none.
    fileprivate func appendSortForm(to bytes: inout [UInt8]) {
        let first = unicodeScalars.firstIndex { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        if first == startIndex {
            appendFolded(to: &bytes)
        } else if let first {
            String(self[first...]).appendFolded(to: &bytes)
        }
    }
}
