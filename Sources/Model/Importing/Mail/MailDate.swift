import Articles

/// The `Date` of a mail (RFC 5322, section 3.3, with the older forms of 4.3).
enum MailDate {
    /// The day and time in the zone that the header names; `nil` for what no calendar or clock has. Without a zone only the
    /// day is known.
    static func date(_ text: String) -> PublicationDate? {
        var day: Int?
        var month: Int?
        var year: Int?
        var time: String?
        var zone: String?
        for word in text.prefix(100).split(whereSeparator: { " ,\t".contains($0) }) {
            if word.hasPrefix("(") { continue }
            if word.contains(":") {
                guard time == nil, let found = Self.time(word) else { return nil }
                time = found
            } else if let number = Int(word), word.allSatisfy(\.isNumber) {
                if day == nil, word.count <= 2 {
                    day = number
                } else if year == nil {
                    year =
                        word.count <= 2
                        ? (number < 50 ? 2000 : 1900) + number : word.count == 3 ? 1900 + number : number
                }
            } else if month == nil, let found = months.firstIndex(of: word.prefix(3).lowercased()) {
                month = found + 1
            } else if time != nil, zone == nil {
                zone = Self.zone(word)
            }
        }
        guard let day, let month, let year else { return nil }
        return PublicationDate(
            year: year, month: month, day: day, time: zone.flatMap { zone in time.map { $0 + zone } })
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `8:30`, `08:30:00`
    private static func time(_ word: Substring) -> String? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
            (0...59).contains(minute)
        else { return nil }
        guard let second = parts.count == 3 ? parts[2] : 0, (0...60).contains(second) else { return nil }
        return [hour, minute, second].map(padded).joined(separator: ":")
    }

    /// As RFC 3339 writes it: `+01:00`.
    private static func zone(_ word: Substring) -> String? {
        if let sign = word.first, sign == "+" || sign == "-" {
            let digits = word.dropFirst().filter { $0 != ":" }
            guard digits.count == 4, let number = Int(digits), number / 100 < 24, number % 100 < 60 else { return nil }
            return (number == 0 ? "+" : String(sign)) + padded(number / 100) + ":" + padded(number % 100)
        }
        return hours[word.uppercased()].map { ($0 < 0 ? "-" : "+") + padded(abs($0)) + ":00" }
    }

    /// RFC 5322, section 4.3.
    private static let hours = [
        "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
        "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "BST": 1,
    ]

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
