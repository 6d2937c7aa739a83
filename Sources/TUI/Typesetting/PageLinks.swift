import Articles

extension Page {
    /// A link as it is printed, of those that lead somewhere and can be seen.
    public struct PrintedLink: Hashable, Sendable {
        public let address: String
        public let entry: Int
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
        /// Which of the links of its entry it is.
        let ordinal: Int
    }

    public func row(of link: PrintedLink) -> Row { row(ofEntry: link.entry, offset: link.range.lowerBound) }

    public func target(of link: PrintedLink) -> Target {
        Target(kind: .link(address: link.address), entry: link.entry, row: row(of: link), range: link.range)
    }

    /// Whether there is one at all. O(spans).
    public var hasLinks: Bool { outline.slots.indices.contains { linkCount(ofEntry: $0) > 0 } }

    /// The link so many further down than another one, or up, or the last one that way; without another one, seen from a row, of
    /// which the links count in both directions. `nil` where there is none. O(spans between).
    public func link(after step: Int, from link: PrintedLink?, at row: Row) -> PrintedLink? {
        guard row < lines.endIndex, step != 0 else { return nil }
        // Where the next one is, counted among the links of its entry.
        var entry: Int
        var next: Int
        if let link {
            (entry, next) = (link.entry, link.ordinal + step.signum())
        } else {
            entry = outline.entry(ofPiece: row.piece).entry
            next = step > 0 ? linkCount(aboveRow: row) : linkCount(aboveRow: lines.index(after: row), of: entry) - 1
        }
        var rest = abs(step) - 1
        var found: (entry: Int, ordinal: Int)?
        while true {
            let there = step > 0 ? max(0, linkCount(ofEntry: entry) - next) : next + 1
            if there > 0 {
                let steps = min(rest, there - 1)
                found = (entry, next + steps * step.signum())
                if steps == rest { break }
                rest -= there
            }
            entry += step.signum()
            guard outline.slots.indices.contains(entry) else { break }
            next = step > 0 ? 0 : linkCount(ofEntry: entry) - 1
        }
        guard let found else { return nil }
        let span = links(ofEntry: found.entry)[found.ordinal]
        return PrintedLink(
            address: span.address ?? "", entry: found.entry, range: span.range, ordinal: found.ordinal)
    }

    /// Those of an entry that begin above one of its rows; all of them where the row is another entry's. O(spans of the entry).
    private func linkCount(aboveRow row: Row, of entry: Int? = nil) -> Int {
        let entry = entry ?? outline.entry(ofPiece: row.piece).entry
        guard row < lines.endIndex, let line = Optional(lines[row]), line.entry == entry else {
            return linkCount(ofEntry: entry)
        }
        return line.isFirst
            ? 0 : links(ofEntry: entry).count { self.row(ofEntry: entry, offset: $0.range.lowerBound) < row }
    }

    /// Those of the entry's own text: a note that stands in it is reached by its marker.
    private func links(ofEntry number: Int) -> [Span] {
        let entry = entries[number]
        return entry.spans.filter { span in
            span.isLinkInSight && !entry.inlineNotes.contains { $0.contains(span.range.lowerBound) }
        }
    }

    /// Without making the entry.
    private func linkCount(ofEntry entry: Int) -> Int {
        if case .address = outline.slots[entry] { return 1 }
        return spans(of: outline.slots[entry]).count(where: \.isLinkInSight)
    }
}

extension Span {
    fileprivate var isLinkInSight: Bool { address != nil && !range.isEmpty }
}
