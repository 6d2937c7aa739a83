// Positions in texts are UTF-8 offsets; these are the few ways of going from them to text and back. Native Swift strings
// make an index from a UTF-8 offset in O(1).

extension String {
    /// The text between two UTF-8 offsets; both are clamped to the text and moved back to borders of scalars.
    public func slice(_ range: Range<Int>) -> String {
        let utf8 = self.utf8
        let from = utf8.scalarBorder(atOrBefore: range.lowerBound)
        let to = utf8.scalarBorder(atOrBefore: range.upperBound)
        return String(self[utf8.index(at: from)..<utf8.index(at: max(from, to))])
    }
}

extension String.UTF8View {
    /// The index at a UTF-8 offset; O(1) on native strings.
    public func index(at offset: Int) -> Index { index(startIndex, offsetBy: offset) }

    /// The offset itself where a scalar begins there, else the beginning of the scalar it falls into; clamped to the text.
    public func scalarBorder(atOrBefore offset: Int) -> Int {
        let count = count
        guard offset < count else { return count }
        guard offset > 0 else { return 0 }
        var border = offset
        while border > 0, self[index(at: border)] & 0xC0 == 0x80 { border -= 1 }
        return border
    }

    /// Whether the bytes of `other` stand at a UTF-8 offset.
    public func hasBytes(of other: String, at offset: Int) -> Bool {
        guard offset >= 0, offset + other.utf8.count <= count else { return false }
        return self[index(at: offset)...].starts(with: other.utf8)
    }
}

extension String {
    /// The UTF-8 offsets at which a text stands, in order; overlapping ones are not counted. O(bytes of both) for ordinary texts.
    public func occurrences(of needle: String) -> [Int] {
        var needle = needle
        return needle.withUTF8 { pattern in
            guard let first = pattern.first else { return [] }
            var text = self
            return text.withUTF8 { bytes in
                var found: [Int] = []
                var offset = 0
                let last = bytes.count - pattern.count
                while offset <= last {
                    if bytes[offset] == first,
                        pattern.indices.dropFirst().allSatisfy({ bytes[offset + $0] == pattern[$0] })
                    {
                        found.append(offset)
                        offset += pattern.count
                    } else {
                        offset += 1
                    }
                }
                return found
            }
        }
    }
}
