import Articles
import Cells

extension Page {
    /// Something on a page that can be followed.
    public struct Target: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            case marker(Marker)
            /// `nil` is the address of a placeholder, which leads nowhere.
            case link(address: String?)

            init?(_ span: Span.Kind) {
                switch span {
                case .marker(let marker): self = .marker(marker)
                case .link(let address): self = .link(address: address)
                case .emphasis, .strong, .code: return nil
                }
            }
        }

        public let kind: Kind
        public let entry: Int
        /// The row on which it begins.
        public let row: Row
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
    }

    /// Everything that can be followed and that begins or goes on on some of these rows, in the order of the text.
    /// O(rows + spans on them).
    public func targets(in rows: Range<Row>) -> [Target] {
        var found: [Target] = []
        var shown: (entry: Int, range: Range<Int>)?
        func flush() {
            guard let (number, range) = shown else { return }
            for span in entries[number].spans(touching: range) {
                guard let kind = Target.Kind(span.kind) else { continue }
                let row = self.row(ofEntry: number, offset: span.range.lowerBound)
                found.append(Target(kind: kind, entry: number, row: row, range: span.range))
            }
        }
        var row = rows.lowerBound
        while row < min(rows.upperBound, lines.endIndex) {
            let line = lines[row]
            let next = lines.index(after: row)
            defer { row = next }
            guard let number = line.entry else { continue }
            let start = line.isFirst ? 0 : line.range.lowerBound
            // What stands between two lines is on the upper one.
            var end =
                next < lines.endIndex && lines[next].entry == number
                ? lines[next].range.lowerBound : entries[number].text.utf8.count + 1
            // The cells of a table stand beside one another, and go on below.
            if entries[number].table != nil { end = max(end, line.range.upperBound + 1) }
            if let (entry, range) = shown, entry == number {
                shown = (entry, min(range.lowerBound, start)..<max(range.upperBound, end))
            } else {
                flush()
                shown = (number, start..<max(start, end))
            }
        }
        flush()
        return found
    }

    /// The innermost target that is printed at a column, counted from the left of the text area; a link that is broken over
    /// several lines is on each of them. O(spans on the line + bytes of the line).
    public func target(atRow row: Row, column: Int) -> Target? {
        guard row < lines.endIndex else { return nil }
        return targets(in: row..<lines.index(after: row)).last { target in
            columns(of: target.range, on: row).contains { $0.contains(column) }
        }
    }

    /// The index among the page's markers of a target that is one. O(log markers).
    public func marker(of target: Target) -> Int? {
        guard case .marker = target.kind else { return nil }
        let markers = markers
        let first = markers.index(from: target.row)
        return markers[first...].prefix { $0.entry == target.entry && $0.range.lowerBound <= target.range.lowerBound }
            .firstIndex { $0.range == target.range && .marker($0.marker) == target.kind }
    }
}
