extension String {
    /// What lists are sorted by: the folded text from its first letter or digit on, at most `length` UTF-8 bytes of it. A text
    /// without any stands after all others.
    public func sortForm(length: Int = 64) -> String {
        guard
            let first = unicodeScalars.firstIndex(where: {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
        else { return Self.lastSortForm }
        return String(self[first...]).folded.slice(0..<length)
    }

    /// Stands after the sort forms of all texts.
    public static let lastSortForm = "\u{10FFFF}"
}

extension PublicationDate {
    /// A number by which articles are ordered by date: as the days are printed, and the clocks, whatever zone they tell the time
    /// of. A day without a time stands before all times of it. At least 0.
    public var moment: Int64 {
        Int64(daysSinceYearOne) * Self.momentsOfDay + (secondOfDay.map { Int64($0) + 1 } ?? 0)
    }

    /// How many moments a day has.
    public static let momentsOfDay: Int64 = 86_401

    /// The moment of an article that states no date: before all others.
    public static let noMoment: Int64 = -1

    /// Days since 0001-01-01 (E. M. Reingold, N. Dershowitz, Calendrical Calculations, 2.17).
    private var daysSinceYearOne: Int {
        let past = year - 1
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let correction = month <= 2 ? 0 : isLeap ? -1 : -2
        return 365 * past + past / 4 - past / 100 + past / 400 + (367 * month - 362) / 12 + correction + day - 1
    }

    /// Of the printed clock, 0...86,399; `nil` where there is none, or one that no clock shows.
    private var secondOfDay: Int? {
        guard let numbers = time?.prefix(8).split(separator: ":", omittingEmptySubsequences: false),
            (2...3).contains(numbers.count)
        else { return nil }
        let values = numbers.map { Int($0.prefix(2)) ?? -1 }
        guard 0..<24 ~= values[0], 0..<60 ~= values[1], values.count < 3 || 0...60 ~= values[2] else { return nil }
        return min(86_399, values[0] * 3600 + values[1] * 60 + (values.count == 3 ? values[2] : 0))
    }
}
