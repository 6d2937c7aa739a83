import Articles

extension Page {
    /// Where a marker is printed: which of the markers of its entry it is.
    struct Stamp: Sendable {
        let entry: Int
        let ordinal: Int
        let marker: Marker
    }

    /// A marker as it is printed.
    public struct PrintedMarker: Hashable, Sendable {
        public let marker: Marker
        public let entry: Int
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
    }

    /// Every marker that is printed, in order. The first use costs O(spans of the article).
    public var markers: Markers {
        let stamps = memory.markers {
            var stamps: [Stamp] = []
            for (index, slot) in outline.slots.enumerated() {
                let markers = spans(of: slot).lazy.compactMap(\.marker)
                for (ordinal, marker) in markers.enumerated() {
                    stamps.append(Stamp(entry: index, ordinal: ordinal, marker: marker))
                }
            }
            return stamps
        }
        return Markers(page: self, stamps: stamps)
    }

    /// The spans of the text that a slot prints, without making its entry.
    func spans(of slot: Outline.Slot) -> [Span] {
        switch slot {
        case .title(let index): return outline.titles[index].spans
        case .text(let part, let block):
            guard let block = document.block(part, block), block.kind != .rule else { return [] }
            return block.spans
        case .note(let note): return document.block(.note(note), 0)?.spans ?? []
        case .speaker, .address, .fold, .notesHeading, .remark: return []
        }
    }

    public struct Markers: RandomAccessCollection {
        let page: Page
        let stamps: [Stamp]

        public var startIndex: Int { 0 }
        public var endIndex: Int { stamps.count }

        public subscript(index: Int) -> PrintedMarker {
            let stamp = stamps[index]
            let range = page.entries[stamp.entry].markers[stamp.ordinal].range
            return PrintedMarker(marker: stamp.marker, entry: stamp.entry, range: range)
        }

        /// The first one that stands on a row, or below it. O(log markers).
        public func index(from row: Row) -> Int {
            guard row < page.lines.endIndex else { return stamps.count }
            let entry = page.outline.entry(ofPiece: row.piece).entry
            let line = page.lines[row]
            let first = stamps.partitioningIndex { $0.entry >= entry }
            // Above its first line nothing of an entry stands.
            guard line.entry != nil, !line.isFirst else { return first }
            let last = stamps.partitioningIndex { $0.entry > entry }
            let markers = page.entries[entry].markers
            return first
                + markers.prefix(last - first).partitioningIndex { $0.range.lowerBound >= line.range.lowerBound }
        }

        /// Those of the block that a citation stands in. O(log markers).
        public func indices(atBlockOf citation: Citation) -> Range<Int> {
            if citation.part == .title {
                return 0..<stamps.partitioningIndex { page.outline.slots[$0.entry].part > .title }
            }
            guard let entry = page.entry(of: Place(part: citation.part, block: citation.block, offset: 0)) else {
                return 0..<0
            }
            let first = stamps.partitioningIndex { $0.entry >= entry }
            return first..<stamps.partitioningIndex { $0.entry > entry }
        }

        /// Those that begin on some of these rows. O(log markers).
        public func indices(in rows: Range<Row>) -> Range<Int> {
            let first = index(from: rows.lowerBound)
            return first..<Swift.max(first, index(from: rows.upperBound))
        }
    }

    public func row(of marker: PrintedMarker) -> Row { row(ofEntry: marker.entry, offset: marker.range.lowerBound) }
}
