import Articles

/// What language a text is in, by the small words that no text does without.
enum Language {
    private static let words: [(code: String, words: [String])] = [
        ("en", ["the", "and", "of", "to", "that", "is", "was", "with", "which", "they", "have", "for", "are", "not"]),
        ("fr", ["le", "les", "des", "et", "est", "que", "dans", "qui", "une", "du", "pour", "sur", "par", "ne", "au"]),
        ("de", ["der", "die", "und", "das", "ist", "nicht", "den", "von", "ein", "mit", "sich", "auf", "dem", "zu"]),
        ("es", ["el", "los", "las", "y", "que", "en", "una", "por", "con", "del", "se", "para", "es", "su"]),
        ("it", ["il", "di", "che", "gli", "una", "per", "non", "sono", "della", "con", "nel", "più", "è"]),
        ("pt", ["os", "que", "uma", "não", "para", "com", "dos", "em", "ao", "mais", "são", "do", "da"]),
        ("nl", ["het", "een", "van", "en", "niet", "dat", "zijn", "voor", "met", "op", "te", "werd"]),
    ]

    /// The languages that a word is of, as bits, by the word's bytes.
    private static let languages: [UInt64: UInt8] = {
        var languages: [UInt64: UInt8] = [:]
        for (index, language) in words.enumerated() {
            for word in language.words {
                languages[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, default: 0] |= 1 << UInt8(index)
            }
        }
        return languages
    }()

    /// The language of the first words of a text; `nil` for a short one and where two come out alike. O(bytes looked at).
    static func evident(in texts: some Sequence<String>) -> String? {
        var counts = Array(repeating: 0, count: words.count)
        var looked = 0
        for text in texts {
            for word in Words(text.utf8.prefix(4_000)) {
                looked += 1
                guard let known = languages[word] else { continue }
                for index in words.indices where known >> UInt8(index) & 1 == 1 { counts[index] += 1 }
            }
            if looked > 600 { break }
        }
        guard looked >= 30, let best = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
        let second = counts.enumerated().filter { $0.offset != best }.map(\.element).max() ?? 0
        return counts[best] * 10 >= looked && counts[best] * 2 >= second * 3 ? words[best].code : nil
    }
}

/// The words of a text in small letters, each as its bytes; of one longer than eight bytes the last.
private struct Words: Sequence, IteratorProtocol {
    private var rest: Substring.UTF8View

    init(_ text: Substring.UTF8View) { rest = text }

    mutating func next() -> UInt64? {
        var word: UInt64 = 0
        var last: UInt8 = 0
        while let byte = rest.popFirst() {
            if byte.isASCIILetter {
                word = word << 8 | UInt64(byte.smallASCII)
            } else if byte >= 0xC3, byte != 0xE2 {
                word = word << 8 | UInt64(byte)
            } else if byte >= 0x80, last >= 0xC3, last != 0xE2 {
                // Capitals of Latin-1, which have accents: É as é.
                let small = last == 0xC3 && (0x80...0x9E).contains(byte) ? byte | 0x20 : byte
                word = word << 8 | UInt64(small)
            } else if word != 0 {
                last = byte
                return word
            }
            last = byte
        }
        return word == 0 ? nil : word
    }
}
