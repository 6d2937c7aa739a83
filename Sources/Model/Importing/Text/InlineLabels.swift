import Articles

// Whatever may be the label of a note.

extension InlineRun {
    mutating func bracket(at index: Int, end: Int, depth: Int) -> Int {
        let close = Int(partner[index])
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
    mutating func linkedLabel(at index: Int, close: Int, end: Int) -> Int? {
        guard candidates.count < Self.maximumCandidates else { return nil }
        let inner = index + 1
        if inner < close, bytes[inner] == UInt8(ascii: "[") {
            let innerClose = Int(partner[inner])
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
    mutating func plainLabels(at index: Int, close: Int) -> Int? {
        guard close - index <= 60, candidates.count < Self.maximumCandidates else { return nil }
        let inner = string(index + 1..<close)
        if inner.hasPrefix("^"), inner.utf8.count > 1, !inner.contains(" ") {
            let start = out.count
            out += bytes[index...close]
            let label = Label.key(String(inner.dropFirst()))
            var candidate = Candidate(range: start..<out.count, label: label, family: .caret)
            candidate.printed = String(inner.dropFirst())
            candidates.append(candidate)
            return close + 1
        }
        let trimmed = inner.trimmingSpaces
        if isIndex(at: index) {
            hasLookalikes = true
            return nil
        }
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

    /// `x[1]`: right behind one small letter that is a word by itself.
    private func isIndex(at index: Int) -> Bool {
        guard index > 0, bytes[index - 1].isSmallASCIILetter else { return false }
        return index == 1 || !isAlphanumeric(bytes[index - 2])
    }

    /// What R6 names: years, `[sic]`, `[A]`, `[3, p. 40]`.
    func isLookalike(_ inner: String) -> Bool {
        guard inner.utf8.count <= 24, let first = inner.utf8.first else { return false }
        if inner == "sic" || inner == "citation needed" { return true }
        if inner.utf8.count == 1 { return true }
        return first.isDigit
    }

    /// Whether a link target leads into this page: a fragment alone, or an address whose fragment is one of SPIP's or Word's.
    func isInPage(_ target: String) -> Bool {
        if target.hasPrefix("#") || target.isEmpty { return true }
        guard let hash = target.lastIndex(of: "#") else { return false }
        let fragment = target[target.index(after: hash)...].drop { $0 == "_" }
        return ["nb", "nh", "fn", "ftn", "note", "footnote"].contains { fragment.hasPrefix($0) }
    }

    /// The text of a label, without raising by `<sup>` or `^`.
    func labelText(_ range: Range<Int>) -> String {
        guard range.count <= 40 else { return "" }
        var text = string(range).trimmingSpaces
        for tag in ["<sup>", "</sup>", "**", "*", "^"] where text.utf8.count > tag.utf8.count {
            if text.hasPrefix(tag) { text.removeFirst(tag.count) }
            if text.hasSuffix(tag) { text.removeLast(tag.count) }
        }
        return text
    }

    mutating func emitLabel(_ label: String, printed: String, isLink: Bool) {
        let start = out.count
        out += printed.utf8
        let family: Label.Family = .bracket
        candidates.append(
            Candidate(range: start..<out.count, label: Label.key(label), family: family, isLink: isLink))
    }

    /// `(1)` and `(*)`.
    mutating func round(at index: Int, end: Int) -> Int {
        let limit = min(end, index + 6)
        if candidates.count < Self.maximumCandidates,
            let close = bytes[index..<limit].firstIndex(of: UInt8(ascii: ")")), close > index + 1
        {
            let inner = string(index + 1..<close)
            if inner.utf8.count <= 3, inner.utf8.allSatisfy(\.isDigit) || Label.isSigns(inner) {
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
    mutating func sign(at index: Int, end: Int) -> Int {
        guard candidates.count < Self.maximumCandidates else {
            out.append(bytes[index])
            return index + 1
        }
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

    func raisedDigit(at index: Int, end: Int) -> (Character, Int)? {
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
    func isUnit(before index: Int, _ label: String) -> Bool {
        var start = index
        while start > 0, index - start < 8, isAlphanumeric(bytes[start - 1]) { start -= 1 }
        guard start < index else { return false }
        return Label.isPower(label, of: string(start..<index))
    }
}
