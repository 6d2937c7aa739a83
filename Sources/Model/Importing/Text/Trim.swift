extension StringProtocol {
    /// Without any of these code points at both ends. O(code points that go); only what is shorter is copied.
    func trimmed(of signs: String) -> String {
        let range = range(trimmedOf: signs)
        if range.lowerBound == startIndex, range.upperBound == endIndex { return String(self) }
        return String(self[range])
    }

    /// Without spaces, no-break spaces and line feeds at both ends.
    var trimmingSpaces: String { trimmed(of: " \u{A0}\n") }

    fileprivate func range(trimmedOf signs: String) -> Range<Index> {
        let (text, signs) = (unicodeScalars, signs.unicodeScalars)
        var (start, end) = (startIndex, endIndex)
        while start < end, signs.contains(text[start]) { text.formIndex(after: &start) }
        while start < end {
            let last = text.index(before: end)
            guard signs.contains(text[last]) else { break }
            end = last
        }
        return start..<end
    }
}

extension Substring {
    /// Without any of these code points at both ends; nothing is copied.
    func trimming(_ signs: String) -> Substring { self[range(trimmedOf: signs)] }
}

extension String {
    /// White space of ASCII made single spaces, none at the ends. O(bytes).
    var collapsed: String {
        var made: [UInt8] = []
        made.reserveCapacity(utf8.count)
        for byte in utf8 {
            if byte > 0x20 {
                made.append(byte)
            } else if made.last ?? 0x20 != 0x20 {
                made.append(0x20)
            }
        }
        if made.last == 0x20 { made.removeLast() }
        return String(decoding: made, as: UTF8.self)
    }
}
