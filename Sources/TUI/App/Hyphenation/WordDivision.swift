import Foundation

extension HyphenationDictionary {
    /// Letters that stay together at the beginning of a word, at its end, and in a word that is not divided at all.
    private static let leastBefore = 2
    private static let leastBehind = 3
    private static let leastInAll = 5
    /// UTF-8 bytes that a hundred letters may have with their marks, generously.
    private static let mostBytes = 1024

    /// Where a word may be divided: UTF-8 offsets before which a line may begin when a hyphen ends the one above, ascending,
    /// at borders of characters.
    ///
    /// The parts of a compound with hyphens or dashes are words of their own; what stands around the word (quotation marks, a
    /// full stop, the number of a note) is passed over. Not divided are words with anything else inside (addresses, numbers),
    /// with soft hyphens (whoever wrote them knows better), in capitals throughout (acronyms), beside an apostrophe, and those
    /// of more than 100 letters. O(bytes).
    func divisions(of word: String) -> [Int] {
        guard Self.leastInAll...Self.mostBytes ~= word.utf8.count else { return [] }
        var signs = WordSign.all(of: word)[...]
        signs = signs.drop { $0.kind == .other }
        while signs.last?.kind == .other { signs.removeLast() }
        guard !signs.contains(where: { $0.kind == .other }) else { return [] }
        return signs.split { $0.kind == .hyphen }.flatMap { divisions(ofPart: $0) }
    }

    private func divisions(ofPart part: ArraySlice<WordSign>) -> [Int] {
        let part = Array(part)
        let count = part.count { $0.kind == .letter }
        let isAcronym = part.contains(where: \.isCapital) && !part.contains(where: \.isSmall)
        guard count >= Self.leastInAll, !isAcronym else { return [] }
        let marks = divisions(behind: part.map(\.scalar))
        var offsets: [Int] = []
        var before = 0
        for index in part.indices.dropLast() where part[index].kind == .letter {
            before += 1
            guard marks[index], part[index + 1].kind == .letter else { continue }
            if before >= Self.leastBefore, count - before >= Self.leastBehind { offsets.append(part[index + 1].offset) }
        }
        return offsets
    }
}

/// A character of a word, as patterns have it.
struct WordSign {
    enum Kind { case letter, apostrophe, hyphen, other }

    /// UTF-8 bytes before it in the word.
    let offset: Int
    let kind: Kind
    /// In lower case and composed; the typewriter's apostrophe for any.
    let scalar: Unicode.Scalar
    let isCapital: Bool
    let isSmall: Bool

    /// O(bytes).
    static func all(of word: String) -> [WordSign] {
        let bytes = word.utf8Span.span
        var signs: [WordSign] = []
        signs.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] < 0x80, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
                signs.append(WordSign(ascii: bytes[offset], at: offset))
                offset += 1
            } else {
                let character = word[word.utf8.index(word.startIndex, offsetBy: offset)]
                signs.append(WordSign(character, at: offset))
                offset += character.utf8.count
            }
        }
        return signs
    }

    /// Most signs of most words, without a look into Unicode's tables.
    private init(ascii byte: UInt8, at offset: Int) {
        self.offset = offset
        isCapital = 0x41...0x5A ~= byte
        isSmall = 0x61...0x7A ~= byte
        scalar = Unicode.Scalar(isCapital ? byte | 0x20 : byte)
        kind = isCapital || isSmall ? .letter : byte == 0x27 ? .apostrophe : byte == 0x2D ? .hyphen : .other
    }

    private init(_ character: Character, at offset: Int) {
        self.offset = offset
        let scalars = character.unicodeScalars
        var scalar = scalars[scalars.startIndex]
        let isSingle = scalars.index(after: scalars.startIndex) == scalars.endIndex
        // Patterns know letters with accents as one code point.
        if !isSingle {
            scalar = String(character).precomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
        }
        switch scalar {
        case "'" where isSingle, "’" where isSingle, "ʼ" where isSingle:
            kind = .apostrophe
            scalar = "'"
        case "-" where isSingle, "‐" where isSingle, "‑" where isSingle, "–" where isSingle, "—" where isSingle:
            kind = .hyphen
        default: kind = scalar.properties.isAlphabetic ? .letter : .other
        }
        isCapital = scalar.properties.isUppercase
        isSmall = scalar.properties.isLowercase
        self.scalar = isCapital ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar
    }
}
