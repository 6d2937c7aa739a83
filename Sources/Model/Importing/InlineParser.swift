import Articles

/// Parses the inline markup of text extractions: Markdown's emphasis, code, links and autolinks, bare addresses, and
/// everything that may be the call of a note. Linear in the bytes of the block.
struct InlineParser {
    /// Against which relative addresses are resolved; `nil` when the copy's own address is not known.
    var base: String?

    func parse(_ source: String) -> RichText {
        var source = source
        return source.withUTF8 { bytes in
            var run = InlineRun(bytes: bytes, base: base)
            run.parse(0..<bytes.count, depth: 0)
            return run.finish()
        }
    }
}

/// One pass over one block. Delimiters of emphasis are emitted as text and taken out at the end when they were matched, so
/// that an unmatched `*` stays what it may be: a sign, or a marker.
private struct InlineRun {
    let bytes: UnsafeBufferPointer<UInt8>
    let base: String?
    /// For each `[` its `]` and for each `(` its `)`, by nesting; -1 where there is none.
    private let partner: [Int]
    /// The next `>` or white space, looked for once.
    private var nextStop = -1

    private var out: [UInt8] = []
    private var spans: [Span] = []
    private var candidates: [Candidate] = []
    private var hasLookalikes = false
    /// Delimiter runs that may still open emphasis, and how many of them are underscores.
    private var openers: [Delimiter] = []
    private var underscores = 0
    /// Inside the text of a link, which holds no other link.
    private var isInLink = false
    /// UTF-8 bytes of `out` that hold matched delimiters.
    private var taken: [Range<Int>] = []
    private var unmatched: [Delimiter] = []

    private struct Delimiter {
        var sign: UInt8
        /// Where it stands in `out`; shrinks as parts of it are matched.
        var range: Range<Int>
    }

    /// Deeper nesting of links is text.
    private static let maximumDepth = 6
    /// No address that people meet is longer; also bounds what is looked at ahead.
    private static let maximumAddress = 4_096

