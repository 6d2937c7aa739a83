import Cells

/// Divides boxes between syllables: words of five letters and more, so that two stand before a hyphen and three behind it; but
/// no capitals, nothing of an address, of code or of what has digits in it, and no word that has soft hyphens, which know better.
struct WordDivider {
    let text: String
    let bytes: UnsafeBufferPointer<UInt8>
    let range: Range<Int>
    let hyphenation: Hyphenation
    let whole: WholeStretches

    private static let leastLetters = 5
    private static let leastBefore = 2
    private static let leastBehind = 3
    /// UTF-8 bytes of the longest word that a dictionary is asked about: its time may grow faster than the word.
    private static let mostOfWord = 256

    /// The parts of a box, all but the last ending in a hyphen; none where it has no place for one. O(bytes of the box), and
    /// what the dictionary takes.
    func parts(of box: Box) -> [Box] {
        guard box.textEnd - box.start >= Self.leastLetters, !whole.touch(box.start..<box.textEnd),
            isPlainWord(about: box)
        else { return [] }
        var parts: [Box] = []
        var rest = box
        var at = box.start
        while at < box.textEnd {
            let word = nextWord(in: at..<box.textEnd)
            for offset in divisions(of: word) {
                let columns = columns(of: text, utf8: rest.start..<offset)
                parts.append(Box(start: rest.start, textEnd: offset, next: offset, columns: columns, end: .hyphen))
                rest.start = offset
                rest.columns -= columns
            }
            at = word.range.upperBound
        }
        return parts.isEmpty ? [] : parts + [rest]
    }

    /// A row of letters with their marks; empty at the end.
    private struct Word {
        var range: Range<Int>
        var letters = 0
        var hasCapital = false
        var hasSmall = false
    }

    private func nextWord(in range: Range<Int>) -> Word {
        var word = Word(range: range.upperBound..<range.upperBound)
        var start: Int?
        var at = range.lowerBound
        while at < range.upperBound {
            let (scalar, length) = scalar(at: at)
            let isLetter = scalar.isLetter
            if isLetter {
                if start == nil { start = at }
                word.letters += 1
                word.hasCapital = word.hasCapital || scalar.properties.isUppercase
                word.hasSmall = word.hasSmall || scalar.properties.isLowercase
            } else if start != nil, !scalar.isMark {
                break
            }
            at += length
        }
        word.range = (start ?? range.upperBound)..<at
        return word
    }

    private func divisions(of word: Word) -> [Int] {
        guard word.letters >= Self.leastLetters, word.range.count <= Self.mostOfWord, word.hasSmall || !word.hasCapital,
            !hasSoftHyphen(word.range)
        else {
            return []
        }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: word.range.lowerBound)
        let end = utf8.index(start, offsetBy: word.range.count)
        var found: [Int] = []
        var letters = 0
        var at = word.range.lowerBound
        for place in hyphenation.divide(String(text[start..<end])) where 0 < place && place < word.range.count {
            let offset = word.range.lowerBound + place
            guard offset >= at, bytes[offset] & 0xC0 != 0x80 else { continue }
            while at < offset {
                let (scalar, length) = scalar(at: at)
                if scalar.isLetter { letters += 1 }
                at += length
            }
            guard letters >= Self.leastBefore, word.letters - letters >= Self.leastBehind, offset != found.last,
                !joinsCellBefore(bytes.span, utf8: offset)
            else { continue }
            found.append(offset)
        }
        return found
    }

    /// Whether a soft hyphen stands at either end.
    private func hasSoftHyphen(_ word: Range<Int>) -> Bool {
        func isSoftHyphen(_ at: Int) -> Bool {
            at >= range.lowerBound && at + 1 < range.upperBound && bytes[at] == 0xC2 && bytes[at + 1] == 0xAD
        }
        return isSoftHyphen(word.lowerBound - 2) || isSoftHyphen(word.upperBound)
    }

    /// Whether what stands between the spaces around a box has no digit, `@`, slash or underscore, and no full stop before a
    /// letter. Of what is very long, only what is near the box counts.
    private func isPlainWord(about box: Box) -> Bool {
        let reach = 64
        var at = box.start
        while at > max(range.lowerBound, box.start - reach), bytes[at - 1] != 0x20, bytes[at - 1] != 0x0A { at -= 1 }
        while at < min(range.upperBound, box.textEnd + reach), bytes[at] != 0x20, bytes[at] != 0x0A {
            switch bytes[at] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "\\"),
                UInt8(ascii: "_"):
                return false
            case UInt8(ascii: "."):
                if at + 1 < range.upperBound, scalar(at: at + 1).value.isLetter { return false }
            default: break
            }
            at += 1
        }
        return true
    }

    private func scalar(at offset: Int) -> (value: Unicode.Scalar, length: Int) {
        let scalars = text.unicodeScalars
        let scalar = scalars[text.utf8.index(text.startIndex, offsetBy: offset)]
        return (scalar, UTF8.width(scalar))
    }
}

extension Unicode.Scalar {
    fileprivate var isLetter: Bool {
        value < 0x80 ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic && !isMark
    }

    fileprivate var isMark: Bool {
        guard value >= 0x300 else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
