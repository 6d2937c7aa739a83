/// Days from one to another, as queries write them: `2023`, `2023-05`, `2023-05-06`, `2023..2024-06`, `..2020`, `2024..`.
struct DayRange {
    /// As `YYYY-MM-DD`; `nil` where it is open.
    private let first, last: String?
    /// Whether they were written the other way round.
    let isReversed: Bool
    /// A month or a day.
    let isNarrow: Bool

    /// `nil` for anything else, and for days that do not exist.
    init?(_ text: String) {
        guard 4...22 ~= text.utf8.count else { return nil }
        let bytes = Array(text.utf8)
        guard let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }) else {
            guard let span = Self.span(bytes[...]) else { return nil }
            (first, last) = (span.first.dayText, span.last.dayText)
            isReversed = false
            isNarrow = bytes.count > 4
            return
        }
        let (before, after) = (bytes[..<dots], bytes[(dots + 2)...])
        let (from, to) = (Self.span(before), Self.span(after))
        guard before.isEmpty || from != nil, after.isEmpty || to != nil else { return nil }
        isNarrow = false
        if let from, let to, from.first.dayText > to.last.dayText {
            isReversed = true
            (first, last) = (to.first.dayText, from.last.dayText)
        } else {
            isReversed = false
            (first, last) = (from?.first.dayText, to?.last.dayText)
        }
    }

    var fact: Query.Fact { .days(from: first, to: last) }

    /// The first and the last day of a year, a month or a day.
    private static func span(_ text: ArraySlice<UInt8>) -> (first: PublicationDate, last: PublicationDate)? {
        let parts = text.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.map(\.count) == Array([4, 2, 2].prefix(parts.count)) else { return nil }
        var numbers: [Int] = []
        for part in parts {
            guard part.allSatisfy(\.isDigit) else { return nil }
            numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        let year = numbers[0]
        let months = numbers.count > 1 ? numbers[1]...numbers[1] : 1...12
        guard let first = PublicationDate(year: year, month: months.lowerBound, day: numbers.count > 2 ? numbers[2] : 1)
        else { return nil }
        if numbers.count > 2 { return (first, first) }
        guard let last = PublicationDate.lastDay(year: year, month: months.upperBound) else { return nil }
        return (first, last)
    }
}

extension PublicationDate {
    /// `nil` for a month that does not exist.
    static func lastDay(year: Int, month: Int) -> PublicationDate? {
        (28...31).reversed().lazy.compactMap { PublicationDate(year: year, month: month, day: $0) }.first
    }
}