    init(bytes: UnsafeBufferPointer<UInt8>, base: String?) {
        self.bytes = bytes
        self.base = base
        out.reserveCapacity(bytes.count)
        var partner: [Int] = []
        if bytes.contains(UInt8(ascii: "[")) {
            partner = Array(repeating: -1, count: bytes.count)
            var square: [Int] = []
            var round: [Int] = []
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "["): square.append(index)
                case UInt8(ascii: "]"): if let open = square.popLast() { partner[open] = index }
                case UInt8(ascii: "("): round.append(index)
                case UInt8(ascii: ")"): if let open = round.popLast() { partner[open] = index }
                default: break
                }
                index += 1
            }
        }
        self.partner = partner
    }

    mutating func parse(_ range: Range<Int>, depth: Int) {
        let floor = openers.count
        var index = range.lowerBound
        while index < range.upperBound {
            index = step(at: index, end: range.upperBound, depth: depth, floor: floor)
        }
        abandonOpeners(from: floor)
    }

    private mutating func abandonOpeners(from index: Int) {
        unmatched += openers[index...]
        underscores -= openers[index...].count { $0.sign == UInt8(ascii: "_") }
        openers.removeSubrange(index...)
    }

    /// Consumes something at `index`; returns the index behind it.
    private mutating func step(at index: Int, end: Int, depth: Int, floor: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\\") where index + 1 < end && isPunctuation(bytes[index + 1]):
            out.append(bytes[index + 1])
            return index + 2
        case UInt8(ascii: "`"): return code(at: index, end: end)
        case UInt8(ascii: "<"): return autolink(at: index, end: end)
        case UInt8(ascii: "!") where index + 1 < end && bytes[index + 1] == UInt8(ascii: "["):
            return image(at: index, end: end)
        case UInt8(ascii: "["): return bracket(at: index, end: end, depth: depth)
        case UInt8(ascii: "("): return round(at: index, end: end)
        case UInt8(ascii: "*"), UInt8(ascii: "_"): return delimiter(at: index, end: end, floor: floor)
        case UInt8(ascii: "h")
        where !isInLink && startsWord(index) && (has("http://", index, end) || has("https://", index, end)),
            UInt8(ascii: "w") where !isInLink && startsWord(index) && has("www.", index, end):
            return bareAddress(at: index, end: end)
        case 0xC2, 0xE2: return sign(at: index, end: end)
        default:
            out.append(byte)
            return index + 1
        }
    }

    // MARK: Code and addresses

    private mutating func code(at index: Int, end: Int) -> Int {
        var open = index
        while open < end, bytes[open] == UInt8(ascii: "`") { open += 1 }
        let length = open - index
        var close = open
        let limit = min(end, open + Self.maximumAddress)
        while close < limit {
            guard bytes[close] == UInt8(ascii: "`") else {
                close += 1
                continue
            }
            var stop = close
            while stop < end, bytes[stop] == UInt8(ascii: "`") { stop += 1 }
            if stop - close == length {
                let start = out.count
                out += bytes[open..<close]
                spans.append(Span(.code, start..<out.count))
                return stop
            }
            close = stop
        }
        out += bytes[index..<open]
        return open
    }

    private mutating func autolink(at index: Int, end: Int) -> Int {
        if nextStop <= index {
            nextStop = bytes[(index + 1)...].firstIndex { $0 == UInt8(ascii: ">") || $0 <= 0x20 } ?? bytes.count
        }
        let close = nextStop
        guard !isInLink, close < end, bytes[close] == UInt8(ascii: ">"), close > index + 1,
            close - index < Self.maximumAddress
        else {
            out.append(bytes[index])
            return index + 1
        }
        let text = string(index + 1..<close)
        guard let address = Address.openable(text, base: nil) ?? (text.hasPrefix("www.") ? "http://" + text : nil)
        else {
            out.append(bytes[index])
            return index + 1
        }
        let start = out.count
        out += bytes[index + 1..<close]
        spans.append(Span(.link(address: address), start..<out.count))
        return close + 1
    }

    private mutating func bareAddress(at index: Int, end: Int) -> Int {
        var stop = index
        var depth = 0
        let limit = min(end, index + Self.maximumAddress)
        scan: while stop < limit {
            switch bytes[stop] {
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"): break scan
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                if depth < 0 { break scan }
            case 0xC2 where stop + 1 < end && (bytes[stop + 1] == 0xA0 || bytes[stop + 1] == 0xBB): break scan
            // Typographic quotes, dashes, ellipsis.
            case 0xE2 where stop + 2 < end && bytes[stop + 1] == 0x80: break scan
            default: break
            }
            stop += 1
        }
        while stop > index, ".,;:!?'*_".utf8.contains(bytes[stop - 1]) { stop -= 1 }
        let text = string(index..<stop)
        let start = out.count
        out += bytes[index..<stop]
        let address = text.hasPrefix("www.") ? "http://" + text : text
        let host = address.drop { $0 != "/" }.dropFirst(2)
        if host.utf8.count > 4, host.contains(".") || host.hasPrefix("localhost") {
            spans.append(Span(.link(address: address), start..<out.count))
        }
        return stop
    }

    private mutating func image(at index: Int, end: Int) -> Int {
        let close = partner[index + 1]
        guard close >= 0, close < end, let (_, stop) = destination(at: close + 1, end: end) else {
            out.append(bytes[index])
            return index + 1
        }
        out += bytes[index + 2..<close]
        return stop
    }

    // MARK: Brackets

    private mutating func bracket(at index: Int, end: Int, depth: Int) -> Int {
        let close = partner[index]
        guard close >= 0, close < end else {
            out.append(bytes[index])
            return index + 1
        }
        if let stop = linkedLabel(at: index, close: close, end: end) { return stop }
        if let (target, stop) = destination(at: close + 1, end: end), close > index + 1 {
            return link(index + 1..<close, to: target, stop: stop, depth: depth)
        }
        if let stop = plainLabels(at: index, close: close) { return stop }
        out.append(bytes[index])
        return index + 1
    }

    /// `[1](#nb1)`, `[[1](#nb1)]` and `[[1]](#nb1)`: a label that links into the page (R11).
    private mutating func linkedLabel(at index: Int, close: Int, end: Int) -> Int? {
        let inner = index + 1
        if inner < close, bytes[inner] == UInt8(ascii: "[") {
            let innerClose = partner[inner]
            guard innerClose > inner else { return nil }
            let label = labelText(inner + 1..<innerClose)
            guard Label.isLabel(label) else { return nil }
            if innerClose + 1 == close {  // [[1]](#nb1)
                guard let (target, stop) = destination(at: close + 1, end: end), isInPage(target) else { return nil }
                emitLabel(label, printed: "[\(label)]", isLink: true)
                return stop
            }
            guard let (target, stop) = destination(at: innerClose + 1, end: close), stop == close, isInPage(target)
            else {
                return nil
            }
            emitLabel(label, printed: "[\(label)]", isLink: true)
            return close + 1
        }
        let label = labelText(inner..<close)
        guard Label.isLabel(label), let (target, stop) = destination(at: close + 1, end: end), isInPage(target) else {
            return nil
        }
        emitLabel(label, printed: label, isLink: true)
        return stop
    }

    /// `[1]`, `[*]`, `[^id]`, `[1, 2]`.
    private mutating func plainLabels(at index: Int, close: Int) -> Int? {
        guard close - index <= 60 else { return nil }
        let inner = string(index + 1..<close)
        if inner.hasPrefix("^"), inner.utf8.count > 1, !inner.contains(" ") {
            let start = out.count
            out += bytes[index...close]
            let label = Label.key(String(inner.dropFirst()))
            candidates.append(Candidate(range: start..<out.count, label: label, family: .caret))
            return close + 1
        }
        let trimmed = inner.trimmingSpaces
        if Label.isLabel(trimmed) {
            emitLabel(trimmed, printed: "[\(inner)]", isLink: false)
            return close + 1
        }
        let parts = inner.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmingSpaces }
        if parts.count > 1, parts.allSatisfy({ Label.isLabel($0) && $0.utf8.allSatisfy { $0 < 0x3A } }) {
            var offset = out.count + 1
            let group = out.count
            out += bytes[index...close]
            for part in inner.split(separator: ",", omittingEmptySubsequences: false) {
                let lead = part.prefix { $0 == " " || $0 == "\u{A0}" }.utf8.count
                let label = String(part).trimmingSpaces
                let start = offset + lead
                candidates.append(
                    Candidate(
                        range: start..<start + label.utf8.count, label: Label.key(label), family: .bracket, group: group
                    ))
                offset += part.utf8.count + 1
            }
            return close + 1
        }
        if isLookalike(inner) { hasLookalikes = true }
        return nil
    }

    /// What R6 names: years, `[sic]`, `[A]`, `[3, p. 40]`.
    private func isLookalike(_ inner: String) -> Bool {
        guard inner.utf8.count <= 24, let first = inner.utf8.first else { return false }
        if inner == "sic" || inner == "citation needed" { return true }
        if inner.utf8.count == 1 { return true }
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    }

    private mutating func link(_ text: Range<Int>, to target: String, stop: Int, depth: Int) -> Int {
        let start = out.count
        if depth < Self.maximumDepth {
            let outer = isInLink
            isInLink = true
            parse(text, depth: depth + 1)
            isInLink = outer
        } else {
            out += bytes[text]
        }
        let range = start..<out.count
        if target.isEmpty || target == "#" {
            spans.append(Span(.link(address: nil), range))
        } else if let address = Address.openable(target, base: base) {
            spans.append(Span(.link(address: address), range))
        }
        // A link into the page, or a relative one without a base, is neither a link nor a placeholder.
        return stop
    }

    /// `(address)` or `(address "title")` at `index`: the address, and the index behind the parenthesis.
    private func destination(at index: Int, end: Int) -> (String, Int)? {
        guard index < end, bytes[index] == UInt8(ascii: "("), case let close = partner[index], close >= 0, close < end,
            close - index < Self.maximumAddress
        else { return nil }
        var inner = string(index + 1..<close).trimmingSpaces[...]
        for quote in [" \"", " '"] {
            if inner.hasSuffix(quote.suffix(1)), let title = inner.range(ofFirst: quote) { inner = inner[..<title] }
        }
        inner = inner.trimmingSpaces[...]
        if inner.hasPrefix("<"), inner.hasSuffix(">") { inner = inner.dropFirst().dropLast() }
        guard !inner.contains(" ") else { return nil }
        return (String(inner), close + 1)
    }

    /// Whether a link target leads into this page: a fragment alone, or an address whose fragment is one of SPIP's or Word's.
    private func isInPage(_ target: String) -> Bool {
        if target.hasPrefix("#") || target.isEmpty { return true }
        guard let hash = target.lastIndex(of: "#") else { return false }
        let fragment = target[target.index(after: hash)...].drop { $0 == "_" }
        return ["nb", "nh", "fn", "ftn", "note", "footnote"].contains { fragment.hasPrefix($0) }
    }

    /// The text of a label, without raising by `<sup>` or `^`.
    private func labelText(_ range: Range<Int>) -> String {
        guard range.count <= 40 else { return "" }
        var text = string(range).trimmingSpaces
        for tag in ["<sup>", "</sup>", "**", "*", "^"] where text.utf8.count > tag.utf8.count {
            if text.hasPrefix(tag) { text.removeFirst(tag.count) }
            if text.hasSuffix(tag) { text.removeLast(tag.count) }
        }
        return text
    }

    private mutating func emitLabel(_ label: String, printed: String, isLink: Bool) {
        let start = out.count
        out += printed.utf8
        let family: Label.Family = .bracket
        candidates.append(
            Candidate(range: start..<out.count, label: Label.key(label), family: family, isLink: isLink))
    }

    // MARK: Other signs

    /// `(1)` and `(*)`.
    private mutating func round(at index: Int, end: Int) -> Int {
        let limit = min(end, index + 6)
        if let close = bytes[index..<limit].firstIndex(of: UInt8(ascii: ")")), close > index + 1 {
            let inner = string(index + 1..<close)
            if inner.utf8.count <= 3, inner.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || Label.isSigns(inner) {
                let start = out.count
                out += bytes[index...close]
                candidates.append(Candidate(range: start..<out.count, label: Label.key(inner), family: .round))
                return close + 1
            }
        }
        out.append(bytes[index])
        return index + 1
    }

    /// Raised digits, daggers, and whatever else begins with the same bytes.
    private mutating func sign(at index: Int, end: Int) -> Int {
        var stop = index
        var label = ""
        while stop < end, let (digit, length) = raisedDigit(at: stop, end: end) {
            label.append(digit)
            stop += length
        }
        if stop > index {
            if isUnit(before: index, label) {
                hasLookalikes = true
            } else {
                candidates.append(
                    Candidate(range: out.count..<out.count + stop - index, label: label, family: .raised))
            }
            out += bytes[index..<stop]
            return stop
        }
        while stop + 2 < end, bytes[stop] == 0xE2, bytes[stop + 1] == 0x80,
            bytes[stop + 2] == 0xA0 || bytes[stop + 2] == 0xA1
        {
            stop += 3
        }
        if stop > index {
            let text = string(index..<stop)
            candidates.append(Candidate(range: out.count..<out.count + stop - index, label: text, family: .symbol))
            out += bytes[index..<stop]
            return stop
        }
        out.append(bytes[index])
        return index + 1
    }

    private func raisedDigit(at index: Int, end: Int) -> (Character, Int)? {
        if bytes[index] == 0xC2, index + 1 < end {
            return switch bytes[index + 1] {
            case 0xB9: ("1", 2)
            case 0xB2: ("2", 2)
            case 0xB3: ("3", 2)
            default: nil
            }
        }
        guard bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x81 else { return nil }
        return switch bytes[index + 2] {
        case 0xB0: ("0", 3)
        case 0xB4...0xB9: (Character(Unicode.Scalar(bytes[index + 2] - 0xB0 + 0x30)), 3)
        default: nil
        }
    }

    /// Whether raised digits are a power of what stands before them: a unit of measure, or a number that is no year (R6).
    private func isUnit(before index: Int, _ label: String) -> Bool {
        var start = index
        while start > 0, index - start < 8, isAlphanumeric(bytes[start - 1]) { start -= 1 }
        guard start < index else { return false }
        let word = string(start..<index)
        if word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return word.utf8.count != 4 }
        guard label == "2" || label == "3" else { return false }
        let unit = word.drop { $0.isNumber }
        return ["m", "km", "cm", "mm", "dm", "hm", "ft", "mi", "yd", "s", "x", "y", "r", "R", "n", "c", "mc", "CO"]
            .contains(String(unit))
    }

    // MARK: Emphasis

    private mutating func delimiter(at index: Int, end: Int, floor: Int) -> Int {
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
    private mutating func close(_ closer: inout Delimiter, with index: Int) {
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

    // MARK: The end

    /// Takes the matched delimiters out and shifts everything behind them.
    func finish() -> RichText {
        var candidates = candidates
        for sign in unmatched where sign.sign == UInt8(ascii: "*") && sign.range.count <= 3 {
            // A sign at the end of a word, or of the whole text's first word, may call a note.
            let before = sign.range.lowerBound == 0 ? 0x20 : out[sign.range.lowerBound - 1]
            guard before > 0x20 || sign.range.lowerBound == 0 else { continue }
            let label = String(decoding: out[sign.range], as: UTF8.self)
            candidates.append(Candidate(range: sign.range, label: label, family: .symbol))
        }
        let taken = taken.sorted { $0.lowerBound < $1.lowerBound }
        var result = RichText(text: "", hasLookalikes: hasLookalikes)
        var kept: [UInt8] = []
        kept.reserveCapacity(out.count)
        var end = 0
        /// Bytes taken before each of `taken`.
        var before: [Int] = []
        var sum = 0
        for range in taken {
            kept += out[end..<range.lowerBound]
            end = range.upperBound
            before.append(sum)
            sum += range.count
        }
        kept += out[end...]
        func moved(_ offset: Int) -> Int {
            var low = 0
            var high = taken.count
            while low < high {
                let middle = (low + high) / 2
                if taken[middle].lowerBound < offset { low = middle + 1 } else { high = middle }
            }
            guard low > 0 else { return offset }
            return offset - before[low - 1] - min(taken[low - 1].count, offset - taken[low - 1].lowerBound)
        }
        func moved(_ range: Range<Int>) -> Range<Int> { moved(range.lowerBound)..<moved(range.upperBound) }
        result.text = String(decoding: kept, as: UTF8.self)
        result.spans = spans.map { Span($0.kind, moved($0.range)) }.filter { !$0.range.isEmpty }.inOrder()
        result.candidates =
            candidates
            .map { candidate in
                var candidate = candidate
                candidate.range = moved(candidate.range)
                return candidate
            }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        return result
    }

    // MARK: Bytes

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func has(_ prefix: StaticString, _ index: Int, _ end: Int) -> Bool {
        guard index + prefix.utf8CodeUnitCount <= end else { return false }
        return (0..<prefix.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == prefix.utf8Start[$0] }
    }

    private func startsWord(_ index: Int) -> Bool { index == 0 || !isAlphanumeric(bytes[index - 1]) }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
