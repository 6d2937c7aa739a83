/// The tables of classes and rules, as long as a text is read.
struct BreakPointers {
    private let pages: UnsafePointer<UInt8>
    private let entries: UnsafePointer<UInt8>
    /// `BreakRules.steps`.
    let steps: UnsafePointer<UInt8>
    private let ascii: UnsafePointer<UInt8>

    /// Calls with the tables for texts of a language.
    static func withTables<Result>(for language: String?, _ body: (BreakPointers) -> Result) -> Result {
        let table = BreakTable.table(for: language)
        return table.pages.withUnsafeBufferPointer { pages in
            table.entries.withUnsafeBufferPointer { entries in
                BreakRules.standard.steps.withUnsafeBufferPointer { steps in
                    guard let pages = pages.baseAddress, let entries = entries.baseAddress,
                        let steps = steps.baseAddress
                    else { preconditionFailure("the tables are never empty") }
                    return body(BreakPointers(pages: pages, entries: entries, steps: steps))
                }
            }
        }
    }

    private init(pages: UnsafePointer<UInt8>, entries: UnsafePointer<UInt8>, steps: UnsafePointer<UInt8>) {
        self.pages = pages
        self.entries = entries
        self.steps = steps
        // The first two pages stand one behind the other.
        ascii = entries + Int(pages[0]) << 6
    }

    /// The entry of a byte below 0x80.
    @inline(__always) func entryOfASCII(_ byte: UInt8) -> UInt8 { ascii[Int(byte)] }

    /// The entry of the scalar that begins at an offset, foreign beyond the basic plane; and its bytes, none beyond the end.
    @inline(__always)
    func entry(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> (entry: UInt8, length: Int) {
        let lead = bytes[offset]
        if lead < 0x80 { return (ascii[Int(lead)], 1) }
        let page: Int
        let length: Int
        if lead < 0xE0 {
            (page, length) = (Int(lead & 0x1F), 2)
        } else if lead < 0xF0 {
            guard offset + 1 < end else { return (BreakClass.foreign.rawValue, 1) }
            (page, length) = (Int(lead & 0xF) << 6 | Int(bytes[offset + 1] & 0x3F), 3)
        } else {
            return (BreakClass.foreign.rawValue, min(4, end - offset))
        }
        guard offset + length <= end else { return (BreakClass.foreign.rawValue, end - offset) }
        return (entries[Int(pages[page]) << 6 | Int(bytes[offset + length - 1] & 0x3F)], length)
    }

    private func kind(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> (kind: UInt8, length: Int) {
        let found = entry(of: bytes, at: offset, end: end)
        return (found.entry & BreakTable.classMask, found.length)
    }

    /// Whether a character, of which the rules say that what follows decides, joins what stands before it: the point of a number
    /// does not join a space, an opening bracket joins a sign only before a number. `nil` when something foreign follows.
    func joins(_ kind: UInt8, endingAt offset: Int, in bytes: UnsafeBufferPointer<UInt8>, end: Int) -> Bool? {
        let isPoint = kind == BreakClass.infix.rawValue
        var takesPoint = !isPoint
        var offset = offset
        while offset < end {
            let next = self.kind(of: bytes, at: offset, end: end)
            switch BreakClass(rawValue: next.kind) ?? .foreign {
            case .foreign: return nil
            case .mark, .spacingMark: break
            case .infix where takesPoint: takesPoint = false
            case .digit: return !isPoint
            default: return isPoint
            }
            offset += next.length
        }
        return isPoint
    }

    /// Where a stretch with something foreign ends: before the first letter behind spaces behind a letter. There a line may end
    /// whatever stands before, and what stands before does not matter to what follows.
    func endOfForeign(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int, end: Int) -> Int {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
        var next = offset
        while true {
            while next < end, !isSpace(bytes[next]) { next += 1 }
            var before = next - 1
            while before > offset, bytes[before] & 0xC0 == 0x80 { before -= 1 }
            while next < end, isSpace(bytes[next]) { next += 1 }
            guard next < end else { return end }
            let isBehindLetter = before >= offset && kind(of: bytes, at: before, end: end).kind == Self.letter
            if isBehindLetter, kind(of: bytes, at: next, end: end).kind == Self.letter { return next }
        }
    }

    private static let letter = BreakClass.letter.rawValue
}
