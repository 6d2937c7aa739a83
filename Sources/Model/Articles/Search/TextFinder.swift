/// Finds what was typed wherever it stands in a text, also within a word: as a pager and a browser do, where `HitFinder` finds words as
/// the index does.
///
/// Letters are found with any accents; capital letters only as capital ones where one was typed, else in any case. A space is found as
/// any run of white space; one before or behind what is sought asks for the border of a word. Quotation marks, dashes, points of
/// omission and full-width letters are found in any of their shapes, and invisible signs count for nothing.
public struct TextFinder: Sendable {
    /// What a scalar of what is sought has become.
    private struct Sign: Sendable {
        var value: UInt32
        var isCapital: Bool
    }

    private let sought: [Sign]
    /// A letter or a sign that belongs to one may not stand before or behind.
    private let beginsWord: Bool
    private let endsWord: Bool
    /// There are no more capital letters in what is found than were typed, where some were.
    public let matchesCase: Bool
    /// The bytes that what is sought can begin with.
    private let isBeginning: [Bool]

    /// - Parameter matchesCase: capital letters count; `nil` where one that was typed says so.
    public init(_ text: String, matchesCase: Bool? = nil) {
        var sought: [Sign] = []
        let bytes = text.utf8Span.span
        var index = 0
        while index < bytes.count {
            let (value, next) = bytes.scalar(at: index)
            index = next
            let shape = Shape(typed: value)
            if shape.isSpace {
                if sought.last?.value != Shape.space { sought.append(Sign(value: Shape.space, isCapital: false)) }
            } else {
                let isCapital = value.isCapital
                for number in 0..<shape.count { sought.append(Sign(value: shape[number], isCapital: isCapital)) }
            }
        }
        self.matchesCase = matchesCase ?? sought.contains(where: \.isCapital)
        beginsWord = sought.first?.value == Shape.space
        endsWord = sought.last?.value == Shape.space
        if beginsWord { sought.removeFirst() }
        if endsWord, !sought.isEmpty { sought.removeLast() }
        self.sought = sought
        let first = sought.first?.value ?? 0
        isBeginning = (0..<256).map { byte in
            byte < 0x80 ? UInt32(UInt8(byte).smallASCII) == first : byte >= 0xC0
        }
    }

    /// Nothing but white space and invisible signs.
    public var isEmpty: Bool { sought.isEmpty }

    /// The UTF-8 bytes of a text where it stands, in order, none over another; marks that belong to the last letter are among
    /// them. O(bytes of the text), times the scalars sought where it nearly stands everywhere.
    public func hits(in text: String, atMost most: Int = .max) -> [Range<Int>] {
        guard !isEmpty else { return [] }
        var hits: [Range<Int>] = []
        let bytes = text.utf8Span.span
        var index = 0
        while index < bytes.count, hits.count < most {
            guard isBeginning[Int(bytes[index])] else {
                index += 1
                continue
            }
            if let end = end(ofHitAt: index, in: bytes) {
                hits.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return hits
    }

    private func end(ofHitAt start: Int, in bytes: Swift.Span<UInt8>) -> Int? {
        var index = start
        var found = 0
        while found < sought.count {
            guard index < bytes.count else { return nil }
            let (value, next) = bytes.scalar(at: index)
            let shape = Shape(typed: value)
            if shape.isSpace {
                guard sought[found].value == Shape.space else { return nil }
                found += 1
                index = bytes.endOfSpace(from: next)
                continue
            }
            // Marks and invisible signs do not begin what is found.
            if shape.count == 0, index == start { return nil }
            let isCapital = matchesCase && value.isCapital
            for number in 0..<shape.count where found < sought.count {
                guard sought[found].value == shape[number], !matchesCase || sought[found].isCapital == isCapital else {
                    return nil
                }
                found += 1
            }
            index = next
        }
        index = bytes.endOfMarks(from: index)
        if endsWord, let behind = bytes.scalar(behind: index), behind.isOfWord { return nil }
        if beginsWord, let before = bytes.scalar(before: start), before.isOfWord { return nil }
        return index
    }
}

extension Swift.Span<UInt8> {
    /// The scalar that begins at an offset of valid UTF-8, and where the next one begins.
    fileprivate func scalar(at index: Int) -> (value: UInt32, next: Int) {
        let byte = self[index]
        if byte < 0x80 { return (UInt32(byte), index + 1) }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var value = UInt32(byte) & (0xFF >> (UInt32(length) + 1))
        for next in index + 1..<index + length { value = value << 6 | UInt32(self[next] & 0x3F) }
        return (value, index + length)
    }

    /// The last scalar before an offset that is not invisible.
    fileprivate func scalar(before index: Int) -> UInt32? {
        var start = index
        while start > 0 {
            start -= 1
            while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
            let value = scalar(at: start).value
            if value < 0x80 || kind(of: value) != .nothing { return value }
        }
        return nil
    }

    /// The next scalar from an offset on that is not invisible.
    fileprivate func scalar(behind index: Int) -> UInt32? {
        var index = index
        while index < count {
            let (value, next) = scalar(at: index)
            if value < 0x80 || kind(of: value) != .nothing { return value }
            index = next
        }
        return nil
    }

    fileprivate func endOfSpace(from start: Int) -> Int {
        var end = start
        while end < count {
            let (value, next) = scalar(at: end)
            guard Shape(typed: value).isSpace else { break }
            end = next
        }
        return end
    }

    /// Behind the marks that belong to the letter before, and the invisible signs among them.
    fileprivate func endOfMarks(from start: Int) -> Int {
        var end = start
        var index = start
        while index < count, self[index] >= 0x80 {
            let (value, next) = scalar(at: index)
            switch kind(of: value) {
            case .mark: end = next
            case .nothing: if value.isPoint { end = next }
            case .letter, .separator, .sign: return end
            }
            index = next
        }
        return end
    }
}

extension UInt32 {
    fileprivate var isCapital: Bool {
        if self < 0x80 { return 0x41...0x5A ~= self }
        guard let properties = Unicode.Scalar(self)?.properties else { return false }
        return properties.isUppercase || properties.generalCategory == .titlecaseLetter
    }

    /// A point that may be left out in writing.
    fileprivate var isPoint: Bool {
        switch Unicode.Scalar(self)?.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// A letter, a digit, or a mark of one.
    fileprivate var isOfWord: Bool {
        switch kind(of: self) {
        case .letter, .mark: true
        case .separator, .sign, .nothing: false
        }
    }
}
