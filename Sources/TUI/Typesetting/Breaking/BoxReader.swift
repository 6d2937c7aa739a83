import Cells

/// Reads the boxes of a text one after the other: by rules of our own as far as all characters are known to them, and where
/// others stand by those of ICU, which for most texts is never loaded. Reading is linear, and what it keeps is bounded.
struct BoxReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let table: BreakPointers
    private let ties: Ties
    private let start: Int
    private let end: Int
    /// Where the next box begins.
    private var offset: Int
    /// What ICU is asked about, as long as boxes of it are to come.
    private var foreign: ForeignStretch

    /// `bytes` are those of the text; they and the tables live as long as the reader.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, _ table: BreakPointers, language: String?,
        usesICU: Bool
    ) {
        self.bytes = bytes
        self.table = table
        ties = Ties(bytes: bytes, range: range)
        start = range.lowerBound
        end = range.upperBound
        offset = start
        foreign = ForeignStretch(language: language, usesICU: usesICU)
    }

    /// The next box; `nil` at the end. All boxes together are the text.
    mutating func next() -> Box? {
        guard offset < end else { return nil }
        if offset >= foreign.end, let box = readKnown() { return box }
        return readForeign()
    }

    // MARK: By our rules

    /// Reads a box of known characters; `nil` where one is foreign, and the stretch about it is prepared.
    private mutating func readKnown() -> Box? {
        var state = BreakRules.State.start.rawValue
        var textEnd = offset
        // Columns of what is read, less its bytes.
        var skew = 0
        var at = offset
        while at < end {
            let byte = bytes[at]
            var length = 1
            var entry: UInt8
            if byte < 0x80 {
                entry = table.entryOfASCII(byte)
            } else {
                (entry, length) = table.entry(of: bytes, at: at, end: end)
            }
            let kind = entry & BreakTable.classMask
            if kind == BreakClass.foreign.rawValue { return prepareForeign(from: at) }
            var step = table.steps[Int(state) << 5 | Int(kind)]
            if step & BreakRules.looks != 0 {
                guard let joins = table.joins(kind, endingAt: at + length, in: bytes, end: end) else {
                    return prepareForeign(from: at)
                }
                if !joins { step |= BreakRules.breaks }
            }
            if step & BreakRules.breaks != 0, isUsable(at, behind: textEnd, columns: textEnd - offset + skew, entry) {
                defer { offset = at }
                return Box(
                    start: offset, textEnd: textEnd, next: at, columns: textEnd - offset + skew,
                    end: at == textEnd && ties.needsHyphen(at) ? .hyphen : .plain)
            }
            state = step & BreakRules.stateMask
            at += length
            guard kind != BreakClass.space.rawValue else { continue }
            if length > 1 {
                skew += Int(entry >> BreakTable.classBits) - length
                // A mark that has nothing to stand on stands on U+FFFD.
                if kind == BreakClass.mark.rawValue, offset == start, at - start + skew == 0 { skew += 1 }
            } else if kind == BreakClass.letter.rawValue {
                // Most text is letters behind letters.
                while at < end, table.entryOfASCII(bytes[at] & 0x7F) == BreakTable.plainLetter, bytes[at] < 0x80 {
                    at += 1
                }
            }
            textEnd = at
        }
        defer { offset = end }
        return Box(start: offset, textEnd: textEnd, next: end, columns: textEnd - offset + skew, end: .plain)
    }

    /// Whether a line may really end here. `entry` is that of the character behind.
    @inline(__always)
    private func isUsable(_ at: Int, behind textEnd: Int, columns: Int, _ entry: UInt8) -> Bool {
        if at == textEnd, ties.tie(at, behind: columns) { return false }
        // Of what is known and does not join, only what takes no columns can stand between a cell and its mark.
        return entry >> BreakTable.classBits > 0 || !joinsCellBefore(bytes.span, utf8: at)
    }

    // MARK: By ICU's

    /// The stretch about a foreign character begins where the box does, since all before is decided, and ends before the next
    /// word that no rule joins to what stands before it.
    private mutating func prepareForeign(from at: Int) -> Box? {
        foreign.begin(offset..<table.endOfForeign(in: bytes, from: at, end: end))
        return nil
    }

    private mutating func readForeign() -> Box? {
        let from = offset
        while true {
            let found = foreign.next(in: bytes)
            offset = found.offset
            guard found.kind != .nowhere || offset == end else { continue }
            var textEnd = offset
            if found.kind == .mandatory { textEnd = start(ofScalarBefore: textEnd) }
            while textEnd > from, bytes[textEnd - 1] == 0x20 || bytes[textEnd - 1] == 0x0A { textEnd -= 1 }
            if offset < end {
                if bytes[offset] >= 0x80, joinsCellBefore(bytes.span, utf8: offset) { continue }
                if textEnd == offset, ties.tie(offset, behind: columns(from..<textEnd)) { continue }
            }
            let needsHyphen = offset < end && textEnd == offset && ties.needsHyphen(offset)
            return Box(
                start: from, textEnd: textEnd, next: offset, columns: columns(from..<textEnd),
                end: found.kind == .mandatory ? .mandatory : needsHyphen ? .hyphen : .plain)
        }
    }

    private func columns(_ range: Range<Int>) -> Int {
        for index in range where bytes[index] >= 0x80 { return Cells.columns(of: bytes.span, utf8: range) }
        return range.count
    }

    private func start(ofScalarBefore offset: Int) -> Int {
        var start = offset - 1
        while start > self.start, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
