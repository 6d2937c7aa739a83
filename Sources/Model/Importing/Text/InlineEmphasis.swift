import Articles

// Emphasis, and what single bytes are to it.

extension InlineRun {
    mutating func delimiter(at index: Int, end: Int, floor: Int) -> Int {
        let sign = bytes[index]
        var stop = index
        while stop < end, bytes[stop] == sign { stop += 1 }
        let before = index == 0 ? UInt8(ascii: " ") : bytes[index - 1]
        let after = stop == end ? UInt8(ascii: " ") : bytes[stop]
        let start = out.count
        out += bytes[index..<stop]
        // Flanking, as in CommonMark 6.2; typographic punctuation counts as letters here, which only helps.
        let opensLeft = after > 0x20 && (!isPunctuation(after) || before <= 0x20 || isPunctuation(before))
        let closesRight = before > 0x20 && (!isPunctuation(before) || after <= 0x20 || isPunctuation(after))
        let isUnderscore = sign == UInt8(ascii: "_")
        let canOpen = opensLeft && (!isUnderscore || !closesRight || isPunctuation(before))
        let canClose = closesRight && (!isUnderscore || !opensLeft || isPunctuation(after))
        var rest = Delimiter(sign: sign, range: start..<out.count)
        if canClose {
            // Without an opener of its sign there is nothing to look for, however many of the other there are.
            while !rest.range.isEmpty, isUnderscore ? underscores > 0 : openers.count > underscores,
                let match = openers[floor...].lastIndex(where: { $0.sign == sign })
            {
                close(&rest, with: match)
            }
        }
        if rest.range.isEmpty { return stop }
        if canOpen {
            openers.append(rest)
            if isUnderscore { underscores += 1 }
        } else {
            unmatched.append(rest)
        }
        return stop
    }

    /// Matches the inner ends of an opener and a closer: two signs for strong, one for emphasis.
    mutating func close(_ closer: inout Delimiter, with index: Int) {
        let opener = openers[index].range
        let length = opener.count >= 2 && closer.range.count >= 2 ? 2 : 1
        let inner = opener.upperBound..<closer.range.lowerBound
        spans.append(Span(length == 2 ? .strong : .emphasis, inner))
        taken.append(opener.upperBound - length..<opener.upperBound)
        taken.append(closer.range.lowerBound..<closer.range.lowerBound + length)
        abandonOpeners(from: index + 1)
        openers[index].range = opener.lowerBound..<opener.upperBound - length
        if openers[index].range.isEmpty {
            if openers[index].sign == UInt8(ascii: "_") { underscores -= 1 }
            openers.removeLast()
        }
        closer.range = closer.range.lowerBound + length..<closer.range.upperBound
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func has(_ prefix: StaticString, _ index: Int, _ end: Int) -> Bool {
        guard index + prefix.utf8CodeUnitCount <= end else { return false }
        return (0..<prefix.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == prefix.utf8Start[$0] }
    }

    func startsWord(_ index: Int) -> Bool { index == 0 || !isAlphanumeric(bytes[index - 1]) }

    func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte.isDigit || byte.isASCIILetter
    }

    func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
