import Articles

/// Reads dates as English and French pages print them (R13): day first, `1er`, a weekday that is not checked; an impossible
/// date gives none.
enum DateReader {
    struct Found {
        var date: PublicationDate?
        /// `en` or `fr`, from the name of the month.
        var language: String
        /// What stands behind the date.
        var rest: Substring
    }

    /// A date at the beginning of a text: `[Weekday[,]] D Month YYYY`, `Month D, YYYY`.
    static func date(atStartOf text: some StringProtocol) -> Found? {
        var words = Words(Substring(text))
        if let first = words.peek, weekdays.contains(first.key) {
            words.advance()
            if words.peek?.key == "the" || words.peek?.key == "le" { words.advance() }
        }
        guard let first = words.next() else { return nil }
        if let day = dayNumber(first.key) {
            if let article = words.peek?.key, article == "of" || article == "de" { words.advance() }
            guard let month = words.next().flatMap({ months[$0.key] }), let year = words.next(),
                let number = yearNumber(year.key)
            else { return nil }
            return Found(
                date: PublicationDate(year: number, month: month.number, day: day), language: month.language,
                rest: words.rest(behind: year))
        }
        guard let month = months[first.key], let second = words.next(), let day = dayNumber(second.key),
            let year = words.next(),
            let number = yearNumber(year.key)
        else { return nil }
        return Found(
            date: PublicationDate(year: number, month: month.number, day: day), language: month.language,
            rest: words.rest(behind: year))
    }

    /// Whether a text is a date and nothing else, or a month and a year.
    static func isOnlyDate(_ text: String) -> Bool {
        if let found = date(atStartOf: text) { return found.rest.allSatisfy { " .)".contains($0) } }
        var words = Words(Substring(text))
        guard let month = words.next(), months[month.key] != nil, let year = words.next(), yearNumber(year.key) != nil
        else {
            return false
        }
        return words.next() == nil
    }

    private static func dayNumber(_ word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), ["", "er", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
        else {
            return nil
        }
        return Int(digits)
    }

    private static func yearNumber(_ word: String) -> Int? {
        word.count == 4 && word.allSatisfy { $0.isASCII && $0.isNumber } ? Int(word) : nil
    }

    static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ]

    private static let months: [String: (number: Int, language: String)] = {
        let english = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        let french = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ]
        var months: [String: (number: Int, language: String)] = [
            "fevrier": (2, "fr"), "aout": (8, "fr"), "decembre": (12, "fr"),
        ]
        for (index, name) in english.enumerated() { months[name] = (index + 1, "en") }
        for (index, name) in french.enumerated() { months[name] = (index + 1, "fr") }
        return months
    }()
}

/// Words of a short text, one after the other, without commas and full stops at their ends.
private struct Words {
    struct Word: Hashable {
        var key: String
        var end: Substring.Index
    }

    private let text: Substring
    private var words: [Word] = []
    private var index = 0

    init(_ text: Substring) {
        self.text = text
        let parts = text.prefix(120).split { $0 == " " || $0 == "\u{A0}" }
        words = parts.prefix(8).map { part in
            var word = part
            while let last = word.last, ",.);".contains(last) { word.removeLast() }
            return Word(key: word.lowercased(), end: word.endIndex)
        }
    }

    var peek: Word? { index < words.count ? words[index] : nil }
    mutating func advance() { index += 1 }
    mutating func next() -> Word? {
        defer { index += 1 }
        return peek
    }
    func rest(behind word: Word) -> Substring { text[word.end...] }
}
