import Articles

/// A date in a feed: RFC 822's in RSS, RFC 3339's in Atom, and either in the other.
struct FeedDate {
    /// In the zone that the feed writes; `nil` for a day that no calendar has.
    var date: PublicationDate?

    /// `nil` for a blank text. O(1).
    init?(_ text: String) {
        let text = TextDecoder.cleaned(String(text.prefix(100))).text.collapsed
        guard !text.isEmpty else { return nil }
        date = DateReader.standard(text) ?? MailDate.date(Self.withPlainZone(text)) ?? Self.month(text)
    }

    /// `GMT+2`, `UTC+02:00` as `+0200`: seen in feeds of hand-made programs.
    private static func withPlainZone(_ text: String) -> String {
        guard let word = text.split(separator: " ").last, let sign = word.lastIndex(where: { $0 == "+" || $0 == "-" }),
            ["gmt", "utc", "ut", ""].contains(word[..<sign].lowercased())
        else { return text }
        let digits = word[sign...].dropFirst().filter { $0 != ":" }
        guard (1...4).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return text }
        let hours = digits.count > 2 ? String(digits.dropLast(2)) : String(digits)
        let minutes = digits.count > 2 ? String(digits.suffix(2)) : "00"
        return text.dropLast(word.count) + "\(word[sign])\(hours.count == 1 ? "0" : "")\(hours)\(minutes)"
    }

    /// Dates as pages print them, in feeds that were made of pages.
    private static func month(_ text: String) -> PublicationDate? { DateReader.date(atStartOf: text)?.date }
}
