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

    /// "Mar 5", "5 March": a day whose year is left to the reader.
    static func isDayWithoutYear(_ text: String) -> Bool {
        var words = Words(Substring(text))
        guard let first = words.next(), let second = words.next(), words.next() == nil else { return false }
        return months[first.key] != nil && dayNumber(second.key) != nil
            || dayNumber(first.key) != nil && months[second.key] != nil
    }

    /// A date as machines write it (ISO 8601, RFC 3339): with its time where the zone is stated too, else the day. `nil` for
    /// anything else, and for days that no calendar has.
    static func standard(_ text: String) -> PublicationDate? {
        let text = text.trimmingSpaces
        let bytes = Array(text.utf8.prefix(40))
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy(\.isDigit) else {
                return nil
            }
            return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        if bytes.count == 8, let year = number(0..<4), let month = number(4..<6), let day = number(6..<8) {
            return PublicationDate(year: year, month: month, day: day)
        }
        guard bytes.count >= 10, "-/".utf8.contains(bytes[4]), bytes[7] == bytes[4], let year = number(0..<4),
            let month = number(5..<7), let day = number(8..<10)
        else { return nil }
        guard let date = PublicationDate(year: year, month: month, day: day) else { return nil }
        guard bytes.count > 10, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == 0x20,
            let hour = number(11..<13), let minute = number(14..<16), hour < 24, minute < 60
        else { return date }
        var index = 16
        var second = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            second = number(17..<19) ?? 0
            index = 19
        }
        while index < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index].isDigit {
            index += 1
        }
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        guard let zone = zone(String(decoding: bytes[min(index, bytes.count)...], as: UTF8.self)), second < 61 else {
            return date
        }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return PublicationDate(
            year: year, month: month, day: day, time: "\(two(hour)):\(two(minute)):\(two(second))\(zone)")
    }

    /// `Z`, `+01:00`, `+0100`, `+01`
    private static func zone(_ text: String) -> String? {
        if text == "Z" || text == "z" { return "Z" }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let hours = Int(digits.prefix(2)), hours < 24
        else { return nil }
        return "\(sign)\(digits.prefix(2)):\(digits.count == 4 ? digits.suffix(2) : "00")"
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
        let short = [
            "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
            "nov": 11,
            "dec": 12,
        ]
        for (name, number) in short { months[name] = (number, "en") }
        for (name, number) in ["janv": 1, "févr": 2, "avr": 4, "juil": 7, "déc": 12] { months[name] = (number, "fr") }
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
