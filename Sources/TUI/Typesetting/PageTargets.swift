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
        /// The line on which it begins.
        public let line: Int
        /// UTF-8 bytes of the entry's printed text.
        public let range: Range<Int>
    }

    /// Everything that can be followed and that begins or goes on on some of these lines, in the order of the text.
    /// O(lines + spans on them + log page).
    public func targets(in lines: Range<Int>) -> [Target] {
        let lines = lines.clamped(to: self.lines.indices)
        var found: [Target] = []
        var index = lines.lowerBound
        while index < lines.upperBound {
            guard let number = self.lines[index].entry else {
                index += 1
                continue
            }
            let last = lastLine(ofEntry: number)
            let entry = entries[number]
            let start = self.lines[index].isFirst ? 0 : self.lines[index].range.lowerBound
            let end =
                last < lines.upperBound ? entry.text.utf8.count + 1 : self.lines[lines.upperBound].range.lowerBound
            for span in entry.spans(touching: start..<max(start, end)) {
                guard let kind = Target.Kind(span.kind) else { continue }
                let line = self.line(ofEntry: number, offset: span.range.lowerBound)
                found.append(Target(kind: kind, entry: number, line: line, range: span.range))
            }
            index = last + 1
        }
        return found
    }

    /// The innermost target that is printed at a column, counted from the left of the text area; a link that is broken over
    /// several lines is on each of them. O(spans on the line + bytes of the line).
    public func target(atLine line: Int, column: Int) -> Target? {
        guard lines.indices.contains(line) else { return nil }
        return targets(in: line..<line + 1).last { columns(of: $0.range, on: line).contains(column) }
    }

    /// The index among the page's markers of a target that is one. O(log markers).
    public func marker(of target: Target) -> Int? {
        guard case .marker = target.kind else { return nil }
        var low = 0
        var high = markers.count
        while low < high {
            let middle = (low + high) / 2
            if (markers[middle].entry, markers[middle].range.lowerBound) < (target.entry, target.range.lowerBound) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return markers[low...].prefix { $0.entry == target.entry && $0.range.lowerBound == target.range.lowerBound }
            .firstIndex { $0.range == target.range && .marker($0.marker) == target.kind }
    }

    /// The columns that a range of an entry's printed text covers on one of its lines, from the left of the text area; empty
    /// where the line shows nothing of it.
    public func columns(of range: Range<Int>, on index: Int) -> Range<Int> {
        let line = lines[index]
        guard let entry = line.entry else { return 0..<0 }
        let text = entries[entry].text
        let shown = range.clamped(to: line.range)
        let start = line.indent + Cells.columns(of: text, utf8: line.range.lowerBound..<shown.lowerBound)
        return start..<start + Cells.columns(of: text, utf8: shown)
    }
}
