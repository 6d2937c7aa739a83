/// What language a text is in, by the small words that no text does without.
enum Language {
    private static let words: [(code: String, words: Set<Substring>)] = [
        ("en", ["the", "and", "of", "to", "that", "is", "was", "with", "which", "they", "have", "for", "are", "not"]),
        ("fr", ["le", "les", "des", "et", "est", "que", "dans", "qui", "une", "du", "pour", "sur", "par", "ne", "au"]),
        ("de", ["der", "die", "und", "das", "ist", "nicht", "den", "von", "ein", "mit", "sich", "auf", "dem", "zu"]),
        ("es", ["el", "los", "las", "y", "que", "en", "una", "por", "con", "del", "se", "para", "es", "su"]),
        ("it", ["il", "di", "che", "gli", "una", "per", "non", "sono", "della", "con", "nel", "più", "è"]),
        ("pt", ["os", "que", "uma", "não", "para", "com", "dos", "em", "ao", "mais", "são", "do", "da"]),
        ("nl", ["het", "een", "van", "en", "niet", "dat", "zijn", "voor", "met", "op", "te", "werd"]),
    ]

    /// The language of the first words of a text; `nil` for a short one and where two come out alike. O(words looked at).
    static func evident(in texts: some Sequence<String>) -> String? {
        var counts = Array(repeating: 0, count: words.count)
        var looked = 0
        for text in texts {
            for word in text.prefix(4_000).lowercased().split(whereSeparator: { !$0.isLetter }) {
                looked += 1
                for index in words.indices where words[index].words.contains(word) { counts[index] += 1 }
            }
            if looked > 600 { break }
        }
        guard looked >= 30, let best = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
        let second = counts.enumerated().filter { $0.offset != best }.map(\.element).max() ?? 0
        return counts[best] * 10 >= looked && counts[best] * 2 >= second * 3 ? words[best].code : nil
    }
}
